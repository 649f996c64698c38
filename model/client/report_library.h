// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"
#include "performance/core/report.h"
#include "performance/core/error.h"

#include <QHash>

namespace performance {

/// The reports that were made: files in a folder, or values in memory. Thread-safe.
class ReportLibrary {
public:
    /// An empty folder keeps reports in memory.
    explicit ReportLibrary(const QString &folder = {}) : m_folder(folder) {}

    PerformanceResult<void> save(const PerformanceReport &report);
    PerformanceResult<PerformanceReport> load(const QString &id) const;
    /// Newest first. A file that cannot be read is left out and named in `broken`.
    std::vector<ReportInfo> list(QStringList *broken = nullptr) const;
    PerformanceResult<void> rename(const QString &id, const QString &name);
    PerformanceResult<void> remove(const QString &id);

private:
    PerformanceResult<QString> pathOf(const QString &id) const;

    QString m_folder;
    mutable Mutex m_mutex;
    QHash<QString, PerformanceReport> m_inMemory WAI_GUARDED_BY(m_mutex);
    struct Known {
        qint64 modified = 0;
        ReportInfo info;
    };
    mutable QHash<QString, Known> m_known WAI_GUARDED_BY(m_mutex); ///< by path: only changed files are read again
};

} // namespace performance
