// SPDX-License-Identifier: MIT
#include "support/clicked_tour.h"

#include "charts/time_chart.h"
#include "improve/improve_page.h"
#include "metrics/metrics_page.h"
#include "processes/process_model.h"
#include "processes/processes_page.h"
#include "profiler/profiler_page.h"
#include "recording/profiling_dialog.h"
#include "reports/reports_page.h"

#include <performance/profile/profile_builder.h>

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include <random>

namespace tour {

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;

namespace {

template<typename T>
T *find(WindowHost &host, const char *name)
{
    T *widget = host.window()->findChild<T *>(QString::fromLatin1(name));
    if (!widget)
        qFatal("%s is missing", name);
    return widget;
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

void closeDialogs(WindowHost &host)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget != host.window() && widget->isWindow() && widget->isVisible()
            && (qobject_cast<QDialog *>(widget) || qobject_cast<MainWindow *>(widget)))
            widget->close();
    }
}

TimeChart *firstChart(WindowHost &host)
{
    return host.window()->currentPage()->findChild<TimeChart *>();
}

Step page(const char *id, std::chrono::milliseconds rest = 400ms)
{
    return {QString::fromLatin1(id),
            [id](WindowHost &host) { click(find<QPushButton>(host, QByteArray("nav-").append(id).constData())); },
            rest};
}

Step press(const QString &where, Qt::Key key, Qt::KeyboardModifiers modifiers = {},
           std::chrono::milliseconds rest = 300ms)
{
    return {where, [key, modifiers](WindowHost &host) { QTest::keyClick(host.window(), key, modifiers); }, rest};
}

Step choose(const QString &where, const char *box, int index, std::chrono::milliseconds rest = 500ms)
{
    return {where, [box, index](WindowHost &host) { find<QComboBox>(host, box)->setCurrentIndex(index); }, rest};
}

Step span(std::chrono::seconds length)
{
    return {QStringLiteral("ranges"), [length](WindowHost &host) { host.window()->viewState().setSpan(length); },
            300ms};
}

/// A dialog that is answered before anything else: Esc, once it has been seen for a while. Its own loop runs meanwhile.
Step refused(const QString &where, const std::function<void(WindowHost &)> &open)
{
    return {where,
            [open](WindowHost &host) {
                QTimer::singleShot(500ms, host.window(), [] {
                    if (QWidget *dialog = QApplication::activeModalWidget())
                        QTest::keyClick(dialog, Qt::Key_Escape);
                });
                open(host);
            },
            200ms};
}

/// The entry of a menu of the page that is shown.
void trigger(WindowHost &host, const QString &text)
{
    for (QMenu *menu : host.window()->currentPage()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
    }
    qFatal("no menu has %s", qPrintable(text));
}

Step close(const QString &where)
{
    return {where, [](WindowHost &host) { closeDialogs(host); }, 200ms};
}

std::vector<Step> ranges()
{
    const QString where = QStringLiteral("ranges");
    std::vector<Step> steps{page("overview")};
    for (const std::chrono::seconds length : {60s, 900s, 3600s, 21600s, 86400s})
        steps.push_back(span(length));
    for (const bool inwards : {true, true, true, false, false})
        steps.push_back(press(where, inwards ? Qt::Key_Plus : Qt::Key_Minus, Qt::ControlModifier, 150ms));
    steps.push_back({where, [](WindowHost &host) { host.window()->viewState().pan(-0.5); }, 150ms});
    steps.push_back({where,
                     [](WindowHost &host) {
                         const TimeRange range = host.window()->viewState().range();
                         host.window()->viewState().setMoment(range.from + range.length() / 2);
                     },
                     300ms});
    steps.push_back({where,
                     [](WindowHost &host) {
                         const TimeRange range = host.window()->viewState().range();
                         host.window()->viewState().setMoment(std::nullopt);
                         host.window()->viewState().setBrush(
                             TimeRange{range.from + range.length() / 4, range.from + range.length() / 2});
                     },
                     300ms});
    steps.push_back({where,
                     [](WindowHost &host) {
                         QTest::mouseMove(firstChart(host), QPoint(150, 40));
                         QTest::keyClick(firstChart(host), Qt::Key_Escape);
                     },
                     200ms});
    steps.push_back({where, [](WindowHost &host) { host.window()->resize(1600, 1000); }, 300ms});
    steps.push_back({where, [](WindowHost &host) { host.window()->resize(900, 600); }, 300ms});
    steps.push_back({where, [](WindowHost &host) { host.window()->resize(1320, 860); }, 300ms});
    steps.push_back({where,
                     [](WindowHost &host) {
                         host.window()->viewState().follow();
                         host.window()->viewState().setSpan(900s);
                     },
                     300ms});
    return steps;
}

std::vector<Step> processes()
{
    const QString where = QStringLiteral("processes");
    const auto table = [](WindowHost &host) {
        return static_cast<ProcessesPage *>(host.window()->currentPage())->view();
    };
    return {
        page("processes", 1200ms),
        {where,
         [table](WindowHost &host) { QTest::mouseClick(table(host)->viewport(), Qt::LeftButton, {}, QPoint(60, 40)); },
         800ms},
        {where,
         [](WindowHost &host) { QTest::keyClicks(find<QLineEdit>(host, "processSearch"), QStringLiteral("cpu>0")); },
         300ms},
        {where, [](WindowHost &host) { find<QLineEdit>(host, "processSearch")->clear(); }, 300ms},
        {QStringLiteral("stack now"), [](WindowHost &host) { click(find<QPushButton>(host, "processStack")); }, 1200ms},
        close(where),
        choose(where, "processArrangement", 1),
        choose(where, "processArrangement", 2),
        choose(where, "processArrangement", 0)};
}

std::vector<Step> metrics()
{
    const QString where = QStringLiteral("metrics");
    return {
        page("metrics", 800ms),
        {where,
         [](WindowHost &host) { QTest::keyClicks(find<QLineEdit>(host, "seriesSearch"), QStringLiteral("disk")); },
         300ms},
        {where, [](WindowHost &host) { find<QLineEdit>(host, "seriesSearch")->clear(); }, 300ms},
        {where, [](WindowHost &host) { host.window()->openSeries({QStringLiteral("system.cpu.load_average.1m")}); },
         400ms},
        {where, [](WindowHost &host) { QTest::keyClick(host.window()->currentPage(), Qt::Key_Z, Qt::ControlModifier); },
         400ms},
        refused(QStringLiteral("board"), [](WindowHost &host) { trigger(host, MetricsPage::tr("New board …")); }),
        refused(QStringLiteral("board"), [](WindowHost &host) { trigger(host, MetricsPage::tr("Save as file …")); }),
        refused(QStringLiteral("board"), [](WindowHost &host) { trigger(host, MetricsPage::tr("Open a file …")); })};
}

std::vector<Step> why()
{
    const QString where = QStringLiteral("why");
    const auto range = [](WindowHost &host) { return host.window()->viewState().range(); };
    return {
        page("overview"),
        {where, [range](WindowHost &host) { host.window()->askWhy(range(host)); }, 1500ms},
        {QStringLiteral("what changed"), [range](WindowHost &host) { host.window()->openChanges(range(host)); }, 800ms},
        close(where),
        page("overview"),
        {QStringLiteral("note"), [](WindowHost &host) { QTest::keyClick(firstChart(host), Qt::Key_N); }, 500ms},
        close(where)};
}

std::vector<Step> profiling()
{
    const QString where = QStringLiteral("profiling");
    const auto dialog = [](WindowHost &host) { return host.window()->profilingDialog(); };
    return {press(where, Qt::Key_R, Qt::ControlModifier, 800ms),
            {where, [dialog](WindowHost &host) { QTest::keyClick(dialog(host), Qt::Key_Escape); }, 200ms},
            press(where, Qt::Key_R, Qt::ControlModifier, 500ms),
            {where,
             [dialog](WindowHost &host) {
                 auto *target = dialog(host)->findChild<QComboBox *>(QStringLiteral("profilingTarget"));
                 target->setCurrentIndex(target->count() - 1); // metrics only: what every machine may record
             },
             300ms},
            {where,
             [dialog](WindowHost &host) {
                 click(dialog(host)->findChild<QPushButton *>(QStringLiteral("profilingStart")));
             },
             1500ms},
            {where, [dialog](WindowHost &host) { dialog(host)->stop(); }, 1500ms},
            close(where)};
}

std::vector<Step> reports()
{
    const QString where = QStringLiteral("reports");
    const auto newest = [](WindowHost &host, bool second) {
        auto *table = host.window()->currentPage()->findChild<QTableView *>();
        const QAbstractItemModel *model = table->model();
        for (int row = 0, found = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString().startsWith(QLatin1String("Build of")) && found++ == int(second))
                return QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                                         table->visualRect(model->index(row, 0)).center());
        }
    };
    const auto button = [](WindowHost &host, const QString &text) {
        for (QPushButton *candidate : host.window()->currentPage()->findChildren<QPushButton *>()) {
            if (candidate->text() == text)
                return click(candidate);
        }
    };
    return {
        page("reports", 600ms),
        {where, [newest](WindowHost &host) { newest(host, false); }, 200ms},
        refused(where, [button](WindowHost &host) { button(host, ReportsPage::tr("Rename")); }),
        refused(where, [button](WindowHost &host) { button(host, ReportsPage::tr("Import…")); }),
        {QStringLiteral("report"), [button](WindowHost &host) { button(host, ReportsPage::tr("Open")); }, 1000ms},
        close(where),
        {QStringLiteral("explore"), [button](WindowHost &host) { button(host, ReportsPage::tr("Explore")); }, 1200ms},
        close(where),
        {QStringLiteral("compare"),
         [](WindowHost &host) { static_cast<ReportsPage *>(host.window()->currentPage())->compareNewest(); }, 1500ms},
        {QStringLiteral("compare"),
         [](WindowHost &) {
             for (QWidget *widget : QApplication::topLevelWidgets()) {
                 if (auto *tabs = widget->isVisible() ? widget->findChild<QTabWidget *>() : nullptr;
                     tabs && qobject_cast<QDialog *>(widget))
                     tabs->setCurrentIndex(1);
             }
         },
         700ms},
        close(where)};
}

std::vector<Step> profiler()
{
    const QString where = QStringLiteral("profiler");
    std::vector<Step> steps{
        page("profiler", 600ms),
        {where,
         [report = profiledReport(QStringLiteral("opened"))](WindowHost &host) { host.window()->openProfile(report); },
         1000ms}};
    for (int tab = 0; tab < 7; ++tab)
        steps.push_back(
            {where, [tab](WindowHost &host) { find<QTabWidget>(host, "profilerViews")->setCurrentIndex(tab); }, 400ms});
    steps.push_back({where,
                     [](WindowHost &host) {
                         auto *views = find<QTabWidget>(host, "profilerViews");
                         views->setCurrentIndex(5);
                         auto *table = static_cast<QTreeView *>(views->currentWidget());
                         QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(60, 10));
                     },
                     500ms});
    steps.push_back(
        {where, [](WindowHost &host) { find<QTabWidget>(host, "profilerViews")->setCurrentIndex(0); }, 300ms});
    steps.push_back({where,
                     [](WindowHost &host) {
                         QTest::keyClicks(find<QLineEdit>(host, "profilerSearch"), QStringLiteral("function1"));
                     },
                     500ms});
    steps.push_back({where, [](WindowHost &host) { find<QLineEdit>(host, "profilerSearch")->clear(); }, 400ms});
    return steps;
}

std::vector<Step> settings()
{
    std::vector<Step> steps{page("settings", 600ms)};
    for (const int theme : {2, 1, 2, 1})
        steps.push_back(choose(QStringLiteral("theme"), "settingsTheme", theme, 400ms));
    // The colours of every page change with it, also where pages were made before.
    for (const int language : {2, 3, 1}) {
        steps.push_back(choose(QStringLiteral("language"), "settingsLanguage", language, 1200ms));
        steps.push_back(page("overview"));
        steps.push_back(page("settings"));
    }
    steps.push_back(choose(QStringLiteral("settings"), "settingsInterval", 2));
    steps.push_back(choose(QStringLiteral("settings"), "settingsInterval", 3));
    steps.push_back(
        {QStringLiteral("alerts"), [](WindowHost &host) { click(find<QPushButton>(host, "settingsAlerts")); }, 700ms});
    steps.push_back(close(QStringLiteral("alerts")));
    return steps;
}

std::vector<Step> palette()
{
    const QString where = QStringLiteral("palette");
    std::vector<Step> steps;
    for (const char *typed : {"sett", "disk", "theme dark", "theme light", "over"}) {
        steps.push_back(press(where, Qt::Key_K, Qt::ControlModifier, 400ms));
        steps.push_back({where,
                         [typed](WindowHost &host) {
                             QTest::keyClicks(find<QLineEdit>(host, "paletteInput"), QString::fromLatin1(typed));
                         },
                         300ms});
        steps.push_back(
            {where, [](WindowHost &host) { QTest::keyClick(find<QLineEdit>(host, "paletteInput"), Qt::Key_Return); },
             500ms});
    }
    return steps;
}

std::vector<Step> improve()
{
    return {page("improve", 800ms),
            {QStringLiteral("changes"), [](WindowHost &host) { click(find<QPushButton>(host, "history")); }, 500ms},
            close(QStringLiteral("changes")),
            {QStringLiteral("thresholds"),
             [](WindowHost &host) { Q_EMIT find<QLabel>(host, "ruleList")->linkActivated(QStringLiteral("M1")); },
             600ms},
            close(QStringLiteral("thresholds"))};
}

} // namespace

std::vector<Step> steps()
{
    std::vector<Step> all;
    for (const std::vector<Step> &part :
         {ranges(), why(), processes(), metrics(), std::vector<Step>{page("profiler")}, reports(), profiler(),
          profiling(), improve(), std::vector<Step>{page("experience", 1000ms)}, settings(), palette()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

void pass(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

PerformanceReport profiledReport(const QString &name)
{
    std::mt19937 random(1);
    ProfileBuilder builder;
    builder.header().target = QStringLiteral("program");
    builder.header().events = {
        {ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 1'000'000}};
    const qint32 own = builder.module(QStringLiteral("program"), QStringLiteral("/usr/bin/program"), {},
                                      ModuleKind::Executable);
    const qint32 library = builder.module(QStringLiteral("libwork.so"), QStringLiteral("/usr/lib/libwork.so"), {},
                                          ModuleKind::Library);
    qint64 time = 0;
    for (int sample = 0; sample < 20000; ++sample) {
        qint32 stack = -1;
        const int depth = 4 + int(random() % 30);
        unsigned function = 0;
        for (int level = 0; level < depth; ++level) {
            function = (function * 3 + unsigned(random() % 3) + 1) % 700;
            const qint32 module = function % 4 ? own : library;
            const qint32 called = builder.function(
                builder.string(
                    QStringLiteral("ns::Type<%1>::function%2(std::string const&)").arg(function % 7).arg(function)),
                module);
            stack = builder.stack(stack, builder.namedFrame(module, called, 0, 0), FrameOrigin::Imported);
        }
        builder.addSample(time, 0, builder.thread(1, 1 + int(random() % 8)), stack, 1'000'000);
        time += 500'000;
    }
    builder.header().duration = nanoseconds(time);
    PerformanceReport report;
    report.name = name;
    report.profile = builder.profile();
    report.startedAt = now() - nanoseconds(time);
    report.duration = nanoseconds(time);
    return report;
}

} // namespace tour
