// SPDX-License-Identifier: MIT
#include "window/range_bar.h"

#include "theme/theme.h"
#include <performance/core/range_text.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace wai {

using namespace performance;

namespace {

constexpr std::chrono::seconds Usual[] = {std::chrono::seconds(60),        std::chrono::seconds(300),
                                          std::chrono::seconds(900),       std::chrono::seconds(3600),
                                          std::chrono::seconds(21600),     std::chrono::seconds(86400),
                                          std::chrono::seconds(7 * 86400), std::chrono::seconds(30 * 86400)};

QPushButton *arrow(const QString &text, const QString &name, const QString &tip)
{
    auto *button = new QPushButton(text);
    button->setProperty("arrow", true);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

} // namespace

RangeBar::RangeBar(ViewState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_back(arrow(QStringLiteral("‹"), tr("Earlier range"), tr("Back to the range before (Alt+Left)")))
    , m_forward(arrow(QStringLiteral("›"), tr("Later range"), tr("Forward again (Alt+Right)")))
    , m_range(new QComboBox)
    , m_live(new QPushButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Small);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addWidget(m_range);
    layout->addWidget(m_live);

    m_range->setObjectName(QStringLiteral("range"));
    m_range->setEditable(true);
    m_range->setInsertPolicy(QComboBox::NoInsert);
    m_range->setAccessibleName(tr("Range of the charts"));
    m_range->setToolTip(tr(
        "How much time the charts show. Type or paste any range: last 2 h, 14:00–14:20, yesterday, 2026-11-23 (Ctrl+T)"));
    m_range->lineEdit()->setAccessibleName(tr("Range of the charts"));
    for (const auto span : Usual)
        m_range->addItem(rangeToText({span, std::nullopt}), qint64(span.count()));
    m_range->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("2026-11-23 00:00 – 00:00")) + 48);
    connect(m_range, &QComboBox::activated, this, [this](int index) {
        if (index < 0)
            return;
        m_state.setSpan(std::chrono::seconds(m_range->itemData(index).toLongLong()));
        if (!m_state.isFixed())
            m_state.follow();
        showIntent();
    });
    connect(m_range->lineEdit(), &QLineEdit::returnPressed, this, &RangeBar::takeText);

    m_live->setCheckable(true);
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setAccessibleName(tr("Hold the charts still"));
    m_live->setToolTip(tr("Freezes the charts; recording goes on (Space)"));
    connect(m_live, &QPushButton::clicked, this, &RangeBar::togglePause);
    connect(m_back, &QPushButton::clicked, &m_state, &ViewState::back);
    connect(m_forward, &QPushButton::clicked, &m_state, &ViewState::forward);
    connect(&state, &ViewState::intentChanged, this, &RangeBar::showIntent);
    showIntent();
}

void RangeBar::showIntent()
{
    const ViewIntent &intent = m_state.intent();
    if (!m_range->lineEdit()->hasFocus() || !m_range->lineEdit()->isModified())
        m_range->setEditText(rangeToText({intent.span, intent.end}));
    m_range->lineEdit()->setModified(false);
    m_range->lineEdit()->setCursorPosition(0);
    m_live->setVisible(!m_state.isFixed());
    m_live->setChecked(!intent.isLive());
    m_live->setText(intent.isLive() ? tr("● Live") : tr("Go live"));
    m_back->setEnabled(m_state.canGoBack());
    m_forward->setEnabled(m_state.canGoForward());
}

void RangeBar::takeText()
{
    const QString typed = m_range->lineEdit()->text();
    const auto range = rangeFromText(typed, m_state.newest());
    if (!range) {
        Q_EMIT problem(
            tr("“%1” is no range of time. Write a span such as last 2 h, times such as 14:00–14:20, or a date such as 2026-11-23.")
                .arg(typed));
        return;
    }
    m_range->lineEdit()->setModified(false);
    if (range->end) {
        m_state.show({*range->end - range->span, *range->end});
    } else {
        m_state.setSpan(range->span);
        m_state.follow();
    }
    showIntent();
}

void RangeBar::editRange()
{
    m_range->setFocus(Qt::ShortcutFocusReason);
    m_range->lineEdit()->selectAll();
}

void RangeBar::togglePause()
{
    if (m_state.intent().isLive())
        m_state.pause();
    else
        m_state.follow();
    showIntent();
}

} // namespace wai
