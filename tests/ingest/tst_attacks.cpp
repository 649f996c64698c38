// SPDX-License-Identifier: MIT
// What a web page, another user's program or a hostile one may try on the loopback port: nothing of it is accepted, and no
// byte of what is recorded comes back.
#include "ingest/receiver.h"

#include <QElapsedTimer>
#include <QProcess>

#include <memory>
#include <zlib.h>

using namespace performance;
using Qt::operator""_s;

class TestAttacks : public QObject {
    Q_OBJECT

    std::unique_ptr<Receiver> m_receiver;

    QByteArray host() const { return "Host: 127.0.0.1:" + QByteArray::number(m_receiver->httpPort()) + "\r\n"; }
    /// A request that is taken, to be spoilt.
    QByteArray good(const QByteArray &headers = {}, const QByteArray &body = R"({"id":"attack","value":1})") const
    {
        return "POST /v1/record HTTP/1.1\r\n" + host() + "Content-Type: application/json\r\nConnection: close\r\n"
            + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    static QByteArray gzipped(qsizetype zeroes)
    {
        QByteArray out(1 << 20, '\0');
        const QByteArray in(zeroes, '\0');
        z_stream z{};
        deflateInit2(&z, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
        z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.constData()));
        z.avail_in = uInt(in.size());
        z.next_out = reinterpret_cast<Bytef *>(out.data());
        z.avail_out = uInt(out.size());
        deflate(&z, Z_FINISH);
        out.truncate(qsizetype(z.total_out));
        deflateEnd(&z);
        return out;
    }

private Q_SLOTS:
    void initTestCase() { m_receiver = std::make_unique<Receiver>(QStringList{u"http://localhost:3000"_s}); }
    void cleanupTestCase() { m_receiver.reset(); }

    void whatIsRightIsTaken()
    {
        QVERIFY(m_receiver->exchange(good()).startsWith("HTTP/1.1 200"));
        // A page that the settings list: preflight and request.
        const QByteArray preflight = m_receiver->exchange(
            "OPTIONS /v1/record HTTP/1.1\r\n" + host()
            + "Origin: http://localhost:3000\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Private-Network: true\r\nConnection: close\r\n\r\n");
        QVERIFY2(preflight.contains("Access-Control-Allow-Origin: http://localhost:3000\r\n")
                     && preflight.contains("Access-Control-Allow-Private-Network: true"),
                 preflight);
        QVERIFY(!preflight.contains("Allow-Credentials"));
        QVERIFY(m_receiver->exchange(good("Origin: http://localhost:3000\r\nSec-Fetch-Site: same-site\r\n"))
                    .startsWith("HTTP/1.1 200"));
        const QByteArray metrics = m_receiver->exchange("GET /metrics HTTP/1.1\r\n" + host() + "Authorization: Bearer "
                                                        + m_receiver->token() + "\r\nConnection: close\r\n\r\n");
        QVERIFY2(metrics.startsWith("HTTP/1.1 200"), metrics.left(300));
    }

    void attack_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray port = QByteArray::number(m_receiver->httpPort());
        const QByteArray token = m_receiver->token();
        const auto post = [&](const char *name, const QByteArray &headers) { QTest::newRow(name) << good(headers); };
        const auto raw = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
        const auto headed = [&](const char *name, const QByteArray &hostLine, const QByteArray &more = {}) {
            raw(name,
                "POST /v1/record HTTP/1.1\r\n" + hostLine + "Content-Type: application/json\r\nConnection: close\r\n"
                    + more + "Content-Length: 26\r\n\r\n{\"id\":\"attack\",\"value\":1  }");
        };
        const auto typed = [&](const char *name, const QByteArray &type) {
            raw(name,
                "POST /v1/record HTTP/1.1\r\n" + host() + type
                    + "Connection: close\r\nContent-Length: 25\r\n\r\n{\"id\":\"attack\",\"value\":1 }");
        };
        const auto get = [&](const char *name, const QByteArray &headers, const QByteArray &path = "/metrics") {
            raw(name, "GET " + path + " HTTP/1.1\r\n" + host() + headers + "Connection: close\r\n\r\n");
        };
        // A name that leads here: DNS rebinding.
        headed("host of another site", "Host: evil.example\r\n");
        headed("host of another site with our port", "Host: evil.example:" + port + "\r\n");
        headed("host that begins like ours", "Host: localhost.evil.example\r\n");
        headed("host that ends like ours", "Host: evil.localhost\r\n");
        headed("host with a dot at its end", "Host: localhost.:" + port + "\r\n");
        headed("host with another port", "Host: 127.0.0.1:1\r\n");
        headed("no host", "");
        headed("empty host", "Host: \r\n");
        headed("two hosts", host() + "Host: evil.example\r\n");
        headed("host with a user", "Host: localhost@evil.example\r\n");
        headed("another loopback address", "Host: 127.0.0.2:" + port + "\r\n");
        headed("address as a number", "Host: 2130706433:" + port + "\r\n");
        headed("mapped address", "Host: [::ffff:127.0.0.1]:" + port + "\r\n");
        headed("any address", "Host: 0.0.0.0:" + port + "\r\n");
        // Pages.
        post("foreign origin", "Origin: https://evil.example\r\n");
        post("null origin", "Origin: null\r\n");
        post("origin with another port", "Origin: http://localhost:3001\r\n");
        post("origin with another scheme", "Origin: https://localhost:3000\r\n");
        post("origin that begins like ours", "Origin: http://localhost:3000.evil.example\r\n");
        post("origin in capitals", "Origin: HTTP://LOCALHOST:3000\r\n");
        post("two origins", "Origin: http://localhost:3000\r\nOrigin: https://evil.example\r\n");
        post("origin and another in one", "Origin: http://localhost:3000, https://evil.example\r\n");
        post("no origin, but from another site", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n");
        post("no origin, but from the same site", "Sec-Fetch-Site: same-site\r\n");
        typed("text/plain, as a form sends it without asking", "Content-Type: text/plain\r\n");
        typed("a form", "Content-Type: application/x-www-form-urlencoded\r\n");
        typed("a form with files", "Content-Type: multipart/form-data; boundary=x\r\n");
        typed("no type", "");
        typed("two types", "Content-Type: text/plain\r\nContent-Type: application/json\r\n");
        typed("a type with another behind it", "Content-Type: text/plain, application/json\r\n");
        // Reading.
        get("an image of the metrics",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n");
        get("reading without the token", "");
        get("reading with a wrong token", "Authorization: Bearer " + QByteArray(48, '0') + "\r\n");
        get("reading with half a token", "Authorization: Bearer " + token.left(24) + "\r\n");
        get("reading with an empty token", "Authorization: Bearer \r\n");
        get("reading with the token in the address", "", "/metrics?token=" + token);
        get("reading from a foreign page with the token",
            "Origin: https://evil.example\r\nAuthorization: Bearer " + token + "\r\n");
        get("a file", "Authorization: Bearer " + token + "\r\n", "/../../etc/passwd");
        get("two slashes", "Authorization: Bearer " + token + "\r\n", "//metrics");
        raw("absolute form",
            "GET http://evil.example/metrics HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n");
        raw("HTTP/0.9", "GET /metrics\r\n\r\n");
        raw("HTTP/2 by its first line", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        raw("a proxy's CONNECT", "CONNECT 127.0.0.1:22 HTTP/1.1\r\n" + host() + "\r\n");
        raw("TRACE", "TRACE / HTTP/1.1\r\n" + host() + "Connection: close\r\n\r\n");
        raw("PUT",
            "PUT /v1/record HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        raw("DELETE", "DELETE /metrics HTTP/1.1\r\n" + host() + "Connection: close\r\n\r\n");
        get("WebSocket",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer "
                + token + "\r\n");
        raw("preflight of a foreign page",
            "OPTIONS /v1/record HTTP/1.1\r\n" + host()
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
        // Two readings of one request.
        raw("length and chunks",
            "POST /v1/record HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n{\"id\":\"attack\",\"value\":1  }\r\n0\r\n\r\n");
        raw("two lengths",
            "POST /v1/record HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nContent-Length: 26\r\nContent-Length: 5\r\nConnection: close\r\n\r\n{\"id\":\"attack\",\"value\":1  }");
        raw("another transfer encoding",
            "POST /v1/record HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n1a\r\n{\"id\":\"attack\",\"value\":1  }\r\n0\r\n\r\n");
        raw("a length that is none",
            "POST /v1/record HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nContent-Length: -1\r\nConnection: close\r\n\r\n{}");
        raw("a header that is folded",
            "POST /v1/record HTTP/1.1\r\nHost:\r\n evil.example\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 26\r\n\r\n{\"id\":\"attack\",\"value\":1  }");
        // Size.
        raw("a length beyond the limit",
            "POST /v1/record HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: 99999999999\r\n\r\n");
        raw("a huge header", "GET /metrics HTTP/1.1\r\n" + host() + "X: " + QByteArray(1 << 20, 'x') + "\r\n\r\n");
        raw("an endless path", "GET /" + QByteArray(1 << 20, 'a') + " HTTP/1.1\r\n" + host() + "\r\n");
        const QByteArray bomb = gzipped(qsizetype(200) << 20);
        raw("a bomb",
            "POST /v1/metrics HTTP/1.1\r\n" + host()
                + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
                + QByteArray::number(bomb.size()) + "\r\n\r\n" + bomb);
        raw("a packing that is unknown", good("Content-Encoding: zstd\r\n"));
        raw("a packing that is a lie", good("Content-Encoding: gzip\r\n"));
    }

    void attack()
    {
        QFETCH(QByteArray, request);
        const auto before = m_receiver->status();
        const QByteArray answer = m_receiver->exchange(request);
        QVERIFY2(!answer.startsWith("HTTP/1.1 200") && !answer.startsWith("HTTP/1.0 200")
                     && !answer.startsWith("HTTP/1.1 204"),
                 answer.left(200));
        for (const char *secret :
             {"system_cpu", "wai_", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: https://evil",
              "Access-Control-Allow-Origin: null", "root:"})
            QVERIFY2(!answer.contains(secret), answer.left(500));
        QCOMPARE(m_receiver->status().accepted, before.accepted);
        QVERIFY(m_receiver->exchange(good()).startsWith("HTTP/1.1 200")); // and it goes on
    }

    void anotherUserNeedsTheToken()
    {
        if (::geteuid() != 0)
            QSKIP("only root may become another user");
        const QString url = u"http://127.0.0.1:%1/v1/record"_s.arg(m_receiver->httpPort());
        const auto send = [&](const QStringList &more) {
            QProcess process;
            const QString script =
                u"import sys,urllib.request as u\nr=u.Request(sys.argv[1],data=b'{\"id\":\"stranger\",\"value\":1}',headers={'Content-Type':'application/json'})\nif len(sys.argv)>2: r.add_header('Authorization','Bearer '+sys.argv[2])\ntry: print(u.urlopen(r).status)\nexcept u.HTTPError as e: print(e.code)"_s;
            process.start(
                u"setpriv"_s,
                QStringList{u"--reuid=65534"_s, u"--clear-groups"_s, u"/usr/bin/python3"_s, u"-c"_s, script, url}
                    + more);
            process.waitForFinished(10000);
            return process.readAllStandardOutput().trimmed();
        };
        QCOMPARE(send({}), QByteArray("403"));
        QCOMPARE(send({QString::fromLatin1(m_receiver->token())}), QByteArray("200"));
    }

    /// One who sends a byte now and then holds one connection for a while, and nobody else.
    void aSlowSenderHoldsNobodyUp()
    {
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 40; ++i) {
            auto socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(m_receiver->httpPort()));
            QVERIFY(socket->waitForConnected(2000));
            socket->write("POST /v1/record HTTP/1.1\r\n" + host()
                          + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            socket->flush();
            slow.push_back(std::move(socket));
        }
        QVERIFY(m_receiver->exchange(good()).startsWith("HTTP/1.1 200"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return std::all_of(slow.begin(), slow.end(),
                                   [](const auto &s) { return s->state() != QAbstractSocket::ConnectedState; });
            },
            20000));
    }

    void aFloodOfDatagramsIsCountedExactly()
    {
        const auto before = m_receiver->status();
        QProcess sender;
        constexpr int Datagrams = 200000;
        const QString script =
            u"import socket,sys\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\nfor i in range(%1): s.sendto(b'flood:1|c',('127.0.0.1',int(sys.argv[1])))"_s
                .arg(Datagrams);
        sender.start(u"python3"_s, {u"-c"_s, script, QString::number(m_receiver->statsdPort())});
        QVERIFY(sender.waitForFinished(60000));
        // The kernel tells of drops with the next datagram that it lets through.
        const bool told = QTest::qWaitFor(
            [&] {
                QProcess last;
                last.start(
                    u"python3"_s,
                    {u"-c"_s,
                     u"import socket,sys\nsocket.socket(socket.AF_INET,socket.SOCK_DGRAM).sendto(b'mark:1|g',('127.0.0.1',int(sys.argv[1])))"_s,
                     QString::number(m_receiver->statsdPort())});
                last.waitForFinished();
                return m_receiver->value(u"mark"_s).has_value();
            },
            10000);
        QVERIFY(told);
        const auto lost = [&] { return m_receiver->status().lost - before.lost; };
        const auto total = [&] { return m_receiver->total(u"flood"_s).value_or(0); };
        (void)QTest::qWaitFor([&] { return total() + double(lost()) >= double(Datagrams); }, 30000);
        const auto after = m_receiver->status();
        const double counted = total();
        qInfo("%.0f of %d counted, %llu dropped by the kernel", counted, Datagrams,
              static_cast<unsigned long long>(after.lost - before.lost));
        QCOMPARE(counted + double(after.lost - before.lost), double(Datagrams));
    }
};

QTEST_GUILESS_MAIN(TestAttacks)
#include "tst_attacks.moc"
