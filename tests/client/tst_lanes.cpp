// SPDX-License-Identifier: MIT
// What is short waits for nothing that is long, nobody is told anything under a lock, and a client ends when it is told to.
#include "support/silent_analyser.h"
#include "support/test_support.h"

#include <performance/client/lanes.h>
#include <performance/client/performance_client.h>
#include <performance/core/metric_table.h>

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>

#include <csignal>
#include <future>

using namespace performance;
using Qt::operator""_s;

namespace {

PerformanceConfig quick()
{
    return PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100));
}

} // namespace

class TestLanes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShortQuestionPassesLongOnes()
    {
        const SilentAnalyser analyser;
        const auto client = createPerformanceClient(quick());
        QList<QFuture<PerformanceResult<PerformanceReport>>> imports;
        for (int i = 0; i < 6; ++i)
            imports << client->reports()->importFile(analyser.foreignFile());
        QVERIFY(QTest::qWaitFor([&] { return analyser.pids().size() >= 2; }, 20000));

        QVERIFY(resultOf(client->createSnapshot()));
        QVERIFY(resultOf(client->history()->query(metrics::MemoryLimit.series().key(),
                                                  {now() - std::chrono::minutes(1), now()}, 1000)));
        QVERIFY(resultOf(client->diagnostics()->status()));
        QVERIFY(resultOf(client->reports()->list()));
        QVERIFY(resultOf(client->suggestionRules()->status()));
        for (const auto &import : imports)
            QVERIFY(!import.isFinished());
    }

    /// Ten minutes is what an import may take; whoever closes the window waits for none of it.
    void theEndOfAClientEndsItsJobs()
    {
        const SilentAnalyser analyser;
        auto client = createPerformanceClient(quick());
        QList<QFuture<PerformanceResult<PerformanceReport>>> imports;
        for (int i = 0; i < 6; ++i)
            imports << client->reports()->importFile(analyser.foreignFile());
        QVERIFY(QTest::qWaitFor([&] { return analyser.pids().size() >= 2; }, 20000));
        client.reset();
        for (auto &import : imports) {
            QVERIFY(import.isFinished());
            QCOMPARE(import.result().error().code(), PerformanceErrorCode::Cancelled);
        }
        for (const int pid : analyser.pids())
            QVERIFY2(::kill(pid, 0) < 0 && errno == ESRCH, "an analyser is left");
    }

    /// One import that is given up ends, and its child with it; the others and the client go on, and nothing is kept of it.
    void anImportIsGivenUp()
    {
        const SilentAnalyser analyser;
        const auto client = createPerformanceClient(quick());
        std::stop_source stop;
        auto import = client->reports()->importFile(analyser.foreignFile(), stop.get_token());
        QVERIFY(QTest::qWaitFor([&] { return analyser.pids().size() == 1; }, 20000));
        stop.request_stop();
        QVERIFY(QTest::qWaitFor([&] { return import.isFinished(); }, 20000));
        QCOMPARE(import.result().error().code(), PerformanceErrorCode::Cancelled);
        QVERIFY2(::kill(analyser.pids().front(), 0) < 0 && errno == ESRCH, "the analyser is left");
        QVERIFY(resultOf(client->reports()->list())->empty());
    }

    /// Whoever stops a recording and closes the window at once has it all the same, if without the names that were not looked
    /// up yet.
    void whatWasRecordedIsKept()
    {
        const QTemporaryDir folder;
        const SilentAnalyser analyser;
        auto client = createPerformanceClient(quick().withDataFolder(folder.path()));
        QList<QFuture<PerformanceResult<PerformanceReport>>> imports;
        for (int i = 0; i < 6; ++i) // before it in the lane
            imports << client->reports()->importFile(analyser.foreignFile());
        QVERIFY(QTest::qWaitFor([&] { return analyser.pids().size() >= 3; }, 20000));
        ProfilingRequest request;
        request.name = u"short"_s;
        request.target.kind = ProfilingTarget::Kind::Launch;
        request.target.command = {u"/bin/sh"_s, u"-c"_s, u"i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"_s};
        QVERIFY(resultOf(client->startProfiling(request)));
        QVERIFY(QTest::qWaitFor([&] { return resultOf(client->sessions()->state())->ended; }, 60000));
        auto report = client->stopProfiling();
        client.reset();
        QVERIFY(report.isFinished());
        QVERIFY(report.resultCount() == 1 && report.result());
        const auto later = createPerformanceClient(quick().withDataFolder(folder.path()));
        const auto kept = resultOf(later->reports()->list());
        QVERIFY(kept);
        QCOMPARE(kept->size(), size_t(1));
        QCOMPARE(kept->front().name, u"short"_s);
    }

    /// The program may have ended before anybody could say whom to tell, and whoever is told asks on, and waits.
    void whoeverHearsOfTheEndMayAsk()
    {
        for (int round = 0; round < 30; ++round) {
            const auto client = createPerformanceClient(quick());
            QSemaphore told;
            bool stillThere = false;
            connect(
                client->sessions(), &Sessions::programEnded, client.get(),
                [&] {
                    auto profiling = client->isProfiling();
                    profiling.waitForFinished();
                    auto state = client->sessions()->state();
                    state.waitForFinished();
                    auto report = client->stopProfiling();
                    report.waitForFinished();
                    stillThere = report.resultCount() > 0;
                    told.release();
                },
                Qt::DirectConnection);
            ProfilingRequest request;
            request.target.kind = ProfilingTarget::Kind::Launch;
            request.target.command = {u"/bin/true"_s};
            const auto started = resultOf(client->startProfiling(request));
            QVERIFY2(started, started ? "" : qPrintable(started.error().message()));
            QVERIFY(told.tryAcquire(1, 60000));
            QVERIFY(stillThere);
        }
    }

    void eachLaneIsItsOwn()
    {
        Lanes lanes;
        QSemaphore gate;
        for (const auto lane : {Lanes::Lane::Question, Lanes::Lane::Suggestion, Lanes::Lane::Job}) {
            for (int i = 0; i < 20; ++i)
                lanes.start(lane, [&gate, stop = lanes.stopToken()] {
                    while (!gate.tryAcquire(1, 10) && !stop.stop_requested()) {
                    }
                });
        }
        auto query = lanes.run(Lanes::Lane::Query, [] { return 42; });
        QTRY_VERIFY(query.isFinished());
        QCOMPARE(query.result(), 42);
        lanes.finish();
    }

    /// What the user has just changed is done, whatever else is given up.
    void whatWasAskedIsDoneAtTheEnd()
    {
        Lanes lanes;
        std::atomic<int> done = 0;
        QSemaphore begun;
        lanes.start(Lanes::Lane::Job, [&] {
            begun.release();
            const auto stop = lanes.stopToken();
            std::promise<void> stopped;
            const std::stop_callback whenStopped(stop, [&] { stopped.set_value(); });
            stopped.get_future().wait();
        });
        begun.acquire();
        for (int i = 0; i < 50; ++i)
            lanes.start(Lanes::Lane::Question, [&] { ++done; });
        lanes.finish();
        QCOMPARE(done.load(), 50);
    }
};

QTEST_GUILESS_MAIN(TestLanes)
#include "tst_lanes.moc"
