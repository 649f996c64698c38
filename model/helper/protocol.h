// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/knob.h"
#include "performance/knobs/numbers.h"

#include <optional>

namespace performance::helper {

// The helper's interface on the system bus. Arguments are enumerations, integers, names of devices that stand in /sys,
// and processes as a pidfd with a start time: no path, no command, no free text.
//
//   ApplySettings(a(ssax) settings, b leased) → (tu)        knob, device, value as numbers; the id of the change
//   ApplyToProcess(h pidfd, t startTime, a(sax) wishes, b leased) → (tu)
//   Redo((tu) change, b leased) → (tu)       a change that this very connection applied and took back
//   Undo((tu) change, b overwrite)           a change of the same user
//   Keep((tu) change)                        it may outlive its caller
//   MakePermanent((tu) change)               and a restart
//   Changes() → a((tu)ubbxua(sstissu))       those of the same user; root sees all
//   OpenPerfEvent(h pidfd, t startTime, i thread, i cpu, (uttuu) request) → h        see perf_request.h
//   OpenSystemPerfEvent(i cpu, (uttuu) request) → h
//   Version: u
//
// A leased change goes back by itself when its caller leaves the bus. Errors are named Interface.Error.CODE.
// Thread-safety, of all here: constants, values and pure functions, any thread.
inline constexpr const char *BusName = "org.wai.Performance.Helper1";
inline constexpr const char *ObjectPath = "/org/wai/Performance/Helper1";
inline constexpr const char *Interface = "org.wai.Performance.Helper1";
inline constexpr std::uint32_t Version = 1;

/// What a user is asked to authorise: one polkit action each. To stop a process is not one of its ranks and limits, to look
/// at everything is more than to look at one process.
enum class Kind {
    Memory,
    Processor,
    Files,
    Disks,
    Network,
    Processes,
    RunState,
    Profiling,
    SystemProfiling,
    Permanent
};
const char *actionOf(Kind kind);
Kind kindOf(const knobs::Knob &knob);

/// Values as numbers, as the knob's row says (knobs/numbers.h).
using Numbers = knobs::Numbers;
knobs::Result<Numbers> numbersOf(const knobs::Target &target, const std::string &value);
/// Refuses what has the wrong count or names no word; whether this machine allows the value, checkValue() says.
knobs::Result<std::string> valueOf(const knobs::Knob &knob, const Numbers &numbers);

/// The id of a change as the journal writes it, "1764070000000000000-4711", as two numbers.
struct ChangeId {
    std::uint64_t time = 0;
    std::uint32_t process = 0;

    bool operator==(const ChangeId &) const = default;
};
std::optional<ChangeId> changeIdOf(const std::string &id);
std::string toText(const ChangeId &id);

/// "org.wai.Performance.Helper1.Error.Gone" and back; Io for a name of somebody else.
std::string errorName(knobs::Code code);
knobs::Code codeOf(std::string_view errorName);
/// The caller was not authorised.
inline constexpr const char *NotAuthorized = "org.wai.Performance.Helper1.Error.NotAuthorized";

} // namespace performance::helper
