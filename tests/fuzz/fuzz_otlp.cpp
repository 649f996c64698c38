// SPDX-License-Identifier: MIT
// What other programs send: OTLP in both encodings, StatsD, Prometheus' text, packed bodies and our own JSON.
#include <performance/ingest/body_reader.h>
#include <performance/ingest/metric_json.h>
#include <performance/ingest/otlp.h>
#include <performance/ingest/prometheus_reader.h>
#include <performance/ingest/statsd.h>
#include <performance/series/series_catalogue.h>

using namespace performance;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    SeriesCatalogue catalogue;
    SeriesAdmission admission(catalogue);
    const Timestamp moment = fromNanoseconds(1'700'000'000'000'000'000);
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    const QByteArray text(bytes.data(), qsizetype(bytes.size()));
    QString error;
    // What is sent twice meets what the first left behind: totals, earlier buckets, refusals.
    Intake intake(admission, moment);
    SpanRates spans(admission, std::chrono::milliseconds(500), [moment] { return moment; });
    std::vector<EventSample> samples;
    switch (data[0] % 7) {
    case 0:
        for (int i = 0; i < 2; ++i)
            takeOtlpMetrics(bytes, intake, &error);
        (void)otlpAnswer(intake.takeResult());
        break;
    case 1:
        for (int i = 0; i < 2; ++i)
            takeOtlpMetricsJson(text, intake, &error);
        (void)otlpAnswerJson(intake.takeResult(), false);
        break;
    case 2:
        takeOtlpTraces(bytes, spans, &error);
        takeOtlpTracesJson(text, spans, &error);
        spans.flush(1, samples);
        break;
    case 3: {
        StatsdAggregator statsd(admission);
        statsd.take(bytes);
        statsd.flush(1, samples);
        break;
    }
    case 4: {
        BodyReader reader(data[0] & 64 ? BodyReader::Packing::Gzip : BodyReader::Packing::Deflate);
        for (size_t at = 0; at < bytes.size(); at += 100)
            reader.take(bytes.substr(at, 100));
        (void)reader.finish();
        if (reader.body().size() > BodyReader::MostUnpacked + (1 << 16))
            __builtin_trap();
        break;
    }
    case 5:
        for (int i = 0; i < 2; ++i)
            takePrometheus(bytes, QStringLiteral("program"), QString(), intake);
        (void)intake.takeResult();
        break;
    default:
        if (const auto metrics = metricsFromJson(text, moment)) {
            for (const PerformanceMetric &metric : *metrics) {
                if (validate(metric, moment) && metricsFromJson(metricToJson(metric), moment)->front() != metric)
                    __builtin_trap();
            }
        }
    }
    for (const EventSample &sample : samples) {
        if (!sample.series.isValid())
            __builtin_trap();
    }
    return 0;
}
