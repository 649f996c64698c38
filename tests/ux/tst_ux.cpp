// SPDX-License-Identifier: MIT
// How applications feel: figures, findings and verdicts of visits that are made up here, and kept in the real log.
#include "support/test_support.h"

#include <performance/series/series_store.h>
#include <performance/stats/summary.h>
#include <performance/ux/figures.h>
#include <performance/ux/findings.h>
#include <performance/ux/native_figures.h>
#include <performance/ux/operations.h>
#include <performance/ux/proof.h>
#include <performance/ux/use_windows.h>
#include <performance/ux/ux_tracker.h>

#include <QTemporaryDir>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

const Timestamp Start = fromNanoseconds(1'790'000'000'000'000'000);

UxVisit visit(const QString &metric, double value, nanoseconds after, const QMap<QString, QString> &reasons = {})
{
    static int number = 0;
    return {Start + after, metric, value, u"shop"_s, u"/cart"_s, {}, u"v%1"_s.arg(++number), reasons};
}

SeriesData nothing(const QString &, const TimeRange &, int)
{
    return {};
}

/// Pressure on processors of `share` in a range, none else.
QuerySeries pressed(const TimeRange &when, double share)
{
    return [when, share](const QString &key, const TimeRange &range, int) {
        SeriesData data;
        for (Timestamp t = range.from; t < range.to; t += 5s) {
            const double value = key.contains(u"resource=cpu"_s) && when.contains(t) ? share : 0;
            data.points.push_back({t, 5s, value, value, value, 1});
        }
        return data;
    };
}

/// With plain blanks, for people write numbers and units with narrow ones.
QString plain(QString text)
{
    return text.replace(QChar(0x202f), u' ');
}

const TimeRange Always{Start - 1h, Start + 24h};

} // namespace

class TestUx : public QObject {
    Q_OBJECT

    static std::vector<UxImprovement> findingsOf(const std::vector<UxVisit> &visits, const QuerySeries &query = nothing)
    {
        return pageFindings(groupsOf(visits, Always), MachineState(query, Always));
    }

private Q_SLOTS:
    void aFigureIsThe75thPercentileOfItsVisits()
    {
        std::mt19937_64 random = testRandom();
        std::vector<UxVisit> visits;
        std::vector<double> values;
        for (int i = 0; i < 1001; ++i) {
            values.push_back(double(random() % 100'000) / 100);
            visits.push_back(visit(u"web_vitals_inp"_s, values.back(), i * 1s));
        }
        const auto groups = groupsOf(visits, Always);
        QCOMPARE(groups.size(), size_t(1));
        const UxFigure figure = figureOf(groups[0], MachineState(nothing, Always));
        QCOMPARE(figure.value, *quantileOf(std::span<double>(values), 0.75));
        QCOMPARE(figure.count, 1001);
        QCOMPARE(figure.values.size(), size_t(400));
        QVERIFY(std::is_sorted(figure.values.begin(), figure.values.end()));
        QCOMPARE(figure.name, u"INP"_s);
    }

    void limitsAreThoseOfWebVitals_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("rating");
        for (const auto &[metric, good, poor] : {std::tuple{"lcp", 2500.0, 4000.0},
                                                 {"inp", 200.0, 500.0},
                                                 {"cls", 0.1, 0.25},
                                                 {"fcp", 1800.0, 3000.0},
                                                 {"ttfb", 800.0, 1800.0}}) {
            const QString name = u"web_vitals_"_s + QLatin1String(metric);
            QTest::addRow("%s good", metric) << name << good << int(UxRating::Good);
            QTest::addRow("%s between", metric) << name << poor << int(UxRating::NeedsWork);
            QTest::addRow("%s poor", metric) << name << poor * 1.01 << int(UxRating::Poor);
        }
    }
    void limitsAreThoseOfWebVitals()
    {
        QFETCH(QString, metric);
        QFETCH(double, value);
        QFETCH(int, rating);
        const std::vector<UxVisit> visits{visit(metric, value, 1s)};
        QCOMPARE(int(figureOf(groupsOf(visits, Always)[0], MachineState(nothing, Always)).rating), rating);
    }

    /// The part of the time that is largest in slow visits names the rule.
    void theLargestPartIsTheCause_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("rule");
        QTest::newRow("U1") << u"web_vitals_lcp"_s << u"timeToFirstByte"_s << u"U1"_s;
        QTest::newRow("U2") << u"web_vitals_lcp"_s << u"resourceLoadDelay"_s << u"U2"_s;
        QTest::newRow("U3") << u"web_vitals_lcp"_s << u"resourceLoadDuration"_s << u"U3"_s;
        QTest::newRow("U4") << u"web_vitals_lcp"_s << u"elementRenderDelay"_s << u"U4"_s;
        QTest::newRow("U5") << u"web_vitals_inp"_s << u"inputDelay"_s << u"U5"_s;
        QTest::newRow("U6") << u"web_vitals_inp"_s << u"processingDuration"_s << u"U6"_s;
        QTest::newRow("U7") << u"web_vitals_inp"_s << u"presentationDelay"_s << u"U7"_s;
    }
    void theLargestPartIsTheCause()
    {
        QFETCH(QString, metric);
        QFETCH(QString, part);
        QFETCH(QString, rule);
        const QStringList parts = metric == u"web_vitals_lcp"
            ? QStringList{u"timeToFirstByte"_s, u"resourceLoadDelay"_s, u"resourceLoadDuration"_s,
                          u"elementRenderDelay"_s}
            : QStringList{u"inputDelay"_s, u"processingDuration"_s, u"presentationDelay"_s};
        std::vector<UxVisit> visits;
        for (int i = 0; i < 20; ++i) {
            QMap<QString, QString> reasons{{u"interactionTarget"_s, u"button#pay"_s}};
            double value = 0;
            for (const QString &name : parts) {
                const double length = name == part ? 5000 + i : 100;
                reasons.insert(name, QString::number(length));
                value += length;
            }
            visits.push_back(visit(metric, value, i * 1min, reasons));
        }
        const auto found = findingsOf(visits);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, rule);
        QCOMPARE(found[0].program, u"shop"_s);
        QVERIFY2(found[0].name.text().contains(u"/cart"_s), qPrintable(found[0].name.text()));
        if (metric == u"web_vitals_inp")
            QVERIFY2(texts(found[0].evidence).join(u' ').contains(u"button#pay (20 of 20)"_s),
                     qPrintable(texts(found[0].evidence).join(u' ')));
    }

    /// Half of the visits load the page, half reach it without: a percentile over both would be neither's (A12 of the trial).
    void softNavigationsAreFiguresOfTheirOwn()
    {
        const auto told = [](const char *id, double value, bool isSoft, int number) {
            PerformanceMetric metric(QLatin1String(id), QString(), MetricCategory::Rendering, value, u"ms"_s);
            metric.timestamp = Start + number * 1min;
            metric.attributes = {{u"service.name"_s, u"shop"_s}, {u"url.template"_s, u"/cart"_s}};
            metric.metadata = {{u"visit"_s, u"s%1"_s.arg(number)},
                               {u"navigation"_s, isSoft ? u"soft-navigation"_s : u"navigate"_s}};
            return visitOf(metric);
        };
        std::vector<UxVisit> visits;
        for (int i = 0; i < 40; ++i) {
            const bool isSoft = i % 2 == 0;
            visits.push_back(*told("web_vitals_lcp", isSoft ? 100 : 3000, isSoft, i));
            visits.push_back(*told("web_vitals_inp", isSoft ? 100 : 300, isSoft, i));
        }
        QVERIFY(!told("web_vitals_ttfb", 0, true, 0)); // nobody answered anything
        QVERIFY(told("web_vitals_ttfb", 0, false, 0));
        QMap<QString, UxFigure> figures;
        for (const VisitGroup &group : groupsOf(visits, Always))
            figures.insert(group.metric, figureOf(group, MachineState(nothing, Always)));
        QCOMPARE(figures.keys(),
                 (QStringList{u"web_vitals_inp"_s, u"web_vitals_inp_soft"_s, u"web_vitals_lcp"_s,
                              u"web_vitals_lcp_soft"_s}));
        QCOMPARE(figures[u"web_vitals_lcp"_s].value, 3000.0);
        QCOMPARE(figures[u"web_vitals_lcp"_s].count, 20);
        QCOMPARE(figures[u"web_vitals_lcp_soft"_s].value, 100.0);
        QCOMPARE(figures[u"web_vitals_lcp_soft"_s].rating, UxRating::Unrated);
        QCOMPARE(figures[u"web_vitals_inp"_s].value, 300.0);
        QCOMPARE(figures[u"web_vitals_inp_soft"_s].rating, UxRating::Good);
        // An interaction is one however its page was reached.
        const auto operations = operationsOf(visits, {{}, nothing, {}}, Always, 500ms);
        QCOMPARE(operations.size(), size_t(1));
        QCOMPARE(operations.front().count, 40);
    }

    void whatIsGoodIsLeftAlone()
    {
        std::vector<UxVisit> visits;
        for (int i = 0; i < 50; ++i) // slow for some, but not for a quarter
            visits.push_back(
                visit(u"web_vitals_inp"_s, i % 5 == 0 ? 900 : 100, i * 1min, {{u"inputDelay"_s, u"80"_s}}));
        QVERIFY(findingsOf(visits).empty());
        visits.resize(8); // too few to say anything
        for (UxVisit &slow : visits)
            slow.value = 900;
        QVERIFY(findingsOf(visits).empty());
    }

    void theGainIsComputedFromTheVisits()
    {
        std::vector<UxVisit> visits;
        for (int i = 0; i < 10; ++i)
            visits.push_back(visit(
                u"web_vitals_inp"_s, 300, i * 1min,
                {{u"inputDelay"_s, u"20"_s}, {u"processingDuration"_s, u"240"_s}, {u"presentationDelay"_s, u"40"_s}}));
        const auto found = findingsOf(visits);
        QCOMPARE(found.size(), size_t(1));
        // 300 − 240 ÷ 2 = 180, which is good: all ten become so.
        QVERIFY2(plain(found[0].description.text()).contains(u"INP would be 180 ms, and 100 % more"_s),
                 qPrintable(found[0].description.text()));
        QCOMPARE(found[0].impact, UxImpact::Significant);
        QCOMPARE(found[0].priority, UxPriority::Medium); // between good and poor
    }

    /// Half of 640 ms less is still not good: nobody gains by that alone, and the card says so.
    void whatHalvingDoesNotMendIsSaid()
    {
        std::vector<UxVisit> visits;
        for (int i = 0; i < 10; ++i)
            visits.push_back(visit(
                u"web_vitals_inp"_s, 700, i * 1min,
                {{u"inputDelay"_s, u"20"_s}, {u"processingDuration"_s, u"640"_s}, {u"presentationDelay"_s, u"40"_s}}));
        const auto found = findingsOf(visits);
        QCOMPARE(found.size(), size_t(1));
        QVERIFY2(plain(found[0].description.text()).contains(u"INP would be 380 ms, but no more visits good"_s),
                 qPrintable(found[0].description.text()));
        QCOMPARE(found[0].impact, UxImpact::Low);
    }

    /// What a hang is worth follows from how long hangs are.
    void hangsWeighByTheirLength()
    {
        std::vector<UxVisit> visits;
        for (int i = 0; i < 10; ++i)
            visits.push_back(visit(u"wai.ui.hang"_s, i == 0 ? 0.3 : 0.12, i * 1min, {{u"where"_s, u"load()"_s}}));
        QCOMPARE(findingsOf(visits).at(0).impact, UxImpact::Medium); // one of ten is long
        for (UxVisit &hang : visits)
            hang.value = 0.4;
        QCOMPARE(findingsOf(visits).at(0).impact, UxImpact::Significant);
    }

    void shiftsNameWhatMoves()
    {
        std::vector<UxVisit> visits;
        for (int i = 0; i < 12; ++i)
            visits.push_back(visit(u"web_vitals_cls"_s, 0.4, i * 1min, {{u"largestShiftTarget"_s, u"div.banner"_s}}));
        const auto found = findingsOf(visits);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, u"U8"_s);
        QVERIFY(texts(found[0].evidence).join(u' ').contains(u"div.banner"_s));
    }

    /// The same slow server is another finding where this machine was starved at those moments.
    void aStarvedMachineIsSaid()
    {
        std::vector<UxVisit> visits;
        for (int i = 0; i < 40; ++i)
            visits.push_back(
                visit(u"web_vitals_ttfb"_s, i < 20 ? 2500 : 100, i * 1min, {{u"requestDuration"_s, u"90"_s}}));
        auto found = findingsOf(visits);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, u"U1"_s);
        found = findingsOf(visits, pressed({Start, Start + 20min}, 0.4));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, u"U9"_s);
        QVERIFY2(texts(found[0].evidence).join(u' ').contains(u"Slow only while processors were short"_s),
                 qPrintable(texts(found[0].evidence).join(u'\n')));
    }

    void pressureThatHasNothingToDoWithItIsNot()
    {
        std::mt19937_64 random = testRandom();
        int said = 0;
        for (int round = 0; round < 200; ++round) {
            std::vector<SlowMoment> moments;
            for (int i = 0; i < 60; ++i)
                moments.push_back({Start + i * 1min, random() % 3 == 0});
            said += machineSentence(moments, MachineState(pressed({Start, Start + 30min}, 0.4), Always)).isEmpty() ? 0
                                                                                                                   : 1;
        }
        QVERIFY2(said <= 6, qPrintable(QString::number(said))); // one in a hundred, and chance
    }

    void aReleaseThatMadeItSlowerIsNamed()
    {
        std::mt19937_64 random = testRandom();
        std::vector<UxVisit> visits;
        for (int i = 0; i < 300; ++i) {
            visits.push_back(visit(u"web_vitals_lcp"_s, (i < 150 ? 1000 : 1400) + double(random() % 200), i * 1min));
            visits.back().release = i < 150 ? u"1.3"_s : u"1.4"_s;
        }
        auto found = findingsOf(visits);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, u"U10"_s);
        QCOMPARE(found[0].impact, UxImpact::Low); // slower, but still good for all
        QVERIFY2(found[0].name.text().contains(u"1.4"_s), qPrintable(found[0].name.text()));
        for (UxVisit &v : visits) // as slow as before
            v.value = 1000 + double(random() % 200);
        QVERIFY(findingsOf(visits).empty());
    }

    void apdexIsWhatItsDefinitionSays()
    {
        std::vector<UxVisit> visits;
        for (const double value :
             {100.0, 400.0, 500.0, 900.0, 2000.0, 2100.0}) // 3 satisfied, 2 tolerating, 1 neither at 500 ms
            visits.push_back(visit(u"web_vitals_inp"_s, value, 1min));
        const auto operations = operationsOf(visits, {{}, nothing, {}}, Always, 500ms);
        QCOMPARE(operations.size(), size_t(1));
        QCOMPARE(operations[0].score, (3 + 2 / 2.0) / 6);
        QCOMPARE(operations[0].count, 6);
        QVERIFY(operationFindings(operations, 500ms).empty()); // too few
        std::vector<UxVisit> many;
        for (int i = 0; i < 20; ++i)
            many.push_back(visit(u"web_vitals_inp"_s, 1500, 1min));
        const auto found = operationFindings(operationsOf(many, {{}, nothing, {}}, Always, 500ms), 500ms);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, u"U13"_s);
        QVERIFY(plain(found[0].description.text()).contains(u"/cart (20 times, 1.50 s typically)"_s));
    }

    /// Operations of traces: counters against a target, from the real store.
    void apdexOfTracesIsExact()
    {
        auto store = *SeriesStore::open({});
        const Timestamp begun = now() - 1h; // what is older than a day is not kept
        SeriesDescriptor count;
        count.metric = u"wai.span.count"_s;
        count.attributes = {{u"service.name"_s, u"shop"_s}, {u"span.name"_s, u"GET /a%2Fb"_s}};
        count.unit = u"{span}"_s;
        count.instrument = Instrument::Counter;
        SeriesDescriptor satisfied = count;
        satisfied.metric = u"wai.span.satisfied"_s;
        satisfied.attributes.insert(u"wai.apdex.target"_s, u"500ms"_s);
        SeriesDescriptor tolerated = satisfied;
        tolerated.metric = u"wai.span.tolerated"_s;
        SeriesDescriptor duration = count;
        duration.metric = u"wai.span.duration"_s;
        duration.attributes.insert(u"wai.statistic"_s, u"p75"_s);
        duration.unit = u"s"_s;
        duration.instrument = Instrument::Gauge;
        const auto id = [&](const SeriesDescriptor &descriptor) { return store->catalogue().idFor(descriptor); };
        const std::array ids{id(count), id(satisfied), id(tolerated), id(duration)};
        // Seldom, as operations are: ten in 20 minutes, of which five are quick and three bearable.
        for (int i = 1; i <= 1200; ++i) {
            SampleBatch tick;
            tick.time = begun + i * 1s;
            std::vector<EventSample> samples;
            if (i % 120 == 0) {
                const int n = i / 120;
                const double values[] = {double(n), double((n + 1) / 2), double(n >= 8 ? 3 : n / 3), 1.5};
                for (size_t k = 0; k < ids.size(); ++k)
                    samples.push_back({ids[k], toNanoseconds(tick.time), bitsOf(values[k])});
            }
            store->append(tick, samples);
        }
        const HistoryView history{
            store->series(),
            [&](const QString &key, const TimeRange &range, int most) { return *store->query(key, range, most); },
            [&](const QString &key, const TimeRange &range) { return store->growth(key, range); }};
        for (const nanoseconds length : {nanoseconds(1h), nanoseconds(24h)}) {
            const auto operations = operationsOf({}, history, {begun + 1201s - length, begun + 1201s}, 500ms);
            QCOMPARE(operations.size(), size_t(1));
            QCOMPARE(operations[0].count, 10);
            QCOMPARE(operations[0].score, (5 + 3 / 2.0) / 10);
            QCOMPARE(operations[0].typical, 1.5);
            const auto found = operationFindings(operations, 500ms);
            QCOMPARE(found.size(), size_t(1));
            QVERIFY2(plain(found[0].description.text()).contains(u"GET /a%2Fb (10 times, 1.50 s typically)"_s),
                     qPrintable(found[0].description.text()));
        }
        // They were counted against the target of their moment, whatever it is now.
        QCOMPARE(operationsOf({}, history, {begun, begun + 1h}, 300ms)[0].score, (5 + 3 / 2.0) / 10);
    }

    /// A counter whose program did nothing for longer than an epoch goes on; its past is not counted again.
    void aCounterThatPausedIsNotCountedAnew()
    {
        auto store = *SeriesStore::open({});
        const Timestamp begun = now() - 2h;
        SeriesDescriptor count;
        count.metric = u"wai.span.count"_s;
        count.instrument = Instrument::Counter;
        const SeriesId id = store->catalogue().idFor(count);
        for (int i = 0; i <= 5400; ++i) { // 1,000 in the beginning, an hour of nothing, one more
            SampleBatch tick;
            tick.time = begun + i * 1s;
            std::vector<EventSample> samples;
            if (i < 1000)
                samples.push_back({id, toNanoseconds(tick.time), bitsOf(double(i + 1))});
            else if (i == 5000)
                samples.push_back({id, toNanoseconds(tick.time), bitsOf(1001.0)});
            store->append(tick, samples);
        }
        QCOMPARE(store->growth(u"wai.span.count"_s, {begun + 4000s, begun + 5400s}), 1.0);
        QCOMPARE(store->growth(u"wai.span.count"_s, {begun - 1s, begun + 5400s}), 1001.0);
        QCOMPARE(store->growth(u"wai.span.count"_s, {begun + 2000s, begun + 3000s}), 0.0);
    }

    /// Event loops are judged minute by minute, and only those in which there was one count.
    void aWindowIsProvenByItsMinutesOfUse()
    {
        UxImprovement improvement;
        improvement.metric = u"wai.ui.event_loop.lag"_s;
        improvement.program = u"editor"_s;
        SeriesDescriptor lag;
        lag.metric = improvement.metric;
        lag.attributes = {{u"service.name"_s, u"editor"_s}};
        // It runs in every tenth minute, for hours.
        const auto query = [](const QString &, const TimeRange &range, int) {
            SeriesData data;
            for (Timestamp t = range.from; t < range.to; t += 5s) {
                const auto minute = (t - Start) / 1min;
                if (minute % 10 == 0)
                    data.points.push_back({t, 0s, 0.2, 0.2, 0.2, 1});
            }
            return data;
        };
        const HistoryView history{{{lag, {}}}, query, {}};
        const auto values = useValues(improvement, {}, history, {Start, Start + 5h}, false, 500ms);
        QCOMPARE(values.size(), size_t(30));
        QCOMPARE(values.front(), 0.2);
        QCOMPARE(useValues(improvement, {}, history, {Start, Start + 5h}, true, 500ms).size(), size_t(30));
        QCOMPARE(useValues(improvement, {}, history, {Start, Start + 168h}, false, 500ms).size(),
                 size_t(120)); // as many as the last look takes
    }

    void windowsThatAnswerLateAreFound()
    {
        SeriesDescriptor lag;
        lag.metric = u"wai.ui.event_loop.lag"_s;
        lag.attributes = {{u"service.name"_s, u"editor"_s}};
        lag.unit = u"s"_s;
        SeriesDescriptor frame = lag;
        frame.metric = u"wai.ui.frame.time"_s;
        double late = 0.2;
        const auto query = [&](const QString &, const TimeRange &, int) {
            SeriesData data;
            for (int i = 0; i < 200; ++i) {
                const double value = i % 10 == 0 ? late : 0.002;
                data.points.push_back({Start + i * 1s, 0s, value, value, value, 1});
            }
            return data;
        };
        const std::vector<SeriesInfo> series{{lag, {}}, {frame, {}}};
        auto found = windowFindings(windowFigures({series, query, {}}, Always));
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0].rule, u"U11"_s);
        QCOMPARE(found[1].rule, u"U12"_s);
        late = 0.01;
        QVERIFY(windowFindings(windowFigures({series, query, {}}, Always)).empty());
    }

    // --- proof -----------------------------------------------------------------------------------------------------

    void aFixThatWorkedIsSeenAndNotBeforeThereIsEnough()
    {
        std::mt19937_64 random = testRandom();
        const auto values = [&](int count, double level) {
            std::vector<double> list;
            for (int i = 0; i < count; ++i)
                list.push_back(level + double(random() % 1000) / 1000 * level * 0.3);
            return list;
        };
        const auto before = values(40, 400);
        UxProof proof = prove(before, values(14, 100), u"INP"_s, u"ms"_s);
        QCOMPARE(proof.state, UxImprovement::Proof::NotYet);
        QCOMPARE(proof.needed, 1);
        proof = prove(before, values(15, 100), u"INP"_s, u"ms"_s);
        QCOMPARE(proof.state, UxImprovement::Proof::Worked);
        proof = prove(before, values(15, 900), u"INP"_s, u"ms"_s);
        QCOMPARE(proof.state, UxImprovement::Proof::DidNot);
        proof = prove(values(8, 400), values(15, 100), u"INP"_s, u"ms"_s);
        QCOMPARE(proof.state, UxImprovement::Proof::NotYet);
    }

    /// All four looks together see at most one in twenty where nothing changed.
    void whatChangedNothingIsSeldomSaidToWork()
    {
        std::mt19937_64 random = testRandom();
#ifdef WAI_SANITIZED
        const int rounds = 40;
#else
        const int rounds = 400;
#endif
        std::lognormal_distribution<double> shape(5.5, 0.6); // as latencies are
        int wrong = 0;
        for (int i = 0; i < rounds; ++i) {
            std::vector<double> before(60);
            std::vector<double> after(120);
            for (double &value : before)
                value = shape(random);
            for (double &value : after)
                value = shape(random);
            wrong += prove(before, after, u"INP"_s, u"ms"_s).state == UxImprovement::Proof::Worked ? 1 : 0;
        }
        qInfo("%.2f %% were said to have worked", 100.0 * wrong / rounds);
        QVERIFY(wrong <= rounds * (0.05 + 3 * std::sqrt(0.05 * 0.95 / rounds)));
    }

    // --- what is kept ----------------------------------------------------------------------------------------------

    void fromAPoorFigureToAVerdictOverARestart()
    {
        QTemporaryDir folder;
        auto store = *SeriesStore::open({});
        QStringList marks;
        const auto options = [&] {
            UxTracker::Options o;
            o.folder = folder.path();
            o.mode = UxTracker::Mode::Write;
            o.marked = [&](Timestamp, const QString &sentence) { marks << sentence; };
            return o;
        };
        const auto slow = [](double value) {
            return QMap<QString, QString>{{u"processingDuration"_s, QString::number(value - 20)},
                                          {u"inputDelay"_s, u"10"_s},
                                          {u"presentationDelay"_s, u"10"_s}};
        };
        QString id;
        {
            UxTracker tracker(*store, options());
            for (int i = 0; i < 20; ++i)
                tracker.add(visit(u"web_vitals_inp"_s, 700 + i, i * 1min, slow(700 + i)));
            const auto found = tracker.improvements(Start + 30min, 500ms);
            const auto handler = std::find_if(found.begin(), found.end(),
                                              [](const UxImprovement &i) { return i.rule == u"U6"; });
            QVERIFY(handler != found.end());
            id = handler->id;
            QVERIFY(!tracker.implement(u"U6|nobody"_s, Start + 30min, 500ms));
            QVERIFY(tracker.implement(id, Start + 30min, 500ms));
            QVERIFY(!tracker.implement(id, Start + 30min, 500ms)); // once
        }
        QCOMPARE(marks.size(), 1);
        UxTracker tracker(*store, options()); // after a restart
        QCOMPARE(marks.size(), 2);
        auto all = tracker.improvements(Start + 31min, 500ms);
        const auto done = [&] {
            return *std::find_if(all.begin(), all.end(), [&](const UxImprovement &i) { return i.id == id; });
        };
        QVERIFY(done().implemented);
        QCOMPARE(done().visitsNeeded, 15);
        QVERIFY2(done().verdict.text().contains(u"15 more visits"_s), qPrintable(done().verdict.text()));
        for (int i = 0; i < 15; ++i)
            tracker.add(visit(u"web_vitals_inp"_s, 90 + i, 32min + i * 1s, slow(90)));
        all = tracker.improvements(Start + 40min, 500ms);
        QCOMPARE(done().proof, UxImprovement::Proof::Worked);
        QVERIFY2(done().verdict.text().startsWith(u"It worked."_s), qPrintable(done().verdict.text()));
        QCOMPARE(marks.size(), 3);
        // The figure is good since: nothing is found in the new visits.
        QVERIFY(std::none_of(all.begin(), all.end(),
                             [](const UxImprovement &i) { return !i.implemented && i.metric == u"web_vitals_inp"; }));
        QVERIFY(tracker.reopen(id));
        QVERIFY(!tracker.reopen(id));
    }
};

QTEST_GUILESS_MAIN(TestUx)
#include "tst_ux.moc"
