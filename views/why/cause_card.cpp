// SPDX-License-Identifier: MIT
#include "why/cause_card.h"

#include "base/label.h"
#include "why/paragraph.h"
#include "why/sparkline.h"

#include <performance/core/quoted_text.h>

#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr int NumberSize = 26;
constexpr int PictureFrom = 560;  ///< width from which the picture leaves room for a sentence
constexpr int ShortestName = 120; ///< of a suggestion on its button, however long it is

const QString SeriesLink = QStringLiteral("series:");
const QString FunctionLink = QStringLiteral("function:");

QPushButton *makeButton(const QString &text, const char *name, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    return button;
}

} // namespace

CauseCard::CauseCard(const ThemeSource &themes, const Offers &offers, QWidget *parent)
    : Card(parent)
    , m_themes(themes)
    , m_offers(offers)
    , m_number(new QLabel)
    , m_sentence(makeLabel(QString(), "lead"))
    , m_evidence(new Paragraph)
    , m_picture(new Sparkline(themes))
    , m_stacks(
          makeButton(tr("Flame graph"), "causeStacks", tr("Where the time went in this range, function by function")))
    , m_processes(makeButton(tr("Processes then"), "causeProcesses", tr("The list of processes as it was then")))
    , m_changes(makeButton(tr("What changed"), "causeChanges", tr("What happened to the machine until then")))
    , m_suggestion(makeButton(QString(), "causeSuggestion", QString()))
{
    m_suggestion->setMinimumWidth(ShortestName);
    m_number->setAlignment(Qt::AlignCenter);
    m_number->setFixedSize(NumberSize, NumberSize);
    m_evidence->setObjectName(QStringLiteral("causeEvidence"));
    m_sentence->setObjectName(QStringLiteral("causeSentence"));
    auto *text = new QVBoxLayout;
    text->setSpacing(space::Small);
    text->addWidget(m_sentence);
    text->addWidget(m_evidence);
    text->addLayout(makeButtons());
    text->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Medium);
    row->addWidget(m_number, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    box()->addLayout(row);
    connect(m_evidence, &QLabel::linkActivated, this, &CauseCard::follow);
    connect(&themes, &ThemeSource::changed, this, &CauseCard::showEvidence); // links have its accent
    connect(m_stacks, &QPushButton::clicked, this, [this] { Q_EMIT stacksWanted(m_cause, function()); });
    connect(m_processes, &QPushButton::clicked, this, [this] { Q_EMIT processesWanted(m_cause.range); });
    connect(m_changes, &QPushButton::clicked, this, [this] { Q_EMIT changesWanted(m_cause.range); });
    connect(m_suggestion, &QPushButton::clicked, this, [this] { Q_EMIT suggestionWanted(m_cause.suggestion); });
    setSuggestion({});
}

/// The ways from here, and what would help: in one row where there is room for its name.
QLayout *CauseCard::makeButtons()
{
    m_ways = new QHBoxLayout;
    m_ways->setSpacing(space::Small);
    for (QPushButton *button : {m_stacks, m_processes, m_changes})
        m_ways->addWidget(button);
    auto *help = new QHBoxLayout;
    help->addWidget(m_suggestion);
    help->addStretch(1);
    m_buttons = new QBoxLayout(QBoxLayout::LeftToRight);
    m_buttons->setSpacing(space::Small);
    m_buttons->addLayout(m_ways);
    m_buttons->addLayout(help, 1);
    m_buttons->setAlignment(m_ways, Qt::AlignLeft);
    return m_buttons;
}

void CauseCard::setCause(int number, int count, const Cause &cause)
{
    m_cause = cause;
    m_number->setText(QString::number(number));
    m_number->setAccessibleName(tr("Cause %1 of %2").arg(number).arg(count));
    m_number->setProperty("badge", number == 1 ? QStringLiteral("first") : QStringLiteral("other"));
    m_number->style()->unpolish(m_number);
    m_number->style()->polish(m_number);
    m_sentence->setText(visibleText(cause.sentence.text()));
    showEvidence();
    m_stacks->setVisible(m_offers.stacks && (cause.process != 0 || !function().isEmpty()));
    // Of what changed before, the list of that says more than who ran.
    const bool changed = cause.kind.startsWith(u"change");
    m_processes->setVisible(m_offers.processes && !changed);
    m_changes->setVisible(m_offers.changes && (changed || number == 1));
    m_hasPicture = false;
    setSuggestion({});
    arrange();
}

void CauseCard::showEvidence()
{
    const QString style =
        QStringLiteral(" style=\"color:%1;text-decoration:none\"").arg(m_themes.theme().accent.name());
    const auto link = [&](const QString &target, size_t i, const QString &text) {
        return QStringLiteral(" <a href=\"%1%2\"%3>%4</a>")
            .arg(target, QString::number(i), style, text.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;")));
    };
    QStringList lines;
    for (size_t i = 0; i < m_cause.evidence.size(); ++i) {
        const CauseEvidence &evidence = m_cause.evidence[i];
        QString line = htmlText(visibleText(evidence.sentence.text()));
        if (!evidence.series.isEmpty())
            line += link(SeriesLink, i, tr("Chart"));
        if (!evidence.function.isEmpty() && m_offers.stacks)
            line += link(FunctionLink, i, tr("Flame graph"));
        lines << line;
    }
    m_evidence->setHtml(lines.join(u' ')); // flowing, so that five causes can be seen at once
    m_evidence->setVisible(!lines.isEmpty());
}

void CauseCard::follow(const QString &link)
{
    const bool series = link.startsWith(SeriesLink);
    const auto index = size_t(link.mid((series ? SeriesLink : FunctionLink).size()).toULongLong());
    if (index >= m_cause.evidence.size())
        return;
    if (series)
        Q_EMIT seriesWanted(m_cause.evidence[index].series);
    else
        Q_EMIT stacksWanted(m_cause, m_cause.evidence[index].function);
}

QString CauseCard::function() const
{
    const auto it = std::ranges::find_if(m_cause.evidence,
                                         [](const CauseEvidence &evidence) { return !evidence.function.isEmpty(); });
    return it != m_cause.evidence.end() ? it->function : QString();
}

QString CauseCard::pictured(const QStringList &seen) const
{
    const auto it = std::ranges::find_if(m_cause.evidence, [&](const CauseEvidence &evidence) {
        return !evidence.series.isEmpty() && !seen.contains(evidence.series);
    });
    return it != m_cause.evidence.end() ? it->series : QString();
}

void CauseCard::setPicture(const SeriesData &series, const TimeRange &span)
{
    m_hasPicture = series.points.size() > 1;
    m_picture->setData(series, span, m_cause.range);
    arrange();
}

void CauseCard::setSuggestion(const QString &name)
{
    m_helpName = visibleText(name);
    m_suggestion->setVisible(!name.isEmpty());
    arrange();
}

void CauseCard::arrange()
{
    m_picture->setVisible(m_hasPicture && width() >= PictureFrom);
    // However long the name is, the button is no wider than the card, and says at its end what it does.
    const auto onButton = [](const QString &name) { return tr("Suggestion: %1 ▸ Apply").arg(name); };
    const QFontMetrics metrics = m_suggestion->fontMetrics();
    const int picture = m_picture->isVisibleTo(this) ? m_picture->sizeHint().width() + space::Medium : 0;
    const int room = width() - NumberSize - 4 * space::Medium - picture;
    m_suggestion->setText(onButton(m_helpName));
    const int wanted = m_suggestion->sizeHint().width();
    const bool beside = m_ways->sizeHint().width() + space::Small + wanted <= room;
    m_buttons->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (wanted > room)
        m_suggestion->setText(onButton(
            metrics.elidedText(m_helpName, Qt::ElideRight,
                               std::max(ShortestName, room - wanted + metrics.horizontalAdvance(m_helpName)))));
    m_suggestion->setToolTip(
        tr("%1\nLeads to the suggestion, which shows what it would change before it does.").arg(m_helpName));
}

void CauseCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange();
}

} // namespace wai
