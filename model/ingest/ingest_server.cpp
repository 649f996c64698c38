// SPDX-License-Identifier: MIT
#include "performance/ingest/ingest_server_p.h"

#include "performance/core/metric.h"
#include "performance/ingest/ingest_sockets.h"
#include "performance/ingest/peer_owner.h"
#include "performance/ingest/prometheus_reader.h"
#include "performance/publish/program_feed.h"
#include "performance/publish/runtime_folder.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"

#include <algorithm>

#include <sys/socket.h>

namespace performance {

namespace {

constexpr int OtherPorts = 10; ///< how many are tried where one is taken
/// A dashboard that had the socket may have ended meanwhile.
constexpr auto ControlPause = std::chrono::seconds(5);
/// Series of programs that live keep their places when they are asked for again in time.
constexpr auto ProgramsPause = std::chrono::minutes(5);
static_assert(ProgramsPause < SeriesAdmission::Silence);

} // namespace

void IngestServer::Private::serve(UniqueFd listener, const GuardPolicy &policy)
{
    auto server = HttpServer::start(
        std::move(listener), policy,
        [this](const RequestHead &head, const QByteArray &body) { return answer(head, body); },
        [this](int code, const QByteArray &sentence) {
            refuse(QStringLiteral("HTTP"), QStringLiteral("%1: %2").arg(code).arg(QString::fromUtf8(sentence)));
        });
    if (server)
        servers.push_back(std::move(server));
}

/// The wanted port or, where it is taken, one of the next; says whose it is.
UniqueFd IngestServer::Private::listenOn(int wanted, bool udp, int *port, QStringList &problems)
{
    const int type = udp ? SOCK_DGRAM : SOCK_STREAM;
    for (int i = 0; i <= OtherPorts; ++i) {
        UniqueFd fd = loopbackSocket(AF_INET, type, wanted == 0 ? 0 : wanted + i);
        if (!fd)
            continue;
        *port = portOf(fd);
        if (i > 0) {
            const QString holder = listenerOn(wanted, udp);
            log.note(QtWarningMsg, "port taken",
                     {{"port", QString::number(wanted)}, {"by", holder}, {"instead", QString::number(*port)}});
            problems << (holder.isEmpty()
                             ? translate("Ingest", "Port %1 is taken; metrics are received on %2 instead.")
                                   .arg(wanted)
                                   .arg(*port)
                             : translate("Ingest", "Port %1 is taken by %2; metrics are received on %3 instead.")
                                   .arg(QString::number(wanted), holder, QString::number(*port)));
        }
        return fd;
    }
    log.note(QtWarningMsg, "no port is free", {{"from", QString::number(wanted)}});
    problems << translate("Ingest", "No port from %1 on is free to receive metrics on.").arg(wanted);
    return UniqueFd();
}

/// Tries to have the socket in the runtime folder, again and again: another dashboard that has it ends some day.
void IngestServer::Private::openControl(Timestamp time)
{
    if (!control || control->state() == ControlListener::State::Open || time < controlTried + ControlPause)
        return;
    controlTried = time;
    UniqueFd socket = control->open();
    const bool isOpen = bool(socket);
    if (isOpen)
        serve(std::move(socket), {});
    const Locked lock(mutex);
    status.socket = isOpen ? control->path() : QString();
    controlProblem = control->problem();
}

void IngestServer::Private::openPorts(const Options &options)
{
    // Whoever is served from here on counts in the status, too.
    QStringList problems;
    int httpPort = 0;
    int statsdPort = 0;
    GuardPolicy policy;
    policy.origins = options.origins;
    if (const auto token = runtimeToken()) {
        policy.token = *token;
    } else {
        problems << token.error().message();
        log.note(QtWarningMsg, "no token for senders", {{"reason", token.error().message()}});
    }
    if (UniqueFd http = listenOn(options.httpPort, false, &httpPort, problems)) {
        policy.port = httpPort;
        UniqueFd six = loopbackSocket(AF_INET6, SOCK_STREAM, policy.port);
        serve(std::move(http), policy);
        if (six)
            serve(std::move(six), policy);
    }
    const auto listen = [this](UniqueFd socket) {
        auto listener = std::make_unique<DatagramListener>(
            std::move(socket), [this](std::string_view datagram) { statsd.take(datagram); });
        const Locked lock(mutex); // whoever is served already may ask for the sources
        datagrams.push_back(std::move(listener));
    };
    if (UniqueFd four = listenOn(options.statsdPort, true, &statsdPort, problems)) {
        listen(std::move(four));
        // "localhost" is ::1 to some; a client that sends there gets no error when nobody listens.
        if (UniqueFd six = loopbackSocket(AF_INET6, SOCK_DGRAM, statsdPort))
            listen(std::move(six));
    }
    const Locked lock(mutex);
    status.httpPort = httpPort;
    status.statsdPort = statsdPort;
    status.problems += problems;
}

void IngestServer::Private::openScraper(const QStringList &targets)
{
    if (targets.isEmpty())
        return;
    const auto take = [this](const Scraper::Page &page) {
        const Locked readingLock(reading);
        intake.setNow(now());
        intake.setSender(page.target, SeriesOrigin::Scrape);
        performance::takePrometheus(std::string_view(page.body.constData(), size_t(page.body.size())), page.program,
                                    page.instance, intake,
                                    page.isOpenMetrics ? PageFormat::OpenMetrics : PageFormat::Prometheus);
        keep(intake.takeResults(), intake.takeSamples());
    };
    scraper = std::make_unique<Scraper>(
        targets, take, [this](const QString &target, const QString &why) { senders.refused(target, 1, why); });
}

/// What programs that use this library publish.
std::vector<EventSample> IngestServer::Private::takePrograms(Timestamp time)
{
    ProgramFeed &programs = *hooks.programs;
    if (std::exchange(programsGeneration, admission.generation()) != admission.generation()
        || time >= programsAsked + ProgramsPause) {
        programs.askAgain();
        programsAsked = time;
    }
    std::vector<EventSample> published = programs.take([this](const SeriesDescriptor &descriptor) {
        const SeriesAdmission::Answer answer = admission.admit(descriptor);
        const bool isGood = answer.refusal == SeriesAdmission::Refusal::None && !answer.isOverflow;
        const QString sender = descriptor.attributes.value(QStringLiteral("service.name"));
        if (!isGood)
            senders.refused(sender, 1, toText(answer.isOverflow ? SeriesAdmission::Refusal::Full : answer.refusal));
        return isGood ? answer.series : SeriesId();
    });
    const QMap<QString, quint64> taken = programs.takeCounts();
    for (auto it = taken.cbegin(); it != taken.cend(); ++it)
        senders.taken(it.key(), *it);
    programsLost.store(programs.lost(), std::memory_order_relaxed);
    const Locked lock(mutex);
    status.accepted += published.size();
    programProblems = programs.problems();
    return published;
}

IngestServer::IngestServer(SeriesRegistry &registry, const Options &options, Hooks hooks)
    : d(std::make_unique<Private>(registry, options, std::move(hooks)))
{
    if (const auto folder = runtimeFolder()) {
        d->control.emplace(*folder + QLatin1String(ControlSocket));
        d->openControl(now());
    } else {
        d->status.problems << folder.error().message();
        d->log.note(QtWarningMsg, "no runtime folder, so no socket", {{"reason", folder.error().message()}});
    }
    d->openScraper(options.scrapeTargets);
    if (options.network)
        d->openPorts(options);
}

IngestServer::~IngestServer()
{
    d->servers.clear(); // first those who ask the others
    d->scraper.reset();
    std::vector<std::unique_ptr<DatagramListener>> last;
    const Locked lock(d->mutex);
    last.swap(d->datagrams);
}

std::vector<EventSample> IngestServer::take(Timestamp time)
{
    d->openControl(time);
    std::vector<EventSample> samples;
    {
        const Locked lock(d->mutex);
        samples.swap(d->waiting);
    }
    // While a body is being read, its spans come with the next tick: the collector waits for nobody.
    if (d->reading.try_lock()) {
        d->spans.flush(toNanoseconds(time), samples);
        d->reading.unlock();
    }
    d->statsd.flush(toNanoseconds(time), samples);
    if (d->hooks.programs) {
        const std::vector<EventSample> published = d->takePrograms(time);
        samples.insert(samples.end(), published.begin(), published.end());
    }
    d->writeLog();
    return samples;
}

quint64 IngestServer::Private::droppedDatagrams() const
{
    const Locked lock(mutex);
    quint64 dropped = 0;
    for (const auto &listener : datagrams)
        dropped += listener->dropped() + listener->truncated();
    return dropped;
}

/// At the first tick, and when another dashboard's socket has become free.
void IngestServer::Private::logOpened()
{
    int httpPort = 0;
    int statsdPort = 0;
    QString socket;
    {
        const Locked lock(mutex);
        httpPort = status.httpPort;
        statsdPort = status.statsdPort;
        socket = status.socket;
    }
    const bool isOther = std::exchange(loggedSocket, socket) != socket;
    if (std::exchange(isOpenLogged, true) && !isOther)
        return;
    const auto port = [](int number) { return number > 0 ? QString::number(number) : QString(); };
    qCInfo(lcIngest).noquote() << logLine("listening",
                                          {{"http", port(httpPort)}, {"statsd", port(statsdPort)}, {"socket", socket}});
}

/// Who was refused and what was lost since the tick before; the collector's thread holds no lock here.
void IngestServer::Private::writeLog()
{
    logOpened();
    senders.writeLog();
    const StatsdAggregator::Status lines = statsd.status();
    log.note(QtInfoMsg, "refused", {{"sender", QStringLiteral("StatsD")}},
             lines.broken + lines.refused - std::exchange(loggedBroken, lines.broken + lines.refused), lines.why);
    const quint64 dropped = droppedDatagrams();
    log.note(QtWarningMsg, "dropped datagrams", {{"sender", QStringLiteral("StatsD")}},
             dropped - std::exchange(loggedDropped, dropped));
    const quint64 lost = programsLost.load(std::memory_order_relaxed);
    log.note(QtWarningMsg, "lost samples of programs that publish", {}, lost - std::exchange(loggedLost, lost));
    QStringList problems;
    {
        const Locked lock(mutex);
        problems = programProblems;
        if (!controlProblem.isEmpty())
            problems << controlProblem;
    }
    for (const QString &problem : logged.fresh(problems))
        log.note(QtInfoMsg, "not received", {{"reason", problem}});
    log.write();
}

/// What each sender sent, and those of StatsD, who do not say who they are.
std::vector<IngestSource> IngestServer::Private::sources() const
{
    std::vector<IngestSource> all = senders.sources();
    const StatsdAggregator::Status lines = statsd.status();
    if (lines.lines > 0) {
        all.push_back({QStringLiteral("StatsD"), lines.taken, lines.broken + lines.refused, lines.why, lines.lastSeen});
    }
    if (lines.passedOver > 0)
        all.push_back({QStringLiteral("StatsD events"), 0, lines.passedOver,
                       translate("Ingest", "events and service checks are not kept"), lines.lastSeen});
    const quint64 dropped = droppedDatagrams();
    if (dropped > 0)
        all.push_back({QStringLiteral("StatsD datagrams"), 0, dropped,
                       translate("Ingest", "they came faster than they were taken"), lines.lastSeen});
    std::sort(all.begin(), all.end(), [](const IngestSource &a, const IngestSource &b) { return a.name < b.name; });
    return all;
}

IngestServer::Status IngestServer::status() const
{
    Status status;
    {
        const Locked lock(d->mutex);
        status = d->status;
        status.problems += d->programProblems;
        if (!d->controlProblem.isEmpty())
            status.problems << d->controlProblem;
    }
    status.refused = d->refused.load(std::memory_order_relaxed);
    const StatsdAggregator::Status lines = d->statsd.status();
    status.accepted += lines.taken;
    status.rejected += lines.broken + lines.refused;
    status.programsLost = d->programsLost.load(std::memory_order_relaxed);
    {
        const Locked lock(d->mutex);
        for (const auto &listener : d->datagrams)
            status.datagramsDropped += listener->dropped();
    }
    status.overflowing = d->admission.overflowing();
    status.dropped = d->admission.dropped();
    if (d->scraper)
        status.problems += d->scraper->problems();
    status.sources = d->sources();
    return status;
}

IntakeResult IngestServer::takePluginPage(const QByteArray &body, const QString &plugin)
{
    const Locked reading(d->reading);
    d->intake.setNow(now());
    d->intake.setSender(plugin, SeriesOrigin::Plugin);
    takePrometheus(std::string_view(body.constData(), size_t(body.size())), plugin, QString(), d->intake);
    return d->keep(d->intake.takeResults(), d->intake.takeSamples());
}

PerformanceResult<void> IngestServer::recordOfPlugin(const PerformanceMetric &metric)
{
    return d->record(metric, SeriesOrigin::Plugin);
}

void IngestServer::setDropped(const QString &metric, bool dropped)
{
    d->admission.setDropped(metric, dropped);
}

} // namespace performance
