// SPDX-License-Identifier: MIT

// What taking other programs' metrics costs, from the bytes to the samples. Prints "name value" lines, thousands a second
// of one core.
#include <performance/ingest/otlp.h>
#include <performance/ingest/statsd.h>
#include <performance/series/series_catalogue.h>

#include <protozero/pbf_writer.hpp>

#include <cstdio>
#include <string>
#include <time.h>

using namespace performance;

namespace {

constexpr int Series = 1000;
constexpr int Points = 1000; ///< of a request, each of another series
constexpr double LeastSeconds = 1.5;

double cpuSeconds()
{
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) * 1e-9;
}

/// A request as a software development kit makes it: a program, a counter with three attributes.
std::string request(qint64 time)
{
    std::string bytes;
    protozero::pbf_writer root(bytes);
    protozero::pbf_writer resource(root, 1);
    const auto attribute = [](protozero::pbf_writer &holder, int tag, const std::string &key,
                              const std::string &value) {
        protozero::pbf_writer pair(holder, std::uint32_t(tag));
        pair.add_string(1, key);
        protozero::pbf_writer any(pair, 2);
        any.add_string(1, value);
    };
    {
        protozero::pbf_writer described(resource, 1);
        attribute(described, 1, "service.name", "bench");
    }
    protozero::pbf_writer scope(resource, 2);
    protozero::pbf_writer metric(scope, 2);
    metric.add_string(1, "http.server.request.count");
    metric.add_string(3, "{request}");
    protozero::pbf_writer sum(metric, 7);
    for (int i = 0; i < Points; ++i) {
        protozero::pbf_writer point(sum, 1);
        attribute(point, 7, "http.request.method", "GET");
        attribute(point, 7, "http.route", "/api/items/" + std::to_string(i % Series));
        attribute(point, 7, "http.response.status_code", "200");
        point.add_fixed64(3, std::uint64_t(time));
        point.add_sfixed64(6, i);
    }
    sum.add_enum(2, 2);
    sum.add_bool(3, true);
    return bytes;
}

QByteArray requestJson(qint64 time)
{
    QByteArray points;
    for (int i = 0; i < Points; ++i) {
        if (i > 0)
            points += ',';
        points +=
            R"({"attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"http.route","value":{"stringValue":"/api/items/)"
            + QByteArray::number(i % Series)
            + R"("}},{"key":"http.response.status_code","value":{"stringValue":"200"}}],"timeUnixNano":")"
            + QByteArray::number(time) + R"(","asInt":")" + QByteArray::number(i) + R"("})";
    }
    return R"({"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"bench"}}]},"scopeMetrics":[{"metrics":[{"name":"http.server.request.count","unit":"{request}","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[)"
        + points + "]}}]}]}]}";
}

template<typename Take>
void measure(const char *name, double each, Take take)
{
    take(0);
    double taken = 0;
    const double begun = cpuSeconds();
    double spent = 0;
    for (int round = 1; spent < LeastSeconds; ++round) {
        take(round);
        taken += each;
        spent = cpuSeconds() - begun;
    }
    std::printf("%s %.0f\n", name, taken / spent / 1000);
}

} // namespace

int main()
{
    const Timestamp begin = now();
    SeriesCatalogue catalogue;
    SeriesAdmission admission(catalogue);
    Intake intake(admission, begin);
    QString error;
    // Requests are made beforehand; only their time differs, so that none is taken for one that was sent again.
    std::vector<std::string> binary;
    std::vector<QByteArray> text;
    for (int i = 0; i < 64; ++i) {
        binary.push_back(request(toNanoseconds(begin) + i));
        text.push_back(requestJson(toNanoseconds(begin) + i));
    }
    measure("protobuf", Points, [&](int round) {
        takeOtlpMetrics(binary[size_t(round) % binary.size()], intake, &error);
        intake.takeSamples();
    });
    measure("json", Points, [&](int round) {
        takeOtlpMetricsJson(text[size_t(round) % text.size()], intake, &error);
        intake.takeSamples();
    });
    if (intake.takeResult().rejected > 0)
        std::puts("rejected 1");

    StatsdAggregator statsd(admission);
    std::vector<std::string> datagrams;
    for (int i = 0; i < 1000; ++i)
        datagrams.push_back("shop.requests:1|c|#route:/api/" + std::to_string(i) + ",method:get\nshop.duration:"
                            + std::to_string(i) + "|ms|@0.5|#route:/api/" + std::to_string(i % 50));
    std::vector<EventSample> samples;
    measure("statsd", 2000, [&](int round) {
        for (const std::string &datagram : datagrams)
            statsd.take(datagram);
        if (round % 100 == 0) {
            samples.clear();
            statsd.flush(toNanoseconds(begin) + round, samples);
        }
    });
}
