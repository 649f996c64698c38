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
#include "processes/process_pane.h"
#include "processes/stack_now_dialog.h"
#include "processes/stack_now_model.h"
#include "profiler/machine_profile.h"
#include "profiler/profiler_page.h"
#include "profiler/range_comparison.h"
#include "profiler/range_marks.h"
#include "profiler/subject_chooser.h"
#include "settings/settings_page.h"
#include "settings/stacks_card.h"
#include "window/main_window.h"

#include <performance/calltree/same_numbers.h>
#include <performance/client/profile_diff.h>

#include <performance/core/lock_frames.h>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
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

/// A server whose main thread waits for a lock that a worker holds, and the worker writes.
Profile convoy()
{
    ProfileBuilder builder;
    builder.header().events = {{ProfileEvent::Kind::OnCpu, StackEvents::Cpu, u"ns"_s, 0},
                               {ProfileEvent::Kind::OffCpu, StackEvents::Lock, u"ns"_s, 0},
                               {ProfileEvent::Kind::OffCpu, StackEvents::Blocked, u"ns"_s, 0},
                               {ProfileEvent::Kind::OffCpu, StackEvents::Runnable, u"ns"_s, 0},
                               {ProfileEvent::Kind::OffCpu, u"waiting"_s, u"ns"_s, 0}};
    const qint32 program = builder.module(u"server"_s, u"/usr/bin/server"_s, {}, ModuleKind::Executable);
    const qint32 lock = builder.module(LockFrames::Module, {}, {}, ModuleKind::Unknown);
    const qint32 libc = builder.module(u"libc.so.6"_s, u"/lib/libc.so.6"_s, {}, ModuleKind::Library);
    const auto push = [&](qint32 stack, qint32 module, const QString &name, const QString &file = {}, int line = 0) {
        const qint32 function = builder.function(builder.string(name), module);
        return builder.stack(stack, builder.namedFrame(module, function, builder.string(file), line),
                             FrameOrigin::CallFrameInfo);
    };
    builder.nameThread(200, 200, "server");
    builder.nameThread(200, 201, "worker");
    builder.nameThread(200, 202, "timer");
    qint32 holder = push(-1, program, u"worker_main"_s, u"/src/worker.cpp"_s, 10);
    holder = push(holder, program, u"flush"_s, u"/src/worker.cpp"_s, 42);
    qint32 waiter = push(-1, program, u"main"_s, u"/src/main.cpp"_s, 5);
    waiter = push(waiter, libc, u"pthread_mutex_lock"_s);
    waiter = push(waiter, lock, LockFrames::heldBy(u"worker"_s, 201));
    waiter = push(waiter, program, u"worker_main"_s, u"/src/worker.cpp"_s, 10);
    waiter = push(waiter, program, u"flush"_s, u"/src/worker.cpp"_s, 42);
    builder.addSample(0, 4, builder.thread(200, 202), push(-1, libc, u"clock_nanosleep"_s), 1);
    builder.addSample(0, 2, builder.thread(200, 201), holder, 1);
    builder.addSample(0, 1, builder.thread(200, 200), waiter, 1);
    return builder.profile();
}

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

    void aLivePageFollows()
    {
        Fixture f(false);
        f.view.setSpan(60s);
        f.view.follow();
        f.view.advance(at(360));
        f.show();
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        QTRY_VERIFY(f.says(u"the last 1 min"_s));
        const size_t before = f.client.kept().asked.size();
        f.view.advance(at(361)); // a tick alone asks nothing
        f.view.advance(at(500));
        QVERIFY(f.client.kept().asked.size() == before);
        QTRY_VERIFY_WITH_TIMEOUT(f.page->state().profile().startedAt == at(440), 20000);
        QCOMPARE(f.client.kept().asked.size(), before + 1);
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
        QCOMPARE(chooser->currentText(), u"cc1plus (100)"_s);
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
        QTRY_VERIFY(f.settings.config().keepStacks);
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

    void twoRangesAreCompared()
    {
        Fixture f;
        QTRY_VERIFY(f.shows(u"parse"_s, 0.5));
        f.find<QPushButton>("profilerCompare")->click();
        auto *compare = f.find<QPushButton>("rangeCompare");
        QVERIFY(compare->isVisible() && !compare->isEnabled());
        f.view.setBrush(seconds(0, 100));
        f.find<QPushButton>("rangeUseA")->click();
        f.view.show(seconds(300, 600));
        f.view.setBrush(seconds(300, 400));
        f.find<QPushButton>("rangeUseB")->click();
        QVERIFY(compare->isEnabled());
        QTRY_VERIFY(f.shows(u"gt_pch_save"_s, 12.0 / 23));
        picture(f.themes, f.page.get(), "stacks-compare-bar");
        QSignalSpy opened(f.page.get(), &ProfilerPage::comparisonOpened);
        compare->click();
        QTRY_COMPARE(opened.size(), 1);
        auto *dialog = qobject_cast<RangeComparison *>(opened[0][0].value<QWidget *>());
        QVERIFY(dialog);
        // 23 samples a second instead of 20, and the functions that really changed.
        QTRY_VERIFY(dialog->verdict().contains(u"more CPU time than A"_s));
        QVERIFY2(dialog->verdict().contains(u"gt_pch_save from 0\u202fs to"_s), qPrintable(dialog->verdict()));
        auto *table = dialog->findChild<QTableView *>();
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"gt_pch_save"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"more time"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == u"optimize"_s)
                QVERIFY(table->model()->index(row, 1).data().toString() == u"no significant difference"_s);
        }
        QTRY_VERIFY(dialog->findChild<FlameGraph *>()->accessibleDescription().contains(u"gt_pch_save"_s));
        picture(f.themes, dialog, "stacks-compared");
        dialog->close();
        // Of ranges that are not equally long only the parts can be compared.
        f.view.setBrush(seconds(300, 350));
        f.find<QPushButton>("rangeUseB")->click();
        compare->click();
        QTRY_COMPARE(opened.size(), 2);
        dialog = qobject_cast<RangeComparison *>(opened[1][0].value<QWidget *>());
        QTRY_VERIFY(!dialog->verdict().isEmpty());
        QVERIFY(!dialog->verdict().contains(u"CPU time"_s));
        QVERIFY(std::ranges::any_of(dialog->findChildren<QLabel *>(),
                                    [](const QLabel *label) { return label->text().contains(u"not equally long"_s); }));
    }

    void noiseIsNoChange()
    {
        QStringList warnings;
        // 100 s and the 100 s after: the same work.
        const auto same = diffProfiles(stacks().in(seconds(0, 100), {}), stacks().in(seconds(100, 200), {}), 0.05,
                                       warnings, TimesOf::SameLength);
        QVERIFY(same && same->inTime);
        QVERIFY2(rangeVerdict(*same).endsWith(u"No function changed by more than chance would."_s),
                 qPrintable(rangeVerdict(*same)));
    }

    void whoDidItSaysWhatTheyWereDoing()
    {
        Fixture f(false);
        OverviewPage page(f.client, f.view, f.themes);
        page.resize(1200, 760);
        page.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto *top = page.findChild<TopProcesses *>();
        auto *table = top->findChild<QTableView *>();
        const auto doing = [&](int row) {
            return table->model()->index(row, 0).data(TopProcessModel::DoingRole).toString();
        };
        f.view.setBrush(seconds(300, 400));
        QTRY_COMPARE(doing(0), u"75\u202f% in gt_pch_save"_s); // 12 of 16 samples of process 100
        QCOMPARE(doing(2), u"100\u202f% in sock_sendmsg"_s);
        const QString tip = table->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"75\u202f% of its CPU time in gt_pch_save\nof cc1plus\nby about 1600 samples"_s),
                 qPrintable(tip));
        picture(f.themes, &page, "stacks-overview");
        f.view.setBrush(seconds(0, 100));
        QTRY_COMPARE(doing(0), u"76.9\u202f% in parse"_s);
        // A click on what it was doing, or Enter.
        QSignalSpy wanted(&page, &Page::showStacks);
        QSignalSpy process(&page, &Page::showProcess);
        const QRect cell = table->visualRect(table->model()->index(0, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 30, cell.bottom() - 6));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<StacksFilter>().processes, std::vector<qint32>{100});
        QCOMPARE(wanted[0][1].toString(), u"cc1plus"_s);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 30, cell.top() + 6));
        QCOMPARE(wanted.size(), 1); // the name is no link
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(process.size(), 0);
        // Nothing was sampled: Enter shows the process.
        f.client.kept().refusal = PerformanceError(PerformanceErrorCode::Unsupported, u"stacks"_s, u"none"_s);
        f.view.setBrush(seconds(0, 101));
        QTRY_COMPARE(doing(0), QString());
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(process.size(), 1);
    }

    void activitiesBelongToTheirProcess()
    {
        TopProcessModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProcesses({MadeReport::process(7, u"cc"_s, 1), MadeReport::process(8, u"ld"_s, 0.5)});
        model.setActivities(
            {{7, u"cc"_s, 2, u"parse"_s, u"cc"_s, 0.25, true}, {8, u"before"_s, 2, u"x"_s, {}, 1, true}}, 19);
        QCOMPARE(model.index(0, 0).data(TopProcessModel::DoingRole).toString(), u"25\u202f% in parse"_s);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"cc, 25\u202f% in parse"_s);
        // The number belonged to another program then.
        QCOMPARE(model.index(1, 0).data(TopProcessModel::DoingRole).toString(), QString());
        model.setActivities({}, 0);
        QCOMPARE(model.index(0, 0).data(TopProcessModel::DoingRole).toString(), QString());
    }

    void theStackOfAProcessNow()
    {
        Fixture f(false);
        f.client.kept().threads = convoy();
        StackNowDialog dialog(f.client, {200, 2000}, u"server"_s);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        StackNowModel &model = *dialog.model();
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(model.rowCount(), 3);
        const QString first = model.text(0);
        QCOMPARE(first,
                 u"server (200): waits for a lock, whose holder stands below\n"
                 "  #0 pthread_mutex_lock  libc.so.6\n"
                 "  #1 main  server  main.cpp:5\n"
                 "  The lock is held by worker (201):\n"
                 "  #2 flush  server  worker.cpp:42\n"
                 "  #3 worker_main  server  worker.cpp:10\n"_s);
        QVERIFY(model.text(1).startsWith(u"worker (201): waits for storage\n"_s));
        QVERIFY(model.text(2).startsWith(u"timer (202): sleeps\n"_s));
        picture(f.themes, &dialog, "stacks-now");
        auto *tree = dialog.findChild<QTreeView *>();
        QCOMPARE(tree->currentIndex(), model.index(0, 0));
        QVERIFY(tree->isExpanded(model.index(0, 0)));
        tree->setExpanded(model.index(1, 0), false);
        QTest::keySequence(tree, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), first);
        dialog.findChild<QPushButton *>(u"stackNowCopy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"clock_nanosleep"_s));
        // Again, by its key: what was closed stays so.
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QTest::keyClick(tree, Qt::Key_F5);
        QTRY_COMPARE(reset.size(), 1);
        QVERIFY(tree->isExpanded(model.index(0, 0)) && !tree->isExpanded(model.index(1, 0)));
        // What is gone says so.
        f.client.kept().refusal = PerformanceError(PerformanceErrorCode::Other, u"200"_s, u"the process has ended"_s);
        QTest::keyClick(tree, Qt::Key_F5);
        QTRY_VERIFY(std::ranges::any_of(dialog.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text().contains(u"the process has ended"_s);
        }));
    }

    void thePaneOpensIt()
    {
        Fixture f(false);
        f.client.kept().threads = convoy();
        ProcessPane pane(f.client, f.view, f.themes);
        pane.setProcess(MadeReport::process(200, u"server"_s, 0.1));
        pane.setVisible(true);
        pane.findChild<QPushButton *>(u"processStack"_s)->click();
        QTRY_VERIFY(pane.findChild<StackNowDialog *>());
        QTRY_COMPARE(pane.findChild<StackNowDialog *>()->model()->rowCount(), 3);
    }

    void theSettingsSwitchIt()
    {
        Fixture f(false);
        f.client.kept().state.cost = 0.003;
        f.client.kept().state.bytes = 21 << 20;
        SettingsPage page(f.client, f.settings, f.themes);
        page.resize(900, 900);
        page.show();
        auto *keep = page.findChild<QCheckBox *>(u"settingsStacks"_s);
        auto *excluded = page.findChild<QLineEdit *>(u"settingsStacksExcluded"_s);
        auto *budget = page.findChild<QDoubleSpinBox *>(u"settingsStacksBudget"_s);
        QTRY_VERIFY(keep->isChecked());
        auto *now = page.findChild<QLabel *>(u"settingsStacksNow"_s);
        QTRY_VERIFY2(
            now->text().startsWith(
                u"Every process and the kernel are sampled 19 times a second and CPU, for 0.30\u202f% of the machine."_s),
            qPrintable(now->text()));
        picture(f.themes, &page, "stacks-settings");
        excluded->setText(u"gpg-agent,  keepassxc ,gpg-agent"_s);
        Q_EMIT excluded->editingFinished();
        QTRY_COMPARE(f.client.configured().wanted.stacksExcluded, (QStringList{u"gpg-agent"_s, u"keepassxc"_s}));
        budget->setValue(1.5);
        QTRY_COMPARE(f.client.configured().wanted.stacksBudget, 0.015);
        keep->setChecked(false);
        QTRY_VERIFY(!f.client.configured().wanted.keepStacks);
        QTRY_COMPARE(f.settings.config().stacksExcluded, (QStringList{u"gpg-agent"_s, u"keepassxc"_s}));
        QTRY_VERIFY(!f.settings.config().keepStacks);
    }

    void oneKeyFromTheOverviewToTheFlameGraph()
    {
        Fixture f(false);
        MainWindow window(f.client, f.settings, f.themes);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.viewState().advance(at(Seconds));
        window.viewState().show(seconds(200, 500));
        window.viewState().setBrush(seconds(300, 400));
        auto *table = window.findChild<TopProcesses *>()->findChild<QTableView *>();
        QTRY_VERIFY(!table->model()->index(0, 0).data(TopProcessModel::DoingRole).toString().isEmpty());
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(window.currentPageId(), u"profiler"_s);
        auto *page = qobject_cast<ProfilerPage *>(window.currentPage());
        QTRY_COMPARE(page->state().profile().startedAt, at(300));
        QCOMPARE(page->findChild<SubjectChooser *>()->currentText(), u"cc1plus (100)"_s);
        QTRY_COMPARE(page->state().result()->grade.samples, qint64(1600));
        picture(f.themes, &window, "stacks-window");
        window.resize(900, 600);
        picture(f.themes, &window, "stacks-window-small");
        window.showPage(u"overview"_s);
        picture(f.themes, &window, "stacks-window-overview-small");
        window.resize(1280, 800);
        picture(f.themes, &window, "stacks-window-overview");
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
