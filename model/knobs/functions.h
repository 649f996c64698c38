// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/authority.h"
#include "performance/knobs/numbers.h"

#include <concepts>
#include <cstddef>
#include <utility>

namespace performance::knobs {

/// A function that must be given: a table that lacks one does not build.
template<typename Signature>
class Must;

template<typename Answer, typename... Arguments>
class Must<Answer(Arguments...)> {
public:
    constexpr Must(Answer (*function)(Arguments...)) : m_function(function) {} // not explicit: it stands in tables
    template<std::convertible_to<Answer (*)(Arguments...)> Function>
    constexpr Must(Function function) : m_function(function)
    {}
    Must(std::nullptr_t) = delete;
    Answer operator()(Arguments... arguments) const { return m_function(std::forward<Arguments>(arguments)...); }

private:
    Answer (*m_function)(Arguments...);
};

/// A count that must be given.
class Count {
public:
    constexpr explicit Count(size_t value) : m_value(value) {}
    constexpr operator size_t() const { return m_value; }

private:
    size_t m_value;
};

/// The line that makes a value outlive a restart: a key of sysctl.d(5) with its value, or a file of tmpfiles.d(5).
struct BootLine {
    bool sysctl = false;
    std::string name;
    std::string value;
    /// A key that this one sets to 0, and that undoes it where it is written later. Empty where there is none.
    std::string excluded;
};

/// All that can be done with a knob. Targets are those of the row: a process with a pid, a device where there are devices. Files are those of the row's root.
/// The caller (knob.cpp) has checked that, and for knobs of processes that the pid is still that of the same process.
/// Thread-safety: tables are constants; each function may be called from any thread, those that ask a daemon open a connection
/// of their own.
struct Functions {
    /// The present value.
    Must<Result<std::string>(const Knob &, const Target &)> read;
    /// Whether a value has the shape of one, is in the row's range and known to this machine.
    Must<Result<void>(const Knob &, const Target &, const std::string &value)> check;
    /// Writes a value that check() let pass, once.
    Must<Result<void>(const Knob &, const Target &, const std::string &value)> write;
    /// The words that it takes here; Invalid where its values are no words.
    Must<Result<std::vector<std::string>>(const Knob &, const Target &)> options;
    /// Whether a reading is what was wanted.
    Must<bool(const std::string &wanted, const std::string &found)> same;
    /// Whether a reading is a write that stopped half way.
    Must<bool(const Write &, const std::string &found)> halfWritten;
    /// What a user would type for write(), one line for each command; nothing where this machine lacks it.
    Must<std::vector<std::string>(const Knob &, const Target &, const std::string &value)> shell;
    /// What this program may. Of processes: for the owner of the process without the rights of root.
    Must<Authority(const Knob &, const Target &, const std::string &before, const std::string &after)> authority;
    /// The value as it is sent to the privileged helper; nothing where the helper does not turn it or has no word for it.
    Must<std::optional<Numbers>(const std::string &value)> encode;
    /// Back. Refuses what has the wrong count or names no word; the rest is check()'s.
    Must<std::optional<std::string>(const Numbers &)> decode;
    Count mostNumbers;
    /// The line that makes it outlive a restart; nothing where no file of settings can.
    Must<std::optional<BootLine>(const Knob &, const Target &, const std::string &value)> atBoot;
};

} // namespace performance::knobs
