// SPDX-License-Identifier: MIT
#include "performance/profile/capture/capture.h"

#include "performance/core/log.h"
#include "performance/procfs/small_file.h"
#include "performance/profile/capture/capture_clock.h"
#include "performance/profile/capture/perf_capture.h"
#include "performance/profile/capture/polled_capture.h"
#include "performance/profile/capture/process_family.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

QString describe(const ProfilingTarget &target)
{
    switch (target.kind) {
    case ProfilingTarget::Kind::Launch: return target.command.join(u' ');
    case ProfilingTarget::Kind::Attach: {
        QStringList names;
        for (const qint64 process : target.processes) {
            const auto name = smallFile("/proc/" + std::to_string(process) + "/comm");
            names << QStringLiteral("%1 (%2)").arg(QString::fromStdString(name.value_or("?"))).arg(process);
        }
        return names.join(QStringLiteral(", "));
    }
    case ProfilingTarget::Kind::System: return Profile::WholeSystem;
    case ProfilingTarget::Kind::MetricsOnly: break;
    }
    return {};
}

std::vector<std::int32_t> threadNumbers(const std::vector<TaskId> &tasks)
{
    std::vector<std::int32_t> threads;
    threads.reserve(tasks.size());
    for (const TaskId &task : tasks)
        threads.push_back(task.thread);
    return threads;
}

} // namespace

PerformanceResult<std::unique_ptr<Capture>> Capture::start(const ProfilingRequest &request, const PerfOpener &opener)
{
    using Kind = ProfilingTarget::Kind;
    const QString target = describe(request.target);
    std::optional<SuspendedProgram> suspended;
    std::vector<std::int32_t> threads;
    std::vector<TaskId> attached;
    if (request.target.kind == Kind::Launch) {
        auto program = SuspendedProgram::start(request.target);
        if (!program)
            return failure(program.error());
        threads = {program->process()};
        suspended.emplace(std::move(*program));
    } else if (request.target.kind == Kind::Attach) {
        attached = familyOf(request.target.processes);
        threads = threadNumbers(attached);
        if (threads.empty()) {
            return failure(
                PerformanceErrorCode::Other, target, QCoreApplication::translate("Profile", "there is no such process"),
                QCoreApplication::translate("Profile", "It may have ended; look it up on the Processes page."));
        }
    }
    // The helper's events are root's, which the kernel leaves where they are.
    const bool loses = suspended && suspended->changesUser() && !opener;
    auto events = loses
        ? PerformanceResult<CaptureEvents>(failure(
            PerformanceErrorCode::PermissionDenied, target,
            QCoreApplication::translate("Profile", "the program runs with another user's rights (set-user-ID)"),
            QCoreApplication::translate("Profile", "Record it as root, or with an administrator's permission.")))
        : CaptureEvents::open(request, threads, suspended.has_value(), opener);
    const bool refused = !events
        && (events.error().code() == PerformanceErrorCode::PermissionDenied
            || events.error().code() == PerformanceErrorCode::Unsupported);
    if (!events && !refused) {
        qCInfo(lcProfile).noquote() << logLine("not begun", {{"target", target}, {"reason", events.error().reason()}});
        return failure(events.error());
    }
    if (events && request.target.kind == Kind::Attach) {
        // Threads that were started between looking and opening.
        for (const TaskId &later : familyOf(request.target.processes)) {
            if (std::ranges::find(threads, later.thread) == threads.end() && events->addThread(later.thread))
                attached.push_back(later);
        }
    }
    const Timestamp startedAt = now();
    const std::uint64_t startNs = clockNs(CLOCK_MONOTONIC);
    std::optional<LaunchedProgram> program;
    if (suspended) {
        auto launched = SuspendedProgram::run(std::move(*suspended));
        if (!launched)
            return failure(launched.error());
        program.emplace(std::move(*launched));
    } else if (events) {
        events->enable();
    }
    if (refused) {
        // Who started it reads that in its notes.
        qCInfo(lcProfile).noquote() << logLine("begun without stacks: threads are looked at",
                                               {{"target", target}, {"reason", events.error().reason()}});
        auto capture = std::make_unique<PolledCapture>(request, std::move(program), target, events.error());
        capture->begin(startNs, startedAt);
        return capture;
    }
    qCInfo(lcProfile).noquote() << logLine("begun", {{"target", target}, {"rate", QString::number(request.rate)}});
    auto capture = std::make_unique<PerfCapture>(std::move(*events), std::move(program), target, std::move(attached),
                                                 request.copiedStackBytes());
    capture->begin(startNs, startedAt);
    return capture;
}

} // namespace performance
