// SPDX-License-Identifier: MIT
#include "commands.h"
#include "target_options.h"
#include "terminal.h"

#include <performance/calltree/profile_text.h>
#include <performance/core/duration_text.h>
#include <performance/core/report_json.h>
#include <performance/core/translate.h>

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

#include <atomic>
#include <csignal>
#include <cstring>

#include <sys/wait.h>

using namespace performance;

namespace wai::cli {

namespace {

/// Bytes of "8192", "8K", "8KiB"; nothing where it is none.
std::optional<qint64> bytesFromText(QString text)
{
    const qint64 unit = text.endsWith(u'K', Qt::CaseInsensitive)
            || text.endsWith(QLatin1String("KiB"), Qt::CaseInsensitive)
        ? 1024
        : 1;
    text.truncate(text.size() - (unit == 1 ? 0 : text.endsWith(u'K', Qt::CaseInsensitive) ? 1 : 3));
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    return ok && number > 0 && number <= std::numeric_limits<qint32>::max() ? std::optional(number * unit)
                                                                            : std::nullopt;
}

/// The target and how it is sampled, from the options; or the exit code.
std::optional<int> readRequest(const Arguments &args, ProfilingRequest &request)
{
    if (const auto code = readTarget(args, request.target))
        return code;
    bool ok = false;
    request.rate = args.value(QStringLiteral("rate")).toDouble(&ok);
    if (!ok || request.rate < 1 || request.rate > 10000)
        return usageError(translate("CommandLine", "--rate must be 1 to 10000 samples per second."));
    const QString stacks = args.value(QStringLiteral("stacks"));
    if (stacks == u"auto")
        request.stacks = StackMode::Auto;
    else if (stacks == u"dwarf")
        request.stacks = StackMode::Dwarf;
    else if (stacks == u"fp")
        request.stacks = StackMode::FramePointers;
    else if (stacks == u"none")
        request.stacks = StackMode::None;
    else
        return usageError(translate("CommandLine", "--stacks must be auto, dwarf, fp or none."));
    if (args.has(QStringLiteral("stack-size"))) {
        const auto bytes = bytesFromText(args.value(QStringLiteral("stack-size")));
        if (!bytes || *bytes < ProfilingRequest::MinStackBytes || *bytes > qint64(64) * 1024)
            return usageError(translate("CommandLine", "--stack-size must be 1K to 64K."));
        request.stackBytes = quint32(std::min<qint64>(*bytes, ProfilingRequest::MaxStackBytes));
    }
    request.offCpu = args.has(QStringLiteral("off-cpu"));
    request.pageFaults = args.has(QStringLiteral("page-faults"));
    request.withHelper = args.has(QStringLiteral("with-permission"));
    return std::nullopt;
}

/// Waits until the time is over, what is profiled has ended, or the user has had enough.
void recordUntilDone(PerformanceClient &client, const ProfilingRequest &request, bool limited,
                     std::chrono::milliseconds duration)
{
    std::atomic<bool> ended{false};
    const auto connection = QObject::connect(
        client.sessions(), &Sessions::programEnded, &client, [&ended] { ended = true; }, Qt::DirectConnection);
    const bool samples = request.target.kind != ProfilingTarget::Kind::MetricsOnly;
    const bool launched = request.target.kind == ProfilingTarget::Kind::Launch;
    const bool endless = request.target.kind == ProfilingTarget::Kind::Launch && !limited;
    const QDeadlineTimer end = endless ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(duration);
    ProgressLine progress;
    while (!end.hasExpired() && !Interruption::requested() && !ended) {
        if (samples) {
            const auto state = await(client.sessions()->state());
            if (!state || state->ended)
                break;
            if (!launched) // whose terminal this is: what it asks there must not be written over
                progress.show(translate("CommandLine", "Recording, %1 samples (Ctrl+C ends it) …").arg(state->samples));
        } else {
            progress.show(translate("CommandLine", "Recording, %1 left (Ctrl+C ends it) …")
                              .arg(toText(std::chrono::milliseconds(end.remainingTime()))));
        }
        QThread::msleep(endless ? 100 : ulong(qMin<qint64>(100, qMax<qint64>(1, end.remainingTime()))));
    }
    QObject::disconnect(connection);
}

/// Ends the program that was recorded, as perf-record(1) does when it ends first, and gives it a while: with the signal that
/// came to us, which Ctrl+C has sent to it already.
void endProgram(PerformanceClient &client, int signal)
{
    const auto state = await(client.sessions()->state());
    if (!state || state->ended || state->process <= 0)
        return;
    const auto hasEnded = [&](std::chrono::milliseconds within) {
        for (QDeadlineTimer end(within); !end.hasExpired(); QThread::msleep(20)) {
            const auto now = await(client.sessions()->state());
            if (!now || now->ended)
                return true;
        }
        return false;
    };
    constexpr std::chrono::milliseconds OwnEnd{500};
    constexpr std::chrono::seconds Patience{5};
    if (signal == SIGINT && hasEnded(OwnEnd))
        return;
    ::kill(pid_t(state->process), signal == SIGHUP ? SIGHUP : SIGTERM);
    if (!hasEnded(Patience))
        printNote(translate("CommandLine", "The program has not ended; it goes on as process %1.").arg(state->process));
}

void addOptionsOfRecord(Arguments &args)
{
    addTargetOptions(args);
    args.addOption(QStringLiteral("duration"),
                   translate("CommandLine", "How long; a command without this: until it ends."), QStringLiteral("TIME"),
                   QStringLiteral("10s"));
    args.addOption(QStringLiteral("interval"), translate("CommandLine", "Time between two snapshots, 100ms to 60s."),
                   QStringLiteral("TIME"), QStringLiteral("1s"));
    args.addOption(QStringLiteral("name"), translate("CommandLine", "The report's name."), QStringLiteral("NAME"));
    args.addOption(QStringLiteral("output"), translate("CommandLine", "The file to write; - is standard output."),
                   QStringLiteral("FILE"));
    args.addOption(QStringLiteral("rate"), translate("CommandLine", "Samples per second and CPU, 1 to 10000."),
                   QStringLiteral("HZ"), QStringLiteral("999"));
    args.addOption(QStringLiteral("off-cpu"), translate("CommandLine", "Also where and how long threads wait."));
    args.addOption(
        QStringLiteral("with-permission"),
        translate("CommandLine",
                  "Has the privileged helper open what this user may not sample; an administrator is asked."));
    args.addOption(QStringLiteral("page-faults"),
                   translate("CommandLine", "Also where memory is touched for the first time."));
    args.addOption(
        QStringLiteral("stack-size"),
        translate("CommandLine", "How much of each stack is copied, 1K to 64K; by itself 8K, and more at lower rates."),
        QStringLiteral("SIZE"));
    args.addOption(QStringLiteral("stacks"),
                   translate("CommandLine", "How callers are found: auto, dwarf, fp or none."), QStringLiteral("HOW"),
                   QStringLiteral("auto"));
}

/// The exit code where no report can be written there: said before anything is recorded.
std::optional<int> refuseOutput(const QString &output)
{
    if (output == u"-")
        return std::nullopt;
    if (QFileInfo(output).isDir())
        return fail({PerformanceErrorCode::IoError, output, translate("CommandLine", "it is a folder"),
                     translate("CommandLine", "Name a file in it.")});
    const bool ordinary = !QFileInfo::exists(output) || QFileInfo(output).isFile();
    if (ordinary && !QFileInfo(QFileInfo(output).absolutePath()).isWritable())
        return fail({PerformanceErrorCode::IoError,
                     output,
                     translate("CommandLine", "its folder is missing or cannot be written"),
                     {}});
    return std::nullopt;
}

/// The exit code where that fails. `launched`: standard output is the command's.
std::optional<int> writeOrPrint(const PerformanceReport &report, const QString &output, bool launched)
{
    if (output == u"-") {
        print(toJson(report));
        return std::nullopt;
    }
    if (const auto written = writeReport(report, output); !written)
        return fail(written.error());
    const auto say = [&](const QString &summary) { launched ? printNote(summary) : print(summary + u'\n'); };
    say(report.displaySummary());
    if (!report.profile.target.isEmpty())
        say(profileSummary(report.profile));
    printNote(translate("CommandLine", "Written to %1.").arg(output));
    return std::nullopt;
}

/// What a shell would say of it: the exit code, or 128 and the number of the signal.
int exitCodeOf(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// The codes that a shell, env(1) and time(1) give for a command that cannot be run.
int failToStart(const PerformanceError &error, const ProfilingTarget &target)
{
    constexpr int NotFound = 127;
    constexpr int NotExecutable = 126;
    fail(error);
    if (target.kind != ProfilingTarget::Kind::Launch || error.subject() != target.command.constFirst())
        return Failed;
    return error.code() == PerformanceErrorCode::PermissionDenied ? NotExecutable : NotFound;
}

} // namespace

QString freeReportName()
{
    QString name = QStringLiteral("report.json");
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = QStringLiteral("report-%1.json").arg(i);
    return name;
}

int recordCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("record"),
        QStringLiteral("[--duration 10s] [--pid PID | --system] [--rate HZ] [--output FILE] [-- COMMAND …]"),
        translate(
            "CommandLine",
            "Records every metric and the top processes for a while and writes a report; of a command, of processes or of the whole system also where their time "
            "goes, in stacks. Ctrl+C ends it early and still writes. A command keeps its standard streams and its exit code.\n\n"
            "Examples:\n  wai-performance record --duration 30s --output before.json\n  wai-performance record -- ./my-program --its-option\n"
            "  wai-performance record --pid 1234 --off-cpu --duration 5s\n  wai-performance show before.json"));
    addOptionsOfRecord(args);
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const auto duration = durationFromText(args.value(QStringLiteral("duration")));
    if (!duration || *duration < std::chrono::milliseconds(100))
        return usageError(QStringLiteral("--duration: ")
                          + (duration ? translate("CommandLine", "at least 100ms.") : duration.error().message()));
    const auto interval = durationFromText(args.value(QStringLiteral("interval")));
    if (!interval)
        return usageError(QStringLiteral("--interval: ") + interval.error().message());
    const PerformanceConfig config = PerformanceConfig().withProfileInterval(
        std::chrono::duration_cast<std::chrono::milliseconds>(*interval));
    if (const auto valid = config.validated(); !valid)
        return usageError(QStringLiteral("--interval: ") + valid.error().message());
    ProfilingRequest request;
    request.name = args.value(QStringLiteral("name"));
    if (const auto code = readRequest(args, request))
        return *code;
    const QString output = args.has(QStringLiteral("output")) ? args.value(QStringLiteral("output")) : freeReportName();
    if (const auto code = refuseOutput(output))
        return *code;

    const Interruption interruption;
    const auto client = createPerformanceClient(config);
    if (const auto ready = await(client->createSnapshot()); !ready) // rates need two readings before the session
        return fail(ready.error());
    const bool launched = request.target.kind == ProfilingTarget::Kind::Launch;
    std::optional<ReservedOutput> reserved;
    if (launched && output == u"-")
        reserved.emplace();
    if (const auto started = await(client->startProfiling(request)); !started)
        return failToStart(started.error(), request.target);
    recordUntilDone(*client, request, args.has(QStringLiteral("duration")),
                    std::chrono::duration_cast<std::chrono::milliseconds>(*duration));
    const int signal = Interruption::signal();
    const auto ownEnd = await(client->sessions()->state());
    const bool endedItself = ownEnd && ownEnd->ended;
    if (launched && !endedItself)
        endProgram(*client, signal);
    const auto last = await(client->sessions()->state());
    const auto report = await(client->stopProfiling());
    if (!report)
        return fail(report.error());
    reserved.reset();
    if (const auto code = writeOrPrint(*report, output, launched))
        return *code;
    if (!launched || (!endedItself && signal == 0)) // the time that was asked for is over
        return Done;
    if (!last || !last->exitStatus)
        return signal != 0 ? 128 + signal : int(Done);
    if (WIFSIGNALED(*last->exitStatus))
        printNote(translate("CommandLine", "The program was ended by signal %1 (%2).")
                      .arg(WTERMSIG(*last->exitStatus))
                      .arg(QString::fromLocal8Bit(::strsignal(WTERMSIG(*last->exitStatus)))));
    return exitCodeOf(*last->exitStatus);
}

} // namespace wai::cli
