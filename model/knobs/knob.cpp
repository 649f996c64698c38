// SPDX-License-Identifier: MIT
#include "performance/knobs/knob.h"

#include "performance/knobs/functions.h"
#include "performance/knobs/process_p.h"

namespace performance::knobs {

namespace {

/// The row of a knob, of the machine below `root`, which must live as long.
Result<Knob> knobOf(const Target &target, const std::string &root = {})
{
    const Knob *knob = findKnob(target.knob);
    if (!knob)
        return failed(Code::Unknown, target.knob, "there is no such knob");
    if (knob->ofProcess() != (target.pid > 0))
        return failed(Code::Invalid, target.knob,
                      knob->ofProcess() ? "it needs a process" : "it belongs to no process");
    if (knob->of != Of::Machine && !root.empty())
        return failed(Code::NotHere, toText(target), "a recorded machine has neither processes nor daemons");
    return knob->below(root);
}

/// A name of a device that is none goes no further: neither to a path, nor to a bus.
Result<void> checkDevice(const Knob &knob, const Target &target)
{
    if (knob.of != Of::Machine)
        return {};
    const auto path = pathOf(knob, target.device);
    return path || path.error().code != Code::Invalid ? Result<void>() : tl::make_unexpected(path.error());
}

} // namespace

Result<std::string> readKnob(const Target &target, const std::string &root)
{
    const auto knob = knobOf(target, root);
    if (!knob)
        return tl::make_unexpected(knob.error());
    if (!knob->ofProcess())
        return knob->functions.read(*knob, target);
    // Before and after: what is read in between is then the same process's.
    if (const auto same = sameProcess(target); !same)
        return tl::make_unexpected(same.error());
    auto value = knob->functions.read(*knob, target);
    if (const auto same = sameProcess(target); !same)
        return tl::make_unexpected(same.error());
    return value;
}

Result<std::vector<std::string>> optionsOf(const Target &target, const std::string &root)
{
    const auto knob = knobOf(target, root);
    return knob ? knob->functions.options(*knob, target) : tl::make_unexpected(knob.error());
}

Result<void> checkValue(const Target &target, const std::string &value, const std::string &root)
{
    const auto knob = knobOf(target, root);
    if (!knob)
        return tl::make_unexpected(knob.error());
    if (const auto device = checkDevice(*knob, target); !device)
        return device;
    return knob->functions.check(*knob, target, value);
}

bool sameValue(const Target &target, const std::string &wanted, const std::string &found)
{
    const Knob *knob = findKnob(target.knob);
    return knob ? knob->functions.same(wanted, found) : wanted == found;
}

bool isHalfWritten(const Write &write, const std::string &found)
{
    const Knob *knob = findKnob(write.target.knob);
    return knob && knob->functions.halfWritten(write, found);
}

Result<void> writeKnob(const Target &target, const std::string &value, const std::string &root)
{
    if (const auto allowed = checkValue(target, value, root); !allowed)
        return allowed;
    const Knob knob = *knobOf(target, root);
    if (const auto same = knob.ofProcess() ? sameProcess(target) : Result<void>(); !same)
        return same;
    if (const auto written = knob.functions.write(knob, target, value); !written)
        return written;
    const auto found = readKnob(target, root);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!knob.functions.same(value, *found))
        return failed(Code::NotTaken, toText(target),
                      "the kernel was given \"" + value + "\" and says \"" + *found + "\"");
    return {};
}

std::vector<std::string> shellCommands(const Target &target, const std::string &value)
{
    const auto knob = knobOf(target);
    return knob ? knob->functions.shell(*knob, target, value) : std::vector<std::string>();
}

std::optional<Numbers> encoded(const Knob &knob, const std::string &value)
{
    return knob.functions.encode(value);
}

std::optional<std::string> decoded(const Knob &knob, const Numbers &numbers)
{
    return knob.functions.decode(numbers);
}

size_t mostNumbers(const Knob &knob)
{
    return knob.functions.mostNumbers;
}

} // namespace performance::knobs
