// SPDX-License-Identifier: MIT
#include "support/process_feed.h"
#include "support/test_support.h"

#include <performance/series/checksum.h>
#include <performance/series/codec.h>
#include <performance/series/process_codec.h>
#include <performance/series/series_store.h>
#include <performance/series/varint.h>

#include <QTemporaryDir>

#include <limits>
#include <map>

using namespace performance;

namespace {

constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Start = 1'700'000'100 * Second; // not at the begin of an epoch

/// What is read back may differ from what was measured by what is rounded, and by nothing else.
bool alike(const ProcessSample &a, const ProcessSample &b)
{
    const auto near = [](std::optional<double> x, std::optional<double> y, double by) {
        return x.has_value() == y.has_value() && (!x || std::abs(*x - *y) <= by);
    };
    return a.identity == b.identity && a.parent == b.parent && a.name == b.name && a.user == b.user && a.unit == b.unit
        && a.state == b.state && a.threads == b.threads && a.residentBytes == b.residentBytes
        && std::abs(a.cpuSeconds - b.cpuSeconds) < 1e-6 && near(a.cpu, b.cpu, 6e-5)
        && near(a.runDelay, b.runDelay, 6e-5) && near(a.readRate, b.readRate, 0.6)
        && near(a.writeRate, b.writeRate, 0.6) && near(a.majorFaults, b.majorFaults, 6e-4);
}

bool alike(const ProcessTick &a, const ProcessTick &b)
{
    return a.time == b.time && a.interval == b.interval
        && std::equal(a.processes.cbegin(), a.processes.cend(), b.processes.cbegin(), b.processes.cend(),
                      [](const auto &x, const auto &y) { return alike(x, y); });
}

std::unique_ptr<SeriesStore> open(SeriesStore::Mode mode, const QString &file)
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

using Ticks = std::vector<std::shared_ptr<const ProcessTick>>;

Ticks run(SeriesStore &store, ProcessFeed &feed, int seconds, qint64 from = Start)
{
    SeriesDescriptor gauge;
    gauge.metric = gauge.name = QStringLiteral("g");
    gauge.unit = QStringLiteral("1");
    const SeriesId id = store.catalogue().idFor(gauge);
    Ticks ticks;
    for (int i = 0; i < seconds; ++i) {
        ticks.push_back(feed.next(from + i * Second, std::chrono::seconds(1)));
        SampleBatch batch;
        batch.time = ticks.back()->time;
        batch.samples.push_back({id, bitsOf(double(i))});
        store.append(batch, {}, ticks.back());
    }
    return ticks;
}

} // namespace

class TestProcessHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tailComesBack()
    {
        ProcessFeed feed(testRandom());
        ProcessTailEncoder encoder;
        ProcessTailDecoder decoder;
        for (int i = 0; i < 500; ++i) {
            if (i % 100 == 0) {
                encoder.reset();
                decoder.reset();
            }
            const auto tick = feed.next(Start + i * Second, std::chrono::seconds(1));
            QByteArray bytes;
            encoder.encode(bytes, *tick);
            VarintReader reader(bytes);
            auto read = decoder.decode(reader);
            QVERIFY(read && reader.atEnd());
            read->time = tick->time; // the tail's record carries it
            QVERIFY(alike(*tick, *read));
        }
    }

    void blocksComeBackAndDamageIsNoticed()
    {
        auto random = testRandom();
        ProcessFeed feed(random);
        ProcessEpoch epoch;
        Ticks ticks;
        for (int i = 0; i < 300; ++i) {
            ticks.push_back(feed.next(Start + i * Second, std::chrono::seconds(1)));
            epoch.append(*ticks.back());
        }
        const ProcessBlock block = encodeProcesses(epoch);
        const auto read = decodeProcesses(block.head, block.body);
        QVERIFY(read);
        for (const auto &tick : ticks) {
            const auto found = read->at(tick->time);
            QVERIFY(found && found->processes.size() == tick->processes.size());
            for (const ProcessSample &p : tick->processes)
                QVERIFY(std::any_of(found->processes.cbegin(), found->processes.cend(),
                                    [&](const auto &q) { return alike(p, q); }));
        }
        for (int i = 0; i < 300; ++i) {
            ProcessBlock damaged = block;
            QByteArray &part = i % 2 ? damaged.head : damaged.body;
            if (i % 3 == 0)
                part.truncate(qsizetype(random() % quint64(part.size())));
            else
                part[qsizetype(random() % quint64(part.size()))] ^= char(1 + random() % 255);
            QVERIFY(!decodeProcesses(damaged.head, damaged.body));
            if (i % 2) {
                ProcessTotals totals;
                QVERIFY(!addTotals(damaged.head, totals));
            }
        }
    }

    void anyMomentOfHoursIsFoundAgain()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("history.db"));
        ProcessFeed feed(testRandom());
        Ticks ticks;
        {
            const auto store = open(SeriesStore::Mode::Writer, file);
            ticks = run(*store, feed, 4000); // four quarters and a piece of the fifth
            const auto follower = open(SeriesStore::Mode::Reader, file);
            QVERIFY(follower->refresh());
            QVERIFY(alike(*follower->processesAt(ticks.back()->time), *ticks.back()));
            QVERIFY(follower->processesAt(ticks.front()->time));
        }
        const auto store = open(SeriesStore::Mode::Writer, file); // after a restart, from blocks and tail
        for (const auto &tick : ticks) {
            const auto found = store->processesAt(tick->time
                                                  - nanoseconds(Second / 3)); // within the interval that it covers
            QVERIFY(found);
            QCOMPARE(found->time, tick->time);
            QCOMPARE(found->processes.size(), tick->processes.size());
        }
        QVERIFY(!store->processesAt(ticks.front()->time - std::chrono::seconds(10)));
        QVERIFY(!store->processesAt(ticks.back()->time + std::chrono::seconds(10)));
        QCOMPARE(store->processesIn({ticks[100]->time, ticks[2000]->time}).size(), size_t(1900));
        QCOMPARE(store->processesIn({ticks[0]->time, ticks[1000]->time}, std::chrono::seconds(10)).size(), size_t(100));
    }

    void totalsAreThoseOfTheTicks()
    {
        QTemporaryDir folder;
        ProcessFeed feed(testRandom());
        const auto store = open(SeriesStore::Mode::Writer, folder.filePath(QStringLiteral("history.db")));
        const Ticks ticks = run(*store, feed, 3000);
        for (const auto &[from, to] :
             {std::pair(0, 3000), std::pair(100, 2500), std::pair(500, 520), std::pair(2900, 3000)}) {
            // CPU is a counter: from before the first tick of a process to its last one in the range.
            std::map<ProcessIdentity, std::pair<double, double>> cpu;
            std::map<ProcessIdentity, double> waited, read;
            for (int i = from; i < to; ++i) {
                for (const ProcessSample &p : ticks[size_t(i)]->processes) {
                    cpu.try_emplace(p.identity, p.cpuSeconds - p.cpu.value_or(0), 0).first->second.second =
                        p.cpuSeconds;
                    waited[p.identity] += p.runDelay.value_or(0);
                    read[p.identity] += p.readRate.value_or(0);
                }
            }
            const TimeRange range{ticks[size_t(from)]->time, ticks[size_t(to - 1)]->time + nanoseconds(1)};
            const double seconds = double(range.length().count()) * 1e-9;
            const auto totals = store->processTotals(range);
            QCOMPARE(totals.size(), cpu.size());
            for (const ProcessSample &p : totals) {
                const auto [first, last] = cpu.at(p.identity);
                QVERIFY(std::abs(*p.cpu * seconds - (last - first)) < 0.02);
                QVERIFY(std::abs(*p.runDelay * seconds - waited.at(p.identity)) < 0.01 * (1 + waited.at(p.identity)));
                QVERIFY(std::abs(*p.readRate * seconds - read.at(p.identity)) < 2000 + 0.001 * read.at(p.identity));
            }
            QVERIFY(std::is_sorted(totals.cbegin(), totals.cend(),
                                   [](const auto &a, const auto &b) { return a.cpu.value_or(0) > b.cpu.value_or(0); }));
        }
    }

    void oldListsGoWithTheSamples()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("history.db"));
        ProcessFeed feed(testRandom());
        SeriesStore::Options options;
        options.mode = SeriesStore::Mode::Writer;
        options.file = file;
        options.retention = std::chrono::seconds(2000);
        const auto store = std::move(*SeriesStore::open(options));
        const qint64 begin = toNanoseconds(now()) - 5000 * Second;
        run(*store, feed, 5000, begin);
        QVERIFY(!store->processesAt(fromNanoseconds(begin + 100 * Second)));
        QVERIFY(store->processesAt(fromNanoseconds(begin + 4500 * Second)));
    }

    // Counts whose sum comes round to the number of rows led out of the arrays; distances ran over.
    void aBlockThatLiesIsRefused_data()
    {
        QTest::addColumn<QList<quint64>>("rowsOfProcesses");
        QTest::addColumn<QList<qint64>>("distances");
        QTest::addColumn<bool>("good");
        constexpr qint64 Most = std::numeric_limits<qint64>::max();
        QTest::newRow("as it is written") << QList<quint64>{1, 1} << QList<qint64>{1, 2} << true;
        QTest::newRow("a sum that comes round") << QList<quint64>{~quint64(0), 3} << QList<qint64>{1, 2} << false;
        QTest::newRow("a distance that runs over") << QList<quint64>{2} << QList<qint64>{1, Most} << false;
        QTest::newRow("back in time") << QList<quint64>{2} << QList<qint64>{2, -1} << false;
        QTest::newRow("beyond the last tick") << QList<quint64>{2} << QList<qint64>{1, 2} << false;
    }
    void aBlockThatLiesIsRefused()
    {
        QFETCH(QList<quint64>, rowsOfProcesses);
        QFETCH(QList<qint64>, distances);
        QFETCH(bool, good);
        // The layout stands in process_codec.h: two ticks here, and as many rows as there are distances.
        QByteArray head("WP\1", 3);
        putVarint(head, quint64(rowsOfProcesses.size()));
        for (const quint64 rows : rowsOfProcesses) {
            head += QByteArray("\1\1\1\0\0\0", 6); // pid, start, parent, no name, no user, no unit
            putVarint(head, rows);
            head += QByteArray(10, '\0'); // its sums
        }
        QByteArray body;
        const auto column = [&](const std::vector<qint64> &values) {
            const QByteArray bytes = encodeIntegers(values);
            putVarint(body, quint64(bytes.size()));
            body += bytes;
        };
        putVarint(body, 2);
        putVarint(body, quint64(distances.size()));
        column({Start, Start + Second});
        column({Second, Second});
        column({distances.cbegin(), distances.cend()});
        for (size_t field = 0; field < ProcessEpoch::FieldCount; ++field)
            column(std::vector<qint64>(size_t(distances.size()), 1));
        const auto epoch = decodeProcesses(sealed(head), sealed(body));
        QCOMPARE(epoch.has_value(), good);
        if (good)
            QCOMPARE(epoch->rows().size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestProcessHistory)
#include "tst_process_history.moc"
