// SPDX-License-Identifier: MIT
// stacks: what the machine was doing in a range of the history, or a process at this moment.
#include "commands.h"
#include "terminal.h"

#include <performance/calltree/profile_text.h>
#include <performance/client/report_export.h>
#include <performance/core/format.h>
#include <performance/core/json_writer.h>
#include <performance/core/range_text.h>
#include <performance/core/translate.h>

using namespace performance;

namespace wai::cli {

namespace {

constexpr size_t MostProcesses = 20;

/// "gt_pch_save (cc1plus), 31 %": what a process was mostly doing.
QString doing(const ProcessActivity &activity)
{
    if (activity.function.isEmpty())
        return noValue();
    const bool namesModule = activity.named && !activity.module.isEmpty();
    return activity.function + (namesModule ? QStringLiteral(" (%1)").arg(activity.module) : QString())
        + QLatin1String(", ") + formatValue(activity.share, u"1");
}

QString toTable(const std::vector<ProcessActivity> &activities)
{
    std::vector<QStringList> rows{{translate("CommandLine", "Process"), QStringLiteral("PID"),
                                   translate("CommandLine", "CPU"), translate("CommandLine", "Doing")}};
    for (const ProcessActivity &activity : activities) {
        if (rows.size() > MostProcesses)
            break;
        rows.push_back({activity.name, QString::number(activity.process), formatValue(activity.cpuSeconds, u"s"),
                        doing(activity)});
    }
    return table(rows);
}

QByteArray toJson(const TimeRange &range, const std::vector<ProcessActivity> &activities, const Profile &profile)
{
    JsonWriter out;
    out.beginObject();
    out.key("from").string(toIsoString(range.from)).key("to").string(toIsoString(range.to));
    out.key("samples").number(qint64(profile.sampleCount()));
    out.key("processes").beginArray();
    for (const ProcessActivity &activity : activities) {
        out.line().beginObject();
        out.key("process").number(qint64(activity.process)).key("name").string(activity.name);
        out.key("cpuSeconds").number(activity.cpuSeconds);
        if (!activity.function.isEmpty())
            out.key("function")
                .string(activity.function)
                .key("module")
                .string(activity.module)
                .key("share")
                .number(activity.share);
        out.endObject();
    }
    out.endArray().key("notes").beginArray();
    for (const Message &note : profile.notes)
        out.string(note.inEnglish());
    return out.endArray().endObject().lineEnd().take();
}

/// Each thread, with its stack from the innermost frame outwards.
QString threadText(const Profile &profile)
{
    QString out;
    for (size_t sample = 0; sample < profile.sampleCount(); ++sample) {
        const ProfileThread &thread = profile.threads[size_t(profile.sampleThreads[sample])];
        out += QStringLiteral("%1 (%2), %3\n")
                   .arg(profile.text(thread.name), QString::number(thread.thread),
                        profile.events[profile.sampleEvents[sample]].name);
        for (qint32 stack = profile.sampleStacks[sample]; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
            const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
            for (qint32 i = frame.locationCount; i-- > 0;) {
                const ProfileLocation &location = profile.locations[size_t(frame.firstLocation + i)];
                const QString module = profile.moduleName(location.function);
                out += QStringLiteral("    ") + profile.functionName(location.function)
                    + (module.isEmpty() ? QString() : QStringLiteral("  ") + module) + u'\n';
            }
        }
    }
    for (const Message &note : profile.notes)
        out += note.text() + u'\n';
    return out;
}

int printNow(const Arguments &args)
{
    bool ok = false;
    const qint32 process = args.value(QStringLiteral("now")).toInt(&ok);
    if (!ok || process <= 0)
        return usageError(translate("CommandLine", "--now takes the number of a process."));
    const auto client = createPerformanceClient(PerformanceConfig().withMetrics(false));
    const auto profile = await(client->stacks()->now(process));
    if (!profile)
        return fail(profile.error());
    print(threadText(*profile));
    return Done;
}

/// A number is that of a process, anything else a name.
StacksFilter filterOf(const Arguments &args)
{
    StacksFilter filter;
    const QString wanted = args.value(QStringLiteral("process"));
    bool isNumber = false;
    const qint32 pid = wanted.toInt(&isNumber);
    if (isNumber)
        filter.processes = {pid};
    else
        filter.program = wanted;
    filter.unit = args.value(QStringLiteral("unit"));
    return filter;
}

/// Who was asked about: "postgres", "sshd.service", nothing for the whole machine.
QString subjectOf(const Arguments &args)
{
    const QString process = args.value(QStringLiteral("process"));
    return process.isEmpty() ? args.value(QStringLiteral("unit")) : process;
}

/// How many samples there are, of whom, and where they lie. That there are few is no fault here, as it is of a session: the rate
/// is low, and the range is what was asked for.
QString stacksText(const Profile &profile, const TimeRange &range, const QString &subject)
{
    const QString who = subject.isEmpty() ? translate("CommandLine", "the machine") : subject;
    const QString when = rangeToText({range.length(), range.to});
    QStringList lines;
    if (profile.sampleCount() == 0) {
        lines << translate("CommandLine", "No stack of %1 was sampled (%2).").arg(who, when);
    } else {
        lines << translate("CommandLine", "Stacks of %1 (%2): %3 samples")
                     .arg(who, when, QString::number(profile.sampleCount()))
              << costliestFunctions(profile, 20);
    }
    for (const Message &note : profile.notes)
        lines << QStringLiteral("  ! ") + note.text();
    return lines.join(u'\n') + u'\n';
}

int write(const Arguments &args, ReportFormat format, const TimeRange &range, const Profile &profile)
{
    PerformanceReport report;
    report.name = translate("CommandLine", "Stacks of %1").arg(rangeToText({range.length(), range.to}));
    report.startedAt = range.from;
    report.duration = range.length();
    report.profile = profile;
    const QString output = args.value(QStringLiteral("output"));
    if (output != u"-") {
        const auto written = exportReport(report, format, output);
        return written ? int(Done) : fail(written.error());
    }
    const auto bytes = exported(report, format);
    if (!bytes)
        return fail(bytes.error());
    print(*bytes);
    return Done;
}

void addOptions(Arguments &args)
{
    args.addOption(QStringLiteral("since"),
                   translate("CommandLine", "A time, a duration back from now, a date, today or yesterday."),
                   QStringLiteral("TIME"), QStringLiteral("5m"));
    args.addOption(QStringLiteral("until"), translate("CommandLine", "Likewise; its end."), QStringLiteral("TIME"),
                   QStringLiteral("now"));
    args.addOption(QStringLiteral("process"), translate("CommandLine", "Only that of this name, or of this number."),
                   QStringLiteral("NAME|PID"));
    args.addOption(QStringLiteral("unit"),
                   translate("CommandLine", "Only the processes of this systemd unit or container."),
                   QStringLiteral("UNIT"));
    args.addOption(
        QStringLiteral("now"),
        translate("CommandLine", "The stack of each thread of a process at this moment; it goes on running meanwhile."),
        QStringLiteral("PID"));
    args.addOption(QStringLiteral("format"), QStringLiteral("text, ") + reportFormatNames().join(QStringLiteral(", ")),
                   QStringLiteral("FORMAT"), QStringLiteral("text"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints what each process was doing as JSON."));
    args.addOption(QStringLiteral("output"), translate("CommandLine", "The file to write; - is standard output."),
                   QStringLiteral("FILE"), QStringLiteral("-"));
}

} // namespace

int stacksCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("stacks"), QStringLiteral("[--since 14:00] [--until 14:05] [--process NAME] [--format folded]"),
        translate(
            "CommandLine",
            "What the machine was doing in a range of the history: stacks, which the dashboard and serve sample all the time at a low rate.\n\n"
            "Examples:\n  wai-performance stacks\n  wai-performance stacks --since 14:00 --until 14:05 --process postgres\n"
            "  wai-performance stacks --since yesterday --format speedscope --output day.json\n  wai-performance stacks --now 1234"));
    addOptions(args);
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    if (args.has(QStringLiteral("now")))
        return printNow(args);
    const auto until = momentFromText(args.value(QStringLiteral("until")), now(), RangeEnd::End);
    if (!until)
        return usageError(QStringLiteral("--until: ") + until.error().message());
    const auto since = momentFromText(args.value(QStringLiteral("since")), *until, RangeEnd::Begin);
    if (!since)
        return usageError(QStringLiteral("--since: ") + since.error().message());
    if (*since >= *until)
        return usageError(translate("CommandLine", "--since must lie before --until."));
    const QString formatName = args.value(QStringLiteral("format"));
    const auto format = reportFormatFromName(formatName);
    if (!format && formatName != u"text")
        return usageError(translate("CommandLine", "--format must be one of %1.")
                              .arg(QStringLiteral("text, ") + reportFormatNames().join(QStringLiteral(", "))));

    const TimeRange range{*since, *until};
    const auto client = createPerformanceClient(
        PerformanceConfig().withDataFolder(args.dataFolder()).withMetrics(false));
    const auto profile = await(client->stacks()->in(range, filterOf(args)));
    if (!profile)
        return fail(profile.error());
    if (format)
        return write(args, *format, range, *profile);
    const auto activities = await(client->stacks()->activities(range));
    if (!activities)
        return fail(activities.error());
    if (args.has(QStringLiteral("json"))) {
        print(toJson(range, *activities, *profile));
        return Done;
    }
    if (!activities->empty() && subjectOf(args).isEmpty())
        print(toTable(*activities) + u'\n');
    print(stacksText(*profile, range, subjectOf(args)));
    return Done;
}

} // namespace wai::cli
