// SPDX-License-Identifier: MIT
// The models behind the tables, each watched by QAbstractItemModelTester while its data changes, against figures put into it.
#include "support/folded_profile.h"
#include "support/test_support.h"

#include "overview/top_process_model.h"
#include "profiler/call_models.h"
#include "reports/compare_model.h"
#include "compare/function_diff_model.h"
#include "reports/report_model.h"
#include "ux/figure_model.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace performance;
using namespace wai;
using Qt::operator""_s;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto Strict = Tester::FailureReportingMode::QtTest;

QString shown(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QStringList columnOf(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << shown(model, row, column);
    return texts;
}

ProcessSample process(qint32 pid, std::optional<double> cpu, qint64 resident, std::optional<double> reads = {})
{
    ProcessSample p;
    p.identity = {pid, 1};
    p.name = u"p%1"_s.arg(pid);
    p.cpu = cpu;
    p.residentBytes = resident;
    p.readRate = reads;
    return p;
}

} // namespace

class TestTableModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void topProcessesAreOrderedByWhatIsMeasured()
    {
        TopProcessModel model;
        const Tester tester(&model, Strict);
        model.setProcesses({process(1, 0.25, 3 << 20, 5e6), process(2, std::nullopt, 9 << 20),
                            process(3, 1.5, 1 << 20, 1e6), process(4, 0.0001, 2 << 20)});
        QCOMPARE(columnOf(model, TopProcessModel::Name),
                 (QStringList{u"p3"_s, u"p1"_s})); // what would read as nothing is left out
        QCOMPARE(columnOf(model, TopProcessModel::Amount), (QStringList{u"150\u202f%"_s, u"25\u202f%"_s}));
        QCOMPARE(model.index(1, TopProcessModel::Amount).data(TopProcessModel::ShareRole).toDouble(), 0.25 / 1.5);
        model.setMeasure(TopProcessModel::Io);
        QCOMPARE(columnOf(model, TopProcessModel::Name), (QStringList{u"p1"_s, u"p3"_s}));
        model.setMeasure(TopProcessModel::Resident);
        QCOMPARE(columnOf(model, TopProcessModel::Name), (QStringList{u"p2"_s, u"p1"_s, u"p4"_s, u"p3"_s}));
        QCOMPARE(model.headerData(TopProcessModel::Memory, Qt::Horizontal, Qt::DisplayRole).toString(), u"CPU"_s);
        QCOMPARE(shown(model, 0, TopProcessModel::Memory), u"–"_s); // unknown is not zero
        QCOMPARE(shown(model, 1, TopProcessModel::Memory), u"25\u202f%"_s);
    }

    void topProcessesComeAndGo()
    {
        TopProcessModel model;
        const Tester tester(&model, Strict);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        auto random = testRandom();
        for (int round = 0; round < 200; ++round) {
            std::vector<ProcessSample> list;
            for (quint64 i = random() % 12; i > 0; --i)
                list.push_back(process(qint32(i), double(random() % 400) / 100, qint64(random() % (1 << 30))));
            model.setMeasure(TopProcessModel::Measure(random() % 4));
            const QPersistentModelIndex held = model.rowCount() > 0
                ? model.index(int(random() % quint64(model.rowCount())), 0)
                : QModelIndex();
            const QString selected = held.data().toString();
            model.setProcesses(list);
            QVERIFY(!held.isValid() || held.data().toString() == selected); // a selection stays with its process
            for (int row = 1; row < model.rowCount(); ++row) {
                const double before =
                    model.index(row - 1, TopProcessModel::Amount).data(TopProcessModel::ShareRole).toDouble();
                QVERIFY(before
                        >= model.index(row, TopProcessModel::Amount).data(TopProcessModel::ShareRole).toDouble());
            }
        }
        QCOMPARE(reset.size(), 0);
    }

    void reportsAreListed()
    {
        ReportModel model;
        const Tester tester(&model, Strict);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const std::vector<ReportInfo> two{{u"a"_s, u"First"_s, {}, std::chrono::seconds(90), 1234, 2048},
                                          {u"b"_s, u"Second"_s, {}, std::chrono::seconds(1), 5, 0}};
        model.setReports(two);
        model.setReports(two); // nothing new
        QCOMPARE(reset.size(), 1);
        QCOMPARE(columnOf(model, ReportModel::Name), (QStringList{u"First"_s, u"Second"_s}));
        QCOMPARE(columnOf(model, ReportModel::Size), (QStringList{u"2\u202fKiB"_s, u"–"_s}));
        QCOMPARE(shown(model, 0, ReportModel::Samples), QLocale().toString(1234));
        QCOMPARE(model.index(0, ReportModel::Name).data(Qt::EditRole).toString(), u"First"_s);
        QVERIFY(!model.index(0, ReportModel::Size).data(Qt::EditRole).isValid());
        model.setReports({});
        QCOMPARE(model.rowCount(), 0);
    }

    /// Another profile, another filter, none at all: rows come and go under the views.
    void aCallTreeIsWholeWhileItsProfileChanges()
    {
        ProfileState state;
        CallTreeModel down(state, false);
        CallTreeModel up(state, true);
        CostModel costs(state, CostModel::By::Function);
        CostModel modules(state, CostModel::By::Module);
        const Tester testers[] = {Tester(&down, Strict), Tester(&up, Strict), Tester(&costs, Strict),
                                  Tester(&modules, Strict)};
        Q_UNUSED(testers);
        const auto show = [&](const QStringList &lines) {
            QSignalSpy done(&state, &ProfileState::bottomUpChanged);
            state.setProfile(foldedProfile(lines), false);
            QVERIFY(QTest::qWaitFor([&] { return !state.isComputing() && done.size() > 0; }, 20000));
        };
        show({u"main;parse;memcpy 30"_s, u"main;parse 10"_s, u"main;render;memcpy 60"_s});
        QCOMPARE(columnOf(costs, profile_table::Name), (QStringList{u"memcpy"_s, u"parse"_s, u"main"_s, u"render"_s}));
        costs.sort(profile_table::Total, Qt::DescendingOrder);
        QCOMPARE(shown(costs, 0, profile_table::Name), u"main"_s);
        QCOMPARE(down.rowCount(), 1);
        const QModelIndex main = down.index(0, profile_table::Name);
        QCOMPARE(main.data().toString(), u"main"_s);
        QCOMPARE(down.rowCount(main), 2);
        QCOMPARE(down.parent(down.index(1, profile_table::Name, main)), main);
        // Its callers, from the function that was running.
        const QModelIndex copied = up.index(0, profile_table::Name);
        QCOMPARE(copied.data().toString(), u"memcpy"_s);
        QCOMPARE(up.rowCount(copied), 2);
        QCOMPARE(up.index(0, profile_table::Name, copied).data().toString(), u"render"_s);
        show({u"other 1"_s});
        QCOMPARE(columnOf(costs, profile_table::Name), QStringList{u"other"_s});
        show({});
        QCOMPARE(costs.rowCount(), 0);
        QCOMPARE(down.rowCount(), 0);
    }

    void experienceIsListed()
    {
        ThemeSource themes(qApp);
        FigureModel figures(themes);
        const Tester tester(&figures, Strict);
        UxFigure slow;
        slow.program = u"shop"_s;
        slow.route = u"/cart"_s;
        slow.name = u"INP"_s;
        slow.metric = u"web_vitals_inp"_s;
        slow.unit = u"ms"_s;
        slow.value = 620;
        slow.good = 200;
        slow.poor = 500;
        slow.rating = UxRating::Poor;
        slow.count = 80;
        slow.values = {100, 300, 620, 900};
        UxFigure plain;
        plain.program = u"editor"_s;
        plain.name = u"Hangs"_s;
        plain.unit = u"s"_s;
        figures.setFigures({slow, plain});
        QCOMPARE(columnOf(figures, FigureModel::Where), (QStringList{u"shop /cart"_s, u"editor"_s}));
        QCOMPARE(shown(figures, 0, FigureModel::Value), u"620\u202fms"_s);
        QCOMPARE(figures.index(0, FigureModel::Shares).data(FigureModel::SharesRole).toList(),
                 (QVariantList{0.25, 0.25, 0.5})); // up to 200, up to 500, beyond
        QCOMPARE(figures.rowOf(plain), 1);
        figures.setFigures({plain});
        QCOMPARE(figures.rowOf(slow), -1);
        figures.setFigures({});
        QCOMPARE(figures.rowCount(), 0);

        OperationModel operations;
        const Tester second(&operations, Strict);
        operations.setOperations({{u"shop"_s, u"GET /cart"_s, u"span"_s, 120, 0.5, 0.9, 40},
                                  {QString(), u"open"_s, u"command"_s, 3, 1, 0.1, 0}},
                                 std::chrono::milliseconds(500));
        QCOMPARE(columnOf(operations, OperationModel::Operation), (QStringList{u"GET /cart"_s, u"open"_s}));
        QCOMPARE(columnOf(operations, OperationModel::Score), (QStringList{u"0.50"_s, u"1.00"_s}));
        QVERIFY(!shown(operations, 1, OperationModel::Program).isEmpty()); // what it is, where nobody says whose
        operations.setOperations({}, std::chrono::milliseconds(500));
        QCOMPARE(operations.rowCount(), 0);
    }

    void aSummaryHasItsFigures()
    {
        MetricSummary m;
        m.id = u"latency"_s;
        m.name = u"Latency"_s;
        m.unit = u"ms"_s;
        m.count = 7;
        m.minimum = 1;
        m.mean = 2;
        m.median = 3;
        m.p95 = 4;
        m.maximum = 5;
        SummaryModel model({7, {m}});
        const Tester tester(&model, Strict);
        QStringList row;
        for (int column = SummaryModel::Minimum; column < SummaryModel::ColumnCount; ++column)
            row << shown(model, 0, column).left(1);
        QCOMPARE(row, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"7"));
    }

    /// What is worse stands first, of those the largest change; what nobody judges last.
    void comparedMetricsAreSortedByVerdict()
    {
        using Verdict = MetricDifference::Verdict;
        PerformanceReport a;
        PerformanceReport b;
        ReportDiff diff;
        const auto add = [&](const QString &id, Verdict verdict, double change) {
            MetricDifference d;
            d.id = d.name = id;
            d.meanA = 1;
            d.meanB = 1 + change;
            d.change = change;
            d.verdict = verdict;
            diff.metrics.push_back(d);
            MetricSummary m;
            m.id = id;
            a.metricsSummary.metrics.push_back(m);
            b.metricsSummary.metrics.push_back(m);
        };
        add(u"same"_s, Verdict::Same, 0);
        add(u"slightly"_s, Verdict::Worse, 0.1);
        add(u"much"_s, Verdict::Worse, 0.5);
        add(u"unjudged"_s, Verdict::NotJudged, 9);
        add(u"better"_s, Verdict::Better, -0.5);
        add(u"unclear"_s, Verdict::Inconclusive, 0.2);
        diff.metrics.push_back({}); // in neither summary: not shown
        CompareModel model(a, b, diff, nullptr);
        const Tester tester(&model, Strict);
        QCOMPARE(model.rowCount(), 6);
        std::vector<std::pair<double, QString>> order;
        for (int row = 0; row < model.rowCount(); ++row)
            order.emplace_back(model.index(row, CompareModel::Verdict).data(CompareModel::SortRole).toDouble(),
                               shown(model, row, CompareModel::Metric));
        std::sort(order.begin(), order.end());
        QStringList names;
        for (const auto &[rank, name] : order)
            names << name;
        QCOMPARE(names, (QStringList{u"much"_s, u"slightly"_s, u"better"_s, u"unclear"_s, u"same"_s, u"unjudged"_s}));
        QVERIFY(!model.differs(0) && model.differs(1));
        QCOMPARE(shown(model, 0, CompareModel::Interval), u"–"_s);
    }

    void comparedFunctionsAreNamedByWhatGrew()
    {
        using Verdict = MetricDifference::Verdict;
        const auto function = [](const char *name, double change, bool real, Verdict verdict) {
            FunctionDifference d;
            d.name = QString::fromLatin1(name);
            d.change = change;
            d.real = real;
            d.verdict = verdict;
            return d;
        };
        ProfileDifference diff;
        diff.functions = {function("up", 0.2, true, Verdict::Worse), function("down", -0.2, true, Verdict::Better),
                          function("slight", 0.01, true, Verdict::Same), function("chance", 0.5, false, Verdict::Same)};
        const auto verdicts = [&] {
            FunctionDiffModel model(diff, nullptr);
            const Tester tester(&model, Strict);
            return columnOf(model, FunctionDiffModel::Verdict);
        };
        const QString none = u"no significant difference"_s;
        QCOMPARE(verdicts(), (QStringList{u"larger share"_s, u"smaller share"_s, u"larger share"_s, none}));
        diff.inTime = true;
        diff.unit = u"s"_s;
        QCOMPARE(verdicts(), (QStringList{u"more time"_s, u"less time"_s, u"slightly more time"_s, none}));
        diff.kind = ProfileEvent::Kind::OffCpu;
        QCOMPARE(verdicts(), (QStringList{u"more"_s, u"less"_s, u"more"_s, none}));
        const FunctionDiffModel model(diff, nullptr);
        QCOMPARE(model.longestText(FunctionDiffModel::Function), u"slight"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not valid"_s)); // Qt's own, of what is asked here
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QCOMPARE(model.index(3, FunctionDiffModel::Verdict).data(FunctionDiffModel::SortRole).toDouble(),
                 0.0); // chance stands between what grew and what shrank
    }
};

QTEST_MAIN(TestTableModels)
#include "tst_table_models.moc"
