// SPDX-License-Identifier: MIT
#include "why/what_changed_dialog.h"

#include "base/label.h"
#include "base/table_copy.h"
#include "base/word_filter.h"
#include "charts/event_marks.h"
#include "why/event_model.h"

#include <performance/core/quoted_text.h>
#include <performance/core/when_done.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace wai {

using namespace performance;

namespace {

constexpr int ShapeSize = 9;
constexpr int ShapeRoom = 20;
constexpr auto StillNow = std::chrono::seconds(10);

/// The shape that charts mark an event with stands before its kind.
class ShapeDelegate : public QStyledItemDelegate {
public:
    ShapeDelegate(const ThemeSource &themes, QObject *parent) : QStyledItemDelegate(parent), m_themes(themes) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem text = option;
        text.rect.adjust(ShapeRoom, 0, 0, 0);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, m_themes.theme().hover);
        QStyledItemDelegate::paint(painter, text, index);
        drawEventShape(*painter, QPointF(option.rect.left() + ShapeRoom * 0.8, option.rect.center().y() + 0.5),
                       ShapeSize, EventFamily(index.data(EventModel::FamilyRole).toInt()), m_themes.theme());
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(ShapeRoom, 0);
    }

private:
    const ThemeSource &m_themes;
};

} // namespace

WhatChangedDialog::WhatChangedDialog(PerformanceClient &client, ViewState &state, const ThemeSource &themes,
                                     Timestamp until, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_state(state)
    , m_model(new EventModel(this))
    , m_table(new QTableView)
    , m_search(new QLineEdit)
    , m_kind(new QComboBox)
    , m_span(new QComboBox)
    , m_count(new QLabel)
    , m_problem(makeLabel(QString(), "error"))
    , m_edit(new QPushButton(tr("Edit …")))
    , m_remove(new QPushButton(tr("Remove")))
    , m_undo(makeUndo())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What changed"));
    if (until + StillNow < state.newest())
        m_until = until;
    m_filter = new WordFilter(
        [this](int row) { return m_model->searchText(row); },
        [this](int row) { return int(familyOf(m_model->event(row).kind)) == m_kind->currentData().toInt(); }, this);
    makeTable(themes);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Medium);
    column->addLayout(makeFilters());
    column->addWidget(m_count);
    column->addWidget(m_problem);
    column->addWidget(m_undo);
    column->addWidget(m_table, 1);
    column->addLayout(makeButtons());
    m_problem->hide();
    resize(960, 520);
    client.follow(&MachineLog::changed, this, &WhatChangedDialog::refresh, Qt::QueuedConnection);
    updateButtons();
    refresh();
    m_search->setFocus();
}

QLayout *WhatChangedDialog::makeFilters()
{
    m_search->setPlaceholderText(tr("Search: a package, a service, a setting, a word of a note"));
    m_search->setAccessibleName(tr("Search what changed"));
    m_search->setObjectName(QStringLiteral("changesSearch"));
    m_search->setClearButtonEnabled(true);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setObjectName(QStringLiteral("changesKind"));
    m_kind->addItem(tr("Every kind"), -1);
    for (int family = 0; family < EventFamilies; ++family)
        m_kind->addItem(familyText(EventFamily(family)), family);
    m_span->setAccessibleName(tr("How far back"));
    m_span->setObjectName(QStringLiteral("changesSpan"));
    for (const auto &[text, days] :
         {std::pair(tr("One day before"), 1), std::pair(tr("A week before"), 7), std::pair(tr("30 days before"), 30)})
        m_span->addItem(text, days);
    m_span->setCurrentIndex(1);
    m_count->setProperty("role", QStringLiteral("soft"));
    m_count->setObjectName(QStringLiteral("changesCount"));
    m_count->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Small);
    row->addWidget(m_search, 1);
    row->addWidget(m_kind);
    row->addWidget(m_span);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setWords(text);
        showCount();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setOnlyChosen(m_kind->currentData().toInt() >= 0);
        showCount();
    });
    connect(m_span, &QComboBox::currentIndexChanged, this, &WhatChangedDialog::refresh);
    return row;
}

void WhatChangedDialog::makeTable(const ThemeSource &themes)
{
    m_filter->setSourceModel(m_model);
    m_filter->setSortRole(EventModel::SortRole);
    m_table->setModel(m_filter);
    m_table->setObjectName(QStringLiteral("changesTable"));
    m_table->setAccessibleName(tr("What changed"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(EventModel::When, Qt::DescendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 12);
    m_table->setItemDelegateForColumn(EventModel::Kind, new ShapeDelegate(themes, m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QFontMetrics metrics = m_table->fontMetrics();
    m_table->setColumnWidth(EventModel::When, metrics.horizontalAdvance(QStringLiteral("00 Mmm 00:00:00")) + 32);
    m_table->setColumnWidth(EventModel::Kind, metrics.horizontalAdvance(QStringLiteral("Service restarted")) + 60);
    m_table->setColumnWidth(EventModel::What, 210);
    m_table->setColumnWidth(EventModel::Detail, 220);
    enableCopy(m_table);
    connect(m_table, &QTableView::clicked, this, &WhatChangedDialog::lead);
    connect(m_table, &QTableView::activated, this, &WhatChangedDialog::lead);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &WhatChangedDialog::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &WhatChangedDialog::updateButtons);
}

QLayout *WhatChangedDialog::makeButtons()
{
    auto *note = new QPushButton(tr("Write a note …"));
    note->setObjectName(QStringLiteral("changesNote"));
    note->setToolTip(tr("Of the moment that is picked in the charts, else of now (N in any chart)"));
    auto *copy = new QPushButton(tr("Copy rows"));
    copy->setObjectName(QStringLiteral("changesCopy"));
    auto *close = new QPushButton(tr("Close"));
    m_edit->setObjectName(QStringLiteral("changesEdit"));
    m_remove->setObjectName(QStringLiteral("changesRemove"));
    for (QPushButton *button : {note, copy, close, m_edit, m_remove})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Small);
    for (QPushButton *button : {note, m_edit, m_remove})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(copy);
    row->addWidget(close);
    connect(note, &QPushButton::clicked, this, [this] {
        MachineEvent fresh;
        fresh.time = m_state.cursor().value_or(now());
        Q_EMIT noteWanted(fresh);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const MachineEvent *chosen = selected())
            Q_EMIT noteWanted(*chosen);
    });
    connect(m_remove, &QPushButton::clicked, this, &WhatChangedDialog::remove);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (!m_table->selectionModel()->hasSelection())
            m_table->selectAll();
        copySelectedRows(m_table);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    const auto key = [this](const QKeySequence &sequence, QWidget *where, auto slot) {
        connect(new QShortcut(sequence, where, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                slot);
    };
    key(QKeySequence::Delete, m_table, &WhatChangedDialog::remove);
    key(QKeySequence::Undo, m_table, &WhatChangedDialog::undo);
    key(Qt::Key_F2, m_table, [this] { m_edit->click(); });
    return row;
}

QWidget *WhatChangedDialog::makeUndo()
{
    auto *bar = new QFrame;
    bar->setObjectName(QStringLiteral("notice"));
    m_undoText = makeLabel(QString(), "plain");
    auto *button = new QPushButton(tr("Undo"));
    button->setObjectName(QStringLiteral("changesUndo"));
    button->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::Medium, space::Small, space::Small, space::Small);
    row->addWidget(m_undoText, 1);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &WhatChangedDialog::undo);
    bar->hide();
    return bar;
}

void WhatChangedDialog::refresh()
{
    const quint64 number = ++m_number;
    const Timestamp to = m_until.value_or(std::max(now(), m_state.newest())) + std::chrono::seconds(1);
    const nanoseconds span = std::chrono::hours(24) * m_span->currentData().toInt();
    whenDone(m_client.ask(&MachineLog::in, {to - span, to}), this,
             [this, number](PerformanceResult<std::vector<MachineEvent>> events) {
                 if (number != m_number)
                     return;
                 say(events ? QString() : events.error().message());
                 m_model->setEvents(events ? std::move(*events) : std::vector<MachineEvent>());
                 showCount();
             });
}

void WhatChangedDialog::showCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    const QString until = m_until ? tr("until %1").arg(clockText(*m_until)) : tr("until now");
    m_count->setText(all == 0         ? tr("Nothing is known to have changed %1.").arg(until)
                         : shown == 0 ? tr("None of %1 fits the search.").arg(all)
                                      : tr("%1 of %2, %3").arg(QString::number(shown), QString::number(all), until));
}

const MachineEvent *WhatChangedDialog::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? &m_model->event(m_filter->mapToSource(rows.constFirst()).row()) : nullptr;
}

void WhatChangedDialog::updateButtons()
{
    const MachineEvent *event = selected();
    const bool note = event && !event->id.isEmpty();
    m_edit->setEnabled(note);
    m_remove->setEnabled(note);
    const QString why = note ? QString() : tr("Select a note first: what the machine’s logs say stays as it is");
    m_edit->setToolTip(why);
    m_remove->setToolTip(why);
}

void WhatChangedDialog::lead(const QModelIndex &index)
{
    Q_EMIT momentWanted(m_model->event(m_filter->mapToSource(index).row()).time);
}

void WhatChangedDialog::remove()
{
    const MachineEvent *event = selected();
    if (!event || event->id.isEmpty())
        return;
    const MachineEvent note = *event;
    whenDone(m_client.ask(&MachineLog::removeNote, note.id), this, [this, note](const PerformanceResult<void> &done) {
        say(done ? QString() : done.error().message());
        if (!done)
            return;
        m_removed = note;
        m_undoText->setText(tr("The note “%1” was removed.").arg(visibleText(note.subject)));
        m_undo->show();
        refresh();
    });
}

void WhatChangedDialog::undo()
{
    if (!m_removed)
        return;
    whenDone(m_client.ask(&MachineLog::addNote, m_removed->time, m_removed->subject), this,
             [this](const PerformanceResult<void> &done) {
                 say(done ? QString() : done.error().message());
                 if (!done)
                     return;
                 m_removed.reset();
                 m_undo->hide();
                 refresh();
             });
}

void WhatChangedDialog::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace wai
