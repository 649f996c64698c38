// SPDX-License-Identifier: MIT
#include "performance/ingest/ingest_server.h"

#include "performance/core/json_writer.h"
#include "performance/ingest/datagram_listener.h"
#include "performance/ingest/metric_json.h"
#include "performance/ingest/otlp.h"
#include "performance/ingest/peer_owner.h"
#include "performance/ingest/prometheus_reader.h"
#include "performance/publish/program_feed.h"
#include "performance/publish/runtime_folder.h"
#include "performance/ingest/scraper.h"
#include "performance/ingest/statsd.h"

#include <QCoreApplication>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr int OtherPorts = 10; ///< how many are tried where one is taken
constexpr const char *ProtobufType = "application/x-protobuf";
constexpr const char *JsonType = "application/json";
constexpr const char *OpenMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
constexpr const char *PrometheusType = "text/plain; version=0.0.4; charset=utf-8";

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

/// A socket on loopback; −1 with errno.
UniqueFd loopbackSocket(int family, int type, int port)
{
    UniqueFd fd(::socket(family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!fd)
        return fd;
    const int on = 1;
    if (type == SOCK_STREAM)
        ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    int bound = -1;
    if (family == AF_INET6) {
        ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(std::uint16_t(port));
        address.sin6_addr = in6addr_loopback;
        bound = ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address);
    } else {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(std::uint16_t(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bound = ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address);
    }
    if (bound != 0 || (type == SOCK_STREAM && ::listen(fd.get(), 64) != 0))
        fd.reset();
    return fd;
}

int portOf(const UniqueFd &fd)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    return ::getsockname(fd.get(), reinterpret_cast<sockaddr *>(&address), &length) == 0 ? ntohs(address.sin_port) : 0;
}

UniqueFd unixSocket(const QString &path)
{
    const QByteArray name = path.toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (size_t(name.size()) >= sizeof address.sun_path)
        return UniqueFd();
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    // One that answers belongs to a dashboard that runs; one that does not was left behind.
    if (::connect(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        return UniqueFd();
    ::unlink(name.constData());
    fd = UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const mode_t before = ::umask(0177);
    const bool good = ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 && ::listen(fd.get(), 64) == 0;
    ::umask(before);
    return good ? std::move(fd) : UniqueFd();
}

} // namespace

struct IngestServer::Private {
    Private(SeriesRegistry &registry, const Options &options, Hooks given)
        : hooks(std::move(given)), admission(registry), intake(admission, now()), spans(admission, options.apdexTarget), statsd(admission)
    {
    }

    Hooks hooks;
    SeriesAdmission admission;
    std::mutex reading; ///< held while a body is read; guards the two that remember what they read before
    Intake intake;
    SpanRates spans;
    mutable std::mutex mutex; ///< guards the three below, for moments
    std::vector<EventSample> waiting;
    Status status;
    QStringList programProblems;
    StatsdAggregator statsd;
    quint64 programsGeneration = 0; ///< of the admission, when it was asked for their series
    std::atomic<quint64> programsLost = 0;
    std::atomic<quint64> refused = 0;
    std::unique_ptr<Scraper> scraper;
    std::unique_ptr<DatagramListener> datagrams;
    std::vector<std::unique_ptr<HttpServer>> servers;

    HttpServer::Answer answer(const RequestHead &head, const QByteArray &body)
    {
        if (head.method == "GET")
            return answerGet(head);
        const QByteArray type = head.first("Content-Type").split(';').constFirst().trimmed().toLower();
        const bool isJson = type == JsonType;
        if (head.path == "/v1/metrics" || head.path == "/v1/traces")
            return answerOtlp(head.path == "/v1/traces", isJson, body);
        if (head.path == "/v1/record" && isJson)
            return answerRecord(body);
        return {head.path == "/v1/record" ? 415 : 404, "text/plain; charset=utf-8", "POST goes to /v1/metrics, /v1/traces (OTLP) or /v1/record (JSON).\n", 0};
    }

    HttpServer::Answer answerGet(const RequestHead &head) const
    {
        if (head.path == "/metrics")
            return head.first("Accept").contains("application/openmetrics-text") ? HttpServer::Answer{200, OpenMetricsType, prometheusText(hooks.expose(), ExpositionFormat::OpenMetrics), 0}
                                                                                 : HttpServer::Answer{200, PrometheusType, prometheusText(hooks.expose()), 0};
        return {404, "text/plain; charset=utf-8", "GET knows /metrics.\n", 0};
    }

    static HttpServer::Answer busy() { return {503, "text/plain; charset=utf-8", "Too much waits to be stored; come again.\n", 1}; }

    HttpServer::Answer answerOtlp(bool ofSpans, bool isJson, const QByteArray &body)
    {
        QString error;
        bool good = false;
        IntakeResult result;
        {
            const std::lock_guard lock(mutex);
            if (waiting.size() >= MostWaiting)
                return busy();
        }
        {
            const std::lock_guard readingLock(reading);
            intake.setNow(now());
            const std::string_view bytes(body.constData(), size_t(body.size()));
            if (ofSpans)
                good = isJson ? takeOtlpTracesJson(body, spans, &error) : takeOtlpTraces(bytes, spans, &error);
            else
                good = isJson ? takeOtlpMetricsJson(body, intake, &error) : takeOtlpMetrics(bytes, intake, &error);
            result = ofSpans ? spans.takeResult() : intake.takeResult();
            const std::vector<EventSample> samples = intake.takeSamples();
            const std::lock_guard lock(mutex);
            waiting.insert(waiting.end(), samples.begin(), samples.end());
            status.accepted += result.accepted;
            status.rejected += result.rejected;
        }
        if (!good) {
            refused.fetch_add(1, std::memory_order_relaxed);
            return statusAnswer(isJson, error);
        }
        return isJson ? HttpServer::Answer{200, JsonType, otlpAnswerJson(result, ofSpans), 0} : HttpServer::Answer{200, ProtobufType, otlpAnswer(result), 0};
    }

    /// google.rpc.Status, as OTLP/HTTP asks for: code 3 is INVALID_ARGUMENT.
    static HttpServer::Answer statusAnswer(bool isJson, const QString &message)
    {
        if (isJson) {
            JsonWriter out;
            out.beginObject().key("code").integer(3).key("message").string(message).endObject();
            return {400, JsonType, out.take(), 0};
        }
        return {400, ProtobufType, otlpStatus(message), 0};
    }

    /// What tells its series apart is limited as with everybody.
    PerformanceResult<void> record(const PerformanceMetric &metric)
    {
        SeriesDescriptor descriptor;
        descriptor.metric = metric.id;
        descriptor.attributes = metric.attributes;
        descriptor.name = metric.name;
        descriptor.unit = metric.unit;
        descriptor.category = metric.category;
        const SeriesAdmission::Refusal refusal = admission.admit(descriptor).refusal;
        // Of a unit that does not fit, whoever records says which one it is.
        if (refusal != SeriesAdmission::Refusal::None && refusal != SeriesAdmission::Refusal::Unit)
            return failure(PerformanceErrorCode::InvalidMetric, metric.id, toText(refusal));
        return hooks.record(metric);
    }

    HttpServer::Answer answerRecord(const QByteArray &body)
    {
        const auto metrics = metricsFromJson(body, now());
        if (!metrics)
            return {400, "text/plain; charset=utf-8", metrics.error().message().toUtf8() + '\n', 0};
        quint64 accepted = 0;
        QString reason;
        for (const PerformanceMetric &metric : *metrics) {
            const auto done = record(metric);
            if (done)
                ++accepted;
            else if (reason.isEmpty())
                reason = done.error().message();
        }
        const quint64 rejected = metrics->size() - accepted;
        {
            const std::lock_guard lock(mutex);
            status.accepted += accepted;
            status.rejected += rejected;
        }
        JsonWriter out;
        out.beginObject().key("accepted").integer(qint64(accepted)).key("rejected").integer(qint64(rejected));
        if (!reason.isEmpty())
            out.key("error").string(reason);
        return {accepted == 0 && rejected > 0 ? 400 : 200, JsonType, out.endObject().take(), 0};
    }

    void serve(UniqueFd listener, const GuardPolicy &policy)
    {
        auto server = HttpServer::start(
            std::move(listener), policy, [this](const RequestHead &head, const QByteArray &body) { return answer(head, body); }, [this](int) { refused.fetch_add(1, std::memory_order_relaxed); });
        if (server)
            servers.push_back(std::move(server));
    }

    /// The wanted port or, where it is taken, one of the next; says whose it is.
    UniqueFd listenOn(int wanted, bool udp, int *port)
    {
        const int type = udp ? SOCK_DGRAM : SOCK_STREAM;
        for (int i = 0; i <= OtherPorts; ++i) {
            UniqueFd fd = loopbackSocket(AF_INET, type, wanted == 0 ? 0 : wanted + i);
            if (!fd)
                continue;
            *port = portOf(fd);
            if (i > 0) {
                const QString holder = listenerOn(wanted, udp);
                status.problems << (holder.isEmpty() ? text(QT_TRANSLATE_NOOP("Ingest", "Port %1 is taken; metrics are received on %2 instead.")).arg(wanted).arg(*port)
                                                     : text(QT_TRANSLATE_NOOP("Ingest", "Port %1 is taken by %2; metrics are received on %3 instead.")).arg(QString::number(wanted), holder, QString::number(*port)));
            }
            return fd;
        }
        status.problems << text(QT_TRANSLATE_NOOP("Ingest", "No port from %1 on is free to receive metrics on.")).arg(wanted);
        return UniqueFd();
    }
};

IngestServer::IngestServer(SeriesRegistry &registry, const Options &options, Hooks hooks) : d(std::make_unique<Private>(registry, options, std::move(hooks)))
{
    const auto folder = runtimeFolder();
    if (folder) {
        if (UniqueFd socket = unixSocket(*folder + QLatin1String(ControlSocket))) {
            d->status.socket = *folder + QLatin1String(ControlSocket);
            d->serve(std::move(socket), {});
        }
    } else {
        d->status.problems << folder.error().message();
    }
    if (!options.scrapeTargets.isEmpty()) {
        d->scraper = std::make_unique<Scraper>(options.scrapeTargets, [this](const QByteArray &body, const QString &program, const QString &instance) { takePrometheus(body, program, instance); });
    }
    if (!options.network)
        return;
    GuardPolicy policy;
    policy.origins = options.origins;
    if (const auto token = runtimeToken())
        policy.token = *token;
    else
        d->status.problems << token.error().message();
    if (UniqueFd http = d->listenOn(options.httpPort, false, &d->status.httpPort)) {
        policy.port = d->status.httpPort;
        UniqueFd six = loopbackSocket(AF_INET6, SOCK_STREAM, policy.port);
        d->serve(std::move(http), policy);
        if (six)
            d->serve(std::move(six), policy);
    }
    if (UniqueFd statsd = d->listenOn(options.statsdPort, true, &d->status.statsdPort))
        d->datagrams = std::make_unique<DatagramListener>(std::move(statsd), [this](std::string_view datagram) { d->statsd.take(datagram); });
}

IngestServer::~IngestServer()
{
    d->scraper.reset();
    d->datagrams.reset();
    d->servers.clear();
    if (!d->status.socket.isEmpty())
        ::unlink(d->status.socket.toLocal8Bit().constData());
}

std::vector<EventSample> IngestServer::take(Timestamp time)
{
    std::vector<EventSample> samples;
    {
        const std::lock_guard lock(d->mutex);
        samples.swap(d->waiting);
    }
    // While a body is being read, its spans come with the next tick: the collector waits for nobody.
    if (const std::unique_lock reading(d->reading, std::try_to_lock); reading)
        d->spans.flush(toNanoseconds(time), samples);
    d->statsd.flush(toNanoseconds(time), samples);
    if (!d->hooks.programs)
        return samples;
    ProgramFeed &programs = *d->hooks.programs;
    if (std::exchange(d->programsGeneration, d->admission.generation()) != d->admission.generation())
        programs.askAgain();
    const std::vector<EventSample> published = programs.take([this](const SeriesDescriptor &descriptor) {
        const SeriesAdmission::Answer answer = d->admission.admit(descriptor);
        return answer.refusal == SeriesAdmission::Refusal::None && !answer.isOverflow ? answer.series : SeriesId();
    });
    samples.insert(samples.end(), published.begin(), published.end());
    d->programsLost.store(programs.lost(), std::memory_order_relaxed);
    const std::lock_guard lock(d->mutex);
    d->status.accepted += published.size();
    d->programProblems = programs.problems();
    return samples;
}

IngestServer::Status IngestServer::status() const
{
    Status status;
    {
        const std::lock_guard lock(d->mutex);
        status = d->status;
        status.problems += d->programProblems;
    }
    status.refused = d->refused.load(std::memory_order_relaxed);
    status.statsdLines = d->statsd.lines();
    status.statsdBroken = d->statsd.broken();
    status.rejected += d->statsd.refused();
    status.programsLost = d->programsLost.load(std::memory_order_relaxed);
    if (d->datagrams)
        status.datagramsDropped = d->datagrams->dropped();
    status.overflowing = d->admission.overflowing();
    status.dropped = d->admission.dropped();
    if (d->scraper)
        status.problems += d->scraper->problems();
    return status;
}

IntakeResult IngestServer::takePrometheus(const QByteArray &body, const QString &program, const QString &instance)
{
    const std::lock_guard reading(d->reading);
    d->intake.setNow(now());
    performance::takePrometheus(std::string_view(body.constData(), size_t(body.size())), program, instance, d->intake);
    IntakeResult result = d->intake.takeResult();
    const std::vector<EventSample> samples = d->intake.takeSamples();
    const std::lock_guard lock(d->mutex);
    if (d->waiting.size() < MostWaiting)
        d->waiting.insert(d->waiting.end(), samples.begin(), samples.end());
    d->status.accepted += result.accepted;
    d->status.rejected += result.rejected;
    return result;
}

PerformanceResult<void> IngestServer::record(const PerformanceMetric &metric)
{
    auto done = d->record(metric);
    const std::lock_guard lock(d->mutex);
    ++(done ? d->status.accepted : d->status.rejected);
    return done;
}

void IngestServer::setDropped(const QString &metric, bool dropped)
{
    d->admission.setDropped(metric, dropped);
}

} // namespace performance
