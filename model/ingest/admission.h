// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"
#include "performance/core/series_descriptor.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <span>

namespace performance {

/// Decides which series other programs may have. Nobody gets a name of this machine's own metrics without saying whose they
/// are: what has an origin of ours, or none, is taken for Ingest. Limits are of each program, so that one of them cannot take the places of
/// the others, and of what is alive: where a limit is reached, series that were silent for `Silence` give their places back.
/// A metric that explodes into too many series keeps those it has; the rest of a counter is added up in the program's overflow
/// series, {otel.metric.overflow=true}, so that sums stay right (OpenTelemetry, metrics SDK, "cardinality limits").
/// A metric that comes in another unit or as something else than before is another series: its unit and its kind tell it
/// apart (OpenTelemetry, metrics data model, "identifying properties"). Thread-safe.
class SeriesAdmission {
public:
    /// Of one metric of one program.
    static constexpr qsizetype PerMetric = 2000;
    /// Of one program.
    static constexpr qsizetype PerProgram = 40'000;
    /// Fewer than the history can hold: this machine's own series need room as well.
    static constexpr qsizetype InAll = 80'000;
    static constexpr qsizetype MostAttributes = 64;
    static constexpr qsizetype LongestName = 256;
    static constexpr qsizetype LongestValue = 1024;
    /// Programs export every minute unless told otherwise; what was silent for so long is gone.
    static constexpr auto Silence = std::chrono::minutes(10);
    /// What was silent for so long is gone even where there is room.
    static constexpr auto LongSilence = std::chrono::hours(24);

    enum class Refusal {
        None,
        Name,     ///< empty, too long or with characters that are none
        TooMuch,  ///< too many attributes, or one too long
        Full,     ///< there are too many series
        Dropped,  ///< the user dropped the metric
        Reserved, ///< the name is this machine's own, and nothing says whose series it is
        Taken,    ///< a plugin, or this program, has the series
    };
    struct Answer {
        SeriesId series;
        Refusal refusal = Refusal::None;
        bool isOverflow = false;
    };
    using Clock = std::function<Timestamp()>;

    explicit SeriesAdmission(SeriesRegistry &registry, Clock clock = now)
        : m_registry(registry), m_clock(std::move(clock))
    {}
    ~SeriesAdmission();
    SeriesAdmission(const SeriesAdmission &) = delete;
    SeriesAdmission &operator=(const SeriesAdmission &) = delete;

    Answer admit(const SeriesDescriptor &descriptor);
    /// A series in which its sender adds up what has no place of its own. It takes none itself: senders have few of them.
    Answer admitOverflow(const SeriesDescriptor &descriptor);
    /// These got points in the last minute; others may have their places once they were silent for long enough.
    void keep(std::span<const SeriesId> alive);
    /// Another number whenever an answer may be another now: whoever remembers one asks again then.
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
    struct Place {
        QString key;
        QString program;
        QString metric;
        Timestamp seen;
    };
    struct Program {
        QHash<QString, qsizetype> metrics; ///< how many series each has
        qsizetype series = 0;
    };
    std::optional<Refusal> refusalOf(const SeriesDescriptor &descriptor) const WAI_REQUIRES(m_mutex);
    Answer seriesOf(SeriesDescriptor descriptor) WAI_REQUIRES(m_mutex);
    Answer sharedSeriesOf(SeriesDescriptor descriptor) WAI_REQUIRES(m_mutex);
    bool hasRoom(const QString &program, const QString &metric) WAI_REQUIRES(m_mutex);
    bool isFull(const QString &program, const QString &metric) const WAI_REQUIRES(m_mutex);
    void evictSilent() WAI_REQUIRES(m_mutex);
    void evict(std::chrono::minutes silence) WAI_REQUIRES(m_mutex);

    SeriesRegistry &m_registry;
    Clock m_clock;
    mutable Mutex m_mutex;
    QHash<quint32, Place> m_places WAI_GUARDED_BY(m_mutex); ///< by series
    QHash<QString, quint32> m_ids WAI_GUARDED_BY(m_mutex);  ///< of those that have a place, by its key
    QHash<QString, Program> m_programs WAI_GUARDED_BY(m_mutex);
    QHash<QString, qsizetype> m_refused WAI_GUARDED_BY(m_mutex); ///< by metric, how many series got no place
    QSet<QString> m_dropped WAI_GUARDED_BY(m_mutex);
    std::atomic<quint64> m_generation = 1;
    Timestamp m_evicted WAI_GUARDED_BY(m_mutex);        ///< when it was last looked for silent ones
    Timestamp m_evictedLong WAI_GUARDED_BY(m_mutex);    ///< likewise for those of LongSilence
    std::set<quint32> m_shared WAI_GUARDED_BY(m_mutex); ///< the overflow series that are held
};

/// A sentence for the sender.
QString toText(SeriesAdmission::Refusal refusal);

} // namespace performance
