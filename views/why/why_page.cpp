// SPDX-License-Identifier: MIT
#include "why/why_page.h"

#include "base/label.h"
#include "why/ask_status.h"
#include "why/checked_card.h"
#include "why/explanation_text.h"
#include "why/range_words.h"
#include "why/why_chart.h"

#include <performance/core/when_done.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QTimer>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr size_t MostCauses = 5;
constexpr int PicturePoints = 90;

/// What suffered: the first evidence that a series shows, of the likeliest cause that has one.
const CauseEvidence *sufferer(const Explanation &explanation)
{
    for (const Cause &cause : explanation.causes) {
        for (const CauseEvidence &evidence : cause.evidence) {
            if (!evidence.series.isEmpty())
                return &evidence;
        }
    }
    return nullptr;
}

/// The series of the chart: what suffered; where nothing did, the first that was looked at.
QString charted(const Explanation &explanation)
{
    if (const CauseEvidence *evidence = sufferer(explanation))
        return evidence->series;
    const auto it = std::ranges::find_if(explanation.checked,
                                         [](const CheckedPart &part) { return !part.series.isEmpty(); });
    return it != explanation.checked.end() ? it->series : QString();
}

} // namespace

WhyPage::WhyPage(PerformanceClient &client, ViewState &state, const ThemeSource &themes)
    : m_client(client)
    , m_state(state)
    , m_themes(themes)
    , m_header(new RangeHeader)
    , m_status(new AskStatus)
    , m_chart(new WhyChart(client, state, themes))
    , m_nothing(makeNothing())
    , m_causes(new QVBoxLayout)
    , m_checked(new CheckedCard(themes))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    m_causes->setSpacing(space::Medium);
    column->addWidget(m_header);
    column->addWidget(m_status);
    column->addWidget(m_chart);
    column->addWidget(m_nothing);
    column->addLayout(m_causes);
    column->addWidget(m_checked);
    column->addStretch(1);
    setScrolled(content);
    m_header->setOffersChanges(client.machineLog() != nullptr);
    clear();
    followHeader();
    connect(m_status, &AskStatus::cancelWanted, this, &WhyPage::cancel);
    connect(m_status, &AskStatus::againWanted, this, [this] { ask(*m_asked); });
    connect(m_status, &AskStatus::thereWanted, this, [this] { ask(firstRecorded()); });
    connect(m_chart, &WhyChart::showSeries, this, &Page::showSeries);
    connect(m_checked, &CheckedCard::seriesWanted, this, [this](const QString &key) { Q_EMIT showSeries({key}); });
    connect(&client, &PerformanceClient::advanced, this, [this] {
        if (isVisible())
            showNow();
    });
}

void WhyPage::followHeader()
{
    connect(m_header, &RangeHeader::zoomWanted, this, [this] { Q_EMIT rangeWanted(*m_asked); });
    connect(m_header, &RangeHeader::liveWanted, this, &WhyPage::liveWanted);
    connect(m_header, &RangeHeader::changesWanted, this, [this] { Q_EMIT changesWanted(*m_asked); });
    connect(m_header, &RangeHeader::selectionWanted, this, [this] { ask(m_chart->selection()); });
    connect(m_header, &RangeHeader::copyWanted, this, &WhyPage::copy);
    connect(m_chart, &WhyChart::selectionChanged, this,
            [this] { m_header->setOffersSelection(m_shown && m_chart->selection() != *m_asked); });
}

/// Where all was as always.
QWidget *WhyPage::makeNothing()
{
    auto *card = new Card;
    card->setObjectName(QStringLiteral("nothingUnusual"));
    auto *title = makeLabel(QStringLiteral("✓ ") + nothingUnusualText(), "good");
    auto *text = makeLabel(
        tr("In this range the machine did what it did before: nothing that was looked at was short, slow or in somebody’s way. What felt slow may have waited for something outside of this machine."),
        "soft");
    card->box()->addWidget(title);
    card->box()->addWidget(text);
    return card;
}

CauseCard *WhyPage::card(size_t index)
{
    while (m_cards.size() <= index) {
        auto *card = new CauseCard(
            m_themes,
            {m_client.stacks() != nullptr, m_client.processes() != nullptr, m_client.machineLog() != nullptr});
        card->setObjectName(QStringLiteral("cause-%1").arg(m_cards.size() + 1));
        connect(card, &CauseCard::seriesWanted, this, [this](const QString &key) { Q_EMIT showSeries({key}); });
        connect(card, &CauseCard::stacksWanted, this, &WhyPage::stacksWanted);
        connect(card, &CauseCard::processesWanted, this, &WhyPage::processesWanted);
        connect(card, &CauseCard::changesWanted, this, &WhyPage::changesWanted);
        connect(card, &CauseCard::suggestionWanted, this, &WhyPage::suggestionWanted);
        m_causes->addWidget(card);
        m_cards.push_back(card);
    }
    return m_cards[index];
}

void WhyPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showNow();
    // Whoever brought the page up may be about to ask something else.
    QTimer::singleShot(0, this, [this] {
        if (!m_asked)
            ask(m_state.questioned());
    });
}

void WhyPage::showNow()
{
    m_header->setNow(m_state.isFixed() ? std::nullopt : std::optional(m_state.newest()));
}

std::optional<TimeRange> WhyPage::selection() const
{
    return m_asked && m_shown ? m_chart->selection() : m_asked;
}

/// What is left of an older answer must not be taken for one of the new question.
void WhyPage::clear()
{
    m_shown.reset();
    m_header->setAnswered(false);
    m_header->setOffersSelection(false);
    m_chart->hide();
    m_nothing->hide();
    m_checked->hide();
    for (CauseCard *card : m_cards)
        card->hide();
    if (auto *scroll = findChild<QScrollArea *>())
        scroll->verticalScrollBar()->setValue(0);
}

void WhyPage::ask(const TimeRange &range)
{
    m_answer.cancel(); // of several questions the newest counts
    const quint64 number = ++m_number;
    m_asked = range;
    clear();
    m_header->setRange(range);
    showNow();
    m_status->wait();
    m_sinceAsked.start();
    m_answer = m_client.ask(&Explanations::why, range);
    whenDone(m_answer, this, [this, number](const Answer &answer) {
        if (number != m_number)
            return;
        m_status->done();
        if (answer)
            showAnswer(*answer);
        else
            showError(answer.error());
    });
}

void WhyPage::cancel()
{
    ++m_number;
    m_answer.cancel();
    m_status->cancelled();
}

void WhyPage::showError(const PerformanceError &error)
{
    const bool elsewhere = error.code() == PerformanceErrorCode::Unsupported && m_state.recordedSince()
        && m_asked->to <= *m_state.recordedSince();
    m_status->fail(error.message(), elsewhere ? tr("Go to %1").arg(rangeText(firstRecorded())) : QString());
}

/// As much of what was recorded first as was asked for.
TimeRange WhyPage::firstRecorded() const
{
    const Timestamp since = m_state.recordedSince().value_or(m_state.newest());
    const Timestamp to = std::min(since + m_asked->length(),
                                  std::max(m_state.newest(), since + std::chrono::seconds(1)));
    return {since, to};
}

void WhyPage::showAnswer(const Explanation &explanation)
{
    m_shown = explanation;
    m_took = std::chrono::milliseconds(std::max<qint64>(1, m_sinceAsked.elapsed()));
    m_header->setAnswered(true);
    m_chart->setQuestion(*m_asked, explanation.before);
    m_nothing->setVisible(explanation.causes.empty());
    showCause(0);
}

/// One card in a turn of the event loop: to make and lay out all of them takes as long as several frames.
void WhyPage::showCause(size_t index)
{
    const size_t count = std::min(MostCauses, m_shown->causes.size());
    if (index == count) {
        m_checked->setExplanation(*m_shown, m_took);
        m_checked->show();
        askForPictures();
        askForSuggestions();
        return;
    }
    Cause cause = m_shown->causes[index];
    if (cause.range.isEmpty())
        cause.range = m_shown->range;
    card(index)->setCause(int(index) + 1, int(count), cause);
    m_cards[index]->show();
    QTimer::singleShot(0, this, [this, index, number = m_number] {
        if (number == m_number)
            showCause(index + 1);
    });
}

/// One question for all pictures: the chart needs to know what its series is as well.
void WhyPage::askForPictures()
{
    QStringList keys{charted(*m_shown)};
    // The same series twice says nothing more; beside the likeliest cause stands what the chart shows.
    for (const CauseCard *card : m_cards)
        keys << (card->isHidden() ? QString() : card->pictured(keys.mid(1)));
    if (std::ranges::all_of(keys, &QString::isEmpty))
        return;
    whenDone(m_client.ask(&History::queryAll, keys, m_chart->span(), PicturePoints), this,
             [this, keys, number = m_number](const PerformanceResult<std::vector<SeriesData>> &answers) {
                 if (number == m_number && answers)
                     showPictures(keys, *answers);
             });
}

void WhyPage::showPictures(const QStringList &keys, const std::vector<SeriesData> &answers)
{
    if (answers.empty() || qsizetype(answers.size()) != keys.size())
        return;
    if (!keys.first().isEmpty() && !answers.front().descriptor.metric.isEmpty()) {
        const CauseEvidence *evidence = sufferer(*m_shown);
        m_chart->setSeries(answers.front().descriptor, evidence ? evidence->value : std::nullopt,
                           evidence ? evidence->usual : std::nullopt);
        m_chart->show();
    }
    for (size_t i = 1; i < answers.size() && i <= m_cards.size(); ++i) {
        if (!keys[qsizetype(i)].isEmpty())
            m_cards[i - 1]->setPicture(answers[i], m_chart->span());
    }
}

void WhyPage::askForSuggestions()
{
    if (std::ranges::all_of(m_shown->causes, [](const Cause &cause) { return cause.suggestion.isEmpty(); }))
        return;
    whenDone(m_client.optimizations(), this,
             [this, number = m_number](const PerformanceResult<std::vector<PerformanceOptimization>> &all) {
                 if (number != m_number || !all)
                     return;
                 for (CauseCard *card : m_cards) {
                     const auto it = std::ranges::find(*all, card->cause().suggestion, &PerformanceOptimization::id);
                     if (!card->isHidden() && it != all->end() && !it->applied)
                         card->setSuggestion(it->name.text());
                 }
             });
}

void WhyPage::copy(RangeHeader::CopyAs form) const
{
    if (!m_shown)
        return;
    auto *copied = new QMimeData;
    copied->setText(form == RangeHeader::CopyAs::Markdown ? toMarkdown(*m_shown) : toPlainText(*m_shown));
    if (form == RangeHeader::CopyAs::Report)
        copied->setHtml(toHtml(*m_shown));
    QApplication::clipboard()->setMimeData(copied);
}

} // namespace wai
