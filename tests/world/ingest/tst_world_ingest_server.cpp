// SPDX-License-Identifier: MIT
// The receiver as a whole: what its sockets take, what it says of its senders, and who has the socket.
#include "ingest/receiver.h"
#include "scrape_target.h"
#include "stranger.h"

#include <performance/ingest/control_client.h>
#include <performance/ingest/control_listener.h>

#include <QUdpSocket>

#include <sys/socket.h>
#include <sys/un.h>

using namespace performance;
using Qt::operator""_s;

namespace {

QByteArray post(const QByteArray &path, const QByteArray &body, int port)
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

std::optional<IngestSource> sourceOf(const std::vector<IngestSource> &sources, const QString &name)
{
    const auto it = std::find_if(sources.begin(), sources.end(),
                                 [&](const IngestSource &source) { return source.name == name; });
    return it == sources.end() ? std::nullopt : std::optional(*it);
}

} // namespace

class TestWorldIngestServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// B7: "localhost" is ::1 to some clients. DataDog/datadog-agent#10828, statsd/statsd#629.
    void statsdOverIpv6()
    {
        Receiver receiver;
        QUdpSocket socket;
        if (socket.writeDatagram("six:1|c", QHostAddress(QHostAddress::LocalHostIPv6), quint16(receiver.statsdPort()))
            < 0)
            QSKIP("this machine has no IPv6");
        QVERIFY(QTest::qWaitFor([&] { return receiver.total(u"six"_s) == 1.0; }, 5000));
    }

    /// A5: two pages of one host and port are two targets (the trial's targets.py).
    void twoPagesOfOnePortAreTwoTargets()
    {
        ScrapeTarget target;
        target.pages = {{"/a", "# TYPE temp gauge\ntemp 10\n"}, {"/b", "# TYPE temp gauge\ntemp 99\n"}};
        Receiver receiver({}, {target.address(u"/a"_s), target.address(u"/b"_s)});
        const auto valuesOf = [&] {
            QMap<QString, double> values; // by instance
            const auto metrics = resultOf(receiver.client().metrics());
            for (const PerformanceMetric &metric : *metrics) {
                if (metric.id.startsWith(u"temp{"_s))
                    values.insert(metric.metadata.value(u"instance"_s).section(u'/', -1), metric.value);
            }
            return values;
        };
        QTRY_COMPARE_WITH_TIMEOUT(valuesOf(), (QMap<QString, double>{{u"a"_s, 10}, {u"b"_s, 99}}), 20000);
    }

    /// C1: another user, who has no rights here, holds connections and sends nothing (the trial's drip.py); the owner is heard.
    void strangersDoNotKeepTheOwnerOut()
    {
        if (!Stranger::canBe())
            QSKIP("only root can be another user for a moment");
        Receiver receiver;
        const Stranger stranger(
            [](in_port_t port) {
                const sockaddr_in address = Stranger::loopback(port);
                constexpr int Many = 80; // more than the server has
                for (int i = 0; i < Many; ++i) {
                    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
                    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
                        (void)!::write(fd, "P", 1);
                }
            },
            receiver.httpPort());
        QVERIFY(stranger.hasActed());
        for (int i = 0; i < 20; ++i) {
            const QByteArray answer = receiver.exchange(
                post("/v1/record", R"({"id":"owner","value":1})", receiver.httpPort()));
            QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
        }
        QTRY_VERIFY_WITH_TIMEOUT(sourceOf(receiver.status().sources, u"HTTP"_s).has_value(),
                                 10000); // it is said that some were turned away
    }

    /// B9: logs are taken and forgotten, and it is said. opentelemetry-java-instrumentation#11600, quarkusio/quarkus#51076.
    void logsAreNoError()
    {
        Receiver receiver;
        QVERIFY(receiver.exchange(post("/v1/logs", "{}", receiver.httpPort())).startsWith("HTTP/1.1 200"));
        const auto source = sourceOf(receiver.status().sources, u"OTLP logs"_s);
        QVERIFY(source && source->refused == 1 && !source->why.isEmpty());
    }

    /// C12: one record that is none rejects itself only.
    void oneBrokenRecordOfMany()
    {
        Receiver receiver;
        const QByteArray answer = receiver.exchange(post(
            "/v1/record", R"([{"id":"good","value":1},{"id":"bad","value":"x"},{"value":3},{"id":"better","value":2}])",
            receiver.httpPort()));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
        QVERIFY2(answer.contains("\"accepted\":2") && answer.contains("\"rejected\":2"), answer);
        QVERIFY(QTest::qWaitFor([&] { return receiver.value(u"better"_s) == 2.0; }, 5000));
    }

    /// B10: a page that is left does not hear the answer, and the next one sends again.
    void aRecordThatIsSentAgainCountsOnce()
    {
        Receiver receiver;
        const QByteArray record = "{\"id\":\"again\",\"value\":1,\"timestamp\":"
            + QByteArray::number(toNanoseconds(now()) / 1'000'000) + '}';
        for (int i = 0; i < 3; ++i)
            QVERIFY(receiver.exchange(post("/v1/record", record, receiver.httpPort())).contains("\"accepted\":1"));
        QCOMPARE(receiver.status().accepted, quint64(1));
    }

    /// C2: each sender is listed, with what was refused and why, and a command sees it through the socket.
    void everySenderIsListed()
    {
        Receiver receiver;
        QUdpSocket socket;
        socket.writeDatagram("nonsense", QHostAddress(QHostAddress::LocalHost), quint16(receiver.statsdPort()));
        receiver.exchange(post(
            "/v1/metrics",
            R"({"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeMetrics":[{"metrics":[)"
            R"({"name":"a","gauge":{"dataPoints":[{"asInt":"1"},{}]}}]}]}]})",
            receiver.httpPort()));
        const auto heard = [&] {
            const auto sources = sourcesOfDashboard();
            const auto shop = sources ? sourceOf(*sources, u"shop"_s) : std::nullopt;
            const auto statsd = sources ? sourceOf(*sources, u"StatsD"_s) : std::nullopt;
            return shop && shop->taken == 1 && shop->refused == 1 && shop->why.contains(u"value"_s) && statsd
                && statsd->refused == 1 && statsd->why.contains(u"nonsense"_s);
        };
        QVERIFY(QTest::qWaitFor(heard, 5000));
    }

    /// C14: a second dashboard says that it has no socket, and has it when the first one ends.
    void theSocketIsTakenOver()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"control"_s);
        auto first = std::make_unique<ControlListener>(path);
        UniqueFd listener = first->open();
        QVERIFY(listener);
        ControlListener second(path);
        QVERIFY(!second.open());
        QVERIFY(second.state() == ControlListener::State::Taken && second.problem().contains(path));
        // One that is too busy to answer is alive: nothing is taken from it.
        std::vector<UniqueFd> crowd;
        for (int i = 0; i < 200; ++i) {
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
            crowd.emplace_back(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0));
            if (::connect(crowd.back().get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
                break;
        }
        QVERIFY(!second.open());
        QVERIFY(second.state() == ControlListener::State::Taken);
        crowd.clear();
        listener.reset();
        first.reset();
        QVERIFY(second.open());
        QVERIFY(second.problem().isEmpty());
        // A path that no socket can have is said.
        ControlListener longer(folder.filePath(QString(120, u'x')));
        QVERIFY(!longer.open());
        QVERIFY(longer.problem().contains(u"107"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorldIngestServer)
#include "tst_world_ingest_server.moc"
