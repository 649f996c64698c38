// SPDX-License-Identifier: MIT
#include "performance/client/local_reports.h"

#include "performance/core/translate.h"

#include "performance/client/ready_future.h"
#include "performance/client/report_diff.h"
#include "performance/client/report_import.h"
#include "performance/series/stacks_history.h"

#include <QUuid>

namespace performance {

using Lane = Lanes::Lane;

PerformanceResult<void> LocalReports::keep(const PerformanceReport &report)
{
    auto saved = m_library.save(report);
    if (saved)
        Q_EMIT changed();
    return saved;
}

Facet::Future<PerformanceReport> LocalReports::generate(const QString &name, nanoseconds duration)
{
    if (duration <= nanoseconds(0)) {
        return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::InvalidArgument,
                                                      translate("Client", "the duration of a report"),
                                                      translate("Client", "it must be longer than nothing")));
    }
    return m_ticks.run(Lane::Job, [this, name, duration]() -> PerformanceResult<PerformanceReport> {
        const Timestamp end = now();
        const TimeRange range{end - duration, end};
        PerformanceReport report = m_maker.make(name, range, nanoseconds(0));
        if (auto stacks = m_stacks.in(range)) // where none were kept, the report is of the metrics alone
            report.profile = std::move(*stacks);
        if (auto kept = keep(report); !kept)
            return failure(kept.error());
        return report;
    });
}

Facet::Future<PerformanceReport> LocalReports::report(const QString &id)
{
    return m_lanes.run(Lane::Job, [this, id]() -> PerformanceResult<PerformanceReport> {
        if (m_lanes.stopToken().stop_requested())
            return failure(PerformanceErrorCode::Cancelled, id);
        return m_library.load(id);
    });
}

Facet::Future<std::vector<ReportInfo>> LocalReports::list()
{
    return m_lanes.run(Lane::Question, [this]() -> PerformanceResult<std::vector<ReportInfo>> {
        QStringList broken;
        auto list = m_library.list(&broken);
        for (const QString &sentence : broken)
            m_tell(sentence);
        return list;
    });
}

Facet::Future<void> LocalReports::rename(const QString &id, const QString &name)
{
    return m_lanes.run(Lane::Question, [this, id, name]() -> PerformanceResult<void> {
        if (name.trimmed().isEmpty())
            return failure(PerformanceErrorCode::InvalidArgument, translate("Client", "the name of a report"),
                           translate("Client", "it is empty"));
        auto renamed = m_library.rename(id, name.trimmed());
        if (renamed)
            Q_EMIT changed();
        return renamed;
    });
}

Facet::Future<void> LocalReports::remove(const QString &id)
{
    return m_lanes.run(Lane::Question, [this, id]() -> PerformanceResult<void> {
        auto removed = m_library.remove(id);
        if (removed)
            Q_EMIT changed();
        return removed;
    });
}

Facet::Future<PerformanceReport> LocalReports::importFile(const QString &path, std::stop_token stop)
{
    return m_lanes.run(Lane::Job, [this, path, stop]() -> PerformanceResult<PerformanceReport> {
        std::stop_source either;
        const auto end = [&either] { either.request_stop(); };
        const std::stop_callback withTheClient(m_lanes.stopToken(), end);
        const std::stop_callback byTheCaller(stop, end);
        auto report = readReportOrProfile(path, {}, either.get_token());
        if (!report)
            return report;
        if (stop.stop_requested())
            return failure(PerformanceErrorCode::Cancelled, path);
        // A file from elsewhere may carry any id; here it gets one that is surely its own.
        report->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (auto kept = keep(*report); !kept)
            return failure(kept.error());
        return report;
    });
}

Facet::Future<ReportDiff> LocalReports::diff(const QString &idA, const QString &idB)
{
    return m_lanes.run(Lane::Job, [this, idA, idB]() -> PerformanceResult<ReportDiff> {
        if (m_lanes.stopToken().stop_requested())
            return failure(PerformanceErrorCode::Cancelled, idA);
        const auto a = m_library.load(idA);
        if (!a)
            return failure(a.error());
        const auto b = m_library.load(idB);
        if (!b)
            return failure(b.error());
        return diffReports(*a, *b);
    });
}

} // namespace performance
