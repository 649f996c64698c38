// SPDX-License-Identifier: MIT
// Pages of Prometheus' text, read and written. The bad ones are of the kinds of OpenMetrics' parser suite (prometheus/OpenMetrics,
// tests/testdata/parsers), written here.
#include "taken.h"

#include <performance/ingest/listening_program.h>
#include <performance/ingest/prometheus_reader.h>
#include <performance/ingest/prometheus_text.h>

#include <QProcess>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Present = 1'790'000'000 * Second;

struct Receiver {
    Taken taken;
    SeriesAdmission admission{taken.catalogue};
    Intake intake{admission, fromNanoseconds(Present)};

    IntakeResult take(const QByteArray &page, const QString &instance = {}, PageFormat format = PageFormat::Prometheus,
                      qint64 at = Present)
    {
        intake.setNow(fromNanoseconds(at));
        takePrometheus({page.constData(), size_t(page.size())}, u"p"_s, instance, intake, format);
        taken.add(intake.takeSamples());
        return intake.takeResult();
    }
};

} // namespace

class TestWorldIngestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What no client means is refused, and nothing is stored of it.
    void whatIsWrongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("page");
        const auto row = [](const char *name, const char *page) { QTest::newRow(name) << QByteArray(page); };
        row("a counter that is not a number", "# TYPE a counter\na_total NaN\n# EOF\n");
        row("a negative counter", "# TYPE a counter\na_total -1\n# EOF\n");
        row("a negative count of a summary", "# TYPE a summary\na_count -1\n# EOF\n");
        row("a negative sum of a summary", "# TYPE a summary\na_sum -1\n# EOF\n");
        row("a histogram whose count is not a number", "# TYPE a histogram\na_bucket{le=\"+Inf\"} NaN\n# EOF\n");
        row("a histogram whose count is negative", "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_count -1\n# EOF\n");
        row("a histogram whose buckets fall",
            "# TYPE a histogram\na_bucket{le=\"1\"} 5\na_bucket{le=\"+Inf\"} 3\na_count 3\n# EOF\n");
        row("a histogram without its last bucket", "# TYPE a histogram\na_bucket{le=\"1\"} 5\na_count 5\n# EOF\n");
        row("a bucket without a bound", "# TYPE a histogram\na_bucket 5\na_bucket{le=\"+Inf\"} 5\n# EOF\n");
        row("a bucket with another bound",
            "# TYPE a histogram\na_bucket{le=\"foo\"} 5\na_bucket{le=\"+Inf\"} 5\n# EOF\n");
        row("a quantile below 0", "# TYPE a summary\na{quantile=\"-1\"} 5\n# EOF\n");
        row("a quantile above 1", "# TYPE a summary\na{quantile=\"1.01\"} 5\n# EOF\n");
        row("a quantile that is not a number", "# TYPE a summary\na{quantile=\"NaN\"} 5\n# EOF\n");
        row("a quantile that is a word", "# TYPE a summary\na{quantile=\"foo\"} 5\n# EOF\n");
        row("a summary without a quantile", "# TYPE a summary\na 5\n# EOF\n");
        row("a page of another kind", "<p>Hello 5\n");
        row("a last line that does not end", "jobs_total 10");
        row("a sample of 2017", "a 1 1500000000000\n");
    }
    void whatIsWrongIsRefused()
    {
        QFETCH(QByteArray, page);
        Receiver receiver;
        QVERIFY(receiver.take(page).rejected > 0);
        QVERIFY2(receiver.taken.keys().isEmpty(), qPrintable(receiver.taken.keys().join(u' ')));
    }

    /// What is right is taken, a value that is none as a gap.
    void whatIsRightIsTaken_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QString>("key"); ///< empty: a gap
        QTest::addColumn<double>("value");
        const auto row = [](const char *name, const char *page, const char *key, double value) {
            QTest::newRow(name) << QByteArray(page) << QString::fromLatin1(key) << value;
        };
        row("a gauge that is not a number", "# TYPE a gauge\na NaN\n# EOF\n", "", 0);
        row("a gauge without end", "# TYPE a gauge\na +Inf\n# EOF\n", "", 0);
        row("a name in quotes", "{\"my.metric\",b=\"c\"} 1\n", "my.metric{b=c,service.name=p}", 1);
        row("an end without a line break", "a 1\n# EOF", "a{service.name=p}", 1);
        row("a gauge called so", "# TYPE orders_created gauge\norders_created 5\n", "orders_created{service.name=p}",
            5);
        row("milliseconds", "a 1 1790000000000\n", "a{service.name=p}", 1);
        row("seconds of OpenMetrics", "a 1 1790000000\n# EOF\n", "a{service.name=p}", 1);
    }
    void whatIsRightIsTaken()
    {
        QFETCH(QByteArray, page);
        QFETCH(QString, key);
        QFETCH(double, value);
        Receiver receiver;
        QCOMPARE(receiver.take(page).rejected, quint64(0));
        QCOMPARE(receiver.taken.keys(), key.isEmpty() ? QStringList() : QStringList{key});
        if (!key.isEmpty())
            QCOMPARE(*receiver.taken.last(key), value);
    }

    /// A page that was cut off in the middle is no whole one.
    void aPageThatWasCutOff()
    {
        const QByteArray page =
            "# TYPE a_seconds histogram\na_seconds_bucket{le=\"0.1\"} 5\na_seconds_bucket{le=\"1\"} 8\na_seconds_bucket{le=\"+Inf\"} 10\na_seconds_sum 4\na_seconds_count 10\n# TYPE b counter\nb_total 1027\n# EOF\n";
        for (qsizetype length = 0; length < page.size() - 1; ++length) {
            Receiver receiver;
            // Of what says that it is OpenMetrics nothing is taken without its end.
            receiver.take(page.first(length), {}, PageFormat::OpenMetrics);
            QVERIFY2(receiver.taken.keys().isEmpty(), qPrintable(QString::number(length)));
            // Of 0.0.4, which has no end, what is taken is right.
            Receiver plain;
            plain.take(page.first(length));
            const auto b = plain.taken.last(u"b_total{service.name=p}"_s);
            QVERIFY(!b || *b == 1027);
            const auto a = plain.taken.last(u"a_seconds.count{service.name=p}"_s);
            QVERIFY(!a || *a == 10);
        }
        Receiver whole;
        QCOMPARE(whole.take(page, {}, PageFormat::OpenMetrics).rejected, quint64(0));
        QCOMPARE(whole.taken.last(u"a_seconds.count{service.name=p}"_s), 10.0);
    }

    /// A6: labels of a Pushgateway, a federation, a probe; Prometheus' honor_labels: false.
    void labelsOfSomebodyElseAreExported()
    {
        Receiver receiver;
        receiver.take("probe_up{instance=\"a:1\"} 1\nprobe_up{instance=\"b:2\"} 0\n", u"127.0.0.1:9115"_s);
        QCOMPARE(receiver.taken.last(u"probe_up{exported_instance=a:1,instance=127.0.0.1:9115,service.name=p}"_s), 1.0);
        QCOMPARE(receiver.taken.last(u"probe_up{exported_instance=b:2,instance=127.0.0.1:9115,service.name=p}"_s), 0.0);
    }

    /// C10: the sum of a summary has the unit of what it sums up.
    void aSumHasTheUnitOfItsSummary()
    {
        Receiver receiver;
        receiver.take("# TYPE x_seconds summary\n# HELP x_seconds One \\\\ two\nx_seconds_sum 3\nx_seconds_count 2\n");
        const auto of = [&](const QString &key) {
            return receiver.taken.catalogue.descriptor(*receiver.taken.catalogue.find(key));
        };
        QCOMPARE(of(u"x_seconds_sum{service.name=p}"_s).unit, u"s"_s);
        QCOMPARE(of(u"x_seconds_count{service.name=p}"_s).unit, QString());
        QCOMPARE(of(u"x_seconds_sum{service.name=p}"_s).name, u"One \\ two"_s);
    }

    /// B1 for pages: _created says since when a counter counts (OpenMetrics; the Python client in 0.0.4).
    void createdIsTheStart_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("OpenMetrics") << QByteArray(
            "# TYPE jobs counter\njobs_total 50\njobs_created 1789999990\n# EOF\n");
        QTest::newRow("0.0.4") << QByteArray(
            "# TYPE jobs_total counter\njobs_total 50\n# TYPE jobs_created gauge\njobs_created 1.78999999e+09\n");
    }
    void createdIsTheStart()
    {
        QFETCH(QByteArray, page);
        Receiver receiver;
        QCOMPARE(receiver.take(page).rejected, quint64(0));
        QCOMPARE(receiver.taken.shown(u"jobs_total{service.name=p}"_s), std::vector<double>{5});
        QCOMPARE(receiver.taken.keys().size(), qsizetype(1));
    }

    /// C5, C6: what came as a histogram is shown as a family, in base units, and promtool has nothing to say.
    void whatWeShowIsClean()
    {
        const auto series = [](const char *metric, const char *unit, Instrument instrument,
                               const Attributes &attributes = {}) {
            return SeriesDescriptor{QLatin1String(metric),  attributes, u"Said"_s,     QLatin1String(unit),
                                    MetricCategory::Custom, instrument, Storage::Real, 1};
        };
        const Attributes p50{{u"wai.statistic"_s, u"p50"_s}};
        const QByteArray page = prometheusText({{series("latency", "ms", Instrument::Gauge, p50), 250},
                                                {series("latency.count", "", Instrument::Counter), 4},
                                                {series("latency.sum", "ms", Instrument::Counter), 900},
                                                {series("rpc_seconds", "s", Instrument::Gauge, p50), 0.5},
                                                {series("rpc_seconds_count", "", Instrument::Counter), 3},
                                                {series("rpc_seconds_sum", "s", Instrument::Counter), 2},
                                                {series("system.process.count", "{process}", Instrument::Gauge), 7},
                                                {series("page_load_time", "ms", Instrument::Gauge), 120},
                                                {series("used", "%", Instrument::Gauge), 50}});
        for (const char *line :
             {"# TYPE latency_seconds summary\n", "latency_seconds{quantile=\"0.5\"} 0.25\n",
              "latency_seconds_count 4\n", "latency_seconds_sum 0.9", "rpc_seconds{quantile=\"0.5\"} 0.5\n",
              "rpc_seconds_count 3\n", "rpc_seconds_sum 2\n", "system_process_count_current 7\n",
              "page_load_time_seconds 0.12\n", "used_ratio 0.5\n"})
            QVERIFY2(page.contains(line), (page + line).constData());
        QProcess promtool;
        promtool.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
        if (!promtool.waitForStarted())
            QSKIP("promtool is not installed");
        promtool.write(page);
        promtool.closeWriteChannel();
        QVERIFY(promtool.waitForFinished(20000));
        QVERIFY2(promtool.exitCode() == 0, promtool.readAllStandardError().constData());
    }

    /// C7: a program is what its interpreter runs.
    void whatAnInterpreterRuns_data()
    {
        QTest::addColumn<QString>("executable");
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *executable, const QByteArrayList &arguments, const char *name) {
            QTest::newRow(name) << QString::fromLatin1(executable) << arguments << QString::fromLatin1(name);
        };
        row("/usr/bin/node_exporter", {"node_exporter", "--web"}, "node_exporter");
        row("/usr/bin/python3.11", {"python3", "/opt/exporter.py", "--port"}, "exporter");
        row("/usr/bin/python3.11", {"python3", "-u", "-m", "http.server"}, "http.server");
        row("/usr/bin/python3.11", {"python3", "-c", "print(1)"}, "python3.11");
        row("/usr/bin/node", {"node", "--require", "./instrumentation.js", "server.mjs"}, "server");
        row("/usr/lib/jvm/bin/java", {"java", "-Xmx1g", "-cp", "a:b", "-jar", "shop.jar"}, "shop");
        row("/usr/lib/jvm/bin/java", {"java", "-cp", "a:b", "org.shop.Main"}, "Main");
    }
    void whatAnInterpreterRuns()
    {
        QFETCH(QString, executable);
        QFETCH(QByteArrayList, arguments);
        QFETCH(QString, name);
        QCOMPARE(programNameOf(executable, arguments.join('\0') + '\0'), name);
    }
};

QTEST_GUILESS_MAIN(TestWorldIngestPages)
#include "tst_world_ingest_pages.moc"
