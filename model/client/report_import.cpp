// SPDX-License-Identifier: MIT
#include "performance/client/report_import.h"

#include "performance/calltree/profile_findings.h"
#include "performance/calltree/profile_grade.h"
#include "performance/client/report_input.h"
#include "performance/core/report_json.h"
#include "performance/profile/analyser/analyser_process.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

namespace performance {

namespace {

/// Every report of ours has its version among its first members, as a text. Traces of PyTorch have a number of that name.
bool beginsAsReport(const QByteArray &beginning)
{
    static const QRegularExpression version(QStringLiteral("^\\s*\\{.*\"schemaVersion\"\\s*:\\s*\""),
                                            QRegularExpression::DotMatchesEverythingOption);
    return version.match(QString::fromLatin1(beginning)).hasMatch();
}

/// A report of another tool's profile. `path` must mean the same to the analyser.
PerformanceResult<PerformanceReport> reportOf(const QString &path, const QString &name, const SymbolFiles &files,
                                              std::stop_token stop)
{
    auto profile = AnalyserProcess(AnalyserProcess::defaultProgram(), std::move(stop)).importProfile(path, files);
    if (!profile)
        return failure(profile.error());
    PerformanceReport report;
    report.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    report.name = name;
    report.startedAt = profile->startedAt;
    report.duration = profile->duration;
    report.metricsSummary.sampleCount = gradeOf(*profile).samples;
    report.profile = std::move(*profile);
    for (const ProfileFinding &finding : profileFindings(report.profile))
        report.recommendations << finding.sentence;
    return report;
}

} // namespace

PerformanceResult<PerformanceReport> readReportOrProfile(const QString &path, const SymbolFiles &files,
                                                         std::stop_token stop)
{
    QString shown = QFileInfo(path).fileName();
    if (QFileInfo(path).isDir()) // perf record --threads makes one
        return reportOf(QFileInfo(path).absoluteFilePath(), shown, files, std::move(stop));
    const auto input = ReportInput::open(path);
    if (!input)
        return failure(input.error());
    if (input->isStream())
        shown = QCoreApplication::translate("ReportImport", "Piped input");
    if (beginsAsReport(input->beginning())) {
        auto report = readReport(input->path());
        return report || !input->isCopy()
            ? report
            : failure(report.error().code(), path, report.error().reason(), report.error().remedy());
    }
    auto report = reportOf(input->path(), shown, files, std::move(stop));
    if (!report && input->isCopy()) // the user knows what was named, not our copy of it
        return failure(report.error().code(), path, report.error().reason(), report.error().remedy());
    if (report && input->isCopy() && report->profile.target == QFileInfo(input->path()).fileName())
        report->profile.target = shown;
    return report;
}

} // namespace performance
