// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

#include <stop_token>

namespace performance {

/// The reports that are kept.
///
/// Errors: ReportNotFound; IoError and those of the readers where a file cannot be read; InvalidArgument names what makes no
/// sense; Cancelled where the client goes.
/// Thread-safety: any thread, as every Facet. changed() is emitted on one of the client's threads.
class Reports : public Facet {
    Q_OBJECT
public:
    /// A report of the last `duration`, longer than nothing; it is kept.
    virtual Future<PerformanceReport> generate(const QString &name, nanoseconds duration) = 0;
    virtual Future<PerformanceReport> report(const QString &id) = 0;
    /// Newest first.
    virtual Future<std::vector<ReportInfo>> list() = 0;
    virtual Future<void> rename(const QString &id, const QString &name) = 0;
    virtual Future<void> remove(const QString &id) = 0;
    /// Takes a file into the reports: a report, or a profile of any tool that is known. It gets an id of its own. Cancelled,
    /// and nothing kept, where `stop` is requested before it was read.
    virtual Future<PerformanceReport> importFile(const QString &path, std::stop_token stop) = 0;
    Future<PerformanceReport> importFile(const QString &path) { return importFile(path, {}); }
    virtual Future<ReportDiff> diff(const QString &idA, const QString &idB) = 0;

Q_SIGNALS:
    void changed();

protected:
    using Facet::Facet;
};

} // namespace performance
