// SPDX-License-Identifier: MIT
// Why a time was slow, of machines that are made here: the right cause first for each kind, and silence where nothing is wrong.
#include "explain/made_source.h"

#include <performance/explain/explain.h>
#include <performance/explain/rank_correlation.h>
#include <performance/explain/ranking.h>

#include <QTest>

#include <random>

using namespace performance;
using Qt::operator""_s;

namespace {

using Make = void (*)(MadeSource &);
using Event = MachineEvent::Kind;

ProcessSample withIo(ProcessSample sample, double read, double written, char state = 'S')
{
    sample.readRate = read;
    sample.writeRate = written;
    sample.state = state;
    return sample;
}
ProcessSample withMemory(ProcessSample sample, qint64 mebibytes, double faults = 0)
{
    sample.residentBytes = mebibytes << 20;
    sample.majorFaults = faults;
    return sample;
}

ProcessSample process(qint32 pid, const QString &name, double cpu, double waited = 0)
{
    return MadeSource::process(pid, name, cpu, waited);
}

/// A server that is asked for little, and has to wait in the minute.
void victim(MadeSource &made, double waited = 0.3)
{
    made.usually(process(100, u"shop"_s, 0.2, 0.005)).doing(process(100, u"shop"_s, 0.2, waited));
}

void busy(MadeSource &made, double pressure = 0.6)
{
    made.with(metrics::CpuUtilization, {}, 0.1, 0.99).pressure("cpu", 0.01, pressure);
}

const Attributes Unit{{u"wai.cgroup"_s, u"/shop.service"_s}};

/// Each kind with what shows it. Thresholds are those of model/judgement or stand in the detector's file.
const std::map<QString, std::pair<Make, QString>> &kinds()
{
    static const std::map<QString, std::pair<Make, QString>> All{
        {u"cpu.contention"_s,
         {[](MadeSource &made) {
              busy(made);
              victim(made);
              made.doing(process(200, u"cruncher"_s, 3.6, 8));
          },
          u"cruncher"_s}},
        {u"cpu.many"_s,
         {[](MadeSource &made) {
              busy(made);
              victim(made);
              for (int i = 0; i < 12; ++i)
                  made.doing(process(200 + i, u"minnow"_s, 0.3, 0.2));
          },
          u"minnow"_s}},
        {u"cpu.single-thread"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuUtilization, {}, 0.1, 0.3).doing(process(200, u"layouter"_s, 0.99));
          },
          u"layouter"_s}},
        {u"cpu.short-lived"_s,
         {[](MadeSource &made) {
              made.with(metrics::ProcessCreated, {}, 2, 700).with(metrics::CpuUtilization, {}, 0.1, 0.5);
              made.doing(process(200, u"starter"_s, 1.4));
          },
          u"starter"_s}},
        {u"cpu.steal"_s,
         {[](MadeSource &made) {
              busy(made, 0.3);
              victim(made);
              made.with(metrics::CpuTime, {{u"cpu.mode"_s, u"steal"_s}}, 0.01, 1.2);
          },
          QString()}},
        {u"cpu.thermal"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuThrottles, {}, 0, 12).with(metrics::CpuFrequencyUtilization, {}, 0.8, 0.4);
          },
          QString()}},
        {u"cpu.irq"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuTime, {{u"cpu.mode"_s, u"softirq"_s}}, 0.01, 0.9);
              made.with(metrics::CpuUtilization, {{u"cpu.logical_number"_s, u"3"_s}}, 0.1, 0.95);
              made.with(metrics::CpuTime, {{u"cpu.logical_number"_s, u"3"_s}, {u"cpu.mode"_s, u"softirq"_s}}, 0.01,
                        0.88);
          },
          u"CPU 3"_s}},
        {u"memory.reclaim"_s,
         {[](MadeSource &made) {
              made.pressure("memory", 0, 0.4).pressure("io", 0, 0.5);
              made.with(metrics::MemoryAvailable, {}, 8e9, 1e8);
              made.with(metrics::Refaults, {{u"wai.memory.page_type"_s, u"file"_s}}, 1, 9000);
              made.usually(withMemory(process(200, u"hoarder"_s, 0.1), 200));
              made.doing(withIo(withMemory(process(200, u"hoarder"_s, 0.8), 13000, 900), 3e7, 0, 'D'));
              made.always(withMemory(process(100, u"shop"_s, 0.1), 400));
          },
          u"hoarder"_s}},
        {u"memory.swap"_s,
         {[](MadeSource &made) {
              made.pressure("memory", 0, 0.3);
              made.with(metrics::PagingOperations, {{u"system.paging.direction"_s, u"in"_s}}, 0, 2500);
              made.with(metrics::PagingOperations, {{u"system.paging.direction"_s, u"out"_s}}, 0, 2500);
              made.doing(withMemory(process(200, u"hoarder"_s, 0.2), 6000, 1500));
          },
          u"hoarder"_s}},
        {u"memory.oom"_s,
         {[](MadeSource &made) {
              made.with(metrics::OomKills, {}, 0, 0.05).with(metrics::CgroupOomKills, Unit, 0, 0.05);
          },
          u"/shop.service"_s}},
        {u"memory.compaction"_s,
         {[](MadeSource &made) {
              made.pressure("memory", 0, 0.2).with(metrics::CompactionStalls, {}, 0, 300);
              made.doing(withMemory(process(200, u"simulator"_s, 0.9), 3000));
          },
          u"simulator"_s}},
        {u"cgroup.quota"_s,
         {[](MadeSource &made) {
              made.with(metrics::CgroupThrottledTime, Unit, 0, 0.8).with(metrics::CgroupCpuTime, Unit, 0.1, 0.2);
              made.with(metrics::CgroupCpuLimit, Unit, 0.2, 0.2);
          },
          u"/shop.service"_s}},
        {u"cgroup.memory"_s,
         {[](MadeSource &made) {
              made.with(metrics::CgroupMemoryUsage, Unit, 3e7, 6.6e7)
                  .with(metrics::CgroupMemoryLimit, Unit, 6.7e7, 6.7e7);
              made.with(metrics::Refaults, {{u"wai.memory.page_type"_s, u"file"_s}}, 1, 3000)
                  .pressure("memory", 0, 0.2);
              made.pressure("io", 0, 0.4).doing(withIo(process(200, u"viewer"_s, 0.1), 2e7, 0, 'D'));
          },
          u"/shop.service"_s}},
        {u"disk.competition"_s,
         {[](MadeSource &made) {
              made.pressure("io", 0.01, 0.8);
              made.usually(withIo(process(100, u"ledger"_s, 0.05), 0, 2e6));
              made.doing(withIo(process(100, u"ledger"_s, 0.05), 0, 1e6, 'D'));
              made.doing(withIo(process(200, u"scanner"_s, 0.2), 3e8, 0, 'D'));
          },
          u"scanner"_s}},
        {u"disk.writeback"_s,
         {[](MadeSource &made) {
              made.pressure("io", 0.01, 0.7);
              made.with(metrics::MemoryDirty, {{u"wai.memory.state"_s, u"dirty"_s}}, 1e6, 9e8);
              made.doing(withIo(process(100, u"ledger"_s, 0.05), 0, 1e6, 'D'));
              made.doing(withIo(process(200, u"copier"_s, 0.3), 0, 2e8, 'D'));
          },
          u"copier"_s}},
        {u"disk.full"_s,
         {[](MadeSource &made) {
              const auto state = [](const QString &is) {
                  return Attributes{{u"system.device"_s, u"/dev/vdb"_s},
                                    {u"system.filesystem.mountpoint"_s, u"/export"_s},
                                    {u"system.filesystem.state"_s, is}};
              };
              made.with(metrics::FilesystemUsage, state(u"used"_s), 1e7, 6.2e7);
              made.with(metrics::FilesystemUsage, state(u"free"_s), 5.2e7, 0);
          },
          u"/export"_s}},
        {u"lock.convoy"_s,
         {[](MadeSource &made) {
              made.doing(process(200, u"catalogd"_s, 0.98)).with(metrics::CpuUtilization, {}, 0.1, 0.3);
              for (int thread = 201; thread < 207; ++thread)
                  made.stack(200, thread, u"catalogd"_s, StackEvents::Lock,
                             u"main;handleRequests;pthread_mutex_lock;l:held by indexer (210);start;rebuildIndex"_s,
                             40);
              made.stack(200, 210, u"catalogd"_s, StackEvents::Cpu, u"start;rebuildIndex"_s, 58);
          },
          u"catalogd"_s}},
        {u"lock.over-io"_s,
         {[](MadeSource &made) {
              made.pressure("io", 0.01, 0.6).doing(withIo(process(200, u"storekeeper"_s, 0.1), 0, 2e7, 'D'));
              for (int thread = 201; thread < 207; ++thread)
                  made.stack(
                      200, thread, u"storekeeper"_s, StackEvents::Lock,
                      u"main;handleRequests;pthread_mutex_lock;l:held by audit (210);start;flushJournal;fdatasync;k:io_schedule"_s,
                      40);
              made.stack(200, 210, u"storekeeper"_s, StackEvents::Blocked,
                         u"start;flushJournal;fdatasync;k:io_schedule"_s, 50);
          },
          u"storekeeper"_s}},
        {u"net.retransmits"_s,
         {[](MadeSource &made) {
              made.with(metrics::TcpSegments, {{u"network.io.direction"_s, u"transmit"_s}}, 100, 1000);
              made.with(metrics::TcpRetransmits, {}, 0, 30);
          },
          QString()}},
        {u"net.listen-overflow"_s,
         {[](MadeSource &made) {
              made.with(metrics::TcpListenOverflows, {}, 0, 60);
              made.with(metrics::TcpListenerDropped,
                        {{u"process.pid"_s, u"200"_s}, {u"wai.socket"_s, u"127.0.0.1:8080"_s}}, 0, 60);
              made.doing(process(200, u"webd"_s, 0.01));
          },
          u"webd"_s}},
        {u"net.udp-overflow"_s,
         {[](MadeSource &made) {
              made.with(metrics::UdpErrors, {{u"wai.udp.cause"_s, u"receive_buffer"_s}}, 0, 900);
              made.with(metrics::UdpSocketDropped,
                        {{u"process.pid"_s, u"999"_s}, {u"wai.socket"_s, u"127.0.0.1:8125"_s}}, 0, 900);
          },
          u"127.0.0.1:8125"_s}},
        {u"net.dns"_s,
         {[](MadeSource &made) {
              made.doing(process(200, u"fetcher"_s, 0.01));
              made.stack(200, 200, u"fetcher"_s, StackEvents::Lock,
                         u"main;fetchPages;getaddrinfo;__res_context_send;poll;p:resolver (300) at the other end"_s,
                         55);
          },
          u"fetcher"_s}},
        {u"timer.wakeups"_s,
         {[](MadeSource &made) {
              made.with(metrics::ContextSwitches, {}, 3000, 150000).with(metrics::Interrupts, {}, 2000, 110000);
              made.with(metrics::CpuUtilization, {}, 0.1, 0.4).doing(process(200, u"poller"_s, 1.2, 0.1));
          },
          u"poller"_s}},
        {u"inotify.flood"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuUtilization, {}, 0.1, 0.5).with(metrics::ContextSwitches, {}, 3000, 90000);
              made.doing(process(200, u"toucher"_s, 0.9)).doing(process(201, u"watcher"_s, 0.7));
              made.stack(200, 200, u"toucher"_s, StackEvents::Cpu,
                         u"main;unlink;k:do_unlinkat;k:fsnotify;k:inotify_handle_inode_event"_s, 20);
              made.stack(200, 200, u"toucher"_s, StackEvents::Cpu, u"main;unlink;k:do_unlinkat;k:ext4_unlink"_s, 34);
              made.stack(201, 201, u"watcher"_s, StackEvents::Cpu, u"main;read;k:inotify_read"_s, 12);
          },
          u"toucher"_s}},
        {u"code.hot"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuUtilization, {}, 0.1, 0.99).doing(process(200, u"matcher"_s, 3.7, 0.1));
              for (int thread = 200; thread < 204; ++thread)
                  made.stack(200, thread, u"matcher"_s, StackEvents::Cpu, u"start;matchLines;regexec"_s, 55);
          },
          u"matcher"_s}},
        {u"gc.pause"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuUtilization, {}, 0.1, 0.35).doing(process(200, u"python3"_s, 0.99));
              made.stack(200, 200, u"python3"_s, StackEvents::Cpu, u"main;gc_collect_main;visit_decref"_s, 45);
              made.stack(200, 200, u"python3"_s, StackEvents::Cpu, u"main;_PyEval_EvalFrameDefault"_s, 15);
          },
          u"python3"_s}},
        {u"build.debug"_s,
         {[](MadeSource &made) {
              made.with(metrics::CpuUtilization, {}, 0.1, 0.99).doing(process(200, u"blurrer"_s, 3.7, 0.1));
              for (int thread = 200; thread < 204; ++thread) {
                  made.stack(200, thread, u"blurrer"_s, StackEvents::Cpu,
                             u"start;blur;std::vector<int, std::allocator<int> >::operator[](unsigned long)"_s, 25);
                  made.stack(200, thread, u"blurrer"_s, StackEvents::Cpu, u"start;blur"_s, 30);
              }
          },
          u"blurrer"_s}},
        {u"background.update"_s,
         {[](MadeSource &made) {
              busy(made);
              victim(made);
              made.doing(withIo(process(200, u"dpkg"_s, 3.5, 2), 0, 5e6));
          },
          u"dpkg"_s}},
        {u"wait.storage"_s,
         {[](MadeSource &made) {
              made.pressure("io", 0.01, 0.9).doing(withIo(process(200, u"loader"_s, 0.2), 3e7, 0, 'D'));
          },
          u"loader"_s}},
        {u"wait.peer"_s,
         {[](MadeSource &made) {
              made.doing(process(200, u"pages"_s, 0.04)).doing(process(300, u"quotes"_s, 0.01));
              made.stack(200, 200, u"pages"_s, StackEvents::Lock,
                         u"main;renderPages;read;p:quotes (300) at the other end"_s, 56);
          },
          u"quotes"_s}},
        {u"unknown.memory"_s,
         {[](MadeSource &made) {
              made.pressure("memory", 0.4, 0.45).always(withMemory(process(200, u"editor"_s, 0.1), 900));
          },
          u"editor"_s}},
        {u"unknown.disk"_s, {[](MadeSource &made) { made.pressure("io", 0.01, 0.5); }, QString()}},
        {u"unknown.cpu"_s,
         {[](MadeSource &made) {
              busy(made);
              victim(made);
          },
          u"shop"_s}},
    };
    return All;
}

/// What is ordinary work: nothing is to be said of it.
const std::map<QString, Make> &quiet()
{
    static const std::map<QString, Make> All{
        {u"idle"_s, [](MadeSource &) {}},
        {u"a compile on all CPUs, of which nobody waits"_s,
         [](MadeSource &made) {
             busy(made, 0.5);
             for (int i = 0; i < 12; ++i)
                 made.doing(process(200 + i, u"cc1plus"_s, 0.3, 0.08));
             made.always(process(100, u"gnome-shell"_s, 0.05, 0.01));
         }},
        {u"a compile whose make is credited with its short-lived children"_s,
         [](MadeSource &made) {
             busy(made, 0.5);
             made.usually(process(190, u"ninja"_s, 0.9)).doing(process(190, u"ninja"_s, 1.2));
             for (int i = 0; i < 6; ++i)
                 made.doing(process(200 + i, u"clang++"_s, 0.45, 0.12));
         }},
        {u"a compile with one long process"_s,
         [](MadeSource &made) {
             busy(made, 0.4);
             made.doing(process(200, u"cc1plus"_s, 0.55, 0.1)).doing(process(201, u"cc1plus"_s, 0.5, 0.1));
             made.stack(200, 200, u"cc1plus"_s, StackEvents::Cpu, u"main;parse"_s, 10);
             made.stack(200, 200, u"cc1plus"_s, StackEvents::Cpu, u"main;optimise"_s, 12);
             made.stack(200, 200, u"cc1plus"_s, StackEvents::Cpu, u"main;emit"_s, 11);
         }},
        {u"a video"_s,
         [](MadeSource &made) {
             made.with(metrics::CpuUtilization, {}, 0.2, 0.2);
             made.always(process(200, u"player"_s, 0.35, 0.01)).always(process(201, u"compositor"_s, 0.1, 0.01));
             made.stack(200, 200, u"player"_s, StackEvents::Cpu, u"main;decodeFrame"_s, 21);
         }},
        {u"a server that is busy as always"_s,
         [](MadeSource &made) {
             made.with(metrics::CpuUtilization, {}, 0.25, 0.25).always(process(200, u"shop"_s, 0.6, 0.1));
             made.stack(200, 200, u"shop"_s, StackEvents::Cpu, u"main;handleRequest"_s, 40);
         }},
        {u"a filesystem that was full before"_s,
         [](MadeSource &made) {
             const Attributes used{{u"system.device"_s, u"/dev/vdb"_s},
                                   {u"system.filesystem.mountpoint"_s, u"/media"_s},
                                   {u"system.filesystem.state"_s, u"used"_s}};
             Attributes free = used;
             free.insert(u"system.filesystem.state"_s, u"free"_s);
             made.with(metrics::FilesystemUsage, used, 6e7, 6e7).with(metrics::FilesystemUsage, free, 0, 0);
         }},
        {u"a group at its limit with files that it once read"_s,
         [](MadeSource &made) {
             made.with(metrics::CgroupMemoryUsage, Unit, 6.6e7, 6.7e7)
                 .with(metrics::CgroupMemoryLimit, Unit, 6.7e7, 6.7e7);
         }},
        {u"an upgrade before an idle minute"_s,
         [](MadeSource &made) { made.event(Event::PackageUpgraded, std::chrono::minutes(4), u"libpq5"_s); }},
        {u"a mail server that always asks for names, and a resolver that does for others"_s,
         [](MadeSource &made) {
             const auto asking = [](const QString &name, const QString &pid) {
                 return Attributes{{u"process.executable.name"_s, name}, {u"process.pid"_s, pid}};
             };
             made.with(metrics::NameServerWaiting, asking(u"smtpd"_s, u"200"_s), 0.1, 0.12);
             made.with(metrics::NameServerWaiting, asking(u"systemd-resolve"_s, u"201"_s), 0, 0.9);
         }},
        {u"a worker whose queue is empty"_s,
         [](MadeSource &made) {
             made.always(process(200, u"worker"_s, 0.0001)).always(process(300, u"queue"_s, 0.01));
             made.stack(200, 200, u"worker"_s, StackEvents::Lock, u"main;read;p:queue (300) at the other end"_s, 60);
         }},
    };
    return All;
}

QByteArray told(const Explanation &explanation)
{
    QStringList lines;
    for (const Cause &cause : explanation.causes)
        lines << u"%1 %2 %3: %4"_s.arg(cause.kind, cause.subject).arg(cause.score).arg(cause.sentence.inEnglish());
    return lines.join(u'\n').toUtf8();
}

Explanation explained(const MadeSource &made)
{
    return explain(made, MadeSource::Range);
}

} // namespace

class TestExplain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCauseStandsFirst_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto &[kind, made] : kinds())
            QTest::newRow(qPrintable(kind)) << kind;
    }
    void theCauseStandsFirst()
    {
        QFETCH(QString, kind);
        MadeSource made;
        kinds().at(kind).first(made);
        const Explanation explanation = explained(made);
        QVERIFY(!explanation.causes.empty());
        const Cause &first = explanation.causes.front();
        QVERIFY2(first.kind == kind, told(explanation).constData());
        QVERIFY2(first.subject == kinds().at(kind).second, told(explanation).constData());
        QVERIFY(!first.sentence.inEnglish().isEmpty()
                && !first.sentence.inEnglish().contains(u'%' + QString::number(1)));
        QVERIFY(first.score >= LeastScore && first.score <= 1);
        QVERIFY(!first.evidence.empty());
        QVERIFY(explanation.causes.size() <= MostCauses);
        QVERIFY(std::ranges::is_sorted(explanation.causes, std::greater<>(), &Cause::score));
        QCOMPARE(first.range, (TimeRange{explanation.before.to, MadeSource::Range.to}));
        // The same history, the same answer.
        QVERIFY(explained(made) == explanation);
    }

    /// Nothing is said twice: a program and what it does are one cause.
    void oneThingIsOneCause()
    {
        MadeSource made;
        kinds().at(u"lock.convoy"_s).first(made);
        const Explanation explanation = explained(made);
        QVERIFY2(explanation.causes.size() == 1, told(explanation).constData());
    }

    void nothingUnusual_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, made] : quiet())
            QTest::newRow(qPrintable(name)) << name;
    }
    void nothingUnusual()
    {
        QFETCH(QString, name);
        MadeSource made;
        quiet().at(name)(made);
        const Explanation explanation = explained(made);
        QVERIFY2(explanation.causes.empty(), told(explanation).constData());
        QVERIFY2(explanation.checked.size() >= 5, "what was looked at is said");
    }

    /// A machine that is full of one program's work has no cause for which anybody waits, but somebody whose work it is.
    void whoseWorkItWas()
    {
        MadeSource made;
        busy(made, 0.9);
        for (int i = 0; i < 8; ++i)
            made.doing(process(200 + i, u"cc1plus"_s, 0.23, 0.5));
        made.always(process(100, u"gnome-shell"_s, 0.16, 0.01));
        const Explanation explanation = explained(made);
        QVERIFY2(explanation.causes.empty(), told(explanation).constData());
        const auto most = std::ranges::find(explanation.checked, u"cpu.most"_s, &CheckedPart::kind);
        QVERIFY(most != explanation.checked.end());
        QCOMPARE(most->sentence.inEnglish(), u"92\u202F% of the CPU time went to cc1plus"_s); // 8 * 0.23 of 2.00 CPUs
        QVERIFY(std::ranges::count(explained(MadeSource()).checked, u"cpu.most"_s, &CheckedPart::kind) == 0);
    }

    /// Who waits for a name server may use no CPU at all, and so be nowhere but among the open questions.
    void questionsThatStayOpen()
    {
        MadeSource made;
        made.with(metrics::NameServerWaiting,
                  {{u"process.executable.name"_s, u"fetcher"_s}, {u"process.pid"_s, u"200"_s}}, 0, 0.95);
        const Explanation explanation = explained(made);
        QVERIFY2(!explanation.causes.empty(), told(explanation).constData());
        QCOMPARE(explanation.causes.front().kind, u"net.dns"_s);
        QCOMPARE(explanation.causes.front().subject, u"fetcher"_s);
        QCOMPARE(explanation.causes.front().process, 200);
        QCOMPARE(explanation.causes.front().sentence.inEnglish(),
                 u"fetcher waited for a name server 95\u202F% of the time"_s);
    }

    /// The evidence has the figures that were put in, and what is usual beside them.
    void evidenceIsMeasured()
    {
        MadeSource made;
        kinds().at(u"cpu.contention"_s).first(made);
        const Cause first = explained(made).causes.front();
        QCOMPARE(first.process, 200);
        const auto pressure = std::ranges::find_if(
            first.evidence, [](const CauseEvidence &one) { return one.series.startsWith(u"wai.pressure.time"); });
        QVERIFY(pressure != first.evidence.end());
        QVERIFY(pressure->value && qAbs(*pressure->value - 0.6) < 0.01);
        QVERIFY(pressure->usual && qAbs(*pressure->usual - 0.01) < 0.001);
        QVERIFY2(first.sentence.inEnglish().contains(u"cruncher") && first.sentence.inEnglish().contains(u"shop"),
                 qPrintable(first.sentence.inEnglish()));
    }

    /// What changed before is told beside a cause, last, and never as one.
    void changesStandLast()
    {
        MadeSource made;
        kinds().at(u"lock.convoy"_s).first(made);
        made.event(Event::PackageUpgraded, std::chrono::hours(4), u"libpq5"_s);
        made.event(Event::ServiceRestarted, std::chrono::minutes(2), u"cups"_s);
        const Explanation explanation = explained(made);
        QCOMPARE(explanation.causes.front().kind, u"lock.convoy"_s);
        const Cause &last = explanation.causes.back();
        QCOMPARE(last.kind, u"change.before"_s);
        QCOMPARE(last.subject, u"cups"_s); // the nearest
        QVERIFY(last.sentence.inEnglish().startsWith(u"Before it: "));
        QVERIFY(!last.sentence.inEnglish().contains(u"because"));
        // One that names the program is meant before one that is nearer.
        made.event(Event::PackageUpgraded, std::chrono::hours(3), u"catalogd-server"_s);
        QCOMPARE(explained(made).causes.back().subject, u"catalogd-server"_s);
        QVERIFY(explained(made).causes.back().sentence.inEnglish().contains(u"3 h"));
    }

    void aSuggestionIsNamed()
    {
        MadeSource made;
        kinds().at(u"cpu.contention"_s).first(made);
        made.suggestion(u"other"_s, u"batch takes CPU from shop"_s, u"P1"_s);
        made.suggestion(u"this"_s, u"cruncher takes CPU from shop"_s, u"P1u"_s);
        made.suggestion(u"unfit"_s, u"cruncher is near a limit"_s, u"L1"_s);
        QCOMPARE(explained(made).causes.front().suggestion, u"this"_s);
    }

    /// No history before, gaps, an empty range, a moment, a year.
    /// A report may have been trimmed to the kernel's own threads.
    void onlyTheKernelWroteToDisk()
    {
        MadeSource made;
        made.pressure("io", 0.005, 0.7);
        ProcessSample writer = withIo(process(200, u"kworker/u8:1"_s, 0.1), 0, 2e8, 'D');
        writer.parent = 2;
        made.doing(writer);
        for (const Cause &cause : explained(made).causes)
            QVERIFY2(cause.kind != u"disk.competition"_s, cause.sentence.inEnglish().toUtf8().constData());
    }

    void rangesWithoutData()
    {
        MadeSource late(MadeSource::Range.from);
        kinds().at(u"cpu.contention"_s).first(late);
        const Explanation withoutBefore = explained(late);
        QCOMPARE(withoutBefore.causes.front().kind, u"cpu.contention"_s);
        QVERIFY(withoutBefore.before.isEmpty());
        QVERIFY(inEnglish(withoutBefore.notes).join(u' ').contains(u"Nothing was recorded before it"));

        MadeSource made;
        kinds().at(u"cpu.contention"_s).first(made);
        const Explanation nothing = explain(
            made, {MadeSource::Range.to + std::chrono::hours(1), MadeSource::Range.to + std::chrono::hours(2)});
        QVERIFY(nothing.causes.empty() && nothing.checked.empty());
        QCOMPARE(inEnglish(nothing.notes), QStringList{u"Nothing was recorded in this time."_s});
        QVERIFY(explain(made, {MadeSource::Range.to, MadeSource::Range.from}).causes.empty()); // a clock that ran back

        const Timestamp moment = MadeSource::Range.from + std::chrono::seconds(30);
        const Explanation ofMoment = explain(made, {moment, moment + std::chrono::seconds(1)});
        QCOMPARE(ofMoment.causes.front().kind, u"cpu.contention"_s);
        // Of a long time the worst part is looked at: a minute of it would be lost in its mean.
        const Explanation ofHour = explain(made,
                                           {MadeSource::Range.from - std::chrono::minutes(59), MadeSource::Range.to});
        QVERIFY(!ofHour.causes.empty());
        QCOMPARE(ofHour.causes.front().kind, u"cpu.contention"_s);
        QVERIFY(ofHour.causes.front().range.length() <= std::chrono::seconds(130));
        const Explanation ofYear = explain(
            made, {MadeSource::Range.from - std::chrono::hours(8760), MadeSource::Range.to + std::chrono::hours(100)});
        QVERIFY2(!ofYear.causes.empty() || !ofYear.checked.empty(), "something is said of it");
    }

    void stopsWhenAsked()
    {
        MadeSource made;
        kinds().at(u"cpu.contention"_s).first(made);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(explain(made, MadeSource::Range, stop.get_token()).causes.empty());
    }

    /// Names are others' to choose.
    void hostileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("placeholders") << u"%1%2%99%n"_s;
        QTest::newRow("control") << u"a\nb\x1b[31m\u202e"_s;
        QTest::newRow("long") << QString(100000, u'x');
        QTest::newRow("empty") << QString();
        QTest::newRow("markup") << u"<a href='x'>\"&</a>"_s;
    }
    void hostileNames()
    {
        QFETCH(QString, name);
        MadeSource made;
        busy(made);
        victim(made);
        made.doing(process(200, name, 3.6, 1));
        made.stack(200, 200, name, StackEvents::Cpu, u"main;%1;l:held by ((; p:()"_s, 50);
        made.stack(200, 200, name, StackEvents::Lock, u"main;l:held by )))(;p:at the other end"_s, 50);
        const Explanation explanation = explained(made);
        QVERIFY(!explanation.causes.empty());
        QCOMPARE(explanation.causes.front().subject, name);
        for (const Cause &cause : explanation.causes)
            QVERIFY(!cause.sentence.text().isEmpty());
    }

    /// Figures that no machine has.
    void hostileFigures()
    {
        const double bad[] = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -1e300,
                              1e300};
        for (const double value : bad) {
            MadeSource made;
            for (const auto &[kind, one] : kinds())
                one.first(made);
            made.pressure("cpu", value, value).pressure("memory", value, value).pressure("io", value, value);
            made.with(metrics::CpuCount, {}, value, value).with(metrics::CpuUtilization, {}, value, value);
            made.with(metrics::TcpRetransmits, {}, value, value).with(metrics::CompactionStalls, {}, value, value);
            const Explanation explanation = explained(made);
            QVERIFY(explanation.causes.size() <= MostCauses);
            for (const Cause &cause : explanation.causes)
                QVERIFY2(cause.score >= 0 && cause.score <= 1, told(explanation).constData());
        }
    }

    /// All at once: the order of what is found does not matter, and there are never more than five.
    void theOrderOfWhatIsFoundDoesNotMatter()
    {
        std::vector<Cause> causes;
        for (const auto &[kind, one] : kinds()) {
            MadeSource made;
            one.first(made);
            for (const Cause &cause : explained(made).causes)
                causes.push_back(cause);
        }
        const std::vector<Cause> expected = ranked(causes);
        QCOMPARE(expected.size(), MostCauses);
        std::mt19937 random(7);
        for (int i = 0; i < 50; ++i) {
            std::ranges::shuffle(causes, random);
            QVERIFY(ranked(causes) == expected);
        }
    }

    /// What other series did, with few false ones: of two hundred that have nothing to do with it hardly any is named.
    void whatMovedWithIt()
    {
        // Spearman's example: ranks 1…8 against 2 1 4 3 6 5 8 7 have Σd² = 8, r = 1 − 6 · 8 / (8 · 63) = 0.905.
        const std::vector<double> a{1, 2, 3, 4, 5, 6, 7, 8};
        const std::vector<double> b{2, 1, 4, 3, 6, 5, 8, 7};
        const auto alike = rankCorrelation(a, b);
        QVERIFY(alike && qAbs(alike->value - (1 - 48.0 / 504)) < 1e-12);
        QVERIFY(!rankCorrelation(a, std::vector<double>(8, 3)));
        QVERIFY(!rankCorrelation(std::vector<double>{1, 2}, std::vector<double>{1, 2}));
        // Persistent noise: each value is nine tenths of the one before. At 5 % hardly more than that may pass.
        std::mt19937_64 random(3);
        std::normal_distribution<double> noise;
        int passed = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            std::vector<double> x(120), y(120);
            for (size_t i = 1; i < x.size(); ++i) {
                x[i] = 0.9 * x[i - 1] + noise(random);
                y[i] = 0.9 * y[i - 1] + noise(random);
            }
            passed += rankCorrelation(x, y)->p < 0.05;
        }
        QVERIFY2(passed < 2000 * 0.09, qPrintable(QString::number(passed)));

        MadeSource made;
        kinds().at(u"cpu.contention"_s).first(made);
        SeriesDescriptor latency;
        latency.metric = latency.name = u"shop.latency"_s;
        latency.unit = u"s"_s;
        made.with(latency, 0.04, 1.9);
        const Explanation explanation = explained(made);
        const auto moved = std::ranges::find_if(explanation.checked, [](const CheckedPart &part) {
            return part.kind == u"moved" && part.series == u"shop.latency";
        });
        QVERIFY(moved != explanation.checked.end());
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
