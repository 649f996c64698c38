// SPDX-License-Identifier: MIT
#include "performance/client/report_library.h"

#include "performance/core/report_json.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace performance {

PerformanceResult<QString> ReportLibrary::pathOf(const QString &id) const
{
    // An id becomes a file's name: nothing that leads out of the folder may pass.
    const bool plain = !id.isEmpty() && id.size() <= 64 && std::all_of(id.cbegin(), id.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
    if (!plain)
        return failure(PerformanceErrorCode::ReportNotFound, id.left(80));
    return m_folder + QLatin1Char('/') + id + QLatin1String(".json");
}

PerformanceResult<void> ReportLibrary::save(const PerformanceReport &report)
{
    if (m_folder.isEmpty()) {
        const Locked lock(m_mutex);
        m_inMemory.insert(report.id, report);
        return {};
    }
    const auto path = pathOf(report.id);
    if (!path)
        return failure(path.error());
    QDir().mkpath(m_folder);
    auto written = writeReport(report, *path);
    if (written)
        QFile::setPermissions(*path, QFile::ReadOwner | QFile::WriteOwner);
    return written;
}

PerformanceResult<PerformanceReport> ReportLibrary::load(const QString &id) const
{
    if (m_folder.isEmpty()) {
        const Locked lock(m_mutex);
        const auto it = m_inMemory.constFind(id);
        if (it == m_inMemory.cend())
            return failure(PerformanceErrorCode::ReportNotFound, id);
        return *it;
    }
    const auto path = pathOf(id);
    if (!path)
        return failure(path.error());
    if (!QFile::exists(*path))
        return failure(PerformanceErrorCode::ReportNotFound, id);
    return readReport(*path);
}

std::vector<ReportInfo> ReportLibrary::list(QStringList *broken) const
{
    std::vector<ReportInfo> infos;
    const Locked lock(m_mutex);
    for (const PerformanceReport &report : m_inMemory)
        infos.push_back(
            {report.id, report.name, report.startedAt, report.duration, report.metricsSummary.sampleCount, 0});
    if (!m_folder.isEmpty()) {
        const auto files = QDir(m_folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files);
        for (const QFileInfo &file : files) {
            Known &known = m_known[file.filePath()];
            const qint64 modified = file.lastModified().toMSecsSinceEpoch();
            if (known.modified != modified || known.info.bytes != file.size()) {
                QFile opened(file.filePath());
                const auto info = opened.open(QIODevice::ReadOnly)
                    ? reportInfoFromJson(opened.readAll(), file.filePath())
                    : PerformanceResult<ReportInfo>(failure(PerformanceErrorCode::IoError, file.filePath()));
                if (!info) {
                    if (broken)
                        *broken << info.error().message();
                    continue;
                }
                known = {modified, *info};
            }
            // The name of the file is what load() goes by.
            known.info.id = file.completeBaseName();
            infos.push_back(known.info);
        }
    }
    std::sort(infos.begin(), infos.end(),
              [](const ReportInfo &a, const ReportInfo &b) { return a.startedAt > b.startedAt; });
    return infos;
}

PerformanceResult<void> ReportLibrary::rename(const QString &id, const QString &name)
{
    auto report = load(id);
    if (!report)
        return failure(report.error());
    report->id = id;
    report->name = name;
    return save(*report);
}

PerformanceResult<void> ReportLibrary::remove(const QString &id)
{
    if (m_folder.isEmpty()) {
        const Locked lock(m_mutex);
        if (m_inMemory.remove(id) == 0)
            return failure(PerformanceErrorCode::ReportNotFound, id);
        return {};
    }
    const auto path = pathOf(id);
    if (!path)
        return failure(path.error());
    if (!QFile::exists(*path))
        return failure(PerformanceErrorCode::ReportNotFound, id);
    QFile file(*path);
    if (!file.remove())
        return failure(PerformanceErrorCode::IoError, *path, file.errorString());
    return {};
}

} // namespace performance
