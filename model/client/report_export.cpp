// SPDX-License-Identifier: MIT
#include "performance/client/report_export.h"

#include "performance/core/quoted_text.h"
#include "performance/core/report_json.h"
#include "performance/core/translate.h"
#include "performance/core/whole_file.h"
#include "performance/exchange/exported_event.h"
#include "performance/exchange/profile_writers.h"

#include <charconv>
#include <map>

namespace performance {

namespace {

struct FormatName {
    ReportFormat format;
    QLatin1String name;
    QLatin1String suffix;
};
constexpr FormatName Names[] = {
    {ReportFormat::Json, QLatin1String("json"), QLatin1String("json")},
    {ReportFormat::Csv, QLatin1String("csv"), QLatin1String("csv")},
    {ReportFormat::Html, QLatin1String("html"), QLatin1String("html")},
    {ReportFormat::Folded, QLatin1String("folded"), QLatin1String("folded")},
    {ReportFormat::Speedscope, QLatin1String("speedscope"), QLatin1String("speedscope.json")},
    {ReportFormat::Pprof, QLatin1String("pprof"), QLatin1String("pb.gz")},
    {ReportFormat::Firefox, QLatin1String("firefox"), QLatin1String("firefox.json")}};

void appendNumber(QByteArray &out, double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, end - text);
}

} // namespace

std::optional<ReportFormat> reportFormatFromName(QStringView name)
{
    for (const FormatName &known : Names) {
        if (name.compare(known.name, Qt::CaseInsensitive) == 0)
            return known.format;
    }
    return std::nullopt;
}

QStringList reportFormatNames()
{
    QStringList names;
    for (const FormatName &known : Names)
        names << known.name;
    return names;
}

QByteArray toCsv(const PerformanceReport &report)
{
    const Recording &recording = report.recording;
    // Series with times of their own have rows of their own: all moments, in order.
    std::map<Timestamp, std::vector<std::pair<size_t, double>>> rows;
    QByteArray out = "time";
    for (size_t s = 0; s < recording.series.size(); ++s) {
        const RecordedSeries &column = recording.series[s];
        out += ',';
        const QString unit = column.descriptor.shownUnit();
        out += csvField(unit.isEmpty() ? column.descriptor.key()
                                       : QStringLiteral("%1 [%2]").arg(column.descriptor.key(), unit))
                   .toUtf8();
        const auto values = recording.shown(column);
        const TimeAxis &times = recording.axisOf(column);
        for (size_t i = 0; i < values.size(); ++i) {
            auto &row = rows[times[i]];
            if (values[i])
                row.emplace_back(s, *values[i]);
        }
    }
    out += "\r\n";
    for (const auto &[time, fields] : rows) {
        out += toIsoString(time).toLatin1();
        size_t next = 0;
        for (const auto &[series, value] : fields) {
            for (; next < series; ++next)
                out += ',';
            out += ',';
            appendNumber(out, value);
            next = series + 1;
        }
        for (; next < recording.series.size(); ++next)
            out += ',';
        out += "\r\n";
    }
    return out;
}

bool isProfileFormat(ReportFormat format)
{
    return format >= ReportFormat::Folded;
}

QString fileSuffix(ReportFormat format)
{
    return Names[size_t(format)].suffix;
}

bool holdsOneEvent(ReportFormat format)
{
    return format == ReportFormat::Folded || format == ReportFormat::Html;
}

PerformanceResult<QByteArray> exported(const PerformanceReport &report, ReportFormat format, const QString &event)
{
    if (isProfileFormat(format) && report.profile.empty()) {
        return failure(PerformanceErrorCode::Unsupported, report.name,
                       translate("Client", "it has no profile, only metrics"),
                       translate("Client", "Export it as json, csv or html."));
    }
    const auto shown = exportedEvent(report.profile, event);
    if (!event.isEmpty() && !shown) {
        QStringList names;
        for (const ProfileEvent &known : report.profile.events)
            names << known.name;
        return failure(PerformanceErrorCode::Unsupported, report.name,
                       translate("Client", "its profile has no event %1").arg(event),
                       translate("Client", "It has: %1.").arg(names.join(QStringLiteral(", "))));
    }
    switch (format) {
    case ReportFormat::Json: return toJson(report);
    case ReportFormat::Csv: return toCsv(report);
    case ReportFormat::Html: return toHtml(report, event);
    case ReportFormat::Folded: return toFolded(report.profile, shown.value_or(0));
    case ReportFormat::Speedscope: return toSpeedscope(report.profile, report.name);
    case ReportFormat::Pprof: return toPprof(report.profile);
    case ReportFormat::Firefox: return toFirefox(report.profile, report.name);
    }
    return QByteArray();
}

PerformanceResult<void> exportReport(const PerformanceReport &report, ReportFormat format, const QString &path,
                                     const QString &event)
{
    const auto bytes = exported(report, format, event);
    if (!bytes)
        return failure(bytes.error());
    return writeWholeFile(path, *bytes);
}

} // namespace performance
