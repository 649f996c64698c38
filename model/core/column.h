// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace performance {

/// A growing column of a table that is cheap to hand out. Copies share their chunks, so a snapshot of a million rows
/// costs some dozens of pointers; whoever writes to a shared chunk gets one of its own first. Rows are stored in chunks
/// of ChunkRows: a reader that walks a column does it chunk by chunk.
///
/// Thread-safety: that of a plain value. Copies may live on different threads.
template<typename T>
class Column {
public:
    static constexpr size_t ChunkShift = 14;
    static constexpr size_t ChunkRows = size_t(1) << ChunkShift;

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](size_t row) const
    {
        Q_ASSERT(row < m_size);
        return (*m_chunks[row >> ChunkShift])[row & (ChunkRows - 1)];
    }
    const T &back() const { return (*this)[m_size - 1]; }

    void push_back(T value)
    {
        if ((m_size & (ChunkRows - 1)) == 0)
            m_chunks.push_back(std::make_shared_for_overwrite<Chunk>()); // what lies behind the last row nobody reads
        else
            detach(m_chunks.back(), m_size & (ChunkRows - 1));
        (*m_chunks.back())[m_size & (ChunkRows - 1)] = std::move(value);
        ++m_size;
    }

    /// A row to write to; the snapshots handed out keep what they had.
    T &edit(size_t row)
    {
        Q_ASSERT(row < m_size);
        auto &chunk = m_chunks[row >> ChunkShift];
        detach(chunk, std::min(ChunkRows, m_size - (row & ~(ChunkRows - 1))));
        return (*chunk)[row & (ChunkRows - 1)];
    }

    size_t chunkCount() const { return m_chunks.size(); }
    std::span<const T> chunk(size_t number) const
    {
        return {m_chunks[number]->data(), std::min(ChunkRows, m_size - (number << ChunkShift))};
    }

    bool operator==(const Column &other) const
    {
        if (m_size != other.m_size)
            return false;
        for (size_t i = 0; i < chunkCount(); ++i) {
            if (m_chunks[i] != other.m_chunks[i] && !std::ranges::equal(chunk(i), other.chunk(i)))
                return false;
        }
        return true;
    }

private:
    using Chunk = std::array<T, ChunkRows>;

    static void detach(std::shared_ptr<Chunk> &chunk, size_t used)
    {
        if (chunk.use_count() == 1)
            return;
        auto own = std::make_shared_for_overwrite<Chunk>();
        std::copy_n(chunk->begin(), used, own->begin());
        chunk = std::move(own);
    }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    size_t m_size = 0;
};

} // namespace performance
