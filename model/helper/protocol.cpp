// SPDX-License-Identifier: MIT
#include "performance/helper/protocol.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace performance::helper {

namespace {

using knobs::Code;
using knobs::Knob;

constexpr auto CodeNames = std::to_array<std::string_view>(
    {"Unknown", "Invalid", "NotHere", "Denied", "Gone", "Changed", "NotTaken", "Busy", "Broken", "Io", "Overruled"});
static_assert(CodeNames.size() == size_t(Code::Overruled) + 1);

} // namespace

const char *actionOf(Kind kind)
{
    switch (kind) {
    case Kind::Memory: return "org.wai.Performance.Helper1.memory";
    case Kind::Processor: return "org.wai.Performance.Helper1.processor";
    case Kind::Files: return "org.wai.Performance.Helper1.files";
    case Kind::Disks: return "org.wai.Performance.Helper1.disks";
    case Kind::Network: return "org.wai.Performance.Helper1.network";
    case Kind::Processes: return "org.wai.Performance.Helper1.processes";
    case Kind::RunState: return "org.wai.Performance.Helper1.run-state";
    case Kind::Profiling: return "org.wai.Performance.Helper1.profiling";
    case Kind::SystemProfiling: return "org.wai.Performance.Helper1.system-profiling";
    case Kind::Permanent: break;
    }
    return "org.wai.Performance.Helper1.permanent";
}

Kind kindOf(const Knob &knob)
{
    switch (knob.subject) {
    case knobs::Subject::Memory: return Kind::Memory;
    case knobs::Subject::Processor: return Kind::Processor;
    case knobs::Subject::Files: return Kind::Files;
    case knobs::Subject::Disks: return Kind::Disks;
    case knobs::Subject::Network: return Kind::Network;
    case knobs::Subject::Process: return Kind::Processes;
    case knobs::Subject::RunState: break;
    }
    return Kind::RunState;
}

knobs::Result<Numbers> numbersOf(const knobs::Target &target, const std::string &value)
{
    const Knob *knob = knobs::findKnob(target.knob);
    if (!knob)
        return knobs::failed(Code::Unknown, target.knob, "there is no such knob");
    if (knobs::mostNumbers(*knob) == 0)
        return knobs::failed(Code::NotHere, toText(target), "the privileged helper does not turn it");
    if (auto numbers = knobs::encoded(*knob, value))
        return std::move(*numbers);
    return knobs::failed(Code::Invalid, toText(target), "the privileged helper has no word for \"" + value + "\"");
}

knobs::Result<std::string> valueOf(const Knob &knob, const Numbers &numbers)
{
    if (auto value = knobs::decoded(knob, numbers))
        return std::move(*value);
    return knobs::failed(Code::Invalid, std::string(knob.name), "these numbers are not a value of it");
}

std::optional<ChangeId> changeIdOf(const std::string &id)
{
    const size_t dash = id.find('-');
    if (dash == std::string::npos)
        return std::nullopt;
    ChangeId parsed;
    const auto time = std::from_chars(id.data(), id.data() + dash, parsed.time);
    const auto process = std::from_chars(id.data() + dash + 1, id.data() + id.size(), parsed.process);
    const bool whole = time.ec == std::errc() && time.ptr == id.data() + dash && process.ec == std::errc()
        && process.ptr == id.data() + id.size();
    return whole ? std::optional(parsed) : std::nullopt;
}

std::string toText(const ChangeId &id)
{
    return std::to_string(id.time) + "-" + std::to_string(id.process);
}

std::string errorName(knobs::Code code)
{
    return std::string(Interface) + ".Error." + std::string(CodeNames.at(size_t(code)));
}

knobs::Code codeOf(std::string_view errorName)
{
    if (errorName == NotAuthorized)
        return Code::Denied;
    const std::string prefix = std::string(Interface) + ".Error.";
    const auto name = errorName.substr(0, prefix.size()) == prefix
        ? std::find(CodeNames.begin(), CodeNames.end(), errorName.substr(prefix.size()))
        : CodeNames.end();
    return name == CodeNames.end() ? Code::Io : Code(name - CodeNames.begin());
}

} // namespace performance::helper
