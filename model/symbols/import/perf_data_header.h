// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/huge_pages.h"
#include "performance/profile/capture/sample_layout.h"
#include "performance/symbols/import/perf_event_names.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace performance {

/// A large recording has millions.
using PerfRecords = std::vector<PerfRecord, HugePages<PerfRecord>>;

class ByteReader;

/// What a recording of perf says about itself: its events, the machine that it was made on. The same parts stand in the
/// header of a file and between the records of a pipe.
/// Source: tools/perf/Documentation/perf.data-file-format.txt of the kernel.
///
/// Thread-safety: one thread until finish(); after that it does not change.
class PerfDataHeader {
public:
    /// One event that was recorded.
    struct Event {
        perf_event_attr attributes{};
        std::vector<std::uint64_t> ids;
        std::string name; ///< empty where the file does not say
    };
    /// The recorded machine, as uname(2) calls it; empty where the file does not say.
    struct Machine {
        std::string host;
        std::string release;
        std::string architecture;
        std::string kernelBuildId; ///< hexadecimal
    };

    static constexpr size_t MostEvents = 1024;
    static constexpr unsigned FeatureCount = 256;

    /// An older perf writes shorter `attributes`: what is missing is zero.
    void addEvent(ByteSpan attributes, ByteSpan ids);
    /// One of the parts that a header may have (enum in tools/perf/util/header.h).
    void readFeature(unsigned feature, ByteSpan bytes);
    void readBuildIds(ByteSpan bytes);
    /// PERF_RECORD_EVENT_UPDATE: the name of an event of a pipe.
    void readUpdate(ByteSpan body);
    void readTracingData(ByteSpan bytes);
    /// Names the events that nothing named. After this no more are read.
    void finish();

    const std::vector<Event> &events() const { return m_events; }
    /// The index of the event with that id; nothing where none has it.
    std::optional<size_t> eventOf(std::uint64_t id) const;
    const std::map<std::string, std::string> &buildIds() const { return m_buildIds; } ///< by path
    const std::string &commandLine() const { return m_commandLine; }
    const Machine &machine() const { return m_machine; }
    /// The fields of a tracepoint, as its format file has them; empty where the file does not say.
    std::string_view formatOf(std::uint64_t tracepoint) const;

private:
    void readEventNames(ByteSpan bytes);
    void readCommandLine(ByteSpan bytes);

    std::vector<Event> m_events;
    std::unordered_map<std::uint64_t, size_t> m_eventOfId;
    std::map<std::string, std::string> m_buildIds;
    std::string m_commandLine;
    Machine m_machine;
    Tracepoints m_tracepoints;
};

} // namespace performance
