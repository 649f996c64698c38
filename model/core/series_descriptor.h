// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/attributes.h"
#include "performance/core/categories.h"
#include "performance/core/series_origin.h"
#include "performance/core/timestamp.h"

#include <bit>
#include <compare>
#include <vector>

namespace performance {

/// A series of the store it came from. Never stored outside of it.
class SeriesId {
public:
    constexpr SeriesId() = default;
    static constexpr SeriesId fromIndex(quint32 index) { return SeriesId(index); }
    constexpr quint32 index() const { return m_index; }
    constexpr bool isValid() const { return m_index != Invalid; }
    constexpr auto operator<=>(const SeriesId &) const = default;

private:
    static constexpr quint32 Invalid = 0xffffffff;
    constexpr explicit SeriesId(quint32 index) : m_index(index) {}
    quint32 m_index = Invalid;
};

/// A gauge is charted as it is; a counter only grows and is charted as its rate per second.
enum class Instrument : quint8 { Gauge, Counter };

/// Integer series keep the integers that the kernel gives (value = integer × scale); real series keep doubles.
enum class Storage : quint8 { Integer, Real };

/// Everything there is to know about a series but its samples.
struct SeriesDescriptor {
    QString metric;
    Attributes attributes;
    QString name;
    QString unit;
    MetricCategory category = MetricCategory::Custom;
    Instrument instrument = Instrument::Gauge;
    Storage storage = Storage::Real;
    double scale = 1;
    /// Set where it is registered, and stored with it; never part of the key.
    SeriesOrigin origin = SeriesOrigin::Unknown;

    QString key() const { return seriesKey(metric, attributes); }
    /// The unit of what a chart shows: that of a counter is per second ("By/s"; "s" per second is a plain "1").
    QString shownUnit() const;

    bool operator==(const SeriesDescriptor &) const = default;
};

/// One value of one series: the 64 bits of an integer or of a double, as its descriptor's storage says.
struct Sample {
    SeriesId series;
    qint64 bits = 0;
};

inline qint64 bitsOf(double value)
{
    return std::bit_cast<qint64>(value);
}
inline double realOf(qint64 bits)
{
    return std::bit_cast<double>(bits);
}

/// The value that `bits` stand for, scaled to the descriptor's unit.
inline double valueOf(const SeriesDescriptor &descriptor, qint64 bits)
{
    return descriptor.storage == Storage::Integer ? double(bits) * descriptor.scale : realOf(bits);
}

/// What one tick of the collector found: one moment, one value for each series that has one.
struct SampleBatch {
    Timestamp time;
    /// The machine slept, the clock jumped or ticks were missed: no rate may be computed across this point.
    bool afterGap = false;
    std::vector<Sample> samples;

    void addInteger(SeriesId series, qint64 value) { samples.push_back({series, value}); }
    void addReal(SeriesId series, double value) { samples.push_back({series, bitsOf(value)}); }
};

/// A sample of a series that has times of its own (nanoseconds since 1970): what programs record.
struct EventSample {
    SeriesId series;
    qint64 time = 0;
    qint64 bits = 0;
};

/// Hands out the id of a described series, the same for the same key. Thread-safe.
class SeriesRegistry {
public:
    virtual ~SeriesRegistry() = default;
    /// The id stands for the series until it is released, once for each time that it was asked for, however long there are
    /// no samples of it. Invalid where there is no place for it, and where it is not its origin's to write (isOfAnother).
    virtual SeriesId idFor(const SeriesDescriptor &descriptor) = 0;
    /// Whether the key is that of a series which only another origin may write.
    virtual bool isOfAnother(const SeriesDescriptor &) const { return false; }
    /// What the series is of is gone, and its id will be asked for again before it is used again. A registry without an
    /// end of its own may forget the series.
    virtual void release(SeriesId series) { Q_UNUSED(series) }
    /// The first description of a series that idFor() has named.
    virtual SeriesDescriptor descriptorOf(SeriesId series) const = 0;
};

} // namespace performance
