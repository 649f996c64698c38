// SPDX-License-Identifier: MIT
#include "performance/client/local_sessions.h"

#include "performance/client/profile_suggestions.h"
#include "performance/client/ready_future.h"
#include "performance/client/session_name.h"

#include "performance/calltree/profile_findings.h"
#include "performance/core/profile_notes.h"
#include "performance/core/counted_log.h"
#include "performance/core/translate.h"
#include "performance/helper/helper_client.h"
#include "performance/optimize/optimizer.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/doctor/profiling_doctor.h"

#include <QFile>

namespace performance {

using Lane = Lanes::Lane;

namespace {

PerformanceResult<void> validated(const ProfilingRequest &request)
{
    if (request.interval
        && (*request.interval < PerformanceConfig::MinInterval || *request.interval > PerformanceConfig::MaxInterval))
        return failure(PerformanceErrorCode::InvalidArgument, QStringLiteral("interval"),
                       translate("Client", "must be 100 ms to 60 s"));
    if (request.target.kind == ProfilingTarget::Kind::MetricsOnly)
        return {};
    if (!(request.rate >= 1 && request.rate <= 10000))
        return failure(PerformanceErrorCode::InvalidArgument, QStringLiteral("rate"),
                       translate("Client", "must be 1 to 10,000 samples per second"));
    if (request.stackBytes
        && (*request.stackBytes < ProfilingRequest::MinStackBytes
            || *request.stackBytes > ProfilingRequest::MaxStackBytes))
        return failure(PerformanceErrorCode::InvalidArgument, QStringLiteral("stackBytes"),
                       translate("Client", "must be 1,024 to 65,528 bytes"));
    if (!request.onCpu && !request.offCpu && !request.pageFaults)
        return failure(PerformanceErrorCode::InvalidArgument, translate("Client", "what to sample"),
                       translate("Client", "nothing was chosen to be sampled"));
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

std::shared_ptr<Capture> LocalSessions::currentCapture() const
{
    const Locked lock(m_mutex);
    return m_session ? m_session->capture : nullptr;
}

/// Has the helper open what the kernel refuses this user; nothing where it is not wanted.
PerfOpener LocalSessions::helperOpener(const ProfilingRequest &request) const
{
    if (!request.withHelper)
        return {};
    const auto log = std::make_shared<CountedLog>(lcHelper); // once for all of a capture's events
    return [log, helper = std::shared_ptr<helper::HelperClient>(helper::HelperClient::find()),
            stop = m_lanes.stopToken()](const perf_event_attr &attributes, std::int32_t thread,
                                        int cpu) -> PerformanceResult<UniqueFd> {
        const QString subject = QStringLiteral("perf_event_open");
        if (!helper)
            return failure(
                PerformanceErrorCode::PermissionDenied, subject,
                translate("Client", "the privileged helper is not installed"),
                translate("Client", "Install it (cmake --install), or record without an administrator's permission."));
        const auto wanted = helper::requestOf(attributes);
        if (!wanted)
            return failure(PerformanceErrorCode::Unsupported, subject);
        const std::stop_callback whenStopped(stop, [&helper] { helper->cancelQuestions(); });
        const auto fd = helper->openPerfEvent(*wanted, processOfThread(thread), thread, cpu);
        if (!fd) {
            log->tell(QtInfoMsg, "not done", {{"asked", subject}}, 1, QString::fromStdString(fd.error().detail));
            return failure(fd.error().code == knobs::Code::Denied     ? PerformanceErrorCode::PermissionDenied
                               : fd.error().code == knobs::Code::Gone ? PerformanceErrorCode::Other
                                                                      : PerformanceErrorCode::Unsupported,
                           subject, QString::fromStdString(fd.error().detail));
        }
        return UniqueFd(*fd);
    };
}

PerformanceResult<void> LocalSessions::startCapture(const ProfilingRequest &request)
{
    auto capture = Capture::start(request, helperOpener(request));
    if (!capture) {
        const Locked lock(m_mutex);
        m_session.reset();
        return failure(capture.error());
    }
    const std::shared_ptr<Capture> running = std::move(*capture);
    {
        const Locked lock(m_mutex);
        m_session->capture = running;
        m_session->starting = false;
    }
    // It may have ended already, and then this is called at once: whoever hears of it may ask this client anything, and wait
    // for the answer, so it is told without a lock and not on the capture's own thread.
    running->whenEnded([this] { m_lanes.start(Lane::Question, [this] { Q_EMIT programEnded(); }); });
    return {};
}

Facet::Future<void> LocalSessions::start(const ProfilingRequest &request)
{
    const auto refused = [](const PerformanceError &error) { return readyFuture<void>(failure(error)); };
    if (!m_observes)
        return refused({PerformanceErrorCode::Unsupported, translate("Client", "profiling"),
                        translate("Client", "observing this machine is switched off")});
    if (auto valid = validated(request); !valid)
        return refused(valid.error());
    const bool samples = request.target.kind != ProfilingTarget::Kind::MetricsOnly;
    const QString target = sessionName(request.target, nameOfProcess);
    if (!m_config.get().enableProfiling)
        return refused({PerformanceErrorCode::Unsupported, translate("Client", "profiling"),
                        translate("Client", "it is switched off in the settings")});
    const Timestamp startedAt = now();
    {
        const Locked lock(m_mutex);
        if (m_session)
            return refused({PerformanceErrorCode::ProfilingAlreadyInProgress, m_session->state.name});
        Session session;
        session.state.startedAt = startedAt;
        session.state.target = request.target;
        session.state.name = !request.name.trimmed().isEmpty() ? request.name.trimmed()
            : !target.isEmpty()                                ? target
                                                               : translate("Client", "Session of %1")
                                      .arg(toIsoString(session.state.startedAt).left(19).replace(u'T', u' '));
        session.interval = request.interval;
        session.starting = samples;
        m_session = std::move(session);
    }
    if (!samples) {
        begin(startedAt);
        return readyFuture<void>({});
    }
    return m_lanes.run(Lane::Question, [this, request, startedAt]() -> PerformanceResult<void> {
        auto started = startCapture(request);
        if (started)
            begin(startedAt);
        return started;
    });
}

void LocalSessions::begin(Timestamp startedAt)
{
    {
        const Locked lock(m_mutex);
        if (!m_session || m_session->state.startedAt != startedAt)
            return; // it was ended meanwhile, and that was told
        m_tools.pace.setWish(m_session->interval);
        m_tools.timeline.add(TimelineEvent::Kind::ProfilingStarted, startedAt, m_session->state.name);
    }
    Q_EMIT changed(true);
}

Facet::Future<PerformanceReport> LocalSessions::stop()
{
    std::optional<Session> session;
    {
        const Locked lock(m_mutex);
        if (m_session && m_session->starting)
            return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::NoProfilingInProgress,
                                                          m_session->state.name,
                                                          translate("Client", "it is still being started")));
        session.swap(m_session);
        if (session) {
            m_tools.pace.setWish(std::nullopt);
            m_tools.timeline.add(TimelineEvent::Kind::ProfilingStopped, now(), session->state.name);
        }
    }
    if (!session)
        return readyFuture<PerformanceReport>(failure(PerformanceErrorCode::NoProfilingInProgress, {}));
    Q_EMIT changed(false);
    const TimeRange range{session->state.startedAt, now()};
    return m_lanes.run(Lane::Job, [this, session = std::move(*session), range] { return finish(session, range); });
}

PerformanceResult<PerformanceReport> LocalSessions::finish(const Session &session, const TimeRange &range)
{
    const nanoseconds spacing = session.interval.value_or(std::chrono::milliseconds(0));
    if (session.capture)
        session.capture->stop();
    PerformanceReport report = m_tools.maker.make(session.state.name, range, spacing);
    if (session.capture) {
        session.capture->resolve(m_tools.analyser, false);
        session.capture->resolve(m_tools.analyser, true);
        report.profile = session.capture->state().profile;
        if (!m_tools.analyser.isInstalled())
            report.profile.notes << namesNotLookedUp();
        const auto findings = profileFindings(report.profile);
        Messages sentences;
        for (const ProfileFinding &finding : findings)
            sentences << finding.sentence;
        report.recommendations = sentences + report.recommendations;
        m_tools.optimizer.setProfileAdvice(
            adviceOf(findings, shortName(session.state.target, report.profile.targetMessage())));
    }
    if (auto kept = m_tools.reports.keep(report); !kept)
        return failure(kept.error());
    return report;
}

Facet::Future<bool> LocalSessions::isRunning()
{
    const Locked lock(m_mutex);
    return readyFuture<bool>(m_session.has_value());
}

Facet::Future<ProfilingState> LocalSessions::state()
{
    ProfilingState state;
    std::shared_ptr<Capture> capture;
    {
        const Locked lock(m_mutex);
        if (!m_session)
            return readyFuture<ProfilingState>(failure(PerformanceErrorCode::NoProfilingInProgress, {}));
        state = m_session->state;
        capture = m_session->capture;
    }
    if (!capture)
        return readyFuture<ProfilingState>(state);
    // The capture may be busy with a batch for some milliseconds: not to be waited for here.
    return m_lanes.run(Lane::Query, [capture, state]() mutable -> PerformanceResult<ProfilingState> {
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

Facet::Future<Profile> LocalSessions::liveProfile()
{
    const auto capture = currentCapture();
    if (!capture)
        return readyFuture<Profile>(Profile());
    return m_lanes.run(Lane::Job, [this, capture]() -> PerformanceResult<Profile> {
        capture->resolve(m_tools.analyser, false);
        return capture->state().profile;
    });
}

Facet::Future<std::vector<ProfilingCheck>> LocalSessions::check(const ProfilingTarget &target)
{
    return m_lanes.run(Lane::Question, [target]() -> PerformanceResult<std::vector<ProfilingCheck>> {
        return checkProfiling(target, helper::HelperClient::find() != nullptr);
    });
}

void LocalSessions::tick()
{
    const Locked lock(m_mutex);
    if (m_session)
        ++m_session->state.snapshots;
}

void LocalSessions::end()
{
    if (const auto capture = currentCapture())
        capture->stop();
}

} // namespace performance
