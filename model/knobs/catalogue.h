// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/target.h"

#include <span>
#include <string_view>
#include <vector>

namespace performance::knobs {

/// How the values of a knob look.
enum class Shape {
    Integer,    ///< a decimal number in [low, high]
    Triple,     ///< three rising numbers, as tcp_rmem: "4096 131072 6291456"
    Range,      ///< two numbers, the first smaller: "32768 60999"
    Choice,     ///< one of the words that the kernel lists
    Limit,      ///< "bytes N" or "ratio N": of two files that exclude each other, the one that rules
    PerThread,  ///< "VALUE", or "VALUE TID=VALUE …" where threads differ
    RunState,   ///< "running" or "stopped"
    Freezer,    ///< of a unit: "running" or "frozen"
    Profile,    ///< one of the words that the power-profiles daemon lists
    Property,   ///< of a unit: a number in [low, high], or "default" where it is not set
};

enum class Risk { Low, Medium, High };

/// One row of the fixed catalogue: nothing that is not in it can be turned.
struct Knob {
    std::string_view name;
    /// The file; '%' stands for the device. Empty for knobs of processes. Of a unit "unit:PROPERTY:%": a property of the
    /// user's systemd, whose device is the unit's name. "profile:" is the power profile.
    std::string_view path;
    /// Where the kernel lists the words, when not in the same file.
    std::string_view optionsPath;
    Shape shape = Shape::Integer;
    std::int64_t low = 0;
    std::int64_t high = 0;
    Risk risk = Risk::Low;
    /// Has effect after a reboot only when written to a drop-in; sysctl.d takes it under its own name.
    bool sysctl = false;

    bool ofProcess() const { return path.empty(); }
    bool ofUnit() const { return path.substr(0, 5) == "unit:"; }
    bool ofProfile() const { return shape == Shape::Profile; }
    /// Turned by a daemon that owns it, which decides who may.
    bool ofBus() const { return ofUnit() || ofProfile(); }
    bool ofDevice() const { return path.find('%') != std::string_view::npos; }
};

std::span<const Knob> catalogue();
const Knob *findKnob(std::string_view name);

/// The devices of this machine that have a knob: "vda" for block.scheduler. Units are not listed. `root` stands before /proc
/// and /sys, here and below: a folder where those of another machine are recorded.
std::vector<std::string> devicesOf(const Knob &knob, const std::string &root = {});

/// The file of a target; Invalid for a device name that is none, NotHere for one that this machine lacks.
Result<std::string> pathOf(const Knob &knob, const std::string &device, const std::string &root = {});

} // namespace performance::knobs
