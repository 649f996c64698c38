// SPDX-License-Identifier: MIT
#include "support/test_support.h"
#include "support/ticks.h"

#include "charts/time_chart.h"
#include "overview/top_processes.h"
#include "processes/processes_page.h"
#include "recording/profiling_dialog.h"
#include "reports/report_dialog.h"
#include "window/main_window.h"
#include "window/notice_bar.h"
#include "window/page_table.h"

#include <performance/core/report_json.h>

#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>
#include <QTemporaryDir>

using namespace performance;
using namespace wai;

namespace {

/// A window on this real machine, with a data folder of its own.
struct Fixture {
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ThemeSource themes{qApp};
    std::unique_ptr<PerformanceClient> client = createPerformanceClient(
        PerformanceConfig()
            .withProfileInterval(std::chrono::milliseconds(100))
            .withDataFolder(folder.filePath(QStringLiteral("data"))));
    MainWindow window{*client, settings, themes};

    Fixture()
    {
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }
    template<typename T>
    T *find(const char *name)
    {
        T *widget = window.findChild<T *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("%s is missing", name);
        return widget;
    }
};

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

    int m_walked = 0;

    /// The tree as a screen reader walks it: whatever takes the focus says what it is.
    void walk(QAccessibleInterface *node, const QString &where, int depth)
    {
        if (!node || !node->isValid() || depth > 40 || node->state().invisible)
            return;
        ++m_walked;
        const QAccessible::Role role = node->role();
        const auto *widget = qobject_cast<QWidget *>(node->object());
        if (node->state().focusable && widget && !widget->objectName().startsWith(QLatin1String("qt_"))) {
            const QString name = node->text(QAccessible::Name);
            QVERIFY2(
                !name.isEmpty(),
                qPrintable(QStringLiteral("%1 %2 on %3")
                               .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), where)));
        }
        // Cells speak for themselves.
        if (role == QAccessible::Table || role == QAccessible::Tree || role == QAccessible::List)
            return;
        for (int i = 0; i < node->childCount(); ++i)
            walk(node->child(i), where, depth + 1);
    }

private Q_SLOTS:
    // The way of a user: start by the dialog, work, stop, read the report, export it, read it back.
    void aSessionFromTheDialogToTheFile()
    {
        Fixture f;
        click(f.find<QPushButton>("profile"));
        ProfilingDialog *dialog = f.window.profilingDialog();
        QTRY_VERIFY(dialog->isVisible());
        auto *target = dialog->findChild<QComboBox *>(QStringLiteral("profilingTarget"));
        target->setCurrentIndex(target->count() - 1); // metrics only
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("profilingName")), QStringLiteral("By hand"));
        dialog->findChild<QComboBox *>(QStringLiteral("profilingInterval"))->setCurrentIndex(0);
        click(dialog->findChild<QPushButton *>(QStringLiteral("profilingStart")));
        auto *stop = dialog->findChild<QPushButton *>(QStringLiteral("profilingStop"));
        QTRY_VERIFY(stop->isVisible());
        QTRY_VERIFY(f.find<QPushButton>("profile")->text().startsWith(QStringLiteral("Stop profiling")));
        QVERIFY(waitForTicks(*f.client, 10));
        QSignalSpy opened(&f.window, &MainWindow::reportOpened);
        QSignalSpy finished(dialog, &ProfilingDialog::finished);
        click(stop);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(!dialog->isVisible());
        const auto report = finished.constFirst().constFirst().value<PerformanceReport>();
        QCOMPARE(report.name, QStringLiteral("By hand"));
        QVERIFY(report.snapshots.size() >= 8);

        auto *reportDialog = qobject_cast<ReportDialog *>(opened.constFirst().constFirst().value<QWidget *>());
        QVERIFY(reportDialog && reportDialog->isVisible());
        QVERIFY(reportDialog->windowTitle().contains(QStringLiteral("By hand")));
        QVERIFY(reportDialog->findChildren<TimeChart *>().size() >= 3);
        auto *exportButton = reportDialog->findChild<QPushButton *>(QStringLiteral("exportButton"));
        QVERIFY(exportButton && exportButton->menu()->findChild<QAction *>(QStringLiteral("exportJson")));
        QSignalSpy exported(reportDialog, &ReportDialog::exported);
        const QString path = f.folder.filePath(QStringLiteral("out.json"));
        reportDialog->exportTo(ReportFormat::Json, path);
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY(exported.constFirst().at(1).toBool());
        const auto back = readReport(path);
        QVERIFY(back);
        QVERIFY(*back == report);
        reportDialog->exportTo(ReportFormat::Html, QStringLiteral("/proc/no/file.html"));
        QTRY_COMPARE(exported.size(), 2);
        QVERIFY(!exported.at(1).at(1).toBool());

        // And it is on the page of reports.
        click(f.find<QPushButton>("nav-reports"));
        auto *table = f.window.currentPage()->findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("By hand"));
        reportDialog->close();
    }

    void chartsShowMeasuredSamples()
    {
        Fixture f;
        const auto charts = f.window.currentPage()->findChildren<TimeChart *>();
        QVERIFY(charts.size() >= 5);
        TimeChart *memory = nullptr;
        for (TimeChart *chart : charts) {
            if (chart->accessibleName() == u"Memory")
                memory = chart;
        }
        QVERIFY(memory);
        QTRY_VERIFY_WITH_TIMEOUT(memory->summary().contains(QStringLiteral("on average")), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(f.find<QLabel>("cost")->text().contains(QStringLiteral("CPU"))
                                     && !f.find<QLabel>("cost")->text().contains(u'–'),
                                 10000);
        // Paused charts stand still while recording goes on.
        click(f.find<QPushButton>("live"));
        QVERIFY(waitForTicks(*f.client, 2)); // what was on its way
        const TimeRange paused = memory->range();
        QVERIFY(waitForTicks(*f.client, 5));
        QCOMPARE(memory->range(), paused);
        click(f.find<QPushButton>("live"));
        QTRY_VERIFY(memory->range().to > paused.to);
        // Another span is another range.
        auto *span = f.find<QComboBox>("range");
        span->setFocus();
        span->lineEdit()->selectAll();
        QTest::keyClicks(span->lineEdit(), QStringLiteral("last 60 s"));
        QTest::keyClick(span->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(std::chrono::duration_cast<std::chrono::seconds>(memory->range().length()),
                     std::chrono::seconds(60));
    }

    void processesAreListedAndFiltered()
    {
        Fixture f;
        click(f.find<QPushButton>("nav-processes"));
        Page *page = f.window.currentPage();
        auto *table = static_cast<ProcessesPage *>(page)->view();
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 3, 10000);
        auto *filter = page->findChild<QLineEdit *>(QStringLiteral("processSearch"));
        QTest::keyClicks(filter, QStringLiteral("name=tst_window pid=%1").arg(QCoreApplication::applicationPid()));
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 10000);
        QCOMPARE(table->model()->index(0, ProcessModel::Pid).data().toString(),
                 QString::number(QCoreApplication::applicationPid()));
        filter->clear();
        QTest::keyClicks(filter, QStringLiteral("no such process"));
        QTRY_COMPARE(table->model()->rowCount(), 0);
    }

    void settingsApplyAtOnce()
    {
        Fixture f;
        click(f.find<QPushButton>("nav-settings"));
        Page *page = f.window.currentPage();
        auto *interval = page->findChild<QComboBox *>(QStringLiteral("settingsInterval"));
        QTRY_COMPARE(interval->currentData().toInt(), 100);
        interval->setCurrentIndex(interval->findData(250));
        QTRY_COMPARE(resultOf(f.client->config())->profileInterval, std::chrono::milliseconds(250));
        QTRY_COMPARE(f.settings.config().profileInterval, std::chrono::milliseconds(250));
        auto *theme = page->findChild<QComboBox *>(QStringLiteral("settingsTheme"));
        theme->setCurrentIndex(2);
        QVERIFY(f.themes.theme().dark);
        QCOMPARE(f.settings.theme(), ThemeChoice::Dark);
        theme->setCurrentIndex(1);
        QVERIFY(!f.themes.theme().dark);
    }

    void nonsenseInTheSettingsFileIsIgnored()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("settings.ini"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(
            "[collect]\nintervalMs=-5\ncpuBudget=banana\n[history]\nretentionSeconds=7200\n[window]\ntheme=purple\ngeometry=@ByteArray(xx)\npage=nowhere\nspanSeconds=9999999999\n");
        out.close();
        Settings settings(file);
        QCOMPARE(settings.config(),
                 PerformanceConfig().withKeptStacks(true).withMetricsRetention(std::chrono::seconds(7200)));
        QCOMPARE(settings.theme(), ThemeChoice::System);
        ThemeSource themes(qApp);
        const auto client = createPerformanceClient();
        MainWindow window(*client, settings, themes);
        QCOMPARE(window.currentPageId(), QStringLiteral("overview"));
    }

    /// What the window, its palette and the command line know of a page stands in one row; the window has each, and makes
    /// what the row says.
    void everyPageIsOneRow()
    {
        Fixture f;
        QStringList ids;
        QSet<QString> keys;
        for (const PageRow &row : pageTable()) {
            const QString id = QString::fromLatin1(row.id);
            keys << row.shortcut().toString();
            QCOMPARE(f.window.pageIds().contains(id), row.isFor(*f.client));
            if (!row.isFor(*f.client))
                continue;
            ids << id;
            QVERIFY(f.window.showPage(id));
            QCOMPARE(f.window.currentPageId(), id);
            QCOMPARE(f.window.currentPage()->metaObject(), row.type);
            const auto *button = f.window.findChild<QPushButton *>(QStringLiteral("nav-") + id);
            QVERIFY(button->isChecked());
            QVERIFY(button->text().startsWith(row.title())); // the number of suggestions may follow
            QCOMPARE(button->shortcut(), row.shortcut());
        }
        QCOMPARE(f.window.pageIds(), ids);
        QCOMPARE(keys.size(), qsizetype(pageTable().size()));
        const Page *processes = f.window.showPage<ProcessesPage>();
        QVERIFY(processes);
        QCOMPARE(processes, f.window.currentPage());
        QCOMPARE(f.window.currentPageId(), QStringLiteral("processes"));
    }

    void everyPageInBothThemesAndSizes()
    {
        Fixture f;
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Light}) {
            f.themes.choose(choice);
            for (const QString &id : f.window.pageIds()) {
                QVERIFY(f.window.showPage(id));
                for (const QSize &size : {QSize(760, 520), QSize(1600, 1000)}) {
                    f.window.resize(size);
                    QTRY_COMPARE(f.window.size(), size);
                    QVERIFY(!f.window.grab().isNull());
                }
                // Nothing of the other theme is left, on pages that were hidden while it changed neither.
                for (const QLabel *label : f.window.findChildren<QLabel *>()) {
                    if (label->isVisible() && label->property("role").toString() == u"soft")
                        QVERIFY2(label->palette().color(QPalette::WindowText) == f.themes.theme().softText,
                                 qPrintable(QStringLiteral("%1: %2").arg(id, label->text())));
                }
            }
        }
        QVERIFY(!f.window.showPage(QStringLiteral("nowhere")));
    }

    void everyControlHasAName()
    {
        Fixture f;
        for (const QString &id : f.window.pageIds()) {
            f.window.showPage(id);
            QVERIFY(waitForTicks(*f.client, 2)); // so that the page has something to show
            walk(QAccessible::queryAccessibleInterface(&f.window), id, 0);
        }
        f.window.profilingDialog()->show();
        walk(QAccessible::queryAccessibleInterface(f.window.profilingDialog()), QStringLiteral("profiling"), 0);
        QVERIFY(m_walked > 60);
    }

    void noticesAreShownAndDismissed()
    {
        NoticeBar bar;
        QVERIFY(bar.isHidden());
        bar.add(QStringLiteral("one"));
        bar.add(QStringLiteral("two"));
        bar.add(QStringLiteral("one"));
        QCOMPARE(bar.current(), QStringLiteral("one"));
        auto *dismiss = bar.findChild<QPushButton *>(QStringLiteral("noticeDismiss"));
        click(dismiss);
        QCOMPARE(bar.current(), QStringLiteral("two"));
        click(dismiss);
        QVERIFY(bar.isHidden());
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
