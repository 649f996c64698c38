// SPDX-License-Identifier: MIT
// What is turned, on the real kernel: knobs of processes that the test started; those of the machine where the test runs as
// root, and are put back whatever happens. Each row by itself: tst_knob_table.
#include "knobs/sleeper.h"
#include "knobs/verify_ok.h"
#include "support/restored_knob.h"
#include "support/own_nice.h"
#include "support/test_support.h"

#include <performance/knobs/authority.h>
#include <performance/knobs/turner.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance::knobs;
using Qt::operator""_s;

namespace {

Turner turnerIn(const QTemporaryDir &folder)
{
    return Turner(std::move(*Journal::open(folder.path().toStdString())));
}

} // namespace

class TestKnobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threadsThatDifferComeBackAsTheyWere()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.nice");
        const QStringList threads =
            QDir(u"/proc/%1/task"_s.arg(sleeper.pid())).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(threads.size(), 3);
        QCOMPARE(::setpriority(PRIO_PROCESS, id_t(threads.last().toInt()), ownNice() + 3), 0);
        const std::string before = *readKnob(target);
        QCOMPARE(before, ownNiceText() + ' ' + threads.last().toStdString() + '=' + ownNiceText(3));
        VERIFY_OK(writeKnob(target, ownNiceText(5)));
        QCOMPARE(*readKnob(target), ownNiceText(5));
        if (::geteuid() != 0)
            QSKIP("only root may lower nice again");
        VERIFY_OK(writeKnob(target, before));
        QCOMPARE(*readKnob(target), before);
    }

    void aReusedPidIsNotTouched()
    {
        const Sleeper sleeper;
        Target target = sleeper.target("process.nice");
        ++target.startTime;
        QCOMPARE(readKnob(target).error().code, Code::Gone);
        QCOMPARE(writeKnob(target, "5").error().code, Code::Gone);
        QCOMPARE(::getpriority(PRIO_PROCESS, id_t(sleeper.pid())), ownNice());
    }

    void undoOfAnEndedProcessSaysThatItIsGone()
    {
        QTemporaryDir folder;
        Turner turner = turnerIn(folder);
        std::string id;
        {
            const Sleeper sleeper;
            const auto plan = turner.plan({{sleeper.target("process.oom-score"), "200"}});
            id = turner.apply("test", *plan, "tst_knobs")->id;
            QCOMPARE(turner.changes()->front().state, Change::State::Applied);
        }
        // It does not stand until somebody undoes it: what is set of a process is gone with it (proc(5), /proc/PID/oom_score_adj).
        QCOMPARE(turner.changes()->front().state, Change::State::Ended);
        QVERIFY(!turner.changes()->front().stands());
        const auto undone = turner.undo(id);
        VERIFY_OK(undone);
        QCOMPARE(undone->state, Change::State::Ended);
        QCOMPARE(turner.letGo(id).error().code, Code::Unknown);
    }

    void aChangeOfTwoProcessesStandsWhileOneRuns()
    {
        QTemporaryDir folder;
        Turner turner = turnerIn(folder);
        const Sleeper stays;
        {
            const Sleeper sleeper;
            VERIFY_OK(turner.apply("test",
                                   *turner.plan({{sleeper.target("process.oom-score"), "200"},
                                                 {stays.target("process.oom-score"), "200"}}),
                                   "tst_knobs"));
        }
        QCOMPARE(turner.changes()->front().state, Change::State::Applied);
        VERIFY_OK(turner.undo(turner.changes()->front().id));
        QCOMPARE(*readKnob(stays.target("process.oom-score")), std::string("0"));
    }

    void somebodyElsesChangeIsNotOverwritten()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        QTemporaryDir folder;
        Turner turner = turnerIn(folder);
        const auto plan = turner.plan({{target, "100"}});
        const auto change = turner.apply("test", *plan, "tst_knobs");
        VERIFY_OK(writeKnob(target, "500"));
        QCOMPARE(turner.undo(change->id).error().code, Code::Changed);
        QCOMPARE(*readKnob(target), std::string("500"));
        VERIFY_OK(turner.undo(change->id, true));
        QCOMPARE(*readKnob(target), std::string("0"));
        // A plan that is out of date is not carried out either.
        VERIFY_OK(writeKnob(target, "400"));
        QCOMPARE(turner.apply("test", *plan, "tst_knobs").error().code, Code::Changed);
        QCOMPARE(*readKnob(target), std::string("400"));
    }

    void aPlanIsMadeWholeOrNotAtAll()
    {
        const Sleeper sleeper;
        const Target score = sleeper.target("process.oom-score");
        Target wrong = sleeper.target("process.file-limit");
        QTemporaryDir folder;
        Turner turner = turnerIn(folder);
        rlimit limit{};
        QCOMPARE(::prlimit(sleeper.pid(), RLIMIT_NOFILE, nullptr, &limit), 0);
        std::vector<Write> plan{{score, "0", "50"},
                                {wrong, *readKnob(wrong), std::to_string(qint64(limit.rlim_max) + 1)}};
        QVERIFY(!turner.apply("test", plan, "tst_knobs"));
        QCOMPARE(*readKnob(score), std::string("0"));
        const auto changes = turner.changes();
        QCOMPARE(changes->size(), size_t(1));
        QCOMPARE(changes->front().state, Change::State::Failed);
    }

    void changesOfOneKnobAreUndoneInAnyOrder()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        for (const bool olderFirst : {true, false}) {
            QTemporaryDir folder;
            Turner turner = turnerIn(folder);
            const auto first = turner.apply("a", *turner.plan({{target, "100"}}), "tst_knobs");
            const auto second = turner.apply("b", *turner.plan({{target, "300"}}), "tst_knobs");
            VERIFY_OK(turner.undo(olderFirst ? first->id : second->id));
            QCOMPARE(*readKnob(target), std::string(olderFirst ? "300" : "100"));
            VERIFY_OK(turner.undo(olderFirst ? second->id : first->id));
            QCOMPARE(*readKnob(target), std::string("0"));
        }
    }

    void knobsOfTheMachineGoRound_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("value");
        QTest::newRow("a sysctl") << u"vm.swappiness"_s << u""_s << u"61"_s;
        QTest::newRow("a pair of files") << u"vm.dirty"_s << u""_s << u"bytes 268435456"_s;
        QTest::newRow("inotify") << u"fs.inotify.max_user_watches"_s << u""_s << u"524288"_s;
        QTest::newRow("three numbers") << u"net.ipv4.tcp_rmem"_s << u""_s << u"4096 131072 7340032"_s;
        for (const std::string &disk : devicesOf(*findKnob("block.read_ahead_kb"))) {
            if (disk.rfind("loop", 0) == 0) {
                QTest::newRow("a queue") << u"block.read_ahead_kb"_s << QString::fromStdString(disk) << u"512"_s;
                QTest::newRow("a scheduler")
                    << u"block.scheduler"_s << QString::fromStdString(disk) << u"mq-deadline"_s;
                break;
            }
        }
    }
    void knobsOfTheMachineGoRound()
    {
        if (::geteuid() != 0)
            QSKIP("only root may write to the machine's knobs");
        QFETCH(QString, knob);
        QFETCH(QString, device);
        QFETCH(QString, value);
        const Target target{knob.toStdString(), device.toStdString(), 0, 0};
        if (const auto here = readKnob(target); !here)
            QSKIP("this machine does not have it");
        const RestoredKnob restored(target);
        if (const auto authority = authorityOver(target, restored.before(), value.toStdString()); !authority.canApply)
            QSKIP("it is read-only here");
        QTemporaryDir folder;
        Turner turner = turnerIn(folder);
        const auto plan = turner.plan({{target, value.toStdString()}});
        VERIFY_OK(plan);
        const auto change = turner.apply("test", *plan, "tst_knobs");
        VERIFY_OK(change);
        QCOMPARE(*readKnob(target), value.toStdString());
        VERIFY_OK(turner.undo(change->id));
        QCOMPARE(*readKnob(target), restored.before());
    }

    void permanentIsALineInADropIn()
    {
        // A machine of files: whoever runs this may turn it, and nothing here is touched.
        const Target swappiness{"vm.swappiness", {}, 0, 0};
        const Target dirty{"vm.dirty", {}, 0, 0};
        QTemporaryDir folder;
        QTemporaryDir root;
        QVERIFY(QDir(root.path()).mkpath(u"proc/sys/vm"_s));
        for (const auto &[name, text] : {std::pair("swappiness", "60\n"), std::pair("dirty_ratio", "0\n"),
                                         std::pair("dirty_bytes", "134217728\n")}) {
            QFile file(root.filePath(u"proc/sys/vm/"_s + QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
        }
        const std::string machine = root.path().toStdString();
        const auto lines = [&] {
            QFile file(root.filePath(u"etc/sysctl.d/90-wai-performance.conf"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        Turner turner(std::move(*Journal::open(folder.path().toStdString())), root.path().toStdString());
        const auto change = turner.apply("test", *turner.plan({{swappiness, "61"}, {dirty, "bytes 268435456"}}),
                                         "tst_knobs");
        VERIFY_OK(change);
        VERIFY_OK(turner.makePermanent(change->id));
        QVERIFY2(lines().contains("\nvm.dirty_bytes = 268435456\nvm.swappiness = 61\n"), lines());
        // After a restart of the machine it is what stands, not what a restart took back.
        std::vector<Entry> entries = *Journal::open(folder.path().toStdString())->read();
        QVERIFY(changesOf(entries, "another boot").front().state == Change::State::Applied);
        std::erase_if(entries, [](const Entry &entry) { return entry.phase == Phase::Permanent; });
        QVERIFY(changesOf(entries, "another boot").front().state == Change::State::Rebooted);
        VERIFY_OK(turner.undo(change->id));
        QVERIFY(!QFile::exists(root.filePath(u"etc/sysctl.d/90-wai-performance.conf"_s)));
        QCOMPARE(*readKnob(dirty, machine), std::string("bytes 134217728"));
        // Where the machine's own file is read later, it is not said that the change lasts, and no line is left behind.
        QFile own(root.filePath(u"etc/sysctl.d/99-sysctl.conf"_s));
        QVERIFY(own.open(QIODevice::WriteOnly));
        own.write("vm.swappiness = 50\n");
        own.close();
        const auto again = turner.apply("test", *turner.plan({{swappiness, "61"}}), "tst_knobs");
        VERIFY_OK(again);
        const auto refused = turner.makePermanent(again->id);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Overruled);
        QVERIFY2(QByteArray::fromStdString(refused.error().detail).contains("99-sysctl.conf makes it \"50\""),
                 refused.error().detail.c_str());
        QVERIFY(!QFile::exists(root.filePath(u"etc/sysctl.d/90-wai-performance.conf"_s)));
        QVERIFY(!turner.changes()->back().permanent);
        VERIFY_OK(turner.undo(again->id));
        // Of a process nothing lasts.
        const Sleeper sleeper;
        QTemporaryDir here;
        Turner live(std::move(*Journal::open(here.path().toStdString())));
        const auto ofProcess = live.apply("test", *live.plan({{sleeper.target("process.oom-score"), "300"}}),
                                          "tst_knobs");
        VERIFY_OK(ofProcess);
        QVERIFY(!live.makePermanent(ofProcess->id));
    }

    void tornAndMangledLinesArePassedOver()
    {
        QTemporaryDir folder;
        Entry entry{42, Phase::Begun, "c", 0, 2, "s", {{"vm.swappiness", {}, 0, 0}, "60", "10\t%\n"}, "boot", "me"};
        {
            Journal journal = std::move(*Journal::open(folder.path().toStdString()));
            VERIFY_OK(journal.append(entry));
        }
        QFile file(folder.filePath(u"journal"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        QCOMPARE(*entryOf(whole.trimmed().toStdString()), entry);
        file.write(whole.left(whole.size() / 2)); // a crash in the middle of a line
        file.close();
        Journal journal = std::move(*Journal::open(folder.path().toStdString()));
        entry.phase = Phase::Applied;
        VERIFY_OK(journal.append(entry));
        const auto entries = journal.read();
        QCOMPARE(entries->size(), size_t(2));
        QCOMPARE(entries->back(), entry);
        auto random = testRandom();
        for (int i = 0; i < 2000; ++i) {
            QByteArray bad = whole.trimmed();
            bad[qsizetype(random() % quint64(bad.size()))] = char(random());
            if (bad != whole.trimmed())
                QVERIFY(!entryOf(bad.toStdString()));
        }
    }

    // Killed at a random moment while it applies and undoes: afterwards the value is one of the two, and the journal says which.
    void killedInTheMiddleTheJournalIsRight()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        const Target nice = sleeper.target("process.io-priority");
        auto random = testRandom();
        const QString writer = QStringLiteral(WAI_BINARY_FOLDER "/tests/knob_writer");
        for (int i = 0; i < 60; ++i) {
            QTemporaryDir folder;
            QProcess process;
            process.start(writer, {folder.path(), QString::number(target.pid), QString::number(target.startTime)});
            QVERIFY(process.waitForReadyRead(10000));
            ::usleep(useconds_t(random() % 20000)); // the random moment itself
            process.kill();
            process.waitForFinished();
            Turner turner = turnerIn(folder);
            VERIFY_OK(turner.settle());
            std::string score = "0";
            std::string priority = "none";
            const std::vector<Change> changes = *turner.changes();
            for (const Change &change : changes) {
                QVERIFY(change.state != Change::State::Unfinished);
                if (!change.stands())
                    continue;
                for (const Write &write : change.writes)
                    (write.target == target ? score : priority) = write.after;
            }
            QCOMPARE(*readKnob(target), score);
            QCOMPARE(*readKnob(nice), priority);
            for (const Change &change : changes) {
                if (change.stands())
                    VERIFY_OK(turner.undo(change.id));
            }
            QCOMPARE(*readKnob(target), std::string("0"));
            QCOMPARE(*readKnob(nice), std::string("none"));
        }
    }

    // However the program ends that tries something, the next one takes it back.
    void whatIsOnlyTriedGoesBackWithItsProgram_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("killed") << SIGKILL;
        QTest::newRow("its terminal was closed") << SIGHUP;
        QTest::newRow("it crashed") << SIGSEGV;
    }
    void whatIsOnlyTriedGoesBackWithItsProgram()
    {
        QFETCH(int, signal);
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        const Target priority = sleeper.target("process.io-priority");
        QTemporaryDir folder;
        QProcess writer;
        writer.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/knob_writer"),
                     {folder.path(), QString::number(target.pid), QString::number(target.startTime), u"trial"_s});
        QVERIFY(writer.waitForReadyRead(10000));
        Turner turner = turnerIn(folder);
        // While it runs it is its own to end.
        QCOMPARE(turner.takeBackOrphans()->size(), size_t(0));
        QCOMPARE(*readKnob(target), std::string("300"));
        QCOMPARE(turner.changes()->front().trial->pid, std::int32_t(writer.processId()));
        ::kill(pid_t(writer.processId()), signal);
        QVERIFY(writer.waitForFinished(10000));
        const auto ended = turner.takeBackOrphans();
        VERIFY_OK(ended);
        QCOMPARE(ended->size(), size_t(1));
        QCOMPARE(ended->front().state, Change::State::Undone);
        QCOMPARE(*readKnob(target), std::string("0"));
        QCOMPARE(*readKnob(priority), std::string("none"));
        QCOMPARE(turner.takeBackOrphans()->size(), size_t(0)); // once
    }

    void whatWasKeptStaysWithoutItsProgram()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        QTemporaryDir folder;
        QProcess writer;
        writer.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/knob_writer"),
                     {folder.path(), QString::number(target.pid), QString::number(target.startTime), u"kept"_s});
        QVERIFY(writer.waitForReadyRead(10000));
        writer.kill();
        QVERIFY(writer.waitForFinished(10000));
        Turner turner = turnerIn(folder);
        QCOMPARE(turner.takeBackOrphans()->size(), size_t(0));
        QCOMPARE(*readKnob(target), std::string("300"));
        QVERIFY(!turner.changes()->front().trial && turner.changes()->front().kept);
    }

    void anOrphanThatSomebodyChangedIsTheirs()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        QTemporaryDir folder;
        QProcess writer;
        writer.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/knob_writer"),
                     {folder.path(), QString::number(target.pid), QString::number(target.startTime), u"trial"_s});
        QVERIFY(writer.waitForReadyRead(10000));
        writer.kill();
        QVERIFY(writer.waitForFinished(10000));
        VERIFY_OK(writeKnob(target, "500"));
        Turner turner = turnerIn(folder);
        QCOMPARE(turner.takeBackOrphans()->front().state, Change::State::Left);
        QCOMPARE(*readKnob(target), std::string("500"));
        QCOMPARE(*readKnob(sleeper.target("process.io-priority")),
                 std::string("none")); // the other write was nobody else's
        QCOMPARE(turner.takeBackOrphans()->size(), size_t(0));
    }

    // A pid comes back: another program under the number of one that tried something is not that one.
    void anOwnerIsItsPidAndItsStart()
    {
        const Owner here = thisProgram();
        QVERIFY(isRunning(here));
        QVERIFY(!isRunning({here.pid, here.startTime - 1}));
        QCOMPARE(ownerOf(toText(here)), std::optional<Owner>(here));
        // One that was killed and whose parent has not asked for it yet.
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        siginfo_t info{};
        QCOMPARE(::waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT), 0);
        const auto start = startTimeOf(std::int32_t(child));
        const bool isCounted = start && isRunning({std::int32_t(child), *start});
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        QVERIFY(start && !isCounted);
        for (const char *broken : {"", "-", "12", "12-", "-12", "a-b", "0-1", "99999999999-1"})
            QVERIFY2(!ownerOf(broken), broken);
    }

    void twoProgramsDoNotDisturbEachOther()
    {
        QTemporaryDir folder;
        Journal first = std::move(*Journal::open(folder.path().toStdString()));
        Journal second = std::move(*Journal::open(folder.path().toStdString()));
        const auto lock = first.lock();
        VERIFY_OK(lock);
        QCOMPARE(second.lock().error().code, Code::Busy);
    }

    void aJournalThatCannotBeWrittenChangesNothing()
    {
        const Sleeper sleeper;
        const Target target = sleeper.target("process.oom-score");
        QTemporaryDir folder;
        QVERIFY(QFile::link(u"/dev/full"_s, folder.filePath(u"journal"_s)));
        QVERIFY(!Journal::open(folder.path().toStdString())); // a planted link is not followed
        QVERIFY(QFile::remove(folder.filePath(u"journal"_s)));
        Turner turner = turnerIn(folder);
        const auto plan = turner.plan({{target, "100"}});
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlimit none{0, limit.rlim_max};
        ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &none); // as on a full disk
        const auto change = turner.apply("test", *plan, "tst_knobs");
        ::setrlimit(RLIMIT_FSIZE, &limit);
        QVERIFY(!change);
        QCOMPARE(*readKnob(target), std::string("0"));
    }
};

QTEST_GUILESS_MAIN(TestKnobs)
#include "tst_knobs.moc"
