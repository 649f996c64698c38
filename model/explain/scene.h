// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/finding.h"
#include "performance/core/metric_table.h"
#include "performance/explain/explain_source.h"
#include "performance/explain/facts.h"
#include "performance/explain/stack_facts.h"
#include "performance/judgement/limit.h"

#include <QHash>

#include <map>
#include <stop_token>

namespace performance {

/// What is known of a range and of the time it is compared with; each question is asked of the source once.
/// Thread-safety: one thread at a time; the owner's.
class Scene {
public:
    Scene(const ExplainSource &source, const TimeRange &range, const std::stop_token &stop);
    ~Scene();
    Q_DISABLE_COPY_MOVE(Scene)

    /// Whether anything was recorded in the range.
    bool hasData() const { return m_hasData; }
    bool hasBefore() const { return !m_before.isEmpty(); }
    bool stopped() const { return m_stop.stop_requested(); }
    const TimeRange &range() const { return m_range; }   ///< as far as it was recorded
    const TimeRange &before() const { return m_before; } ///< the same; empty where nothing was
    double seconds() const { return double(m_range.length().count()) * 1e-9; }
    double cpus() const { return m_cpus; }
    const ExplainSource &source() const { return m_source; }

    /// Of a series that does not exist: without values.
    SeriesFact fact(const QString &key) const;
    SeriesFact fact(const MetricDefinition &metric, const Attributes &attributes = {}) const
    {
        return fact(metric.series(attributes).key());
    }
    SeriesFact fact(const MetricDefinition &metric, const char *attribute, const char *value) const;
    SeriesFact pressure(const char *resource) const;
    double growth(const QString &key) const { return m_source.growth(key, m_range); }
    const std::vector<SeriesInfo> &series() const { return m_series; }
    /// Those of this machine with that metric.
    std::vector<SeriesDescriptor> ownSeries(const MetricDefinition &metric) const;
    /// The twelve findings of the USE method.
    const std::vector<Finding> &findings() const;
    const QString &disk() const; ///< the one that matters; empty where none is known

    /// By falling CPU.
    const std::vector<Actor> &actors() const { return m_actors; }
    const std::vector<Program> &programs() const { return m_programs; }
    const Actor *actor(qint32 pid) const;
    /// The name of a process; `otherwise` where it is not among the top ones.
    QString nameOf(qint32 pid, const QString &otherwise) const;
    /// Share of the ticks looked at in which a process was in a state, as 'D': by pid.
    const QHash<qint32, double> &blockedShares() const;
    /// Which processes of other programs than `taker` suffered: they waited for a CPU, more than before, by falling waiting. One that
    /// began in the range is no victim (it may as well be who takes it), unless the taker was there already; nor is one that always
    /// wants a CPU, as long as it gets as much as before.
    std::vector<const Actor *> cpuVictims(const Program *taker) const;

    const StackFacts &stacks() const;
    const StackFacts &stacksBefore() const;
    const std::vector<MachineEvent> &events() const; ///< of the range and of the twelve hours before it

private:
    std::optional<TimeRange> recordedIn(const TimeRange &range) const;
    std::optional<double> medianIn(const QString &key, const TimeRange &range) const;
    void readProcesses();
    void judge() const;

    const ExplainSource &m_source;
    const std::stop_token m_stop;
    TimeRange m_range;
    TimeRange m_before;
    std::optional<TimeRange> m_yesterday;
    bool m_hasData = false;
    double m_cpus = 0;
    std::vector<SeriesInfo> m_series;
    QHash<QString, qsizetype> m_known; ///< key: place in m_series
    std::vector<Actor> m_actors;
    std::vector<Program> m_programs;
    mutable QString m_disk;
    mutable std::optional<std::vector<Finding>> m_findings;
    mutable QHash<QString, SeriesFact> m_facts;
    mutable std::optional<QHash<qint32, double>> m_blocked;
    mutable std::optional<StackFacts> m_stacks;
    mutable std::optional<StackFacts> m_stacksBefore;
    mutable std::optional<std::vector<MachineEvent>> m_events;
};

} // namespace performance
