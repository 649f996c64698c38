// SPDX-License-Identifier: MIT
// What other programs send, piece by piece: percentiles, StatsD's lines, limits, unpacking, Prometheus' text.
#include "support/test_support.h"

#include <performance/ingest/body_reader.h>
#include <performance/ingest/metric_json.h>
#include <performance/ingest/otlp.h>
#include <performance/ingest/prometheus_reader.h>
#include <performance/ingest/prometheus_text.h>
#include <performance/ingest/sender_log.h>
#include <performance/ingest/statsd.h>
#include <performance/series/series_catalogue.h>

#include <QLoggingCategory>
#include <QProcess>
#include <QScopeGuard>

#include <cmath>

#include <zlib.h>

using namespace performance;
using Qt::operator""_s;

namespace {

QByteArray packed(const QByteArray &bytes, bool gzip)
{
    z_stream z{};
    deflateInit2(&z, 9, Z_DEFLATED, 15 + (gzip ? 16 : 0), 9, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&z, uLong(bytes.size())) + 64), '\0');
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = uInt(out.size());
    deflate(&z, Z_FINISH);
    out.truncate(qsizetype(z.total_out));
    deflateEnd(&z);
    return out;
}

/// Samples by the key of their series, in order.
QMap<QString, std::vector<double>> byKey(const std::vector<EventSample> &samples, const SeriesCatalogue &catalogue)
{
    QMap<QString, std::vector<double>> values;
    for (const EventSample &sample : samples)
        values[catalogue.descriptor(sample.series).key()].push_back(realOf(sample.bits));
    return values;
}

/// JSON with quotes that are easier to read in C++.
QByteArray J(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray otlpJson(const QByteArray &metric)
{
    return J("{'resourceMetrics':[{'resource':{'attributes':[{'key':'service.name','value':{'stringValue':'p'}}]},'scopeMetrics':[{'metrics':[")
        + metric + "]}]}]}";
}

QByteArray nanos(qint64 ago = 0)
{
    return QByteArray::number(toNanoseconds(now()) - ago);
}

} // namespace

class TestIngest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void percentilesOfBucketsAreWhatPrometheusSays()
    {
        const std::vector<double> bounds{1, 2, 4};
        const std::vector<std::uint64_t> counts{10, 10, 10, 10};
        QCOMPARE(quantileOf(counts, bounds, 0.5, {}, {}), 2.0);
        QCOMPARE(quantileOf(counts, bounds, 0.25, {}, {}), 1.0);
        QCOMPARE(quantileOf(counts, bounds, 0.125, {}, {}), 0.5);
        QCOMPARE(quantileOf(counts, bounds, 0.99, {}, {}), 4.0); // nothing is known beyond the last bound
        QCOMPARE(quantileOf(counts, bounds, 1.0, {}, 10.0), 10.0);
        QVERIFY(!quantileOf(std::vector<std::uint64_t>{0, 0, 0, 0}, bounds, 0.5, {}, {}));
        QVERIFY(!quantileOf(std::vector<std::uint64_t>{1, 2}, bounds, 0.5, {}, {}));
    }

    /// Of random values in exponential buckets, the percentiles are the true ones within the width of a bucket.
    void percentilesOfExponentialBucketsAreTrueWithinTheirBase()
    {
        std::mt19937_64 random = testRandom();
        for (int round = 0; round < 200; ++round) {
            ExponentialHistogram histogram;
            histogram.scale = int(random() % 8);
            const double factor = std::ldexp(1.0, histogram.scale);
            std::lognormal_distribution<double> shape(double(random() % 8), 1.0);
            std::vector<double> values;
            std::map<int, std::uint64_t> positive;
            std::map<int, std::uint64_t> negative;
            for (int i = 0; i < 2000; ++i) {
                const double value = random() % 10 == 0 ? 0 : (random() % 4 == 0 ? -1 : 1) * shape(random);
                values.push_back(value);
                if (value == 0)
                    ++histogram.zeroes;
                else
                    ++(value > 0 ? positive : negative)[int(std::ceil(std::log2(std::fabs(value)) * factor)) - 1];
            }
            const auto fill = [](const std::map<int, std::uint64_t> &from, std::int32_t &offset,
                                 std::vector<std::uint64_t> &counts) {
                offset = from.begin()->first;
                counts.assign(size_t(from.rbegin()->first - offset + 1), 0);
                for (const auto &[at, count] : from)
                    counts[size_t(at - offset)] = count;
            };
            fill(positive, histogram.positiveOffset, histogram.positive);
            fill(negative, histogram.negativeOffset, histogram.negative);
            const double base = std::exp2(1 / factor);
            for (const double q : {0.05, 0.5, 0.75, 0.95, 0.99}) {
                std::vector<double> sorted = values;
                std::sort(sorted.begin(), sorted.end());
                const auto rank = size_t(q * double(sorted.size()));
                const double low = sorted[rank - 3];
                const double high = sorted[std::min(rank + 3, sorted.size() - 1)];
                const double seen = *quantileOf(histogram, q);
                const bool close = seen >= low - std::fabs(low) * (base - 1) - 1e-9
                    && seen <= high + std::fabs(high) * (base - 1) + 1e-9;
                QVERIFY2(close,
                         qPrintable(u"%1 of scale %2: %3, not in %4 to %5"_s.arg(q)
                                        .arg(histogram.scale)
                                        .arg(seen)
                                        .arg(low)
                                        .arg(high)));
            }
            // What came later is the difference, also where the later one is coarser.
            ExponentialHistogram later = histogram;
            later.positive.front() += 7;
            const auto since = difference(later, histogram);
            QVERIFY(since);
            QCOMPARE(std::accumulate(since->positive.begin(), since->positive.end(), std::uint64_t(0)),
                     std::uint64_t(7));
            QVERIFY(!difference(histogram, later)); // it began anew
        }
    }

    void linesOfStatsd_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *line, const char *said) {
            QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(said);
        };
        row("a.b:1|c", "a.b c 1 @1 ");
        row("a:1|c|@0.1", "a c 1 @0.1 ");
        row("a:-3|g|#x:y,z", "a g- -3 @1 x:y,z");
        row("a:+3.5|g", "a g+ 3.5 @1 ");
        row("a:12|ms|@0.5|#q:r", "a ms 12 @0.5 q:r");
        row("a:12|h", "a h 12 @1 ");
        row("a:12|d|c:container-id|T165", "a h 12 @1 ");
        row("a:1|c|", "a c 1 @1 ");
        row("a:anything at all|s", "a s 0 @1 ");
        for (const char *broken : {"", "a", "a:1", ":1|c", "a:|c", "a:x|c", "a:1|q", "a:1|c|@0", "a:1|c|@2", "a:1|c|@x",
                                   "a:nan|g", "a:1e999|g", "a:0x10|c", "a:1 |c"})
            row(broken, "broken");
    }

    void linesOfStatsd()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, said);
        std::vector<StatsdLine> samples;
        if (statsdSamplesOf({line.constData(), size_t(line.size())}, samples) != StatsdKind::Samples) {
            QCOMPARE(u"broken"_s, said);
            return;
        }
        QCOMPARE(samples.size(), size_t(1));
        const StatsdLine &read = samples.front();
        static constexpr const char *Types[] = {"c", "g", "ms", "h", "s"};
        QString type = QLatin1String(Types[int(read.type)]);
        if (read.isRelative)
            type += read.value < 0 ? u'-' : u'+';
        QCOMPARE(u"%1 %2 %3 @%4 %5"_s.arg(QString::fromUtf8(read.name.data(), qsizetype(read.name.size())), type)
                     .arg(read.value)
                     .arg(read.rate)
                     .arg(QString::fromUtf8(read.tags.data(), qsizetype(read.tags.size()))),
                 said);
    }

    void statsdIsAddedUp()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        StatsdAggregator statsd(admission);
        QCOMPARE(
            statsd.take(
                "jobs:2|c\njobs:3|c|@0.5\nnonsense\ndepth:5|g\ndepth:-2|g\r\nt:10|ms\nt:20|ms\nt:30|ms\nwho:a|s\nwho:b|s\nwho:a|s\n"),
            size_t(1));
        std::vector<EventSample> samples;
        statsd.flush(1000, samples);
        auto values = byKey(samples, catalogue);
        QCOMPARE(values[u"jobs"_s], (std::vector<double>{0, 8})); // before the first second there was nothing
        QCOMPARE(values[u"depth"_s], std::vector<double>{3});
        QCOMPARE(values[u"t{wai.statistic=p50}"_s], std::vector<double>{20});
        QCOMPARE(values[u"t.count"_s], (std::vector<double>{0, 3}));
        QCOMPARE(values[u"t.sum"_s], (std::vector<double>{0, 60}));
        QCOMPARE(values[u"who"_s], std::vector<double>{2});
        samples.clear();
        statsd.flush(2000, samples);
        QCOMPARE(byKey(samples, catalogue)[u"jobs"_s], std::vector<double>{8}); // nothing came, which is a rate of 0
        samples.clear();
        statsd.flush(3000, samples);
        QVERIFY(samples.empty()); // and is told once
        statsd.take("jobs:1|c");
        statsd.flush(4000, samples);
        QCOMPARE(byKey(samples, catalogue)[u"jobs"_s],
                 (std::vector<double>{8, 9})); // a total goes on, from the second before
    }

    void attributesHaveNoOrder()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        StatsdAggregator statsd(admission);
        statsd.take("jobs:2|c|#a:1,b:2\njobs:3|c|#b:2,a:1");
        std::vector<EventSample> samples;
        statsd.flush(1000, samples);
        QCOMPARE(byKey(samples, catalogue)[u"jobs{a=1,b=2}"_s], (std::vector<double>{0, 5}));
        Intake intake(admission, now());
        QString error;
        for (const auto &[attributes, ago] :
             {std::pair(J("{'key':'a','value':{'stringValue':'1'}},{'key':'b','value':{'stringValue':'2'}}"), 2),
              std::pair(J("{'key':'b','value':{'stringValue':'2'}},{'key':'a','value':{'stringValue':'1'}}"), 1)})
            takeOtlpMetricsJson(
                otlpJson(
                    J("{'name':'m','sum':{'aggregationTemporality':1,'isMonotonic':true,'dataPoints':[{'timeUnixNano':'")
                    + nanos(ago * 1'000'000) + J("','asInt':'5','attributes':[") + attributes + "]}]}}"),
                intake, &error);
        QCOMPARE(byKey(intake.takeSamples(), catalogue)[u"m{a=1,b=2,service.name=p}"_s], (std::vector<double>{5, 10}));
    }

    void aBombIsRefusedAndCostsNothing()
    {
        const QByteArray zeroes(qsizetype(300) << 20, '\0');
        for (const bool gzip : {true, false}) {
            const QByteArray bomb = packed(zeroes, gzip);
            QVERIFY(bomb.size() < (qsizetype(1) << 20));
            BodyReader reader(gzip ? BodyReader::Packing::Gzip : BodyReader::Packing::Deflate);
            BodyReader::State state = BodyReader::State::Good;
            qsizetype taken = 0;
            for (; taken < bomb.size() && state == BodyReader::State::Good; taken += 1000)
                state = reader.take({bomb.constData() + taken, size_t(std::min<qsizetype>(1000, bomb.size() - taken))});
            QVERIFY(state == BodyReader::State::TooLarge);
            QVERIFY(reader.body().size() < (qsizetype(1) << 20));
        }
    }

    void packedBodiesAreWholeOrRefused()
    {
        std::mt19937_64 random = testRandom();
        for (int i = 0; i < 200; ++i) {
            QByteArray body(qsizetype(random() % 200000), '\0');
            for (char &c : body)
                c = char('a' + random() % 20);
            const bool gzip = random() % 2;
            const QByteArray bytes = packed(body, gzip);
            BodyReader whole(gzip ? BodyReader::Packing::Gzip : BodyReader::Packing::Deflate);
            for (qsizetype at = 0; at < bytes.size();) {
                const auto length = std::min<qsizetype>(qsizetype(1 + random() % 5000), bytes.size() - at);
                QVERIFY(whole.take({bytes.constData() + at, size_t(length)}) == BodyReader::State::Good);
                at += length;
            }
            QVERIFY(whole.finish() == BodyReader::State::Good);
            QCOMPARE(whole.body(), body);
            BodyReader cut(gzip ? BodyReader::Packing::Gzip : BodyReader::Packing::Deflate);
            cut.take({bytes.constData(), size_t(bytes.size() - 1 - qsizetype(random() % size_t(bytes.size() - 1)))});
            QVERIFY(cut.finish() == BodyReader::State::Broken);
            BodyReader twice(gzip ? BodyReader::Packing::Gzip : BodyReader::Packing::Deflate);
            const QByteArray doubled = bytes + bytes;
            QVERIFY(twice.take({doubled.constData(), size_t(doubled.size())}) != BodyReader::State::Good);
        }
    }

    void tooManySeriesAreAddedUpInOne()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        const qint64 time = toNanoseconds(now());
        constexpr int Senders = 5000;
        for (int round = 1; round <= 2; ++round) {
            for (int i = 0; i < Senders; ++i) {
                IncomingMetric metric;
                metric.name = u"hits"_s;
                metric.unit = u"1"_s;
                metric.isCounter = true;
                metric.fingerprint = fingerprintOf("hits");
                const std::string user = std::to_string(i);
                intake.number(
                    metric, fingerprintOf(user, metric.fingerprint),
                    [&] {
                        return Attributes{{u"user"_s, QString::fromStdString(user)}};
                    },
                    time + round, round);
            }
        }
        const auto values = byKey(intake.takeSamples(), catalogue);
        QCOMPARE(values.size(), SeriesAdmission::PerMetric + 1);
        // Each counter grew by one: those that have a series of their own, and the others together in theirs.
        QCOMPARE(values[u"hits{otel.metric.overflow=true}"_s].back(), double(Senders - SeriesAdmission::PerMetric));
        QCOMPARE(values[u"hits{user=7}"_s], (std::vector<double>{1, 2}));
        QCOMPARE(intake.takeResult().accepted, quint64(2 * Senders));
        QCOMPARE(admission.overflowing().front().metric, u"hits"_s);
        // One click, and it is gone; another metric is not touched.
        admission.setDropped(u"hits"_s, true);
        IncomingMetric hits;
        hits.name = u"hits"_s;
        hits.unit = u"1"_s;
        hits.isCounter = true;
        hits.fingerprint = fingerprintOf("hits");
        const auto send = [&](qint64 at) {
            intake.number(
                hits, fingerprintOf("7", hits.fingerprint),
                [] {
                    return Attributes{{u"user"_s, u"7"_s}};
                },
                at, 3);
            return intake.takeResult();
        };
        QCOMPARE(send(time + 3).rejected, quint64(1)); // one that had been coming
        admission.setDropped(u"hits"_s, false);
        QCOMPARE(send(time + 4).accepted, quint64(1)); // and may come again
        QVERIFY(send(time + 3).reason.contains(u"older"_s));
    }

    /// Not by whoever answers the sender: who is refused is logged at the next tick.
    void whoIsRefusedIsLogged()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("wai.ingest.info=true"));
        const auto quiet = qScopeGuard([] { QLoggingCategory::setFilterRules(QString()); });
        SenderLog senders;
        senders.refused(QStringLiteral("a b"), 2, QStringLiteral("no such unit."));
        senders.refused(QStringLiteral("a b"), 1, QStringLiteral("no such unit."));
        senders.taken(QStringLiteral("good"), 5);
        QTest::ignoreMessage(QtInfoMsg, "refused sender=\"a b\" reason=\"no such unit.\" count=3");
        senders.writeLog();
    }

    void badPointsAreRejectedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("metric");
        QTest::addColumn<QString>("reason");
        const QByteArray head = J("{'name':'m','unit':'s','gauge':{'dataPoints':[{'timeUnixNano':'");
        QTest::newRow("no value") << head + nanos() + J("'}]}}") << u"value"_s;
        QTest::newRow("temporality") << J("{'name':'m','sum':{'dataPoints':[{'timeUnixNano':'") + nanos()
                + J("','asInt':'1'}]}}")
                                     << u"temporality"_s;
        QTest::newRow("old") << head + nanos(3'600'000'000'000) + J("','asDouble':1}]}}") << u"ten minutes"_s;
        QTest::newRow("ahead") << head + nanos(-3'600'000'000'000) + J("','asDouble':1}]}}") << u"ten minutes"_s;
        QTest::newRow("nameless") << J("{'name':'','gauge':{'dataPoints':[{'timeUnixNano':'") + nanos()
                + J("','asInt':1}]}}")
                                  << u"name"_s;
        QTest::newRow("long") << J("{'name':'") + QByteArray(300, 'x') + J("','gauge':{'dataPoints':[{'timeUnixNano':'")
                + nanos() + J("','asInt':1}]}}")
                              << u"256"_s;
        QTest::newRow("bounds")
            << J("{'name':'h','histogram':{'aggregationTemporality':1,'dataPoints':[{'timeUnixNano':'") + nanos()
                + J("','count':'3','bucketCounts':['1','2'],'explicitBounds':[1,2]}]}}")
            << u"boundaries"_s;
        QTest::newRow("scale")
            << J("{'name':'h','exponentialHistogram':{'aggregationTemporality':1,'dataPoints':[{'timeUnixNano':'")
                + nanos()
                + J("','count':'1','scale':2000000000,'positive':{'offset':2147483647,'bucketCounts':['1']}}]}}")
            << u"exponential"_s;
    }

    void badPointsAreRejectedWithAReason()
    {
        QFETCH(QByteArray, metric);
        QFETCH(QString, reason);
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        QString error;
        QVERIFY2(takeOtlpMetricsJson(otlpJson(metric), intake, &error), qPrintable(error));
        const IntakeResult result = intake.takeResult();
        QCOMPARE(result.rejected, quint64(1));
        QVERIFY2(result.reason.contains(reason), qPrintable(result.reason));
        QVERIFY(intake.takeSamples().empty());
        QVERIFY(otlpAnswerJson(result, false).contains("rejectedDataPoints"));
    }

    void whatIsSentAgainCountsOnce()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        const QByteArray request = otlpJson(
            J("{'name':'m','sum':{'aggregationTemporality':1,'isMonotonic':true,'dataPoints':[{'timeUnixNano':'")
            + nanos() + J("','asInt':'5'}]}}"));
        QString error;
        QVERIFY(takeOtlpMetricsJson(request, intake, &error) && takeOtlpMetricsJson(request, intake, &error));
        QCOMPARE(byKey(intake.takeSamples(), catalogue)[u"m{service.name=p}"_s], std::vector<double>{5});
    }

    /// Dropping one metric makes the admission be asked again for all; what the others added up must go on.
    void totalsGoOnWhenAnotherMetricIsDropped()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        QString error;
        const auto send = [&](const QByteArray &time) {
            return takeOtlpMetricsJson(
                otlpJson(
                    J("{'name':'m','sum':{'aggregationTemporality':1,'isMonotonic':true,'dataPoints':[{'timeUnixNano':'")
                    + time + J("','asInt':'5'}]}}")),
                intake, &error);
        };
        const QByteArray late = nanos();
        QVERIFY(send(nanos(2'000'000'000)) && send(late));
        admission.setDropped(u"other"_s, true);
        QVERIFY(send(late) && send(nanos(-2'000'000'000))); // the one that comes again counts once still
        QCOMPARE(byKey(intake.takeSamples(), catalogue)[u"m{service.name=p}"_s], (std::vector<double>{5, 10, 15}));
    }

    /// "unit" is an identifying property of a stream (OpenTelemetry, metrics data model).
    void aMetricInAnotherUnitIsAnotherSeries()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        QString error;
        for (const char *unit : {"s", "ms"}) {
            takeOtlpMetricsJson(otlpJson(J("{'name':'m','unit':'") + unit
                                         + J("','gauge':{'dataPoints':[{'timeUnixNano':'") + nanos()
                                         + J("','asDouble':1}]}}")),
                                intake, &error);
            QCOMPARE(intake.takeResult().rejected, quint64(0));
        }
        const std::vector<SeriesDescriptor> all = catalogue.all();
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all.front().unit, u"s"_s);
        QCOMPARE(all.back().unit, u"ms"_s);
        QCOMPARE(all.back().attributes.value(u"wai.kind"_s), u"gauge in ms"_s);
    }

    void mangledMessagesNeverDoHarm()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        SpanRates spans(admission, std::chrono::milliseconds(10));
        std::mt19937_64 random = testRandom();
        QString error;
        for (int i = 0; i < 20000; ++i) {
            std::string bytes(random() % 200, '\0');
            for (char &c : bytes)
                c = char(random() % 3 ? random() % 20 : random());
            takeOtlpMetrics(bytes, intake, &error);
            takeOtlpTraces(bytes, spans, &error);
        }
        QByteArray json = otlpJson(
            J("{'name':'m','unit':'s','gauge':{'dataPoints':[{'timeUnixNano':'") + nanos()
            + J("','asDouble':1,'attributes':[{'key':'a','value':{'arrayValue':{'values':[{'intValue':1}]}}}]}]}}"));
        for (int i = 0; i < 5000; ++i) {
            QByteArray mangled = json;
            for (int k = 0; k < 3; ++k)
                mangled[qsizetype(random() % size_t(mangled.size()))] = char(random() % 128);
            takeOtlpMetricsJson(mangled, intake, &error);
            takeOtlpTracesJson(mangled, spans, &error);
        }
        QVERIFY(!takeOtlpMetricsJson("[1,", intake, &error));
        QVERIFY(error.contains(u"JSON"_s));
        QVERIFY(!takeOtlpMetrics(std::string_view("\x0a\xff", 2), intake, &error));
        QVERIFY(error.contains(u"protobuf"_s));
    }

    void ourOwnJson()
    {
        const Timestamp moment = fromNanoseconds(1'700'000'000'123'000'000);
        const PerformanceMetric metric = PerformanceMetric(u"api_response_time"_s, u"API \"time\""_s,
                                                           MetricCategory::Network, 150.5, u"ms"_s)
                                             .withTimestamp(moment)
                                             .withMetadata(u"route"_s, u"/a"_s);
        const auto back = metricsFromJson(metricToJson(metric), now());
        QVERIFY(back);
        QCOMPARE(back->front(), metric);
        const auto several = metricsFromJson(
            J("[{'id':'a','value':1},{'id':'b','value':2.5,'unit':'By','timestamp':1700000000123}]"), moment);
        QVERIFY(several);
        QCOMPARE(several->size(), size_t(2));
        QCOMPARE(several->front().timestamp, moment);
        QCOMPARE(several->back().timestamp, moment);
        QVERIFY(metricsFromJson(J("{'metrics':[{'id':'a','value':1}]}"), moment));
        const auto broken = metricsFromJson(J("{'metrics':[{'id':'a','value':'x'}]}"), moment);
        QVERIFY(!broken);
        QVERIFY2(broken.error().message().contains(u"value"_s), qPrintable(broken.error().message()));
        QVERIFY(!metricsFromJson(J("{'id':'a','value':1,'category':'Nonsense'}"), moment));
    }

    void prometheusReadsWhatWeSay()
    {
        SeriesDescriptor cpu{u"system.cpu.time"_s, {{u"cpu.mode"_s, u"us\"er\\\n"_s}},
                             u"CPU time"_s,        u"s"_s,
                             MetricCategory::Cpu,  Instrument::Counter,
                             Storage::Real,        1};
        SeriesDescriptor memory{u"system.memory.usage"_s,
                                {},
                                u"Memory"_s,
                                u"By"_s,
                                MetricCategory::Memory,
                                Instrument::Gauge,
                                Storage::Real,
                                1};
        SeriesDescriptor odd{
            u"1 odd näme"_s, {}, u"A line\nbreak"_s, u"{thing}"_s, MetricCategory::Custom, Instrument::Gauge,
            Storage::Real,   1};
        const QByteArray text = prometheusText({{cpu, 12.5}, {memory, 1e9}, {odd, std::nan("")}, {cpu, 13}});
        QVERIFY2(text.contains("system_cpu_time_seconds_total{cpu_mode=\"us\\\"er\\\\\\n\"} 12.5\n"), text);
        QVERIFY(text.contains("# TYPE system_memory_usage_bytes gauge\nsystem_memory_usage_bytes 1000000000\n"));
        QVERIFY(text.contains("_1_odd_n_me NaN\n"));
        QCOMPARE(text.count("system_cpu_time_seconds_total{"), 1); // a series stands once
        // The same as OpenMetrics: a counter's family is without _total, and it has an end.
        const QByteArray open = prometheusText({{cpu, 12.5}, {memory, 1e9}}, ExpositionFormat::OpenMetrics);
        QVERIFY(open.endsWith("# EOF\n"));
        QVERIFY2(open.contains("# TYPE system_cpu_time_seconds counter\n")
                     && open.contains("\nsystem_cpu_time_seconds_total{"),
                 open);
        QProcess promtool;
        promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
        if (!promtool.waitForStarted())
            QSKIP("promtool is not installed");
        promtool.write(text);
        promtool.closeWriteChannel();
        QVERIFY(promtool.waitForFinished(20000));
        QVERIFY2(promtool.exitCode() == 0, promtool.readAllStandardError().constData());
    }

    // --- Prometheus' text, read ------------------------------------------------------------------------------------

    void linesOfPrometheus_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("labels");
        QTest::newRow("plain") << QByteArray("up 1") << QByteArray("up") << 1.0 << 0;
        QTest::newRow("time") << QByteArray("up 1 1790000000000") << QByteArray("up") << 1.0 << 0;
        QTest::newRow("labels") << QByteArray("a{b=\"c\",d=\"e\"} 2.5e3") << QByteArray("a") << 2500.0 << 2;
        QTest::newRow("trailing comma, blanks") << QByteArray("a { b = \"c\" , }  7 ") << QByteArray("a") << 7.0 << 1;
        QTest::newRow("escapes") << QByteArray("a{b=\"x\\\\y\\\"z\\n,}\"} +3") << QByteArray("a") << 3.0 << 1;
        QTest::newRow("exemplar") << QByteArray("a_bucket{le=\"1\"} 4 # {trace_id=\"x\"} 0.5") << QByteArray("a_bucket")
                                  << 4.0 << 1;
        QTest::newRow("quoted name") << QByteArray("{\"my.metric\",b=\"c\"} 1") << QByteArray("my.metric") << 1.0 << 1;
        QTest::newRow("infinity") << QByteArray("a +Inf") << QByteArray("a") << std::numeric_limits<double>::infinity()
                                  << 0;
        for (const char *bad :
             {"", "a", "a{", "a{b}", "a{b=c} 1", "a{b=\"c} 1", "a one", "{} 1", "a{b=\"c\"d=\"e\"} 1", "a 1 late"})
            QTest::newRow(bad) << QByteArray(bad) << QByteArray() << 0.0 << 0;
    }
    void linesOfPrometheus()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, name);
        QFETCH(double, value);
        QFETCH(int, labels);
        const auto sample = prometheusSampleOf({line.constData(), size_t(line.size())});
        if (name.isEmpty()) {
            QVERIFY(!sample);
            return;
        }
        QVERIFY(sample);
        QCOMPARE(QByteArray::fromStdString(sample->name), name);
        QCOMPARE(sample->value, value);
        QCOMPARE(int(sample->labels.size()), labels);
    }

    void aPageOfPrometheus()
    {
        SeriesCatalogue catalogue;
        SeriesAdmission admission(catalogue);
        Intake intake(admission, now());
        const char *page = R"(# HELP http_requests_total Requests.
# TYPE http_requests_total counter
http_requests_total{code="200"} 1027
# TYPE temperature_celsius gauge
temperature_celsius 21.5
# TYPE latency_seconds histogram
latency_seconds_bucket{path="/",le="0.1"} 50
latency_seconds_bucket{path="/",le="0.5"} 90
latency_seconds_bucket{path="/",le="+Inf"} 100
latency_seconds_sum{path="/"} 25
latency_seconds_count{path="/"} 100
# TYPE rpc_seconds summary
rpc_seconds{quantile="0.99"} 0.8
rpc_seconds{quantile="0.5"} NaN
rpc_seconds_sum 12
rpc_seconds_count 30
nonsense without a value
process_open_fds 12
# EOF
)";
        takePrometheus(page, u"shop"_s, {}, intake);
        auto values = byKey(intake.takeSamples(), catalogue);
        const IntakeResult result = intake.takeResult();
        QCOMPARE(result.rejected, quint64(1));
        QCOMPARE(values[u"http_requests_total{code=200,service.name=shop}"_s], std::vector<double>{1027});
        QCOMPARE(values[u"temperature_celsius{service.name=shop}"_s], std::vector<double>{21.5});
        QCOMPARE(values[u"latency_seconds.count{path=/,service.name=shop}"_s], std::vector<double>{100});
        QCOMPARE(values[u"latency_seconds{path=/,service.name=shop,wai.statistic=p50}"_s], std::vector<double>{0.1});
        QCOMPARE(values[u"rpc_seconds{service.name=shop,wai.statistic=p99}"_s], std::vector<double>{0.8});
        QCOMPARE(values[u"rpc_seconds_count{service.name=shop}"_s], std::vector<double>{30});
        QCOMPARE(values[u"process_open_fds{service.name=shop}"_s], std::vector<double>{12});
        const auto described = [&](const QString &metric) {
            const auto all = catalogue.all();
            return *std::find_if(all.begin(), all.end(), [&](const SeriesDescriptor &d) { return d.metric == metric; });
        };
        QCOMPARE(described(u"http_requests_total"_s).instrument, Instrument::Counter);
        QCOMPARE(described(u"temperature_celsius"_s).unit, u"Cel"_s);
        QCOMPARE(described(u"latency_seconds"_s).unit, u"s"_s);
        // Of the next page the percentiles are of what came since.
        intake.setNow(now() + std::chrono::seconds(5));
        takePrometheus(
            "# TYPE latency_seconds histogram\nlatency_seconds_bucket{path=\"/\",le=\"0.1\"} 50\nlatency_seconds_bucket{path=\"/\",le=\"0.5\"} 100\n"
            "latency_seconds_bucket{path=\"/\",le=\"+Inf\"} 110\nlatency_seconds_sum{path=\"/\"} 30\nlatency_seconds_count{path=\"/\"} 110\n",
            u"shop"_s, {}, intake);
        values = byKey(intake.takeSamples(), catalogue);
        QVERIFY(values[u"latency_seconds{path=/,service.name=shop,wai.statistic=p50}"_s].at(0) > 0.1);
    }

    void attributesOfOurJsonTellSeriesApart()
    {
        const auto metrics = metricsFromJson(
            J("{'id':'a','value':1,'attributes':{'service.name':'shop'},'metadata':{'why':'b'}}"), now());
        QVERIFY(metrics);
        QCOMPARE(metrics->front().attributes.value(u"service.name"_s), u"shop"_s);
        QCOMPARE(*metricsFromJson(metricToJson(metrics->front()), now()), *metrics);
    }
};

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_ingest.moc"
