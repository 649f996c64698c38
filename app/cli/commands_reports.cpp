// SPDX-License-Identifier: MIT
#include "commands.h"
#include "found_report.h"
#include "terminal.h"

#include <performance/calltree/profile_text.h>
#include <performance/client/report_diff.h>
#include <performance/client/report_export.h>
#include <performance/client/report_import.h>
#include <performance/core/format.h>
#include <performance/core/report_json.h>
#include <performance/core/translate.h>
#include <performance/exchange/exported_event.h>

#include <QFileInfo>

using namespace performance;

namespace wai::cli {

namespace {

QString toText(MetricDifference::Verdict verdict)
{
    switch (verdict) {
    case MetricDifference::Verdict::Same: return translate("CommandLine", "same");
    case MetricDifference::Verdict::Better: return translate("CommandLine", "better");
    case MetricDifference::Verdict::Worse: return translate("CommandLine", "worse");
    case MetricDifference::Verdict::Inconclusive: return translate("CommandLine", "inconclusive");
    case MetricDifference::Verdict::NotJudged: break;
    }
    return translate("CommandLine", "not judged");
}

QString percent(double share)
{
    return (share >= 0 ? QStringLiteral("+") : QString()) + QString::number(share * 100, 'f', 1) + u'%';
}

/// What grew of a function, time or share; a change that may be chance is none.
QString toText(const FunctionDifference &f, bool inTime)
{
    if (!f.real)
        return translate("CommandLine", "no significant difference");
    if (!inTime)
        return f.change > 0 ? translate("CommandLine", "larger share") : translate("CommandLine", "smaller share");
    switch (f.verdict) {
    case MetricDifference::Verdict::Worse: return translate("CommandLine", "more time");
    case MetricDifference::Verdict::Better: return translate("CommandLine", "less time");
    default:
        return f.change > 0 ? translate("CommandLine", "slightly more time")
                            : translate("CommandLine", "slightly less time");
    }
}

/// The functions whose cost changed, and the whole.
QString profileText(const ProfileDifference &diff, bool everything)
{
    const auto cost = [&](double value) {
        return diff.inTime ? formatValue(value, diff.unit) : QString::number(value * 100, 'f', 1) + QLatin1String(" %");
    };
    std::vector<QStringList> rows{{translate("CommandLine", "Function (itself)"), QStringLiteral("A"),
                                   QStringLiteral("B"), translate("CommandLine", "Change of all"),
                                   translate("CommandLine", "95 % interval"), translate("CommandLine", "Verdict")}};
    constexpr size_t MostRows = 40;
    constexpr qsizetype LongestName = 80;
    for (const FunctionDifference &f : diff.functions) {
        if (rows.size() > MostRows || (!everything && !f.real))
            continue;
        rows.push_back({f.name.left(LongestName), cost(f.selfA), cost(f.selfB), percent(f.change),
                        QStringLiteral("%1 … %2").arg(percent(f.low), percent(f.high)), toText(f, diff.inTime)});
    }
    QString out;
    if (rows.size() > 1)
        out += u'\n' + table(rows);
    else
        out += u'\n' + translate("CommandLine", "No function changed beyond what chance explains.\n");
    if (diff.inTime && diff.kind != ProfileEvent::Kind::OnCpu) {
        out += translate("CommandLine", "%1 in all: %2 and %3, %4.\n")
                   .arg(diff.event, cost(diff.wholeA), cost(diff.wholeB), percent(diff.change));
    } else if (diff.inTime) {
        out += translate("CommandLine", "CPU time in all: %1 and %2, %3 (%4 … %5).\n")
                   .arg(cost(diff.wholeA), cost(diff.wholeB), percent(diff.change), percent(diff.low),
                        percent(diff.high));
    } else {
        out += translate(
            "CommandLine",
            "Shares are compared: the two are not whole runs of the same command. Shares alone do not say which of the two is faster.\n");
    }
    return out;
}

} // namespace

int showCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("show"), QStringLiteral("REPORT"),
        translate("CommandLine", "Prints the summary of a report.\n\nExample:\n  wai-performance show report.json"));
    if (const auto code = args.parse(arguments, 1, 1))
        return *code;
    const auto report = findReport(args.positional().constFirst(), args.dataFolder());
    if (!report)
        return fail(report.error());
    print(report->displaySummary() + u'\n');
    if (!report->profile.target.isEmpty())
        print(profileSummary(report->profile, 30) + u'\n');
    return Done;
}

int importCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("import"), QStringLiteral("FILE [--symfs DIR] [--kallsyms FILE] --output report.json"),
        translate(
            "CommandLine",
            "Makes a report of what another tool recorded: perf.data and the text of perf script, folded stacks, speedscope, pprof, Firefox Profiler, Chrome, callgrind, dhat. The content tells what a file is.\n\n"
            "Example:\n  perf record -g -- ./my-program\n  wai-performance import perf.data --output report.json"));
    args.addOption(
        QStringLiteral("output"),
        translate("CommandLine", "The report to write; without it report.json, or the next free name beside it."),
        QStringLiteral("FILE"));
    args.addOption(
        QStringLiteral("symfs"),
        translate(
            "CommandLine",
            "Of a perf.data of another machine: a folder that holds that machine's files under their own paths, which name its code."),
        QStringLiteral("DIR"));
    args.addOption(
        QStringLiteral("kallsyms"),
        translate("CommandLine",
                  "The same for its kernel: a copy of /proc/kallsyms that root made there, or its System.map."),
        QStringLiteral("FILE"));
    if (const auto code = args.parse(arguments, 1, 1))
        return *code;
    const auto report = readReportOrProfile(
        args.positional().constFirst(), {args.value(QStringLiteral("symfs")), args.value(QStringLiteral("kallsyms"))});
    if (!report)
        return fail(report.error());
    const QString output = args.has(QStringLiteral("output")) ? args.value(QStringLiteral("output")) : freeReportName();
    if (const auto written = writeReport(*report, output); !written)
        return fail(written.error());
    print(profileSummary(report->profile, 10) + u'\n');
    printNote(translate("CommandLine", "Written to %1.").arg(output));
    return Done;
}

int exportCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("export"),
        QStringLiteral("REPORT --format json|csv|html|folded|speedscope|pprof|firefox [--event NAME] --output FILE"),
        translate(
            "CommandLine",
            "Writes a report in another format: json (everything), csv (a row for each moment), html (one page to look at and to send, with the flame graph); "
            "its profile as folded (flamegraph.pl), speedscope, pprof or firefox (profiler.firefox.com).\n\n"
            "Example:\n  wai-performance export report.json --format html --output report.html"));
    args.addOption(QStringLiteral("format"), reportFormatNames().join(QStringLiteral(", ")), QStringLiteral("FORMAT"));
    args.addOption(
        QStringLiteral("event"),
        translate("CommandLine", "Of folded and html, which show one event of a profile: which (cycles, off-cpu, …)."),
        QStringLiteral("NAME"));
    args.addOption(QStringLiteral("output"), translate("CommandLine", "The file to write; - is standard output."),
                   QStringLiteral("FILE"), QStringLiteral("-"));
    if (const auto code = args.parse(arguments, 1, 1))
        return *code;
    const QString output = args.value(QStringLiteral("output"));
    const QString name = args.has(QStringLiteral("format")) ? args.value(QStringLiteral("format"))
                                                            : QFileInfo(output).suffix();
    const auto format = reportFormatFromName(name);
    if (!format)
        return usageError(translate("CommandLine", "--format must be one of %1.")
                              .arg(reportFormatNames().join(QStringLiteral(", "))));
    const QString event = args.value(QStringLiteral("event"));
    if (!event.isEmpty() && !holdsOneEvent(*format))
        return usageError(
            translate("CommandLine", "--event is for folded and html: the other formats hold all events."));
    const auto report = findReport(args.positional().constFirst(), args.dataFolder());
    if (!report)
        return fail(report.error());
    if (const auto shown = exportedEvent(report->profile, event); shown && *format == ReportFormat::Folded) {
        if (const QStringList others = otherEvents(report->profile, *shown); !others.isEmpty())
            printNote(translate("CommandLine", "Only %1 is written; choose with --event what else there is: %2.")
                          .arg(report->profile.events[*shown].name, others.join(QStringLiteral(", "))));
    }
    if (output == u"-") {
        const auto bytes = exported(*report, *format, event);
        if (!bytes)
            return fail(bytes.error());
        print(*bytes);
        return Done;
    }
    const auto written = exportReport(*report, *format, output, event);
    return written ? int(Done) : fail(written.error());
}

int diffCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("diff"), QStringLiteral("A B [--fail-above 5%] [--all]"),
        translate(
            "CommandLine",
            "Compares two reports: the change of each mean from A to B with its 95 % interval. With --fail-above the exit code is 3 where something got worse by "
            "more than that, 4 where that cannot be told (the reports are too short or too noisy, or of profiles only shares can be compared), else 0.\n\nExample:\n  wai-performance diff before.json after.json --fail-above 5%"));
    args.addOption(QStringLiteral("fail-above"), translate("CommandLine", "A change that matters, in percent."),
                   QStringLiteral("PERCENT"));
    args.addOption(
        QStringLiteral("all"),
        translate("CommandLine", "Also shows metrics that cannot be judged, and those that did not change."));
    if (const auto code = args.parse(arguments, 2, 2))
        return *code;
    double threshold = 0.05;
    if (args.has(QStringLiteral("fail-above"))) {
        QString number = args.value(QStringLiteral("fail-above")).trimmed();
        if (number.endsWith(u'%'))
            number.chop(1);
        bool ok = false;
        threshold = number.toDouble(&ok) / 100;
        if (!ok || threshold < 0 || threshold > 10)
            return usageError(translate("CommandLine", "--fail-above must be a percentage from 0 to 1000."));
    }
    const auto a = findReport(args.positional().at(0), args.dataFolder());
    if (!a)
        return fail(a.error());
    const auto b = findReport(args.positional().at(1), args.dataFolder());
    if (!b)
        return fail(b.error());

    const ReportDiff diff = diffReports(*a, *b, threshold);
    std::vector<QStringList> rows{{translate("CommandLine", "Metric"), QStringLiteral("A"), QStringLiteral("B"),
                                   translate("CommandLine", "Change"), translate("CommandLine", "95 % interval"),
                                   translate("CommandLine", "Verdict")}};
    for (const MetricDifference &d : diff.metrics) {
        const bool notable = d.verdict != MetricDifference::Verdict::NotJudged
            && d.verdict != MetricDifference::Verdict::Same;
        if (!notable && !args.has(QStringLiteral("all")))
            continue;
        const bool interval = d.low && d.high;
        rows.push_back({d.name, formatValue(d.meanA, d.unit), formatValue(d.meanB, d.unit),
                        d.change ? percent(*d.change) : noValue(),
                        interval ? QStringLiteral("%1 … %2").arg(percent(*d.low), percent(*d.high)) : noValue(),
                        toText(d.verdict)});
    }
    QString out;
    for (const QString &warning : diff.warnings)
        out += QLatin1String("! ") + warning + u'\n';
    if (rows.size() > 1)
        out += table(rows);
    if (diff.profile)
        out += profileText(*diff.profile, args.has(QStringLiteral("all")));
    out += translate("CommandLine", "From %1 to %2: %3.\n").arg(diff.nameA, diff.nameB, toText(diff.verdict));
    print(out);
    if (!args.has(QStringLiteral("fail-above")))
        return Done;
    if (diff.verdict == MetricDifference::Verdict::NotJudged || diff.verdict == MetricDifference::Verdict::Inconclusive)
        return Inconclusive;
    return diff.verdict == MetricDifference::Verdict::Worse ? Worse : Done;
}

} // namespace wai::cli
