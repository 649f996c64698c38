// SPDX-License-Identifier: MIT
// Doors of the client that stand before other parts of the model: that each asks the right one, and hands on what it says.
#include "support/test_support.h"

#include <performance/client/performance_client.h>
#include <performance/ingest/control_client.h>

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

#include <signal.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

PerformanceConfig quick()
{
    return PerformanceConfig().withProfileInterval(100ms);
}

TimeRange lately()
{
    return {now() - 1min, now() + 1s};
}

PerformanceMetric value(const QString &id, double number)
{
    return {id, id, MetricCategory::Custom, number, u"ms"_s};
}

/// A visit of a page whose worst handler took so long (web-vitals' INP).
PerformanceMetric visit(int number, double inp, nanoseconds ago)
{
    PerformanceMetric metric(u"web_vitals_inp"_s, u"INP"_s, MetricCategory::Rendering, inp, u"ms"_s);
    metric.withTimestamp(now() - ago)
        .withAttribute(u"service.name"_s, u"shop"_s)
        .withAttribute(u"url.template"_s, u"/cart"_s);
    metric.withMetadata(u"visit"_s, QString::number(number)).withMetadata(u"interactionTarget"_s, u"button#pay"_s);
    metric.withMetadata(u"inputDelay"_s, u"8"_s)
        .withMetadata(u"processingDuration"_s, QString::number(inp - 20))
        .withMetadata(u"presentationDelay"_s, u"12"_s);
    return metric;
}

template<typename T>
PerformanceErrorCode codeOf(const PerformanceResult<T> &result)
{
    return result ? PerformanceErrorCode::Other : result.error().code();
}

} // namespace

class TestClientDoors : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_runtime;

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_runtime = std::make_unique<QTemporaryDir>(); // the control socket of this test alone
        qputenv("XDG_RUNTIME_DIR", m_runtime->path().toLocal8Bit());
    }

    void severalSeriesAreAnsweredInTheirOrder()
    {
        const auto client = createPerformanceClient(quick());
        // A second apart: a thousand points of a minute are 61 ms wide, and what falls into one is one.
        const Timestamp began = now() - 5s;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(resultOf(client->recordMetric(value(u"first"_s, 10 + i).withTimestamp(began + i * 1s))));
            QVERIFY(resultOf(client->recordMetric(value(u"second"_s, 20 + i).withTimestamp(began + i * 1s))));
        }
        const auto ask = [&] {
            return *resultOf(client->history()->queryAll({u"second"_s, u"no.such"_s, u"first"_s}, lately(), 1000));
        };
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto all = ask();
                return all[0].points.size() == 3 && all[2].points.size() == 3;
            },
            10000));
        const auto all = ask();
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[0].descriptor.metric, u"second"_s);
        QCOMPARE(all[0].points.back().mean, 22.0);
        QVERIFY(all[1].points.empty());
        QCOMPARE(all[2].points.front().mean, 10.0);
        // One at a time says the same, unless a tick comes between the two.
        const TimeRange range{now() - 1min, now()};
        QVERIFY(QTest::qWaitFor(
            [&] {
                return resultOf(client->history()->query(u"first"_s, range, 1000))->points
                    == resultOf(client->history()->queryAll({u"first"_s}, range, 1000))->front().points;
            },
            10000));
    }

    void whatTheUserDroppedIsNotTaken()
    {
        const auto memory = createPerformanceClient(quick());
        QCOMPARE(codeOf(resultOf(memory->ingest()->setDropped(u"theirs"_s, true))),
                 PerformanceErrorCode::Unsupported); // it receives nothing
        const QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withDataFolder(folder.path()));
        QVERIFY(resultOf(client->createSnapshot()));
        const auto theirs = [&] {
            const auto found = resultOf(client->metric(u"theirs"_s));
            return found ? found->value : -1;
        };
        QVERIFY(sendToDashboard(value(u"theirs"_s, 1)));
        QTRY_COMPARE(theirs(), 1.0);
        QVERIFY(resultOf(client->ingest()->setDropped(u"theirs"_s, true)));
        QCOMPARE(resultOf(client->diagnostics()->status())->ingest.dropped, QStringList(u"theirs"_s));
        (void)sendToDashboard(value(u"theirs"_s, 2));
        QVERIFY(sendToDashboard(value(u"wanted"_s, 3)));
        QTRY_VERIFY(resultOf(client->metric(u"wanted"_s)).has_value()); // sent later, and there
        QCOMPARE(theirs(), 1.0);
        QVERIFY(resultOf(client->ingest()->setDropped(u"theirs"_s, false)));
        QVERIFY(resultOf(client->diagnostics()->status())->ingest.dropped.isEmpty());
        QVERIFY(sendToDashboard(value(u"theirs"_s, 4)));
        QTRY_COMPARE(theirs(), 4.0);
    }

    void anAlertIsListedAsItRang()
    {
        const auto client = createPerformanceClient(quick());
        QSignalSpy rang(client->alerts(), &Alerts::alerted);
        QVERIFY(resultOf(client->alerts()->list())->empty());
        AlertRule rule;
        rule.series = u"queue"_s;
        rule.threshold = 5;
        auto settings = *resultOf(client->alerts()->settings());
        rule.duration = 0s; // one sample of anything would ring
        settings.rules = {rule};
        QVERIFY(!resultOf(client->alerts()->setSettings(settings)));
        rule.duration = 1s;
        settings.rules = {rule};
        QVERIFY(resultOf(client->alerts()->setSettings(settings)));
        QVERIFY(resultOf(client->recordMetric(value(u"queue"_s, 4)))); // under it
        QVERIFY(
            QTest::qWaitFor([&] { return !resultOf(client->recordMetric(value(u"queue"_s, 9))) || rang.size() > 0; },
                            20000)); // until it has held for long enough
        QCOMPARE(rang.size(), 1);
        const auto alerts = resultOf(client->alerts()->list());
        QCOMPARE(alerts->size(), size_t(1));
        QCOMPARE(alerts->front().series, u"queue"_s);
        QCOMPARE(alerts->front().value, 9.0);
        QCOMPARE(alerts->front().unit, u"ms"_s);
        QVERIFY(!alerts->front().sentence.isEmpty() && !alerts->front().endedAt);
        QCOMPARE(alerts->front().rule, resultOf(client->alerts()->settings())->rules.front().id);
    }

    /// 20 visits of 100, 110, … 290 ms: their 75th percentile is the 15th of 19 steps and a quarter (242.5 ms), and 200 ms and
    /// 500 ms are the limits that web.dev publishes for INP. Then an improvement is marked, and the mark is taken back.
    void howItFeelsIsOverseenAndMarked()
    {
        const QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withDataFolder(folder.path()));
        for (int i = 0; i < 20; ++i)
            QVERIFY(resultOf(client->recordMetric(visit(i, 100 + 10 * i, 1min))));
        const TimeRange range{now() - 1h, now() + 1s};
        const auto figures = [&] { return resultOf(client->experience()->overview(range))->figures; };
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto all = figures();
                return !all.empty() && all.front().count == 20;
            },
            10000));
        const UxFigure figure = figures().front();
        QCOMPARE(figure.program, u"shop"_s);
        QCOMPARE(figure.route, u"/cart"_s);
        QCOMPARE(figure.name, u"INP"_s);
        QCOMPARE(figure.value, 242.5);
        QCOMPARE(figure.good, 200.0);
        QCOMPARE(figure.poor, 500.0);
        QCOMPARE(figure.rating, UxRating::NeedsWork);
        QCOMPARE(resultOf(client->experience()->overview(range))->apdexTarget, resultOf(client->config())->apdexTarget);
        QVERIFY(resultOf(client->experience()->overview({now() - 2h, now() - 1h}))->figures.empty());

        QCOMPARE(codeOf(resultOf(client->experience()->reopen(u"no such"_s))),
                 PerformanceErrorCode::InvalidOptimization);
        const auto improvements = resultOf(client->uxImprovements());
        QVERIFY(improvements && !improvements->empty());
        const QString id = improvements->front().id;
        QVERIFY(!resultOf(client->experience()->reopen(id))); // it is not marked
        const auto isMarked = [&] {
            const auto all = *resultOf(client->uxImprovements());
            const auto it = std::find_if(all.begin(), all.end(), [&](const UxImprovement &i) { return i.id == id; });
            return it != all.end() && it->implemented;
        };
        QSignalSpy changed(client->experience(), &Experience::changed);
        QVERIFY(*resultOf(client->implementUxImprovement(id)));
        QVERIFY(isMarked());
        QCOMPARE(codeOf(resultOf(client->implementUxImprovement(id))),
                 PerformanceErrorCode::InvalidOptimization); // once
        QVERIFY(*resultOf(client->experience()->reopen(id)));
        QVERIFY(!isMarked());
        QTRY_VERIFY(changed.size() >= 2);
    }

    /// A rule with a threshold that every machine is over: its plan says what it would write and writes nothing, and dismissing it
    /// lasts until it is wanted again.
    void aSuggestionIsPlannedAndDismissed()
    {
        const QTemporaryDir folder;
        const auto client = createPerformanceClient(quick().withDataFolder(folder.path()));
        const auto threads = [] {
            QFile file(u"/proc/sys/kernel/threads-max"_s);
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
        };
        const QByteArray before = threads();
        QCOMPARE(codeOf(resultOf(client->changes()->plan(u"L1"_s))), PerformanceErrorCode::InvalidOptimization);
        QVERIFY(!resultOf(client->suggestionRules()->setThresholds(u"no such rule"_s, {1})));
        QVERIFY(resultOf(client->suggestionRules()->setThresholds(u"L1"_s, {1e-9})));
        const auto has = [&] {
            const auto all = *resultOf(client->optimizations());
            return std::any_of(all.begin(), all.end(),
                               [](const PerformanceOptimization &o) { return o.rule == u"L1"; });
        };
        QVERIFY(QTest::qWaitFor(has, 90000)); // it must hold for half a minute
        const auto plan = resultOf(client->changes()->plan(u"L1"_s));
        QVERIFY(plan);
        QCOMPARE(plan->id, u"L1"_s);
        QVERIFY(!plan->writes.isEmpty() && plan->writes.size() == plan->commands.size() && !plan->source.isEmpty()
                && !plan->proofText.isEmpty());
        QVERIFY2(plan->writes.join(u'\n').contains(QString::fromLatin1(before) + u" → "_s),
                 qPrintable(plan->writes.join(u'\n')));
        QCOMPARE(plan->evidence.size(), size_t(1));
        QCOMPARE(plan->evidence.front().threshold, 1e-9);
        QVERIFY(!plan->evidence.front().data.points.empty());
        QCOMPARE(threads(), before);
        QVERIFY(resultOf(client->changes()->list())->empty());

        // Of one that is not applied nothing can be kept, guarded, made permanent or resolved.
        QCOMPARE(codeOf(resultOf(client->changes()->keep(u"L1"_s))), PerformanceErrorCode::InvalidOptimization);
        QCOMPARE(
            codeOf(resultOf(client->experiments()->guard(u"L1"_s, ExperimentGuard{u"system.cpu.utilization"_s, true}))),
            PerformanceErrorCode::InvalidOptimization);
        QCOMPARE(codeOf(resultOf(client->changes()->makePermanent(u"L1"_s))),
                 PerformanceErrorCode::InvalidOptimization);
        QCOMPARE(codeOf(resultOf(client->changes()->resolveConflict(u"L1"_s, ConflictAnswer::LetGo))),
                 PerformanceErrorCode::InvalidOptimization);

        QVERIFY(resultOf(client->suggestionRules()->dismiss(u"L1"_s, now() - 1s))); // over already
        QVERIFY(has());
        QVERIFY(resultOf(client->suggestionRules()->dismiss(u"L1"_s, Timestamp::max())));
        QVERIFY(!has());
        QCOMPARE(resultOf(client->suggestionRules()->status())->dismissed, QStringList(u"L1"_s));
        QVERIFY(resultOf(client->suggestionRules()->dismiss(u"L1"_s, std::nullopt)));
        QVERIFY(has());
        QVERIFY(resultOf(client->suggestionRules()->status())->dismissed.isEmpty());
    }

    void checksAreOfTheTargetThatWasMeant()
    {
        const auto client = createPerformanceClient(quick().withMetrics(false));
        const auto blocked = [&](const QStringList &command) {
            ProfilingTarget target;
            target.kind = ProfilingTarget::Kind::Launch;
            target.command = command;
            const auto checks = *resultOf(client->sessions()->check(target));
            const auto it = std::find_if(checks.begin(), checks.end(),
                                         [](const ProfilingCheck &c) { return c.id == u"program"; });
            return it != checks.end() && it->level == ProfilingCheck::Level::Blocked && !it->finding.isEmpty()
                && !it->remedy.isEmpty();
        };
        QVERIFY(blocked({u"/no/such/program"_s}));
        QVERIFY(!blocked({u"/bin/sh"_s}));
        QVERIFY(!resultOf(client->sessions()->check(
                              ProfilingTarget{ProfilingTarget::Kind::Launch, {u"/bin/sh"_s}, {}, {}, {}}))
                     ->empty());
    }

    void theRunningSessionShowsWhatItHas()
    {
        const auto client = createPerformanceClient(quick());
        QVERIFY(resultOf(client->sessions()->liveProfile())->sampleCount() == 0); // no session
        QVERIFY(resultOf(client->createSnapshot()));
        ProfilingRequest request;
        request.target.kind = ProfilingTarget::Kind::Launch;
        request.target.command = {u"sh"_s, u"-c"_s, u"ulimit -t 60; while :; do :; done"_s};
        const auto started = resultOf(client->startProfiling(request));
        if (!started)
            QSKIP(qPrintable(u"this kernel lets nobody sample: "_s + started.error().message()));
        QVERIFY(
            QTest::qWaitFor([&] { return resultOf(client->sessions()->liveProfile())->sampleCount() > 20; }, 20000));
        const size_t then = resultOf(client->sessions()->liveProfile())->sampleCount();
        QVERIFY(QTest::qWaitFor([&] { return resultOf(client->sessions()->liveProfile())->sampleCount() > then; },
                                20000));                                            // it grows
        const auto program = pid_t(resultOf(client->sessions()->state())->process); // it goes on when the session ends
        QVERIFY(program > 0);
        const auto report = resultOf(client->stopProfiling());
        QCOMPARE(::kill(program, SIGKILL), 0);
        QVERIFY(report && report->profile.sampleCount() > then);
        QCOMPARE(resultOf(client->sessions()->liveProfile())->sampleCount(), size_t(0));
        // Of a session without stacks it is empty.
        QVERIFY(resultOf(client->startProfiling({})));
        QCOMPARE(resultOf(client->sessions()->liveProfile())->sampleCount(), size_t(0));
        QVERIFY(resultOf(client->stopProfiling()));
    }
};

QTEST_GUILESS_MAIN(TestClientDoors)
#include "tst_client_doors.moc"
