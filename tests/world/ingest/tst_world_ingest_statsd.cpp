// SPDX-License-Identifier: MIT
// StatsD as its many clients speak it. Sources: statsd's stats.js and docs/metric_types.md, DogStatsD's datagram format,
// statsd_exporter's line tests; the public reports in which others met the same are named where they are.
#include "taken.h"

#include <performance/ingest/statsd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr qint64 Second = 1'000'000'000;

struct Receiver {
    qint64 present = 1'790'000'000 * Second;
    Taken taken;
    SeriesAdmission admission{taken.catalogue, [this] { return fromNanoseconds(present); }};
    StatsdAggregator statsd{admission, [this] { return fromNanoseconds(present); }};

    /// A second passes in which that comes.
    void second(std::string_view datagram = {})
    {
        if (!datagram.empty())
            statsd.take(datagram);
        present += Second;
        std::vector<EventSample> samples;
        statsd.flush(present, samples);
        taken.add(samples);
    }
};

} // namespace

class TestWorldIngestStatsd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("said"); ///< name, type, value and rate of each sample, and its tags
        const auto row = [](const char *line, const char *said) {
            QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(said);
        };
        // B6: prometheus/statsd_exporter#557, #558; atlassian/gostatsd#762; DataDog/datadog-agent#6506.
        row("packed.time:1:2:3|ms", "packed.time ms 1 @1; packed.time ms 2 @1; packed.time ms 3 @1");
        row("packed.size:5:7|d|@0.5|#k:v", "packed.size h 5 @0.5 k=v; packed.size h 7 @0.5 k=v");
        row("packed.count:10:20:30|c", "packed.count c 10 @1; packed.count c 20 @1; packed.count c 30 @1");
        row("bits:5|c:7|c", "bits c 5 @1; bits c 7 @1"); // statsd/stats.js
        row("bits:5|c|@0.1:7|ms", "bits c 5 @0.1; bits ms 7 @1");
        row("set:a:b|s", "set s 0 @1"); // one value: DogStatsD's sets may hold colons
        row("packed:1:x|c", "broken");
        row("bits:5|c:7|q", "broken");
        // C4: tags behind the name, as statsd_exporter reads them.
        row("a,tag=x:1|c", "a c 1 @1 tag=x");
        row("a;tag=x;b=c:1|c", "a c 1 @1 tag=x b=c");
        row("a#tag=x,b=c:1|c", "a c 1 @1 tag=x b=c");
        row("a[tag=x,b=c]:1|c", "a c 1 @1 tag=x b=c");
        row("a,b:1|c", "a,b c 1 @1"); // no tags
        row("a:1|m", "a c 1 @1");
        row("a:1|c|c:container|e:it-false", "a c 1 @1");
        row("_e{5,4}:title|text", "passed over");
        row("_sc|check|0", "passed over");
    }
    void lines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, said);
        static constexpr const char *Types[] = {"c", "g", "ms", "h", "s"};
        const auto qt = [](std::string_view bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); };
        std::vector<StatsdLine> samples;
        const StatsdKind kind = statsdSamplesOf({line.constData(), size_t(line.size())}, samples);
        QStringList all;
        for (const StatsdLine &sample : samples) {
            QStringList one{qt(sample.name), QLatin1String(Types[int(sample.type)]), QString::number(sample.value),
                            u'@' + QString::number(sample.rate)};
            forEachTag(sample,
                       [&](std::string_view key, std::string_view value) { one << qt(key) + u'=' + qt(value); });
            all << one.join(u' ');
        }
        QCOMPARE(kind == StatsdKind::Broken           ? u"broken"_s
                     : kind == StatsdKind::PassedOver ? u"passed over"_s
                                                      : all.join(u"; "_s),
                 said);
    }

    /// A2: only "ms" is a time. prometheus/statsd_exporter#307.
    void onlyMillisecondsAreATime()
    {
        Receiver receiver;
        receiver.second("size:2048|h\ndist:2048|d\ntook:12|ms");
        const auto unitOf = [&](const QString &key) {
            return receiver.taken.catalogue.descriptor(*receiver.taken.catalogue.find(key)).unit;
        };
        QCOMPARE(unitOf(u"size{wai.statistic=p50}"_s), QString());
        QCOMPARE(unitOf(u"dist{wai.statistic=p50}"_s), QString());
        QCOMPARE(unitOf(u"took{wai.statistic=p50}"_s), u"ms"_s);
        // C9: how many, and how much together.
        QCOMPARE(receiver.taken.last(u"size.count"_s), 1.0);
        QCOMPARE(receiver.taken.last(u"size.sum"_s), 2048.0);
        QCOMPARE(unitOf(u"took.sum"_s), u"ms"_s);
    }

    /// A3: who is silent counted nothing. statsd/statsd#370.
    void aCounterThatRestsIsAtZero()
    {
        Receiver receiver;
        for (int i = 0; i < 5; ++i)
            receiver.second("burst:10|c");
        for (int i = 0; i < 40; ++i)
            receiver.second();
        receiver.second("burst:1000|c");
        QCOMPARE(receiver.taken.shown(u"burst"_s), (std::vector<double>{10, 10, 10, 10, 10, 0, 0, 1000}));
    }

    /// A4: prometheus/statsd_exporter#394, influxdata/telegraf#1898: −5 is no new beginning.
    void aCounterThatCountsDownIsAGauge()
    {
        Receiver receiver;
        receiver.second("down:100|c");
        receiver.second("down:-5|c");
        receiver.second("down:-5|c\ndown:1|c");
        QCOMPARE(receiver.taken.shown(u"down"_s).front(), 100.0);
        QCOMPARE(receiver.taken.shown(u"down{wai.kind=gauge}"_s), (std::vector<double>{95, 91}));
    }

    /// B1: jobs.done:5|c once. prometheus/statsd_exporter#538.
    void theFirstCountCounts()
    {
        Receiver receiver;
        receiver.second("jobs.done:5|c");
        QCOMPARE(receiver.taken.shown(u"jobs.done"_s), std::vector<double>{5});
    }

    /// B12: statsd keeps a counter and a gauge of one name apart.
    void aNameMayBeACounterAndAGauge()
    {
        Receiver receiver;
        receiver.second("both:1|c\nboth:5|g");
        QCOMPARE(receiver.statsd.status().refused, quint64(0));
        QCOMPARE(receiver.taken.last(u"both"_s), 1.0);
        QCOMPARE(receiver.taken.last(u"both{wai.kind=gauge}"_s), 5.0);
    }

    /// A11: a value of 2022 is not of now.
    void whatIsOfAnotherTimeIsRefused()
    {
        Receiver receiver;
        receiver.second("dated:42|g|T1656581400");
        QVERIFY(!receiver.taken.last(u"dated"_s));
        QCOMPARE(receiver.statsd.status().refused, quint64(1));
        receiver.second("dated:42|g|T" + std::to_string(receiver.present / Second));
        QCOMPARE(receiver.taken.last(u"dated"_s), 42.0);
    }

    /// C2, C4: what is broken has a reason; events and service checks are none.
    void whatIsWrongHasAReason()
    {
        Receiver receiver;
        receiver.second("_e{5,4}:title|text\n_sc|check|0\nnonsense");
        const StatsdAggregator::Status status = receiver.statsd.status();
        QCOMPARE(status.lines, quint64(3));
        QCOMPARE(status.broken, quint64(1));
        QCOMPARE(status.passedOver, quint64(2));
        QVERIFY2(status.why.contains(u"nonsense"_s), qPrintable(status.why));
    }
};

QTEST_GUILESS_MAIN(TestWorldIngestStatsd)
#include "tst_world_ingest_statsd.moc"
