// SPDX-License-Identifier: MIT

// LocalClient's profiling sessions.

#include "performance/client/local_client_p.h"
#include "performance/client/profile_suggestions.h"
#include "performance/client/session_name.h"

#include "performance/calltree/profile_findings.h"
#include "performance/helper/helper_client.h"
#include "performance/profile/doctor/profiling_doctor.h"

#include <QCoreApplication>
#include <QFile>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

PerformanceResult<void> validated(const ProfilingRequest &request)
{
    if (request.interval && (*request.interval < PerformanceConfig::MinInterval || *request.interval > PerformanceConfig::MaxInterval))
        return failure(PerformanceErrorCode::Other, QStringLiteral("interval"), text(QT_TRANSLATE_NOOP("Client", "must be 100 ms to 60 s")));
    if (request.target.kind == ProfilingTarget::Kind::MetricsOnly)
        return {};
    if (!(request.rate >= 1 && request.rate <= 10000))
        return failure(PerformanceErrorCode::Other, QStringLiteral("rate"), text(QT_TRANSLATE_NOOP("Client", "must be 1 to 10,000 samples per second")));
    if (request.stackBytes && (*request.stackBytes < ProfilingRequest::MinStackBytes || *request.stackBytes > ProfilingRequest::MaxStackBytes))
        return failure(PerformanceErrorCode::Other, QStringLiteral("stackBytes"), text(QT_TRANSLATE_NOOP("Client", "must be 1,024 to 65,528 bytes")));
    if (!request.onCpu && !request.offCpu && !request.pageFaults)
        return failure(PerformanceErrorCode::Other, text(QT_TRANSLATE_NOOP("Client", "profiling")), text(QT_TRANSLATE_NOOP("Client", "nothing was chosen to be sampled")));
    return {};
}

/// What a process calls itself (/proc/PID/comm); empty where it has ended.
QString nameOfProcess(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/comm").arg(pid));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// The process that a thread belongs to (/proc/TID/status, "Tgid:"); the thread itself where it has ended.
std::int32_t processOfThread(std::int32_t thread)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(thread));
    if (!status.open(QIODevice::ReadOnly))
        return thread;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("\nTgid:\t");
    return at < 0 ? thread : text.mid(at + 7, text.indexOf('\n', at + 1) - at - 7).toInt();
}

} // namespace

std::shared_ptr<Capture> LocalClient::Private::currentCapture() const
{
    const QMutexLocker lock(&mutex);
    return session ? session->capture : nullptr;
}

/// Has the helper open what the kernel refuses this user; nothing where it is not wanted.
PerfOpener LocalClient::Private::helperOpener(const ProfilingRequest &request) const
{
    if (!request.withHelper)
        return {};
    return [helper = std::shared_ptr<helper::HelperClient>(helper::HelperClient::find()), stop = lanes.stopToken()](const perf_event_attr &attributes, std::int32_t thread, int cpu) -> PerformanceResult<UniqueFd> {
        const QString subject = QStringLiteral("perf_event_open");
        if (!helper)
            return failure(PerformanceErrorCode::PermissionDenied, subject, text(QT_TRANSLATE_NOOP("Client", "the privileged helper is not installed")),
                           text(QT_TRANSLATE_NOOP("Client", "Install it (cmake --install), or record without an administrator's permission.")));
        const auto wanted = helper::requestOf(attributes);
        if (!wanted)
            return failure(PerformanceErrorCode::Unsupported, subject);
        const std::stop_callback whenStopped(stop, [&helper] { helper->cancelQuestions(); });
        const auto fd = helper->openPerfEvent(*wanted, processOfThread(thread), thread, cpu);
        if (!fd)
            return failure(fd.error().code == knobs::Code::Denied ? PerformanceErrorCode::PermissionDenied : fd.error().code == knobs::Code::Gone ? PerformanceErrorCode::Other : PerformanceErrorCode::Unsupported,
                           subject, QString::fromStdString(fd.error().detail));
        return UniqueFd(*fd);
    };
}

PerformanceResult<void> LocalClient::Private::startCapture(const ProfilingRequest &request)
{
    auto capture = Capture::start(request, helperOpener(request));
    if (!capture) {
        const QMutexLocker lock(&mutex);
        session.reset();
        return failure(capture.error());
    }
    const std::shared_ptr<Capture> running = std::move(*capture);
    {
        const QMutexLocker lock(&mutex);
        session->capture = running;
        session->starting = false;
    }
    // It may have ended already, and then this is called at once: whoever hears of it may ask this client anything, and wait
    // for the answer, so it is told without a lock and not on the capture's own thread.
    running->whenEnded([this] {
        lanes.start(Lane::Question, [this] { Q_EMIT q->profiledProgramEnded(); });
    });
    return {};
}

PerformanceClient::Future<void> LocalClient::startProfiling(const ProfilingRequest &request)
{
    const auto refused = [](const PerformanceError &error) { return readyFuture<void>(failure(error)); };
    if (!d->collector)
        return refused({PerformanceErrorCode::Unsupported, text(QT_TRANSLATE_NOOP("Client", "profiling")), text(QT_TRANSLATE_NOOP("Client", "observing this machine is switched off"))});
    if (auto valid = validated(request); !valid)
        return refused(valid.error());
    std::chrono::milliseconds interval{};
    const bool samples = request.target.kind != ProfilingTarget::Kind::MetricsOnly;
    const QString target = sessionName(request.target, nameOfProcess);
    {
        const QMutexLocker lock(&d->mutex);
        if (!d->config.enableProfiling)
            return refused({PerformanceErrorCode::Unsupported, text(QT_TRANSLATE_NOOP("Client", "profiling")), text(QT_TRANSLATE_NOOP("Client", "it is switched off in the settings"))});
        if (d->session)
            return refused({PerformanceErrorCode::ProfilingAlreadyInProgress, d->session->state.name});
        Private::Session session;
        session.state.startedAt = now();
        session.state.target = request.target;
        session.state.name = !request.name.trimmed().isEmpty() ? request.name.trimmed()
            : !target.isEmpty() ? target
            : text(QT_TRANSLATE_NOOP("Client", "Session of %1")).arg(toIsoString(session.state.startedAt).left(19).replace(u'T', u' '));
        session.interval = request.interval;
        session.starting = samples;
        d->session = std::move(session);
        interval = d->wantedInterval();
    }
    const auto begin = [this, interval] {
        d->collector->setInterval(interval);
        {
            const QMutexLocker lock(&d->mutex);
            if (d->session)
                d->addEvent(TimelineEvent::Kind::ProfilingStarted, d->session->state.startedAt, d->session->state.name);
        }
        Q_EMIT profilingChanged(true);
    };
    if (!samples) {
        begin();
        return readyFuture<void>({});
    }
    return d->lanes.run(Private::Lane::Question, [this, request, begin]() -> PerformanceResult<void> {
        auto started = d->startCapture(request);
        if (started)
            begin();
        return started;
    });
}

PerformanceClient::Future<PerformanceReport> LocalClient::stopProfiling()
{
    std::optional<Private::Session> session;
    std::chrono::milliseconds interval{};
    {
        const QMutexLocker lock(&d->mutex);
        if (d->session && d->session->starting)
            return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::NoProfilingInProgress, d->session->state.name, text(QT_TRANSLATE_NOOP("Client", "it is still being started"))));
        session.swap(d->session);
        interval = d->wantedInterval();
        if (session)
            d->addEvent(TimelineEvent::Kind::ProfilingStopped, now(), session->state.name);
    }
    if (!session)
        return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::NoProfilingInProgress, {}));
    d->collector->setInterval(interval);
    Q_EMIT profilingChanged(false);
    const TimeRange range{session->state.startedAt, now()};
    const auto finished = std::make_shared<const Private::Session>(std::move(*session));
    return d->lanes.run(Private::Lane::Job, [this, finished, range]() -> PerformanceResult<PerformanceReport> {
        const nanoseconds spacing = finished->interval.value_or(std::chrono::milliseconds(0));
        if (finished->capture)
            finished->capture->stop();
        PerformanceReport report = d->makeReport(finished->state.name, range, spacing);
        if (finished->capture) {
            finished->capture->resolve(d->analyser, false);
            finished->capture->resolve(d->analyser, true);
            report.profile = finished->capture->state().profile;
            const auto findings = profileFindings(report.profile);
            QStringList sentences;
            for (const ProfileFinding &finding : findings)
                sentences << finding.sentence;
            report.recommendations = sentences + report.recommendations;
            d->optimizer->setProfileAdvice(adviceOf(findings, shortName(finished->state.target, report.profile.target)));
        }
        if (auto saved = d->library->save(report); !saved)
            return failure(saved.error());
        Q_EMIT reportsChanged();
        return report;
    });
}

PerformanceClient::Future<bool> LocalClient::isProfiling()
{
    const QMutexLocker lock(&d->mutex);
    return readyFuture<bool>(d->session.has_value());
}

PerformanceClient::Future<ProfilingState> LocalClient::profilingState()
{
    ProfilingState state;
    std::shared_ptr<Capture> capture;
    {
        const QMutexLocker lock(&d->mutex);
        if (!d->session)
            return readyFuture<ProfilingState>(failure(PerformanceErrorCode::NoProfilingInProgress, {}));
        state = d->session->state;
        capture = d->session->capture;
    }
    if (!capture)
        return readyFuture<ProfilingState>(state);
    // The capture may be busy with a batch for some milliseconds: not to be waited for here.
    return d->lanes.run(Private::Lane::Query, [capture, state]() mutable -> PerformanceResult<ProfilingState> {
        const CaptureState now = capture->state();
        state.samples = qint64(now.profile.sampleCount());
        state.lost = now.profile.quality.lost;
        state.cost = now.cost;
        state.ended = now.ended;
        state.exitStatus = now.exitStatus;
        state.process = now.process;
        return state;
    });
}

PerformanceClient::Future<Profile> LocalClient::liveProfile()
{
    const auto capture = d->currentCapture();
    if (!capture)
        return readyFuture<Profile>(Profile());
    return d->lanes.run(Private::Lane::Job, [this, capture]() -> PerformanceResult<Profile> {
        capture->resolve(d->analyser, false);
        return capture->state().profile;
    });
}

PerformanceClient::Future<std::vector<ProfilingCheck>> LocalClient::checkProfiling(const ProfilingTarget &target)
{
    return d->lanes.run(Private::Lane::Question, [target]() -> PerformanceResult<std::vector<ProfilingCheck>> { return performance::checkProfiling(target, helper::HelperClient::find() != nullptr); });
}

} // namespace performance
