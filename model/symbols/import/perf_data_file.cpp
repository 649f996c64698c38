// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_data_file.h"

#include "performance/core/translate.h"

#include "performance/profile/unwind/byte_reader.h"

#include <zstd.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace performance {

namespace {

constexpr std::uint64_t Magic = 0x32454c4946524550;        // "PERFILE2"
constexpr std::uint64_t SwappedMagic = 0x50455246494c4532; // of a machine of the other byte order
constexpr std::uint64_t FirstMagic = 0x454c494646524550;   // "PERFFILE", until Linux 3.3

constexpr std::uint64_t SizeWithoutFeatures =
    72; // of the first headers of all (perf_file_header__read() of tools/perf/util/header.c)

// Records that perf itself writes (tools/lib/perf/include/perf/event.h).
enum : std::uint32_t {
    HeaderAttr = 64,
    TracingData = 66,
    BuildIdRecord = 67,
    AuxTrace = 71,
    EventUpdate = 78,
    HeaderFeature = 80,
    Compressed = 81,
    Compressed2 = 83,
    FirstOwn = 64
};

constexpr std::uint64_t MostUnpackedBytes = std::uint64_t(4) << 30;
constexpr int MostDepth = 2;
constexpr size_t Looked = 4096;       ///< so many records tell how long they are
constexpr qsizetype MostParts = 4096; // one for each CPU

} // namespace

bool PerfDataFile::recognises(ByteSpan beginning)
{
    std::uint64_t magic = 0;
    if (beginning.size() >= 8)
        std::memcpy(&magic, beginning.data(), 8);
    return magic == Magic || magic == SwappedMagic || magic == FirstMagic;
}

QString PerfDataFile::mainFileOf(const QString &folder)
{
    const QString main = folder + QLatin1String("/data");
    return QFileInfo(folder).isDir() && QFileInfo(main).isFile() ? main : QString();
}

PerformanceResult<PerfDataFile> PerfDataFile::open(const QString &path)
{
    const QString main = mainFileOf(path);
    auto file = MappedFile::open(main.isEmpty() ? path : main);
    if (!file) {
        if (file.error().code() == PerformanceErrorCode::ParseError)
            return failure(PerformanceErrorCode::ParseError, path,
                           translate("Symbols", "it is not a recording of perf"));
        return failure(file.error());
    }
    PerfDataFile data;
    const std::jthread ahead = file->readAhead();
    data.m_bytes = file->bytes();
    data.m_size = data.m_bytes.size();
    data.m_files.push_back(std::move(*file));
    auto read = data.readMain(path);
    if (read && !main.isEmpty())
        read = data.readParts(path);
    if (!read)
        return failure(read.error());
    data.m_header.finish();
    return data;
}

void PerfDataFile::letGo()
{
    m_records.clear();
    m_bytes = {};
    m_files.clear();
}

PerformanceResult<void> PerfDataFile::readParts(const QString &folder)
{
    // perf's own rule (perf_data__open_dir() of tools/perf/util/data.c): regular files that begin so. They have records only.
    const QFileInfoList parts = QDir(folder).entryInfoList({QStringLiteral("data.*")}, QDir::Files, QDir::Name);
    if (parts.size() > MostParts)
        return failure(PerformanceErrorCode::ParseError, folder, translate("Symbols", "it is not a recording of perf"));
    for (const QFileInfo &part : parts) {
        if (part.size() == 0)
            continue; // a thread that saw nothing
        auto file = MappedFile::open(part.filePath());
        if (!file)
            return failure(file.error());
        m_size += file->bytes().size();
        readFile(file->bytes());
        m_files.push_back(std::move(*file));
    }
    return {};
}

PerformanceResult<void> PerfDataFile::readMain(const QString &name)
{
    const auto broken = [&](const char *reason) {
        return failure(PerformanceErrorCode::ParseError, name, translate("Symbols", reason));
    };
    ByteReader reader(m_bytes);
    const auto magic = reader.value<std::uint64_t>();
    if (magic == SwappedMagic)
        return broken(QT_TRANSLATE_NOOP("Symbols", "it was recorded on a machine of the other byte order"));
    if (magic != Magic && magic != FirstMagic) // whose layout is the same, as far as it went
        return broken(QT_TRANSLATE_NOOP("Symbols", "it is not a recording of perf"));
    const auto headerSize = reader.value<std::uint64_t>();
    if (headerSize == 16) { // as perf writes into a pipe: everything is a record
        readFile(m_bytes.subspan(16));
    } else {
        const auto entrySize = reader.value<std::uint64_t>();
        const auto part = [&] {
            const auto offset = reader.value<std::uint64_t>();
            const auto size = reader.value<std::uint64_t>();
            return std::pair(offset, size);
        };
        const auto attributes = part();
        auto data = part();
        part(); // event types, no longer written
        std::uint64_t bits[PerfDataHeader::FeatureCount / 64];
        for (std::uint64_t &word : bits)
            word = headerSize > SizeWithoutFeatures ? reader.value<std::uint64_t>() : 0;
        if (!reader.ok() || attributes.first > m_bytes.size() || attributes.second > m_bytes.size() - attributes.first
            || data.first > m_bytes.size())
            return broken(QT_TRANSLATE_NOOP("Symbols", "its header is cut off"));
        readAttributes(m_bytes.subspan(size_t(attributes.first), size_t(attributes.second)), entrySize);
        if (data.second == 0 || data.second > m_bytes.size() - data.first) { // perf was ended before it wrote the size
            data.second = m_bytes.size() - data.first;
            m_cut = true;
        } else {
            readFeatures(data.first + data.second, bits);
        }
        readFile(m_bytes.subspan(size_t(data.first), size_t(data.second)));
    }
    if (events().empty())
        return broken(QT_TRANSLATE_NOOP("Symbols", "it names no event"));
    return {};
}

void PerfDataFile::readAttributes(ByteSpan table, std::uint64_t entrySize)
{
    if (entrySize < PERF_ATTR_SIZE_VER0 + 16 || entrySize > 4096)
        return;
    for (size_t at = 0; at + entrySize <= table.size() && events().size() < PerfDataHeader::MostEvents;
         at += entrySize) {
        ByteReader reader(table, at + size_t(entrySize) - 16);
        const auto offset = reader.value<std::uint64_t>();
        const auto size = reader.value<std::uint64_t>();
        const bool inFile = offset <= m_bytes.size() && size <= m_bytes.size() - offset;
        m_header.addEvent(table.subspan(at, size_t(entrySize) - 16),
                          inFile ? m_bytes.subspan(size_t(offset), size_t(size)) : ByteSpan());
    }
}

void PerfDataFile::readFeatures(std::uint64_t at, const std::uint64_t *bits)
{
    if (at > m_bytes.size())
        return;
    ByteReader reader(m_bytes, size_t(at));
    for (unsigned feature = 0; feature < PerfDataHeader::FeatureCount; ++feature) {
        if (!(bits[feature / 64] >> (feature % 64) & 1))
            continue;
        const auto offset = reader.value<std::uint64_t>();
        const auto size = reader.value<std::uint64_t>();
        if (!reader.ok())
            return;
        if (offset <= m_bytes.size() && size <= m_bytes.size() - offset)
            m_header.readFeature(feature, m_bytes.subspan(size_t(offset), size_t(size)));
    }
}

void PerfDataFile::readFile(ByteSpan records)
{
    m_stream.reset();
    m_rest.clear();
    readRecords(records, 0);
}

void PerfDataFile::readRecords(ByteSpan bytes, int depth)
{
    size_t at = 0;
    while (at + sizeof(perf_event_header) <= bytes.size()) {
        perf_event_header header;
        std::memcpy(&header, bytes.data() + at, sizeof(header));
        if (header.size < sizeof(header) || header.size > bytes.size() - at)
            break;
        const ByteSpan body = bytes.subspan(at + sizeof(header), header.size - sizeof(header));
        at += header.size;
        switch (header.type) {
        case HeaderAttr: { // in a pipe: one event's attributes, then its ids
            std::uint32_t size = 0;
            if (body.size() >= 8)
                std::memcpy(&size, body.data() + 4, 4); // perf_event_attr says how long it is
            if (size <= body.size())
                m_header.addEvent(body.first(size), body.subspan(size));
            break;
        }
        case EventUpdate: m_header.readUpdate(body); break;
        case HeaderFeature: {
            ByteReader reader(body);
            const auto feature = reader.value<std::uint64_t>();
            if (reader.ok())
                m_header.readFeature(unsigned(std::min<std::uint64_t>(feature, PerfDataHeader::FeatureCount)),
                                     body.subspan(8));
            break;
        }
        case BuildIdRecord: m_header.readBuildIds(bytes.subspan(at - header.size, header.size)); break;
        case TracingData:
        case AuxTrace: { // data follows that no header covers
            std::uint64_t size = 0;
            if (header.type == TracingData && body.size() >= 4)
                std::memcpy(&size, body.data(), 4);
            else if (body.size() >= 8)
                std::memcpy(&size, body.data(), 8);
            const auto length = size_t(std::min<std::uint64_t>((size + 7) & ~std::uint64_t(7), bytes.size() - at));
            if (header.type == TracingData)
                m_header.readTracingData(bytes.subspan(at, size_t(std::min<std::uint64_t>(size, length))));
            at += length;
            break;
        }
        case Compressed: unpack(body, depth); break;
        case Compressed2: {
            ByteReader reader(body);
            const auto size = reader.value<std::uint64_t>();
            if (reader.ok() && size <= reader.left())
                unpack(body.subspan(8, size_t(size)), depth);
            break;
        }
        default:
            if (header.type < FirstOwn)
                m_records.push_back({header.type, header.misc, body});
            if (m_records.size() == Looked && depth == 0) // the others will be about as long: the list need not move
                m_records.reserve(size_t(double(bytes.size()) / double(at) * Looked * 1.1));
            break;
        }
    }
    if (depth == 0)
        m_cut = m_cut || at + sizeof(perf_event_header) <= bytes.size();
    else
        m_rest.assign(bytes.begin() + std::ptrdiff_t(at), bytes.end());
}

void PerfDataFile::unpack(ByteSpan packed, int depth)
{
    if (depth >= MostDepth - 1)
        return; // compressed within compressed: nobody writes that
    if (!m_stream)
        m_stream = std::shared_ptr<void>(ZSTD_createDStream(),
                                         [](void *stream) { ZSTD_freeDStream(static_cast<ZSTD_DStream *>(stream)); });
    auto *stream = static_cast<ZSTD_DStream *>(m_stream.get());
    auto bytes = std::make_unique<Bytes>(std::exchange(m_rest, {}));
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    size_t used = bytes->size();
    bool full = false; // then there may be more to come of what was given
    while ((in.pos < in.size || full) && m_unpackedBytes < MostUnpackedBytes) {
        bytes->resize(used + (size_t(1) << 20));
        ZSTD_outBuffer out{bytes->data() + used, bytes->size() - used, 0};
        const size_t result = ZSTD_decompressStream(stream, &out, &in);
        used += out.pos;
        m_unpackedBytes += out.pos;
        if (ZSTD_isError(result)) {
            m_cut = true;
            break;
        }
        full = out.pos == out.size;
    }
    bytes->resize(used);
    const Bytes &kept = *m_unpacked.emplace_back(std::move(bytes));
    readRecords(kept, depth + 1);
}

} // namespace performance
