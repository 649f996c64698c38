// SPDX-License-Identifier: MIT
#include "commands.h"
#include "terminal.h"

#include <performance/core/range_text.h>
#include <performance/core/format.h>
#include <performance/core/json_writer.h>
#include <performance/core/quoted_text.h>
#include <performance/core/metric_table.h>
#include <performance/core/snapshot_json.h>
#include <performance/core/translate.h>

#include <algorithm>

using namespace performance;

namespace wai::cli {

namespace {

QString toTable(const PerformanceSnapshot &snapshot)
{
    const auto share = [](std::optional<double> v) { return v ? formatValue(*v, u"1") : noValue(); };
    const auto bytes = [](std::optional<qint64> v) { return v ? formatValue(double(*v), u"By") : noValue(); };
    const CpuUsage &cpu = snapshot.cpuUsage;
    const MemoryUsage &memory = snapshot.memoryUsage;
    QString out = snapshot.displaySummary() + u'\n';
    out += translate("CommandLine", "CPU: user %1, system %2, waiting for IO %3, stolen %4; load %5 on %6 CPUs\n")
               .arg(share(cpu.user), share(cpu.system), share(cpu.ioWait), share(cpu.steal),
                    cpu.load1 ? formatNumber(*cpu.load1) : noValue(),
                    cpu.logicalCpus ? QString::number(*cpu.logicalCpus) : noValue());
    out += translate("CommandLine", "Memory: available %1, buffers and cache %2, swap used %3\n")
               .arg(bytes(memory.available), bytes(memory.cached), bytes(memory.swapUsed));
    std::vector<QStringList> rows{{translate("CommandLine", "Process"), translate("CommandLine", "PID"),
                                   translate("CommandLine", "CPU"), translate("CommandLine", "Memory"),
                                   translate("CommandLine", "Disk")}};
    for (const ProcessSample &p : snapshot.processes) {
        const auto io = p.readRate && p.writeRate ? formatValue(*p.readRate + *p.writeRate, u"By/s") : noValue();
        rows.push_back(
            {p.name, QString::number(p.identity.pid), share(p.cpu), formatValue(double(p.residentBytes), u"By"), io});
    }
    return out + u'\n' + table(rows);
}

/// The series that a name means: a whole key, or every series of a metric.
std::vector<SeriesInfo> matching(const std::vector<SeriesInfo> &all, const QString &name)
{
    std::vector<SeriesInfo> found;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(found), [&](const SeriesInfo &info) {
        return info.descriptor.key() == name || info.descriptor.metric == name;
    });
    return found;
}

int listSeries(const std::vector<SeriesInfo> &all, bool json, bool csv)
{
    if (json) {
        JsonWriter out;
        out.beginArray();
        for (const SeriesInfo &info : all) {
            out.line()
                .beginObject()
                .key("series")
                .string(info.descriptor.key())
                .key("name")
                .string(displayName(info.descriptor));
            out.key("unit")
                .string(info.descriptor.shownUnit())
                .key("category")
                .string(toName(info.descriptor.category));
            if (info.lastSeen)
                out.key("lastSeen").string(toIsoString(*info.lastSeen));
            out.endObject();
        }
        print(out.endArray().lineEnd().take());
        return Done;
    }
    if (csv) {
        print(QByteArray("series,unit,last_seen\r\n"));
        for (const SeriesInfo &info : all)
            print(QStringLiteral("%1,%2,%3\r\n")
                      .arg(csvField(info.descriptor.key()), csvField(info.descriptor.shownUnit()),
                           info.lastSeen ? toIsoString(*info.lastSeen) : QString())
                      .toUtf8());
        return Done;
    }
    std::vector<QStringList> rows{
        {translate("CommandLine", "Series"), translate("CommandLine", "Unit"), translate("CommandLine", "What it is")}};
    for (const SeriesInfo &info : all)
        rows.push_back({info.descriptor.key(), info.descriptor.shownUnit(), displayName(info.descriptor)});
    print(table(rows));
    return Done;
}

void printPoints(const std::vector<SeriesData> &answers, bool json, bool csv)
{
    if (json) {
        JsonWriter out;
        out.beginArray();
        for (const SeriesData &data : answers) {
            out.line()
                .beginObject()
                .key("series")
                .string(data.descriptor.key())
                .key("unit")
                .string(data.descriptor.shownUnit());
            out.key("stepNs").integer(data.step.count()).key("points").beginArray();
            for (const SeriesPoint &p : data.points) {
                out.line()
                    .beginObject()
                    .key("time")
                    .string(toIsoString(p.time))
                    .key("minimum")
                    .number(p.minimum)
                    .key("mean")
                    .number(p.mean);
                out.key("maximum").number(p.maximum).key("count").integer(p.count).endObject();
            }
            out.endArray().endObject();
        }
        print(out.endArray().lineEnd().take());
        return;
    }
    const auto number = [](double value) { return QString::number(value, 'g', 12); };
    if (csv)
        print(QByteArray("time,series,unit,minimum,mean,maximum,count\r\n"));
    for (const SeriesData &data : answers) {
        const QString unit = data.descriptor.shownUnit();
        const QString series = csvField(data.descriptor.key());
        std::vector<QStringList> rows;
        QString lines;
        for (const SeriesPoint &p : data.points) {
            if (csv) {
                lines += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\r\n")
                             .arg(toIsoString(p.time), series, csvField(unit), number(p.minimum), number(p.mean),
                                  number(p.maximum), QString::number(p.count));
            } else {
                rows.push_back({toIsoString(p.time).left(23).replace(u'T', u' ') + u'Z', formatValue(p.minimum, unit),
                                formatValue(p.mean, unit), formatValue(p.maximum, unit), QString::number(p.count)});
            }
        }
        if (csv) {
            print(lines.toUtf8());
            continue;
        }
        rows.insert(rows.begin(),
                    {translate("CommandLine", "Time (UTC)"), translate("CommandLine", "Minimum"),
                     translate("CommandLine", "Mean"), translate("CommandLine", "Maximum"),
                     translate("CommandLine", "Samples")});
        print(QStringLiteral("%1 (%2)\n")
                  .arg(visibleText(data.descriptor.key()), visibleText(displayName(data.descriptor)))
              + table(rows));
    }
}

} // namespace

int snapshotCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("snapshot"), QStringLiteral("[--json]"),
        translate(
            "CommandLine",
            "What the machine does now, measured over a quarter of a second.\n\nExamples:\n  wai-performance snapshot\n"
            "  wai-performance snapshot --json | jq .cpuUsage.total"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON with every metric."));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const auto client = createPerformanceClient(
        PerformanceConfig().withProfileInterval(std::chrono::milliseconds(250)));
    const auto snapshot = await(client->createSnapshot());
    if (!snapshot)
        return fail(snapshot.error());
    print(args.has(QStringLiteral("json")) ? toJson(*snapshot) : toTable(*snapshot).toUtf8());
    return Done;
}

int queryCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("query"), QStringLiteral("[SERIES] [--since 1h] [--until now] [--points 100] [--json|--csv]"),
        translate(
            "CommandLine",
            "What the machine did before, from the history that the dashboard or serve records; it may be running.\n"
            "SERIES is a whole key or the name of a metric; without it, all series are listed. Counters are given as rates per second.\n\n"
            "Examples:\n  wai-performance query\n  wai-performance query system.cpu.utilization --since 15m\n"
            "  wai-performance query system.disk.io --since 2026-11-23T14:00:00Z --until 2026-11-23T15:00:00Z --csv"));
    args.addOption(QStringLiteral("since"),
                   translate("CommandLine", "Begin: a time, a duration back from now, a date, today or yesterday."),
                   QStringLiteral("TIME"), QStringLiteral("1h"));
    args.addOption(QStringLiteral("until"),
                   translate("CommandLine", "End: a time, a duration back from now, a date, today or yesterday."),
                   QStringLiteral("TIME"), QStringLiteral("now"));
    args.addOption(QStringLiteral("points"), translate("CommandLine", "At most so many rows for each series."),
                   QStringLiteral("N"), QStringLiteral("100"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    args.addOption(QStringLiteral("csv"), translate("CommandLine", "Prints CSV."));
    if (const auto code = args.parse(arguments, 0, 1))
        return *code;
    const Timestamp present = now();
    const auto since = momentFromText(args.value(QStringLiteral("since")), present, RangeEnd::Begin);
    const auto until = momentFromText(args.value(QStringLiteral("until")), present, RangeEnd::End);
    bool countOk = false;
    const int points = args.value(QStringLiteral("points")).toInt(&countOk);
    if (!since)
        return usageError(QStringLiteral("--since: ") + since.error().message());
    if (!until)
        return usageError(QStringLiteral("--until: ") + until.error().message());
    if (!countOk || points < 1 || points > 1'000'000)
        return usageError(translate("CommandLine", "--points must be a number from 1 to 1000000."));
    if (*until <= *since)
        return usageError(translate("CommandLine", "--until must lie after --since."));

    const auto client = createPerformanceClient(
        PerformanceConfig().withDataFolder(args.dataFolder()).withMetrics(false));
    const auto status = await(client->diagnostics()->status());
    if (!status)
        return fail(status.error());
    if (!status->history.readOnly) {
        return fail({PerformanceErrorCode::IoError, args.dataFolder(), translate("CommandLine", "there is no history"),
                     translate("CommandLine", "Start the dashboard or wai-performance serve to record one.")});
    }
    const auto all = await(client->history()->series());
    if (!all)
        return fail(all.error());
    const bool json = args.has(QStringLiteral("json"));
    const bool csv = args.has(QStringLiteral("csv"));
    if (args.positional().isEmpty())
        return listSeries(*all, json, csv);

    const QString name = args.positional().constFirst();
    const auto chosen = matching(*all, name);
    if (chosen.empty())
        return fail({PerformanceErrorCode::MetricNotFound,
                     name,
                     {},
                     translate("CommandLine", "wai-performance query lists all series.")});
    std::vector<SeriesData> answers;
    for (const SeriesInfo &info : chosen) {
        auto data = await(client->history()->query(info.descriptor.key(), {*since, *until}, points));
        if (!data)
            return fail(data.error());
        answers.push_back(std::move(*data));
    }
    printPoints(answers, json, csv);
    return Done;
}

} // namespace wai::cli
