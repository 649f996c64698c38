// SPDX-License-Identifier: MIT
#pragma once

// Private to stacks_codec.cpp: how samples are coded, in both directions (stacks_model.h). What is read is in bounds, whatever the bytes are.
// Thread-safety: one thread.

#include "performance/series/stacks_table_coders.h"

#include <algorithm>
#include <array>
#include <vector>

namespace performance {

struct StackSample {
    qint64 time = 0; ///< in StacksTimeStep
    qint32 stack = -1;
    qint32 thread = 0;
    quint8 event = 0;
    qint64 weight = 0;
};

template<typename Coder>
class SamplesCoder {
public:
    SamplesCoder(const std::vector<ProfileStack> &stacks, size_t threads, size_t events)
        : m_stacks(stacks), m_lastOfThread(threads, -1), m_lastWeight(events), m_events(events)
    {}

    StackSample code(Coder &coder, const StackSample &sample)
    {
        StackSample read;
        read.time = qint64(quint64(m_time.code(coder, qint64(quint64(sample.time) - quint64(m_lastTime))))
                           + quint64(m_lastTime));
        m_lastTime = read.time;
        read.event = codeEvent(coder, sample.event);
        const int rank = m_recentThreads.codeRank(coder, m_threads, RecentModel::rankOf(m_threads, sample.thread));
        if (rank < RecentModel::Ranks)
            read.thread = m_threads[size_t(rank)];
        else if (const auto next = size_t(m_nextThread);
                 next < m_lastOfThread.size() && coder.bit(m_newThread, sample.thread == m_nextThread))
            read.thread = m_nextThread;
        else
            read.thread = qint32(codeIndex(coder, size_t(sample.thread), m_lastOfThread.size()));
        m_nextThread = std::max(m_nextThread, read.thread + 1);
        RecentModel::use(m_threads, rank, read.thread);
        read.stack = codeStack(coder, sample.stack, m_lastOfThread[size_t(read.thread)], read.event);
        qint64 &last = m_lastWeight[read.event];
        read.weight = coder.bit(m_sameWeight[std::min<size_t>(read.event, 3)], sample.weight == last)
            ? last
            : qint64(quint64(m_weight.code(coder, qint64(quint64(sample.weight) - quint64(last)))) + quint64(last));
        last = read.weight;
        return read;
    }

private:
    quint8 codeEvent(Coder &coder, quint8 event)
    {
        if (coder.bit(m_sameEvent, event == m_lastEvent))
            return m_lastEvent;
        m_lastEvent = quint8(codeIndex(coder, event, m_events));
        return m_lastEvent;
    }

    /// Where what is called from a row on, each from the row before, ends.
    qint32 endOfChain(qint32 row) const
    {
        while (size_t(row) + 1 < m_stacks.size() && m_stacks[size_t(row) + 1].parent == row)
            ++row;
        return row;
    }

    qint32 codeStack(Coder &coder, qint32 stack, qint32 &lastOfThread, quint8 event)
    {
        const auto kind = size_t(std::min<quint8>(event, 3));
        const auto hasNext = size_t(m_next) < m_stacks.size();
        qint32 read = lastOfThread;
        if (hasNext && coder.bit(m_isNew[kind], stack >= m_next)) {
            const qint32 likely = endOfChain(m_next);
            read = likely;
            if (!coder.bit(m_asLikely, stack == likely))
                read = qint32(
                    std::clamp<qint64>(qint64(m_beyond.code(coder, quint64(stack - m_next)) & 0x7fffffff) + m_next,
                                       m_next, qint64(m_stacks.size()) - 1));
            m_next = read + 1;
        } else if (!coder.bit(m_again[kind], stack == lastOfThread)) {
            // 0 is that there is none.
            read = qint32(codeIndex(coder, size_t(stack + 1), m_stacks.size() + 1)) - 1;
        }
        lastOfThread = read;
        return read;
    }

    const std::vector<ProfileStack> &m_stacks;
    qint64 m_lastTime = 0;
    quint8 m_lastEvent = 0;
    qint32 m_next = 0; ///< the first stack that no sample has had yet
    qint32 m_nextThread = 0;
    std::vector<qint32> m_lastOfThread;
    std::vector<qint32> m_threads;
    std::vector<qint64> m_lastWeight;
    size_t m_events;
    SignedModel m_time;
    AdaptiveBit m_sameEvent;
    AdaptiveBit m_newThread;
    AdaptiveBit m_asLikely;
    RecentModel m_recentThreads;
    std::array<AdaptiveBit, 4> m_isNew;
    std::array<AdaptiveBit, 4> m_again;
    std::array<AdaptiveBit, 4> m_sameWeight;
    NumberModel m_beyond;
    SignedModel m_weight;
};

} // namespace performance
