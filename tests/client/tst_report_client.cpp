// SPDX-License-Identifier: MIT
// A report as if it were live: every question that it answers, against figures that were put into it, and the lack of each that
// only a running machine can answer.
#include "support/made_report.h"
#include "support/test_support.h"

#include <performance/client/report_client.h>
#include <performance/client/report_export.h>
#include <performance/core/format.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

const QString Level = u"level"_s;
const QString Total = u"total"_s;

SeriesDescriptor described(const QString &metric, Instrument instrument)
{
    SeriesDescriptor descriptor;
    descriptor.metric = metric;
    descriptor.name = u"A "_s + metric;
    descriptor.unit = u"By"_s;
    descriptor.instrument = instrument;
    return descriptor;
}

/// Ten seconds: a gauge of 0, 1, … 9, and a counter that grows by 3 a second.
MadeReport made()
{
    MadeReport report(10);
    report.with(described(Level, Instrument::Gauge), [](int second) { return second; });
    report.with(described(Total, Instrument::Counter), [](int second) { return 100 + 3 * second; });
    return report;
}

TimeRange seconds(int from, int to)
{
    return {MadeReport::at(from), MadeReport::at(to)};
}

const ProcessSample *found(const ProcessList &list, qint32 pid)
{
    const auto it = std::find_if(list.processes->begin(), list.processes->end(),
                                 [&](const ProcessSample &p) { return p.identity.pid == pid; });
    return it == list.processes->end() ? nullptr : &*it;
}

} // namespace

class TestReportClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void metricsAreOfItsLastMoment()
    {
        ReportClient client(made().report());
        const auto all = resultOf(client.metrics());
        QVERIFY(all);
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE(resultOf(client.metric(Level))->value, 9.0);
        const auto rate = resultOf(client.metric(Total));
        QCOMPARE(rate->value, 3.0); // of a counter the rate
        QCOMPARE(rate->unit, u"By/s"_s);
        QCOMPARE(rate->timestamp, MadeReport::at(9));
        const auto none = resultOf(client.metric(u"no such"_s));
        QCOMPARE(none.error().code(), PerformanceErrorCode::MetricNotFound);
        QCOMPARE(none.error().subject(), u"no such"_s);
        const auto snapshot = resultOf(client.createSnapshot());
        QCOMPARE(snapshot->timestamp, MadeReport::at(9));
        QCOMPARE(snapshot->metricCount(), size_t(2));
        QCOMPARE(client.range(), seconds(0, 10));
    }

    void everyMomentIsAnsweredWhereThereIsRoom()
    {
        ReportClient client(made().report());
        const auto data = resultOf(client.history()->query(Level, seconds(2, 6), 100));
        QVERIFY(data);
        QCOMPARE(data->step, nanoseconds(0));
        QCOMPARE(data->points,
                 (std::vector<SeriesPoint>{{MadeReport::at(2), 0s, 2, 2, 2, 1},
                                           {MadeReport::at(3), 0s, 3, 3, 3, 1},
                                           {MadeReport::at(4), 0s, 4, 4, 4, 1},
                                           {MadeReport::at(5), 0s, 5, 5, 5, 1}}));
        QCOMPARE(data->descriptor.name, u"A level"_s);
        // A rate needs two samples: the first moment has none.
        const auto rates = resultOf(client.history()->query(Total, seconds(0, 3), 100));
        QCOMPARE(rates->points,
                 (std::vector<SeriesPoint>{{MadeReport::at(1), 0s, 3, 3, 3, 1}, {MadeReport::at(2), 0s, 3, 3, 3, 1}}));
        QCOMPARE(resultOf(client.history()->query(u"no such"_s, seconds(0, 3), 100)).error().code(),
                 PerformanceErrorCode::MetricNotFound);
        QVERIFY(resultOf(client.history()->query(Level, seconds(6, 2), 100))->points.empty());
        QVERIFY(resultOf(client.history()->query(Level, seconds(0, 9), 0))->points.empty());
        QVERIFY(resultOf(client.history()->query(Level, seconds(50, 90), 5))->points.empty());
    }

    /// Ten moments in five columns are two each: least, most, mean and how many of 0 1, 2 3, 4 5, 6 7, 8 9.
    void moreMomentsThanColumnsAreSummedUp()
    {
        ReportClient client(made().report());
        const auto data = resultOf(client.history()->query(Level, seconds(0, 10), 5));
        QVERIFY(data && data->points.size() == 5);
        for (int column = 0; column < 5; ++column) {
            const SeriesPoint &point = data->points[size_t(column)];
            QCOMPARE(point.minimum, 2.0 * column);
            QCOMPARE(point.maximum, 2.0 * column + 1);
            QCOMPARE(point.mean, 2.0 * column + 0.5);
            QCOMPARE(point.count, 2U);
            QCOMPARE(point.width, data->step);
        }
        QCOMPARE(data->step, nanoseconds(2s));
        QCOMPARE(resultOf(client.history()->query(Level, seconds(0, 10), 3))->points.size(),
                 size_t(3)); // never more than asked for
    }

    void severalAreAnsweredInOrder()
    {
        ReportClient client(made().report());
        const auto all = resultOf(client.history()->queryAll({Total, u"no such"_s, Level}, seconds(4, 6), 100));
        QVERIFY(all);
        QCOMPARE(all->size(), size_t(3));
        QCOMPARE((*all)[0].points.front().mean, 3.0);
        QVERIFY((*all)[1].points.empty());
        QCOMPARE((*all)[2].points.front().mean, 4.0);
        const auto series = resultOf(client.history()->series());
        QCOMPARE(series->size(), size_t(2));
        QCOMPARE(series->front().descriptor.key(), Level);
        QCOMPARE(series->front().lastSeen, std::optional(MadeReport::at(9)));
    }

    void aGapIsToldAndNoRateCrossesIt()
    {
        MadeReport report = made();
        report.sources().recording.gaps = {MadeReport::at(5)};
        ReportClient client(report.report());
        const auto rates = resultOf(client.history()->query(Total, seconds(0, 10), 100));
        QCOMPARE(rates->gaps, std::vector{MadeReport::at(5)});
        QCOMPARE(rates->points.size(), size_t(8)); // of ten none at the first, none at the gap
        QVERIFY(std::none_of(rates->points.begin(), rates->points.end(),
                             [](const SeriesPoint &p) { return p.time == MadeReport::at(5); }));
        const auto events = resultOf(client.history()->events(seconds(0, 10)));
        QCOMPARE(events->size(), size_t(1));
        QCOMPARE(events->front().kind, TimelineEvent::Kind::Gap);
        QCOMPARE(events->front().time, MadeReport::at(5));
        QVERIFY(resultOf(client.history()->events(seconds(0, 5)))->empty()); // half-open
    }

    void processesAreOfTheIntervalThatEndsThere()
    {
        MadeReport report = made();
        report.withProcesses(2, {MadeReport::process(7, u"two"_s, 0.5)});
        report.withProcesses(5, {MadeReport::process(7, u"five"_s, 0.25), MadeReport::process(8, u"other"_s, 2)});
        ReportClient client(report.report());
        const auto nameAt = [&](Timestamp time) {
            return resultOf(client.processes()->at(time))->processes->front().name;
        };
        QCOMPARE(nameAt(MadeReport::at(2)), u"two"_s);
        QCOMPARE(nameAt(MadeReport::at(2) - 1ms), u"two"_s);
        // In a long report only some moments have a list: the next one is of the time asked for.
        QCOMPARE(nameAt(MadeReport::at(2) + 1ms), u"five"_s);
        QCOMPARE(nameAt(MadeReport::at(9)), u"five"_s); // after the last it is the last
        const auto list = resultOf(client.processes()->at(MadeReport::at(5)));
        QCOMPARE(list->time, MadeReport::at(5));
        QCOMPARE(list->interval, nanoseconds(1s));
        QCOMPARE(resultOf(ReportClient(made().report()).processes()->at(MadeReport::at(2))).error().code(),
                 PerformanceErrorCode::Other);

        const auto history = resultOf(client.processes()->historyOf({7, 70}, seconds(0, 10)));
        QCOMPARE(history->size(), size_t(2));
        QCOMPARE((*history)[0].time, MadeReport::at(2));
        QCOMPARE((*history)[1].sample.cpu, std::optional(0.25));
        QCOMPARE(resultOf(client.processes()->historyOf({7, 70}, seconds(0, 5)))->size(), size_t(1));
        QVERIFY(
            resultOf(client.processes()->historyOf({7, 71}, seconds(0, 10)))->empty()); // the same pid, another process
    }

    /// Means over the moments that have a list: one that worked at half of them has half the rate.
    void whatProcessesDidInARangeIsItsMean()
    {
        MadeReport report = made();
        for (int second : {2, 4, 6, 8}) {
            std::vector<ProcessSample> list;
            list.reserve(2);
            list.push_back(MadeReport::process(7, u"steady"_s, 0.5, 1000 + second, 1e6));
            list.back().cpuSeconds = second;
            if (second > 4)
                list.push_back(MadeReport::process(8, u"late"_s, 3));
            list.front().writeRate = std::nullopt;
            report.withProcesses(second, list);
        }
        ReportClient client(report.report());
        const auto list = resultOf(client.processes()->in(seconds(0, 10)));
        QVERIFY(list);
        QCOMPARE(list->interval, nanoseconds(10s));
        QCOMPARE(list->processes->size(), size_t(2));
        QCOMPARE(list->processes->front().identity.pid, 8); // the most CPU first: 1.5 and 0.5
        QCOMPARE(*found(*list, 8)->cpu, 1.5);
        const ProcessSample *steady = found(*list, 7);
        QCOMPARE(*steady->cpu, 0.5);
        QCOMPARE(*steady->readRate, 1e6);
        QVERIFY(!steady->writeRate);                   // unknown stays unknown
        QCOMPARE(steady->residentBytes, qint64(1008)); // the most
        QCOMPARE(steady->cpuSeconds, 8.0);             // at the end
        QCOMPARE(*found(*resultOf(client.processes()->in(seconds(0, 5))), 7)->cpu, 0.5);
        QVERIFY(!found(*resultOf(client.processes()->in(seconds(0, 5))), 8));
        QVERIFY(!resultOf(client.processes()->in(seconds(9, 10))));
        QCOMPARE(resultOf(client.processes()->list())->processes->size(), size_t(2));
    }

    /// The page that is sent says the same of a process: a moment without a list of processes is none at which they did nothing.
    void thePageSaysTheSame()
    {
        MadeReport report = made();
        for (int second : {2, 4, 6, 8})
            report.withProcesses(second, {MadeReport::process(7, u"steady"_s, 0.5, 1000 + second, 1e6)});
        const QString page = QString::fromUtf8(toHtml(report.report()));
        const QString row =
            u"<tr><td>steady</td><td class='n'>7</td><td class='n'>%1</td><td class='n'>%2</td><td class='n'>%3</td></tr>"_s
                .arg(formatValue(0.5, u"1"), formatValue(1008, u"By"), formatValue(1e6, u"By/s"));
        QVERIFY2(page.contains(row), qPrintable(page.mid(page.indexOf(u"<td>steady"_s), 200)));
    }

    /// A report of the last hour of a program that runs for seconds begins long before its first moment; and a machine that slept
    /// did not work meanwhile. Neither makes one moment count for more than the others.
    void timeThatNobodySawCountsForNobody()
    {
        MadeReport report(4);
        report.with(described(Level, Instrument::Gauge), [](int second) { return second; });
        for (int second = 0; second < 4; ++second)
            report.withProcesses(second, {MadeReport::process(7, u"first"_s, second == 0 ? 4 : 0)});
        report.sources().range.from = MadeReport::Begin - 1h;
        ReportClient early(report.report());
        QCOMPARE(*found(*resultOf(early.processes()->list()), 7)->cpu, 1.0);
        QCOMPARE(resultOf(early.processes()->at(MadeReport::Begin))->interval, nanoseconds(1s));

        MadeReport slept(4);
        slept.with(described(Level, Instrument::Gauge), [](int second) { return second; });
        TimeAxis &axis = slept.sources().recording.axes.front();
        axis[2] += 1h;
        axis[3] += 1h;
        slept.sources().range.to += 1h;
        slept.sources().recording.gaps = {axis[2]};
        for (int second = 0; second < 4; ++second)
            slept.withProcesses(second, {MadeReport::process(7, u"woken"_s, second == 2 ? 4 : 0)});
        for (size_t i : {2, 3}) {
            auto tick = std::make_shared<ProcessTick>(*slept.sources().processes[i]);
            tick->time = axis[i];
            slept.sources().processes[i] = tick;
        }
        ReportClient woken(slept.report());
        // The first has no interval (the report begins at it), the others a second each: 4 of 3.
        QCOMPARE(*found(*resultOf(woken.processes()->list()), 7)->cpu, 4.0 / 3);

        MadeReport one(1);
        one.with(described(Level, Instrument::Gauge), [](int) { return 1; });
        one.withProcesses(0, {MadeReport::process(7, u"only"_s, 0.75)});
        QCOMPARE(*found(*resultOf(ReportClient(one.report()).processes()->list()), 7)->cpu, 0.75);
    }

    void itKnowsItself()
    {
        MadeReport source = made();
        source.sources().notes = {u"No temperatures."_s};
        const PerformanceReport report = source.report();
        ReportClient client(report);
        QCOMPARE(client.recorded(), report);
        const auto status = resultOf(client.diagnostics()->status());
        QCOMPARE(status->missing, QStringList(u"No temperatures."_s));
        QCOMPARE(status->history.seriesCount, 2);
        QVERIFY(status->history.readOnly);
        QCOMPARE(status->history.newest, std::optional(MadeReport::at(10)));
        QVERIFY(!*resultOf(client.isProfiling()));
        QVERIFY(resultOf(client.recommendations())->isEmpty());
    }

    void anEmptyReportAnswersNothing()
    {
        ReportClient client((PerformanceReport()));
        QVERIFY(!resultOf(client.createSnapshot()));
        QVERIFY(resultOf(client.metrics())->empty());
        QVERIFY(!resultOf(client.processes()->list()));
        QVERIFY(!client.range().isEmpty());
    }

    /// What only a running machine has, a report lacks; whoever asks for it anyway hears why.
    void whatOnlyARunningMachineHasIsMissing()
    {
        ReportClient client(made().report());
        QVERIFY(client.history() && client.processes() && client.advice() && client.diagnostics());
        QVERIFY(!client.processControl());
        QVERIFY(!client.ingest());
        QVERIFY(!client.reports());
        QVERIFY(!client.sessions());
        QVERIFY(!client.changes());
        QVERIFY(!client.experiments());
        QVERIFY(!client.suggestionRules());
        QVERIFY(!client.experience());
        QVERIFY(!client.alerts());
        QVERIFY(!client.configuration());

        const PerformanceError why = client.whyMissing();
        QCOMPARE(why.code(), PerformanceErrorCode::Unsupported);
        QVERIFY(!why.subject().isEmpty() && !why.reason().isEmpty() && !why.remedy().isEmpty());
        QStringList allowed;
        const auto refused = [&](const char *what, const auto &result) {
            if (result || result.error() != why)
                allowed << QString::fromLatin1(what);
        };
        // Of each facet that is missing one question, and those of the specification.
        const ProcessIdentity self{1, 1};
        refused("ProcessControl", resultOf(client.ask(&ProcessControl::details, self)));
        refused("Ingest", resultOf(client.ask(&Ingest::setDropped, Level, true)));
        refused("Reports", resultOf(client.ask(&Reports::diff, u"x"_s, u"y"_s)));
        refused("Sessions", resultOf(client.ask(&Sessions::liveProfile)));
        refused("Changes", resultOf(client.ask(&Changes::list)));
        refused("Experiments", resultOf(client.ask(&Experiments::result, u"x"_s)));
        refused("SuggestionRules", resultOf(client.ask(&SuggestionRules::status)));
        refused("Experience", resultOf(client.ask(&Experience::overview, client.range())));
        refused("Alerts", resultOf(client.ask(&Alerts::settings)));
        refused("Configuration", resultOf(client.ask(&Configuration::config)));
        refused("recordMetric", resultOf(client.recordMetric({Level, Level, MetricCategory::Custom, 1, u"1"_s})));
        refused("generateReport", resultOf(client.generateReport(u"x"_s, 1min)));
        refused("report", resultOf(client.report(client.recorded().id)));
        refused("applyOptimization", resultOf(client.applyOptimization(u"x"_s, false)));
        refused("uxImprovements", resultOf(client.uxImprovements()));
        refused("implementUxImprovement", resultOf(client.implementUxImprovement(u"x"_s)));
        refused("startProfiling", resultOf(client.startProfiling({})));
        refused("stopProfiling", resultOf(client.stopProfiling()));
        refused("config", resultOf(client.config()));
        refused("setConfig", resultOf(client.setConfig({})));
        QCOMPARE(allowed, QStringList());
        // What is there is asked, not refused.
        QCOMPARE(resultOf(client.ask(&History::series))->size(), size_t(2));
    }

    /// Whoever follows a signal that is not there hears nothing, and nothing is complained of.
    void aSignalOfAMissingFacetIsNeverHeard()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        ReportClient client(made().report());
        int heard = 0;
        client.follow(&Reports::changed, this, [&] { ++heard; });
        client.follow(&Advice::changed, this, [&] { ++heard; });
        QCOMPARE(heard, 0);
        Q_EMIT client.advice()->changed();
        QCOMPARE(heard, 1);
    }
};

QTEST_GUILESS_MAIN(TestReportClient)
#include "tst_report_client.moc"
