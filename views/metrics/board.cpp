// SPDX-License-Identifier: MIT
#include "metrics/board.h"

#include <performance/core/metric_table.h>
#include <performance/core/translate.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr int Version = 1;
constexpr size_t MostPanels = 200;
constexpr size_t MostSeries = 100;

const std::pair<ChartStyle, const char *> StyleNames[] = {
    {ChartStyle::Line, "line"}, {ChartStyle::Area, "area"}, {ChartStyle::Stacked, "stacked"}};

} // namespace

QByteArray toJson(const Board &board)
{
    QJsonArray panels;
    for (const BoardPanel &panel : board.panels) {
        QJsonArray series;
        for (const BoardPanel::Series &line : panel.series) {
            QJsonObject object{{QStringLiteral("series"), line.key}};
            if (line.hidden)
                object.insert(QStringLiteral("hidden"), true);
            series.append(object);
        }
        const auto style = std::find_if(std::begin(StyleNames), std::end(StyleNames),
                                        [&](const auto &entry) { return entry.first == panel.style; });
        QJsonObject object{{QStringLiteral("lines"), series}, {QStringLiteral("style"), QLatin1String(style->second)}};
        if (!panel.title.isEmpty())
            object.insert(QStringLiteral("title"), panel.title);
        for (const auto &[name, on] : {std::pair("logarithmic", panel.logarithmic),
                                       std::pair("accumulated", panel.accumulated), std::pair("wide", panel.wide)}) {
            if (on)
                object.insert(QLatin1String(name), true);
        }
        panels.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("waiBoard"), Version},
                                     {QStringLiteral("name"), board.name},
                                     {QStringLiteral("panels"), panels}})
        .toJson();
}

PerformanceResult<Board> boardFromJson(const QByteArray &json, const QString &source)
{
    const auto wrong = [&](const QString &reason) { return failure(PerformanceErrorCode::ParseError, source, reason); };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return wrong(translate("Board", "%1 at byte %2").arg(error.errorString()).arg(error.offset));
    const QJsonObject object = document.object();
    const int version = object.value(QStringLiteral("waiBoard")).toInt(0);
    if (version < 1 || !object.value(QStringLiteral("panels")).isArray())
        return wrong(translate("Board", "it is no board: waiBoard or panels is missing"));
    if (version > Version)
        return wrong(translate("Board", "it was written by a later version of this program"));
    Board board;
    board.name = object.value(QStringLiteral("name")).toString().left(120);
    for (const QJsonValue &value : object.value(QStringLiteral("panels")).toArray()) {
        if (board.panels.size() >= MostPanels)
            break;
        const QJsonObject entry = value.toObject();
        BoardPanel panel;
        panel.title = entry.value(QStringLiteral("title")).toString().left(200);
        const QString style = entry.value(QStringLiteral("style")).toString();
        for (const auto &[known, name] : StyleNames) {
            if (style == QLatin1String(name))
                panel.style = known;
        }
        panel.logarithmic = entry.value(QStringLiteral("logarithmic")).toBool();
        panel.accumulated = entry.value(QStringLiteral("accumulated")).toBool();
        panel.wide = entry.value(QStringLiteral("wide")).toBool();
        for (const QJsonValue &line : entry.value(QStringLiteral("lines")).toArray()) {
            const QString key = line.toObject().value(QStringLiteral("series")).toString();
            if (!key.isEmpty() && panel.series.size() < MostSeries)
                panel.series.push_back({key, line.toObject().value(QStringLiteral("hidden")).toBool()});
        }
        board.panels.push_back(std::move(panel));
    }
    return board;
}

Board defaultBoard()
{
    const auto pressure = [](const char *resource) {
        return BoardPanel::Series{
            metrics::PressureTime
                .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                         {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}})
                .key()};
    };
    const auto mode = [](const char *name) {
        return BoardPanel::Series{
            metrics::CpuTime.series({{QStringLiteral("cpu.mode"), QString::fromLatin1(name)}}).key()};
    };
    const auto memory = [](const char *state) {
        return BoardPanel::Series{
            metrics::MemoryUsage.series({{QStringLiteral("system.memory.state"), QString::fromLatin1(state)}}).key()};
    };
    Board board;
    board.name = translate("Board", "First board");
    board.panels.push_back({translate("Board", "What CPUs do"),
                            {mode("user"), mode("nice"), mode("system"), mode("interrupt"), mode("softirq"),
                             mode("guest"), mode("iowait"), mode("steal")},
                            ChartStyle::Stacked});
    board.panels.push_back({translate("Board", "Who waits"), {pressure("cpu"), pressure("memory"), pressure("io")}});
    board.panels.push_back({translate("Board", "Where memory is"),
                            {memory("used"), memory("buffers"), memory("cached")},
                            ChartStyle::Stacked});
    board.panels.push_back({translate("Board", "Load and switches"),
                            {BoardPanel::Series{metrics::CpuLoad1.series().key()},
                             BoardPanel::Series{metrics::ContextSwitches.series().key()}}});
    return board;
}

} // namespace wai
