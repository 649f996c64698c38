// SPDX-License-Identifier: MIT

// The page “Why was it slow?”: what is asked, what stands there, where it leads.
#include "support/lock_story.h"
#include "support/pictures.h"
#include "support/settled.h"

#include "base/view_state.h"
#include "charts/time_chart.h"
#include "theme/theme.h"
#include "why/explanation_text.h"
#include "why/range_words.h"
#include "why/sparkline.h"
#include "why/why_chart.h"
#include "why/why_page.h"

#include <performance/core/format.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace performance;
using namespace wai;
using namespace Qt::StringLiterals;

namespace {

QStringList textsIn(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts;
}

} // namespace

class TestWhy : public QObject {
    Q_OBJECT

    ThemeSource m_themes{qApp};

    struct Fixture {
        LockStory story;
        ExplainedClient client;
        ViewState state;
        std::unique_ptr<WhyPage> page;

        explicit Fixture(const ThemeSource &themes, ExplainedClient::Has has = ExplainedClient::Has::ProcessesAndStacks)
            : client(has)
        {
            story.tell(client);
            state.advance(story.now);
            state.setOffers({true, true});
            page = std::make_unique<WhyPage>(client, state, themes);
            page->resize(1000, 760);
        }
        void ask()
        {
            page->ask(story.range);
            page->show();
        }
        template<typename T>
        T *find(const char *name)
        {
            T *widget = page->findChild<T *>(QString::fromLatin1(name));
            if (!widget)
                qFatal("%s is missing", name);
            return widget;
        }
        CauseCard *card(int number) { return find<CauseCard>(qPrintable(u"cause-%1"_s.arg(number))); }
        bool says(const QString &text) const { return textsIn(*page).join(u'\n').contains(text); }
    };

private Q_SLOTS:
    void causesStandByRankWithTheirEvidence()
    {
        Fixture f(m_themes);
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-3"_s));
        QCOMPARE(f.client.why.asked.size(), size_t(1));
        QCOMPARE(f.client.why.asked.front(), f.story.range);
        QCOMPARE(f.card(1)->cause().kind, u"lock.convoy"_s);
        QVERIFY(f.says(u"held by its thread “audit”"_s));
        QVERIFY(f.says(u"9 of 12 workers"_s));
        QTRY_VERIFY(f.says(u"network 2 % of 1 Gbit/s"_s));
        QVERIFY(f.says(u"perf_event_paranoid is 2"_s));
        QVERIFY(f.find<QLabel>("checkCount")->text().startsWith(u"8 checks, "_s)); // three causes, five that it was not
        QVERIFY(f.find<QLabel>("whyLength")->text().contains(u"2 min 40 s · 31 min ago"_s));
        QVERIFY(f.find<QWidget>("nothingUnusual")->isHidden());
        // What suffered is charted, with what it is usually like.
        auto *chart = f.find<TimeChart>("whyChart");
        QTRY_VERIFY(chart->isVisible());
        QCOMPARE(chart->title(),
                 u"shop-api: requests, p95: %1 instead of %2"_s.arg(formatValue(1.9, u"s"), formatValue(0.04, u"s")));
        QCOMPARE(chart->state()->intent().brush, f.story.range);
        QTRY_COMPARE(chart->state()->machineEvents().size(), size_t(2));
        QTRY_VERIFY(chart->range().from < f.story.upgraded && chart->range().to > f.story.range.to);
        QTRY_VERIFY(chart->summary().contains(u"libpq5 was upgraded (15.3-0 → 15.5-1)"_s));
        picture(m_themes, f.page.get(), "why");
    }

    void buttonsLeadToWhatIsMeant()
    {
        Fixture f(m_themes);
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-3"_s));
        QSignalSpy changes(f.page.get(), &WhyPage::changesWanted);
        QSignalSpy suggestion(f.page.get(), &WhyPage::suggestionWanted);
        QSignalSpy stacks(f.page.get(), &WhyPage::stacksWanted);
        QSignalSpy processes(f.page.get(), &WhyPage::processesWanted);
        QSignalSpy series(f.page.get(), &Page::showSeries);
        QSignalSpy zoom(f.page.get(), &WhyPage::rangeWanted);
        auto *apply = f.card(2)->findChild<QPushButton *>(u"causeSuggestion"_s);
        QTRY_VERIFY(apply->isVisible());
        QCOMPARE(apply->text(), u"Suggestion: idle disk priority for backup.service ▸ Apply"_s);
        apply->click();
        QCOMPARE(suggestion.first().first().toString(), u"D4-backup"_s);
        QVERIFY(f.card(1)->findChild<QPushButton *>(u"causeSuggestion"_s)->isHidden());
        f.card(1)->findChild<QPushButton *>(u"causeStacks"_s)->click();
        Q_EMIT f.card(1)->findChild<QLabel *>(u"causeEvidence"_s)->linkActivated(u"function:1"_s);
        QCOMPARE(stacks.size(), 2);
        QCOMPARE(stacks.first().first().value<Cause>().process, 4711);
        QCOMPARE(stacks.last().last().toString(), u"Ledger::append"_s);
        QVERIFY(f.card(3)->findChild<QPushButton *>(u"causeStacks"_s)->isHidden()); // of nobody's there is none
        f.card(2)->findChild<QPushButton *>(u"causeProcesses"_s)->click();
        QCOMPARE(processes.first().first().value<TimeRange>(), f.story.range);
        // Of a change, the list of changes says more than who ran.
        QVERIFY(f.card(3)->findChild<QPushButton *>(u"causeProcesses"_s)->isHidden());
        f.card(3)->findChild<QPushButton *>(u"causeChanges"_s)->click();
        QCOMPARE(changes.takeFirst().first().value<TimeRange>(), f.story.range); // it says no range of its own
        f.find<QPushButton>("whyChanges")->click();
        QCOMPARE(changes.first().first().value<TimeRange>(), f.story.range);
        f.find<QPushButton>("whyZoom")->click();
        QCOMPARE(zoom.first().first().value<TimeRange>(), f.story.range);
        Q_EMIT f.card(1)->findChild<QLabel *>(u"causeEvidence"_s)->linkActivated(u"series:0"_s);
        QCOMPARE(series.first().first().toStringList(), QStringList(LockStory::latency().key()));
        Q_EMIT f.find<QLabel>("checked")->linkActivated(u"0"_s);
        QCOMPARE(series.last().first().toStringList(), QStringList(LockStory::cpu().key()));
        Q_EMIT f.card(1)
            ->findChild<QLabel *>(u"causeEvidence"_s)
            ->linkActivated(u"series:99"_s); // nobody made that one
        QCOMPARE(series.size(), 2);
    }

    /// A client that keeps neither processes nor stacks: nothing leads there.
    void nothingLeadsToWhatIsNotThere()
    {
        Fixture f(m_themes, ExplainedClient::Has::Explanations);
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-3"_s));
        QVERIFY(f.card(1)->findChild<QPushButton *>(u"causeStacks"_s)->isHidden());
        QVERIFY(f.card(1)->findChild<QPushButton *>(u"causeProcesses"_s)->isHidden());
        QVERIFY(!f.card(1)->findChild<QLabel *>(u"causeEvidence"_s)->text().contains(u"function:"_s));
    }

    void nothingUnusualIsAnAnswer()
    {
        Fixture f(m_themes);
        const Explanation quiet = [&] {
            Explanation answer = f.story.explanation();
            answer.causes.clear();
            answer.notes.clear();
            return answer;
        }();
        f.client.why.answer = [quiet](const TimeRange &) { return MadeExplanations::Answer(quiet); };
        f.ask();
        QTRY_VERIFY(f.says(u"Nothing unusual"_s));
        QVERIFY(f.find<QWidget>("nothingUnusual")->isVisible());
        QTRY_VERIFY(f.says(u"memory pressure 0 %"_s));
        QVERIFY(!f.says(u"Could not be looked at"_s));
        QVERIFY(f.find<QLabel>("checkCount")->text().startsWith(u"5 checks"_s));
        QVERIFY(toPlainText(quiet).contains(u"Nothing unusual"_s));
        picture(m_themes, f.page.get(), "why-nothing");
    }

    /// The same series beside two causes would say nothing more; and what is as always is not said to be instead of it.
    void picturesAndTitlesSayNothingTwice()
    {
        Fixture f(m_themes);
        Explanation answer = f.story.explanation();
        answer.causes[0].evidence[0].value = 0.041;
        answer.causes[1].evidence[0].series = LockStory::latency().key();
        f.client.why.answer = [answer](const TimeRange &) { return MadeExplanations::Answer(answer); };
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-3"_s));
        auto *first = f.card(1)->findChild<Sparkline *>();
        QTRY_VERIFY(first->isVisible());
        QVERIFY(first->accessibleName().startsWith(u"shop-api: requests, p95: at most "_s));
        QVERIFY(!f.card(2)->findChild<Sparkline *>()->isVisible());
        QVERIFY(f.find<TimeChart>("whyChart")->title().contains(u", usually "_s));
    }

    void theNewestQuestionWins()
    {
        Fixture f(m_themes);
        f.client.why.holds = true;
        const TimeRange later{f.story.range.to, f.story.range.to + std::chrono::minutes(1)};
        f.ask();
        f.page->ask(later);
        f.client.why.release(1);
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-1"_s));
        QCOMPARE(f.find<QLabel>("whyWhen")->text(), rangeText(later));
        f.client.why.answer = [&](const TimeRange &) {
            return MadeExplanations::Answer(
                tl::make_unexpected(PerformanceError(PerformanceErrorCode::Other, u"old"_s)));
        };
        f.client.why.release(0);
        QTest::qWait(50); // whatever the first answer would do, it would do now
        QVERIFY(f.card(1)->isVisible());
        QVERIFY(f.find<QLabel>("whyStatus")->text().isEmpty());
    }

    void aLongQuestionSaysSoAndCanBeGivenUp()
    {
        Fixture f(m_themes);
        f.client.why.holds = true;
        f.ask();
        auto *cancel = f.find<QPushButton>("whyCancel");
        QVERIFY(!cancel->isVisible()); // a short one says nothing
        QTRY_VERIFY_WITH_TIMEOUT(cancel->isVisible(), 20000);
        QVERIFY(f.page->findChild<QProgressBar *>()->isVisible());
        QVERIFY(settled(cancel));
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!cancel->isVisible());
        QVERIFY(f.says(u"given up"_s));
        f.client.why.release(0);
        QTest::qWait(50); // whatever the answer would do, it would do now
        QVERIFY(!f.page->findChild<CauseCard *>(u"cause-1"_s));
        f.client.why.holds = false;
        f.find<QPushButton>("whyRetry")->click();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-1"_s));
        QVERIFY(!f.find<QPushButton>("whyRetry")->isVisible());
    }

    void whereNothingWasRecordedItLeadsToWhereSomethingWas()
    {
        Fixture f(m_themes);
        const Timestamp since = f.story.range.to + std::chrono::minutes(3);
        f.state.setRecordedSince(since);
        const auto answer = f.client.why.answer;
        f.client.why.answer = [&](const TimeRange &range) {
            if (range.from >= since)
                return answer(range);
            return MadeExplanations::Answer(tl::make_unexpected(PerformanceError(
                PerformanceErrorCode::Unsupported, u"14:02"_s, u"Nothing was recorded then, only since 14:08"_s)));
        };
        f.ask();
        auto *there = f.find<QPushButton>("whyThere");
        QTRY_VERIFY(there->isVisible());
        QVERIFY(f.says(u"only since 14:08"_s));
        picture(m_themes, f.page.get(), "why-unrecorded");
        there->click();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-1"_s));
        QCOMPARE(f.client.why.asked.back(), (TimeRange{since, since + f.story.range.length()}));
    }

    /// A report has no now: nothing is ago, and there is nowhere to go live.
    void ofAReportItSaysNothingOfNow()
    {
        Fixture f(m_themes);
        f.state.setFixed({f.story.range.from, f.story.range.to});
        f.page->show();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-1"_s));
        QCOMPARE(f.client.why.asked.back(), f.state.range()); // all of it
        QVERIFY(f.find<QPushButton>("whyLive")->isHidden());
        QVERIFY(f.find<QPushButton>("whyZoom")->isVisible());
        QCOMPARE(f.find<QLabel>("whyLength")->text(), lengthText(f.story.range));
    }

    void anErrorIsSaidInWords()
    {
        Fixture f(m_themes);
        f.client.why.answer = [](const TimeRange &) {
            return MadeExplanations::Answer(tl::make_unexpected(
                PerformanceError(PerformanceErrorCode::IoError, u"/var/x"_s, u"Input/output error"_s)));
        };
        f.ask();
        QTRY_VERIFY(f.says(u"Input/output error"_s));
        QVERIFY(!f.find<QPushButton>("whyThere")->isVisible());
        QVERIFY(f.find<QPushButton>("whyRetry")->isVisible());
    }

    void anotherSelectionInTheChartCanBeAskedFor()
    {
        Fixture f(m_themes);
        f.ask();
        auto *chart = f.find<TimeChart>("whyChart");
        QTRY_VERIFY(chart->isVisible());
        auto *again = f.find<QPushButton>("whySelection");
        QVERIFY(!again->isVisible());
        const TimeRange narrow{f.story.range.from, f.story.range.from + std::chrono::seconds(30)};
        chart->state()->setBrush(narrow);
        QVERIFY(again->isVisible());
        QCOMPARE(f.page->selection(), narrow);
        again->click();
        QTRY_COMPARE(f.client.why.asked.size(), size_t(2));
        QCOMPARE(f.client.why.asked.back(), narrow);
        QTRY_VERIFY(!again->isVisible());
    }

    void itAsksByItselfOnlyWhenItIsFirstSeen()
    {
        Fixture f(m_themes);
        QVERIFY(f.client.why.asked.empty());
        f.state.setBrush(f.story.range);
        f.page->show();
        QTRY_COMPARE(f.client.why.asked, std::vector<TimeRange>{f.story.range});
        f.page->hide();
        f.state.setBrush(std::nullopt);
        f.page->show();
        QTest::qWait(50); // it would ask now
        QCOMPARE(f.client.why.asked.size(), size_t(1));
    }

    void whatIsAskedFor()
    {
        ViewState state;
        const Timestamp now = fromNanoseconds(1'790'000'000'000'000'000);
        state.advance(now);
        // Live: the last minute, not all that is shown.
        QCOMPARE(state.questioned().length(), nanoseconds(std::chrono::minutes(1)));
        QCOMPARE(state.questioned().to, state.range().to);
        state.setHover(now - std::chrono::minutes(2));
        QCOMPARE(state.questioned(),
                 (TimeRange{now - std::chrono::minutes(2), now - std::chrono::minutes(2) + std::chrono::seconds(1)}));
        state.setHover(std::nullopt);
        state.show({now - std::chrono::hours(2), now - std::chrono::hours(1)});
        QCOMPARE(state.questioned(), state.range()); // of the past: what is seen
        const TimeRange brush{now - std::chrono::minutes(70), now - std::chrono::minutes(69)};
        state.setMoment(now - std::chrono::minutes(80));
        state.setBrush(brush);
        QCOMPARE(state.questioned(), brush);
    }

    void copiesAreTextMarkdownAndHtml()
    {
        Fixture f(m_themes);
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-1"_s));
        const auto actions = f.find<QPushButton>("whyCopy")->menu()->actions();
        QCOMPARE(actions.size(), 3);
        actions[0]->trigger();
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.contains(u"1. Threads of shop-api waited for one lock"_s), qPrintable(text));
        QVERIFY(text.contains(u"   - Requests took 1.9 s instead of 40 ms."_s));
        QVERIFY(text.contains(u"Looked at and not it:"_s));
        actions[1]->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(u"1. **Threads of shop-api waited"_s));
        actions[2]->trigger();
        QVERIFY(QApplication::clipboard()->mimeData()->html().contains(u"<h3>1. Threads of shop-api waited"_s));
    }

    void namesOfProgramsBecomeNoMarkup()
    {
        Fixture f(m_themes);
        Explanation hostile = f.story.explanation();
        hostile.causes.resize(1);
        hostile.causes[0].sentence = Message(u"<b>*x*</b> [y](z)\x1b|\u202e# took the CPU"_s);
        hostile.causes[0].evidence = {{Message(u"<a href=\"series:0\">trap</a> %1 `c`"_s), {}, {}, {}, {}}};
        hostile.checked = {{u"x"_s, Message(u"<img src=x>"_s), {}}};
        f.client.why.answer = [hostile](const TimeRange &) { return MadeExplanations::Answer(hostile); };
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-1"_s));
        QVERIFY(f.card(1)->findChild<QLabel *>(u"causeEvidence"_s)->text().startsWith(u"&lt;a href="_s));
        QTRY_VERIFY(f.find<QLabel>("checked")->text().contains(u"&lt;img"_s));
        QVERIFY(!f.card(1)->findChild<QLabel *>(u"causeSentence"_s)->text().contains(QChar(0x202e)));
        const QString markdown = toMarkdown(hostile);
        QVERIFY2(markdown.contains(u"\\<b\\>\\*x\\*\\</b\\> \\[y\\](z)"_s), qPrintable(markdown));
        QVERIFY(markdown.contains(u"%1 \\`c\\`"_s));
        const QString html = toHtml(hostile);
        QVERIFY(html.contains(u"&lt;b&gt;*x*"_s) && !html.contains(u"<img"_s) && !html.contains(QChar(0x1b)));
    }

    /// A stranger's language, a small window: everything that is said can be read.
    void longWordsFitASmallWindow()
    {
        Fixture f(m_themes);
        Explanation answer = f.story.explanation();
        answer.causes[0].sentence = Message(
            u"Arbeitsverarbeitungsvorgänge von „warenwirtschaftsschnittstelle“ warteten auf eine Zugriffssperre, die der Protokollierungsausführungsfaden während seiner Festplattenschreibvorgänge hielt"_s);
        answer.causes[1].evidence[0].sentence = Message(
            u"Massenspeicherauslastung 91 %; sicherungsdatentraegerverwaltung.service schrieb 84 % der Bytes, und ein Vorgang dauerte viermal so lange wie in der Stunde davor."_s);
        f.client.why.answer = [answer](const TimeRange &) { return MadeExplanations::Answer(answer); };
        f.client.advice_.made[0].name = Message(
            u"Leerlaufpriorität für Massenspeicherzugriffe der Sicherungsdatenträgerverwaltung.service einstellen"_s);
        f.page->resize(700, 520);
        f.ask();
        QTRY_VERIFY(f.page->findChild<CauseCard *>(u"cause-3"_s));
        auto *apply = f.card(2)->findChild<QPushButton *>(u"causeSuggestion"_s);
        QTRY_VERIFY(apply->isVisible());
        QVERIFY(settled(apply));
        for (const QWidget *widget : f.page->findChildren<QWidget *>()) {
            if (!widget->isVisible()
                || (!qobject_cast<const QLabel *>(widget) && !qobject_cast<const QPushButton *>(widget)))
                continue;
            const int right = widget->mapTo(f.page.get(), QPoint(widget->width(), 0)).x();
            QVERIFY2(right <= f.page->width(),
                     qPrintable(u"%1 ends at %2"_s.arg(widget->objectName(), QString::number(right))));
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), qPrintable(widget->objectName()));
        }
        picture(m_themes, f.page.get(), "why-long");
    }
};

QTEST_MAIN(TestWhy)
#include "tst_why.moc"
