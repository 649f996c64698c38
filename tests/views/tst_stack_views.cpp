// SPDX-License-Identifier: MIT

// The stacks of any second of the past on real widgets: the profiler's page over the window's time, who did it and what they
// were doing, two ranges side by side, and the stacks of a process now.
#include "support/made_report.h"
#include "support/pictures.h"
#include "support/stacks_client.h"
#include "support/test_support.h"

#include "flames/flame_graph.h"
#include "overview/doing_delegate.h"
#include "overview/overview_page.h"
#include "overview/top_process_model.h"
#include "overview/top_processes.h"
#include "profiler/machine_profile.h"
#include "profiler/profiler_page.h"
#include "profiler/range_comparison.h"
#include "profiler/range_marks.h"
#include "profiler/subject_chooser.h"
#include "window/main_window.h"

#include <performance/calltree/same_numbers.h>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

constexpr int Seconds = 600;

Timestamp at(int second)
{
    return MadeReport::at(second);
}

TimeRange seconds(int from, int to)
{
    return {at(from), at(to)};
}

/// Ten minutes: a build in all of them, which saves precompiled headers in the second half; and a small server.
PerformanceReport machine()
{
    MadeReport report(Seconds);
    report.with(metrics::CpuUtilization.series(), [](int second) { return second < 300 ? 0.5 : 0.8; });
    for (int second = 0; second < Seconds; ++second) {
        ProcessSample compiler = MadeReport::process(100, u"cc1plus"_s, 0.9, 300 << 20);
        compiler.unit = u"app-terminal.scope"_s;
        ProcessSample second_compiler = MadeReport::process(101, u"cc1plus"_s, 0.4, 200 << 20);
        second_compiler.unit = u"app-terminal.scope"_s;
        report.withProcesses(second, {compiler, second_compiler, MadeReport::process(200, u"server"_s, 0.1, 50 << 20)});
    }
    return report.report();
}

MadeStacks stacks()
{
    MadeStacks made(MadeReport::Begin);
    made.with(0, 300, 100, u"cc1plus"_s, u"main;compile;parse"_s, 10);
    made.with(0, 300, 100, u"cc1plus"_s, u"main;compile;libc.so.6!malloc"_s, 3);
    made.with(300, 600, 100, u"cc1plus"_s, u"main;compile;gt_pch_save"_s, 12);
    made.with(300, 600, 100, u"cc1plus"_s, u"main;compile;parse"_s, 4);
    made.with(0, 600, 101, u"cc1plus"_s, u"main;compile;optimize"_s, 5);
    made.with(0, 600, 200, u"server"_s, u"main;serve;[kernel]!sock_sendmsg"_s, 2);
    made.with(400, 420, 200, u"server"_s, u"main;serve;lock"_s, 1, ModuleKind::Executable, 1);
    return made;
}

struct Fixture {
    QTemporaryDir folder;
    ThemeSource themes{qApp};
    Settings settings{folder.filePath(u"settings.ini"_s)};
    StacksClient client{machine(), stacks()};
    ViewState view;
    std::unique_ptr<ProfilerPage> page;

    explicit Fixture(bool shown = true)
    {
        view.advance(at(Seconds));
        view.show(seconds(0, 300));
        page = std::make_unique<ProfilerPage>(client, view, settings, themes);
        page->resize(1200, 800);
        if (shown)
            show();
    }
    void show()
    {
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("The page is not shown");
    }
    /// Of the CPU time of what is shown; −1 where the function is not in it.
    double shareOf(const QString &function) const
    {
        const ProfileResult &result = *page->state().result();
        for (const FunctionCost &cost : result.functions) {
            if (result.functionName(cost.function) == function && cost.totalSamples > 0)
                return result.shareOf(cost.self);
        }
        return -1;
    }
    /// Whether a function has that share of the CPU time that is shown. (Ranges have the newest sample itself in them.)
    bool shows(const QString &function, double share) const { return std::abs(shareOf(function) - share) < 0.01; }
    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = page->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("%s is missing", name);
        return widget;
    }
    QStringList texts() const
    {
        QStringList list;
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                list << label->text();
        }
        return list;
    }
    bool says(const QString &part) const { return texts().join(u'\n').contains(part); }
};

} // namespace

class TestStackViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void thePageShowsTheMachineInTheRange()
    {
        Fixture f;
        QCOMPARE(f.page->mode(), ProfilerPage::Mode::Machine);
        // 10 of 20 samples a second are in parse().
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        QVERIFY(f.shareOf(u"gt_pch_save"_s) < 0.001);
        QVERIFY(f.find<QPushButton>("profilerMachine")->isChecked());
        f.view.show(seconds(300, 600));
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        f.view.setBrush(seconds(100, 110));
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        QCOMPARE(f.client.kept().asked.back().first, seconds(100, 110));
        picture(f.themes, f.page.get(), "stacks-machine");
        f.page->resize(714, 500);
        picture(f.themes, f.page.get(), "stacks-machine-small");
        f.page->resize(1200, 800);
        // A moment is some seconds around it: one alone has too few samples.
        f.view.setBrush(std::nullopt);
        f.view.setMoment(at(450));
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        QCOMPARE(f.client.kept().asked.back().first, (TimeRange{at(450) - 2500ms, at(450) + 2500ms}));
        QTRY_VERIFY(f.says(u"around"_s));
    }

    void whatIsLookedAtStays()
    {
        Fixture f;
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        auto *search = f.find<QLineEdit>("profilerSearch");
        QTest::keyClicks(search, u"compile"_s);
        const auto function = [&](const QString &name) {
            const Profile &profile = f.page->state().result()->profile;
            for (size_t i = 0; i < profile.functions.size(); ++i) {
                if (profile.functionName(qint32(i)) == name)
                    return qint32(i);
            }
            return qint32(-1);
        };
        const qint32 compile = function(u"compile"_s);
        f.page->state().select(compile);
        ProfileFilter filter = f.page->state().filter();
        filter.hiddenFunctions = {function(u"malloc"_s)};
        filter.from = 100'000'000'000;
        filter.to = 110'000'000'000;
        f.page->state().setFilter(filter);
        // The profile of the next range has other functions, in another order: numbers mean what they meant.
        f.view.show(seconds(50, 350));
        QTRY_COMPARE(f.page->state().profile().startedAt, at(50));
        QTRY_VERIFY(!f.page->state().isComputing());
        QCOMPARE(f.page->state().selected(), compile);
        QCOMPARE(function(u"compile"_s), compile);
        QCOMPARE(f.page->state().filter().hiddenFunctions, filter.hiddenFunctions);
        QCOMPARE(f.page->state().filter().from, qint64(50'000'000'000)); // the same moments
        QCOMPARE(f.page->state().filter().to, qint64(60'000'000'000));
        QCOMPARE(search->text(), u"compile"_s);
        // Moments that are no longer in it cannot be shown.
        f.view.show(seconds(400, 600));
        QTRY_COMPARE(f.page->state().profile().startedAt, at(400));
        QCOMPARE(f.page->state().filter().from, qint64(0));
        QCOMPARE(f.page->state().filter().hiddenFunctions, filter.hiddenFunctions);
    }

    void anAnswerThatWasOvertakenIsDropped()
    {
        Fixture f(false);
        f.client.kept().holdsBack = true;
        f.show();
        QTRY_COMPARE(f.client.kept().asked.size(), size_t(1));
        f.view.show(seconds(300, 600));
        QTRY_COMPARE(f.client.kept().asked.size(), size_t(2));
        QTRY_VERIFY(f.says(u"Reading the stacks"_s)); // it takes over a second
        f.client.kept().release();
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        QCOMPARE(f.page->state().profile().startedAt, at(300));
    }

    void aHiddenPageAsksNothing()
    {
        Fixture f;
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        f.page->hide();
        const size_t before = f.client.kept().asked.size();
        f.view.show(seconds(300, 600));
        QTest::qWait(300); // the span in which it would have asked
        QCOMPARE(f.client.kept().asked.size(), before);
        f.page->show();
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
    }

    void aSubjectIsChosenByKeyboard()
    {
        Fixture f;
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        auto *chooser = f.page->findChild<SubjectChooser *>();
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_Space);
        auto *popup = f.page->findChild<QFrame *>(u"profilerSubjects"_s);
        auto *list = popup->findChild<QTreeView *>();
        auto *search = popup->findChild<QLineEdit *>();
        // The machine, a program of two processes, three processes, a unit.
        QTRY_COMPARE(list->model()->rowCount(), 6);
        QTest::keyClicks(search, u"cc1plus"_s);
        QCOMPARE(list->model()->rowCount(), 3);
        QCOMPARE(list->currentIndex().data().toString(), u"cc1plus"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(list->currentIndex().data().toString(), u"cc1plus (100)"_s);
        picture(f.themes, popup, "stacks-subjects");
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!popup->isVisible());
        QCOMPARE(chooser->text(), u"cc1plus (100)"_s);
        QTRY_VERIFY(f.shows(u"parse"_s, 10.0 / 13));
        QCOMPARE(f.client.kept().asked.back().second.processes, std::vector<qint32>{100});
    }

    void subjectsAreProgramsProcessesAndUnits()
    {
        SubjectModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ProcessSample compiler = MadeReport::process(7, u"cc"_s, 1);
        compiler.unit = u"build.scope"_s;
        const std::vector<StackSubject> subjects = subjectsOf(
            {{7, u"cc"_s, 2, u"parse"_s, u"cc"_s, 0.5, true}, {8, u"cc"_s, 3, u"parse"_s, u"cc"_s, 0.5, true}},
            {compiler, MadeReport::process(9, u"sleepy"_s, 0)});
        model.setSubjects(subjects);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, SubjectModel::Name).data().toString();
        QCOMPARE(names,
                 (QStringList{u"The whole machine"_s, u"cc"_s, u"cc (8)"_s, u"cc (7)"_s, u"sleepy (9)"_s,
                              u"build.scope"_s}));
        QCOMPARE(subjects[0].cpuSeconds, 5.0);
        QCOMPARE(subjects[1].filter.program, u"cc"_s);
        QCOMPARE(subjects[5].filter.unit, u"build.scope"_s);
        QCOMPARE(model.index(4, SubjectModel::Cpu).data().toString(), u"–"_s); // it was never on a CPU when one looked
        model.setSubjects({});
        QCOMPARE(model.rowCount(), 0);
    }

    void waitingIsCountedApart()
    {
        Fixture f;
        f.view.show(seconds(400, 420));
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        auto *event = f.find<QComboBox>("profilerEvent");
        QTRY_COMPARE(event->count(), 4);
        QCOMPARE(event->itemText(1), u"Waiting for a lock"_s);
        event->setCurrentIndex(1);
        Q_EMIT event->activated(1);
        QTRY_COMPARE(f.page->state().result()->topDown.total(), qint64(20'000'000'000));
        QCOMPARE(f.shareOf(u"lock"_s), 1.0);
    }

    void aSessionAndTheWayBack()
    {
        Fixture f;
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        f.find<QPushButton>("profilerSession")->click();
        QTRY_VERIFY(f.says(u"Where does the time go?"_s));
        PerformanceReport report;
        report.name = u"opened"_s;
        report.profile = stacks().in(seconds(300, 310), {});
        f.page->showReport(report);
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        QVERIFY(f.says(u"opened"_s));
        f.find<QPushButton>("profilerMachine")->click();
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        QVERIFY(!f.says(u"opened"_s));
        f.find<QPushButton>("profilerSession")->click();
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
    }

    void whatIsMissingIsSaid()
    {
        Fixture f(false);
        StacksOfTest &kept = f.client.kept();
        kept.refusal = PerformanceError(PerformanceErrorCode::Unsupported, u"stacks"_s, u"none were kept"_s);
        kept.state = {};
        f.client.configured().wanted = PerformanceConfig();
        f.show();
        QTRY_VERIFY(f.says(u"Stacks are not kept"_s));
        picture(f.themes, f.page.get(), "stacks-off");
        // The switch is where it is said.
        kept.state.reach = StacksStatus::Reach::Machine;
        kept.state.oldest = at(590);
        f.find<QPushButton>("machineSwitchOn")->click();
        QTRY_VERIFY(f.client.configured().wanted.keepStacks);
        QCOMPARE(f.settings.config().keepStacks, true);
        // There are some of another range.
        QTRY_VERIFY(f.says(u"No stacks of this range"_s));
        picture(f.themes, f.page.get(), "stacks-elsewhere");
        kept.refusal.reset();
        f.find<QPushButton>("machineGoThere")->click();
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        QCOMPARE(f.view.range().from, at(590));
    }

    void whoMayNotIsToldWhy()
    {
        Fixture f(false);
        StacksOfTest &kept = f.client.kept();
        kept.refusal = PerformanceError(PerformanceErrorCode::Unsupported, u"stacks"_s, u"none were kept"_s);
        kept.state = {};
        kept.state.reason = Message(u"perf_event_paranoid is 4"_s);
        f.show();
        QTRY_VERIFY(f.says(u"perf_event_paranoid is 4"_s));
        QVERIFY(!f.find<QPushButton>("machineSwitchOn")->isVisible());
    }

    void onlyOwnProcessesIsALine()
    {
        Fixture f(false);
        f.client.kept().state.reach = StacksStatus::Reach::OwnProcesses;
        f.client.kept().state.reason = Message(u"The helper would show all."_s);
        f.show();
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        QTRY_VERIFY(f.says(u"Only your own busy processes are sampled. The helper would show all."_s));
    }

    void nothingOfAProgramLeadsToTheMachine()
    {
        Fixture f;
        StacksFilter filter;
        filter.program = u"idle"_s;
        f.page->showMachine(filter);
        QTRY_VERIFY(f.says(u"Nothing was sampled of idle"_s));
        f.find<QPushButton>("machineWhole")->click();
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
    }

    void numbersOfAnotherProfile()
    {
        const Profile before = stacks().in(seconds(0, 10), {});
        const Profile after = stacks().in(seconds(300, 320), {});
        const Profile same = withNumbersOf(before, after);
        QCOMPARE(same.firstInconsistency(), QString());
        for (size_t i = 0; i < before.functions.size(); ++i) {
            QCOMPARE(same.functionName(qint32(i)), before.functionName(qint32(i)));
            QCOMPARE(same.moduleName(qint32(i)), before.moduleName(qint32(i)));
        }
        for (size_t i = 0; i < before.threads.size(); ++i)
            QCOMPARE(same.threads[i].thread, before.threads[i].thread);
        // It says the same as before.
        std::map<QString, qint64> costs[2];
        for (const int which : {0, 1}) {
            const Profile &profile = which == 0 ? after : same;
            for (const FunctionCost &cost : functionCosts(buildCallTree(profile, {})))
                costs[which][profile.functionName(cost.function)] += cost.self;
        }
        std::erase_if(costs[1], [](const auto &cost) { return cost.second == 0; });
        std::erase_if(costs[0], [](const auto &cost) { return cost.second == 0; });
        QCOMPARE(costs[1], costs[0]);
        QCOMPARE(withNumbersOf(after, after), after);
    }
};

QTEST_MAIN(TestStackViews)
#include "tst_stack_views.moc"
