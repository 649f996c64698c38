// SPDX-License-Identifier: MIT
#include "../registry.h"
#include "support/machine_copy.h"

#include <performance/system/limits_source.h>
#include <performance/system/outgoing_ports.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s", qPrintable(path));
}

} // namespace

class TestWorldPorts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 27: N12 spoke of 20,000 visitors of a web server as of outgoing ports. The lines are as
    // Documentation/networking/proc_net_tcp.rst has them: addresses in the machine's byte order, ports in hexadecimal.
    void visitorsTakeNoOutgoingPorts()
    {
        const auto line = [](const char *local, int localPort, const char *remote, int remotePort, const char *state) {
            return QStringLiteral(
                       "   0: %1:%2 %3:%4 %5 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0\n")
                .arg(QLatin1String(local))
                .arg(localPort, 4, 16, QLatin1Char('0'))
                .arg(QLatin1String(remote))
                .arg(remotePort, 4, 16, QLatin1Char('0'))
                .arg(QLatin1String(state))
                .toLatin1();
        };
        QByteArray tcp =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
        tcp += line("00000000", 443, "00000000", 0, "0A");
        for (int i = 0; i < 20'000; ++i)
            tcp += line("0100000A", 443, "0200000A", 32768 + i, "01");
        // A server on a port of the range: its visitors take none either.
        tcp += line("0100000A", 40000, "00000000", 0, "0A");
        for (int i = 0; i < 500; ++i)
            tcp += line("0100000A", 40000, "0300000A", 20000 + i, "01");
        // Outgoing: 300 to one destination, 200 of them closed and waiting; the same ports serve another one as well.
        for (int i = 0; i < 300; ++i)
            tcp += line("0100000A", 33000 + i, "0400000A", 5432, i < 200 ? "06" : "01");
        for (int i = 0; i < 250; ++i)
            tcp += line("0100000A", 33000 + i, "0500000A", 6379, "01");
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("proc/net")));
        write(folder.filePath(QStringLiteral("proc/net/tcp")), tcp);
        const KernelRoot root(folder.path().toStdString());
        QCOMPARE(outgoingPorts(root, 32768, 60999), std::optional<int64_t>(300));
        // Java's sockets are of IPv6, also towards addresses of IPv4; they share the ports.
        QByteArray tcp6;
        for (int i = 0; i < 50; ++i)
            tcp6 += line("0000000000000000FFFF00000100000A", 33400 + i, "0000000000000000FFFF00000400000A", 5432, "01");
        write(folder.filePath(QStringLiteral("proc/net/tcp6")), tcp6);
        QCOMPARE(outgoingPorts(root, 32768, 60999), std::optional<int64_t>(350));
        QCOMPARE(outgoingPorts(KernelRoot(folder.filePath(QStringLiteral("none")).toStdString()), 32768, 60999),
                 std::nullopt);
    }

    // The kernel walks its whole table for whoever reads the list: 2.6 ms of each tick's 3.9 went into it while it was read at
    // every turn. Few sockets cannot take many ports, so they are counted once a minute; many at once.
    void theListIsReadAsOftenAsItMatters()
    {
        MachineCopy machine;
        const auto connections = [&](int count) {
            QByteArray tcp = "  sl  local_address rem_address   st\n";
            for (int i = 0; i < count; ++i)
                tcp += QStringLiteral("   0: 0100000A:%1 0200000A:1538 01\n")
                           .arg(33000 + i, 4, 16, QLatin1Char('0'))
                           .toLatin1();
            machine.write(QStringLiteral("proc/net/tcp"), tcp);
        };
        const auto inUse = [&](int count) {
            machine.write(QStringLiteral("proc/net/sockstat"),
                          "TCP: inuse " + QByteArray::number(count) + " orphan 0 tw 0 alloc 0 mem 0\n");
        };
        machine.write(QStringLiteral("proc/net/tcp6"), "");
        machine.write(QStringLiteral("proc/net/sockstat6"), "");
        machine.write(QStringLiteral("proc/sys/net/ipv4/ip_local_port_range"), "32768\t60999\n");
        Registry registry;
        MachineLoad load;
        ProcessTracker tracker(KernelRoot(machine.path()), registry, load);
        LimitsSource limits(KernelRoot(machine.path()), registry, tracker);
        quint64 turn = 0;
        const auto taken = [&] {
            SampleBatch batch;
            limits.sample(tickAt(5 * turn++), batch);
            return registry.value(batch, QStringLiteral("wai.limit.usage{wai.limit=ports}")).value_or(-1);
        };
        connections(10);
        inUse(10);
        QCOMPARE(taken(), 10.0); // the first turn
        connections(20);
        for (int i = 1; i < 12; ++i)
            QCOMPARE(taken(), 10.0);
        QCOMPARE(taken(), 20.0); // a minute later
        connections(7100);
        inUse(7100); // more than a quarter of 28,232
        QCOMPARE(taken(), 7100.0);
        connections(7200);
        for (int i = 1; i < 6; ++i)
            QCOMPARE(taken(), 7100.0);
        QCOMPARE(taken(), 7200.0); // half a minute later
    }

    void damagedConnectionsCountNothing()
    {
        OutgoingPorts ports(32768, 60999);
        for (const char *line :
             {"", "0:", "0: 0100000A", "0: 0100000A:", "0: 0100000A:zz 0200000A:0050 01",
              "0: 0100000A:9000 0200000A:0050", ":::::", "0: 0100000A:FFFFFFFFFFFFFFFFFF 0200000A:0050 01"})
            ports.add(line);
        QCOMPARE(ports.most(), int64_t(0));
        ports.add("0: 0100000A:9000 0200000A:0050 01");
        QCOMPARE(ports.most(), int64_t(1));
    }
};

QTEST_GUILESS_MAIN(TestWorldPorts)
#include "tst_world_ports.moc"
