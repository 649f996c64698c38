// SPDX-License-Identifier: MIT
#pragma once

#include <tl/expected.hpp>

#include <compare>
#include <cstdint>
#include <string>

namespace performance::knobs {

// Thread-safety: values and pure functions, any thread.

/// Why a knob could not be read or turned.
enum class Code {
    Unknown,   ///< no such knob in the catalogue
    Invalid,   ///< a value or a target that the catalogue does not allow
    NotHere,   ///< this machine has no such thing
    Denied,    ///< the kernel wants more rights
    Gone,      ///< the process ended, or its pid is another's now
    Changed,   ///< somebody else changed the value since
    NotTaken,  ///< the kernel said yes and reads back something else
    Busy,      ///< another program holds the journal
    Broken,    ///< a journal that cannot be read
    Io,        ///< anything else that the system refused
    Overruled, ///< another file of the machine says otherwise, and is read after ours
};

/// A failure as a value: what failed, the errno of it (0 where there is none), on what, and detail to print.
struct [[nodiscard]] Error {
    Code code = Code::Io;
    int number = 0;
    std::string subject;
    std::string detail;
};

template<typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failed(Code code, std::string subject, std::string detail = {}, int number = 0)
{
    return tl::make_unexpected(Error{code, number, std::move(subject), std::move(detail)});
}

/// Which knob, of what. A device is a name as it stands in /sys ("vda", "policy0"); a process is a pid with its start
/// time (clock ticks since boot, /proc/PID/stat field 22), since pids come back.
struct Target {
    std::string knob;
    std::string device;
    std::int32_t pid = 0;
    std::uint64_t startTime = 0;

    auto operator<=>(const Target &) const = default;
};

/// One literal write: the value before it, and the value that is written.
struct Write {
    Target target;
    std::string before;
    std::string after;

    bool operator==(const Write &) const = default;
};

/// "vm.swappiness", "block.scheduler of vda", "process.autogroup of process 4711": for errors and the journal.
std::string toText(const Target &target);

} // namespace performance::knobs
