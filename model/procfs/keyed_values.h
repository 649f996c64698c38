// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace performance {

/// A value of a file with "key value" lines: cpu.stat, memory.events, /proc/PID/io ("read_bytes:").
std::optional<int64_t> keyedValue(std::string_view text, std::string_view key);

/// A value of a file with "name type data" lines, as OpenZFS writes its kstats: arcstats.
std::optional<int64_t> kstatValue(std::string_view text, std::string_view name);

/// The values of some keys, for callers that read files with many more of them at each tick: each line is walked over once.
/// Thread-safety: one thread at a time; the owner's. The functions above are pure.
class KeyedValues {
public:
    /// `keys`: "pgfault" and "MemTotal" of a file of lines, without the colon behind it; "Tcp:RetransSegs" of a table. They are kept
    /// as they are and must outlive this; one that is named twice is one.
    explicit KeyedValues(const std::vector<std::string_view> &keys);

    /// Forgets all values.
    void clear();
    /// Lines "key value" or "Key:   value kB", where a kB is 1,024 bytes: /proc/meminfo, /proc/vmstat, memory.stat, /proc/net/snmp6.
    void readLines(std::string_view text);
    /// A line of names followed by one of their values, both headed by what they are of: /proc/net/snmp and netstat
    /// ("Tcp: … RetransSegs …", "Tcp: … 1497 …").
    void readTable(std::string_view text);

    /// Nothing of a key that was not in what was read, or had no number there.
    std::optional<int64_t> of(std::string_view key) const;
    /// Another value for a key; one that was not asked for has no place here.
    void set(std::string_view key, std::optional<int64_t> value);

private:
    struct Entry {
        std::string_view head, name; ///< "Tcp", "RetransSegs"
        std::optional<int64_t> value;
    };
    static constexpr size_t None = size_t(-1);
    size_t find(std::string_view head, std::string_view name) const;

    /// By the length of their name: of the 180 lines of vmstat nearly all are ruled out by it.
    std::vector<Entry> m_entries;
    static constexpr size_t MostLength = 63;
    std::array<uint16_t, MostLength + 2> m_firstOfLength{};
};

} // namespace performance
