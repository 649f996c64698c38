// SPDX-License-Identifier: MIT
#include "support/test_support.h"
#include "support/ticks.h"

#include <performance/client/performance_client.h>
#include <performance/client/report_builder.h>
#include <performance/client/report_diff.h>
#include <performance/client/report_export.h>
#include <performance/core/metric_table.h>
#include <performance/core/report_json.h>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cmath>
#include <thread>

using namespace performance;

namespace {

PerformanceConfig quick()
{
    return PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100));
}

ProfilingRequest named(const QString &name)
{
    ProfilingRequest request;
    request.name = name;
    return request;
}

PerformanceMetric sample(double value = 150.5)
{
    return {QStringLiteral("api_response_time"), QStringLiteral("API response time"), MetricCategory::Network, value,
            QStringLiteral("ms")};
}

} // namespace

class TestClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSnapshotIsOfThisMachine()
    {
        const auto client = createPerformanceClient(quick());
        const auto snapshot = resultOf(client->createSnapshot());
        QVERIFY(snapshot);
        QVERIFY(snapshot->metricCount() > 50);
        QVERIFY(snapshot->cpuUsage.total && *snapshot->cpuUsage.total >= 0 && *snapshot->cpuUsage.total <= 1);
        QVERIFY(snapshot->memoryUsage.total && *snapshot->memoryUsage.total > 1 << 28);
        QVERIFY(!snapshot->processes.empty());
        QVERIFY(snapshot->displaySummary().contains(u'%'));
        QVERIFY(now() - snapshot->timestamp < std::chrono::seconds(5));
        QCOMPARE(resultOf(client->metric(QStringLiteral("no.such.metric"))).error().code(),
                 PerformanceErrorCode::MetricNotFound);
        QVERIFY(resultOf(client->metric(QStringLiteral("system.memory.limit")))->value > 0);
    }

    void metricsAreRecorded()
    {
        const auto client = createPerformanceClient(quick());
        QVERIFY(resultOf(client->recordMetric(sample().withMetadata(QStringLiteral("route"), QStringLiteral("/")))));
        const auto back = resultOf(client->metric(QStringLiteral("api_response_time")));
        QVERIFY(back);
        QCOMPARE(back->value, 150.5);
        QCOMPARE(back->metadata.value(QStringLiteral("route")), QStringLiteral("/"));
        QCOMPARE(resultOf(client->recordMetric(sample(std::nan("")))).error().subject(), QStringLiteral("value"));
        PerformanceMetric seconds = sample();
        seconds.unit = QStringLiteral("s");
        QCOMPARE(resultOf(client->recordMetric(seconds)).error().subject(), QStringLiteral("unit"));

        const MetricRecorder recorder = client->ingest()->recorder(QStringLiteral("frame_time"), QStringLiteral("ms"),
                                                                   MetricCategory::Rendering);
        QVERIFY(recorder.isValid());
        for (int i = 0; i < 100; ++i)
            recorder.record(i);
        QVERIFY(!client->ingest()->recorder(QString(), QStringLiteral("ms"), MetricCategory::Custom).isValid());
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     const auto data = resultOf(client->history()->query(
                                         QStringLiteral("frame_time"),
                                         {now() - std::chrono::minutes(1), now() + std::chrono::seconds(1)}, 1000));
                                     return data && data->points.size() == 100 && data->points.back().mean == 99;
                                 }()),
                                 10000);
    }

    void sessionsBecomeReports()
    {
        QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withDataFolder(folder.filePath(QStringLiteral("data"))));
        QSignalSpy running(client->sessions(), &Sessions::changed);
        QCOMPARE(resultOf(client->stopProfiling()).error().code(), PerformanceErrorCode::NoProfilingInProgress);
        ProfilingRequest hasty;
        hasty.interval = std::chrono::milliseconds(1);
        const auto refused = resultOf(client->startProfiling(hasty));
        QCOMPARE(refused.error().code(), PerformanceErrorCode::InvalidArgument);
        QCOMPARE(refused.error().subject(), QStringLiteral("interval"));
        QVERIFY(!*resultOf(client->isProfiling()));
        QVERIFY(resultOf(client->createSnapshot()));
        QVERIFY(resultOf(client->startProfiling(named(QStringLiteral("My session")))));
        QCOMPARE(resultOf(client->startProfiling({})).error().code(), PerformanceErrorCode::ProfilingAlreadyInProgress);
        QVERIFY(*resultOf(client->isProfiling()));
        QVERIFY(resultOf(client->recordMetric(sample())));
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(client->sessions()->state())->snapshots >= 5, 10000);
        const auto report = resultOf(client->stopProfiling());
        QVERIFY(report);
        QCOMPARE(report->name, QStringLiteral("My session"));
        QVERIFY(report->snapshots.size() >= 4);
        QVERIFY(report->duration > std::chrono::milliseconds(300));
        QVERIFY(report->metricsSummary.find(QStringLiteral("system.cpu.utilization")));
        QCOMPARE(report->metricsSummary.find(QStringLiteral("api_response_time"))->mean, 150.5);
        QVERIFY(report->snapshot(1).metrics.size() > 50);
        QVERIFY(!report->snapshots.back().processes.empty());
        QVERIFY(report->displaySummary().contains(QStringLiteral("My session")));
        QCOMPARE(running.size(), 2);

        // It is kept, and what is kept is what was given.
        const auto list = resultOf(client->reports()->list());
        QCOMPARE(list->size(), size_t(1));
        QCOMPARE(list->front().id, report->id);
        QCOMPARE(*resultOf(client->report(report->id)), *report);
        QVERIFY(resultOf(client->reports()->rename(report->id, QStringLiteral("Other"))));
        QCOMPARE(resultOf(client->report(report->id))->name, QStringLiteral("Other"));
        QCOMPARE(resultOf(client->reports()->rename(report->id, QStringLiteral("  "))).error().code(),
                 PerformanceErrorCode::InvalidArgument);
        QCOMPARE(resultOf(client->reports()->generate(QStringLiteral("nothing"), nanoseconds(0))).error().code(),
                 PerformanceErrorCode::InvalidArgument);
        const QString copy = folder.filePath(QStringLiteral("copy.json"));
        QVERIFY(exportReport(*report, ReportFormat::Json, copy));
        QVERIFY(resultOf(client->reports()->importFile(copy))->id != report->id);
        QVERIFY(resultOf(client->reports()->diff(report->id, report->id)));
        QVERIFY(resultOf(client->reports()->remove(report->id)));
        QCOMPARE(resultOf(client->report(report->id)).error().code(), PerformanceErrorCode::ReportNotFound);
        QCOMPARE(resultOf(client->report(QStringLiteral("../../etc/passwd"))).error().code(),
                 PerformanceErrorCode::ReportNotFound);
        QCOMPARE(resultOf(client->reports()->list())->size(), size_t(1));

        const auto events = resultOf(
            client->history()->events({now() - std::chrono::minutes(1), now() + std::chrono::seconds(1)}));
        QVERIFY(events->size() >= 2);
    }

    void aReportCoversThePast()
    {
        const auto client = createPerformanceClient(quick());
        QVERIFY(resultOf(client->createSnapshot()));
        QVERIFY(waitForTicks(*client, 6));
        const auto report = resultOf(client->generateReport(QStringLiteral("Last minute"), std::chrono::minutes(1)));
        QVERIFY(report && report->snapshots.size() >= 5);
        QVERIFY(!resultOf(client->generateReport(QStringLiteral("Nothing"), nanoseconds(0))));
        QVERIFY(resultOf(client->recommendations()));
    }

    // What later versions fill answers honestly now: nothing, or an error that says what is missing.
    void whatIsNotThereSaysSo()
    {
        const auto client = createPerformanceClient(quick());
        QVERIFY(resultOf(client->optimizations())->empty());
        QCOMPARE(resultOf(client->applyOptimization(QStringLiteral("opt1"))).error().code(),
                 PerformanceErrorCode::InvalidOptimization);
        QCOMPARE(resultOf(client->changes()->revert(QStringLiteral("opt1"))).error().code(),
                 PerformanceErrorCode::InvalidOptimization);
        QVERIFY(resultOf(client->uxImprovements())->empty());
        QVERIFY(!resultOf(client->implementUxImprovement(QStringLiteral("u1"))));
        QVERIFY(resultOf(client->changes()->list())->empty());
        QCOMPARE(resultOf(client->reports()->importFile(QStringLiteral("/no/such/perf.data"))).error().code(),
                 PerformanceErrorCode::IoError);
    }

    void configurationTakesEffect()
    {
        const auto client = createPerformanceClient(quick());
        PerformanceConfig config = *resultOf(client->config());
        QVERIFY(!resultOf(client->setConfig(config.withProfileInterval(std::chrono::milliseconds(1)))));
        QVERIFY(resultOf(
            client->setConfig(config.withProfileInterval(std::chrono::milliseconds(200)).withProfiling(false))));
        QTRY_COMPARE(resultOf(client->diagnostics()->status())->interval, std::chrono::milliseconds(200));
        QCOMPARE(resultOf(client->startProfiling({})).error().code(), PerformanceErrorCode::Unsupported);
        QTRY_VERIFY(resultOf(client->diagnostics()->status())->cpuShare.has_value());
        QVERIFY(*resultOf(client->diagnostics()->status())->memoryBytes > 1 << 20);
    }

    void switchedOffMeansOff()
    {
        const auto client = createPerformanceClient(quick().withMetrics(false));
        QCOMPARE(resultOf(client->createSnapshot()).error().code(), PerformanceErrorCode::Unsupported);
        QCOMPARE(resultOf(client->recordMetric(sample())).error().code(), PerformanceErrorCode::Unsupported);
        QVERIFY(!client->ingest()->recorder(QStringLiteral("x"), QString(), MetricCategory::Custom).isValid());
    }

    void aSecondClientFollowsTheFirst()
    {
        QTemporaryDir folder;
        const PerformanceConfig config = quick().withDataFolder(folder.filePath(QStringLiteral("data")));
        const auto writer = createPerformanceClient(config);
        QVERIFY(resultOf(writer->createSnapshot()));
        const auto reader = createPerformanceClient(config);
        QSignalSpy advanced(reader.get(), &PerformanceClient::advanced);
        QVERIFY(resultOf(reader->diagnostics()->status())->history.readOnly);
        QVERIFY(advanced.wait(5000));
        QVERIFY(resultOf(reader->createSnapshot())->metricCount() > 50);
        QCOMPARE(resultOf(reader->recordMetric(sample())).error().code(), PerformanceErrorCode::ReadOnly);
        QVERIFY(resultOf(writer->recordMetric(sample())));
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(reader->metric(QStringLiteral("api_response_time"))).has_value(), 5000);
    }

    void anUnusableFolderIsExplained()
    {
        const auto client = createPerformanceClient(quick().withDataFolder(QStringLiteral("/proc/nowhere")));
        QSignalSpy problem(client.get(), &PerformanceClient::problemOccurred);
        QVERIFY(problem.wait(2000));
        QVERIFY(problem.constFirst().constFirst().toString().contains(QStringLiteral("/proc/nowhere")));
        QVERIFY(resultOf(client->diagnostics()->status())->history.inMemory);
        QVERIFY(resultOf(client->createSnapshot()));
    }

    void destroyedWhileBusy()
    {
        for (int i = 0; i < 20; ++i) {
            const auto client = createPerformanceClient(quick());
            const auto snapshot = client->createSnapshot();
            const auto report = client->generateReport(QStringLiteral("x"), std::chrono::minutes(1));
            if (i % 2)
                QTest::qWait(i * 10); // the moment of its end is what is tried
        }
    }

    void destroyedWithAnswersOutstanding()
    {
        for (int i = 0; i < 5; ++i) {
            const auto client = createPerformanceClient(quick());
            QVERIFY(resultOf(client->createSnapshot()));
            std::vector<QFuture<PerformanceResult<PerformanceSnapshot>>> futures;
            for (int k = 0; k < 500; ++k)
                futures.push_back(client->createSnapshot());
        }
    }

    void anyThreadMayCall()
    {
        const auto client = createPerformanceClient(quick());
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 50; ++i) {
                    client->recordMetric(sample(i)).waitForFinished();
                    client->metrics().waitForFinished();
                    client->history()
                        ->query(QStringLiteral("api_response_time"), {now() - std::chrono::minutes(1), now()}, 100)
                        .waitForFinished();
                    client->diagnostics()->status().waitForFinished();
                    if (t == 0 && i % 10 == 0) {
                        client->startProfiling({}).waitForFinished();
                        client->stopProfiling().waitForFinished();
                    }
                }
            });
        }
        threads.clear();
        QVERIFY(resultOf(client->metric(QStringLiteral("api_response_time"))));
    }

    /// Whoever takes an answer the moment it is there must not meet the one that is still giving it.
    void answersAreTakenAtOnce()
    {
        const auto client = createPerformanceClient(quick());
        QVERIFY(resultOf(client->createSnapshot()));
        constexpr int Times = 4000;
        int taken = 0;
        for (int i = 0; i < Times; ++i)
            whenDone(client->createSnapshot(), this,
                     [&taken](const PerformanceResult<PerformanceSnapshot> &snapshot) { taken += snapshot ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(taken, Times, 30000);
    }

    void exportsAreWellFormed()
    {
        const auto report = readReport(QStringLiteral(WAI_FIXTURES "/reports/v1.0.json"));
        QVERIFY(report);
        const QByteArray csv = toCsv(*report);
        const QList<QByteArray> lines = csv.split('\n');
        QVERIFY(lines.size() > 4);
        QVERIFY(lines[0].startsWith("time,"));
        QCOMPARE(lines[2].count(','), qsizetype(report->recording.series.size()));
        const QByteArray html = toHtml(*report);
        QVERIFY(html.contains("<svg") && html.contains("Golden report") && !html.contains("http://")
                && !html.contains("https://") && !html.contains("<script"));
        PerformanceReport hostile = *report;
        hostile.name = QStringLiteral("<script>alert(1)</script>");
        QVERIFY(!toHtml(hostile).contains("<script"));
    }

    /// What a program, or another machine's collector, sends by the names of our table makes no advice about this one, and
    /// draws no verdict on it.
    void othersSayNothingOfThisMachine()
    {
        const auto reportOf = [](const SeriesDescriptor &descriptor, double level) {
            ReportSources sources;
            sources.recording.axes.emplace_back();
            RecordedSeries column;
            column.descriptor = descriptor;
            for (int i = 0; i < 200; ++i) {
                sources.recording.axes[0].push_back(fromNanoseconds((i + 1) * 1'000'000'000LL));
                const double total = i * level + i * i % 7;
                column.bits.push_back(descriptor.storage == Storage::Integer ? qint64(total / descriptor.scale)
                                                                             : bitsOf(total));
            }
            sources.recording.series.push_back(column);
            return buildReport(std::move(sources));
        };
        const SeriesDescriptor own = metrics::OomKills.series();
        SeriesDescriptor theirs = own;
        theirs.attributes.insert(QStringLiteral("host.name"), QStringLiteral("otherhost"));
        theirs.storage = Storage::Real;
        theirs.scale = 1;
        theirs.origin = SeriesOrigin::Ingest;
        QCOMPARE(reportOf(own, 10).recommendations.size(), 1);
        QVERIFY(reportOf(theirs, 10).recommendations.isEmpty());
        QCOMPARE(diffReports(reportOf(own, 10), reportOf(own, 30)).verdict, MetricDifference::Verdict::Worse);
        QCOMPARE(diffReports(reportOf(theirs, 10), reportOf(theirs, 30)).verdict, MetricDifference::Verdict::NotJudged);
        // The origin is in the file; of an older one without it, it is known from how the values are kept.
        const QByteArray json = toJson(reportOf(own, 10));
        QCOMPARE(reportFromJson(json, {})->recording.series.front().descriptor.origin, SeriesOrigin::Collector);
        QCOMPARE(reportFromJson(QByteArray(json).replace("\"origin\":\"collector\",", ""), {})
                     ->recording.series.front()
                     .descriptor.origin,
                 SeriesOrigin::Collector);
        QCOMPARE(reportFromJson(toJson(reportOf(theirs, 10)), {})->recording.series.front().descriptor.origin,
                 SeriesOrigin::Ingest);
    }

    void worseIsFound()
    {
        PerformanceReport a;
        PerformanceReport b;
        auto random = testRandom();
        std::normal_distribution<double> noise(0, 2);
        for (auto &[report, level] : {std::pair(&a, 100.0), std::pair(&b, 120.0)}) {
            Recording &recording = report->recording;
            recording.axes.emplace_back();
            RecordedSeries column;
            column.descriptor = {QStringLiteral("latency"),
                                 {},
                                 QStringLiteral("latency"),
                                 QStringLiteral("ms"),
                                 MetricCategory::Custom,
                                 Instrument::Gauge,
                                 Storage::Real,
                                 1};
            for (int i = 0; i < 200; ++i) {
                recording.axes[0].push_back(fromNanoseconds((i + 1) * 1'000'000'000LL));
                column.bits.push_back(bitsOf(level + noise(random)));
            }
            recording.series.push_back(column);
        }
        QCOMPARE(diffReports(a, b).verdict, MetricDifference::Verdict::Worse);
        QCOMPARE(diffReports(b, a).verdict, MetricDifference::Verdict::Better);
        QCOMPARE(diffReports(a, a).verdict, MetricDifference::Verdict::Same);
        QCOMPARE(diffReports(a, b, 0.5).verdict, MetricDifference::Verdict::Same);
        b.recording.axes[0].resize(10);
        b.recording.series[0].bits.resize(10);
        QCOMPARE(diffReports(a, b).verdict, MetricDifference::Verdict::Inconclusive);
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
