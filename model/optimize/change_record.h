// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"

#include <QHash>

namespace performance {

/// What is kept of a change beside the journal: the words of the suggestion that asked for it, and what its experiment
/// found. One file for each change, since a card is gone once its condition is.
/// Thread-safety: a value.
struct ChangeRecord {
    QString change; ///< id in the journal
    QString suggestion;
    QString rule;
    Message name;
    Message description;
    OptimizationCategory category = OptimizationCategory::Custom;
    OptimizationImpact impact = OptimizationImpact::Low;
    OptimizationEffort effort = OptimizationEffort::Low;
    Messages evidence;
    std::optional<ExperimentResult> result;
};

/// The records of a folder. A broken file is ignored: the journal alone decides which changes are applied.
/// Thread-safety: any thread; of one change the last save() counts.
class ChangeRecords {
public:
    explicit ChangeRecords(QString folder) : m_folder(std::move(folder)) {}
    PerformanceResult<void> save(const ChangeRecord &record) const;
    std::optional<ChangeRecord> load(const QString &change) const;

private:
    QString m_folder;
};

/// The suggestions and rules that a user dismissed: of each id until when (Timestamp::max(): for ever).
/// Thread-safety: one thread at a time.
class Dismissals {
public:
    explicit Dismissals(QString file);
    bool isDismissed(const QString &id, Timestamp now) const;
    /// `until` nothing: it may be suggested again.
    PerformanceResult<void> set(const QString &id, std::optional<Timestamp> until);
    QStringList ids(Timestamp now) const;

private:
    QString m_file;
    QHash<QString, Timestamp> m_until;
};

} // namespace performance
