// SPDX-License-Identifier: MIT
// The journal of systemd: what its entries mean, and one that a real journald wrote.
#include "machinelog/machine_log_texts.h"
#include "support/test_support.h"

#include <performance/machinelog/journal_reader.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <systemd/sd-messages.h>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

constexpr Timestamp Begin(1'770'000'000s);
// From flatpak's common/flatpak-utils-private.h.
constexpr char Flatpak[] = "c7b39b1e006b464599465e105b361485";

JournalEntry entry(nanoseconds after, const char *id, const char *unit = "")
{
    JournalEntry made;
    made.time = Begin + after;
    made.messageId = id;
    made.unit = unit;
    return made;
}

} // namespace

class TestSystemJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aServiceAppearsWhenItIsFirstStartedLater()
    {
        JournalStory story(Begin);
        story.take(entry(1h, SD_MESSAGE_UNIT_STARTED_STR, "ssh.service"));
        story.take(entry(30h, SD_MESSAGE_UNIT_STARTED_STR, "ssh.service"));
        story.take(entry(48h, SD_MESSAGE_UNIT_STARTED_STR, "nginx.service"));
        story.take(entry(49h, SD_MESSAGE_UNIT_STARTED_STR, "nginx.service"));
        story.take(entry(50h, SD_MESSAGE_UNIT_STARTED_STR, "run-u4711.service"));
        story.take(entry(50h, SD_MESSAGE_UNIT_STARTED_STR, "user@1000.service"));
        story.take(entry(50h, SD_MESSAGE_UNIT_STARTED_STR, "home.mount"));
        QCOMPARE(linesOf(story.events()), QStringList({u"2026-02-04T02:40:00 service-started nginx.service"_s}));
    }

    void failuresAndRestarts()
    {
        JournalStory story(Begin);
        JournalEntry failed = entry(1s, SD_MESSAGE_UNIT_FAILURE_RESULT_STR, "db.service");
        failed.result = "oom-kill";
        story.take(failed);
        story.take(entry(2s, SD_MESSAGE_UNIT_FAILED_STR, "db.service")); // the same, told again
        JournalEntry again = entry(3s, SD_MESSAGE_UNIT_RESTART_SCHEDULED_STR, "db.service");
        again.restarts = "1";
        story.take(again);
        // It fails every five seconds for an hour.
        for (int i = 1; i <= 720; ++i) {
            again.time = Begin + i * 5s;
            again.restarts = QByteArray::number(i);
            story.take(again);
        }
        JournalEntry stopped = entry(2h, SD_MESSAGE_UNIT_STOPPED_STR, "nginx.service");
        story.take(stopped);
        stopped.jobType = "restart";
        story.take(stopped);
        QCOMPARE(linesOf(story.events()),
                 QStringList({u"2026-02-02T02:40:01 service-failed db.service oom-kill"_s,
                              u"2026-02-02T02:40:03 service-restarted db.service #1"_s,
                              u"2026-02-02T02:50:05 service-restarted db.service #121"_s,
                              u"2026-02-02T03:00:05 service-restarted db.service #241"_s,
                              u"2026-02-02T03:10:05 service-restarted db.service #361"_s,
                              u"2026-02-02T03:20:05 service-restarted db.service #481"_s,
                              u"2026-02-02T03:30:05 service-restarted db.service #601"_s,
                              u"2026-02-02T04:40:00 service-restarted nginx.service"_s}));
    }

    void sleepKillsAndFlatpaks()
    {
        JournalStory story(Begin);
        story.take(entry(0s, SD_MESSAGE_SLEEP_START_STR));
        story.take(entry(1h, SD_MESSAGE_SLEEP_STOP_STR));
        JournalEntry kill;
        kill.time = Begin + 2h;
        kill.isOfKernel = true;
        kill.message = "Out of memory: Killed process 7 (hog) total-vm:1kB, anon-rss:1048576kB, file-rss:0kB";
        story.take(kill);
        kill.message = "something else";
        story.take(kill);
        story.take(entry(3h, "d989611b15e44c9dbf31e3c81256e4ed", "app.slice")); // SD_MESSAGE_UNIT_OOMD_KILL, since 250
        JournalEntry flatpak = entry(4h, Flatpak);
        flatpak.operation = "deploy update";
        flatpak.reference = "app/org.mozilla.firefox/x86_64/stable";
        flatpak.before = "0123456789abcdef";
        flatpak.after = "fedcba9876543210";
        story.take(flatpak);
        flatpak.operation = "pull";
        story.take(flatpak);
        flatpak.operation = "uninstall";
        flatpak.reference = "nothing";
        story.take(flatpak);
        QCOMPARE(
            linesOf(story.events()),
            QStringList({u"2026-02-02T02:40:00 suspended"_s, u"2026-02-02T03:40:00 resumed"_s,
                         u"2026-02-02T04:40:00 out-of-memory hog PID 7, 1024 MiB"_s,
                         u"2026-02-02T05:40:00 out-of-memory app.slice systemd-oomd"_s,
                         u"2026-02-02T06:40:00 package-upgraded org.mozilla.firefox 0123456789ab → fedcba987654"_s}));
        QCOMPARE(kernelOfFirstMessage("Linux version 6.1.0-13-amd64 (debian-kernel@lists.debian.org) #1"),
                 u"6.1.0-13-amd64"_s);
        QVERIFY(kernelOfFirstMessage("Command line: x").isEmpty());
    }

    /// A million entries of names of their own leave a bounded number of events.
    void manyAreBounded()
    {
        JournalStory story(Begin);
        for (int i = 0; i < 200'000; ++i)
            story.take(entry(i * 1s, SD_MESSAGE_UNIT_FAILED_STR,
                             QByteArray("unit" + QByteArray::number(i) + ".service").constData()));
        QVERIFY(story.events().size() <= 40'000);
        QCOMPARE(story.events().back().subject, u"unit199999.service"_s);
    }

    void noJournalIsSaid()
    {
        const QTemporaryDir root;
        JournalReader reader(root.path());
        QVERIFY(reader.read(now()));
        QVERIFY(reader.events().empty());
        QVERIFY(reader.missing().inEnglish().contains(u"no journal"_s));
    }

    void aRealJournal()
    {
        if (::geteuid() != 0)
            QSKIP("only root can start a journald of its own");
        const QTemporaryDir root;
        QVERIFY(QDir(root.path()).mkpath(u"etc"_s) && QDir(root.path()).mkpath(u"var/log"_s));
        QVERIFY(QFile::copy(u"/etc/machine-id"_s, root.filePath(u"etc/machine-id"_s)));
        const QByteArray pieces = QByteArray("MESSAGE=failed\nMESSAGE_ID=" SD_MESSAGE_UNIT_FAILURE_RESULT_STR
                                             "\nUNIT=wai-test-a.service\nUNIT_RESULT=exit-code\n\n"
                                             "MESSAGE=nothing that matters\nPRIORITY=6\n\n"
                                             "MESSAGE=again\nMESSAGE_ID=" SD_MESSAGE_UNIT_RESTART_SCHEDULED_STR
                                             "\nUNIT=wai-test-a.service\nN_RESTARTS=3\n\n");
        const auto write = [&](const QString &folder, const QByteArray &text) {
            QProcess journald;
            journald.start(u"unshare"_s,
                           {u"--mount"_s, QStringLiteral(WAI_SOURCE "/tests/machinelog/journal.sh"), folder});
            journald.write(text);
            journald.closeWriteChannel();
            return journald.waitForFinished(60'000) && journald.exitCode() == 0;
        };
        QVERIFY(write(root.filePath(u"var/log/journal"_s), pieces));
        JournalReader reader(root.path());
        QVERIFY(reader.read(now()));
        QVERIFY2(reader.missing().isEmpty(), qPrintable(reader.missing().inEnglish()));
        const auto found = [&] {
            QStringList lines;
            for (const QString &line : linesOf(reader.events())) {
                if (line.contains(u"wai-test-a"))
                    lines << line.mid(20);
            }
            return lines;
        };
        QCOMPARE(found(),
                 QStringList(
                     {u"service-failed wai-test-a.service exit-code"_s, u"service-restarted wai-test-a.service #3"_s}));
        // journald takes the kernel's own log over from its first line on, where it still has it.
        QProcess dmesg;
        dmesg.start(u"dmesg"_s, {});
        QVERIFY(dmesg.waitForFinished());
        const QString kernel = QString::fromUtf8(dmesg.readAll()).section(u"Linux version "_s, 1).section(u' ', 0, 0);
        const auto events = reader.events();
        QCOMPARE(std::any_of(events.begin(), events.end(),
                             [&](const MachineEvent &event) {
                                 return event.kind == MachineEvent::Kind::Boot && event.detail == kernel;
                             }),
                 !kernel.isEmpty());
        // Nothing is told twice by a second look, nor where the journal is damaged; and no damage brings it down.
        const auto before = linesOf(reader.events());
        QVERIFY(reader.read(now()));
        QCOMPARE(linesOf(reader.events()), before);
        // One file that is empty, as a power cut leaves it, does not take the others along.
        const QDir folder(root.filePath(u"var/log/journal"_s));
        const QString machine = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
        QFile empty(folder.filePath(machine + u"/system@0000000000000001-0000000000000001.journal~"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly) && empty.resize(1 << 16));
        JournalReader beside(root.path());
        QVERIFY(beside.read(now()));
        QVERIFY(!beside.missing().isEmpty());
        QCOMPARE(linesOf(beside.events()), before);
        QVERIFY(empty.remove());
        damage(root.path());
    }

private:
    void damage(const QString &root)
    {
        auto random = testRandom();
        const QString machine =
            QDir(root + u"/var/log/journal"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
        QFile file(root + u"/var/log/journal/"_s + machine + u"/system.journal"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.read(1 << 20); // the rest is nothing yet
        for (int i = 0; i < 40; ++i) {
            QByteArray bytes = whole;
            for (int j = 0; j < 200; ++j)
                bytes[qsizetype(272 + random() % 400'000)] = char(random());
            file.seek(0);
            QCOMPARE(file.write(bytes), bytes.size());
            file.flush();
            JournalReader reader(root);
            reader.read(now());
            QVERIFY(reader.events().size() < 10'000);
        }
        QVERIFY(file.resize(4096));
        JournalReader reader(root);
        reader.read(now());
        QVERIFY(!reader.missing().isEmpty() || reader.events().empty());
    }
};

QTEST_GUILESS_MAIN(TestSystemJournal)
#include "tst_system_journal.moc"
