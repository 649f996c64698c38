// SPDX-License-Identifier: MIT
#include "performance/series/epoch.h"

namespace performance {

namespace {

/// Makes the next value of a column stand at index `at`: what lies between is missing.
void padTo(EpochColumn &column, size_t at)
{
    if (column.bits.size() >= at)
        return;
    if (column.present.empty())
        column.present.assign(column.bits.size(), 1);
    column.present.resize(at, 0);
    column.bits.resize(at, 0);
}

void push(EpochColumn &column, qint64 bits)
{
    column.bits.push_back(bits);
    if (!column.present.empty())
        column.present.push_back(1);
}

} // namespace

Epoch::Epoch() : m_axes(1) {}

EpochColumn &Epoch::columnFor(SeriesId series, bool onTicks)
{
    qint32 &slot = m_slots[series.index()];
    if (slot < 0) {
        slot = qint32(m_columns.size());
        EpochColumn column;
        column.series = series;
        column.axis = TickAxis;
        if (!onTicks) {
            column.axis = quint32(m_axes.size());
            m_axes.emplace_back();
        }
        m_columns.push_back(std::move(column));
    }
    return m_columns[size_t(slot)];
}

void Epoch::append(const SampleBatch &batch)
{
    EpochAxis &ticks = m_axes[TickAxis];
    const size_t at = ticks.times.size();
    ticks.times.push_back(toNanoseconds(batch.time));
    if (batch.afterGap)
        ticks.gaps.push_back(quint32(at));
    for (const Sample &sample : batch.samples) {
        EpochColumn &column = columnFor(sample.series, true);
        // A series is either of the ticks or of its own times; and a tick holds it once.
        if (column.axis != TickAxis || column.bits.size() > at)
            continue;
        padTo(column, at);
        push(column, sample.bits);
        Q_ASSERT(column.bits.size() == ticks.times.size()
                 && (column.present.empty() || column.present.size() == column.bits.size()));
        ++m_sampleCount;
    }
}

void Epoch::append(SeriesId series, qint64 time, qint64 bits)
{
    EpochColumn &column = columnFor(series, false);
    if (column.axis == TickAxis)
        return;
    EpochAxis &axis = m_axes[column.axis];
    // Late samples are put in their place; most come in order and cost nothing.
    const auto place = std::upper_bound(axis.times.cbegin(), axis.times.cend(), time);
    const auto at = place - axis.times.cbegin();
    axis.times.insert(place, time);
    column.bits.insert(column.bits.cbegin() + at, bits);
    ++m_sampleCount;
    Q_ASSERT(column.bits.size() == axis.times.size() && column.present.empty());
}

const EpochColumn *Epoch::column(SeriesId series) const
{
    const qint32 slot = m_slots.get(series.index());
    return slot < 0 ? nullptr : &m_columns[size_t(slot)];
}

std::pair<qint64, qint64> Epoch::span() const
{
    qint64 first = std::numeric_limits<qint64>::max();
    qint64 last = std::numeric_limits<qint64>::min();
    for (const EpochAxis &axis : m_axes) {
        if (!axis.times.empty()) {
            const auto [low, high] = std::minmax_element(axis.times.cbegin(), axis.times.cend());
            first = std::min(first, *low);
            last = std::max(last, *high);
        }
    }
    return {first, last};
}

Epoch Epoch::successor() const
{
    constexpr qint64 Day = qint64(86400) * 1'000'000'000;
    Epoch next;
    const std::vector<qint64> &ticks = m_axes[TickAxis].times;
    for (const EpochColumn &column : m_columns) {
        const EpochAxis &axis = axisOf(column);
        // A counter of a program that did nothing for a while goes on from where it was.
        if (column.axis != TickAxis && column.bits.empty() && column.carryTime != 0 && !ticks.empty()
            && ticks.back() - column.carryTime < Day) {
            EpochColumn &carried = next.columnFor(column.series, false);
            carried.carryTime = column.carryTime;
            carried.carryBits = column.carryBits;
            continue;
        }
        for (size_t i = std::min(axis.times.size(), column.bits.size()); i-- > 0;) {
            if (!column.has(i))
                continue;
            // A series that stopped a while ago (an unplugged disk) is not carried along for ever.
            if (axis.times.size() - i > 600)
                break;
            EpochColumn &carried = next.columnFor(column.series, column.axis == TickAxis);
            carried.carryTime = axis.times[i];
            carried.carryBits = column.bits[i];
            break;
        }
    }
    return next;
}

} // namespace performance
