// SPDX-License-Identifier: MIT
// For tst_knobs: applies and undoes changes of a process without end, until it is killed. Usage: FOLDER PID START
#include <performance/knobs/turner.h>

#include <cstdio>
#include <cstdlib>

using namespace performance::knobs;

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    Turner turner(std::move(*Journal::open(arguments[1])));
    const auto target = [&](const char *knob) { return Target{knob, {}, std::atoi(arguments[2]), std::strtoull(arguments[3], nullptr, 10)}; };
    std::puts("ready");
    std::fflush(stdout);
    for (;;) {
        const auto plan = turner.plan({{target("process.oom-score"), "300"}, {target("process.io-priority"), "idle"}});
        if (!plan)
            return 1;
        const auto change = turner.apply("test", *plan, "knob_writer");
        if (!change || !turner.undo(change->id))
            return 1;
    }
}
