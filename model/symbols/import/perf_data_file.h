// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/sample_layout.h"
#include "performance/profile/unwind/elf_file.h"

#include <QString>

#include <functional>
#include <map>
#include <unordered_map>

namespace performance {

/// A recording of perf, as a file or as a pipe writes it: its header and its records, the compressed ones unpacked.
/// Source: tools/perf/Documentation/perf.data-file-format.txt of the kernel.
///
/// Records point into the mapped file, so this belongs into the analyser: a file that shrinks meanwhile ends it.
class PerfDataFile {
public:
    /// One event that was recorded.
    struct Event {
        perf_event_attr attributes{};
        std::vector<std::uint64_t> ids;
        std::string name; ///< empty where the file does not say
    };

    /// ParseError where it is no such file, or of another byte order.
    static PerformanceResult<PerfDataFile> open(const QString &path);
    ~PerfDataFile();
    PerfDataFile(PerfDataFile &&other) noexcept;
    PerfDataFile &operator=(PerfDataFile &&) = delete;

    /// Whether a file begins as one of perf does.
    static bool recognises(ByteSpan beginning);

    const std::vector<Event> &events() const { return m_events; }
    const std::map<std::string, std::string> &buildIds() const { return m_buildIds; } ///< by path
    const std::string &commandLine() const { return m_commandLine; }
    std::uint64_t size() const { return m_bytes.size(); }
    /// Kernel records in the order of the file. Spans are valid as long as this.
    const std::vector<PerfRecord> &records() const { return m_records; }
    /// Whether the file ends in the middle: perf was killed, or the disk was full.
    bool isCut() const { return m_cut; }
    /// The index of the event that a sample or a record belongs to.
    size_t eventOf(std::uint64_t id) const;

private:
    PerfDataFile() = default;
    PerformanceResult<void> readHeader(const QString &name);
    void readAttributes(ByteSpan table, std::uint64_t entrySize);
    void readFeatures(std::uint64_t at, const std::uint64_t *bits);
    void readFeature(unsigned feature, ByteSpan bytes);
    void readEventNames(ByteSpan bytes);
    void readBuildIds(ByteSpan bytes);
    void readRecords(ByteSpan bytes, int depth);
    void unpack(ByteSpan packed, int depth);

    ByteSpan m_bytes;
    std::vector<Event> m_events;
    std::unordered_map<std::uint64_t, size_t> m_eventOfId;
    std::map<std::string, std::string> m_buildIds;
    std::string m_commandLine;
    std::vector<PerfRecord> m_records;
    std::vector<std::unique_ptr<Bytes>> m_unpacked;
    std::uint64_t m_unpackedBytes = 0;
    std::shared_ptr<void> m_stream; ///< zstd's, which goes on from record to record
    Bytes m_rest;                   ///< the begin of a record whose end is in the next compressed one
    bool m_cut = false;
};

} // namespace performance
