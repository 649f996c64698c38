// SPDX-License-Identifier: MIT

// The profiler's views on real widgets: keys, clicks, filters, what is exported and compared.
#include "support/folded_profile.h"
#include "support/test_support.h"

#include "files/settings.h"
#include "flames/flame_graph.h"
#include "profiler/flame_chart.h"
#include "profiler/profile_export.h"
#include "profiler/profiler_page.h"
#include "profiler/seconds_map.h"
#include "profiler/thread_timeline.h"
#include "recording/doctor_view.h"
#include "reports/compare_dialog.h"
#include "compare/function_diff_model.h"

#include <performance/client/report_diff.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

using namespace performance;
using namespace wai;

namespace {

QStringList repeated(const QStringList &lines, int times)
{
    QStringList all;
    for (int i = 0; i < times; ++i)
        all += lines;
    return all;
}

const QStringList Shop{QStringLiteral("main;serve;parse 20000000"), QStringLiteral("main;serve;render;parse 30000000"),
                       QStringLiteral("main;serve;render 50000000"), QStringLiteral("main;log 10000000@2")};

PerformanceReport reportOf(const QString &name, const QStringList &lines)
{
    PerformanceReport report;
    report.id = name;
    report.name = name;
    report.startedAt = now();
    report.profile = foldedProfile(lines);
    report.duration = report.profile.duration;
    return report;
}

struct Fixture {
    ThemeSource themes{qApp};
    std::unique_ptr<PerformanceClient> client = createPerformanceClient(PerformanceConfig().withMetrics(false));
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ViewState view;
    ProfilerPage page{*client, view, settings, themes};

    explicit Fixture(const QStringList &lines = repeated(Shop, 100))
    {
        page.resize(1200, 800);
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            qFatal("The page is not shown");
        page.showReport(reportOf(QStringLiteral("shop"), lines));
        settle();
    }
    void settle()
    {
        if (!QTest::qWaitFor(
                [this] { return !page.state().isComputing() && page.state().result()->topDown.total() > 0; }, 5000))
            qFatal("Nothing was counted");
    }
    FlameGraph *flames() { return page.flameGraph(); }
    qint32 node(std::initializer_list<const char *> path)
    {
        const ProfileResult &result = *page.state().result();
        qint32 at = 0;
        for (const char *name : path) {
            const auto children = result.topDown.children(result.topDown.nodes[size_t(at)]);
            const auto it = std::ranges::find_if(children, [&](const CallNode &child) {
                return result.functionName(child.function) == QLatin1String(name);
            });
            if (it == children.end())
                return -1;
            at = result.topDown.indexOf(*it);
        }
        return at;
    }
    void press(qint32 n, bool twice = false)
    {
        const QPoint place = flames()->rectOf(n).center().toPoint();
        if (twice)
            QTest::mouseDClick(flames()->viewport(), Qt::LeftButton, {}, place);
        else
            QTest::mouseClick(flames()->viewport(), Qt::LeftButton, {}, place);
    }
    template<typename Widget>
    Widget *find(const char *name)
    {
        auto *widget = page.findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("%s is missing", name);
        return widget;
    }
};

} // namespace

class TestProfilerViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void boxesAreAsWideAsTheirShare()
    {
        Fixture f;
        const double whole = f.flames()->rectOf(0).width();
        QVERIFY(whole > 300);
        QVERIFY(std::abs(f.flames()->rectOf(f.node({"main", "serve"})).width() / whole - 100.0 / 110) < 0.01);
        QVERIFY(std::abs(f.flames()->rectOf(f.node({"main", "serve", "render", "parse"})).width() / whole - 30.0 / 110)
                < 0.01);
        // A click finds the box again.
        const qint32 render = f.node({"main", "serve", "render"});
        QCOMPARE(f.flames()->nodeAt(f.flames()->rectOf(render).center().toPoint()), render);
    }

    void zoomingAndTheWayBack()
    {
        Fixture f;
        const qint32 render = f.node({"main", "serve", "render"});
        f.press(render, true);
        QCOMPARE(f.flames()->zoomed(), render);
        QVERIFY(f.flames()->rectOf(render).width() >= f.flames()->viewport()->width() - 1);
        QTest::keyClick(f.flames(), Qt::Key_Backspace);
        QCOMPARE(f.flames()->zoomed(), f.node({"main", "serve"}));
        QTest::keyClick(f.flames(), Qt::Key_Escape);
        QCOMPARE(f.flames()->zoomed(), 0);
    }

    void everythingByKeyboard()
    {
        Fixture f;
        f.flames()->setFocus();
        QTest::keyClick(f.flames(), Qt::Key_Down);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(f.flames(), Qt::Key_Down);
        QCOMPARE(f.flames()->selectedNode(), f.node({"main", "serve", "render"}));
        QTest::keyClick(f.flames(), Qt::Key_Right);
        QCOMPARE(f.flames()->selectedNode(), f.node({"main", "serve", "parse"}));
        QTest::keySequence(f.flames(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("main\nserve\nparse"));
        QTest::keyClick(f.flames(), Qt::Key_Return);
        QCOMPARE(f.flames()->zoomed(), f.node({"main", "serve", "parse"}));
        QTest::keyClick(f.flames(), Qt::Key_Up);
        QCOMPARE(f.flames()->selectedNode(), f.node({"main", "serve"}));
    }

    void searchTellsTheMatchedShare()
    {
        Fixture f;
        auto *search = f.find<QLineEdit>("profilerSearch");
        QTest::keyClicks(search, QStringLiteral("parse"));
        const auto matched = [&] { return f.page.state().search(); };
        QCOMPARE(f.page.state().result()->shareOf(matched().weight), 50.0 / 110);
        search->setText(QStringLiteral("/^(log|render)$/"));
        QCOMPARE(f.page.state().result()->shareOf(matched().weight), 90.0 / 110);
        search->setText(QStringLiteral("/(/"));
        QVERIFY(!matched().valid);
        QVERIFY(std::ranges::any_of(f.page.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text() == QLatin1String("not a regular expression");
        }));
    }

    void filtersAreAStackWithAWayBack()
    {
        Fixture f;
        f.press(f.node({"main", "serve", "render"}));
        f.flames()->setFocus();
        QTest::keyClick(f.flames(), Qt::Key_F); // only stacks with it, from it on
        QTRY_COMPARE(f.page.state().result()->topDown.total(), qint64(80) * 100 * 1'000'000);
        QVERIFY(f.node({"render", "parse"}) > 0);
        f.page.state().back();
        QTRY_VERIFY(f.node({"main", "serve"}) > 0);
        f.page.state().forward();
        QTRY_VERIFY(f.node({"render"}) > 0);
        f.page.state().resetFilter();
        QTRY_VERIFY(f.node({"main"}) > 0);
        f.settle();
        f.press(f.node({"main", "serve"}));
        QTest::keyClick(f.flames(), Qt::Key_M); // its callees become its caller's
        QTRY_VERIFY(f.node({"main", "render"}) > 0);
        QCOMPARE(f.node({"main", "serve"}), -1);
    }

    void theLegendMergesAKindOfCode()
    {
        Fixture f;
        auto *legend = f.find<QLabel>("profilerLegend");
        // All of it is the program: merged, nothing is left but the time.
        Q_EMIT legend->linkActivated(QString::number(int(ModuleKind::Executable)));
        QTRY_COMPARE(f.page.state().result()->topDown.nodes.size(), size_t(1));
        QVERIFY(f.page.state().result()->topDown.total() > 0
                && legend->text().contains(QStringLiteral("line-through")));
        Q_EMIT legend->linkActivated(QString::number(int(ModuleKind::Executable)));
        QTRY_VERIFY(f.node({"main", "serve"}) > 0);
    }

    /// A second of one thread alone, and 1.2 s of CPU time of two at once, which are 0.6 s of running time.
    void byRunningTime()
    {
        Fixture f;
        PerformanceReport report = reportOf(
            QStringLiteral("build"),
            repeated({QStringLiteral("main;link 10000000")}, 100)
                + repeated({QStringLiteral("main;compile 10000000"), QStringLiteral("main;compile 10000000@2")}, 60));
        report.profile.events[0].rate = 50; // of which two lines are one interval
        f.page.showReport(report);
        const auto first = [&] {
            f.settle();
            const ProfileResult &result = *f.page.state().result();
            return result.functionName(result.functions.front().function);
        };
        QTRY_COMPARE(first(), QStringLiteral("compile"));
        auto *choice = f.find<QCheckBox>("profilerRunningTime");
        choice->click();
        QTRY_COMPARE(first(), QStringLiteral("link"));
        f.page.state().setFilter({});
        QVERIFY(!choice->isChecked());
        QTRY_COMPARE(first(), QStringLiteral("compile"));
    }

    void aThreadIsChosen()
    {
        Fixture f;
        ProfileFilter filter = f.page.state().filter();
        filter.threads = {1}; // the second, which only logs
        f.page.state().setFilter(filter);
        QTRY_COMPARE(f.page.state().result()->topDown.total(), qint64(10) * 100 * 1'000'000);
        QVERIFY(f.node({"main", "log"}) > 0 && f.node({"main", "serve"}) < 0);
    }

    void overTimeAndSeconds()
    {
        // Three seconds: the second one is another phase.
        QStringList lines = repeated({QStringLiteral("main;load 10000000")}, 100)
            + repeated({QStringLiteral("main;parse 10000000")}, 100)
            + repeated({QStringLiteral("main;load 10000000")}, 100);
        Fixture f(lines);
        auto *views = f.find<QTabWidget>("profilerViews");
        auto *chart = f.page.findChild<FlameChart *>();
        views->setCurrentWidget(chart);
        QTRY_COMPARE(chart->flames().boxes.size(), size_t(4)); // main, and three phases on top of it
        const auto &boxes = chart->flames().boxes;
        const double width = chart->viewport()->width();
        QVERIFY(std::abs(chart->rectOf(boxes[0]).width() / width - 1) < 0.01);
        for (size_t i = 1; i < 4; ++i)
            QVERIFY2(std::abs(chart->rectOf(boxes[i]).width() / width - 1.0 / 3) < 0.02,
                     qPrintable(QString::number(chart->rectOf(boxes[i]).width() / width)));
        QCOMPARE(boxes[1].function, boxes[3].function);
        // Dragging over the middle phase leaves that for every view.
        const QRectF middle = chart->rectOf(boxes[2]);
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, QPoint(int(middle.left()) + 3, 60));
        QTest::mouseMove(chart->viewport(), QPoint(int(middle.center().x()), 60));
        QTest::mouseMove(chart->viewport(), QPoint(int(middle.right()) - 3, 60));
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, QPoint(int(middle.right()) - 3, 60));
        QTRY_VERIFY(f.node({"main", "parse"}) > 0 && f.node({"main", "load"}) < 0);
        QTest::keyClick(chart, Qt::Key_Escape);
        QTRY_VERIFY(f.node({"main", "load"}) > 0);

        auto *seconds = f.page.findChild<SecondsMap *>();
        views->setCurrentWidget(seconds);
        QTRY_COMPARE(seconds->heat().most, 4); // of 100 samples in 25 parts of a second
        const QPoint from = seconds->cellRect(1, 0).center().toPoint();
        const QPoint to = seconds->cellRect(1, 24).center().toPoint();
        QTest::mousePress(seconds, Qt::LeftButton, {}, from);
        QTest::mouseMove(seconds, to);
        QTest::mouseRelease(seconds, Qt::LeftButton, {}, to);
        QTRY_COMPARE(f.page.state().filter().from, qint64(1'000'000'000));
        QCOMPARE(f.page.state().filter().to, qint64(2'000'000'000));
        QTRY_VERIFY(f.node({"main", "parse"}) > 0 && f.node({"main", "load"}) < 0);
    }

    void tablesAgreeWithTheGraph()
    {
        Fixture f;
        auto *views = f.find<QTabWidget>("profilerViews");
        const auto table = [&](const char *name) {
            for (int i = 0; i < views->count(); ++i) {
                if (views->tabText(i) == QLatin1String(name))
                    return qobject_cast<QTreeView *>(views->widget(i));
            }
            return static_cast<QTreeView *>(nullptr);
        };
        auto *functions = table("Functions");
        QVERIFY(functions);
        QTRY_COMPARE(functions->model()->rowCount(), 5);
        // Sorted by their own cost: parse and render 50 each, log 10, then main and serve without any.
        QCOMPARE(functions->model()->index(2, 0).data().toString(), QStringLiteral("log"));
        QCOMPARE(table("Top-down")->model()->rowCount(), 1);
        QTRY_COMPARE(table("Bottom-up")->model()->rowCount(), 3);
        QCOMPARE(table("Modules")->model()->rowCount(), 1);
    }

    void whatIsShownIsExported()
    {
        Fixture f;
        f.press(f.node({"main", "serve", "render"}));
        f.flames()->setFocus();
        QTest::keyClick(f.flames(), Qt::Key_F);
        QTRY_VERIFY(f.node({"render"}) > 0);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("shown.folded"));
        auto *button = f.find<ProfileExportButton>("profilerExport");
        QSignalSpy told(button, &ProfileExportButton::message);
        button->exportTo(ReportFormat::Folded, path);
        QTRY_COMPARE(told.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        std::sort(lines.begin(), lines.end());
        QCOMPARE(lines, QList<QByteArray>({"render 5000000000", "render;parse 3000000000"}));
        button->exportTo(ReportFormat::Folded, QStringLiteral("/proc/no/such.folded"));
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.constLast().constFirst().toString().contains(QStringLiteral("/proc/no")));
    }

    void profilesAreComparedFunctionByFunction()
    {
        ThemeSource themes{qApp};
        const PerformanceReport a = reportOf(QStringLiteral("before"), repeated(Shop, 100));
        QStringList slower = Shop;
        slower[0] = QStringLiteral("main;serve;parse 80000000");
        const PerformanceReport b = reportOf(QStringLiteral("after"),
                                             repeated(slower, 100)
                                                 + repeated({QStringLiteral("main;serve;parse 20000000")}, 200));
        CompareDialog dialog(std::make_shared<PerformanceReport>(a), std::make_shared<PerformanceReport>(b),
                             diffReports(a, b), themes);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY2(dialog.verdict().contains(QStringLiteral("worse")), qPrintable(dialog.verdict()));
        auto *tabs = dialog.findChild<QTabWidget *>();
        QVERIFY(tabs);
        QCOMPARE(tabs->tabText(0), QStringLiteral("Functions"));
        auto *table = tabs->widget(0)->findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 5);
        QCOMPARE(table->model()->index(0, FunctionDiffModel::Function).data().toString(),
                 QStringLiteral("parse")); // the largest change
        QCOMPARE(table->model()->index(0, FunctionDiffModel::Verdict).data().toString(), QStringLiteral("more time"));
        auto *only = tabs->widget(0)->findChild<QCheckBox *>();
        QTest::mouseClick(only, Qt::LeftButton, {}, QPoint(10, only->height() / 2));
        QVERIFY(only->isChecked());
        QVERIFY(table->model()->rowCount() < 5 && table->model()->rowCount() > 0);
        // The graph knows by how much each box changed.
        auto *graph = tabs->widget(0)->findChild<FlameGraph *>();
        QTRY_VERIFY(graph->rectOf(0).width() > 100);
    }

    /// A report of a day is tens of megabytes: whoever shows it holds it, and copies nothing.
    void aComparisonSharesItsReports()
    {
        ThemeSource themes{qApp};
        const auto a = std::make_shared<const PerformanceReport>(
            reportOf(QStringLiteral("before"), repeated(Shop, 100)));
        const auto b = std::make_shared<const PerformanceReport>(
            reportOf(QStringLiteral("after"), repeated(Shop, 100)));
        const ReportDiff diff = diffReports(*a, *b);
        {
            CompareDialog dialog(a, b, diff, themes);
            QCOMPARE(a.use_count(), 2);
            QCOMPARE(b.use_count(), 2);
        }
        QCOMPARE(a.use_count(), 1);
        QCOMPARE(b.use_count(), 1);
    }

    void theDoctorExaminesWhatIsChosen()
    {
        const auto client = createPerformanceClient(PerformanceConfig().withMetrics(false));
        DoctorView doctor(*client);
        doctor.show();
        ProfilingTarget target{ProfilingTarget::Kind::Launch, {QStringLiteral("/no/such/program")}, {}, {}, {}};
        doctor.examine(target);
        QTRY_VERIFY(doctor.summary().contains(QStringLiteral("cannot be had")));
        QVERIFY(std::ranges::any_of(doctor.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QLatin1String("There is no such program"));
        }));
        target.command = {QCoreApplication::applicationFilePath()};
        doctor.examine(target);
        QTRY_VERIFY(!std::ranges::any_of(doctor.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text().contains(QLatin1String("There is no such program"));
        }));
    }
};

QTEST_MAIN(TestProfilerViews)
#include "tst_profiler_views.moc"
