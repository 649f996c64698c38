// SPDX-License-Identifier: MIT
#include "performance/profile/capture/ring_buffer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <utility>

namespace performance {

PerformanceResult<RingBuffer> RingBuffer::map(int fd, size_t bytes, size_t least)
{
    const auto page = size_t(::sysconf(_SC_PAGESIZE));
    for (;;) {
        void *memory = ::mmap(nullptr, page + bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (memory != MAP_FAILED)
            return RingBuffer(memory, bytes);
        if ((errno != EPERM && errno != ENOMEM) || bytes / 2 < least)
            return failure(PerformanceError::fromErrno(errno, QStringLiteral("kernel.perf_event_mlock_kb")));
        bytes /= 2;
    }
}

RingBuffer::RingBuffer(void *memory, size_t size) : m_memory(memory), m_size(size) {}

RingBuffer::RingBuffer(RingBuffer &&other) noexcept
    : m_memory(std::exchange(other.m_memory, nullptr))
    , m_size(other.m_size)
    , m_head(other.m_head)
    , m_position(other.m_position)
    , m_last(other.m_last)
    , m_wrapped(std::move(other.m_wrapped))
{
}

RingBuffer::~RingBuffer()
{
    if (m_memory)
        ::munmap(m_memory, size_t(::sysconf(_SC_PAGESIZE)) + m_size);
}

void RingBuffer::refresh()
{
    auto *page = static_cast<perf_event_mmap_page *>(m_memory);
    m_head = std::atomic_ref(page->data_head).load(std::memory_order_acquire);
}

bool RingBuffer::next(PerfRecord &record)
{
    if (m_position >= m_head)
        return false;
    const auto *page = static_cast<const perf_event_mmap_page *>(m_memory);
    const auto *data = static_cast<const std::uint8_t *>(m_memory) + page->data_offset;
    const size_t at = size_t(m_position & (m_size - 1));
    perf_event_header header; // records are aligned to 8 bytes, so the header never wraps
    std::memcpy(&header, data + at, sizeof(header));
    const size_t length = std::max<size_t>(header.size, sizeof(header));
    record.type = header.type;
    record.misc = header.misc;
    if (at + length <= m_size) {
        record.body = {data + at + sizeof(header), length - sizeof(header)};
    } else {
        m_wrapped.resize(length);
        std::memcpy(m_wrapped.data(), data + at, m_size - at);
        std::memcpy(m_wrapped.data() + (m_size - at), data, length - (m_size - at));
        record.body = ByteSpan(m_wrapped).subspan(sizeof(header));
    }
    m_last = m_position;
    m_position += length;
    return true;
}

void RingBuffer::giveBack()
{
    auto *page = static_cast<perf_event_mmap_page *>(m_memory);
    std::atomic_ref(page->data_tail).store(m_position, std::memory_order_release);
}

} // namespace performance
