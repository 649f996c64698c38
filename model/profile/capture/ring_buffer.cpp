// SPDX-License-Identifier: MIT
#include "performance/profile/capture/ring_buffer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <bit>
#include <utility>

namespace performance {

tl::expected<RingBuffer, int> RingBuffer::map(int fd, size_t bytes)
{
    void *memory = ::mmap(nullptr, size_t(::sysconf(_SC_PAGESIZE)) + bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        return tl::make_unexpected(errno);
    return RingBuffer(memory, bytes);
}

RingBuffer::RingBuffer(void *memory, size_t size) : m_memory(memory), m_size(size)
{
    Q_ASSERT(std::has_single_bit(size)); // places in it are cut out of counts by a mask
}

RingBuffer::RingBuffer(RingBuffer &&other) noexcept
    : m_memory(std::exchange(other.m_memory, nullptr))
    , m_size(other.m_size)
    , m_head(other.m_head)
    , m_position(other.m_position)
    , m_last(other.m_last)
    , m_wrapped(std::move(other.m_wrapped))
    , m_copied(std::move(other.m_copied))
{}

RingBuffer::~RingBuffer()
{
    if (m_memory)
        ::munmap(m_memory, size_t(::sysconf(_SC_PAGESIZE)) + m_size);
}

void RingBuffer::refresh()
{
    auto *page = static_cast<perf_event_mmap_page *>(m_memory);
    m_head = std::atomic_ref(page->data_head).load(std::memory_order_acquire);
    if (isSmall())
        copyOut();
}

void RingBuffer::copyOut()
{
    auto *page = static_cast<perf_event_mmap_page *>(m_memory);
    const auto *data = static_cast<const std::uint8_t *>(m_memory) + page->data_offset;
    // Between calls m_position and m_last count in what was copied; where the kernel's is, the page says.
    const std::uint64_t tail = page->data_tail;
    const size_t from = size_t(tail & (m_size - 1));
    const size_t length = size_t(m_head - tail);
    Q_ASSERT(length <= m_size); // the kernel writes over nothing that was not given back
    const size_t atOnce = std::min(length, m_size - from);
    m_copied.insert(m_copied.end(), data + from, data + from + atOnce);
    m_copied.insert(m_copied.end(), data, data + (length - atOnce));
    std::atomic_ref(page->data_tail).store(m_head, std::memory_order_release);
}

bool RingBuffer::nextCopied(PerfRecord &record)
{
    perf_event_header header;
    if (m_copied.size() < sizeof(header) || m_position > m_copied.size() - sizeof(header))
        return false;
    std::memcpy(&header, m_copied.data() + m_position, sizeof(header));
    const size_t length = std::max<size_t>(header.size, sizeof(header));
    if (length > m_copied.size() - m_position)
        return false;
    record.type = header.type;
    record.misc = header.misc;
    record.body = ByteSpan(m_copied).subspan(size_t(m_position) + sizeof(header), length - sizeof(header));
    m_last = m_position;
    m_position += length;
    return true;
}

bool RingBuffer::next(PerfRecord &record)
{
    if (isSmall())
        return nextCopied(record);
    if (m_position >= m_head)
        return false;
    Q_ASSERT(m_head - m_position <= m_size && m_position % sizeof(std::uint64_t) == 0);
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
    if (isSmall()) {
        Q_ASSERT(m_position <= m_copied.size());
        m_copied.erase(m_copied.begin(), m_copied.begin() + std::ptrdiff_t(m_position));
        m_position = 0;
        return;
    }
    Q_ASSERT(m_position <= m_head);
    auto *page = static_cast<perf_event_mmap_page *>(m_memory);
    std::atomic_ref(page->data_tail).store(m_position, std::memory_order_release);
}

} // namespace performance
