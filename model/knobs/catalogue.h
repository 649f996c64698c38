// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/target.h"

#include <span>
#include <string_view>
#include <vector>

namespace performance::knobs {

// Thread-safety: the catalogue is a constant; any thread. devicesOf() and pathOf() ask the kernel anew.

struct Functions;

enum class Risk { Low, Medium, High };

/// What a knob belongs to.
enum class Of {
    Machine, ///< a file of the kernel's, or one for each device
    Unit,    ///< a unit of the user's own systemd, whose name is the target's device
    Daemon,  ///< of the machine, turned by a daemon that owns it
    Process,
};

/// What a user is asked to allow when the privileged helper turns it.
enum class Subject { Memory, Processor, Files, Disks, Network, Process, RunState };

/// How long a setting lasts: it ends with what is named here.
enum class Lasts {
    Process, ///< as long as the process
    Session, ///< as long as the process's session, which others may be in
    Unit,
    Boot,   ///< until the machine starts again, unless a line in a file of its settings says otherwise (permanent.h)
    Daemon, ///< the daemon writes it down and sets it again after a restart
};

/// One row of the fixed catalogue: only knobs in it can be turned. Members have no defaults, so that each row is complete; all
/// rows are of this machine.
struct Knob {
    std::string_view name;
    Of of;
    Subject subject;
    Lasts lasts;
    /// Of the machine the file; '%' stands for the device. Empty for others.
    std::string_view path;
    /// Where the kernel lists the words, when not in the same file.
    std::string_view optionsPath;
    /// Of a unit: as org.freedesktop.systemd1(5) names it. Empty for others.
    std::string_view property;
    /// Of numbers: the minimum and the maximum.
    std::int64_t low;
    std::int64_t high;
    Risk risk;
    /// sysctl.d takes it under its own name.
    bool sysctl;
    /// All that can be done with it (functions.h).
    const Functions &functions;
    /// Below which its files lie: empty for this machine, as in the table; the folder where those of another one stand, on which
    /// knobs are tried (below()).
    std::string_view root = {};

    /// The same knob of the machine below a folder, which must live as long.
    Knob below(std::string_view folder) const
    {
        Knob there = *this;
        there.root = folder;
        return there;
    }

    bool ofProcess() const { return of == Of::Process; }
    /// Turned by the daemon that owns it, which decides who may turn it.
    bool ofBus() const { return of == Of::Unit || of == Of::Daemon; }
    bool ofDevice() const { return of == Of::Unit || path.find('%') != std::string_view::npos; }
};

std::span<const Knob> catalogue();
/// Null for a name that no row has.
const Knob *findKnob(std::string_view name);
/// Whether it is a limit that a program may have grown into once it was raised, and fails where it is lowered again: open files,
/// watches, tasks, mappings, connections. Such a knob is raised once, and never switched to and fro to see what it does.
bool isLimitOfUse(std::string_view name);

/// The devices of the machine that have a knob: "vda" for block.scheduler. Units are not listed.
std::vector<std::string> devicesOf(const Knob &knob);

/// The file of a target; Invalid for a device name that is none, NotHere for one that the machine lacks. Of knobs of the
/// machine only.
Result<std::string> pathOf(const Knob &knob, const std::string &device);

} // namespace performance::knobs
