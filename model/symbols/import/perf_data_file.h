// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/sample_layout.h"
#include "performance/symbols/import/mapped_file.h"
#include "performance/symbols/import/perf_data_header.h"

#include <QString>

namespace performance {

/// A recording of perf, as a file, as a pipe writes it, or as a folder with a file for each thread of perf
/// (perf record --threads): its header and its records, the compressed ones unpacked.
/// Source: tools/perf/Documentation/perf.data-file-format.txt and perf.data-directory-format.txt of the kernel.
///
/// Records point into the mapped files, so this belongs into the analyser: a file that shrinks meanwhile ends it.
///
/// Thread-safety: does not change after it was opened. letGo() must not run while records are read.
class PerfDataFile {
public:
    using Event = PerfDataHeader::Event;

    /// ParseError where it is no such file, or of another byte order or version.
    static PerformanceResult<PerfDataFile> open(const QString &path);
    PerfDataFile(PerfDataFile &&) noexcept = default;
    PerfDataFile &operator=(PerfDataFile &&) = delete;

    /// Whether a file begins as one of perf does.
    static bool recognises(ByteSpan beginning);
    /// The main file of a folder that perf recorded into; empty where it is no such folder.
    static QString mainFileOf(const QString &folder);

    const PerfDataHeader &header() const { return m_header; }
    const std::vector<Event> &events() const { return m_header.events(); }
    std::uint64_t size() const { return m_size; }
    /// Kernel records in the order of the files. Spans are valid as long as this.
    const PerfRecords &records() const { return m_records; }
    /// Whether the file ends in the middle: perf was killed, or the disk was full.
    bool isCut() const { return m_cut; }
    /// Lets go of the mapped files, and so of the records and of formatOf() of the header; the rest of it stays. On
    /// whatever thread: to unmap hundreds of megabytes takes a while.
    void letGo();

private:
    PerfDataFile() = default;
    PerformanceResult<void> readMain(const QString &name);
    PerformanceResult<void> readParts(const QString &folder);
    void readAttributes(ByteSpan table, std::uint64_t entrySize);
    void readFeatures(std::uint64_t at, const std::uint64_t *bits);
    void readFile(ByteSpan records);
    void readRecords(ByteSpan bytes, int depth);
    void unpack(ByteSpan packed, int depth);

    std::vector<MappedFile> m_files;
    ByteSpan m_bytes; ///< of the main file
    std::uint64_t m_size = 0;
    PerfDataHeader m_header;
    PerfRecords m_records;
    std::vector<std::unique_ptr<Bytes>> m_unpacked;
    std::uint64_t m_unpackedBytes = 0;
    std::shared_ptr<void> m_stream; ///< zstd's, which goes on from record to record of a file
    Bytes m_rest;                   ///< the begin of a record whose end is in the next compressed one
    bool m_cut = false;
};

} // namespace performance
