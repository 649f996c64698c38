// SPDX-License-Identifier: MIT
#include "why/range_header.h"

#include "theme/theme.h"
#include "why/range_words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace wai {

using namespace performance;

namespace {

QPushButton *makeLink(const QString &text, const char *name, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setProperty("flat", true);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    return button;
}

} // namespace

RangeHeader::RangeHeader(QWidget *parent)
    : QFrame(parent)
    , m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_when(new QLabel)
    , m_length(new QLabel)
    , m_live(makeLink(tr("Go live"), "whyLive", tr("Back to what the machine does now")))
    , m_changes(makeLink(tr("What changed"), "whyChanges", tr("What was installed, started, failed or set until then")))
    , m_selection(new QPushButton(tr("Ask about the selection")))
    , m_copy(new QPushButton(tr("Copy")))
{
    setProperty("band", true);
    m_when->setProperty("role", QStringLiteral("title"));
    m_when->setObjectName(QStringLiteral("whyWhen"));
    m_when->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_length->setProperty("role", QStringLiteral("soft"));
    m_length->setObjectName(QStringLiteral("whyLength"));
    m_selection->setObjectName(QStringLiteral("whySelection"));
    m_selection->setProperty("accent", true);
    m_selection->setToolTip(tr("Asks again, for the range that is selected in the chart"));
    m_selection->hide();
    auto *zoom = makeLink(tr("Zoom"), "whyZoom", tr("Shows this range in the charts of the overview"));
    makeCopyMenu();
    auto *when = new QHBoxLayout;
    when->setSpacing(space::Medium);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_when, m_length, zoom, m_live})
        when->addWidget(widget);
    when->addStretch(1);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(space::Small);
    for (QPushButton *button : {m_changes, m_copy, m_selection})
        ways->addWidget(button);
    ways->addStretch(0);
    m_rows->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    m_rows->setSpacing(space::Small);
    m_rows->addLayout(when, 1);
    m_rows->addLayout(ways);
    connect(zoom, &QPushButton::clicked, this, &RangeHeader::zoomWanted);
    connect(m_live, &QPushButton::clicked, this, &RangeHeader::liveWanted);
    connect(m_changes, &QPushButton::clicked, this, &RangeHeader::changesWanted);
    connect(m_selection, &QPushButton::clicked, this, &RangeHeader::selectionWanted);
}

void RangeHeader::makeCopyMenu()
{
    m_copy->setObjectName(QStringLiteral("whyCopy"));
    m_copy->setProperty("menu", true);
    m_copy->setEnabled(false);
    auto *menu = new QMenu(m_copy);
    menu->addAction(tr("Copy as text"), this, [this] { Q_EMIT copyWanted(CopyAs::Text); });
    menu->addAction(tr("Copy as Markdown"), this, [this] { Q_EMIT copyWanted(CopyAs::Markdown); });
    menu->addAction(tr("Copy as report"), this, [this] { Q_EMIT copyWanted(CopyAs::Report); })
        ->setToolTip(tr("With headings and lists, for a mail or a document"));
    menu->setToolTipsVisible(true);
    m_copy->setMenu(menu);
}

void RangeHeader::setRange(const TimeRange &range)
{
    m_range = range;
    refresh();
}

void RangeHeader::setNow(std::optional<Timestamp> now)
{
    m_now = now;
    refresh();
}

void RangeHeader::setOffersChanges(bool offers)
{
    m_changes->setVisible(offers);
}

void RangeHeader::setAnswered(bool answered)
{
    m_copy->setEnabled(answered);
}

void RangeHeader::setOffersSelection(bool offers)
{
    m_selection->setVisible(offers);
}

void RangeHeader::refresh()
{
    m_when->setText(rangeText(m_range));
    m_live->setVisible(m_now.has_value());
    m_length->setText(m_now ? QStringLiteral("%1 · %2").arg(lengthText(m_range), agoText(m_range, *m_now))
                            : lengthText(m_range));
}

void RangeHeader::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    // In one row where there is room for it, in whatever language.
    int wanted = 3 * space::Medium;
    for (int i = 0; i < m_rows->count(); ++i)
        wanted += m_rows->itemAt(i)->sizeHint().width();
    m_rows->setDirection(width() >= wanted ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace wai
