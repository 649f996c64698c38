// SPDX-License-Identifier: MIT
#include "support/wait_target.h"

#include <performance/core/lock_frames.h>
#include <performance/profile/capture/capture.h>
#include <performance/profile/capture/waker_events.h>

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <map>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;

namespace {

constexpr const char *Tracing = "/sys/kernel/tracing";

/// tracefs for this process and those that it starts, where nobody has mounted it.
bool hasTracing()
{
    if (WakingFormat::ofKernel())
        return true;
    return ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0
        && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tracefs", Tracing, "tracefs", 0, nullptr) == 0 && WakingFormat::ofKernel();
}

/// A wait that ended, in nanoseconds of CLOCK_MONOTONIC.
struct Ended {
    qint64 begin = 0;
    qint64 end = 0;
    qint32 waker = 0; ///< tid; 0: an interrupt, for which perf has whoever was interrupted
};
using Waits = std::map<qint32, std::vector<Ended>>; ///< by tid

/// What our capture says, its times moved by `offset`.
Waits wakersOf(const Profile &profile, qint64 offset)
{
    Waits waits;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.events[profile.sampleEvents[i]].name != LockFrames::WakerEvent)
            continue;
        const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(profile.sampleStacks[i])].frame)];
        const QString &text = profile.functionName(profile.locations[size_t(frame.firstLocation)].function);
        const auto waker = LockFrames::waker(text);
        const qint64 end = profile.sampleTimes[i] + offset;
        waits[profile.threads[size_t(profile.sampleThreads[i])].thread].push_back(
            {end - profile.sampleWeights[i], end, waker ? waker->number : 0});
    }
    return waits;
}

/// "ping 123 [001] d... 12.345678901: sched:sched_waking: comm=pong pid=124 prio=…" as perf script writes it: when it was,
/// who was woken, and by whom.
std::map<qint32, std::vector<Ended>> wakingsOf(const QByteArray &script)
{
    std::map<qint32, std::vector<Ended>> wakings;
    for (const QByteArray &line : script.split('\n')) {
        const qsizetype event = line.indexOf(": sched:sched_waking: ");
        const qsizetype bracket = line.indexOf('[');
        const qsizetype woken = line.indexOf(" pid=", event);
        if (event < 0 || bracket < 0 || woken < 0)
            continue;
        const qint32 waker = line.left(bracket).trimmed().split(' ').last().toInt();
        const QByteArray time = line.left(event).split(' ').last();
        const qint64 ns = time.left(time.indexOf('.')).toLongLong() * 1'000'000'000
            + time.mid(time.indexOf('.') + 1).toLongLong();
        wakings[line.mid(woken + 5).split(' ').first().toInt()].push_back({ns, ns, waker});
    }
    return wakings;
}

} // namespace

class TestWakers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formatsAreRead()
    {
        const std::string text = "name: sched_waking\nID: 325\nformat:\n"
                                 "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
                                 "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
                                 "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n"
                                 "\tfield:char comm[16];\toffset:8;\tsize:16;\tsigned:0;\n"
                                 "\tfield:pid_t pid;\toffset:24;\tsize:4;\tsigned:1;\n";
        const auto format = WakingFormat::parse(text, "325\n");
        QVERIFY(format);
        QCOMPARE(format->id, std::uint64_t(325));
        QCOMPARE(format->threadAt, size_t(24));
        QCOMPARE(format->flagsAt, size_t(2));
        QVERIFY(!WakingFormat::parse(text, "x"));
        for (size_t length = 0; length < text.size() - 30; ++length)
            QVERIFY(!WakingFormat::parse(std::string_view(text).substr(0, length), "325"));
    }

    /// Each wait that we say who ended is looked up in what perf recorded beside us.
    void wakersAreThoseOfPerf()
    {
        if (::geteuid() != 0)
            QSKIP("only root may trace the machine");
        const QString perf = QStandardPaths::findExecutable(QStringLiteral("perf"));
        if (!hasTracing() || perf.isEmpty())
            QSKIP("perf cannot record here");
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("perf.data"));
        const WaitTarget target({QStringLiteral("taking-turns")});
        QProcess recording;
        recording.start(perf,
                        {QStringLiteral("record"), QStringLiteral("-q"), QStringLiteral("-a"), QStringLiteral("-k"),
                         QStringLiteral("CLOCK_MONOTONIC"), QStringLiteral("-m"), QStringLiteral("4096"),
                         QStringLiteral("-e"), QStringLiteral("sched:sched_waking"), QStringLiteral("-o"), file});
        QVERIFY(recording.waitForStarted());
        QVERIFY(QTest::qWaitFor([&] { return QFile(file).size() > 4096 || recording.state() == QProcess::NotRunning; },
                                20000));
        if (recording.state() == QProcess::NotRunning)
            QSKIP("perf cannot record here");
        ProfilingRequest request;
        request.target.kind = ProfilingTarget::Kind::Attach;
        request.target.processes = {target.pid()};
        request.offCpu = true;
        const auto capture = Capture::start(request);
        QVERIFY2(capture, capture ? "" : qPrintable(capture.error().message()));
        const auto count = [&] {
            size_t all = 0;
            for (const auto &[thread, waits] : wakersOf((*capture)->state().profile, 0))
                all += waits.size();
            return all;
        };
        QTRY_VERIFY_WITH_TIMEOUT(count() > 4000, 30000);
        const Profile profile = (*capture)->stop().profile;
        ::kill(pid_t(recording.processId()), SIGINT);
        QVERIFY(recording.waitForFinished(30000));
        QProcess reading;
        reading.start(perf,
                      {QStringLiteral("script"), QStringLiteral("--ns"), QStringLiteral("-F"),
                       QStringLiteral("comm,tid,cpu,time,event,trace"), QStringLiteral("-i"), file});
        QVERIFY(reading.waitForFinished(60000));
        compare(profile, reading.readAllStandardOutput(), target.thread("sleeper").thread);
    }

private:
    void compare(const Profile &profile, const QByteArray &script, qint32 sleeper)
    {
        const auto theirs = wakingsOf(script);
        QVERIFY2(!theirs.empty(), script.left(500).constData());
        const Waits ours = wakersOf(profile, beganAt(profile));
        const qint64 offset = bestOffset(ours, theirs);
        qint64 perfFrom = std::numeric_limits<qint64>::max();
        for (const auto &[thread, wakings] : theirs)
            perfFrom = std::min(perfFrom, wakings.front().end);
        size_t same = 0;
        size_t all = 0;
        size_t byThreads = 0;
        size_t sleptByInterrupt = 0;
        QString first;
        for (const auto &[thread, waits] : ours) {
            for (const Ended &wait : waits) {
                if (wait.begin + offset < perfFrom)
                    continue; // it began before perf did
                const Ended *waking = wakingIn(theirs, thread, wait, offset);
                const bool isSame = waking && (waking->waker == wait.waker || wait.waker == 0);
                byThreads += wait.waker != 0 ? 1 : 0;
                same += isSame ? 1 : 0;
                ++all;
                if (!isSame && first.isEmpty())
                    first = QStringLiteral("thread %1: ours %2, perf's %3")
                                .arg(thread)
                                .arg(wait.waker)
                                .arg(waking ? waking->waker : -1);
            }
        }
        qInfo("%zu of %zu wakers as perf has them, %zu of them threads", same, all, byThreads);
        QVERIFY2(double(same) >= 0.99 * double(all), qPrintable(first));
        // Of each turn of both pairs two of three waits, of the sleeper none.
        QVERIFY2(double(byThreads) > 0.4 * double(all), qPrintable(QString::number(byThreads)));
        for (const Ended &wait : ours.at(sleeper))
            sleptByInterrupt += wait.waker == 0 ? 1 : 0;
        QVERIFY(double(sleptByInterrupt) >= 0.99 * double(ours.at(sleeper).size()));
    }

    /// About when our times count from, of CLOCK_MONOTONIC.
    static qint64 beganAt(const Profile &profile)
    {
        const auto read = [](clockid_t clock) {
            timespec time{};
            ::clock_gettime(clock, &time);
            return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
        };
        return profile.startedAt.time_since_epoch().count() - (read(CLOCK_REALTIME) - read(CLOCK_MONOTONIC));
    }

    static const Ended *wakingIn(const Waits &wakings, qint32 thread, const Ended &wait, qint64 offset)
    {
        const auto found = wakings.find(thread);
        if (found == wakings.end())
            return nullptr;
        const auto after = std::ranges::lower_bound(found->second, wait.begin + offset, {}, &Ended::end);
        return after != found->second.end() && after->end <= wait.end + offset ? &*after : nullptr;
    }

    /// A profile does not tell to the microsecond when it began: with the right offset every wait of ours has a waking in it. The
    /// middle of those with which most have.
    static qint64 bestOffset(const Waits &ours, const Waits &theirs)
    {
        constexpr qint64 Most = 5'000'000;
        constexpr qint64 Step = 1000;
        size_t best = 0;
        qint64 begin = 0;
        qint64 end = 0;
        for (qint64 offset = -Most; offset <= Most; offset += Step) {
            size_t hits = 0;
            for (const auto &[thread, waits] : ours) {
                for (size_t i = waits.size() - std::min<size_t>(waits.size(), 200); i < waits.size();
                     ++i) // perf was there by then
                    hits += wakingIn(theirs, thread, waits[i], offset) ? 1 : 0;
            }
            if (hits > best) {
                best = hits;
                begin = offset;
            }
            if (hits == best)
                end = offset;
        }
        return (begin + end) / 2;
    }
};

QTEST_GUILESS_MAIN(TestWakers)
#include "tst_wakers.moc"
