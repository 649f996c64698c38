// SPDX-License-Identifier: MIT
// The journal where it is hurt: flipped bits, no right to write, no free byte, and a value that somebody else has set since.
#include "support/test_support.h"
#include "support/own_nice.h"

#include <performance/knobs/knob.h>
#include <performance/knobs/turner.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance::knobs;
using Qt::operator""_s;

namespace {

Turner turnerIn(const std::string &folder)
{
    return Turner(std::move(*Journal::open(folder)));
}

/// A file system of 128 KiB of this process's own, in a mount namespace of its own; false where that is not allowed here.
bool mountSmall(const std::string &folder)
{
    const uid_t user = ::getuid();
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        std::FILE *map = std::fopen("/proc/self/uid_map", "w");
        if (!map)
            return false;
        std::fprintf(map, "%u %u 1", user, user);
        if (std::fclose(map) != 0)
            return false;
    }
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=128k") == 0;
}

/// Writes until not one byte more is taken.
void fill(const std::string &path)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const std::string page(4096, 'x');
    for (const size_t size : {page.size(), size_t(1)}) {
        while (::write(fd, page.data(), size) > 0) {
        }
    }
    ::close(fd);
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

    QProcess m_sleeper;

    Target target() const
    {
        const auto pid = std::int32_t(m_sleeper.processId());
        return {"process.oom-score", {}, pid, startTimeOf(pid).value_or(0)};
    }

    /// What a child does with 128 KiB of disk; its exit code, or nothing where there is no such disk here.
    template<typename Act>
    static std::optional<int> onSmallDisk(Act act)
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(mountSmall(path) ? act(path) : 77);
        int status = 0;
        ::waitpid(child, &status, 0);
        const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
        return code == 77 ? std::nullopt : std::optional(code);
    }

private Q_SLOTS:
    void init()
    {
        m_sleeper.start(u"sleep"_s, {u"60"_s});
        QVERIFY(m_sleeper.waitForStarted());
    }
    void cleanup()
    {
        m_sleeper.kill();
        m_sleeper.waitForFinished();
    }

    // A change of two writes, and every single line of it broken in turn, then every pair of lines of different writes: it
    // is still known, and undone as far as any line of a write is whole.
    void aChangeWithABrokenLineIsUndone()
    {
        for (int broken = 0; broken < 4; ++broken) {
            QTemporaryDir folder;
            const std::string path = folder.path().toStdString();
            const Target nice{"process.nice", {}, target().pid, target().startTime};
            {
                Turner turner = turnerIn(path);
                QVERIFY(turner.apply("test", *turner.plan({{target(), "200"}, {nice, ownNiceText(3)}}), "me"));
            }
            QFile file(folder.filePath(u"journal"_s));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QByteArrayList lines = file.readAll().trimmed().split('\n');
            QCOMPARE(lines.size(), 4); // begun, applied, begun, applied
            lines[broken][20] = char(lines[broken][20] ^ 0x04);
            QVERIFY(file.resize(0) && file.seek(0) && file.write(lines.join('\n') + '\n') > 0);
            file.close();
            Turner turner = turnerIn(path);
            size_t damaged = 0;
            std::vector<Change> changes = *turner.changes(&damaged);
            QCOMPARE(damaged, size_t(1));
            QCOMPARE(changes.size(), size_t(1));
            QVERIFY(changes.front().stands());
            QCOMPARE(changes.front().writes.size(), size_t(2));
            QVERIFY(turner.undo(changes.front().id));
            QCOMPARE(*readKnob(target()), std::string("0"));
            QCOMPARE(*readKnob(nice), ownNiceText());
            QCOMPARE(turner.changes()->front().state, Change::State::Undone);
        }
    }

    void aWriteOfWhichNoLineIsWholeDoesNotHideTheOther()
    {
        const Write lost{{"process.nice", {}, 1, 1}, "0", "3"};
        const Write known{target(), "0", "200"};
        const std::vector<Entry> entries{{5, Phase::Begun, "c", 1, 2, "s", known, "boot", "me"},
                                         {6, Phase::Applied, "c", 1, 2, "s", known, "boot", "me"}};
        const auto changes = changesOf(entries, "boot");
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(changes.front().state, Change::State::Applied);
        QVERIFY(changes.front().isLost(0));
        QCOMPARE(changes.front().writes[1], known);
        // A line that claims a place beyond all plans takes no memory.
        QVERIFY(
            changesOf({{5, Phase::Begun, "c", 4'000'000'000, 4'100'000'000, "s", lost, "boot", "me"}}, "boot").empty());
    }

    void aJournalThatMayOnlyBeReadTellsWhatWasChanged()
    {
        QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        {
            Journal journal = std::move(*Journal::open(path));
            QVERIFY(journal.append({42, Phase::Begun, "c", 0, 1, "s", {target(), "0", "200"}, currentBoot(), "me"}));
        }
        QVERIFY(::chmod(path.c_str(), 0755) == 0 && ::chmod((path + "/journal").c_str(), 0444) == 0);
        // To root every file is writable: a child becomes nobody.
        const pid_t child = ::fork();
        if (child == 0) {
            if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                ::_exit(100);
            const auto journal = Journal::open(path);
            if (!journal)
                ::_exit(101);
            Turner turner(std::move(*Journal::open(path)));
            const bool told = turner.unwritable() && turner.unwritable()->code == Code::Denied
                && turner.changes()->size() == 1;
            const auto undone = turner.undo("c");
            ::_exit(!told ? 102 : !undone && undone.error().code == Code::Denied ? 0 : 103);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(WIFEXITED(status) ? WEXITSTATUS(status) : 255, 0);
    }

    void undoNeedsNoFreeByte()
    {
        const Target wanted = target();
        const auto code = onSmallDisk([&](const std::string &folder) {
            Turner turner = turnerIn(folder);
            std::vector<std::string> made;
            const auto apply = [&] {
                const auto change = turner.apply("test", *turner.plan({{wanted, std::to_string(200 + made.size())}}),
                                                 "me");
                if (change)
                    made.push_back(change->id);
                return change.has_value();
            };
            if (!apply())
                return 1;
            fill(folder + "/full");
            // What was reserved may do for more; then nothing more is begun.
            while (made.size() < 500 && apply()) {
            }
            if (made.size() == 500 || *readKnob(wanted) != std::to_string(200 + made.size() - 1))
                return 2;
            // All that stands can be taken back, in any order, and the journal says so.
            std::swap(made.front(), made.back());
            for (const std::string &id : made) {
                if (const auto undone = turner.undo(id); !undone || undone->state != Change::State::Undone)
                    return 3;
            }
            const auto all = turner.changes();
            for (const Change &change : *all) {
                if (change.stands())
                    return 4;
            }
            return *readKnob(wanted) == "0" ? 0 : 5;
        });
        if (!code)
            QSKIP("this user may make no file system of its own here");
        QCOMPARE(*code, 0);
    }

    // A file system that reserves nothing, and a journal of a version that did not: the value goes back all the same.
    void undoNeedsNoLineEither()
    {
        const Target wanted = target();
        const auto code = onSmallDisk([&](const std::string &folder) {
            {
                Journal journal = std::move(*Journal::open(folder));
                for (const Phase phase : {Phase::Begun, Phase::Applied}) {
                    if (!journal.append({42, phase, "c", 0, 1, "s", {wanted, "0", "200"}, currentBoot(), "me"}))
                        return 1;
                }
                // To the end of its page, so that no rest of it is free.
                struct stat info {};
                ::stat(journal.path().c_str(), &info);
                const std::string rest(size_t(4095 - info.st_size % 4096), 'x');
                const int fd = ::open(journal.path().c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
                const bool padded = ::write(fd, (rest + "\n").data(), rest.size() + 1) == ssize_t(rest.size() + 1);
                ::close(fd);
                if (!padded || !writeKnob(wanted, "200"))
                    return 2;
            }
            fill(folder + "/full");
            Turner turner = turnerIn(folder);
            if (const auto undone = turner.undo("c"); !undone || undone->state != Change::State::Undone)
                return 3;
            if (*readKnob(wanted) != "0")
                return 4;
            // As soon as there is room, the journal says so as well.
            ::unlink((folder + "/full").c_str());
            return turner.undo("c") && turner.changes()->front().state == Change::State::Undone ? 0 : 5;
        });
        if (!code)
            QSKIP("this user may make no file system of its own here");
        QCOMPARE(*code, 0);
    }

    void whatSomebodyElseSetCanBeLetGoOrWrittenOver()
    {
        QTemporaryDir folder;
        Turner turner = turnerIn(folder.path().toStdString());
        const auto first = turner.apply("test", *turner.plan({{target(), "200"}}), "me");
        QVERIFY(first);
        // Still ours: that one is undone, not forgotten.
        QCOMPARE(turner.letGo(first->id).error().code, Code::Invalid);
        QVERIFY(writeKnob(target(), "300"));
        QCOMPARE(turner.undo(first->id).error().code, Code::Changed);
        QVERIFY(turner.letGo(first->id));
        QCOMPARE(turner.changes()->front().state, Change::State::Left);
        QCOMPARE(*readKnob(target()), std::string("300"));
        QCOMPARE(turner.letGo(first->id).error().code, Code::Unknown);
        const auto second = turner.apply("test", *turner.plan({{target(), "400"}}), "me");
        QVERIFY(second);
        QVERIFY(writeKnob(target(), "500"));
        QVERIFY(turner.undo(second->id, true));
        QCOMPARE(*readKnob(target()), std::string("300"));
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
