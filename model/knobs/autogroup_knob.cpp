// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

#include <cerrno>

#include <unistd.h>

namespace performance::knobs {

namespace {

Result<std::string> read(const Knob &, const Target &target)
{
    // "/autogroup-42 nice 0"
    const auto text = readSmallFile(procPath(target.pid, "autogroup"));
    if (!text)
        return text;
    const auto words = wordsOf(*text);
    return words.size() == 3 ? Result<std::string>(words[2])
                             : failed(Code::NotHere, toText(target), "it is in no autogroup");
}

Result<void> write(const Knob &, const Target &target, const std::string &value)
{
    // The kernel takes one write in 100 ms from an ordinary user and answers the next with EAGAIN (proc_sched_autogroup_set_nice).
    Result<void> done;
    for (int i = 0; i < 10; ++i) {
        done = writeSmallFile(procPath(target.pid, "autogroup"), value);
        if (done || done.error().number != EAGAIN)
            break;
        ::usleep(30000);
    }
    return done;
}

std::vector<std::string> shell(const Knob &, const Target &target, const std::string &value)
{
    return {"echo " + quoting::shellWord(value) + " > " + procPath(target.pid, "autogroup")};
}

/// proc_sched_autogroup_set_nice() asks can_nice() only for negative values.
Authority authority(const Knob &, const Target &, const std::string &before, const std::string &after)
{
    const auto may = [](const std::string &value) {
        const std::int64_t nice = integerOf(value).value_or(-20);
        return nice >= 0 || nice >= lowestNice();
    };
    const bool undo = may(before);
    const bool apply = may(after);
    return {apply, undo, undo && apply ? "" : "a negative value needs root"};
}

} // namespace

constinit const Functions Autogroup{read,  checkInteger, write,         noWords,       sameText, neverHalf,
                                    shell, authority,    encodeInteger, decodeInteger, Count(1), notAtBoot};

} // namespace performance::knobs
