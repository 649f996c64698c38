// SPDX-License-Identifier: MIT
#include "performance/profile/capture/ring_set.h"

#include "performance/core/translate.h"

#include "performance/profile/capture/perf_event.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <bit>

namespace performance {

namespace {

tl::expected<std::vector<RingBuffer>, int> mapAll(std::span<const int> descriptors, size_t bytes)
{
    std::vector<RingBuffer> rings;
    rings.reserve(descriptors.size());
    for (const int fd : descriptors) {
        auto ring = RingBuffer::map(fd, bytes);
        if (!ring)
            return tl::make_unexpected(ring.error());
        rings.push_back(std::move(*ring));
    }
    return rings;
}

} // namespace

size_t wantedRingBytes(size_t cpus)
{
    constexpr size_t Enough = size_t(512) << 10;
    return std::clamp(std::bit_floor(MaxRingBytesInAll / std::max<size_t>(1, cpus)), Enough, MaxRingBytes);
}

PerformanceResult<std::vector<RingBuffer>> mapRings(std::span<const int> descriptors, size_t bytes)
{
    const auto page = size_t(::sysconf(_SC_PAGESIZE));
    const QString subject = QStringLiteral("kernel.perf_event_mlock_kb");
    for (size_t size = std::max(bytes, page); size >= page; size /= 2) {
        auto rings = mapAll(descriptors, size);
        if (rings)
            return std::move(*rings);
        if (rings.error() != EPERM && rings.error() != ENOMEM)
            return failure(PerformanceError::fromErrno(rings.error(), subject)); // no question of room
    }
    return failure(
        PerformanceErrorCode::PermissionDenied, subject,
        translate("Profile", "this user may lock too little memory for the kernel's buffers, one for each of %1 CPUs")
            .arg(descriptors.size()),
        translate(
            "Profile",
            "Allow more until the next start of the machine (sudo sysctl kernel.perf_event_mlock_kb=2048), or end other recordings."));
}

std::optional<size_t> obtainableRingBytes()
{
    std::vector<UniqueFd> events;
    std::vector<int> descriptors;
    perf_event_attr attr = commonAttributes();
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_DUMMY;
    attr.exclude_kernel = 1;
    for (const int cpu : cpusToWatch().numbers) {
        auto event = openPerfEvent(attr, 0, cpu);
        if (!event)
            continue; // offline by now
        descriptors.push_back(event->get());
        events.push_back(std::move(*event));
    }
    if (events.empty())
        return std::nullopt;
    const auto rings = mapRings(descriptors, wantedRingBytes(descriptors.size()));
    return rings ? rings->front().size() : 0;
}

} // namespace performance
