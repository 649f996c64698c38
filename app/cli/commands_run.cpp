// SPDX-License-Identifier: MIT
// run, metric: figures of commands and scripts.
#include "commands.h"
#include "terminal.h"
#include "timed_command.h"

#include <performance/core/format.h>
#include <performance/core/json_writer.h>
#include <performance/core/report_json.h>
#include <performance/core/translate.h>
#include <performance/core/whole_file.h>
#include <performance/ingest/control_client.h>
#include <performance/stats/runs.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

using namespace performance;

namespace wai::cli {

namespace {

constexpr int MostRuns = 100'000;

std::vector<double> column(const std::vector<RunMeasurement> &runs, double RunMeasurement::*field)
{
    std::vector<double> values;
    for (const RunMeasurement &run : runs)
        values.push_back(run.*field);
    return values;
}

/// Hyperfine's form, so that what reads it goes on working, and more of what the kernel tells.
QByteArray toJson(const QString &command, const std::vector<RunMeasurement> &runs, const RunsSummary &summary)
{
    JsonWriter out;
    const auto list = [&](const char *key, auto field) {
        out.key(key).beginArray();
        for (const RunMeasurement &run : runs)
            out.number(double(run.*field));
        out.endArray();
    };
    const auto mean = [&](double RunMeasurement::*field) { return summaryOfRuns(column(runs, field))->mean; };
    out.beginObject().key("results").beginArray().beginObject().key("command").string(command);
    out.key("mean")
        .number(summary.mean)
        .key("stddev")
        .number(summary.deviation)
        .key("median")
        .number(summary.median)
        .key("p95")
        .number(summary.p95);
    out.key("user")
        .number(mean(&RunMeasurement::user))
        .key("system")
        .number(mean(&RunMeasurement::system))
        .key("min")
        .number(summary.least)
        .key("max")
        .number(summary.most);
    list("times", &RunMeasurement::wall);
    list("user_times", &RunMeasurement::user);
    list("system_times", &RunMeasurement::system);
    list("memory_usage_byte", &RunMeasurement::peakBytes);
    list("minor_faults", &RunMeasurement::minorFaults);
    list("major_faults", &RunMeasurement::majorFaults);
    list("read_blocks", &RunMeasurement::readBlocks);
    list("written_blocks", &RunMeasurement::writtenBlocks);
    list("voluntary_switches", &RunMeasurement::voluntarySwitches);
    list("involuntary_switches", &RunMeasurement::involuntarySwitches);
    list("exit_codes", &RunMeasurement::exitCode);
    out.key("outliers").beginArray();
    for (const size_t run : summary.outliers)
        out.integer(qint64(run));
    return out.endArray().endObject().endArray().endObject().lineEnd().take();
}

QString time(double seconds)
{
    return formatValue(seconds, u"s");
}

QString describe(const std::vector<RunMeasurement> &runs, const RunsSummary &summary)
{
    const RunMeasurement &last = runs.back();
    const auto median = [&](double RunMeasurement::*field) { return summaryOfRuns(column(runs, field))->median; };
    std::vector<double> peaks;
    for (const RunMeasurement &run : runs)
        peaks.push_back(double(run.peakBytes));
    const bool isBound = std::all_of(runs.begin(), runs.end(),
                                     [](const RunMeasurement &run) { return run.isPeakBound; });
    const QString memory = (isBound ? QStringLiteral("≤ ") : QString())
        + formatValue(summaryOfRuns(peaks)->most, u"By");
    if (runs.size() == 1) {
        return translate("CommandLine", "%1: user %2, system %3, peak memory %4, %5 page faults, %6 context switches")
            .arg(time(summary.median), time(last.user), time(last.system), memory,
                 QString::number(last.minorFaults + last.majorFaults),
                 QString::number(last.voluntarySwitches + last.involuntarySwitches));
    }
    QString line =
        translate(
            "CommandLine",
            "median %1 of %2 runs (%3 to %4, 95th percentile %5, deviation %6): user %7, system %8, peak memory %9")
            .arg(time(summary.median), QString::number(runs.size()), time(summary.least), time(summary.most),
                 time(summary.p95), time(summary.deviation), time(median(&RunMeasurement::user)),
                 time(median(&RunMeasurement::system)), memory);
    if (!summary.outliers.empty())
        line += u'\n'
            + translate("CommandLine", "%1 runs lie far from the others: something else was at work.")
                  .arg(summary.outliers.size());
    return line;
}

PerformanceResult<std::vector<double>> timesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    const QJsonArray times = document.object()
                                 .value(QLatin1String("results"))
                                 .toArray()
                                 .at(0)
                                 .toObject()
                                 .value(QLatin1String("times"))
                                 .toArray();
    if (times.isEmpty())
        return failure(PerformanceErrorCode::ParseError, path,
                       translate("CommandLine", "it holds no times of runs, as “run --output” writes them"));
    std::vector<double> values;
    for (const QJsonValue &value : times)
        values.push_back(value.toDouble());
    return values;
}

int compare(const QString &path, const std::vector<double> &before, const std::vector<double> &after, double limit)
{
    const auto change = compareRuns(before, after);
    if (!change) {
        printNote(
            translate("CommandLine", "It cannot be compared with %1: at least three runs are needed on each side.")
                .arg(path));
        return Inconclusive;
    }
    const auto percent = [](double share) {
        return QStringLiteral("%1%2 %").arg(share > 0 ? QStringLiteral("+") : QString()).arg(share * 100, 0, 'f', 1);
    };
    const QString figures =
        QStringLiteral("%1 [%2, %3]").arg(percent(change->change), percent(change->low), percent(change->high));
    if (change->low > limit) {
        printNote(translate("CommandLine", "Slower than %1: %2.").arg(path, figures));
        return Worse;
    }
    if (change->high > limit) {
        printNote(translate("CommandLine", "Inconclusive against %1: %2. More runs may decide it.").arg(path, figures));
        return Inconclusive;
    }
    printNote(translate("CommandLine", "As fast as %1, or faster: %2.").arg(path, figures));
    return Done;
}

std::optional<double> percentOf(QString value)
{
    if (value.endsWith(u'%'))
        value.chop(1);
    bool ok = false;
    const double number = value.toDouble(&ok);
    return ok && number >= 0 ? std::optional(number / 100) : std::nullopt;
}

/// Where a command could not be started: 127 says that there is none of its name and 126 that it cannot be run, as with shells,
/// env(1) and timeout(1).
int exitCodeOf(const PerformanceError &error, const QString &command)
{
    if (error.subject() != command)
        return Failed;
    constexpr int NotFound = 127;
    constexpr int NotRun = 126;
    if (error.code() == PerformanceErrorCode::PermissionDenied)
        return NotRun;
    const bool exists = command.contains(u'/') ? QFileInfo::exists(command)
                                               : !QStandardPaths::findExecutable(command).isEmpty();
    return exists ? NotRun : NotFound;
}

/// Samples runs of a command, each in a session of its own, and keeps the report of the slowest.
class RunProfiler {
public:
    RunProfiler() : m_client(createPerformanceClient()) {}

    PerformanceResult<RunMeasurement> run(const QStringList &command, bool quiet)
    {
        m_last.reset();
        std::optional<PerformanceError> problem;
        const auto measured = runTimed(command, quiet, [&](qint64 pid) {
            ProfilingRequest request;
            request.name = command.join(u' ');
            request.target.kind = ProfilingTarget::Kind::Attach;
            request.target.processes = {pid};
            if (const auto started = await(m_client->startProfiling(request)); !started)
                problem = started.error();
        });
        if (problem)
            return failure(*problem);
        auto report = await(m_client->stopProfiling());
        if (!report)
            return failure(report.error());
        m_last = std::move(*report);
        return measured;
    }
    void keepIfSlowest(const RunMeasurement &run)
    {
        if (m_slowest && run.wall <= m_wall)
            return;
        m_slowest = std::move(m_last);
        m_wall = run.wall;
    }
    PerformanceResult<void> write(const QString &path) const
    {
        return m_slowest ? writeWholeFile(path, reportToJson(*m_slowest)) : PerformanceResult<void>();
    }

private:
    static QByteArray reportToJson(const PerformanceReport &report) { return performance::toJson(report); }

    std::unique_ptr<PerformanceClient> m_client;
    std::optional<PerformanceReport> m_last;
    std::optional<PerformanceReport> m_slowest;
    double m_wall = 0;
};

/// Runs the command `runs` times, after the warm-ups, until it fails; or the exit code where it could not be started.
class RepeatedCommand {
public:
    RepeatedCommand(QStringList command, int warmups, int runs)
        : m_command(std::move(command)), m_warmups(warmups), m_runs(runs)
    {}

    std::optional<int> run(RunProfiler *profiler)
    {
        const bool quiet = m_warmups + m_runs > 1;
        ProgressLine progress;
        for (int i = -m_warmups; i < m_runs && !Interruption::requested(); ++i) {
            if (quiet)
                progress.show(i < 0 ? translate("CommandLine", "Warming up …")
                                    : translate("CommandLine", "Run %1 of %2 …").arg(i + 1).arg(m_runs));
            const auto run = profiler ? profiler->run(m_command, quiet) : runTimed(m_command, quiet);
            if (!run) {
                const int code = exitCodeOf(run.error(), m_command.constFirst());
                (void)fail(run.error());
                return code;
            }
            if (profiler && i >= 0)
                profiler->keepIfSlowest(*run);
            if (i >= 0)
                m_measured.push_back(*run);
            m_exitCode = run->exitCode;
            if (m_exitCode != 0)
                break;
        }
        return std::nullopt;
    }
    const std::vector<RunMeasurement> &measured() const { return m_measured; }
    /// Of the run that failed; 0 where none did.
    int exitCode() const { return m_exitCode; }

private:
    QStringList m_command;
    int m_warmups;
    int m_runs;
    std::vector<RunMeasurement> m_measured;
    int m_exitCode = 0;
};

void addOptionsOfRun(Arguments &args)
{
    args.addOption(QStringLiteral("runs"),
                   translate("CommandLine", "How often; with more than one, what it prints is dropped."),
                   QStringLiteral("N"), QStringLiteral("1"));
    args.addOption(QStringLiteral("warmup"), translate("CommandLine", "Runs that are not counted, before the others."),
                   QStringLiteral("N"), QStringLiteral("0"));
    args.addOption(QStringLiteral("metric"), translate("CommandLine", "The name under which a dashboard records it."),
                   QStringLiteral("NAME"), QStringLiteral("command_execution_time"));
    args.addOption(QStringLiteral("output"),
                   translate("CommandLine", "Writes every run, in hyperfine's JSON and more; - is standard output."),
                   QStringLiteral("FILE"));
    args.addOption(
        QStringLiteral("baseline"),
        translate("CommandLine",
                  "Compares with runs that --output wrote: exit code 0 no slower, 3 slower, 4 inconclusive."),
        QStringLiteral("FILE"));
    args.addOption(QStringLiteral("fail-above"), translate("CommandLine", "How much slower it may be."),
                   QStringLiteral("PERCENT"), QStringLiteral("0"));
    args.addOption(
        QStringLiteral("profile"),
        translate(
            "CommandLine",
            "Samples every run and keeps the slowest one's profile as a report, for “show”, “diff” and the dashboard."),
        QStringLiteral("FILE"));
}

/// Whether somebody listens makes no difference to the command.
void tellDashboard(const QString &id, const QStringList &command, double seconds)
{
    // Kept in the history: the same whoever runs it.
    PerformanceMetric metric(id, QStringLiteral("Execution time of a command"), MetricCategory::Process, seconds * 1000,
                             QStringLiteral("ms"));
    metric.withAttribute(QStringLiteral("process.executable.name"),
                         QFileInfo(command.constFirst()).fileName().left(metric_limits::MetadataLength));
    metric.withMetadata(QStringLiteral("command"), command.join(u' ').left(metric_limits::MetadataLength));
    if (const auto sent = sendToDashboard(metric); !sent && sent.error().code() != PerformanceErrorCode::Unsupported)
        printNote(sent.error().message());
}

} // namespace

int runCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("run"),
        QStringLiteral(
            "[--runs N] [--warmup N] [--metric NAME] [--output FILE] [--baseline FILE --fail-above 5%] -- COMMAND [ARG …]"),
        translate(
            "CommandLine",
            "Times a command: elapsed, user and system time, peak memory, faults and context switches. Its exit code is passed on. Where a dashboard runs, the time is recorded there as command_execution_time.\n\n"
            "Examples:\n"
            "  wai-performance run -- make -j8\n"
            "  wai-performance run --runs 20 --output before.json -- ./my-program\n"
            "  wai-performance run --runs 20 --profile slowest.json -- ./my-program\n"
            "  wai-performance run --runs 20 --baseline before.json --fail-above 5% -- ./my-program"));
    addOptionsOfRun(args);
    args.takeCommand();
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const QStringList command = args.command();
    if (command.isEmpty())
        return usageError(translate("CommandLine", "Name the command behind --."));
    const int runs = args.value(QStringLiteral("runs")).toInt();
    bool ok = false;
    const int warmup = args.value(QStringLiteral("warmup")).toInt(&ok);
    if (runs < 1 || runs > MostRuns || !ok || warmup < 0 || warmup > MostRuns)
        return usageError(translate("CommandLine", "--runs must be 1 or more, --warmup 0 or more."));
    const auto limit = percentOf(args.value(QStringLiteral("fail-above")));
    if (!limit)
        return usageError(translate("CommandLine", "--fail-above must be a percentage."));
    std::vector<double> baseline;
    if (args.has(QStringLiteral("baseline"))) { // before anything runs for minutes
        auto times = timesIn(args.value(QStringLiteral("baseline")));
        if (!times)
            return fail(times.error());
        baseline = std::move(*times);
    }

    const Interruption interruption;
    const bool printsRuns = args.value(QStringLiteral("output")) == u"-";
    std::optional<ReservedOutput> reserved;
    if (printsRuns)
        reserved.emplace();
    std::optional<RunProfiler> profiler;
    if (args.has(QStringLiteral("profile")))
        profiler.emplace();
    RepeatedCommand repeated(command, warmup, runs);
    if (const auto code = repeated.run(profiler ? &*profiler : nullptr))
        return *code;
    const int exitCode = repeated.exitCode();
    const std::vector<double> times = column(repeated.measured(), &RunMeasurement::wall);
    const auto summary = summaryOfRuns(times);
    if (!summary)
        return exitCode != 0 ? exitCode : Failed;
    printNote(describe(repeated.measured(), *summary));
    if (exitCode != 0)
        printNote(translate("CommandLine", "The command failed with exit code %1.").arg(exitCode));
    reserved.reset();
    if (printsRuns) {
        print(toJson(command.join(u' '), repeated.measured(), *summary));
    } else if (args.has(QStringLiteral("output"))) {
        if (const auto written = writeWholeFile(args.value(QStringLiteral("output")),
                                                toJson(command.join(u' '), repeated.measured(), *summary));
            !written)
            return fail(written.error());
    }
    if (profiler) {
        if (const auto written = profiler->write(args.value(QStringLiteral("profile"))); !written)
            return fail(written.error());
    }
    tellDashboard(args.value(QStringLiteral("metric")), command, summary->median);
    if (exitCode != 0)
        return exitCode;
    return baseline.empty() ? int(Done) : compare(args.value(QStringLiteral("baseline")), baseline, times, *limit);
}

int metricCommand(const QStringList &arguments)
{
    Arguments args(QStringLiteral("metric"), QStringLiteral("NAME VALUE [--unit U] [--category C]"),
                   translate("CommandLine",
                             "Records a value in the dashboard (or “wai-performance serve”) that runs.\n\n"
                             "Examples:\n"
                             "  wai-performance metric backup_size 1234567 --unit By --category Disk\n"
                             "  wai-performance metric queue_length 12"));
    args.addOption(
        QStringLiteral("unit"),
        translate("CommandLine",
                  "Its unit, as UCUM writes it: ms, s, By; 1 for a share of the whole. Without one, a plain number."),
        QStringLiteral("U"));
    args.addOption(QStringLiteral("category"),
                   translate("CommandLine", "Cpu, Memory, Disk, Network, Rendering, Caching, Process, Custom …"),
                   QStringLiteral("C"), QStringLiteral("Custom"));
    args.addOption(QStringLiteral("name"), translate("CommandLine", "What it is called for people."),
                   QStringLiteral("TEXT"));
    args.addOption(QStringLiteral("attribute"),
                   translate("CommandLine", "An attribute, NAME=VALUE; may be given several times."),
                   QStringLiteral("NAME=VALUE"));
    if (const auto code = args.parse(arguments, 2, 2))
        return *code;
    bool ok = false;
    const double value = args.positional().at(1).toDouble(&ok);
    if (!ok)
        return usageError(translate("CommandLine", "The value must be a number."));
    const auto category = fromName<MetricCategory>(args.value(QStringLiteral("category")));
    if (!category)
        return usageError(translate("CommandLine", "There is no such category."));
    const QString id = args.positional().constFirst();
    PerformanceMetric metric(id, args.has(QStringLiteral("name")) ? args.value(QStringLiteral("name")) : id, *category,
                             value, args.value(QStringLiteral("unit")));
    for (const QString &attribute : args.values(QStringLiteral("attribute"))) {
        const qsizetype equals = attribute.indexOf(u'=');
        if (equals < 1)
            return usageError(translate("CommandLine", "--attribute must be NAME=VALUE."));
        metric.withAttribute(attribute.first(equals), attribute.sliced(equals + 1));
    }
    if (const auto valid = validate(metric, now()); !valid)
        return fail(valid.error());
    if (const auto sent = sendToDashboard(metric); !sent)
        return fail(sent.error());
    return Done;
}

} // namespace wai::cli
