// SPDX-License-Identifier: MIT
#include "improve/improve_page.h"

#include "base/card.h"
#include "base/label.h"
#include "improve/change_dialog.h"
#include "improve/experiment_dialog.h"
#include "improve/proven_card.h"
#include "improve/suggestion_card.h"
#include "improve/threshold_dialog.h"

#include <performance/core/duration_text.h>
#include <performance/core/quoted_text.h>
#include <performance/core/when_done.h>

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

template<typename Cards>
auto *cardOf(const Cards &cards, const QString &id)
{
    const auto it = std::find_if(cards.begin(), cards.end(), [&](const auto *card) { return card->id() == id; });
    return it == cards.end() ? nullptr : *it;
}

/// Takes away the cards whose suggestion is gone; the others stay where they are, with what is typed or pressed in them.
template<typename Cards>
void drop(Cards &cards, const QStringList &present)
{
    std::erase_if(cards, [&](auto *card) {
        if (present.contains(card->id()))
            return false;
        card->hide();
        card->deleteLater();
        return true;
    });
}

} // namespace

ImprovePage::ImprovePage(PerformanceClient &client, const ThemeSource &themes)
    : m_client(client)
    , m_themes(themes)
    , m_count(new QLabel)
    , m_checked(makeLabel(tr("Looking at this machine …"), "soft"))
    , m_tuners(new QLabel)
    , m_showRules(new QPushButton(tr("What was checked")))
    , m_restore(new QPushButton)
    , m_content(new QWidget)
    , m_grid(new QGridLayout)
    , m_empty(makeLabel(QString(), "soft"))
    , m_rules(makeLabel(QString(), "soft"))
{
    m_count->setProperty("role", QStringLiteral("title"));
    m_count->setObjectName(QStringLiteral("suggestionCount"));
    m_tuners->setProperty("chip", QStringLiteral("plain"));
    m_tuners->setToolTip(
        tr("Other programs that change the settings of this machine. What they set, they may set again."));
    m_tuners->hide();
    m_showRules->setCheckable(true);
    m_restore->setProperty("flat", true);
    m_restore->hide();
    auto *history = new QPushButton(tr("History and undo"));
    history->setObjectName(QStringLiteral("history"));
    auto *bar = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Medium);
    row->addWidget(m_count);
    row->addWidget(m_checked, 1);
    row->addWidget(m_tuners);
    row->addWidget(m_restore);
    row->addWidget(m_showRules);
    row->addWidget(history);
    bar->box()->addLayout(row);
    bar->box()->addWidget(m_rules);
    m_rules->setTextFormat(Qt::RichText);
    m_rules->setObjectName(QStringLiteral("ruleList"));
    m_rules->hide();

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->hide();
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    m_grid->setSpacing(space::Medium);
    m_grid->setContentsMargins(0, 0, 0, 0);
    column->addWidget(bar);
    column->addWidget(m_empty);
    column->addLayout(m_grid);
    column->addStretch(1);
    setScrolled(m_content);

    connect(history, &QPushButton::clicked, this, &ImprovePage::openHistory);
    connect(m_showRules, &QPushButton::toggled, m_rules, &QWidget::setVisible);
    connect(m_rules, &QLabel::linkActivated, this, &ImprovePage::showThresholds);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        for (const QString &dismissed : m_dismissed)
            whenDone(m_client.ask(&SuggestionRules::dismiss, dismissed, std::nullopt), this,
                     [](const PerformanceResult<void> &) {});
    });
    client.follow(&Advice::changed, this, &ImprovePage::refresh, Qt::QueuedConnection);
}

void ImprovePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void ImprovePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void ImprovePage::refresh()
{
    if (!isVisible() || m_asking)
        return;
    m_asking = true;
    whenDone(m_client.optimizations(), this,
             [this](const PerformanceResult<std::vector<PerformanceOptimization>> &all) {
                 m_asking = false;
                 if (all)
                     showSuggestions(*all);
                 else
                     Q_EMIT problem(all.error().message());
                 whenDone(m_client.ask(&SuggestionRules::status), this,
                          [this](const PerformanceResult<OptimizationStatus> &status) {
                              if (status)
                                  showStatus(*status);
                              else
                                  Q_EMIT problem(status.error().message());
                          });
             });
}

void ImprovePage::showSuggestions(const std::vector<PerformanceOptimization> &all)
{
    m_suggestions = all;
    QStringList open;
    QStringList applied;
    for (const PerformanceOptimization &o : all)
        (o.applied ? applied : open) << o.id;
    drop(m_cards, open);
    drop(m_proven, applied);
    std::vector<SuggestionCard *> cards;
    std::vector<ProvenCard *> proven;
    for (const PerformanceOptimization &o : all) {
        if (o.applied) {
            auto *card = cardOf(m_proven, o.id);
            if (!card) {
                card = new ProvenCard(o, m_themes, m_content);
                connect(card, &ProvenCard::undoWanted, this, [this](const QString &id) {
                    whenDone(m_client.ask(&Changes::revert, id), this, [this](const PerformanceResult<bool> &done) {
                        if (!done)
                            Q_EMIT problem(done.error().message());
                        refresh();
                    });
                });
            }
            card->setSuggestion(o);
            proven.push_back(card);
            whenDone(m_client.ask(&Experiments::result, o.id), card,
                     [card](const PerformanceResult<ExperimentResult> &result) {
                         if (result)
                             card->setResult(*result);
                     });
            continue;
        }
        auto *card = cardOf(m_cards, o.id);
        if (!card) {
            card = new SuggestionCard(o, m_themes, m_content);
            connect(card, &SuggestionCard::applyWanted, this, &ImprovePage::apply);
            connect(card, &SuggestionCard::dismissWanted, this, &ImprovePage::dismiss);
            connect(card, &SuggestionCard::thresholdsWanted, this, [this](const QString &id) {
                const auto it = std::find_if(m_suggestions.cbegin(), m_suggestions.cend(),
                                             [&](const PerformanceOptimization &s) { return s.id == id; });
                if (it != m_suggestions.cend())
                    showThresholds(it->rule);
            });
        }
        card->setSuggestion(o);
        askPlan(card);
        cards.push_back(card);
    }
    m_cards = std::move(cards);
    m_proven = std::move(proven);
    m_count->setText(m_cards.empty()           ? tr("No suggestions")
                         : m_cards.size() == 1 ? tr("1 suggestion")
                                               : tr("%1 suggestions").arg(m_cards.size()));
    arrange();
    lead();
}

void ImprovePage::showSuggestion(const QString &id)
{
    m_wanted = id;
    refresh();
}

void ImprovePage::lead()
{
    SuggestionCard *card = m_wanted.isEmpty() ? nullptr : cardOf(m_cards, m_wanted);
    if (!card)
        return;
    m_wanted.clear();
    // Once the cards are laid out.
    QTimer::singleShot(0, card, [this, card] {
        if (auto *scroll = findChild<QScrollArea *>())
            scroll->ensureWidgetVisible(card);
        if (auto *apply = card->findChild<QPushButton *>(QStringLiteral("apply")))
            apply->setFocus(Qt::OtherFocusReason);
    });
}

void ImprovePage::askPlan(SuggestionCard *card)
{
    whenDone(m_client.ask(&Changes::plan, card->id()), card, [card](const PerformanceResult<OptimizationPlan> &plan) {
        if (plan)
            card->setPlan(*plan);
    });
}

void ImprovePage::arrange()
{
    const int columns = arrangeCards(m_grid, m_cards);
    int row = m_cards.empty() ? 0 : int(m_cards.size() - 1) / columns;
    for (ProvenCard *card : m_proven) {
        m_grid->addWidget(card, ++row, 0, 1, columns);
        card->show();
    }
    m_empty->setVisible(m_cards.empty() && m_proven.empty());
}

void ImprovePage::showStatus(const OptimizationStatus &status)
{
    const auto here = std::count_if(status.rules.cbegin(), status.rules.cend(),
                                    [](const OptimizationStatus::Rule &rule) { return rule.isHere; });
    const qsizetype elsewhere = qsizetype(status.rules.size()) - here;
    if (!status.checkedAt) {
        m_checked->setText(tr("Nothing was checked yet."));
        m_empty->setText(tr("Suggestions are switched off in the settings."));
        return;
    }
    const auto ago = std::max(nanoseconds(0), now() - *status.checkedAt);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(ago);
    m_checked->setText(
        seconds.count() < 1
            ? tr("%1 rules checked just now, %2 not on this machine").arg(here).arg(elsewhere)
            : tr("%1 rules checked %2 ago, %3 not on this machine").arg(here).arg(toText(seconds)).arg(elsewhere));
    m_checked->setToolTip(tr("One check took %1 of CPU time.").arg(toText(status.cost)));
    m_empty->setText(
        tr("This machine has nothing to improve that a rule could see.\n%1 rules were checked a moment ago against what it did in the last minutes.\nWhen something is short for half a minute, it will stand here, with the change that helps.")
            .arg(here));
    m_tuners->setVisible(!status.otherTuners.isEmpty());
    m_tuners->setText(tr("Also tuning: %1").arg(status.otherTuners.join(QStringLiteral(", "))));
    m_dismissed = status.dismissed;
    m_restore->setVisible(!status.dismissed.isEmpty());
    m_restore->setText(tr("Show what was hidden (%1)").arg(status.dismissed.size()));
    m_ruleList = status.rules;
    QString list;
    for (const OptimizationStatus::Rule &rule : status.rules)
        list += QStringLiteral("<tr><td><a href=\"%1\">%1</a>&nbsp;&nbsp;</td><td>%2</td><td>&nbsp;&nbsp;%3</td></tr>")
                    .arg(htmlText(rule.id), htmlText(rule.name),
                         rule.isHere ? QStringLiteral("✓") : htmlText(rule.missing));
    m_rules->setText(QStringLiteral("<table>%1</table>").arg(list));
}

void ImprovePage::showThresholds(const QString &id)
{
    const auto it = std::find_if(m_ruleList.cbegin(), m_ruleList.cend(),
                                 [&](const OptimizationStatus::Rule &rule) { return rule.id == id; });
    if (it == m_ruleList.cend())
        return;
    auto *dialog = new ThresholdDialog(m_client, *it, this);
    Q_EMIT opened(dialog);
    dialog->show();
}

void ImprovePage::apply(const QString &id)
{
    // The plan is asked anew: what stands there may have changed since the card was drawn.
    whenDone(m_client.ask(&Changes::plan, id), this, [this, id](const PerformanceResult<OptimizationPlan> &plan) {
        if (!plan) {
            Q_EMIT problem(plan.error().message());
            return;
        }
        const auto it = std::find_if(m_suggestions.cbegin(), m_suggestions.cend(),
                                     [&](const PerformanceOptimization &o) { return o.id == id; });
        if (it == m_suggestions.cend())
            return;
        const PerformanceOptimization suggestion = *it;
        whenDone(m_client.applyOptimization(id), this,
                 [this, suggestion, plan = *plan](const PerformanceResult<bool> &applied) {
                     if (!applied) {
                         Q_EMIT problem(applied.error().message());
                         return;
                     }
                     auto *dialog = new ExperimentDialog(m_client, suggestion, plan, m_themes, this);
                     static_cast<QWidget *>(dialog)->show();
                     Q_EMIT opened(dialog);
                     refresh();
                 });
    });
}

void ImprovePage::dismiss(const QString &id, nanoseconds span)
{
    const Timestamp until = span.count() > 0 ? now() + span : Timestamp::max();
    whenDone(m_client.ask(&SuggestionRules::dismiss, id, until), this, [this](const PerformanceResult<void> &done) {
        if (!done)
            Q_EMIT problem(done.error().message());
        refresh();
    });
}

void ImprovePage::openHistory()
{
    auto *dialog = new ChangeDialog(m_client, this);
    dialog->show();
    Q_EMIT opened(dialog);
}

} // namespace wai
