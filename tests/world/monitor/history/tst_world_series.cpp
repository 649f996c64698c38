// SPDX-License-Identifier: MIT
#include <performance/core/held_series.h>
#include <performance/series/history_database.h>
#include <performance/series/series_store.h>

#include <QTemporaryDir>
#include <QTest>

using namespace performance;

namespace {

constexpr qint64 Hour = qint64(3600) * 1'000'000'000;

SeriesDescriptor gauge(const QString &metric)
{
    SeriesDescriptor d;
    d.metric = metric;
    d.name = metric;
    d.storage = Storage::Integer;
    return d;
}

/// A history whose time runs as fast as it is told to. Samples lie a minute apart.
class History {
public:
    explicit History(const QString &path, std::optional<size_t> limit = {}) : file(path), seriesLimit(limit) { open(); }

    void open(SeriesStore::Mode mode = SeriesStore::Mode::Writer)
    {
        store.reset();
        SeriesStore::Options options;
        options.mode = file.isEmpty() ? SeriesStore::Mode::Memory : mode;
        options.file = file;
        options.retention = retention;
        options.rollupRetention = rollupRetention;
        options.seriesLimit = seriesLimit;
        auto made = SeriesStore::open(options);
        if (!made)
            qFatal("%s", qPrintable(made.error().message()));
        store = std::move(*made);
    }
    void tick(const std::vector<std::pair<SeriesId, qint64>> &samples)
    {
        SampleBatch batch;
        batch.time = fromNanoseconds(time += 60'000'000'000);
        for (const auto &[series, value] : samples)
            batch.addInteger(series, value);
        store->append(batch);
    }
    /// Ten minutes without a sample are no end; two quarters of an hour are.
    void pass(SeriesId alive, qint64 nanoseconds)
    {
        for (const qint64 end = time + nanoseconds; time < end;)
            tick({{alive, 1}});
    }
    double last(const QString &key) const
    {
        const auto data = store->query(key, {fromNanoseconds(begin), fromNanoseconds(time + 1)}, 100'000);
        return data && !data->points.empty() ? data->points.back().maximum : -1;
    }

    QString file;
    std::optional<size_t> seriesLimit;
    std::chrono::seconds retention = std::chrono::hours(24 * 365 * 20);
    std::chrono::seconds rollupRetention = std::chrono::hours(24 * 365 * 20);
    qint64 time = toNanoseconds(now()) / Hour * Hour - 48 * Hour;
    const qint64 begin = time;
    std::unique_ptr<SeriesStore> store;
};

} // namespace

class TestWorldSeries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 4: netdata #1358, #10423, #15066, corecoding/Vitals #557: containers and their interfaces come and go, and what
    // was ever seen stayed. Of 3,405 series that a host had after 200 containers, 3,200 were dead.
    void whatIsGoneMakesRoom_data()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("memory") << false;
        QTest::newRow("disk") << true;
    }
    void whatIsGoneMakesRoom()
    {
        QFETCH(bool, onDisk);
        QTemporaryDir folder;
        History history(onDisk ? folder.filePath(QStringLiteral("h.db")) : QString(), 20);
        SeriesCatalogue &catalogue = history.store->catalogue();
        const SeriesId disk = catalogue.idFor(gauge(QStringLiteral("disk")));
        std::vector<SeriesId> ids{disk};
        for (int i = 0; i < 60; ++i) {
            HeldSeries container(catalogue);
            const SeriesId id = container.idFor(gauge(QStringLiteral("container%1").arg(i)));
            QVERIFY2(id.isValid(), qPrintable(QString::number(i)));
            QVERIFY(std::find(ids.begin(), ids.end(), id) == ids.end()); // no id means two things
            ids.push_back(id);
            history.tick({{disk, 1}, {id, 1000 + i}});
            history.pass(disk, Hour / 2);
        }
        QVERIFY(catalogue.size() <= 20);
        QCOMPARE(history.store->info().forgottenSeries, quint64(61 - catalogue.size()));
        QVERIFY(history.store->info().problems.isEmpty());
        // The oldest went, the newest are there, and what was recorded of any of them can be read.
        QVERIFY(!catalogue.find(QStringLiteral("container0")));
        QVERIFY(catalogue.find(QStringLiteral("container59")));
        for (int i = 0; i < 60; ++i)
            QCOMPARE(history.last(QStringLiteral("container%1").arg(i)), 1000. + i);
        const Recording recording = history.store->record(
            {fromNanoseconds(history.begin), fromNanoseconds(history.time + 1)});
        QCOMPARE(recording.series.size(), size_t(61));
        // One that comes back is the same series again.
        QCOMPARE(catalogue.idFor(gauge(QStringLiteral("container0"))), ids[1]);
        history.tick({{disk, 1}, {ids[1], 7}});
        QCOMPARE(history.last(QStringLiteral("container0")), 7.);
        if (!onDisk)
            return;
        // The next start knows the same, and gives no id twice.
        history.open();
        QVERIFY(history.store->catalogue().size() <= 20);
        QCOMPARE(history.last(QStringLiteral("container0")), 7.);
        QCOMPARE(history.last(QStringLiteral("container1")), 1001.);
        const SeriesId added = history.store->catalogue().idFor(gauge(QStringLiteral("added")));
        QVERIFY(added.isValid());
        QVERIFY(std::find(ids.begin(), ids.end(), added) == ids.end());
    }

    // What somebody holds is not forgotten, however long it was silent; and a full catalogue is told of.
    void whatIsHeldStays()
    {
        History history(QString(), 10);
        SeriesCatalogue &catalogue = history.store->catalogue();
        std::vector<SeriesId> held;
        for (int i = 0; i < 10; ++i)
            held.push_back(catalogue.idFor(gauge(QStringLiteral("held%1").arg(i))));
        history.pass(held[0], 3 * Hour);
        QVERIFY(!catalogue.idFor(gauge(QStringLiteral("more"))).isValid());
        history.tick({{held[0], 1}, {held[9], 5}});
        QCOMPARE(history.last(QStringLiteral("held9")), 5.);
        QCOMPARE(history.store->info().problems.size(), 1);
        QVERIFY(history.store->info().problems.front().contains(QStringLiteral("10 series")));
        catalogue.release(held[5]);
        QVERIFY(catalogue.idFor(gauge(QStringLiteral("more"))).isValid());
        history.tick({{held[0], 1}});
        QVERIFY(!catalogue.find(QStringLiteral("held5")));
        QVERIFY(catalogue.find(QStringLiteral("held6")));
    }

    // A sample with the id of a series that was forgotten goes to that series, never to another one.
    void aLateSampleFindsItsSeries()
    {
        History history(QString(), 10);
        SeriesCatalogue &catalogue = history.store->catalogue();
        const SeriesId disk = catalogue.idFor(gauge(QStringLiteral("disk")));
        const SeriesId late = catalogue.idForNow(gauge(QStringLiteral("late")));
        history.tick({{disk, 1}, {late, 1}});
        history.pass(disk, 2 * Hour);
        for (int i = 0; i < 9; ++i)
            QVERIFY(catalogue.idFor(gauge(QStringLiteral("new%1").arg(i))).isValid());
        history.tick({{disk, 1}});
        QVERIFY(!catalogue.find(QStringLiteral("late")));
        history.tick({{disk, 1}, {late, 2}});
        QCOMPARE(catalogue.find(QStringLiteral("late")), std::optional(late));
        QCOMPARE(history.last(QStringLiteral("late")), 2.);
    }

    // Nothing is kept of the samples: then the list of series does not name it any more; its summaries stay readable until
    // they end as well, and with them the last trace of it.
    void forgottenWithTheirSamples()
    {
        QTemporaryDir folder;
        History history(folder.filePath(QStringLiteral("h.db")));
        history.retention = std::chrono::hours(1); // all of it lies two days back
        history.open();
        SeriesId id;
        {
            HeldSeries container(history.store->catalogue());
            id = container.idFor(gauge(QStringLiteral("container")));
            history.tick({{id, 42}});
        }
        const SeriesId disk = history.store->catalogue().idFor(gauge(QStringLiteral("disk")));
        history.pass(disk, 2 * Hour);
        QVERIFY(!history.store->catalogue().find(QStringLiteral("container")));
        for (const SeriesInfo &series : history.store->series())
            QVERIFY(series.descriptor.metric != u"container");
        QCOMPARE(history.last(QStringLiteral("container")), 42.);
        // A reader sees it the same way.
        {
            SeriesStore::Options options;
            options.mode = SeriesStore::Mode::Reader;
            options.file = history.file;
            const auto reader = SeriesStore::open(options);
            QVERIFY(reader);
            (*reader)->refresh();
            QVERIFY(!(*reader)->catalogue().find(QStringLiteral("container")));
            QVERIFY((*reader)->catalogue().find(QStringLiteral("disk")));
            QVERIFY((*reader)->query(QStringLiteral("container"),
                                     {fromNanoseconds(history.begin), fromNanoseconds(history.time)}, 1000));
        }
        history.store.reset();
        auto database = HistoryDatabase::open(history.file, Database::Mode::Create);
        QVERIFY(database);
        const quint32 next = database->nextSeries();
        QVERIFY(database->pruneRollups(RollupLevels[0], toNanoseconds(now())));
        QVERIFY(database->dropForgotten(toNanoseconds(now())));
        QVERIFY(!database->storedSeries(id));
        QVERIFY(!database->rollup(id, 2, history.begin / RollupLevels[2].period * RollupLevels[2].period));
        QCOMPARE(database->nextSeries(), next); // its id is not given away
    }

    // A history of a program that never forgot has neither table, and keeps its version until something is forgotten: such a
    // program takes a hole in the ids for damage.
    void aHistoryWithoutForgottenIsRead()
    {
        QTemporaryDir folder;
        History history(folder.filePath(QStringLiteral("h.db")));
        SeriesId gone = history.store->catalogue().idForNow(gauge(QStringLiteral("gone")));
        SeriesId disk = history.store->catalogue().idFor(gauge(QStringLiteral("disk")));
        history.tick({{gone, 5}, {disk, 1}});
        history.pass(disk, Hour);
        history.store.reset();
        const auto layout = [&] {
            auto database = Database::open(history.file, Database::Mode::ReadOnly);
            Statement statement = database->prepare("SELECT value FROM meta WHERE name='layout'");
            return statement.step() ? statement.text(0) : QString();
        };
        QCOMPARE(layout(), QStringLiteral("1"));
        {
            auto database = Database::open(history.file, Database::Mode::Create);
            QVERIFY(database && database->execute("DROP TABLE gone") && database->execute("DROP TABLE forgotten"));
        }
        history.open(SeriesStore::Mode::Reader);
        history.store->refresh();
        QCOMPARE(history.last(QStringLiteral("gone")), 5.);
        QVERIFY(!history.store->query(QStringLiteral("never"),
                                      {fromNanoseconds(history.begin), fromNanoseconds(history.time)}, 10));
        history.retention = std::chrono::hours(24);
        history.open();
        QCOMPARE(history.store->catalogue().find(QStringLiteral("gone")), std::optional(gone));
        disk = history.store->catalogue().idFor(gauge(QStringLiteral("disk")));
        history.pass(disk, Hour);
        QVERIFY(!history.store->catalogue().find(QStringLiteral("gone")));
        QCOMPARE(history.last(QStringLiteral("gone")), 5.);
        history.store.reset();
        QCOMPARE(layout(), QStringLiteral("2"));
    }

    // A machine that is switched off every evening forgets as well.
    void ageSurvivesARestart()
    {
        QTemporaryDir folder;
        History history(folder.filePath(QStringLiteral("h.db")));
        const SeriesId gone = history.store->catalogue().idFor(gauge(QStringLiteral("gone")));
        SeriesId disk = history.store->catalogue().idFor(gauge(QStringLiteral("disk")));
        history.tick({{gone, 1}, {disk, 1}});
        history.pass(disk, Hour);
        history.retention = std::chrono::hours(24);
        history.open();
        disk = history.store->catalogue().idFor(gauge(QStringLiteral("disk")));
        history.tick({{disk, 1}});
        QVERIFY(history.store->catalogue().find(QStringLiteral("gone")));
        history.pass(disk, Hour / 2); // the close of an epoch looks who is gone for more than a day
        QVERIFY(!history.store->catalogue().find(QStringLiteral("gone")));
    }
};

QTEST_GUILESS_MAIN(TestWorldSeries)
#include "tst_world_series.moc"
