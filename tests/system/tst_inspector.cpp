// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/procfs/process_stat.h>
#include <performance/procfs/text_cursor.h>
#include <performance/system/process_inspector.h>
#include <performance/system/socket_table.h>
#include <performance/system/unit_name.h>

#include <QProcess>
#include <QTemporaryFile>

#include <unistd.h>

using namespace performance;

namespace {

ProcessIdentity identityOf(qint64 pid)
{
    FileReader reader;
    const auto line = reader.read("/proc/" + std::to_string(pid) + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    return stat ? ProcessIdentity{qint32(pid), stat->startTime} : ProcessIdentity();
}

char stateOf(qint64 pid)
{
    FileReader reader;
    const auto line = reader.read("/proc/" + std::to_string(pid) + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    return stat ? stat->state : '-';
}

/// A real program that waits in the way that a test wants; it ends with its test.
struct Program {
    QProcess process;

    explicit Program(const QString &code, const QStringList &environment = {})
    {
        QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
        for (const QString &entry : environment)
            own.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
        process.setProcessEnvironment(own);
        process.start(QStringLiteral("python3"), {QStringLiteral("-u"), QStringLiteral("-c"), code});
        if (!process.waitForStarted() || !process.waitForReadyRead())
            qFatal("python3 does not start: %s", process.readAllStandardError().constData());
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    ProcessIdentity identity() const { return identityOf(process.processId()); }
};

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEverythingOfAProcess()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        Program program(QStringLiteral("import socket, time, threading\n"
                                       "f = open('%1')\n"
                                       "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n"
                                       "threading.Thread(target=lambda: s.accept(), daemon=True).start()\n"
                                       "print(s.getsockname()[1]); time.sleep(100)")
                            .arg(file.fileName()),
                        {QStringLiteral("WAI_PROBE=seen")});
        const QByteArray port = program.process.readLine().trimmed();
        std::optional<ProcessDetails> details;
        // Both threads must have come to where they wait.
        QTRY_VERIFY([&] {
            auto read = inspectProcess(program.identity());
            if (!read || read->threads.size() < 2 || read->threads[1].waitsFor.isEmpty())
                return false;
            details = *read;
            return true;
        }());
        QVERIFY(details->commandLine.contains(u"python3 -u -c"));
        QVERIFY(details->executable.contains(u"python3"));
        QVERIFY(details->environment.contains(QStringLiteral("WAI_PROBE=seen")));
        QVERIFY(std::any_of(details->files.cbegin(), details->files.cend(),
                            [&](const OpenFile &f) { return f.target == file.fileName(); }));
        const QString listening = QStringLiteral("TCP 127.0.0.1:%1 (listening)").arg(QLatin1String(port));
        QVERIFY(std::any_of(details->files.cbegin(), details->files.cend(),
                            [&](const OpenFile &f) { return f.isSocket && f.target == listening; }));
        QVERIFY(details->threads[0].waitsFor.contains(u"sleep") || details->threads[0].waitsFor.contains(u"select"));
        QVERIFY2(details->threads[1].waitsFor.contains(u"accept"), qPrintable(details->threads[1].waitsFor));
        QVERIFY(details->threads[1].waitsFor.contains(listening));
        QVERIFY(!details->mappings.empty() && details->mappings.front().bytes >= details->mappings.back().bytes);
        const auto limit = std::find_if(details->limits.cbegin(), details->limits.cend(),
                                        [](const ResourceLimit &l) { return l.name == u"Max open files"; });
        QVERIFY(limit != details->limits.cend() && limit->soft.toLongLong() > 0 && limit->unit == u"files");
        QVERIFY(details->proportionalBytes.value_or(0) > 1'000'000);
        QVERIFY(details->ranNs > 0);
        QVERIFY(details->missing.isEmpty());
    }

    void saysThatItEnded()
    {
        ProcessIdentity gone = identityOf(::getpid());
        gone.startTime += 1; // another process had this pid
        const auto details = inspectProcess(gone);
        QVERIFY(!details && details.error().message().contains(QString::number(::getpid())));
        QVERIFY(!signalProcess(gone, ProcessSignal::Stop));
    }

    void signalsStopContinueAndEnd()
    {
        Program program(QStringLiteral("import time\nprint('ready')\ntime.sleep(100)"));
        const ProcessIdentity identity = program.identity();
        QVERIFY(signalProcess(identity, ProcessSignal::Stop));
        QTRY_COMPARE(stateOf(identity.pid), 'T');
        QVERIFY(signalProcess(identity, ProcessSignal::Continue));
        QTRY_COMPARE(stateOf(identity.pid), 'S');
        ProcessIdentity other = identity;
        other.startTime -= 1;
        QVERIFY(!signalProcess(other, ProcessSignal::Kill));
        QCOMPARE(stateOf(identity.pid), 'S');
        QVERIFY(signalProcess(identity, ProcessSignal::Terminate));
        QVERIFY(program.process.waitForFinished(5000));
        const auto again = signalProcess(identity, ProcessSignal::Terminate);
        QVERIFY(!again && !again.error().message().isEmpty());
    }

    void refusesInitItselfAndGroups()
    {
        for (const qint32 pid : {0, -1, 1, qint32(::getpid())}) {
            const auto refused = signalProcess({pid, identityOf(pid).startTime}, ProcessSignal::Terminate);
            QVERIFY(!refused && refused.error().code() == PerformanceErrorCode::Unsupported);
        }
    }

    void findsTheUnit_data()
    {
        QTest::addColumn<QByteArray>("cgroup");
        QTest::addColumn<QString>("unit");
        QTest::newRow("app of a session")
            << QByteArray("0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox-12.scope\n")
            << QStringLiteral("app-firefox-12.scope");
        QTest::newRow("service") << QByteArray("0::/system.slice/ssh.service\n") << QStringLiteral("ssh.service");
        QTest::newRow("version 1") << QByteArray("12:cpu,cpuacct:/\n1:name=systemd:/system.slice/cron.service\n")
                                   << QStringLiteral("cron.service");
        QTest::newRow("container") << QByteArray("0::/system.slice/docker-0123456789ab.scope\n")
                                   << QStringLiteral("docker-0123456789ab.scope");
        QTest::newRow("root") << QByteArray("0::/\n") << QString();
        QTest::newRow("nonsense") << QByteArray("0:/\n::::") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void findsTheUnit()
    {
        QFETCH(QByteArray, cgroup);
        QFETCH(QString, unit);
        QCOMPARE(unitFromCgroup({cgroup.constData(), size_t(cgroup.size())}), unit);
    }

    void readsSockets_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("text");
        QTest::newRow("listening") << QByteArray(
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0 100 0 0 10 0")
                                   << QStringLiteral("TCP 127.0.0.1:8080 (listening)");
        QTest::newRow("established") << QByteArray(
            "   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0 20 4 30 10 -1")
                                     << QStringLiteral("TCP 127.0.0.1:8080 → 127.0.0.1:54321 (established)");
        QTest::newRow("version 6") << QByteArray(
            "   0: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 12345 1")
                                   << QStringLiteral("TCP [::1]:80 (listening)");
        for (const char *bad : {"", "x", "0: 0100007F 00000000:0000 0A 0 0 0 0 0 5",
                                "0: 0100007F:1F90 00000000:0000 0A", "0: ZZ00007F:1F90 00000000:0000 0A 0 0 0 0 0 5"})
            QTest::addRow("bad %s", bad) << QByteArray(bad) << QString();
    }
    void readsSockets()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, text);
        const auto socket = parseInetSocket({line.constData(), size_t(line.size())}, "TCP");
        QCOMPARE(socket.has_value(), !text.isEmpty());
        if (socket) {
            QCOMPARE(socket->first, quint64(12345));
            QCOMPARE(socket->second, text);
        }
    }
};

QTEST_GUILESS_MAIN(TestInspector)
#include "tst_inspector.moc"
