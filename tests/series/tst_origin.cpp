// SPDX-License-Identifier: MIT
// Whose a series is: decided when it is registered, kept in the history, and not to be had by asking.
#include "support/test_support.h"

#include <performance/core/metric_table.h>
#include <performance/series/history_database.h>
#include <performance/series/series_store.h>

#include <QTemporaryDir>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Start = 1'700'000'100 * Second;

/// As everything that is sent is described.
SeriesDescriptor sent(const QString &metric, const Attributes &attributes, SeriesOrigin origin)
{
    SeriesDescriptor d;
    d.metric = metric;
    d.name = metric;
    d.attributes = attributes;
    d.origin = origin;
    return d;
}

std::unique_ptr<SeriesStore> open(const QString &file, SeriesStore::Mode mode = SeriesStore::Mode::Writer)
{
    SeriesStore::Options options;
    options.mode = mode;
    options.file = file;
    options.retention = std::chrono::hours(24 * 365 * 20);
    options.rollupRetention = options.retention;
    auto store = SeriesStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    return std::move(*store);
}

void append(SeriesStore &store, SeriesId series, qint64 time, double value)
{
    SampleBatch tick;
    tick.time = fromNanoseconds(time);
    store.append(tick, {{series, time, bitsOf(value)}});
}

SeriesOrigin originOf(const SeriesStore &store, const QString &key)
{
    const auto id = store.catalogue().find(key);
    return id ? store.catalogue().descriptor(*id).origin : SeriesOrigin::Unknown;
}

constexpr SeriesOrigin Strangers[] = {SeriesOrigin::Unknown, SeriesOrigin::Recorded, SeriesOrigin::Ingest,
                                      SeriesOrigin::Program, SeriesOrigin::Plugin,   SeriesOrigin::Scrape,
                                      SeriesOrigin::Web};

} // namespace

class TestOrigin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every name of the table × every origin but ours, before and after the collector has come.
    void nobodyGetsWhatIsTheCollectors()
    {
        SeriesCatalogue catalogue;
        for (const bool isThere : {false, true}) {
            for (const MetricDefinition *metric : builtInMetrics()) {
                const Attributes some{{u"system.device"_s, u"vda"_s}};
                for (const Attributes &attributes : {Attributes(), some}) {
                    const SeriesId own = isThere ? catalogue.idFor(metric->series(attributes)) : SeriesId();
                    QCOMPARE(own.isValid(), isThere);
                    for (const SeriesOrigin origin : Strangers) {
                        SeriesDescriptor posing = sent(QString::fromLatin1(metric->metric), attributes, origin);
                        QVERIFY2(!catalogue.idFor(posing).isValid() && catalogue.isOfAnother(posing), metric->metric);
                        // Described exactly as the collector does it.
                        posing = metric->series(attributes);
                        posing.origin = origin;
                        QVERIFY2(!catalogue.idFor(posing).isValid(), metric->metric);
                        // A name with the attributes in it.
                        const SeriesId odd = catalogue.idFor(
                            sent(seriesKey(QString::fromLatin1(metric->metric), some), {}, origin));
                        QVERIFY(odd != own || !own.isValid());
                    }
                    // What says whose it is is another series.
                    for (const char *identity : {"service.name", "host.name", "host.id"}) {
                        Attributes named = attributes;
                        named.insert(QLatin1String(identity), u"somebody"_s);
                        const SeriesId theirs = catalogue.idFor(
                            sent(QString::fromLatin1(metric->metric), named, SeriesOrigin::Ingest));
                        QVERIFY(theirs.isValid() && theirs != own);
                        named.insert(QLatin1String(identity), QString());
                        QVERIFY(!catalogue.idFor(sent(QString::fromLatin1(metric->metric), named, SeriesOrigin::Ingest))
                                     .isValid());
                    }
                }
            }
        }
        for (const SeriesDescriptor &descriptor : catalogue.all())
            QVERIFY(isOurOwn(descriptor.origin)
                    == (builtInMetric(descriptor.metric) && !namesItsSender(descriptor.attributes)));
    }

    void aPluginsSeriesIsThePlugins()
    {
        SeriesCatalogue catalogue;
        const Attributes queue{{u"service.name"_s, u"queue"_s}};
        const SeriesId own = catalogue.idFor(sent(u"length"_s, queue, SeriesOrigin::Plugin));
        QVERIFY(own.isValid());
        for (const SeriesOrigin origin :
             {SeriesOrigin::Ingest, SeriesOrigin::Program, SeriesOrigin::Scrape, SeriesOrigin::Web})
            QVERIFY(!catalogue.idFor(sent(u"length"_s, queue, origin)).isValid());
        QCOMPARE(catalogue.idFor(sent(u"length"_s, queue, SeriesOrigin::Plugin)), own);
        // A program publishes values through its file and tells the rest through the socket: one series.
        const SeriesId orders = catalogue.idFor(sent(u"orders"_s, queue, SeriesOrigin::Program));
        QCOMPARE(catalogue.idFor(sent(u"orders"_s, queue, SeriesOrigin::Ingest)), orders);
    }

    void originsOutliveTheProgram()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"history.db"_s);
        const QString cpu = metrics::CpuUtilization.series().key();
        const QString self = metrics::SelfMemory.series().key();
        {
            const auto store = open(file);
            SampleBatch tick;
            tick.time = fromNanoseconds(Start);
            tick.addInteger(store->catalogue().idFor(metrics::CpuUtilization.series()), 1234);
            tick.addInteger(store->catalogue().idFor(metrics::SelfMemory.series()), 1);
            std::vector<EventSample> events;
            for (const SeriesOrigin origin : Strangers)
                events.push_back({store->catalogue().idFor(sent(toName(origin), {}, origin)), Start, bitsOf(1)});
            store->append(tick, events);
        }
        for (const auto mode : {SeriesStore::Mode::Writer, SeriesStore::Mode::Reader}) {
            const auto store = open(file, mode);
            store->refresh();
            QCOMPARE(originOf(*store, cpu), SeriesOrigin::Collector);
            QCOMPARE(originOf(*store, self), SeriesOrigin::Self);
            for (const SeriesOrigin origin : Strangers)
                QCOMPARE(originOf(*store, toName(origin)), origin);
        }
    }

    /// A history of the version before: it has no table of origins, and one had planted what rules look at. Only the
    /// collector made series of whole numbers.
    void ofOldHistoriesTheCollectorsAreKnown()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"history.db"_s);
        const SeriesDescriptor own = metrics::MemoryLimit.series();
        const SeriesDescriptor limit = metrics::ProcessLimitUtilization.series(
            {{u"process.pid"_s, u"1"_s}, {u"wai.limit"_s, u"files"_s}});
        const SeriesDescriptor planted = sent(limit.metric, limit.attributes, SeriesOrigin::Ingest);
        const SeriesDescriptor app = sent(u"jobs"_s, {{u"service.name"_s, u"shop"_s}}, SeriesOrigin::Ingest);
        {
            auto database = HistoryDatabase::open(file, Database::Mode::Create);
            QVERIFY(database);
            quint32 next = 0;
            for (const SeriesDescriptor &descriptor : {own, planted, app})
                QVERIFY(database->addSeries({SeriesId::fromIndex(next++), descriptor}));
            QVERIFY(database->connection().execute("DROP TABLE series_origin"));
        }
        {
            const auto reader = open(file, SeriesStore::Mode::Reader); // nobody made the table yet
            reader->refresh();
            QCOMPARE(reader->catalogue().size(), size_t(3));
            QCOMPARE(originOf(*reader, own.key()), SeriesOrigin::Collector);
        }
        {
            const auto store = open(file);
            QVERIFY(store->info().problems.isEmpty());
            QCOMPARE(originOf(*store, own.key()), SeriesOrigin::Collector);
            QCOMPARE(store->catalogue().idFor(own), SeriesId::fromIndex(0));
            // The planted one keeps its samples under another key, and the collector gets its own.
            QVERIFY(!store->catalogue().find(limit.key()));
            QCOMPARE(store->catalogue().descriptor(SeriesId::fromIndex(1)).attributes.value(u"wai.origin"_s),
                     u"unknown"_s);
            const SeriesId fresh = store->catalogue().idFor(limit);
            QCOMPARE(fresh, SeriesId::fromIndex(3));
            QCOMPARE(originOf(*store, limit.key()), SeriesOrigin::Collector);
            // Whoever asks first for what nobody knows of has it from then on, and also after the next start.
            QCOMPARE(store->catalogue().idFor(sent(app.metric, app.attributes, SeriesOrigin::Plugin)),
                     SeriesId::fromIndex(2));
            append(*store, SeriesId::fromIndex(2), Start, 1);
        }
        const auto store = open(file);
        QCOMPARE(originOf(*store, app.key()), SeriesOrigin::Plugin);
        QCOMPARE(originOf(*store, limit.key()), SeriesOrigin::Collector);
        QVERIFY(!store->catalogue().idFor(sent(app.metric, app.attributes, SeriesOrigin::Ingest)).isValid());
    }

    void namesAndNumbersAreTold()
    {
        for (int i = 0; originFromNumber(i); ++i) {
            QCOMPARE(int(*originFromNumber(i)), i);
            QCOMPARE(originFromName(toName(*originFromNumber(i))), *originFromNumber(i));
        }
        QVERIFY(!originFromNumber(-1) && !originFromNumber(9));
        QCOMPARE(originFromName(u"kernel"), SeriesOrigin::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
