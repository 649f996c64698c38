// SPDX-License-Identifier: MIT

// What happened to the machine: marks on charts, the list, notes; and the keys and buttons of the window that lead there and to
// “why?”.
#include "support/lock_story.h"
#include "support/pictures.h"
#include "support/settled.h"

#include "alerts/alert_notifier.h"
#include "alerts/alerts_dialog.h"
#include "charts/chart_gestures.h"
#include "charts/event_marks.h"
#include "charts/time_chart.h"
#include "files/settings.h"
#include "why/event_model.h"
#include "why/note_dialog.h"
#include "why/what_changed_dialog.h"
#include "why/why_page.h"
#include "window/command_palette.h"
#include "window/main_window.h"
#include "window/notice_bar.h"
#include "window/page_table.h"

#include <performance/client/report_client.h>

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;
using namespace wai;
using namespace Qt::StringLiterals;

namespace {

using Kind = MachineEvent::Kind;

MachineEvent happened(Kind kind, Timestamp time, const QString &subject, const QString &id = {})
{
    MachineEvent made;
    made.kind = kind;
    made.time = time;
    made.subject = subject;
    made.id = id;
    return made;
}

/// A plot that is 1,000 wide for 1,000 seconds.
ChartPlot plotOf(Timestamp from)
{
    ChartPlot plot;
    plot.area = QRectF(0, 0, 1000, 200);
    plot.range = {from, from + std::chrono::seconds(1000)};
    plot.theme = &Theme::light();
    return plot;
}

} // namespace

class TestWhatChanged : public QObject {
    Q_OBJECT

    ThemeSource m_themes{qApp};

    struct Fixture {
        LockStory story;
        ExplainedClient client;
        QTemporaryDir folder;
        Settings settings{folder.filePath(u"settings.ini"_s)};
        std::unique_ptr<MainWindow> window;

        explicit Fixture(ThemeSource &themes)
        {
            story.tell(client);
            window = std::make_unique<MainWindow>(client, settings, themes);
            window->show();
            if (!QTest::qWaitForWindowActive(window.get()))
                qFatal("no window");
            Q_EMIT client.advanced(story.now);
        }
        WhyPage *page() const { return qobject_cast<WhyPage *>(window->currentPage()); }
        template<typename T>
        T *find(const char *name)
        {
            T *widget = window->findChild<T *>(QString::fromLatin1(name));
            if (!widget)
                qFatal("%s is missing", name);
            return widget;
        }
        TimeChart *chart() const
        {
            for (TimeChart *one : window->currentPage()->findChildren<TimeChart *>()) {
                if (one->isVisible() && one->title() == u"CPU")
                    return one;
            }
            qFatal("no chart");
        }
    };

private Q_SLOTS:
    void marksNearEachOtherAreOne()
    {
        const Timestamp from = fromNanoseconds(1'790'000'000'000'000'000);
        const auto at = [&](int second) { return from + std::chrono::seconds(second); };
        const ChartPlot plot = plotOf(from);
        std::vector<MachineEvent> events{
            happened(Kind::Boot, at(-5), u"before"_s),       happened(Kind::PackageUpgraded, at(100), u"a"_s),
            happened(Kind::OutOfMemory, at(104), u"b"_s),    happened(Kind::Note, at(110), u"c"_s),
            happened(Kind::SettingChanged, at(500), u"d"_s), happened(Kind::Boot, at(1000), u"after"_s)};
        const std::vector<EventGroup> groups = groupEvents(events, plot);
        QCOMPARE(groups.size(), size_t(2));
        QCOMPARE(groups[0].count, size_t(3));
        QCOMPARE(groups[0].x, 105.0);                       // between the first and the last
        QCOMPARE(events[groups[0].speaks].subject, u"b"_s); // what failed stands for all of them
        QCOMPARE(groups[1].x, 500.0);
        const QStringList told = eventsAt(events, plot, 103);
        QCOMPARE(told.size(), 3);
        QVERIFY(told[1].contains(u"the kernel ended b, out of memory"_s));
        QVERIFY(eventsAt(events, plot, 300).isEmpty());
        // A change by us is in both: one mark is enough. What else is marked then stays.
        const auto mark = [&](TimelineEvent::Kind kind, int second) { return TimelineEvent{kind, at(second), u"d"_s}; };
        QVERIFY(isAmong(events, mark(TimelineEvent::Kind::Change, 500)));
        QVERIFY(!isAmong(events, mark(TimelineEvent::Kind::Change, 503)));
        QVERIFY(!isAmong(events, mark(TimelineEvent::Kind::Change, 104)));
        QVERIFY(!isAmong(events, mark(TimelineEvent::Kind::Gap, 500)));
        // Hundreds of upgrades at once neither fill the chart nor a tooltip.
        events.clear();
        for (int i = 0; i < 1000; ++i)
            events.push_back(happened(Kind::PackageUpgraded, at(i), u"p"_s));
        QVERIFY(groupEvents(events, plot).size() <= 12);
        const QStringList many = eventsAt(events, plot, groupEvents(events, plot)[3].x);
        QCOMPARE(many.size(), 9);
        QVERIFY(many.last().contains(u"more"_s));
        QVERIFY(groupEvents(events, ChartPlot()).empty());
    }

    void everyKindHasAShapeAndWords()
    {
        QSet<QByteArray> shapes;
        QSet<QString> words;
        for (int family = 0; family < EventFamilies; ++family) {
            QImage image(16, 16, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            drawEventShape(painter, {8, 8}, 9, EventFamily(family), Theme::light());
            painter.end();
            // By shape alone: whoever sees no colours tells them apart.
            QByteArray shape;
            for (int i = 0; i < 256; ++i)
                shape += image.pixelColor(i % 16, i / 16).lightness() < 200 ? '#' : ' ';
            shapes << shape;
            words << familyText(EventFamily(family));
        }
        QCOMPARE(shapes.size(), EventFamilies);
        QCOMPARE(words.size(), EventFamilies);
        for (int kind = 0; kind <= int(Kind::Note); ++kind)
            QVERIFY(!kindText(Kind(kind)).isEmpty());
    }

    void rowsThatStayKeepTheirPlace()
    {
        EventModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Timestamp t = fromNanoseconds(1'790'000'000'000'000'000);
        std::vector<MachineEvent> events;
        for (int i = 0; i < 5; ++i)
            events.push_back(happened(Kind::PackageUpgraded, t + std::chrono::minutes(i), QString::number(i)));
        model.setEvents(events);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.event(0).subject, u"4"_s); // the newest first
        const QPersistentModelIndex last(model.index(4, 0));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        events.erase(events.begin() + 2);
        events.push_back(happened(Kind::Note, t + std::chrono::minutes(9), u"n"_s, u"1"_s));
        model.setEvents(events);
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(last.isValid());
        QCOMPARE(last.row(), 4);
        QVERIFY(reset.isEmpty());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setEvents(events); // nothing new
        QVERIFY(inserted.isEmpty());
        model.setEvents({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.data(model.index(7, 0), Qt::DisplayRole), QVariant());
        QCOMPARE(model.headerData(EventModel::What, Qt::Horizontal).toString(), u"What"_s);
    }

    void theListIsSearchedFilteredAndLeadsToTheMoment()
    {
        Fixture f(m_themes);
        f.client.log.add(happened(Kind::OutOfMemory, f.story.upgraded - std::chrono::hours(3), u"chrome"_s));
        f.client.log.add(happened(Kind::Boot, f.story.upgraded - std::chrono::hours(24 * 12), QString()));
        f.window->openChanges(f.story.range);
        auto *dialog = f.window->findChild<WhatChangedDialog *>();
        auto *table = dialog->findChild<QTableView *>(u"changesTable"_s);
        QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto subject = [&](int row) { return table->model()->index(row, EventModel::What).data().toString(); };
        QTRY_COMPARE(table->model()->rowCount(), 3); // a week
        QCOMPARE(subject(0), u"postgresql.service"_s);
        picture(m_themes, dialog, "changes");
        auto *search = dialog->findChild<QLineEdit *>(u"changesSearch"_s);
        QTest::keyClicks(search, u"dpkg 15.5"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(subject(0), u"libpq5"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"changesCount"_s)->text().startsWith(u"1 of 3, until "_s));
        QVERIFY(settled(table->viewport()));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, EventModel::What)).center());
        QCOMPARE(f.window->viewState().intent().moment, f.story.upgraded);
        QVERIFY(f.window->viewState().range().contains(f.story.upgraded));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(u"libpq5\t15.3-0 → 15.5-1\t/var/log/dpkg.log"_s));
        search->clear();
        auto *kind = dialog->findChild<QComboBox *>(u"changesKind"_s);
        kind->setCurrentIndex(kind->findText(u"Failures"_s));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(subject(0), u"chrome"_s);
        kind->setCurrentIndex(0);
        auto *span = dialog->findChild<QComboBox *>(u"changesSpan"_s);
        span->setCurrentIndex(2);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        span->setCurrentIndex(0);
        QTRY_COMPARE(table->model()->rowCount(), 3);
    }

    void notesAreWrittenChangedRemovedAndComeBack()
    {
        Fixture f(m_themes);
        TimeChart *chart = f.chart();
        QTRY_VERIFY(!chart->range().isEmpty());
        const Timestamp moment = f.window->viewState().range().to - std::chrono::seconds(20);
        f.window->viewState().setMoment(moment);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_N);
        QPointer<NoteDialog> note = f.window->findChild<NoteDialog *>();
        QVERIFY(note);
        auto *save = note->findChild<QPushButton *>(u"noteSave"_s);
        QVERIFY(!save->isEnabled()); // nothing is no note
        QTest::keyClicks(note->findChild<QLineEdit *>(u"noteText"_s), u"why? began the backup"_s);
        QVERIFY(f.client.why.asked.empty()); // in a text, a question mark is one
        picture(m_themes, note, "note");
        f.client.log.refuses = true;
        save->click();
        QTRY_VERIFY(note->findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly));
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(note->isVisible());
        f.client.log.refuses = false;
        QTest::keyClick(note->findChild<QLineEdit *>(u"noteText"_s), Qt::Key_Return);
        QTRY_VERIFY(!note);
        QCOMPARE(f.client.log.events.back().subject, u"why? began the backup"_s);
        QCOMPARE(f.client.log.events.back().time, moment);
        // It is marked on charts without being asked for again.
        QTRY_VERIFY(!f.window->viewState().machineEvents().empty());
        QCOMPARE(f.window->viewState().machineEvents().back().time, moment);

        f.window->openChanges(f.window->viewState().questioned());
        auto *dialog = f.window->findChild<WhatChangedDialog *>();
        auto *table = dialog->findChild<QTableView *>(u"changesTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        table->selectRow(1); // of a log: it stays as it is
        QVERIFY(!dialog->findChild<QPushButton *>(u"changesRemove"_s)->isEnabled());
        table->selectRow(0);
        dialog->findChild<QPushButton *>(u"changesEdit"_s)->click();
        note = f.window->findChild<NoteDialog *>();
        auto *text = note->findChild<QLineEdit *>(u"noteText"_s);
        QCOMPARE(text->text(), u"why? began the backup"_s);
        text->setText(u"began the backup"_s);
        note->findChild<QPushButton *>(u"noteSave"_s)->click();
        QTRY_VERIFY(!note);
        QCOMPARE(f.client.log.events.size(), size_t(3));
        QCOMPARE(f.client.log.events.back().subject, u"began the backup"_s);
        QTRY_COMPARE(table->model()->index(0, EventModel::What).data().toString(), u"began the backup"_s);

        table->selectRow(0);
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        auto *undo = dialog->findChild<QPushButton *>(u"changesUndo"_s);
        QTRY_VERIFY(undo->isVisible());
        undo->click();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(f.client.log.events.back().subject, u"began the backup"_s);
        QCOMPARE(f.client.log.events.back().time, moment);
        QVERIFY(!undo->isVisible());
    }

    void oneKeyAsksWhy()
    {
        Fixture f(m_themes);
        f.window->viewState().setBrush(f.story.range);
        QTest::keyClick(f.window.get(), Qt::Key_Question);
        QTRY_VERIFY(f.page());
        QCOMPARE(f.client.why.asked, std::vector<TimeRange>{f.story.range});
        QTest::qWait(50); // a page that is first seen asks by itself, unless somebody did
        QCOMPARE(f.client.why.asked.size(), size_t(1));
        QTRY_VERIFY(f.page()->findChild<CauseCard *>(u"cause-1"_s));
        picture(m_themes, f.window.get(), "why-window");
        f.window->resize(900, 600);
        picture(m_themes, f.window.get(), "why-window-small");
        // Again on its own page: what is selected there.
        const TimeRange narrow{f.story.range.from, f.story.range.from + std::chrono::seconds(20)};
        auto *chart = f.find<TimeChart>("whyChart");
        QTRY_VERIFY(chart->isVisible());
        chart->state()->setBrush(narrow);
        QTest::keyClick(f.window.get(), Qt::Key_Question);
        QTRY_COMPARE(f.client.why.asked.size(), size_t(2));
        QCOMPARE(f.client.why.asked.back(), narrow);
    }

    void buttonMenuAndPaletteAskAsWell()
    {
        Fixture f(m_themes);
        auto *why = f.find<QPushButton>("why");
        QVERIFY(settled(why));
        QTest::mouseClick(why, Qt::LeftButton);
        QTRY_VERIFY(f.page());
        QCOMPARE(f.client.why.asked.back().length(), nanoseconds(std::chrono::minutes(1))); // live: the last minute
        QVERIFY(!why->isVisible());                                                         // the page has its own ways
        f.window->showPage(u"overview"_s);
        QVERIFY(why->isVisible());
        const auto trigger = [&](const QString &text) {
            const std::unique_ptr<QMenu> menu(f.chart()->makeMenu());
            for (QAction *action : menu->actions()) {
                if (action->text() == text) {
                    action->trigger();
                    return true;
                }
            }
            return false;
        };
        f.window->viewState().setBrush(f.story.range);
        QVERIFY(trigger(u"Why was it slow?"_s));
        QTRY_VERIFY(f.page());
        QCOMPARE(f.client.why.asked.back(), f.story.range);
        f.window->showPage(u"overview"_s);
        QVERIFY(trigger(u"What changed …"_s));
        QVERIFY(f.window->findChild<WhatChangedDialog *>());
        QVERIFY(trigger(u"Write a note …"_s));
        QVERIFY(f.window->findChild<NoteDialog *>());
        f.window->activateWindow();
        f.window->openPalette();
        auto *input = f.window->palette()->findChild<QLineEdit *>(u"paletteInput"_s);
        QTest::keyClicks(input, u"why ask"_s);
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_VERIFY(f.page());
        QCOMPARE(f.window->findChild<QPushButton *>(u"nav-why"_s)->shortcut(), QKeySequence(u"Ctrl+9"_s));
    }

    void whatThePageLeadsToIsShown()
    {
        Fixture f(m_themes);
        f.window->askWhy(f.story.range);
        WhyPage *page = f.page();
        QVERIFY(page);
        Q_EMIT page->rangeWanted(f.story.range);
        QCOMPARE(f.window->currentPageId(), u"overview"_s);
        QCOMPARE(f.window->viewState().range().from, f.story.range.from);
        Q_EMIT page->processesWanted(f.story.range);
        QCOMPARE(f.window->currentPageId(), u"processes"_s);
        QCOMPARE(f.window->viewState().intent().brush, f.story.range);
        QVERIFY(f.story.range.contains(*f.window->viewState().intent().moment));
        QSignalSpy stacks(page, &Page::showStacks);
        Q_EMIT page->stacksWanted(f.story.lock(), u"Ledger::append"_s);
        QCOMPARE(f.window->currentPageId(), u"profiler"_s);
        QCOMPARE(stacks.first().first().value<StacksFilter>().processes, std::vector<qint32>{4711});
        QCOMPARE(stacks.first().last().toString(), u"Ledger::append"_s);
        Q_EMIT page->suggestionWanted(u"D4-backup"_s);
        QCOMPARE(f.window->currentPageId(), u"improve"_s);
        Q_EMIT page->liveWanted();
        QVERIFY(f.window->viewState().intent().isLive());
        QVERIFY(!f.window->viewState().intent().brush);
    }

    /// An alert that no desktop shows has its question in the window.
    void anAlertAsksWhy()
    {
        Fixture f(m_themes);
        auto *notifier = f.window->findChild<AlertNotifier *>();
        Q_EMIT notifier->untold(u"CPU utilisation has been above 90 % for 30 s."_s, f.story.range);
        auto *action = f.find<QPushButton>("noticeAction");
        QTRY_VERIFY(action->isVisible());
        QCOMPARE(action->text(), u"Why?"_s);
        action->click();
        QTRY_VERIFY(f.page());
        QCOMPARE(f.client.why.asked, std::vector<TimeRange>{f.story.range});
        f.window->showPage(u"overview"_s);
        const TimeRange later{f.story.range.to, f.story.now};
        Q_EMIT notifier->whyWanted(later);
        QCOMPARE(f.client.why.asked.back(), later);
        // One that rang before.
        Alert alert;
        alert.sentence = u"<i>CPU</i> has been above 90 %."_s;
        alert.since = f.story.range.from;
        alert.endedAt = f.story.range.from + std::chrono::minutes(1);
        f.client.alerts_.rung = {alert};
        f.window->openAlerts(QString());
        QPointer<AlertsDialog> dialog = f.window->findChild<AlertsDialog *>();
        auto *rung = dialog->findChild<QLabel *>(u"rung"_s);
        QTRY_VERIFY(rung->text().contains(u"&lt;i&gt;CPU"_s));
        Q_EMIT rung->linkActivated(u"7"_s); // there is none
        QCOMPARE(f.client.why.asked.back(), later);
        Q_EMIT rung->linkActivated(u"0"_s);
        QCOMPARE(f.client.why.asked.back(), (TimeRange{alert.since, *alert.endedAt}));
        QTRY_VERIFY(!dialog);
    }

    void everyChartMarksWhatHappened()
    {
        Fixture f(m_themes);
        f.client.log.add(
            happened(Kind::ServiceFailed, f.story.range.from + std::chrono::seconds(30), u"shop-api.service"_s));
        f.client.log.add(
            happened(Kind::SettingChanged, f.story.range.to + std::chrono::minutes(3), u"vm.swappiness"_s));
        f.client.log.add(
            happened(Kind::Note, f.story.range.to + std::chrono::minutes(5), u"began the backup by hand"_s, u"n"_s));
        f.window->viewState().show(
            {f.story.upgraded - std::chrono::minutes(3), f.story.range.to + std::chrono::minutes(9)});
        QTRY_COMPARE(f.window->viewState().machineEvents().size(), size_t(5));
        TimeChart *chart = f.chart();
        QTRY_VERIFY(chart->summary().contains(u"shop-api.service failed"_s));
        // Of the moment under the pointer, the tooltip says what happened.
        const ChartPlot plot = chart->plot();
        QVERIFY(!eventsAt(f.window->viewState().machineEvents(), plot, plot.x(f.story.upgraded)).isEmpty());
        picture(m_themes, f.window.get(), "marks");
    }

    /// Whatever takes the focus says what it is.
    void everyControlHasAName()
    {
        Fixture f(m_themes);
        f.window->askWhy(f.story.range);
        QTRY_VERIFY(f.find<TimeChart>("whyChart")->isVisible());
        f.window->openChanges(f.story.range);
        MachineEvent note;
        note.time = f.story.range.from;
        f.window->openNote(note);
        int walked = 0;
        for (const QWidget *root :
             {static_cast<QWidget *>(f.page()), static_cast<QWidget *>(f.window->findChild<WhatChangedDialog *>()),
              static_cast<QWidget *>(f.window->findChild<NoteDialog *>())}) {
            for (QWidget *widget : root->findChildren<QWidget *>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
                    || widget->objectName().startsWith(u"qt_"_s))
                    continue;
                const QAccessibleInterface *node = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(node && !node->text(QAccessible::Name).isEmpty(),
                         qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
                ++walked;
            }
        }
        QVERIFY(walked > 20);
    }

    /// A window offers what its client can answer, and nothing else.
    void aReportHasWhatItCanAnswer()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"settings.ini"_s));
        ReportClient client{PerformanceReport()};
        MainWindow window(PerformanceReport(), settings, m_themes);
        const bool answers = client.explanations() != nullptr;
        QCOMPARE(window.pageIds().contains(u"why"_s), answers);
        QCOMPARE(!window.findChild<QPushButton *>(u"why"_s)->isHidden(), answers);
        QCOMPARE(window.viewState().offers(), (ViewOffers{answers, client.machineLog() != nullptr}));
        QVERIFY(pageIds().contains(u"why"_s));
    }
};

QTEST_MAIN(TestWhatChanged)
#include "tst_what_changed.moc"
