// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_data_file.h"

#include "performance/profile/unwind/byte_reader.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zstd.h>

#include <QCoreApplication>

#include <algorithm>
#include <thread>
#include <utility>

namespace performance {

namespace {

constexpr std::uint64_t Magic = 0x32454c4946524550;        // "PERFILE2"
constexpr std::uint64_t SwappedMagic = 0x50455246494c4532; // of a machine of the other byte order

// Records that perf itself writes (tools/lib/perf/include/perf/event.h).
enum : std::uint32_t { HeaderAttr = 64, TracingData = 66, BuildIdRecord = 67, AuxTrace = 71, EventUpdate = 78, HeaderFeature = 80, Compressed = 81, Compressed2 = 83, FirstOwn = 64 };
// Parts of the header (tools/perf/util/header.h).
enum : unsigned { FeatureBuildId = 2, FeatureCommandLine = 11, FeatureEventNames = 12, FeatureCount = 256 };

constexpr size_t MostEvents = 1024;
constexpr std::uint64_t MostUnpackedBytes = std::uint64_t(4) << 30;
constexpr int MostDepth = 2;

std::string paddedText(ByteReader &reader) ///< a length, then as many bytes, the last ones zero
{
    const ByteSpan bytes = reader.take(reader.value<std::uint32_t>());
    const auto *text = reinterpret_cast<const char *>(bytes.data());
    return {text, bytes.empty() ? 0 : ::strnlen(text, bytes.size())};
}

} // namespace

bool PerfDataFile::recognises(ByteSpan beginning)
{
    std::uint64_t magic = 0;
    if (beginning.size() >= 8)
        std::memcpy(&magic, beginning.data(), 8);
    return magic == Magic || magic == SwappedMagic;
}

PerformanceResult<PerfDataFile> PerfDataFile::open(const QString &path)
{
    const UniqueFd file(::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat info = {};
    if (!file || ::fstat(file.get(), &info) != 0)
        return failure(PerformanceError::fromErrno(errno, path));
    if (!S_ISREG(info.st_mode) || info.st_size < 16)
        return failure(PerformanceErrorCode::ParseError, path, QCoreApplication::translate("Symbols", "it is not a recording of perf"));
    void *memory = ::mmap(nullptr, size_t(info.st_size), PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (memory == MAP_FAILED)
        return failure(PerformanceError::fromErrno(errno, path));
    PerfDataFile data;
    data.m_bytes = {static_cast<const std::uint8_t *>(memory), size_t(info.st_size)};
    // All of it will be read: another thread goes ahead and brings the pages in.
    const std::jthread ahead([memory, size = size_t(info.st_size)](const std::stop_token &stop) {
        constexpr size_t Step = size_t(8) << 20;
        for (size_t at = 0; at < size && !stop.stop_requested(); at += Step)
            ::madvise(static_cast<char *>(memory) + at, std::min(Step, size - at), MADV_POPULATE_READ);
    });
    if (auto read = data.readHeader(path); !read)
        return failure(read.error());
    return data;
}

PerfDataFile::~PerfDataFile()
{
    if (m_bytes.data())
        ::munmap(const_cast<std::uint8_t *>(m_bytes.data()), m_bytes.size());
}

PerfDataFile::PerfDataFile(PerfDataFile &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
    , m_events(std::move(other.m_events))
    , m_eventOfId(std::move(other.m_eventOfId))
    , m_buildIds(std::move(other.m_buildIds))
    , m_commandLine(std::move(other.m_commandLine))
    , m_records(std::move(other.m_records))
    , m_unpacked(std::move(other.m_unpacked))
    , m_unpackedBytes(other.m_unpackedBytes)
    , m_stream(std::move(other.m_stream))
    , m_rest(std::move(other.m_rest))
    , m_cut(other.m_cut)
{
}

PerformanceResult<void> PerfDataFile::readHeader(const QString &name)
{
    const auto broken = [&](const char *reason) { return failure(PerformanceErrorCode::ParseError, name, QCoreApplication::translate("Symbols", reason)); };
    ByteReader reader(m_bytes);
    const auto magic = reader.value<std::uint64_t>();
    if (magic == SwappedMagic)
        return broken(QT_TRANSLATE_NOOP("Symbols", "it was recorded on a machine of the other byte order"));
    if (magic != Magic)
        return broken(QT_TRANSLATE_NOOP("Symbols", "it is not a recording of perf"));
    const auto headerSize = reader.value<std::uint64_t>();
    if (headerSize == 16) { // as perf writes into a pipe: everything is a record
        readRecords(m_bytes.subspan(16), 0);
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
        std::uint64_t bits[FeatureCount / 64];
        for (std::uint64_t &word : bits)
            word = reader.value<std::uint64_t>();
        if (!reader.ok() || attributes.first > m_bytes.size() || attributes.second > m_bytes.size() - attributes.first || data.first > m_bytes.size())
            return broken(QT_TRANSLATE_NOOP("Symbols", "its header is cut off"));
        readAttributes(m_bytes.subspan(size_t(attributes.first), size_t(attributes.second)), entrySize);
        if (data.second == 0 || data.second > m_bytes.size() - data.first) { // perf was ended before it wrote the size
            data.second = m_bytes.size() - data.first;
            m_cut = true;
        } else {
            readFeatures(data.first + data.second, bits);
        }
        readRecords(m_bytes.subspan(size_t(data.first), size_t(data.second)), 0);
    }
    if (m_events.empty())
        return broken(QT_TRANSLATE_NOOP("Symbols", "it names no event"));
    return {};
}

void PerfDataFile::readAttributes(ByteSpan table, std::uint64_t entrySize)
{
    // Of an older kernel the attributes are shorter: what is missing is zero.
    if (entrySize < PERF_ATTR_SIZE_VER0 + 16 || entrySize > 4096)
        return;
    for (size_t at = 0; at + entrySize <= table.size() && m_events.size() < MostEvents; at += entrySize) {
        Event event;
        std::memcpy(&event.attributes, table.data() + at, std::min<size_t>(sizeof(perf_event_attr), size_t(entrySize) - 16));
        ByteReader reader(table, at + size_t(entrySize) - 16);
        const auto offset = reader.value<std::uint64_t>();
        const auto size = reader.value<std::uint64_t>();
        if (offset <= m_bytes.size() && size <= m_bytes.size() - offset) {
            ByteReader ids(m_bytes.subspan(size_t(offset), size_t(size)));
            while (ids.left() >= 8) {
                event.ids.push_back(ids.value<std::uint64_t>());
                m_eventOfId.emplace(event.ids.back(), m_events.size());
            }
        }
        m_events.push_back(std::move(event));
    }
}

void PerfDataFile::readFeatures(std::uint64_t at, const std::uint64_t *bits)
{
    if (at > m_bytes.size())
        return;
    ByteReader reader(m_bytes, size_t(at));
    for (unsigned feature = 0; feature < FeatureCount; ++feature) {
        if (!(bits[feature / 64] >> (feature % 64) & 1))
            continue;
        const auto offset = reader.value<std::uint64_t>();
        const auto size = reader.value<std::uint64_t>();
        if (!reader.ok())
            return;
        if (offset <= m_bytes.size() && size <= m_bytes.size() - offset)
            readFeature(feature, m_bytes.subspan(size_t(offset), size_t(size)));
    }
}

void PerfDataFile::readFeature(unsigned feature, ByteSpan bytes)
{
    if (feature == FeatureBuildId) {
        readBuildIds(bytes);
    } else if (feature == FeatureEventNames) {
        readEventNames(bytes);
    } else if (feature == FeatureCommandLine) {
        ByteReader reader(bytes);
        const auto count = reader.value<std::uint32_t>();
        for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
            const std::string word = paddedText(reader);
            m_commandLine += (i == 0 ? "" : " ") + word;
        }
    }
}

void PerfDataFile::readEventNames(ByteSpan bytes)
{
    ByteReader reader(bytes);
    const auto count = reader.value<std::uint32_t>();
    const auto size = reader.value<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && i < MostEvents && reader.ok(); ++i) {
        reader.skip(size);
        const auto ids = reader.value<std::uint32_t>();
        const std::string name = paddedText(reader);
        if (ids > reader.left() / 8)
            return;
        for (std::uint32_t k = 0; k < ids; ++k) {
            const auto id = reader.value<std::uint64_t>();
            if (const auto known = m_eventOfId.find(id); known != m_eventOfId.end())
                m_events[known->second].name = name;
        }
        if (ids == 0 && i < m_events.size())
            m_events[i].name = name;
    }
}

void PerfDataFile::readBuildIds(ByteSpan bytes)
{
    // struct build_id_event: a record header, a pid, 20 bytes, their number (with a bit of misc that says it is there).
    constexpr std::uint16_t HasSize = 1 << 15;
    ByteReader reader(bytes);
    while (reader.left() >= sizeof(perf_event_header)) {
        const auto header = reader.value<perf_event_header>();
        if (header.size < sizeof(header) + 28)
            return;
        ByteReader entry(reader.take(header.size - sizeof(header)));
        if (!reader.ok())
            return;
        entry.skip(4);
        const ByteSpan id = entry.take(20);
        const std::uint8_t size = entry.u8();
        entry.skip(3);
        constexpr char Digits[] = "0123456789abcdef";
        std::string text;
        for (size_t i = 0; i < ((header.misc & HasSize) ? std::min<size_t>(size, 20) : 20); ++i) {
            text += Digits[id[i] >> 4];
            text += Digits[id[i] & 15];
        }
        const ByteSpan rest = entry.take(entry.left());
        const auto *path = reinterpret_cast<const char *>(rest.data());
        m_buildIds.emplace(std::string(path, rest.empty() ? 0 : ::strnlen(path, rest.size())), text);
    }
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
            ByteReader reader(body);
            Event event;
            std::uint32_t size = 0;
            if (body.size() >= 8)
                std::memcpy(&size, body.data() + 4, 4); // perf_event_attr says how long it is
            if (size < PERF_ATTR_SIZE_VER0 || size > body.size() || m_events.size() >= MostEvents)
                break;
            std::memcpy(&event.attributes, body.data(), std::min<size_t>(size, sizeof(perf_event_attr)));
            reader.skip(size);
            while (reader.left() >= 8) {
                event.ids.push_back(reader.value<std::uint64_t>());
                m_eventOfId.emplace(event.ids.back(), m_events.size());
            }
            m_events.push_back(std::move(event));
            break;
        }
        case HeaderFeature: {
            ByteReader reader(body);
            const auto feature = reader.value<std::uint64_t>();
            if (reader.ok())
                readFeature(unsigned(std::min<std::uint64_t>(feature, FeatureCount)), body.subspan(8));
            break;
        }
        case BuildIdRecord: readBuildIds(bytes.subspan(at - header.size, header.size)); break;
        case TracingData:
        case AuxTrace: { // data follows that no header covers
            std::uint64_t size = 0;
            if (header.type == TracingData && body.size() >= 4)
                std::memcpy(&size, body.data(), 4);
            else if (body.size() >= 8)
                std::memcpy(&size, body.data(), 8);
            at += size_t(std::min<std::uint64_t>((size + 7) & ~std::uint64_t(7), bytes.size() - at));
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
        m_stream = std::shared_ptr<void>(ZSTD_createDStream(), [](void *stream) { ZSTD_freeDStream(static_cast<ZSTD_DStream *>(stream)); });
    auto *stream = static_cast<ZSTD_DStream *>(m_stream.get());
    auto bytes = std::make_unique<Bytes>(std::exchange(m_rest, {}));
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    size_t used = bytes->size();
    while (in.pos < in.size && m_unpackedBytes < MostUnpackedBytes) {
        bytes->resize(used + (size_t(1) << 20));
        ZSTD_outBuffer out{bytes->data() + used, bytes->size() - used, 0};
        const size_t result = ZSTD_decompressStream(stream, &out, &in);
        used += out.pos;
        m_unpackedBytes += out.pos;
        if (ZSTD_isError(result)) {
            m_cut = true;
            break;
        }
        if (out.pos == 0 && in.pos == in.size)
            break;
    }
    bytes->resize(used);
    const Bytes &kept = *m_unpacked.emplace_back(std::move(bytes));
    readRecords(kept, depth + 1);
}

size_t PerfDataFile::eventOf(std::uint64_t id) const
{
    const auto it = m_eventOfId.find(id);
    return it == m_eventOfId.end() ? 0 : it->second;
}

} // namespace performance
