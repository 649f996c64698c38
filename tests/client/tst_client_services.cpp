// SPDX-License-Identifier: MIT
// Services of the local client, each alone: with a store in memory and figures that were put into it, without a collector.
#include "support/test_support.h"

#include <performance/client/first_ticks.h>
#include <performance/client/local_history.h>
#include <performance/client/local_processes.h>
#include <performance/client/pace.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

constexpr Timestamp Begin{std::chrono::seconds(1'700'000'000)};

std::unique_ptr<SeriesStore> inMemory()
{
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Memory;
    return std::move(*SeriesStore::open(options));
}

SeriesDescriptor described(const QString &metric)
{
    SeriesDescriptor descriptor;
    descriptor.metric = metric;
    descriptor.name = metric;
    descriptor.unit = u"ms"_s;
    return descriptor;
}

PerformanceMetric recorded(const QString &id, double value)
{
    return {id, id, MetricCategory::Custom, value, u"ms"_s};
}

} // namespace

class TestClientServices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A rate needs two readings: nothing is begun after one of them, everything after the second, at once from then on.
    void workWaitsForTwoTicks()
    {
        Lanes lanes;
        FirstTicks ticks(lanes);
        const auto early = ticks.run(Lanes::Lane::Query, [] { return 1; });
        QVERIFY(!ticks.tick());
        QVERIFY(!early.isFinished());
        QVERIFY(ticks.tick());
        QCOMPARE(resultOf(early), 1);
        QCOMPARE(resultOf(ticks.run(Lanes::Lane::Query, [] { return 2; })), 2);
    }

    void whoWaitsForATickThatWillNotComeIsLetGo()
    {
        Lanes lanes;
        FirstTicks ticks(lanes);
        const auto never = ticks.run(Lanes::Lane::Query, [] { return 1; });
        ticks.giveUp();
        QVERIFY(never.isFinished() && never.isCanceled());
        QCOMPARE(never.resultCount(), 0);
    }

    /// A session may read more often than the configuration says, never more seldom.
    void aSessionMakesThePaceOnlyFaster()
    {
        Pace pace(nullptr, 1000ms);
        QCOMPARE(pace.interval(), 1000ms);
        pace.setWish(200ms);
        QCOMPARE(pace.interval(), 200ms);
        pace.setUsual(100ms);
        QCOMPARE(pace.interval(), 100ms);
        pace.setUsual(5000ms);
        QCOMPARE(pace.interval(), 200ms);
        pace.setWish(std::nullopt);
        QCOMPARE(pace.interval(), 5000ms);
    }

    void theTimelineKeepsTheLastThousand()
    {
        Timeline timeline;
        for (int i = 0; i < 1001; ++i)
            timeline.add(TimelineEvent::Kind::Change, Begin + i * 1s, QString::number(i));
        const auto all = timeline.in({Begin, Begin + 2000s});
        QCOMPARE(all.size(), size_t(1000));
        QCOMPARE(all.front().text, u"1"_s);
        QCOMPARE(all.back().text, u"1000"_s);
        QCOMPARE(timeline.in({Begin + 5s, Begin + 7s}).size(), size_t(2)); // half-open
    }

    /// What was recorded with metadata takes the place of its series, and is there before the store has it.
    void theHistoryKnowsWhatWasJustRecorded()
    {
        const auto store = inMemory();
        Lanes lanes;
        FirstTicks ticks(lanes);
        LastRecorded last;
        Timeline timeline;
        LocalHistory history(lanes, ticks, *store, last, timeline, true);
        const SeriesId kept = store->catalogue().idFor(described(u"kept"_s));
        SampleBatch batch;
        batch.time = Begin;
        batch.addReal(kept, 3);
        store->append(batch);
        last.put(recorded(u"kept"_s, 4).withMetadata(u"why"_s, u"because"_s));
        last.put(recorded(u"new"_s, 5));
        ticks.tick();
        ticks.tick();
        const auto all = resultOf(history.latest());
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE(all->front().id, u"kept"_s);
        QCOMPARE(all->front().value, 4.0);
        QCOMPARE(all->front().metadata.value(u"why"_s), u"because"_s);
        QCOMPARE(resultOf(history.latestOf(u"new"_s))->value, 5.0);
        QCOMPARE(resultOf(history.latestOf(u"none"_s)).error().code(), PerformanceErrorCode::MetricNotFound);
        QCOMPARE(resultOf(history.query(u"kept"_s, {Begin, Begin + 1s}, 10))->points.front().mean, 3.0);
        QCOMPARE(resultOf(history.series())->size(), size_t(1));
    }

    /// Where nothing is observed there is no now; what was recorded is answered all the same.
    void withoutAnObserverThereIsNoNow()
    {
        const auto store = inMemory();
        Lanes lanes;
        FirstTicks ticks(lanes);
        LastRecorded last;
        Timeline timeline;
        LocalHistory history(lanes, ticks, *store, last, timeline, false);
        QCOMPARE(resultOf(history.snapshot()).error().code(), PerformanceErrorCode::Unsupported);
        QVERIFY(!resultOf(history.snapshot()).error().remedy().isEmpty());
        QVERIFY(resultOf(history.series())->empty());

        LocalProcesses processes(lanes, *store, nullptr);
        QCOMPARE(resultOf(processes.list()).error().code(), PerformanceErrorCode::Unsupported);
        const auto tick = std::make_shared<ProcessTick>();
        tick->time = Begin;
        tick->interval = 1s;
        ProcessSample worker;
        worker.identity = {7, 70};
        worker.name = u"worker"_s;
        worker.cpu = 0.5;
        tick->processes = {worker};
        SampleBatch batch;
        batch.time = Begin;
        store->append(batch, {}, tick);
        QCOMPARE(resultOf(processes.at(Begin))->processes->front().name, u"worker"_s);
        QCOMPARE(resultOf(processes.historyOf({7, 70}, {Begin, Begin + 1s}))->size(), size_t(1));
        QVERIFY(resultOf(processes.historyOf({7, 71}, {Begin, Begin + 1s}))->empty());
    }
};

QTEST_GUILESS_MAIN(TestClientServices)
#include "tst_client_services.moc"
