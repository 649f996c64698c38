// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <atomic>
#include <mutex>

namespace performance {

/// Decides which series other programs may have. A metric that explodes into too many series keeps those it has; the rest
/// is added up in its overflow series, {otel.metric.overflow=true}, so that sums stay right (OpenTelemetry, metrics SDK,
/// "cardinality limits"). Thread-safe.
class SeriesAdmission {
public:
    static constexpr qsizetype PerMetric = 2000;
    /// Fewer than the history can hold: this machine's own series need room as well.
    static constexpr qsizetype InAll = 80'000;
    static constexpr qsizetype MostAttributes = 64;
    static constexpr qsizetype LongestName = 256;
    static constexpr qsizetype LongestValue = 1024;

    enum class Refusal {
        None,
        Name,       ///< empty, too long or with characters that are none
        TooMuch,    ///< too many attributes, or one too long
        Unit,       ///< the metric has another unit already
        Full,       ///< there are too many series in all
        Dropped,    ///< the user dropped the metric
    };
    struct Answer {
        SeriesId series;
        Refusal refusal = Refusal::None;
        bool isOverflow = false;
    };

    explicit SeriesAdmission(SeriesRegistry &registry) : m_registry(registry) {}

    Answer admit(const SeriesDescriptor &descriptor);
    /// Another number whenever what is dropped has changed: whoever remembers an answer asks again then.
    quint64 generation() const { return m_generation.load(std::memory_order_relaxed); }
    /// Takes nothing more of a metric, or takes it again.
    void setDropped(const QString &metric, bool dropped);

    struct Culprit {
        QString metric;
        qsizetype series = 0;
    };
    /// The metrics that reached their limit, and how many series each has asked for.
    std::vector<Culprit> overflowing() const;
    QStringList dropped() const;

private:
    struct Metric {
        QString unit;
        QSet<QString> keys;
        qsizetype refused = 0;
    };
    SeriesRegistry &m_registry;
    mutable std::mutex m_mutex;
    QHash<QString, Metric> m_metrics;
    QSet<QString> m_dropped;
    std::atomic<quint64> m_generation = 1;
    qsizetype m_series = 0;
};

/// A sentence for whoever sent it.
QString toText(SeriesAdmission::Refusal refusal);

} // namespace performance
