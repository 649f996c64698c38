// SPDX-License-Identifier: MIT
// The dashboard whose display or session bus is not there, or goes away.
#include "cli/own_program.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// The bus says to the first message of a connection that its name is ":1.1" (D-Bus specification, "Message Format").
QByteArray helloAnswer()
{
    QByteArray fields;
    const auto field = [&](char code, const char *type, const QByteArray &value) {
        fields.append(QByteArray(-fields.size() & 7, '\0'))
            .append(code)
            .append('\1')
            .append(type)
            .append('\0')
            .append(value);
    };
    const auto number = [](quint32 value) { return QByteArray(reinterpret_cast<const char *>(&value), 4); };
    const auto string = [&](const QByteArray &value) { return number(quint32(value.size())) + value + '\0'; };
    field(5, "u", number(1)); // answers serial 1
    field(7, "s", string("org.freedesktop.DBus"));
    field(6, "s", string(":1.1"));
    field(8, "g", QByteArray("\1s\0", 3));
    const QByteArray body = string(":1.1");
    QByteArray message = QByteArray("l\2\1\1", 4) + number(quint32(body.size())) + number(1)
        + number(quint32(fields.size())) + fields;
    return message.append(QByteArray(-message.size() & 7, '\0')) + body;
}

} // namespace

class TestDisplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A display that goes away while the dashboard runs: a line that says so, and no core dump.
    void aVanishedDisplayEndsIt()
    {
        const QString xvfb = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
        if (xvfb.isEmpty())
            QSKIP("Xvfb is needed (packages.txt)");
        QTemporaryDir folder;
        QProcess server;
        server.start(
            xvfb,
            {QStringLiteral(":4713"), QStringLiteral("-screen"), QStringLiteral("0"), QStringLiteral("1280x900x24")});
        QVERIFY(server.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(QStringLiteral("/tmp/.X11-unix/X4713")), 10000);
        QProcess dashboard;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":4713"));
        environment.insert(QStringLiteral("HOME"), folder.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        dashboard.setProcessEnvironment(environment);
        dashboard.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                        {QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(folder.filePath(QStringLiteral("data/history.db"))), 15000);
        const QStringList recorded{QStringLiteral("query"), QStringLiteral("system.memory.limit"),
                                   QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))};
        QVERIFY(QTest::qWaitFor([&] { return run(recorded).out.contains("GiB"); }, 60000));
        QCOMPARE(dashboard.state(), QProcess::Running);
        server.kill();
        server.waitForFinished();
        QVERIFY(dashboard.waitForFinished(10000));
        QCOMPARE(dashboard.exitStatus(), QProcess::NormalExit);
        QCOMPARE(dashboard.exitCode(), 1);
        QVERIFY(!dashboard.readAllStandardError().trimmed().isEmpty());
        // What it had recorded is there.
        QVERIFY(run(recorded).out.contains("GiB"));
    }

    /// A session bus that goes away in the middle of a call, as the one that was started for a display does with it: libdbus ends
    /// a program for that unless it is told not to. The bus here greets whoever comes, and leaves.
    void aVanishedBusEndsNothing()
    {
        const QTemporaryDir folder;
        QLocalServer bus;
        QVERIFY(bus.listen(folder.filePath(QStringLiteral("bus"))));
        int left = 0;
        connect(&bus, &QLocalServer::newConnection, this, [&] {
            while (QLocalSocket *guest = bus.nextPendingConnection()) {
                auto talk = std::make_shared<QByteArray>();
                connect(guest, &QLocalSocket::readyRead, guest, [&left, guest, talk] {
                    // The D-Bus specification, "Authentication Protocol": a line is answered by one, until BEGIN. Then comes
                    // Hello, which every bus answers.
                    *talk += guest->readAll();
                    const qsizetype begin = talk->indexOf("BEGIN\r\n");
                    if (begin < 0) {
                        guest->write(talk->contains("NEGOTIATE_UNIX_FD") ? "ERROR\r\n"
                                                                         : "OK 0123456789abcdef0123456789abcdef\r\n");
                    } else if (talk->size() > begin + 7) {
                        guest->write(helloAnswer());
                        guest->disconnectFromServer();
                        ++left;
                    }
                });
            }
        });
        QProcess dashboard;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=") + bus.fullServerName());
        environment.insert(QStringLiteral("HOME"), folder.path());
        environment.remove(QStringLiteral("DBUS_FATAL_WARNINGS"));
        dashboard.setProcessEnvironment(environment);
        dashboard.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                        {QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))});
        QTRY_VERIFY_WITH_TIMEOUT(left > 0 || dashboard.state() == QProcess::NotRunning, 20000);
        const QStringList recorded{QStringLiteral("query"), QStringLiteral("system.memory.limit"),
                                   QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))};
        QVERIFY(QTest::qWaitFor(
            [&] { return dashboard.state() != QProcess::Running || run(recorded).out.contains("GiB"); }, 60000));
        QTest::qWait(500); // what is asked of a bus while the window is built comes at once or never
        QCOMPARE(dashboard.state(), QProcess::Running);
        dashboard.terminate();
        QVERIFY(dashboard.waitForFinished(20000));
        QCOMPARE(dashboard.exitCode(), 0);
    }

    void withoutADisplayItSaysSo()
    {
        const Outcome none = run(
            {}, {QStringLiteral("QT_QPA_PLATFORM="), QStringLiteral("DISPLAY="), QStringLiteral("WAYLAND_DISPLAY=")});
        QCOMPARE(none.code, 1);
        QVERIFY(none.error.contains("no display"));
        const Outcome gone = run(
            {},
            {QStringLiteral("QT_QPA_PLATFORM="), QStringLiteral("DISPLAY=:4711"), QStringLiteral("WAYLAND_DISPLAY=")});
        QCOMPARE(gone.code, 1);
        QVERIFY(gone.error.contains(":4711"));
    }
};

QTEST_GUILESS_MAIN(TestDisplay)
#include "tst_display.moc"
