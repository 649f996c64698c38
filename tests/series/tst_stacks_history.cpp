// SPDX-License-Identifier: MIT
#include "support/stacks_feed.h"
#include "support/test_support.h"

#include <performance/series/checksum.h>
#include <performance/series/data_folder.h>
#include <performance/series/sqlite.h>
#include <performance/series/stacks_codec.h>
#include <performance/series/stacks_history.h>
#include <performance/series/stacks_merge.h>
#include <performance/series/stacks_tables.h>

#include <QFileInfo>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace performance;

namespace {

constexpr qint64 Second = StacksFeed::Second;
constexpr qint64 Start = 1'700'000'100 * Second;

Timestamp at(qint64 seconds)
{
    return fromNanoseconds(Start + seconds * Second);
}

TimeRange between(qint64 from, qint64 to)
{
    return {at(from), at(to)};
}

/// What a profile says, sample by sample, whatever its rows are numbered.
QStringList said(const Profile &profile, const TimeRange &range, const StacksFilter &filter = {})
{
    QStringList frames;
    for (size_t i = 0; i < profile.frames.size(); ++i) {
        const ProfileFrame &frame = profile.frames[i];
        const ProfileModule &module = profile.modules[size_t(frame.module)];
        QString text = QStringLiteral("%1 %2 %3 %4 %5:")
                           .arg(profile.text(module.name), profile.text(module.path), profile.text(module.buildId),
                                toName(module.kind))
                           .arg(frame.address, 0, 16);
        for (qint32 l = frame.firstLocation; l < frame.firstLocation + frame.locationCount; ++l) {
            const ProfileLocation &location = profile.locations[size_t(l)];
            const ProfileFunction &function = profile.functions[size_t(location.function)];
            text += QStringLiteral(" %1(%2 %3) %4:%5")
                        .arg(profile.text(function.name))
                        .arg(function.known)
                        .arg(profile.text(function.reason), profile.text(location.file))
                        .arg(location.line);
        }
        frames << text;
    }
    QStringList rows;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const qint64 time = toNanoseconds(profile.startedAt) + roundedDown(profile.sampleTimes[i], StacksTimeStep);
        const ProfileThread &thread = profile.threads[size_t(profile.sampleThreads[i])];
        if (!range.contains(fromNanoseconds(time))
            || (!filter.processes.empty()
                && !std::count(filter.processes.begin(), filter.processes.end(), thread.process))
            || (!filter.program.isEmpty() && profile.text(thread.processName) != filter.program))
            continue;
        QString row = QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                          .arg(time / StacksTimeStep)
                          .arg(profile.events[profile.sampleEvents[i]].name)
                          .arg(thread.process)
                          .arg(thread.thread)
                          .arg(profile.text(thread.name), profile.text(thread.processName))
                          .arg(profile.sampleWeights[i]);
        for (qint32 stack = profile.sampleStacks[i]; stack >= 0; stack = profile.stacks[size_t(stack)].parent)
            row += QLatin1String(" < ") + frames[profile.stacks[size_t(stack)].frame];
        rows << row;
    }
    // Samples of one moment have no order.
    rows.sort();
    return rows;
}

/// Weight by process name and event.
std::map<std::pair<QString, quint8>, qint64> weights(const Profile &profile)
{
    std::map<std::pair<QString, quint8>, qint64> sums;
    for (size_t i = 0; i < profile.sampleCount(); ++i)
        sums[{profile.text(profile.threads[size_t(profile.sampleThreads[i])].processName), profile.sampleEvents[i]}] +=
            profile.sampleWeights[i];
    return sums;
}

/// Weight by the names of the innermost frame.
std::map<QString, qint64> selfWeights(const Profile &profile)
{
    std::map<QString, qint64> sums;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const qint32 stack = profile.sampleStacks[i];
        QString name;
        if (stack >= 0) {
            const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
            name = profile.text(profile.modules[size_t(frame.module)].name);
            for (qint32 l = frame.firstLocation; l < frame.firstLocation + frame.locationCount; ++l)
                name += u' ' + profile.functionName(profile.locations[size_t(l)].function);
            if (frame.locationCount == 0)
                name += QString::number(frame.address);
        }
        sums[name] += profile.sampleWeights[i];
    }
    return sums;
}

StacksHistory::Options optionsOf(StacksHistory::Mode mode, const QString &file = {})
{
    StacksHistory::Options options;
    options.mode = mode;
    options.file = file;
    options.retention = std::chrono::hours(24 * 365 * 20); // the tests' times lie in the past
    options.rollupRetention = options.retention;
    return options;
}

std::unique_ptr<StacksHistory> opened(StacksHistory::Mode mode, const QString &file = {})
{
    auto history = StacksHistory::open(optionsOf(mode, file));
    if (!history)
        qFatal("%s", qPrintable(history.error().message()));
    return std::move(*history);
}

/// Epochs of `seconds` each, one after another, all in the end with names; returns them as they were in the end.
std::vector<Profile> run(StacksHistory &history, StacksFeed &feed, int epochs, int seconds, int samples,
                         qint64 from = 0)
{
    std::vector<Profile> made;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        feed.begin(at(from + qint64(epoch) * seconds));
        for (int second = 0; second < seconds; ++second) {
            feed.tick(samples);
            if (second == seconds - 1)
                feed.nameAll();
            history.append(feed.profile());
        }
        made.push_back(feed.profile());
    }
    return made;
}

QStringList said(const std::vector<Profile> &epochs, const TimeRange &range, const StacksFilter &filter = {})
{
    QStringList rows;
    for (const Profile &epoch : epochs)
        rows << said(epoch, range, filter);
    rows.sort();
    return rows;
}

void damage(const QString &file, const char *sql)
{
    auto database = Database::open(file, Database::Mode::Create);
    QVERIFY(database);
    QVERIFY(database->execute(sql));
}

} // namespace

class TestStacksHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksComeBackAsTheyWere()
    {
        auto random = testRandom();
        for (int round = 0; round < 60; ++round) {
            StacksFeed feed(random, 1 + int(random() % 400), 1 + int(random() % 8));
            feed.begin(at(0));
            const int seconds = int(random() % 30);
            for (int i = 0; i < seconds; ++i)
                feed.tick(int(random() % 60));
            const Profile &profile = feed.profile();
            QCOMPARE(profile.firstInconsistency(), QString());
            const Profile compact = compacted(profile);
            QCOMPARE(compact.firstInconsistency(), QString());
            const TimeRange all = between(-10, 1000);
            QCOMPARE(said(compact, all), said(profile, all));
            const StacksBlock block = encodeStacks(profile);
            const auto fine = decodeStacks(block.names, block.fine);
            QVERIFY(fine);
            QCOMPARE(fine->firstInconsistency(), QString());
            QVERIFY(*fine == compact);
            const auto coarse = decodeStacks(block.names, block.coarse);
            QVERIFY(coarse);
            QCOMPARE(coarse->firstInconsistency(), QString());
            QCOMPARE(weights(*coarse), weights(profile));
            QVERIFY(coarse->sampleCount() <= profile.sampleCount());
        }
    }

    void extremeValuesComeBack()
    {
        Profile profile;
        profile.startedAt = fromNanoseconds(0);
        profile.events = {{ProfileEvent::Kind::OnCpu, StackEvents::Cpu, QStringLiteral("ns"), 19}};
        profile.strings.push_back(QString(100'000, QChar(0x6f22)));
        profile.modules = {{1, 1, 1, ModuleKind::Jit}};
        profile.functions.push_back({1, 0, false, 1});
        for (int i = 0; i < 70'000; ++i)
            profile.locations.push_back({0, 1, std::numeric_limits<qint32>::max()});
        profile.frames.push_back({~quint64(0), 0, 0, 65'535});
        profile.frames.push_back({0, 0, 0, 1});
        for (int i = 0; i < 5000; ++i)
            profile.stacks.push_back({i - 1, i % 2, FrameOrigin::Imported});
        profile.threads = {{std::numeric_limits<qint32>::max(), std::numeric_limits<qint32>::min(), 1, 1}};
        for (const qint64 time : {qint64(-3'000'000), qint64(0), qint64(4'000'000'000'000'000'000)}) {
            profile.sampleTimes.push_back(time);
            profile.sampleStacks.push_back(4999);
            profile.sampleThreads.push_back(0);
            profile.sampleEvents.push_back(0);
            profile.sampleWeights.push_back(std::numeric_limits<qint64>::max());
        }
        QCOMPARE(profile.firstInconsistency(), QString());
        const StacksBlock block = encodeStacks(profile);
        const auto fine = decodeStacks(block.names, block.fine);
        QVERIFY(fine && *fine == compacted(profile));
        const auto coarse = decodeStacks(block.names, block.coarse);
        QVERIFY(coarse);
        QCOMPARE(coarse->firstInconsistency(), QString());
    }

    void anyRangeIsAnswered_data()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("in memory") << false;
        QTest::newRow("on disk") << true;
    }
    void anyRangeIsAnswered()
    {
        QFETCH(const bool, onDisk);
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        auto history = onDisk ? opened(StacksHistory::Mode::Writer, file) : opened(StacksHistory::Mode::Memory);
        StacksFeed feed(random);
        const std::vector<Profile> epochs = run(*history, feed, 6, 60, 25);
        for (int round = 0; round < 40; ++round) {
            const qint64 from = Start + (qint64(random() % 400'000) - 20'000) * StacksTimeStep;
            const TimeRange range{fromNanoseconds(from), fromNanoseconds(from + qint64(random() % 200) * Second)};
            StacksFilter filter;
            if (random() % 3 == 0)
                filter.processes = {qint32(120 + random() % 2), 100};
            if (random() % 3 == 0)
                filter.program = QStringLiteral("program%1").arg(random() % 6);
            const QStringList expected = said(epochs, range, filter);
            const auto profile = history->in(range, filter);
            if (!profile) {
                QCOMPARE(profile.error().code(), PerformanceErrorCode::Unsupported);
                QCOMPARE(expected, QStringList());
                continue;
            }
            QCOMPARE(profile->firstInconsistency(), QString());
            QVERIFY(profile->startedAt == range.from);
            QCOMPARE(profile->events.size(), size_t(4));
            QCOMPARE(profile->events[0].name, QString(StackEvents::Cpu));
            QCOMPARE(profile->events[3].name, QString(StackEvents::Runnable));
            QCOMPARE(profile->events[0].rate, 19.0);
            QCOMPARE(said(*profile, range), expected);
        }
        if (!onDisk)
            return;
        QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(QFileInfo(file + QStringLiteral("-wal")).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner); // the newest lies there
        const TimeRange all = between(0, 1000);
        const QStringList before = said(*history->in(all), all);
        history.reset();
        history = opened(StacksHistory::Mode::Writer, file);
        QCOMPARE(said(*history->in(all), all), before);
        QVERIFY2(history->info().problems.isEmpty(), qPrintable(history->info().problems.join(u' ')));
    }

    // Killed and started again in the same quarter of an hour.
    void aRestartMakesTwoEpochs()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        StacksFeed feed(random);
        auto history = opened(StacksHistory::Mode::Writer, file);
        std::vector<Profile> epochs = run(*history, feed, 1, 30, 20, 10);
        history.reset();
        history = opened(StacksHistory::Mode::Writer, file);
        const TimeRange all = between(0, 200);
        QCOMPARE(said(*history->in(all), all), said(epochs, all));
        epochs.push_back(run(*history, feed, 1, 30, 20, 45).front());
        QCOMPARE(said(*history->in(all), all), said(epochs, all));
        // One that begins before the other ended, as where the clock was set back.
        epochs.push_back(run(*history, feed, 1, 30, 20, 60).front());
        history->closeEpoch();
        const auto profile = history->in(all);
        QCOMPARE(said(*profile, all), said(epochs, all));
        QCOMPARE(profile->firstInconsistency(), QString());
        // The same begin with fewer rows is another one, too.
        epochs.push_back(run(*history, feed, 1, 5, 20, 60).front());
        QCOMPARE(said(*history->in(all), all), said(epochs, all));
    }

    // What a sampler that went on without a pause would have: an epoch goes on after the history was opened again.
    void theSameEpochGoesOn()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        StacksFeed feed(random);
        feed.begin(at(0));
        const TimeRange all = between(0, 200);
        for (int i = 0; i < 5; ++i) {
            auto history = opened(StacksHistory::Mode::Writer, file);
            for (int k = 0; k < 10; ++k) {
                feed.tick(10);
                history->append(feed.profile());
            }
            QCOMPARE(said(*history->in(all), all), said(feed.profile(), all));
        }
    }

    // A library whose names were found in one quarter only has them in all; code without a build id only where it had them.
    void namesThatWereFoundLater()
    {
        auto random = testRandom();
        auto history = opened(StacksHistory::Mode::Memory);
        StacksFeed feed(random, 2);
        feed.code()[0] = {QStringLiteral("liba.so"),
                          QStringLiteral("b1"),
                          ModuleKind::Library,
                          0x1234,
                          {{QStringLiteral("known"), {}, 3}}};
        feed.code()[1] = {
            QStringLiteral("jit"), QString(), ModuleKind::Jit, 0x5678, {{QStringLiteral("compiled"), {}, 4}}};
        feed.begin(at(0));
        feed.add(Second, 0, 7, QStringLiteral("p"), {0, 1}, 10);
        history->append(feed.profile());
        for (const bool named : {false, true}) {
            feed.begin(at(named ? 200 : 100));
            feed.add(Second, 0, 7, QStringLiteral("p"), {0, 1}, 10);
            history->append(feed.profile());
            if (named) {
                feed.nameAll();
                history->append(feed.profile());
            }
        }
        const auto profile = history->in(between(0, 300));
        QVERIFY(profile);
        QCOMPARE(profile->sampleCount(), size_t(3));
        QCOMPARE(profile->frames.size(), size_t(3));
        std::vector<int> named;
        for (size_t i = 0; i < 3; ++i) {
            const ProfileStack &innermost = profile->stacks[size_t(profile->sampleStacks[i])];
            const ProfileFrame &outer = profile->frames[size_t(profile->stacks[size_t(innermost.parent)].frame)];
            QCOMPARE(outer.locationCount, 1);
            QCOMPARE(profile->functionName(profile->locations[size_t(outer.firstLocation)].function),
                     QStringLiteral("known"));
            named.push_back(profile->frames[size_t(innermost.frame)].locationCount);
        }
        QCOMPARE(named, (std::vector<int>{0, 0, 1}));
    }

    void aThreadThatChangesItsName()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        StacksFeed feed(random);
        feed.begin(at(0));
        feed.add(Second, 0, 7, QStringLiteral("sh"), {0}, 10);
        auto history = opened(StacksHistory::Mode::Writer, file);
        history->append(feed.profile());
        feed.edit().strings.push_back(QStringLiteral("cc1plus"));
        feed.edit().threads[0].name = feed.edit().threads[0].processName = qint32(feed.profile().strings.size()) - 1;
        history->append(feed.profile());
        for (int i = 0; i < 3; ++i) {
            const auto profile = history->in(between(0, 10));
            QCOMPARE(profile->text(profile->threads[0].processName), QStringLiteral("cc1plus"));
            if (i == 0) {
                history.reset();
                history = opened(StacksHistory::Mode::Writer, file); // from the tail
            } else {
                history->closeEpoch(); // from the block
            }
        }
    }

    void whatEachProcessWasDoing()
    {
        auto random = testRandom();
        StacksFeed feed(random, 6);
        using Place = StacksFeed::Place;
        const auto name = [&](int code, const char *module, ModuleKind kind, const char *function, bool known = true) {
            feed.code()[size_t(code)] = {
                QLatin1String(module),
                QStringLiteral("b%1").arg(code),
                kind,
                quint64(0x1000 + code),
                {Place{QLatin1String(function), {}, 1, known}, Place{QStringLiteral("inlined"), {}, 2}}};
        };
        name(0, "cc1plus", ModuleKind::Executable, "main");
        name(1, "cc1plus", ModuleKind::Executable, "gt_pch_save");
        name(2, "libc.so.6", ModuleKind::Library, "read");
        name(3, "[kernel]", ModuleKind::Kernel, "copy_page");
        name(4, "libz.so", ModuleKind::Library, "libz.so+0x10", false);
        name(5, "libz.so", ModuleKind::Library, "libz.so+0x20", false);
        const QString cc1 = QStringLiteral("cc1plus");
        feed.begin(at(0));
        constexpr qint64 Weight = 50'000'000;
        const auto sample = [&](int second, qint32 pid, const QString &program, const std::vector<int> &frames,
                                quint8 event = 0) { feed.add(second * Second, event, pid, program, frames, Weight); };
        sample(0, 1, QStringLiteral("before"), {0});
        for (int i = 1; i <= 6; ++i)
            sample(i, 10, cc1, {0, 1});
        for (int i = 6; i <= 8; ++i)
            sample(i, 10, cc1, {0, 2, 3}); // in the kernel for read()
        sample(8, 10, cc1, {0, 2, 3}, 1);  // a wait is no CPU time
        sample(9, 10, cc1, {0});
        for (int i = 9; i <= 11; ++i)
            sample(i, 11, QStringLiteral("cat"), {2, 3});
        for (int i = 11; i <= 12; ++i)
            sample(i, 12, QStringLiteral("zip"), {i == 11 ? 4 : 5});
        sample(13, 2, QStringLiteral("kworker"), {3});
        sample(20, 1, QStringLiteral("after"), {0});
        feed.nameAll();
        auto history = opened(StacksHistory::Mode::Memory);
        history->append(feed.profile());
        for (const bool closed : {false, true}) {
            if (closed)
                history->closeEpoch();
            const std::vector<ProcessActivity> list = history->activities(between(1, 20));
            QCOMPARE(list.size(), size_t(4));
            QCOMPARE(list[0].process, 10);
            QCOMPARE(list[0].name, cc1);
            QCOMPARE(list[0].cpuSeconds, 0.5);
            QCOMPARE(list[0].function, QStringLiteral("gt_pch_save"));
            QCOMPARE(list[0].module, cc1);
            QCOMPARE(list[0].share, 0.6);
            QCOMPARE(list[0].named, true);
            QCOMPARE(list[1].cpuSeconds, 0.15);
            QCOMPARE(list[1].function, QStringLiteral("read"));
            QCOMPARE(list[1].module, QStringLiteral("libc.so.6"));
            QCOMPARE(list[1].share, 1.0);
            QCOMPARE(list[2].function, QStringLiteral("libz.so"));
            QCOMPARE(list[2].named, false);
            QCOMPARE(list[2].share, 1.0);
            QCOMPARE(list[3].function, QStringLiteral("copy_page"));
        }
    }

    // Blocks go when their time is over; what is left is by minute and program.
    void whatIsOldIsSummedUp()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        auto options = optionsOf(StacksHistory::Mode::Writer, file);
        options.retention = std::chrono::hours(1);
        options.rollupRetention = std::chrono::hours(5);
        auto history = std::move(*StacksHistory::open(options));
        StacksFeed feed(random);
        const qint64 hours[] = {7, 3, 0};
        std::vector<Profile> epochs;
        const Timestamp ended = now();
        for (const qint64 ago : hours) {
            feed.begin(ended - std::chrono::hours(ago) - std::chrono::minutes(10));
            for (int second = 0; second < 150; ++second)
                feed.tick(20);
            feed.nameAll();
            history->append(feed.profile());
            epochs.push_back(feed.profile());
        }
        history->closeEpoch();
        const auto rangeOf = [&](size_t epoch) {
            return TimeRange{epochs[epoch].startedAt, epochs[epoch].startedAt + std::chrono::minutes(5)};
        };
        const auto gone = history->in(rangeOf(0));
        QVERIFY(!gone);
        QCOMPARE(gone.error().code(), PerformanceErrorCode::Unsupported);
        QCOMPARE(said(*history->in(rangeOf(2)), rangeOf(2)), said(epochs[2], rangeOf(2)));
        QVERIFY(history->in(rangeOf(2))->notes.isEmpty());

        const auto old = history->in(rangeOf(1));
        QVERIFY(old);
        QCOMPARE(old->notes.size(), 1);
        QCOMPARE(old->firstInconsistency(), QString());
        QCOMPARE(weights(*old), weights(epochs[1]));
        QVERIFY2(old->stacks.size() < epochs[1].stacks.size() / 4,
                 qPrintable(QStringLiteral("%1 of %2").arg(old->stacks.size()).arg(epochs[1].stacks.size())));
        for (const ProfileThread &thread : old->threads)
            QCOMPARE(thread.process, 0);
        QVERIFY(*history->info().oldest < epochs[1].startedAt + std::chrono::seconds(10));
        QVERIFY(*history->info().oldest >= epochs[1].startedAt - std::chrono::seconds(1));
    }

    // What a program took is exact over a long range.
    void aLongRangeIsCoarseAndAddsUp()
    {
        auto random = testRandom();
        auto history = opened(StacksHistory::Mode::Memory);
        StacksFeed feed(random);
        std::vector<Profile> epochs = run(*history, feed, 5, 200, 20);
        const TimeRange day = between(-3600, 24 * 3600);
        const auto profile = history->in(day);
        QVERIFY(profile);
        QCOMPARE(profile->firstInconsistency(), QString());
        QCOMPARE(profile->notes.size(), 1);
        std::map<std::pair<QString, quint8>, qint64> expected;
        size_t samples = 0;
        for (const Profile &epoch : epochs) {
            for (const auto &[key, weight] : weights(epoch))
                expected[key] += weight;
            samples += epoch.sampleCount();
        }
        QCOMPARE(weights(*profile), expected);
        QVERIFY(profile->sampleCount() < samples);
    }

    // What is called from everywhere, a little from each, keeps what it cost; what is rare counts for whoever called it.
    void whatIsCalledFromEverywhereKeepsItsCost()
    {
        auto random = testRandom();
        StacksFeed feed(random, 300);
        for (size_t i = 0; i < 300; ++i)
            feed.code()[i] = {QStringLiteral("a.out"),
                              QStringLiteral("b"),
                              ModuleKind::Executable,
                              quint64(0x1000 + i),
                              {{QStringLiteral("f%1").arg(i), {}, 1, true}}};
        feed.begin(at(0));
        for (int i = 0; i < 250; ++i) {
            const qint64 time = i * Second / 2;
            feed.add(time, 0, 7, QStringLiteral("p"), {0, 2 + i, 1}, 50'000'000); // f1 from 250 places
            feed.add(time, 0, 7, QStringLiteral("p"), {0}, 50'000'000);
            if (i % 50 == 0)
                feed.add(time, 0, 7, QStringLiteral("p"), {0, 260 + i / 50}, 50'000'000);
        }
        feed.nameAll();
        const StacksBlock block = encodeStacks(feed.profile());
        const auto coarse = decodeStacks(block.names, block.coarse);
        QVERIFY(coarse);
        std::map<QString, qint64> self = selfWeights(*coarse);
        QCOMPARE(self.size(), size_t(2));
        QCOMPARE(self[QStringLiteral("a.out f1")], 250 * qint64(50'000'000));
        QCOMPARE(self[QStringLiteral("a.out f0")], 255 * qint64(50'000'000));
        QVERIFY(coarse->stacks.size() < 5);
    }

    void aReaderFollowsAndTakesOver()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        auto reader = opened(StacksHistory::Mode::Reader, file); // the one that records keeps no stacks yet
        const TimeRange all = between(-100, 3000);
        QVERIFY(!reader->refresh());
        QVERIFY(!reader->in(all));
        QCOMPARE(reader->activities(all).size(), size_t(0));
        auto writer = opened(StacksHistory::Mode::Writer, file);
        StacksFeed feed(random);
        std::vector<Profile> epochs;
        QVERIFY(!reader->refresh());
        for (int epoch = 0; epoch < 4; ++epoch) {
            feed.begin(at(epoch * 100));
            epochs.emplace_back();
            for (int second = 0; second < 10; ++second) {
                feed.tick(20);
                feed.nameAll();
                writer->append(feed.profile());
                epochs.back() = feed.profile();
                QVERIFY(reader->refresh());
                QVERIFY(!reader->refresh());
                QCOMPARE(said(*reader->in(all), all), said(epochs, all));
            }
        }
        feed.tick(10);
        reader->append(feed.profile()); // is nothing: it does not write
        QCOMPARE(said(*reader->in(all), all), said(epochs, all));
        writer.reset();
        QVERIFY(reader->becomeWriter());
        QCOMPARE(said(*reader->in(all), all), said(epochs, all));
        epochs.push_back(run(*reader, feed, 1, 20, 20, 1000).front());
        QCOMPARE(said(*reader->in(all), all), said(epochs, all));
        reader.reset();
        writer = opened(StacksHistory::Mode::Writer, file);
        QCOMPARE(said(*writer->in(all), all), said(epochs, all));
    }

    void whatIsDamagedIsLeftOut_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("lost"); // the epoch that is; -1: the end of the last one
        QTest::newRow("names") << QStringLiteral("UPDATE block SET names=zeroblob(length(names)) WHERE id=1") << 0;
        QTest::newRow("fine") << QStringLiteral("UPDATE block SET fine=substr(fine,1,length(fine)/2) WHERE id=2") << 1;
        QTest::newRow("of another") << QStringLiteral("UPDATE block SET fine=x'' WHERE id=2") << 1;
        QTest::newRow("tail") << QStringLiteral(
            "UPDATE tail SET data=zeroblob(100) WHERE seq=(SELECT max(seq)-5 FROM tail)")
                              << -1;
    }
    void whatIsDamagedIsLeftOut()
    {
        QFETCH(const QString, sql);
        QFETCH(const int, lost);
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        StacksFeed feed(random);
        auto history = opened(StacksHistory::Mode::Writer, file);
        std::vector<Profile> epochs = run(*history, feed, 3, 30, 20);
        history.reset();
        damage(file, sql.toUtf8().constData());
        history = opened(StacksHistory::Mode::Writer, file);
        const TimeRange all = between(-100, 3000);
        const auto profile = history->in(all);
        QVERIFY(profile);
        if (lost >= 0) {
            epochs.erase(epochs.begin() + lost);
            QCOMPARE(said(*profile, all), said(epochs, all));
            QCOMPARE(profile->notes.size(), 1);
            return;
        }
        const TimeRange before = between(-100, 80);
        QCOMPARE(history->info().problems.size(), 1);
        const size_t samples = size_t(said(epochs, all).size());
        QVERIFY(profile->sampleCount() < samples);
        QVERIFY(profile->sampleCount() >= samples - 6 * 20);
        QCOMPARE(said(*history->in(before), before).size(), said(epochs, before).size());
        // It goes on.
        epochs = run(*history, feed, 1, 10, 20, 1000);
        const TimeRange after = between(1000, 2000);
        QCOMPARE(said(*history->in(after), after), said(epochs, after));
    }

    void aDamagedFileIsSetAside()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(10000, 'x'));
        broken.close();
        auto history = opened(StacksHistory::Mode::Writer, file);
        QCOMPARE(history->info().problems.size(), 1);
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.damaged-*")}).size(), 1);
        StacksFeed feed(random);
        const std::vector<Profile> epochs = run(*history, feed, 2, 10, 20);
        const TimeRange all = between(-100, 3000);
        QCOMPARE(said(*history->in(all), all), said(epochs, all));
    }

    void aFileThatIsRemovedIsBegunAnew()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        auto history = opened(StacksHistory::Mode::Writer, file);
        StacksFeed feed(random);
        feed.begin(at(0));
        for (int i = 0; i < 20; ++i) {
            if (i == 10) {
                for (const char *end : {"", "-wal", "-shm"})
                    QFile::remove(file + QLatin1String(end));
            }
            feed.tick(20);
            history->append(feed.profile());
        }
        QCOMPARE(history->info().problems.size(), 1);
        history.reset();
        history = opened(StacksHistory::Mode::Writer, file);
        const TimeRange all = between(-100, 3000);
        QCOMPARE(said(*history->in(all), all), said(feed.profile(), all));
    }

    // The kernel refuses to let files grow, as a full disk does.
    void aFullDiskLosesNothing()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stacks.db"));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        fillAndFree(
            random, file,
            [&] {
                rlimit tight = before;
                tight.rlim_cur = rlim_t(QFileInfo(file + QLatin1String("-wal")).size());
                return ::setrlimit(RLIMIT_FSIZE, &tight) == 0;
            },
            [&] { return ::setrlimit(RLIMIT_FSIZE, &before) == 0; });
    }

    void aFullFileSystemLosesNothing()
    {
        if (::geteuid() != 0)
            QSKIP("only root may mount a file system");
        auto random = testRandom();
        QTemporaryDir folder;
        if (::mount("tmpfs", QFile::encodeName(folder.path()).constData(), "tmpfs", 0, "size=2m,mode=0700") != 0)
            QSKIP("only root may mount a file system");
        const QString ballast = folder.filePath(QStringLiteral("ballast"));
        fillAndFree(
            random, folder.filePath(QStringLiteral("stacks.db")),
            [&] {
                QFile file(ballast);
                if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                    return false;
                const QByteArray bytes(1024, 'x');
                while (file.write(bytes) == bytes.size()) {
                }
                return true;
            },
            [&] { return QFile::remove(ballast); });
        QCOMPARE(::umount2(QFile::encodeName(folder.path()).constData(), MNT_DETACH), 0);
    }

    void whatIsOverTheSizeGoes()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        auto options = optionsOf(StacksHistory::Mode::Writer, folder.filePath(QStringLiteral("stacks.db")));
        options.sizeLimit = 600'000;
        auto history = std::move(*StacksHistory::open(options));
        StacksFeed feed(random, 3000);
        const std::vector<Profile> epochs = run(*history, feed, 12, 100, 60);
        history->closeEpoch();
        QCOMPARE(history->info().problems.isEmpty(), false);
        const TimeRange last = between(1100, 1200);
        QCOMPARE(said(*history->in(last), last), said(epochs, last));
        // Of the first the sums are left.
        const auto first = history->in(between(0, 100));
        QVERIFY(first);
        QCOMPARE(weights(*first), weights(epochs[0]));
        QCOMPARE(first->threads[0].process, 0);
    }

    // Queries while it is written to: each answer is whole, no sample is there twice or missing.
    void queriesWhileItGrows()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        for (const bool onDisk : {false, true}) {
            auto history = onDisk ? opened(StacksHistory::Mode::Writer, folder.filePath(QStringLiteral("stacks.db")))
                                  : opened(StacksHistory::Mode::Memory);
            StacksFeed feed(random);
            std::atomic<size_t> accepted = 0;
            std::atomic<bool> isOver = false;
            std::atomic<int> wrong = 0;
            std::atomic<int> answers = 0;
            std::thread reader([&] {
                while (!isOver) {
                    const size_t least = accepted;
                    const auto profile = history->in(between(-100, 5000));
                    const size_t most = accepted + 20;
                    wrong += profile && (profile->sampleCount() < least || profile->sampleCount() > most) ? 1 : 0;
                    wrong += !profile && least > 0 ? 1 : 0;
                    (void)history->activities(between(0, 100));
                    (void)history->info();
                    ++answers;
                }
            });
            for (int epoch = 0; epoch < 8; ++epoch) {
                feed.begin(at(epoch * 100));
                for (int second = 0; second < 20; ++second) {
                    feed.tick(20);
                    history->append(feed.profile());
                    accepted += 20;
                }
            }
            isOver = true;
            reader.join();
            QCOMPARE(wrong.load(), 0);
            QVERIFY(answers > 0);
        }
    }

private:
    template<typename Fill, typename Free>
    void fillAndFree(std::mt19937_64 &random, const QString &file, Fill fill, Free free)
    {
        auto history = opened(StacksHistory::Mode::Writer, file);
        StacksFeed feed(random);
        std::vector<Profile> epochs = run(*history, feed, 1, 20, 20);
        QVERIFY(history->info().problems.isEmpty());
        QVERIFY(fill());
        for (Profile &epoch : run(*history, feed, 3, 60, 40, 100))
            epochs.push_back(std::move(epoch));
        const QStringList told = history->info().problems;
        const TimeRange all = between(-100, 5000);
        const QStringList inMemory = said(*history->in(all), all);
        QVERIFY(free());
        QCOMPARE(inMemory, said(epochs, all));
        QCOMPARE(told.size(), 1);
        epochs.push_back(run(*history, feed, 1, 5, 20, 1000).front());
        QCOMPARE(said(*history->in(all), all), said(epochs, all));
        QCOMPARE(history->info().problems.size(), 2);
        history.reset();
        history = opened(StacksHistory::Mode::Writer, file);
        QCOMPARE(said(*history->in(all), all), said(epochs, all));
        QVERIFY(history->info().problems.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStacksHistory)
#include "tst_stacks_history.moc"
