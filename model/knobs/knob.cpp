// SPDX-License-Identifier: MIT
#include "performance/knobs/knob.h"

#include "performance/knobs/knob_p.h"
#include "performance/quoting/quoting.h"

#include <algorithm>

namespace performance::knobs {

using quoting::shellWord;

namespace {

Result<const Knob *> knobOf(const Target &target)
{
    const Knob *knob = findKnob(target.knob);
    if (!knob)
        return failed(Code::Unknown, target.knob, "there is no such knob");
    if (knob->ofProcess() != (target.pid > 0))
        return failed(Code::Invalid, target.knob, knob->ofProcess() ? "it needs a process" : "it belongs to no process");
    return knob;
}

bool inRange(const Knob &knob, const std::string &word)
{
    const auto number = integerOf(word);
    return number && *number >= knob.low && *number <= knob.high;
}

tl::unexpected<Error> outOfRange(const Knob &knob, const Target &target, const std::string &value)
{
    return failed(Code::Invalid, toText(target), "\"" + value + "\" is not in " + std::to_string(knob.low) + " to " + std::to_string(knob.high));
}

/// "vm.swappiness=10", "net.ipv4.tcp_rmem='4096 131072 6291456'" as one word of a shell.
std::string assignment(const std::string &name, const std::string &value)
{
    return shellWord(name) + "=" + (value.empty() ? "" : shellWord(value));
}

} // namespace

Result<std::string> readKnob(const Target &target, const std::string &root)
{
    const auto knob = knobOf(target);
    if (!knob)
        return tl::make_unexpected(knob.error());
    const bool inFile = !(*knob)->ofProcess() && !(*knob)->ofBus();
    if (!inFile && !root.empty())
        return failed(Code::NotHere, toText(target), "a recorded machine has neither processes nor daemons");
    if ((*knob)->ofProfile())
        return readProfileKnob(target);
    return (*knob)->ofProcess() ? readProcessKnob(**knob, target) : (*knob)->ofUnit() ? readUnitKnob(**knob, target) : readFileKnob(**knob, target, root);
}

Result<std::vector<std::string>> optionsOf(const Target &target)
{
    const auto knob = knobOf(target);
    if (!knob)
        return tl::make_unexpected(knob.error());
    if ((*knob)->ofProfile())
        return profileOptions(target);
    if ((*knob)->shape != Shape::Choice)
        return failed(Code::Invalid, toText(target), "its values are no words");
    return fileOptions(**knob, target);
}

Result<void> checkValue(const Target &target, const std::string &value)
{
    const auto found = knobOf(target);
    if (!found)
        return tl::make_unexpected(found.error());
    const Knob &knob = **found;
    // A name that is none goes no further: neither to a path, nor to a bus.
    if (!knob.ofBus() || knob.ofUnit()) {
        if (const auto path = knob.ofProcess() ? Result<std::string>() : pathOf(knob, target.device); !path && path.error().code == Code::Invalid)
            return tl::make_unexpected(path.error());
    }
    const auto words = wordsOf(value);
    switch (knob.shape) {
    case Shape::Integer:
        if (!inRange(knob, value))
            return outOfRange(knob, target, value);
        return {};
    case Shape::Triple:
    case Shape::Range: {
        const size_t count = knob.shape == Shape::Triple ? 3 : 2;
        const bool good = words.size() == count && std::all_of(words.begin(), words.end(), [&](const std::string &word) { return inRange(knob, word); })
            && std::is_sorted(words.begin(), words.end(), [](const std::string &a, const std::string &b) { return *integerOf(a) < *integerOf(b); });
        if (!good)
            return outOfRange(knob, target, value);
        return {};
    }
    case Shape::Limit: {
        if (words.size() != 2 || (words[0] != "bytes" && words[0] != "ratio") || !inRange(knob, words[1]) || (words[0] == "ratio" && *integerOf(words[1]) > 100))
            return failed(Code::Invalid, toText(target), "\"" + value + "\" is neither \"bytes N\" nor \"ratio N\"");
        return {};
    }
    case Shape::Freezer:
        if (value != "running" && value != "frozen")
            return failed(Code::Invalid, toText(target), "\"" + value + "\" is neither \"running\" nor \"frozen\"");
        return {};
    case Shape::Profile:
    case Shape::Choice: {
        const auto options = optionsOf(target);
        if (!options)
            return tl::make_unexpected(options.error());
        if (std::find(options->begin(), options->end(), value) == options->end())
            return failed(Code::Invalid, toText(target), "\"" + value + "\" is not one of the words that are offered");
        return {};
    }
    case Shape::Property:
        if (value != "default" && !inRange(knob, value))
            return outOfRange(knob, target, value);
        return {};
    case Shape::PerThread:
    case Shape::RunState:
        return checkProcessValue(knob, target, value);
    }
    return failed(Code::Invalid, toText(target));
}

bool sameValue(const Target &target, const std::string &wanted, const std::string &found)
{
    const Knob *knob = findKnob(target.knob);
    return knob && knob->shape == Shape::PerThread ? sameThreads(wanted, found) : wanted == found;
}

bool isHalfWritten(const Write &write, const std::string &found)
{
    const Knob *knob = findKnob(write.target.knob);
    return knob && knob->shape == Shape::PerThread && mixedThreads(write.before, write.after, found);
}

Result<void> writeKnob(const Target &target, const std::string &value)
{
    if (const auto allowed = checkValue(target, value); !allowed)
        return allowed;
    const Knob &knob = *findKnob(target.knob);
    if (const auto written = knob.ofProfile() ? writeProfileKnob(target, value) : knob.ofProcess() ? writeProcessKnob(knob, target, value) : knob.ofUnit() ? writeUnitKnob(knob, target, value) : writeFileKnob(knob, target, value); !written)
        return written;
    const auto found = readKnob(target);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!sameValue(target, value, *found))
        return failed(Code::NotTaken, toText(target), "the kernel was given \"" + value + "\" and says \"" + *found + "\"");
    return {};
}

std::vector<std::string> shellCommands(const Target &target, const std::string &value)
{
    const Knob *knob = findKnob(target.knob);
    if (!knob)
        return {};
    const std::string pid = std::to_string(target.pid);
    if (knob->ofProfile())
        return {"powerprofilesctl set " + shellWord(value)};
    if (knob->shape == Shape::Freezer)
        return {"systemctl --user " + std::string(value == "frozen" ? "freeze " : "thaw ") + shellWord(target.device)};
    if (knob->ofUnit()) {
        const std::string_view property = knob->path.substr(5, knob->path.rfind(':') - 5);
        return {"systemctl --user set-property --runtime " + shellWord(target.device) + " " + assignment(std::string(property), value == "default" ? "" : value)};
    }
    if (!knob->ofProcess()) {
        const auto path = pathOf(*knob, target.device);
        if (!path)
            return {};
        if (knob->shape == Shape::Limit) {
            const auto words = wordsOf(value);
            return words.size() == 2 ? std::vector<std::string>{"sudo sysctl -w " + assignment(target.knob + "_" + words[0], words[1])} : std::vector<std::string>();
        }
        if (knob->sysctl)
            return {"sudo sysctl -w " + assignment(target.knob, value)};
        return {"echo " + shellWord(value) + " | sudo tee " + shellWord(*path)};
    }
    const std::string whole = value.substr(0, value.find(' '));
    const std::string base = shellWord(whole);
    const std::string plain = shellWord(whole.substr(0, whole.find_first_of("+:")));
    const std::string level = whole.find(':') == std::string::npos ? std::string() : shellWord(whole.substr(whole.find(':') + 1));
    if (target.knob == "process.nice")
        return {"for t in /proc/" + pid + "/task/*; do renice -n " + base + " -p ${t##*/}; done"};
    if (target.knob == "process.scheduler")
        return {"chrt --all-tasks --" + plain + " -p 0 " + pid};
    if (target.knob == "process.io-priority")
        return {"for t in /proc/" + pid + "/task/*; do ionice -c " + plain + (level.empty() ? "" : " -n " + level) + " -p ${t##*/}; done"};
    if (target.knob == "process.affinity")
        return {"taskset --all-tasks --cpu-list -p " + base + " " + pid};
    if (target.knob == "process.autogroup")
        return {"echo " + base + " > /proc/" + pid + "/autogroup"};
    if (target.knob == "process.oom-score")
        return {"echo " + base + " > /proc/" + pid + "/oom_score_adj"};
    if (target.knob == "process.file-limit")
        return {"prlimit --pid " + pid + " --nofile=" + base + ":"};
    return {std::string("kill -") + (value == "stopped" ? "STOP " : "CONT ") + pid};
}

std::string cpuList(std::vector<std::int64_t> cpus)
{
    std::sort(cpus.begin(), cpus.end());
    cpus.erase(std::unique(cpus.begin(), cpus.end()), cpus.end());
    std::string list;
    for (size_t i = 0; i < cpus.size();) {
        size_t last = i;
        while (last + 1 < cpus.size() && cpus[last + 1] == cpus[last] + 1)
            ++last;
        list.append(list.empty() ? "" : ",").append(std::to_string(cpus[i]));
        if (last > i)
            list.append(1, '-').append(std::to_string(cpus[last]));
        i = last + 1;
    }
    return list;
}

} // namespace performance::knobs
