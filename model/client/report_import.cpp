// SPDX-License-Identifier: MIT
#include "performance/client/report_import.h"

#include "performance/calltree/profile_findings.h"
#include "performance/calltree/profile_grade.h"
#include "performance/core/report_json.h"
#include "performance/profile/analyser/analyser_process.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

namespace performance {

namespace {

/// Every report of ours has its version among its first members, as a text. Traces of PyTorch have a number of that name.
bool beginsAsReport(const QByteArray &beginning)
{
    static const QRegularExpression version(QStringLiteral("^\\s*\\{.*\"schemaVersion\"\\s*:\\s*\""), QRegularExpression::DotMatchesEverythingOption);
    return version.match(QString::fromLatin1(beginning)).hasMatch();
}

} // namespace

PerformanceResult<PerformanceReport> readReportOrProfile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    if (beginsAsReport(file.read(4096)))
        return readReport(path);
    file.close();
    auto profile = AnalyserProcess().importProfile(QFileInfo(path).absoluteFilePath());
    if (!profile)
        return failure(profile.error());
    PerformanceReport report;
    report.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    report.name = QFileInfo(path).fileName();
    report.startedAt = profile->startedAt;
    report.duration = profile->duration;
    report.metricsSummary.sampleCount = gradeOf(*profile).samples;
    report.profile = std::move(*profile);
    for (const ProfileFinding &finding : profileFindings(report.profile))
        report.recommendations << finding.sentence;
    return report;
}

} // namespace performance
