// SPDX-License-Identifier: MIT
// OTLP as real SDKs and their users send it. The right values are from OpenTelemetry's protocol and data model; the public
// reports in which others met the same are named where they are.
#include "taken.h"

#include <performance/ingest/intake.h>
#include <performance/ingest/span_rates.h>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr qint64 Second = 1'000'000'000;

QByteArray J(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray attributes(const QMap<QByteArray, QByteArray> &values)
{
    QByteArrayList all;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        all << "{'key':'" + it.key() + "','value':{'stringValue':'" + *it + "'}}";
    return all.join(',');
}

QByteArray request(const QByteArray &resource, const QByteArray &scopes)
{
    return J("{'resourceMetrics':[{'resource':{'attributes':[" + resource + "]},'scopeMetrics':[" + scopes + "]}]}");
}

QByteArray scope(const QByteArray &name, const QByteArray &metric)
{
    return "{'scope':{'name':'" + name + "'},'metrics':[" + metric + "]}";
}

QByteArray total(const QByteArray &name, qint64 value, qint64 time, qint64 start, const QByteArray &temporality = "2")
{
    return "{'name':'" + name + "','sum':{'isMonotonic':true,'aggregationTemporality':" + temporality
        + ",'dataPoints':[{'asInt':'" + QByteArray::number(value) + "','timeUnixNano':'" + QByteArray::number(time)
        + "','startTimeUnixNano':'" + QByteArray::number(start) + "'}]}}";
}

QByteArray gauge(const QByteArray &point)
{
    return "{'name':'g','gauge':{'dataPoints':[{" + point + "}]}}";
}

/// A receiver, whose clock is where the test puts it.
struct Receiver {
    qint64 present = 1'790'000'000 * Second;
    Taken taken;
    SeriesAdmission admission{taken.catalogue, [this] { return fromNanoseconds(present); }};
    Intake intake{admission, fromNanoseconds(present)};
    SpanRates spans{admission, std::chrono::milliseconds(500), [this] { return fromNanoseconds(present); }};
    IntakeResult result;

    void send(const QByteArray &json)
    {
        QString error;
        intake.setNow(fromNanoseconds(present));
        QVERIFY2(takeOtlpMetricsJson(json, intake, &error), qPrintable(error));
        result = intake.takeResult();
        taken.add(intake.takeSamples());
    }
    void sendSpans(const QByteArray &service, const QByteArray &spansJson)
    {
        QString error;
        QVERIFY2(takeOtlpTracesJson(J("{'resourceSpans':[{'resource':{'attributes':["
                                      + attributes({{"service.name", service}}) + "]},'scopeSpans':[{'spans':["
                                      + spansJson + "]}]}]}"),
                                    spans, &error),
                 qPrintable(error));
        result = spans.takeResult();
    }
    void flush()
    {
        std::vector<EventSample> samples;
        spans.flush(present, samples);
        taken.add(samples);
    }
};

} // namespace

class TestWorldIngest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Monitor's fault 4: the series of workers that ended took their places for ever where there was room.
    void whatIsSilentForADayIsGivenBack()
    {
        Receiver receiver;
        receiver.send(
            request(attributes({{"service.name", "worker"}}),
                    scope("l", gauge("'asInt':'1','timeUnixNano':'" + QByteArray::number(receiver.present) + "'"))));
        QCOMPARE(receiver.taken.catalogue.size(), size_t(1));
        const quint64 before = receiver.admission.generation();
        receiver.present += 23 * 3600 * Second;
        receiver.intake.setNow(fromNanoseconds(receiver.present));
        receiver.taken.catalogue.forgetReleased();
        QCOMPARE(receiver.taken.catalogue.size(), size_t(1));
        receiver.present += 25 * 3600 * Second;
        receiver.intake.setNow(fromNanoseconds(receiver.present));
        QVERIFY(receiver.admission.generation() != before); // whoever remembers the id asks again
        receiver.taken.catalogue.forgetReleased();
        QCOMPARE(receiver.taken.catalogue.size(), size_t(0));
    }

    /// C11: which release a program is; its own series go on over one, and target.info says since when (OpenTelemetry,
    /// Prometheus compatibility, "resource attributes").
    void aReleaseIsKept()
    {
        Receiver receiver;
        qint64 begun = receiver.present - 60 * Second;
        for (int k = 0; k < 6; ++k) {
            const QByteArray version = k < 3 ? "1.4" : "1.5";
            if (k == 3)
                begun = receiver.present - Second; // it was restarted
            receiver.send(request(
                attributes(
                    {{"service.name", "shop"}, {"service.version", version}, {"deployment.environment.name", "test"}}),
                scope("l", total("jobs.done", 10 * k + 10, receiver.present, begun))));
            QCOMPARE(receiver.result.accepted, quint64(1)); // of what was sent
            receiver.present += 10 * Second;
        }
        const QString release = u"target.info{deployment.environment.name=test,service.name=shop,service.version=%1}"_s;
        for (const char *version : {"1.4", "1.5"})
            QCOMPARE(receiver.taken.shown(release.arg(QLatin1String(version))), (std::vector<double>{1, 1, 1}));
        QVERIFY(receiver.taken.last(u"jobs.done{service.name=shop}"_s) == 60.0);
        // Who says none gets none.
        receiver.send(request(attributes({{"service.name", "other"}}),
                              scope("l", total("jobs.done", 1, receiver.present, begun))));
        QCOMPARE(receiver.taken.keys().filter(u"target.info"_s).size(), 2);
    }

    /// A1: two processes of one service, 10/s each. openobserve#14644, PostHog#69553.
    void twoWorkersAreTwoSources()
    {
        Receiver receiver;
        const qint64 begun = receiver.present - 60 * Second;
        for (int k = 0; k < 6; ++k) {
            for (const auto &[pid, base] : {std::pair(QByteArray("11"), 1000), std::pair(QByteArray("12"), 50)}) {
                receiver.send(request(attributes({{"service.name", "queue"}, {"process.pid", pid}, {"host.name", "h"}}),
                                      scope("l", total("jobs.done", base + 10 * k, receiver.present, begun))));
                QCOMPARE(receiver.result.rejected, quint64(0));
                receiver.present += Second / 2;
            }
        }
        for (const QString &key :
             {u"jobs.done{service.name=queue}"_s, u"jobs.done{process.pid=12,service.name=queue}"_s}) {
            const std::vector<double> rates = receiver.taken.shown(key);
            QCOMPARE(rates.size(), size_t(6));
            for (size_t i = 1; i < rates.size(); ++i)
                QCOMPARE(rates[i], 10.0);
        }
    }

    /// The same of programs that do not say which process they are (OpenTelemetry Python): their start times differ.
    void sendersThatLookAlikeAreToldByTheirStart()
    {
        Receiver receiver;
        const qint64 begun = receiver.present - 300 * Second;
        for (int k = 0; k < 10; ++k) {
            receiver.send(request(attributes({{"service.name", "web"}}),
                                  scope("l", total("hits", 5000 + 10 * k, receiver.present, begun))));
            receiver.present += Second / 2;
            receiver.send(request(attributes({{"service.name", "web"}}),
                                  scope("l", total("hits", 70 + 10 * k, receiver.present, begun + Second / 20))));
            receiver.present += Second / 2;
        }
        for (const QString &key : {u"hits{service.name=web}"_s, u"hits{service.name=web,wai.source=2}"_s}) {
            const std::vector<double> rates = receiver.taken.shown(key);
            QVERIFY2(rates.size() >= 7, qPrintable(key));
            for (size_t i = rates.size() - 6; i < rates.size(); ++i)
                QCOMPARE(rates[i], 10.0);
        }
    }

    /// A program that starts again goes on in its series, whatever its process is now.
    void aRestartGoesOnInItsSeries()
    {
        Receiver receiver;
        for (int start = 0; start < 3; ++start) {
            const qint64 begun = receiver.present;
            for (int k = 1; k <= 3; ++k) {
                receiver.present += 10 * Second;
                receiver.send(
                    request(attributes({{"service.name", "shop"}, {"process.pid", QByteArray::number(100 + start)}}),
                            scope("l", total("sold", 20 * k, receiver.present, begun))));
            }
            receiver.present += 2 * Second;
        }
        QCOMPARE(receiver.taken.keys(), QStringList{u"sold{service.name=shop}"_s});
        QCOMPARE(receiver.taken.growth(u"sold{service.name=shop}"_s), 180.0);
    }

    /// A start time that moves with each point (a sender that does not know it) is no new beginning.
    void aStartThatMovesIsNone()
    {
        Receiver receiver;
        for (int k = 0; k < 5; ++k) {
            receiver.send(
                request(attributes({{"service.name", "x"}}),
                        scope("l", total("n", 100 + 10 * k, receiver.present, receiver.present - 10 * Second))));
            receiver.present += Second;
        }
        const std::vector<double> rates = receiver.taken.shown(u"n{service.name=x}"_s);
        QCOMPARE(std::vector<double>(rates.end() - 4, rates.end()), (std::vector<double>{10, 10, 10, 10}));
    }

    /// B1: a program that ends after its first export: 500 in two seconds. SigNoz#7069, opentelemetry-collector-contrib#37628.
    void aFirstPointCountsFromItsStart()
    {
        Receiver receiver;
        receiver.send(request(attributes({{"service.name", "svc"}}),
                              scope("l", total("once", 500, receiver.present, receiver.present - 2 * Second))));
        QCOMPARE(receiver.taken.shown(u"once{service.name=svc}"_s), std::vector<double>{250});
        // What the history may hold already does not count twice.
        Taken taken;
        SeriesAdmission admission(taken.catalogue);
        Intake later(admission, fromNanoseconds(receiver.present), fromNanoseconds(receiver.present - Second));
        QString error;
        QVERIFY(takeOtlpMetricsJson(
            request(attributes({{"service.name", "svc"}}),
                    scope("l", total("once", 500, receiver.present, receiver.present - 2 * Second))),
            later, &error));
        taken.add(later.takeSamples());
        QVERIFY(taken.shown(u"once{service.name=svc}"_s).empty());
    }

    /// A delta counts since its start, not since the last one: after a rest its rate is that of its own interval.
    void aDeltaCountsSinceItsStart()
    {
        Receiver receiver;
        const auto send = [&](qint64 seconds) {
            receiver.send(
                request(attributes({{"service.name", "d"}}),
                        scope("l", total("n", 100, receiver.present, receiver.present - seconds * Second, "1"))));
        };
        send(10);
        receiver.present += 100 * Second;
        send(10);
        QCOMPARE(receiver.taken.shown(u"n{service.name=d}"_s), (std::vector<double>{10, 0, 10}));
    }

    /// A8: enumerations by name, as protobuf's own JSON writers make them; the collector reads both.
    void enumerationsByName()
    {
        Receiver receiver;
        for (int k = 0; k < 3; ++k) {
            receiver.send(request(attributes({{"service.name", "s"}}),
                                  scope("l",
                                        total("by.name", 10, receiver.present, receiver.present - Second,
                                              "'AGGREGATION_TEMPORALITY_DELTA'"))));
            receiver.present += Second;
        }
        QCOMPARE(receiver.taken.shown(u"by.name{service.name=s}"_s), (std::vector<double>{10, 10, 10}));
        receiver.send(request(attributes({{"service.name", "s"}}),
                              scope("l", total("odd", 10, receiver.present, 0, "'SOMETHING'"))));
        QCOMPARE(receiver.result.rejected, quint64(1));
        const QByteArray times = "'startTimeUnixNano':'" + QByteArray::number(receiver.present - Second / 10)
            + "','endTimeUnixNano':'" + QByteArray::number(receiver.present) + "'";
        receiver.sendSpans(
            "s", "{'name':'op','kind':'SPAN_KIND_SERVER','status':{'code':'STATUS_CODE_ERROR'}," + times + "}");
        receiver.flush();
        QCOMPARE(receiver.taken.last(u"wai.span.errors{service.name=s,span.kind=server,span.name=op}"_s), 1.0);
        receiver.sendSpans("s", "{'name':'op','kind':'SPAN_KIND_NONSENSE'," + times + "}");
        QCOMPARE(receiver.result.rejected, quint64(1));
    }

    /// A9: "A point is considered invalid when one of the recognized value fields is not present" (metrics.proto).
    void aPointWithoutAValueIsInvalid_data()
    {
        QTest::addColumn<QByteArray>("point");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("null") << QByteArray(",'asInt':null") << false;
        QTest::newRow("no number") << QByteArray(",'asInt':'12abc'") << false;
        QTest::newRow("integer") << QByteArray(",'asInt':'12'") << true;
        QTest::newRow("zero") << QByteArray(",'asDouble':0") << true;
    }
    void aPointWithoutAValueIsInvalid()
    {
        QFETCH(QByteArray, point);
        QFETCH(bool, good);
        Receiver receiver;
        receiver.send(
            request(attributes({{"service.name", "s"}}),
                    scope("l", gauge("'timeUnixNano':'" + QByteArray::number(receiver.present) + "'" + point))));
        QCOMPARE(receiver.result.accepted, quint64(good));
        QCOMPARE(receiver.taken.keys().size(), qsizetype(good));
    }

    /// A10: one text of an attribute in both encodings, by the specification's "AnyValue representation for non-OTLP protocols".
    void attributesThatAreNoTexts_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("protobuf"); ///< AnyValue, by hand
        QTest::addColumn<QString>("said");
        QTest::newRow("array") << QByteArray("{'arrayValue':{'values':[{'intValue':'1'},{'stringValue':'b'}]}}")
                               << QByteArray("\x2a\x09\x0a\x02\x18\x01\x0a\x03\x0a\x01"
                                             "b",
                                             11)
                               << u"[1,\"b\"]"_s;
        QTest::newRow("map") << QByteArray("{'kvlistValue':{'values':[{'key':'k','value':{'boolValue':true}}]}}")
                             << QByteArray("\x32\x09\x0a\x07\x0a\x01k\x12\x02\x10\x01", 11) << u"{\"k\":true}"_s;
        QTest::newRow("bytes") << QByteArray("{'bytesValue':'AQI='}") << QByteArray("\x3a\x02\x01\x02", 4) << u"AQI="_s;
        QTest::newRow("nothing") << QByteArray("{}") << QByteArray() << QString();
    }
    void attributesThatAreNoTexts()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, protobuf);
        QFETCH(QString, said);
        Receiver receiver;
        receiver.send(request({},
                              scope("l",
                                    gauge("'timeUnixNano':'" + QByteArray::number(receiver.present)
                                          + "','asInt':'1','attributes':[{'key':'a','value':" + json + "}]"))));
        const std::vector<SeriesDescriptor> all = receiver.taken.catalogue.all();
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all.front().attributes.value(u"a"_s), said);
        // The same point in protobuf: lengths are below 128 throughout.
        const auto message = [](char tag, const QByteArray &bytes) {
            return QByteArray(1, tag) + char(bytes.size()) + bytes;
        };
        const auto fixed = [](char tag, quint64 value) {
            return QByteArray(1, tag) + QByteArray(reinterpret_cast<const char *>(&value), 8);
        };
        const QByteArray pair = message(0x0a, "a") + message(0x12, protobuf);
        const QByteArray point = message(0x3a, pair) + fixed(0x19, quint64(receiver.present + Second)) + fixed(0x31, 1);
        const QByteArray metric = message(0x0a, "g") + message(0x2a, message(0x0a, point));
        const QByteArray scoped = message(0x0a, message(0x0a, "l")) + message(0x12, metric);
        const QByteArray bytes = message(0x0a, message(0x12, scoped));
        QString error;
        Taken taken;
        SeriesAdmission admission(taken.catalogue);
        Intake intake(admission, fromNanoseconds(receiver.present));
        QVERIFY2(takeOtlpMetrics({bytes.constData(), size_t(bytes.size())}, intake, &error), qPrintable(error));
        QCOMPARE(taken.catalogue.all().size(), size_t(1));
        QCOMPARE(taken.catalogue.all().front().attributes.value(u"a"_s), said);
    }

    /// A7: the specification's own example has max 5; no percentile lies beyond min and max (metrics.proto, fields 12, 13).
    /// elastic/elasticsearch#135632.
    void percentilesEndAtMinAndMax()
    {
        ExponentialHistogram histogram;
        histogram.zeroes = 1;
        histogram.positiveOffset = 1;
        histogram.positive = {0, 2};
        for (const double q : {0.5, 0.75, 0.95, 0.99, 1.0}) {
            const double value = *quantileOf(histogram, q, 0.0, 5.0);
            QVERIFY2(value >= 4 && value <= 5, qPrintable(QString::number(value)));
        }
        Receiver receiver;
        receiver.send(request(
            attributes({{"service.name", "s"}}),
            scope(
                "l",
                "{'name':'expo','exponentialHistogram':{'aggregationTemporality':1,'dataPoints':[{'timeUnixNano':'"
                    + QByteArray::number(receiver.present)
                    + "','count':'3','sum':10,'min':0,'max':5,'scale':0,'zeroCount':'1','positive':{'offset':1,'bucketCounts':['0','2']}}]}}")));
        QVERIFY(*receiver.taken.last(u"expo{service.name=s,wai.statistic=p99}"_s) <= 5);
        // Explicit buckets of a running total: 12 is the largest ever, though its bucket reaches to 100.
        for (int k = 1; k <= 2; ++k) {
            receiver.present += Second;
            receiver.send(
                request(attributes({{"service.name", "s"}}),
                        scope("l",
                              "{'name':'h','histogram':{'aggregationTemporality':2,'dataPoints':[{'timeUnixNano':'"
                                  + QByteArray::number(receiver.present) + "','count':'" + QByteArray::number(10 * k)
                                  + "','min':11,'max':12,'bucketCounts':['0','" + QByteArray::number(10 * k)
                                  + "','0'],'explicitBounds':[10,100]}]}}")));
        }
        for (const double value : receiver.taken.shown(u"h{service.name=s,wai.statistic=p99}"_s))
            QVERIFY2(value >= 11 && value <= 12, qPrintable(QString::number(value)));
    }

    /// B4: two libraries of one program. grafana/mimir#4868, opentelemetry-dotnet#2627.
    void twoLibrariesAreTwoSeries()
    {
        Receiver receiver;
        for (int k = 0; k < 4; ++k) {
            const qint64 start = receiver.present - (k + 10) * Second;
            receiver.send(request(attributes({{"service.name", "svc"}}),
                                  scope("lib.a", total("calls", 10 * k, receiver.present, start)) + ','
                                      + scope("lib.b", total("calls", 700 * k, receiver.present, start))));
            QCOMPARE(receiver.result.accepted, quint64(2));
            receiver.present += Second;
        }
        const std::vector<double> a = receiver.taken.shown(u"calls{service.name=svc}"_s);
        const std::vector<double> b = receiver.taken.shown(u"calls{otel.scope.name=lib.b,service.name=svc}"_s);
        QCOMPARE(a.back(), 10.0);
        QCOMPARE(b.back(), 700.0);
    }

    /// B5: a unit is mended, a gauge becomes a counter: "unit is an identifying property" (data model).
    void aMendedUnitIsANewSeries()
    {
        Receiver receiver;
        const auto latency = [&](const QByteArray &value, const QByteArray &unit) {
            receiver.present += Second;
            receiver.send(
                request(attributes({{"service.name", "svc"}}),
                        scope("l",
                              "{'name':'dev.latency','unit':'" + unit + "','gauge':{'dataPoints':[{'asDouble':" + value
                                  + ",'timeUnixNano':'" + QByteArray::number(receiver.present) + "'}]}}")));
            QCOMPARE(receiver.result.rejected, quint64(0));
        };
        latency("5", "ms");
        latency("0.005", "s");
        QCOMPARE(receiver.taken.last(u"dev.latency{service.name=svc}"_s), 5.0);
        QCOMPARE(receiver.taken.last(u"dev.latency{service.name=svc,wai.kind=gauge in s}"_s), 0.005);
        receiver.send(request(attributes({{"service.name", "svc"}}),
                              scope("l", total("dev.latency", 7, receiver.present, receiver.present - Second))));
        QCOMPARE(receiver.result.rejected, quint64(0));
        QCOMPARE(receiver.taken.last(u"dev.latency{service.name=svc,wai.kind=counter}"_s), 7.0);
    }

    /// B8: a summary's count and sum. CtrlSpice/otel-desktop-viewer#395.
    void aSummaryKeepsItsCountAndSum()
    {
        Receiver receiver;
        receiver.send(request(attributes({{"service.name", "svc"}}),
                              scope("l",
                                    "{'name':'sum.mary','unit':'s','summary':{'dataPoints':[{'timeUnixNano':'"
                                        + QByteArray::number(receiver.present) + "','count':'7','sum':3.5}]}}")));
        QCOMPARE(receiver.result.accepted, quint64(1));
        QCOMPARE(receiver.taken.last(u"sum.mary.count{service.name=svc}"_s), 7.0);
        QCOMPARE(receiver.taken.last(u"sum.mary.sum{service.name=svc}"_s), 3.5);
    }

    /// B2: each start of a service has a new service.instance.id; the dead ones take no places of the living.
    void restartsDoNotFillTheLimit()
    {
        Receiver receiver;
        for (int start = 0; start < 60; ++start) {
            QByteArrayList points;
            for (int route = 0; route < 10; ++route)
                points << "{'timeUnixNano':'" + QByteArray::number(receiver.present)
                        + "','count':'5','sum':1,'bucketCounts':['2','3'],'explicitBounds':[0.1],'attributes':["
                        + attributes({{"http.route", "/r" + QByteArray::number(route)}}) + "]}";
            receiver.send(request(
                attributes({{"service.name", "shop"}, {"service.instance.id", 'i' + QByteArray::number(start)}}),
                scope(
                    "l",
                    "{'name':'http.server.request.duration','unit':'s','histogram':{'aggregationTemporality':2,'dataPoints':["
                        + points.join(',') + "]}}")));
            QCOMPARE(receiver.result.rejected, quint64(0));
        }
    }

    /// Series that were silent give their places back where there are no more.
    void silentSeriesGiveTheirPlacesBack()
    {
        Receiver receiver;
        const auto ask = [&](int i) {
            SeriesDescriptor descriptor;
            descriptor.metric = u"m"_s;
            descriptor.attributes = {{u"service.name"_s, u"p"_s}, {u"user"_s, QString::number(i)}};
            return receiver.admission.admit(descriptor);
        };
        for (int i = 0; i < int(SeriesAdmission::PerMetric); ++i)
            QVERIFY(ask(i).series.isValid());
        QVERIFY(ask(-1).refusal == SeriesAdmission::Refusal::Full);
        receiver.present += 11 * 60 * Second;
        QVERIFY(ask(0).refusal == SeriesAdmission::Refusal::None); // this one lives
        QVERIFY(ask(-1).refusal == SeriesAdmission::Refusal::None);
        QVERIFY(ask(0).refusal == SeriesAdmission::Refusal::None);
    }

    /// B3: one program with ever new names of spans takes nothing from another, and loses none of its counts.
    void operationsOfOneProgramAreItsOwn()
    {
        Receiver receiver;
        const QByteArray times = "','startTimeUnixNano':'" + QByteArray::number(receiver.present - Second / 10)
            + "','endTimeUnixNano':'" + QByteArray::number(receiver.present) + "'}";
        QByteArrayList many;
        for (int i = 0; i < 600; ++i)
            many << "{'name':'GET /user/" + QByteArray::number(i) + times;
        receiver.sendSpans("noisy", many.join(','));
        QCOMPARE(receiver.result.accepted, quint64(600));
        receiver.sendSpans("payments", "{'name':'charge" + times);
        QCOMPARE(receiver.result.accepted, quint64(1));
        receiver.flush();
        QCOMPARE(receiver.taken.last(u"wai.span.count{service.name=payments,span.kind=unspecified,span.name=charge}"_s),
                 1.0);
        QCOMPARE(receiver.taken.last(u"wai.span.count{otel.metric.overflow=true,service.name=noisy}"_s), 100.0);
        QVERIFY(
            receiver.taken.last(u"wai.span.duration{otel.metric.overflow=true,service.name=noisy,wai.statistic=p50}"_s)
                .has_value());
    }

    /// A11: spans of 2018 are not of now.
    void oldSpansAreRefused()
    {
        Receiver receiver;
        receiver.sendSpans(
            "s", "{'name':'op','startTimeUnixNano':'1544712660000000000','endTimeUnixNano':'1544712661000000000'}");
        QCOMPARE(receiver.result.rejected, quint64(1));
    }

    /// C11: a point of a clock that is ahead does not block its series.
    void aClockThatIsAheadBlocksNothing()
    {
        Receiver receiver;
        const auto send = [&](qint64 ahead, int value) {
            receiver.send(request(attributes({{"service.name", "s"}}),
                                  scope("l",
                                        gauge("'asInt':'" + QByteArray::number(value) + "','timeUnixNano':'"
                                              + QByteArray::number(receiver.present + ahead) + "'"))));
            return receiver.result.accepted;
        };
        QCOMPARE(send(300 * Second, 1), quint64(1));
        receiver.present += Second;
        QCOMPARE(send(0, 2), quint64(1));
        QCOMPARE(receiver.taken.shown(u"g{service.name=s}"_s), (std::vector<double>{1, 2}));
    }

    /// B13: what is no number is a gap, not an error. elastic/beats#12084.
    void whatIsNoNumberIsAGap()
    {
        Receiver receiver;
        receiver.send(request(
            attributes({{"service.name", "s"}}),
            scope("l", gauge("'asDouble':'NaN','timeUnixNano':'" + QByteArray::number(receiver.present) + "'"))));
        QCOMPARE(receiver.result.rejected, quint64(0));
        QVERIFY(receiver.taken.keys().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWorldIngest)
#include "tst_world_ingest.moc"
