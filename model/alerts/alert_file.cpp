// SPDX-License-Identifier: MIT
#include "performance/alerts/alert_file.h"

#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"
#include "performance/core/translate.h"
#include "performance/core/whole_file.h"

#include <QFile>

#include <cmath>
#include <utility>

namespace performance {

namespace {

constexpr int MinutesOfDay = 24 * 60;
constexpr size_t MostRules = 200;

} // namespace

PerformanceResult<void> validate(const AlertSettings &settings)
{
    const auto wrong = [](const char *field, const QString &reason) {
        return failure(PerformanceErrorCode::InvalidArgument, QString::fromLatin1(field), reason);
    };
    if (settings.rules.size() > MostRules)
        return wrong("rules", translate("Alerts", "at most %1").arg(MostRules));
    for (const AlertRule &rule : settings.rules) {
        if (rule.series.isEmpty())
            return wrong("series", translate("Alerts", "it is empty"));
        if (!std::isfinite(rule.threshold))
            return wrong("threshold", translate("Alerts", "not a finite number"));
        if (!(rule.hysteresis >= 0 && rule.hysteresis <= 1))
            return wrong("hysteresis", translate("Alerts", "must be 0 to 1"));
        if (rule.duration < std::chrono::seconds(1) || rule.duration > std::chrono::hours(24))
            return wrong("duration", translate("Alerts", "must be a second to a day"));
    }
    for (const auto &[field, minute] :
         {std::pair("quietFrom", settings.quietFrom), std::pair("quietTo", settings.quietTo)}) {
        if (minute < 0 || minute >= MinutesOfDay)
            return wrong(field, translate("Alerts", "must be a minute of the day"));
    }
    return {};
}

PerformanceResult<AlertSettings> readAlertSettings(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return AlertSettings();
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    auto settings = json::read(file.readAll(), path, [](const json::Node &root) {
        AlertSettings read;
        root.member("rules").forEach([&](const json::Node &node) {
            AlertRule rule;
            rule.id = node.member("id").string();
            rule.series = node.member("series").string();
            rule.isAbove = node.member("above").boolean();
            rule.threshold = node.member("threshold").number();
            rule.hysteresis = node.member("hysteresis").number();
            rule.duration = std::chrono::seconds(node.member("forSeconds").integer());
            read.rules.push_back(rule);
        });
        read.hasQuietHours = root.member("quiet").boolean();
        read.quietFrom = int(root.member("quietFromMinute").integer());
        read.quietTo = int(root.member("quietToMinute").integer());
        return read;
    });
    if (!settings)
        return settings;
    if (auto valid = validate(*settings); !valid)
        return failure(PerformanceErrorCode::ParseError, path, valid.error().message());
    return settings;
}

PerformanceResult<void> writeAlertSettings(const QString &path, const AlertSettings &settings)
{
    JsonWriter out;
    out.beginObject().key("rules").beginArray();
    for (const AlertRule &rule : settings.rules) {
        out.line()
            .beginObject()
            .key("id")
            .string(rule.id)
            .key("series")
            .string(rule.series)
            .key("above")
            .boolean(rule.isAbove)
            .key("threshold")
            .number(rule.threshold);
        out.key("hysteresis").number(rule.hysteresis).key("forSeconds").integer(rule.duration.count()).endObject();
    }
    out.endArray()
        .key("quiet")
        .boolean(settings.hasQuietHours)
        .key("quietFromMinute")
        .integer(settings.quietFrom)
        .key("quietToMinute")
        .integer(settings.quietTo);
    return writeWholeFile(path, out.endObject().take() + '\n');
}

} // namespace performance
