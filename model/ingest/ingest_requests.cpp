// SPDX-License-Identifier: MIT
// What IngestServer answers to requests.
#include "performance/ingest/ingest_server_p.h"

#include "performance/core/json_writer.h"
#include "performance/core/metric.h"
#include "performance/ingest/metric_json.h"
#include "performance/ingest/otlp.h"
#include "performance/ingest/prometheus_text.h"
#include "performance/ingest/source_json.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"

namespace performance {

namespace {

constexpr const char *ProtobufType = "application/x-protobuf";
constexpr const char *JsonType = "application/json";
constexpr const char *PlainType = "text/plain; charset=utf-8";
constexpr const char *OpenMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
constexpr const char *PrometheusType = "text/plain; version=0.0.4; charset=utf-8";

HttpServer::Answer busy()
{
    return {503, PlainType, "Too much waits to be stored; come again.\n", 1};
}

/// google.rpc.Status, as OTLP/HTTP asks for: code 3 is INVALID_ARGUMENT.
HttpServer::Answer statusAnswer(bool isJson, const QString &message)
{
    if (isJson) {
        JsonWriter out;
        out.beginObject().key("code").integer(3).key("message").string(message).endObject();
        return {400, JsonType, out.take(), 0};
    }
    return {400, ProtobufType, otlpStatus(message), 0};
}

} // namespace

QString senderOf(const PerformanceMetric &metric)
{
    return metric.attributes.value(QStringLiteral("service.name"), QStringLiteral("JSON"));
}

HttpServer::Answer IngestServer::Private::answer(const RequestHead &head, const QByteArray &body)
{
    if (head.method == "GET")
        return answerGet(head);
    const QByteArray type = head.first("Content-Type").split(';').constFirst().trimmed().toLower();
    const bool isJson = type == JsonType;
    if (head.path == "/v1/metrics" || head.path == "/v1/traces")
        return answerOtlp(head.path == "/v1/traces", isJson, body);
    // A program's SDK sends its logs to where its metrics go unless it is told otherwise, and complains about every refusal.
    if (head.path == "/v1/logs") {
        senders.refused(QStringLiteral("OTLP logs"), 1,
                        translate("Ingest", "logs are not kept; OTEL_LOGS_EXPORTER=none stops them"));
        return isJson ? HttpServer::Answer{200, JsonType, "{}", 0} : HttpServer::Answer{200, ProtobufType, {}, 0};
    }
    if (head.path == "/v1/record" && isJson)
        return answerRecord(
            body, head.first("Origin").isEmpty() ? SeriesOrigin::Ingest : SeriesOrigin::Web); // only browsers say it
    const bool isRecord = head.path == "/v1/record";
    refuse(QStringLiteral("HTTP"),
           translate("Ingest", "a request went to %1, which takes nothing of its type")
               .arg(QString::fromUtf8(head.path.left(100))));
    return {isRecord ? 415 : 404, PlainType, "POST goes to /v1/metrics, /v1/traces (OTLP) or /v1/record (JSON).\n", 0};
}

HttpServer::Answer IngestServer::Private::answerGet(const RequestHead &head) const
{
    if (head.path == "/metrics")
        return head.first("Accept").contains("application/openmetrics-text")
            ? HttpServer::Answer{200, OpenMetricsType, prometheusText(hooks.expose(), ExpositionFormat::OpenMetrics), 0}
            : HttpServer::Answer{200, PrometheusType, prometheusText(hooks.expose()), 0};
    if (head.path == "/v1/sources")
        return {200, JsonType, sourcesToJson(sources()), 0};
    return {404, PlainType, "GET knows /metrics and /v1/sources.\n", 0};
}

/// Lets samples wait for the next tick and notes what became of the points.
IntakeResult IngestServer::Private::keep(const IntakeTally::Results &results, const std::vector<EventSample> &samples)
{
    const IntakeResult sum = IntakeTally::sum(results);
    bool isFull = false;
    {
        const Locked lock(mutex);
        isFull = waiting.size() >= MostWaiting;
        if (!isFull)
            waiting.insert(waiting.end(), samples.begin(), samples.end());
        status.accepted += isFull ? 0 : sum.accepted;
        status.rejected += sum.rejected + (isFull ? sum.accepted : 0);
    }
    for (const auto &[sender, result] : results) {
        if (isFull)
            senders.refused(sender, result.accepted + result.rejected,
                            translate("Ingest", "too much waits to be stored"));
        else
            senders.add(sender, result.accepted, result.rejected, result.reason);
    }
    return sum;
}

void IngestServer::Private::refuse(const QString &sender, const QString &why)
{
    refused.fetch_add(1, std::memory_order_relaxed);
    senders.refused(sender, 1, why);
}

HttpServer::Answer IngestServer::Private::answerOtlp(bool ofSpans, bool isJson, const QByteArray &body)
{
    {
        const Locked lock(mutex);
        if (waiting.size() >= MostWaiting)
            return busy();
    }
    QString error;
    bool good = false;
    IntakeResult result;
    {
        const Locked readingLock(reading);
        intake.setNow(now());
        const std::string_view bytes(body.constData(), size_t(body.size()));
        if (ofSpans)
            good = isJson ? takeOtlpTracesJson(body, spans, &error) : takeOtlpTraces(bytes, spans, &error);
        else
            good = isJson ? takeOtlpMetricsJson(body, intake, &error) : takeOtlpMetrics(bytes, intake, &error);
        result = keep(ofSpans ? spans.takeResults() : intake.takeResults(), intake.takeSamples());
    }
    if (!good) {
        refuse(QStringLiteral("OTLP"), error);
        return statusAnswer(isJson, error);
    }
    return isJson ? HttpServer::Answer{200, JsonType, otlpAnswerJson(result, ofSpans), 0}
                  : HttpServer::Answer{200, ProtobufType, otlpAnswer(result), 0};
}

PerformanceResult<void> IngestServer::Private::record(const PerformanceMetric &metric, SeriesOrigin origin)
{
    SeriesDescriptor descriptor;
    descriptor.metric = metric.id;
    descriptor.attributes = metric.attributes;
    descriptor.name = metric.name;
    descriptor.unit = metric.unit;
    descriptor.category = metric.category;
    descriptor.origin = origin;
    const SeriesAdmission::Refusal refusal = admission.admit(descriptor).refusal;
    // Whoever records it knows its unit, and says which one it is.
    auto done = refusal == SeriesAdmission::Refusal::None
        ? hooks.record(metric, origin)
        : PerformanceResult<void>(failure(PerformanceErrorCode::InvalidMetric, metric.id, toText(refusal)));
    senders.add(senderOf(metric), done ? 1 : 0, done ? 0 : 1, done ? QString() : done.error().message());
    const Locked lock(mutex);
    ++(done ? status.accepted : status.rejected);
    return done;
}

HttpServer::Answer IngestServer::Private::answerRecord(const QByteArray &body, SeriesOrigin origin)
{
    IntakeResult broken;
    const Timestamp present = now();
    const auto metrics = metricsFromJson(body, present, &broken);
    if (!metrics) {
        refuse(QStringLiteral("JSON"), metrics.error().message());
        return {400, PlainType, metrics.error().message().toUtf8() + '\n', 0};
    }
    quint64 accepted = 0;
    quint64 rejected = broken.rejected;
    QString reason = broken.reason;
    if (rejected > 0) {
        senders.refused(QStringLiteral("JSON"), rejected, reason);
        const Locked lock(mutex);
        status.rejected += rejected;
    }
    for (const PerformanceMetric &metric : *metrics) {
        // One that says its time and came before was sent again by somebody who did not hear the answer.
        const QByteArray said = metricToJson(metric);
        if (metric.timestamp != present && !recent.add({said.constData(), size_t(said.size())})) {
            ++accepted;
            continue;
        }
        const auto done = record(metric, origin);
        ++(done ? accepted : rejected);
        if (!done && reason.isEmpty())
            reason = done.error().message();
    }
    JsonWriter out;
    out.beginObject().key("accepted").integer(qint64(accepted)).key("rejected").integer(qint64(rejected));
    if (!reason.isEmpty())
        out.key("error").string(reason);
    return {accepted == 0 && rejected > 0 ? 400 : 200, JsonType, out.endObject().take(), 0};
}

} // namespace performance
