// SPDX-License-Identifier: MIT
// Who it was: out-of-memory kills of the machine and of groups, sockets that lose, units that may start nothing more.
#include "support/machine_copy.h"
#include "support/test_support.h"

#include <performance/system/cgroup_source.h>
#include <performance/system/cpu_source.h>
#include <performance/system/limits_source.h>
#include <performance/system/oom_attribution.h>
#include <performance/system/socket_loss_source.h>

#include <QHash>

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

class Registry : public SeriesRegistry {
public:
    SeriesDescriptor descriptorOf(SeriesId id) const override { return m_series[id.index()]; }
    SeriesId idFor(const SeriesDescriptor &descriptor) override
    {
        const QString key = descriptor.key();
        if (!m_ids.contains(key)) {
            m_ids.insert(key, quint32(m_series.size()));
            m_series.push_back(descriptor);
        }
        return SeriesId::fromIndex(m_ids.value(key));
    }
    std::optional<double> value(const SampleBatch &batch, const QString &key) const
    {
        for (const Sample &sample : batch.samples) {
            if (m_series[sample.series.index()].key() == key)
                return valueOf(m_series[sample.series.index()], sample.bits);
        }
        return std::nullopt;
    }

private:
    QHash<QString, quint32> m_ids;
    std::vector<SeriesDescriptor> m_series;
};

Tick tickAt(quint64 number)
{
    return {fromNanoseconds(1'700'000'000'000'000'000 + qint64(number) * 1'000'000'000),
            1'000'000'000'000 + qint64(number) * 1'000'000'000, number, false};
}

/// A socket on a free port of the loopback address.
UniqueFd bound(int kind, sockaddr_in &address)
{
    UniqueFd fd(::socket(AF_INET, kind | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (!fd || ::bind(fd.get(), reinterpret_cast<sockaddr *>(&address), length) != 0
        || ::getsockname(fd.get(), reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return UniqueFd();
    return fd;
}

QString keyOf(const char *metric, const sockaddr_in &address)
{
    return u"%1{process.pid=%2,wai.socket=127.0.0.1:%3}"_s.arg(QLatin1String(metric))
        .arg(::getpid())
        .arg(ntohs(address.sin_port));
}

} // namespace

class TestLosses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// mm/oom_kill.c counts a kill in vmstat and in memory.events' oom_kill whatever it was for; `oom` is the group's own.
    void killsOfAGroupAreNotTheMachines()
    {
        MachineCopy machine;
        machine.write(u"sys/fs/cgroup/cgroup.controllers"_s, "memory\n");
        const auto write = [&](const char *group, int failures, int kills) {
            machine.write(
                u"sys/fs/cgroup/%1/memory.events"_s.arg(QLatin1String(group)),
                u"low 0\nhigh 0\nmax 9\noom %1\noom_kill %2\noom_group_kill 0\n"_s.arg(failures).arg(kills).toLatin1());
        };
        write("system.slice", 3, 3);
        write("user.slice", 0, 0);
        OomAttribution oom(KernelRoot(machine.path()));
        QCOMPARE(oom.machineKills(5), 0); // what was before is nobody's now
        QCOMPARE(oom.machineKills(5), 0);
        write("user.slice", 0, 1); // the machine had none left: its group's oom_kill moves as well
        QCOMPARE(oom.machineKills(6), 1);
        write("user.slice", 4, 2); // four tries of several threads, one kill
        QCOMPARE(oom.machineKills(7), 1);
        write("machine.slice", 1, 2); // a group that is new
        QCOMPARE(oom.machineKills(9), 1);
        machine.remove(u"sys/fs/cgroup/machine.slice"_s);
        QCOMPARE(oom.machineKills(10), 2);
    }

    /// v1 tells no failures; a kill in a group that has a limit is taken for its own.
    void killsOfAGroupOfVersion1()
    {
        MachineCopy machine;
        const auto write = [&](const QString &group, const char *limit, int kills) {
            machine.write(u"sys/fs/cgroup/memory/"_s + group + u"memory.limit_in_bytes"_s, limit);
            machine.write(u"sys/fs/cgroup/memory/"_s + group + u"memory.oom_control"_s,
                          "oom_kill_disable 0\nunder_oom 0\noom_kill " + QByteArray::number(kills) + '\n');
        };
        write(QString(), "9223372036854771712\n", 0);
        write(u"docker/"_s, "9223372036854771712\n", 0);
        write(u"docker/abc/"_s, "33554432\n", 0);
        OomAttribution oom(KernelRoot(machine.path()));
        QCOMPARE(oom.machineKills(0), 0);
        write(u"docker/abc/"_s, "33554432\n", 2);
        QCOMPARE(oom.machineKills(2), 0);
        write(u"docker/"_s, "9223372036854771712\n", 1);
        QCOMPARE(oom.machineKills(3), 1);
        // The container ended with its process: nobody can tell any more.
        machine.remove(u"sys/fs/cgroup/memory/docker/abc"_s);
        QCOMPARE(oom.machineKills(4), 1);
        write(u"docker/"_s, "9223372036854771712\n", 2);
        QCOMPARE(oom.machineKills(5), 2);
    }

    void whereThereAreNoGroupsAllAreTheMachines()
    {
        MachineCopy machine;
        OomAttribution oom(KernelRoot(machine.path()));
        QCOMPARE(oom.machineKills(2), 0);
        QCOMPARE(oom.machineKills(4), 2);
    }

    /// Lines as Linux 6.1 writes them.
    void aLineOfUdp()
    {
        const auto socket = parseDatagramSocket(
            "  412: 0100007F:0035 00000000:0000 07 00000000:00034E40 00:00000000 00000000   101        0 23456 2 00000000a1b2c3d4 1775");
        QVERIFY(socket);
        QCOMPARE(socket->local, std::string("127.0.0.1:53"));
        QCOMPARE(socket->inode, uint64_t(23456));
        QCOMPARE(socket->drops, int64_t(1775));
        const auto six = parseDatagramSocket(
            "  412: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000   101        0 77 2 0000000000000000 3");
        QVERIFY(six && six->local == "[::]:5353" && six->drops == 3);
        for (
            const char *broken :
            {"",
             "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops",
             "  412: 0100007F:0035 00000000:0000 07 00000000:00034E40 00:00000000 00000000   101        0 23456 2"})
            QVERIFY(!parseDatagramSocket(broken));
    }

    void aDiagnosisThatIsCut()
    {
        std::vector<char> message(sizeof(inet_diag_msg) + 4 + 9 * 4, '\0');
        message[0] = AF_INET;
        message[sizeof(inet_diag_msg)] = 4 + 9 * 4;
        message[sizeof(inet_diag_msg) + 2] = INET_DIAG_SKMEMINFO;
        message[sizeof(inet_diag_msg) + 4 + 8 * 4] = 7;
        const auto whole = parseDiagnosis(message);
        QVERIFY(whole && whole->drops == 7 && whole->local == "0.0.0.0:0");
        for (size_t length = 0; length < message.size(); ++length) {
            const auto cut = parseDiagnosis(std::span(message).first(length));
            QCOMPARE(cut.has_value(), length >= sizeof(inet_diag_msg));
            QVERIFY(!cut || cut->drops == 0);
        }
    }

    /// A real socket that nobody reads: its own series, with the process that holds it.
    void datagramsAreLostByASocket()
    {
        sockaddr_in address;
        const UniqueFd reader = bound(SOCK_DGRAM, address);
        QVERIFY(reader);
        const UniqueFd writer(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        Registry registry;
        SocketLossSource source(KernelRoot{}, registry);
        quint64 number = 0;
        SampleBatch batch;
        const char bytes[1400] = {};
        const auto look = [&] {
            for (int i = 0; i < 400; ++i)
                (void)::sendto(writer.get(), bytes, sizeof bytes, 0, reinterpret_cast<sockaddr *>(&address),
                               sizeof address);
            batch = {};
            source.sample(tickAt(number), batch);
            number += 5;
            return registry.value(batch, keyOf("wai.udp.socket.dropped", address)).has_value();
        };
        QVERIFY(!look()); // what was lost before anybody looked is not told
        QVERIFY(QTest::qWaitFor(look));
        QVERIFY(*registry.value(batch, keyOf("wai.udp.socket.dropped", address)) > 0);
        const auto own = registry.value(batch, keyOf("wai.udp.socket.own_buffer", address));
        QVERIFY(own);
        if (const auto seen = diagnosedSockets(IPPROTO_UDP, ~uint32_t(0)); seen)
            QCOMPARE(*own, 0.0); // it asked for none
        const int small = 4096;
        QCOMPARE(::setsockopt(reader.get(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small), 0);
        QVERIFY(look());
        QCOMPARE(*registry.value(batch, keyOf("wai.udp.socket.own_buffer", address)), 1.0);
    }

    /// A question that nobody answers, open while two looks see it: resolv/res_send.c connects a socket of its own for each.
    void whoWaitsForANameServer()
    {
        sockaddr_in server = {};
        server.sin_family = AF_INET;
        server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        server.sin_port = htons(53);
        UniqueFd question(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)); // connecting sends nothing
        QCOMPARE(::connect(question.get(), reinterpret_cast<sockaddr *>(&server), sizeof server), 0);
        Registry registry;
        SocketLossSource source(KernelRoot{}, registry);
        quint64 number = 0;
        const QString key = u"wai.dns.waiting{process.executable.name=tst_losses,process.pid=%1}"_s.arg(::getpid());
        const auto look = [&] {
            SampleBatch batch;
            source.sample(tickAt(number), batch);
            number += 5;
            return registry.value(batch, key);
        };
        QVERIFY(!look()); // most are answered within milliseconds
        QCOMPARE(look(), std::optional(1.0));
        SampleBatch between;
        source.sample(tickAt(number - 4), between);
        QCOMPARE(registry.value(between, key), std::optional(1.0)); // in each tick, so that a mean is a share
        question.reset();
        QCOMPARE(look(), std::optional(0.0));
        question = UniqueFd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        QCOMPARE(::connect(question.get(), reinterpret_cast<sockaddr *>(&server), sizeof server), 0);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(look(), std::optional(1.0));
        QCOMPARE(look(), std::optional(0.0)); // kept open for a minute: it waits for nothing
        for (int i = 0; i < 120; ++i)
            look();
        QVERIFY(!look()); // ten minutes later its place is another's
    }

    /// A real server that never accepts: its own queue, which is shorter than the kernel would allow.
    void connectionsAreLostByAListener()
    {
        if (!diagnosedSockets(IPPROTO_TCP, uint32_t(1) << 10))
            QSKIP("this kernel does not answer sock_diag");
        sockaddr_in address;
        const UniqueFd server = bound(SOCK_STREAM, address);
        QVERIFY(server && ::listen(server.get(), 2) == 0);
        Registry registry;
        SocketLossSource source(KernelRoot{}, registry);
        quint64 number = 0;
        SampleBatch batch;
        std::vector<UniqueFd> clients;
        const auto look = [&] {
            for (int i = 0; i < 10; ++i) {
                clients.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
                (void)::connect(clients.back().get(), reinterpret_cast<sockaddr *>(&address), sizeof address);
            }
            batch = {};
            source.sample(tickAt(number), batch);
            number += 5;
            return registry.value(batch, keyOf("wai.tcp.listener.dropped", address)).has_value();
        };
        (void)look();
        QVERIFY(QTest::qWaitFor(look));
        QCOMPARE(*registry.value(batch, keyOf("wai.tcp.listener.backlog", address)), 2.0);
        QVERIFY(*registry.value(batch, u"wai.limit.maximum{wai.limit=listen_backlog}"_s) >= 2);
    }

    /// A counter of TcpExt, net/ipv4/proc.c: LINUX_MIB_TCPMEMORYPRESSURES.
    void tcpThatIsShortOfMemory()
    {
        MachineCopy machine;
        machine.write(u"proc/net/netstat"_s,
                      "TcpExt: SyncookiesSent TCPMemoryPressures TCPMemoryPressuresChrono\nTcpExt: 1 17 2345\n");
        Registry registry;
        MachineLoad load;
        ProcessTracker tracker(KernelRoot(machine.path()), registry, load);
        LimitsSource limits(KernelRoot(machine.path()), registry, tracker);
        SampleBatch batch;
        limits.sample(tickAt(0), batch);
        QCOMPARE(*registry.value(batch, u"wai.tcp.memory_shortages"_s), 17.0);
    }

    /// TasksMax of a unit: pids.max, pids.current, and pids.events for what it refused.
    void tasksOfAGroup()
    {
        MachineCopy machine;
        machine.write(u"proc/self/mountinfo"_s, "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        machine.write(u"sys/fs/cgroup/cgroup.controllers"_s, "pids\n");
        for (const auto &[group, most] : {std::pair(u"a.slice"_s, "4915\n"), std::pair(u"b.slice"_s, "max\n")}) {
            machine.write(u"sys/fs/cgroup/%1/cgroup.procs"_s.arg(group), "1\n");
            machine.write(u"sys/fs/cgroup/%1/pids.max"_s.arg(group), most);
            machine.write(u"sys/fs/cgroup/%1/pids.current"_s.arg(group), "4700\n");
            machine.write(u"sys/fs/cgroup/%1/pids.events"_s.arg(group), "max 3\n");
        }
        Registry registry;
        CgroupSource groups(KernelRoot(machine.path()), registry);
        SampleBatch batch;
        for (quint64 number = 0; number < 6; ++number)
            groups.sample(tickAt(number), batch);
        QCOMPARE(*registry.value(batch, u"wai.cgroup.tasks{wai.cgroup=/a.slice}"_s), 4700.0);
        QCOMPARE(*registry.value(batch, u"wai.cgroup.tasks.limit{wai.cgroup=/a.slice}"_s), 4915.0);
        QCOMPARE(*registry.value(batch, u"wai.cgroup.tasks.refused{wai.cgroup=/a.slice}"_s), 3.0);
        QVERIFY(!registry.value(batch, u"wai.cgroup.tasks{wai.cgroup=/b.slice}"_s)); // it may have as many as it likes
    }

    /// Two processors at 1.2 and 3.6 of 4.8 GHz: half of the highest clock.
    void theClockIsAShareOfTheHighest()
    {
        MachineCopy machine;
        machine.write(u"proc/stat"_s, "cpu 1 2 3 4\ncpu0 1 2 3 4\ncpu1 1 2 3 4\n");
        for (const auto &[cpu, now] : {std::pair("cpu0", "1200000\n"), std::pair("cpu1", "3600000\n")}) {
            const QString folder = u"sys/devices/system/cpu/%1/cpufreq/"_s.arg(QLatin1String(cpu));
            machine.write(folder + u"scaling_cur_freq"_s, now);
            machine.write(folder + u"cpuinfo_max_freq"_s, "4800000\n");
        }
        Registry registry;
        MachineLoad load;
        CpuSource source(KernelRoot(machine.path()), registry, load);
        SampleBatch batch;
        source.sample(tickAt(0), batch);
        QCOMPARE(*registry.value(batch, u"wai.cpu.frequency.utilization"_s), 0.5);
    }
};

QTEST_GUILESS_MAIN(TestLosses)
#include "tst_losses.moc"
