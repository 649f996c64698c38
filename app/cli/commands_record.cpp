// SPDX-License-Identifier: MIT
#include "commands.h"
#include "terminal.h"

#include <performance/core/duration_text.h>
#include <performance/core/report_json.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

using namespace performance;

namespace wai::cli {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

/// "report.json", or the next free name beside it: nothing is overwritten unless it was named.
QString freeName()
{
    QString name = QStringLiteral("report.json");
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = QStringLiteral("report-%1.json").arg(i);
    return name;
}

} // namespace

int recordCommand(const QStringList &arguments)
{
    Arguments args(QStringLiteral("record"), QStringLiteral("[--duration 10s] [--interval 1s] [--name NAME] [--output FILE]"),
                   text(QT_TRANSLATE_NOOP("CommandLine", "Records every metric and the top processes for a while and writes a report. Ctrl+C ends it early and still writes.\n\n"
                                                         "Examples:\n  wai-performance record --duration 30s --output before.json\n  wai-performance show before.json")));
    args.addOption(QStringLiteral("duration"), text(QT_TRANSLATE_NOOP("CommandLine", "How long.")), QStringLiteral("TIME"), QStringLiteral("10s"));
    args.addOption(QStringLiteral("interval"), text(QT_TRANSLATE_NOOP("CommandLine", "Time between two snapshots, 100ms to 60s.")), QStringLiteral("TIME"), QStringLiteral("1s"));
    args.addOption(QStringLiteral("name"), text(QT_TRANSLATE_NOOP("CommandLine", "The report's name.")), QStringLiteral("NAME"));
    args.addOption(QStringLiteral("output"), text(QT_TRANSLATE_NOOP("CommandLine", "The file to write; - is standard output.")), QStringLiteral("FILE"));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const auto duration = durationFromText(args.value(QStringLiteral("duration")));
    if (!duration || *duration < std::chrono::milliseconds(100))
        return usageError(QStringLiteral("--duration: ") + (duration ? text(QT_TRANSLATE_NOOP("CommandLine", "at least 100ms.")) : duration.error().message()));
    const auto interval = durationFromText(args.value(QStringLiteral("interval")));
    if (!interval)
        return usageError(QStringLiteral("--interval: ") + interval.error().message());
    const PerformanceConfig config = PerformanceConfig().withProfileInterval(std::chrono::duration_cast<std::chrono::milliseconds>(*interval));
    if (const auto valid = config.validated(); !valid)
        return usageError(QStringLiteral("--interval: ") + valid.error().message());
    const QString output = args.has(QStringLiteral("output")) ? args.value(QStringLiteral("output")) : freeName();
    if (output != u"-" && !QFileInfo(QFileInfo(output).absolutePath()).isWritable())
        return fail({PerformanceErrorCode::IoError, output, text(QT_TRANSLATE_NOOP("CommandLine", "its folder is missing or cannot be written")), {}});

    const Interruption interruption;
    const auto client = createPerformanceClient(config);
    if (const auto ready = await(client->createSnapshot()); !ready) // rates need two readings before the session
        return fail(ready.error());
    if (const auto started = await(client->startProfiling({args.value(QStringLiteral("name")), std::nullopt})); !started)
        return fail(started.error());
    {
        ProgressLine progress;
        const QDeadlineTimer end(std::chrono::duration_cast<std::chrono::milliseconds>(*duration));
        while (!end.hasExpired() && !Interruption::requested()) {
            progress.show(text(QT_TRANSLATE_NOOP("CommandLine", "Recording, %1 left (Ctrl+C ends it) …")).arg(toText(std::chrono::milliseconds(end.remainingTime()))));
            QThread::msleep(qMin<qint64>(100, qMax<qint64>(1, end.remainingTime())));
        }
    }
    const auto report = await(client->stopProfiling());
    if (!report)
        return fail(report.error());
    if (output == u"-") {
        print(toJson(*report));
        return Done;
    }
    if (const auto written = writeReport(*report, output); !written)
        return fail(written.error());
    print(report->displaySummary() + u'\n');
    printNote(text(QT_TRANSLATE_NOOP("CommandLine", "Written to %1.")).arg(output));
    return Done;
}

} // namespace wai::cli
