// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/series/data_folder.h>
#include <performance/series/history_database.h>
#include <performance/series/series_store.h>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace performance;

namespace {

constexpr qint64 Start = 1'700'000'100'000'000'000; // not at the begin of an epoch

SeriesDescriptor gauge(const char *name, Storage storage = Storage::Integer)
{
    SeriesDescriptor d;
    d.metric = QString::fromLatin1(name);
    d.name = d.metric;
    d.unit = QStringLiteral("1");
    d.storage = storage;
    return d;
}

SeriesDescriptor counter(const char *name)
{
    SeriesDescriptor d = gauge(name);
    d.instrument = Instrument::Counter;
    d.scale = 0.5;
    return d;
}

std::unique_ptr<SeriesStore> open(SeriesStore::Mode mode, const QString &file = {})
{
    SeriesStore::Options options;
    options.mode = mode;
    options.file = file;
    options.retention = std::chrono::hours(24 * 365 * 20); // the tests' times lie in the past
    options.rollupRetention = options.retention;
    auto store = SeriesStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    return std::move(*store);
}

/// A random walk and a counter that grows by twice the second, for `seconds` ticks.
struct Feed {
    std::mt19937_64 random;
    qint64 walk = 1000;
    qint64 count = 0;
    qint64 time = Start;
    std::vector<std::pair<qint64, qint64>> walked;

    void run(SeriesStore &store, int seconds, bool gapFirst = false)
    {
        const SeriesId g = store.catalogue().idFor(gauge("walk"));
        const SeriesId c = store.catalogue().idFor(counter("count"));
        for (int i = 0; i < seconds; ++i) {
            SampleBatch batch;
            batch.time = fromNanoseconds(time += 1'000'000'000);
            batch.afterGap = gapFirst && i == 0;
            walk += qint64(random() % 21) - 10;
            count += 4;
            batch.addInteger(g, walk);
            batch.addInteger(c, count);
            walked.emplace_back(time, walk);
            store.append(batch);
        }
    }
};

} // namespace

class TestStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Whatever range and width is asked for, the columns hold exactly the samples that lie in them.
    void queriesEqualTheSamples_data()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("memory") << false;
        QTest::newRow("disk") << true;
    }
    void queriesEqualTheSamples()
    {
        QFETCH(bool, onDisk);
        QTemporaryDir folder;
        const auto store = onDisk ? open(SeriesStore::Mode::Writer, folder.filePath(QStringLiteral("h.db")))
                                  : open(SeriesStore::Mode::Memory);
        Feed feed;
        feed.random = testRandom();
        feed.run(*store, 3 * 3600 + 123);
        for (int i = 0; i < 200; ++i) {
            const qint64 from = Start + qint64(feed.random() % 10000) * 1'000'000'000;
            const qint64 to = from + 1 + qint64(feed.random() % 10'000'000'000'000);
            const int points = 1 + int(feed.random() % 2000);
            const TimeRange range{fromNanoseconds(from), fromNanoseconds(to)};
            const auto data = store->query(QStringLiteral("walk"), range, points);
            QVERIFY(data);
            QVERIFY2(data->points.size() <= size_t(points) + 2, qPrintable(QString::number(data->points.size())));
            for (const SeriesPoint &point : data->points) {
                double low = 1e18, high = -1e18, sum = 0;
                quint32 count = 0;
                const qint64 begin = toNanoseconds(point.time);
                const qint64 end = begin + std::max<qint64>(1, point.width.count());
                // A column at the edge of the range holds what of it is inside, or the whole slot of the pyramid.
                for (auto it = std::lower_bound(feed.walked.cbegin(), feed.walked.cend(),
                                                std::pair(begin, std::numeric_limits<qint64>::min()));
                     it != feed.walked.cend() && it->first < end; ++it) {
                    low = std::min(low, double(it->second));
                    high = std::max(high, double(it->second));
                    sum += double(it->second);
                    ++count;
                }
                const bool edge = end > to;
                if (edge)
                    continue;
                QCOMPARE(point.count, count);
                QCOMPARE(point.minimum, double(float(low)));
                QCOMPARE(point.maximum, double(float(high)));
                QVERIFY(std::fabs(point.mean - sum / count) < 1e-3);
            }
            const auto rate = store->query(QStringLiteral("count"), range, points);
            for (const SeriesPoint &point : rate->points)
                QVERIFY(std::fabs(point.mean - 2.0) < 1e-6 && point.minimum == point.maximum);
        }
        QCOMPARE(store->query(QStringLiteral("none"), {}, 10).error().code(), PerformanceErrorCode::MetricNotFound);
        QVERIFY(store->query(QStringLiteral("walk"), {fromNanoseconds(5), fromNanoseconds(4)}, 10)->points.empty());
    }

    void historySurvivesARestart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("h.db"));
        Feed feed;
        feed.random = testRandom();
        {
            const auto store = open(SeriesStore::Mode::Writer, file);
            feed.run(*store, 2000);
        }
        const auto store = open(SeriesStore::Mode::Writer, file);
        const TimeRange all{fromNanoseconds(Start), fromNanoseconds(feed.time + 1)};
        QCOMPARE(store->query(QStringLiteral("walk"), all, 5000)->points.size(), size_t(2000));
        feed.time += 60'000'000'000; // the pause of the restart
        feed.run(*store, 100, true);
        const auto data = store->query(QStringLiteral("count"), {all.from, fromNanoseconds(feed.time + 1)}, 5000);
        QCOMPARE(data->points.size(), size_t(1999 + 99)); // no rate across the restart
        QCOMPARE(data->gaps.size(), size_t(1));
        QVERIFY(store->info().problems.isEmpty());
    }

    void recordingsHoldEverySample()
    {
        const auto store = open(SeriesStore::Mode::Memory);
        Feed feed;
        feed.random = testRandom();
        feed.run(*store, 3000);
        const SeriesId own = store->catalogue().idFor(gauge("own", Storage::Real));
        SampleBatch tick;
        tick.time = fromNanoseconds(feed.time += 1'000'000'000);
        store->append(
            tick,
            {{own, feed.time - 5, bitsOf(1.25)}, {own, feed.time - 9, bitsOf(-1)}, {own, feed.time - 5, bitsOf(2.5)}});

        const Recording recording = store->record(
            {fromNanoseconds(Start + 500'000'000'000), fromNanoseconds(feed.time + 1)});
        const RecordedSeries *walk = recording.find(QStringLiteral("walk"));
        QVERIFY(walk);
        size_t i = 0;
        for (const auto &[time, value] : feed.walked) {
            if (time < Start + 500'000'000'000)
                continue;
            QCOMPARE(toNanoseconds(recording.axisOf(*walk)[i]), time);
            QCOMPARE(walk->bits[i], value);
            ++i;
        }
        const RecordedSeries *custom = recording.find(QStringLiteral("own"));
        QVERIFY(custom);
        QCOMPARE(custom->bits, (std::vector<qint64>{bitsOf(-1), bitsOf(2.5)})); // in order; the last of two at a moment
        const Recording spaced = store->record({fromNanoseconds(Start), fromNanoseconds(feed.time + 1)},
                                               std::chrono::seconds(10));
        QVERIFY(spaced.axes.front().size() >= 299 && spaced.axes.front().size() <= 302);
    }

    void clocksMayJump()
    {
        const auto store = open(SeriesStore::Mode::Memory);
        Feed feed;
        feed.random = testRandom();
        feed.run(*store, 1000);
        feed.time -= 3600'000'000'000; // set back an hour
        feed.run(*store, 1000, true);
        feed.time += 365LL * 86400 * 1'000'000'000; // and a year ahead
        feed.run(*store, 100, true);
        const auto data = store->query(QStringLiteral("count"),
                                       {fromNanoseconds(Start - 7200'000'000'000), fromNanoseconds(feed.time + 1)},
                                       100000000);
        quint64 samples = 0;
        for (const SeriesPoint &point : data->points) {
            samples += point.count;
            QVERIFY2(std::fabs(point.mean - 2) < 1e-5, qPrintable(QString::number(point.mean)));
        }
        QCOMPARE(samples, quint64(999 + 999 + 99));
    }

    void aReaderFollowsLive()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("h.db"));
        const auto writer = open(SeriesStore::Mode::Writer, file);
        Feed feed;
        feed.random = testRandom();
        feed.run(*writer, 10);
        const auto reader = open(SeriesStore::Mode::Reader, file);
        for (int round = 0; round < 400; ++round) { // across several epochs
            feed.run(*writer, 1 + int(feed.random() % 20));
            QVERIFY(reader->refresh());
            const TimeRange all{fromNanoseconds(Start), fromNanoseconds(feed.time + 1)};
            for (const char *name : {"walk", "count"}) {
                const auto mine = reader->query(QString::fromLatin1(name), all, 1'000'000);
                const auto theirs = writer->query(QString::fromLatin1(name), all, 1'000'000);
                QCOMPARE(mine->points, theirs->points);
            }
        }
        QVERIFY(!reader->refresh());
        QVERIFY(reader->info().readOnly);
    }

    void aCorruptDatabaseIsSetAside_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("not a database") << 0;
        QTest::newRow("empty") << 1;
        QTest::newRow("truncated") << 2;
        QTest::newRow("overwritten") << 3;
    }
    void aCorruptDatabaseIsSetAside()
    {
        QFETCH(int, damage);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("h.db"));
        {
            const auto store = open(SeriesStore::Mode::Writer, file);
            Feed feed;
            feed.run(*store, 2000);
        }
        QFile database(file);
        QVERIFY(database.open(QIODevice::ReadWrite));
        const qint64 size = database.size();
        switch (damage) {
        case 0:
            database.resize(0);
            database.write(QByteArray(20000, 'x'));
            break;
        case 1: database.resize(0); break;
        case 2: database.resize(size / 2 / 4096 * 4096); break;
        default:
            database.seek(100);
            database.write(QByteArray(int(size - 100), char(0x5a)));
            break;
        }
        database.close();
        QFile::remove(file + QLatin1String("-wal"));
        if (damage == 0 || damage == 3)
            QTest::ignoreMessage(
                QtWarningMsg,
                QRegularExpression(QStringLiteral("^set a damaged history aside file=.*h\\.db aside=.*damaged-")));
        const auto store = open(SeriesStore::Mode::Writer, file);
        Feed feed;
        feed.run(*store, 100);
        QVERIFY(store->query(QStringLiteral("walk"), {fromNanoseconds(Start), fromNanoseconds(feed.time + 1)}, 1000)
                    ->points.size()
                >= 100);
        if (damage == 0 || damage == 3) {
            QCOMPARE(store->info().problems.size(), 1);
            QVERIFY(store->info().problems.constFirst().contains(QStringLiteral("set aside")));
            QVERIFY(!QDir(folder.path()).entryList({QStringLiteral("h.db.damaged-*")}).isEmpty());
        }
    }

    void oneProcessWrites()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("data"));
        const auto first = DataFolder::open(path);
        QVERIFY(first && first->isWriter());
        const auto second = DataFolder::open(path);
        QVERIFY(second && !second->isWriter());
        QCOMPARE(QFileInfo(path).permissions()
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(!DataFolder::open(QStringLiteral("/proc/nowhere/data")));
        QVERIFY(!DataFolder::open(QStringLiteral("/dev/null")));
    }

    // The precondition of the WAL-reset bug of Debian 12's SQLite: only the writing connection may checkpoint.
    void readersNeverCheckpoint()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("h.db"));
        const auto writer = open(SeriesStore::Mode::Writer, file);
        Feed feed;
        feed.run(*writer, 50);
        auto reader = HistoryDatabase::open(file, Database::Mode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(!reader->connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                || QFileInfo(file + QLatin1String("-wal")).size() > 0);
        QVERIFY(!reader->connection().execute("DELETE FROM tail"));
        Statement pages = reader->connection().prepare("PRAGMA wal_autocheckpoint");
        QVERIFY(pages.step());
        QCOMPARE(pages.integer(0), 0);
    }

    void retentionAndSizeAreKept()
    {
        QTemporaryDir folder;
        SeriesStore::Options options;
        options.mode = SeriesStore::Mode::Writer;
        options.file = folder.filePath(QStringLiteral("h.db"));
        options.retention = std::chrono::hours(1);
        auto store = std::move(*SeriesStore::open(options));
        Feed feed;
        feed.random = testRandom();
        feed.time = toNanoseconds(now() - std::chrono::hours(4));
        feed.run(*store, 4 * 3600);
        const qint64 now4 = feed.time;
        const auto raw = store->query(QStringLiteral("walk"),
                                      {fromNanoseconds(now4 - 3000'000'000'000), fromNanoseconds(now4)}, 5000);
        QVERIFY(raw->points.size() > 2900 && raw->step.count() == 0);
        // Older than the retention: the minutes remain.
        const auto old = store->query(QStringLiteral("walk"),
                                      {fromNanoseconds(now4 - 3 * 3600'000'000'000),
                                       fromNanoseconds(now4 - 3 * 3600'000'000'000 + 600'000'000'000)},
                                      5000);
        QVERIFY2(!old->points.empty() && old->step == std::chrono::seconds(60),
                 qPrintable(QString::number(old->points.size())));
    }

    void queriesAndAppendsShareTheStore()
    {
        QTemporaryDir folder;
        for (const bool onDisk : {false, true}) {
            const auto store = onDisk ? open(SeriesStore::Mode::Writer, folder.filePath(QStringLiteral("h.db")))
                                      : open(SeriesStore::Mode::Memory);
            Feed feed;
            feed.random = testRandom();
            feed.run(*store, 1);
            std::atomic<bool> stop{false};
            std::atomic<int> answered{0};
            std::vector<std::jthread> readers;
            for (int i = 0; i < 3; ++i) {
                readers.emplace_back([&, i] {
                    while (!stop) {
                        const TimeRange all{fromNanoseconds(Start), fromNanoseconds(Start + 86400'000'000'000)};
                        const auto data = store->query(QStringLiteral("count"), all, i == 0 ? 10 : 100'000'000);
                        // Between two commits nothing is seen twice: the rate never differs.
                        for (const SeriesPoint &point : data->points) {
                            if (std::fabs(point.mean - 2) > 1e-5)
                                qFatal("a rate of %f", point.mean);
                        }
                        store->latest();
                        store->info();
                        store->series();
                        ++answered;
                    }
                });
            }
            feed.run(*store, 2500);
            while (answered == 0) // on a busy machine the readers may begin late
                feed.run(*store, 10);
            stop = true;
            readers.clear();
        }
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
