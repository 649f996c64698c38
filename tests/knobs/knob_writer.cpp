// SPDX-License-Identifier: MIT
// For tst_knobs: applies and undoes changes of a process without end, until it is killed. Usage: FOLDER PID START
// With a fourth word it makes one change and waits: "trial" tries it, "kept" keeps what it tried.
#include <performance/knobs/turner.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

using namespace performance::knobs;

int main(int count, char **arguments)
{
    if (count != 4 && count != 5)
        return 2;
    Turner turner(std::move(*Journal::open(arguments[1])));
    const auto target = [&](const char *knob) {
        return Target{knob, {}, std::atoi(arguments[2]), std::strtoull(arguments[3], nullptr, 10)};
    };
    if (count == 5) {
        const auto plan = turner.plan({{target("process.oom-score"), "300"}, {target("process.io-priority"), "idle"}});
        const auto change = plan ? turner.apply("test", *plan, "knob_writer", true) : tl::make_unexpected(plan.error());
        if (!change || (std::strcmp(arguments[4], "kept") == 0 && !turner.keep(change->id)))
            return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    if (count == 5) {
        for (;;)
            ::pause();
    }
    for (;;) {
        const auto plan = turner.plan({{target("process.oom-score"), "300"}, {target("process.io-priority"), "idle"}});
        if (!plan)
            return 1;
        const auto change = turner.apply("test", *plan, "knob_writer");
        if (!change || !turner.undo(change->id))
            return 1;
    }
}
