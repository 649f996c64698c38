// SPDX-License-Identifier: MIT
#include "performance/profile/capture/task_records.h"

#include "performance/profile/unwind/byte_reader.h"
#include "performance/profile/unwind/hexadecimal.h"

#include <sys/mman.h>
#include <sys/sysmacros.h>

namespace performance {

namespace {

std::string_view textAt(ByteReader &reader)
{
    const ByteSpan rest = reader.take(reader.left());
    const auto *text = reinterpret_cast<const char *>(rest.data());
    return {text, rest.empty() ? 0 : ::strnlen(text, rest.size())};
}

} // namespace

std::optional<MapRecord> readMap(const PerfRecord &record)
{
    if (record.type != PERF_RECORD_MMAP && record.type != PERF_RECORD_MMAP2)
        return std::nullopt;
    ByteReader reader(record.body);
    MapRecord map;
    map.process = reader.value<std::int32_t>();
    reader.skip(4);
    map.mapping.start = reader.value<std::uint64_t>();
    map.mapping.length = reader.value<std::uint64_t>();
    map.mapping.offset = reader.value<std::uint64_t>();
    if (record.type == PERF_RECORD_MMAP2) {
        if (record.misc & PERF_RECORD_MISC_MMAP_BUILD_ID) {
            const std::uint8_t size = reader.u8();
            reader.skip(3);
            const ByteSpan id = reader.take(20);
            map.mapping.buildId = hexadecimal(id.first(std::min<size_t>(size, id.size())));
        } else {
            const auto major = reader.value<std::uint32_t>();
            const auto minor = reader.value<std::uint32_t>();
            map.mapping.device = makedev(major, minor);
            map.mapping.inode = reader.value<std::uint64_t>();
            reader.skip(8);
        }
        map.executable = (reader.value<std::uint32_t>() & PROT_EXEC) != 0;
        reader.skip(4);
    } else {
        map.executable = !(record.misc & PERF_RECORD_MISC_MMAP_DATA);
    }
    if (!reader.ok())
        return std::nullopt;
    map.mapping.name = textAt(reader);
    return map;
}

std::optional<NameRecord> readName(const PerfRecord &record)
{
    if (record.type != PERF_RECORD_COMM)
        return std::nullopt;
    ByteReader reader(record.body);
    NameRecord name;
    name.process = reader.value<std::int32_t>();
    name.thread = reader.value<std::int32_t>();
    if (!reader.ok())
        return std::nullopt;
    name.name = textAt(reader);
    return name;
}

std::optional<ForkRecord> readFork(const PerfRecord &record)
{
    if (record.type != PERF_RECORD_FORK && record.type != PERF_RECORD_EXIT)
        return std::nullopt;
    ByteReader reader(record.body);
    ForkRecord fork;
    fork.process = reader.value<std::int32_t>();
    fork.parent = reader.value<std::int32_t>();
    fork.thread = reader.value<std::int32_t>();
    fork.parentThread = reader.value<std::int32_t>();
    return reader.ok() ? std::optional(fork) : std::nullopt;
}

std::int64_t lostIn(const PerfRecord &record)
{
    if (record.type != PERF_RECORD_LOST && record.type != PERF_RECORD_LOST_SAMPLES)
        return 0;
    ByteReader reader(record.body);
    if (record.type == PERF_RECORD_LOST)
        reader.skip(8); // the event's id
    const auto lost = reader.value<std::uint64_t>();
    return reader.ok() ? std::int64_t(lost) : 0;
}

} // namespace performance
