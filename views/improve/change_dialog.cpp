// SPDX-License-Identifier: MIT
#include "improve/change_dialog.h"

#include "base/confirm_bar.h"
#include "base/label.h"
#include "theme/theme.h"

#include <performance/core/when_done.h>

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace wai {

using namespace performance;

namespace {

enum Column { When, Name, Writes, State, Verdict, ColumnCount };
constexpr int IdRole = Qt::UserRole;
constexpr int StandsRole = Qt::UserRole + 1;
constexpr int MayLastRole = Qt::UserRole + 2;

bool isInEffect(const QTreeWidgetItem *item)
{
    return item->data(When, StandsRole).toBool();
}

} // namespace

QString stateText(const AppliedChange &change)
{
    switch (change.state) {
    case AppliedChange::State::Stands:
        return change.revertsAt  ? ChangeDialog::tr("in effect, to be kept")
            : change.isPermanent ? ChangeDialog::tr("in effect, also after a restart")
                                 : ChangeDialog::tr("in effect");
    case AppliedChange::State::Undone: return ChangeDialog::tr("undone");
    case AppliedChange::State::Failed: return ChangeDialog::tr("was not taken");
    case AppliedChange::State::Left: return ChangeDialog::tr("gone, or changed by others");
    case AppliedChange::State::Rebooted: return ChangeDialog::tr("ended with a restart");
    case AppliedChange::State::Ended: return ChangeDialog::tr("ended with its process");
    }
    return {};
}

ChangeDialog::ChangeDialog(PerformanceClient &client, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_list(new QTreeWidget)
    , m_note(makeLabel(QString(), "soft"))
    , m_confirm(new ConfirmBar)
    , m_undo(new QPushButton(tr("Undo")))
    , m_undoAll(new QPushButton(tr("Undo all…")))
    , m_permanent(new QPushButton(tr("Make permanent…")))
    , m_overwrite(new QPushButton(tr("Write the old value")))
    , m_letGo(new QPushButton(tr("Let it go")))
{
    setWindowTitle(tr("History and undo"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(1180, 460);
    setUpList();
    setUpButtons();
    meetConflict(QString());
    auto *close = new QPushButton(tr("Close"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_undo);
    row->addWidget(m_undoAll);
    row->addWidget(m_permanent);
    row->addWidget(m_note, 1);
    row->addWidget(m_overwrite);
    row->addWidget(m_letGo);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_confirm);
    layout->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *shortcut = new QShortcut(QKeySequence::Undo, this);
    connect(shortcut, &QShortcut::activated, this, &ChangeDialog::undoSelected);
    client.follow(&Advice::changed, this, &ChangeDialog::refresh, Qt::QueuedConnection);
    refresh();
}

void ChangeDialog::setUpList()
{
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Applied"), tr("Suggestion"), tr("Written"), tr("Now"), tr("Measured")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Changes"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setSectionsMovable(false);
    m_list->header()->setStretchLastSection(true);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        const auto items = m_list->selectedItems();
        m_undo->setEnabled(std::any_of(items.begin(), items.end(), isInEffect));
        m_permanent->setEnabled(items.size() == 1 && items.constFirst()->data(When, MayLastRole).toBool());
    });
}

void ChangeDialog::setUpButtons()
{
    m_undo->setObjectName(QStringLiteral("undoSelected"));
    m_undoAll->setObjectName(QStringLiteral("undoAll"));
    m_undoAll->setProperty("danger", true);
    m_permanent->setObjectName(QStringLiteral("makePermanent"));
    m_permanent->setToolTip(tr(
        "What is applied ends with a restart of the machine. This writes it to a file of its own in /etc, which undoing removes."));
    m_permanent->setEnabled(false);
    m_overwrite->setObjectName(QStringLiteral("overwriteConflict"));
    m_overwrite->setToolTip(tr("Writes the value from before the change, over what somebody else has set since."));
    m_letGo->setObjectName(QStringLiteral("letGoConflict"));
    m_letGo->setToolTip(tr("Keeps what somebody else has set, and dismisses the change."));
    connect(m_undo, &QPushButton::clicked, this, &ChangeDialog::undoSelected);
    connect(m_undoAll, &QPushButton::clicked, this, &ChangeDialog::askToUndoAll);
    connect(m_permanent, &QPushButton::clicked, this, &ChangeDialog::askToMakePermanent);
    connect(m_overwrite, &QPushButton::clicked, this, [this] { resolve(ConflictAnswer::Overwrite); });
    connect(m_letGo, &QPushButton::clicked, this, [this] { resolve(ConflictAnswer::LetGo); });
}

void ChangeDialog::undoSelected()
{
    QStringList ids;
    for (const QTreeWidgetItem *item : m_list->selectedItems()) {
        if (isInEffect(item))
            ids << item->data(When, IdRole).toString();
    }
    undo(ids);
}

void ChangeDialog::askToUndoAll()
{
    QStringList ids;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (isInEffect(m_list->topLevelItem(i)))
            ids << m_list->topLevelItem(i)->data(When, IdRole).toString();
    }
    m_confirm->ask(tr("Undo all changes that are in effect (%1)?").arg(ids.size()), tr("Undo all"),
                   [this, ids] { undo(ids); });
}

void ChangeDialog::askToMakePermanent()
{
    const QTreeWidgetItem *item = m_list->selectedItems().constFirst();
    const QString id = item->data(When, IdRole).toString();
    m_confirm->ask(tr("Keep “%1” after restarts as well?").arg(item->text(Writes)), tr("Make permanent"), [this, id] {
        whenDone(m_client.ask(&Changes::makePermanent, id), this, [this](const PerformanceResult<void> &done) {
            m_note->setText(done ? tr("It outlives a restart now.") : done.error().message());
            refresh();
        });
    });
}

void ChangeDialog::refresh()
{
    whenDone(m_client.ask(&Changes::list), this, [this](const PerformanceResult<std::vector<AppliedChange>> &changes) {
        if (changes)
            fill(*changes);
        else
            m_note->setText(changes.error().message());
    });
}

void ChangeDialog::fill(const std::vector<AppliedChange> &changes)
{
    QStringList selected;
    for (const QTreeWidgetItem *item : m_list->selectedItems())
        selected << item->data(When, IdRole).toString();
    m_list->clear();
    bool any = false;
    for (const AppliedChange &change : changes) {
        const bool stands = change.state == AppliedChange::State::Stands;
        any = any || stands;
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(toNanoseconds(change.time) / 1'000'000);
        auto *item = new QTreeWidgetItem({locale().toString(when, QLocale::ShortFormat), change.name,
                                          change.writes.join(u'\n'), stateText(change), change.verdict});
        for (int column = 0; column < ColumnCount; ++column)
            item->setToolTip(column, item->text(column));
        item->setData(When, IdRole, change.id);
        item->setData(When, StandsRole, stands);
        item->setData(When, MayLastRole, change.canBePermanent);
        m_list->addTopLevelItem(item);
    }
    for (int column = 0; column < Verdict; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column) + space::Large, 260));
    }
    m_list->setCurrentItem(nullptr);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setSelected(selected.contains(m_list->topLevelItem(i)->data(When, IdRole).toString()));
    m_undoAll->setEnabled(any);
    m_undo->setEnabled(!m_list->selectedItems().isEmpty()
                       && m_list->selectedItems().constFirst()->data(When, StandsRole).toBool());
    if (changes.empty())
        m_note->setText(tr("Nothing was ever applied."));
    whenDone(m_client.ask(&SuggestionRules::status), this, [this](const PerformanceResult<OptimizationStatus> &status) {
        if (status && !status->journalProblems.isEmpty() && m_note->text().isEmpty())
            m_note->setText(status->journalProblems.join(u' '));
    });
}

void ChangeDialog::undo(const QStringList &ids)
{
    for (const QString &id : ids) {
        whenDone(m_client.ask(&Changes::revert, id), this, [this, id](const PerformanceResult<bool> &done) {
            m_note->setText(done ? tr("Taken back and read back.") : done.error().message());
            if (!done && done.error().code() == PerformanceErrorCode::Conflict)
                meetConflict(id);
            refresh();
        });
    }
}

/// Offers what can be done about it; an empty id: nothing is to be done.
void ChangeDialog::meetConflict(const QString &id)
{
    m_conflict = id;
    m_overwrite->setVisible(!id.isEmpty());
    m_letGo->setVisible(!id.isEmpty());
}

void ChangeDialog::resolve(ConflictAnswer answer)
{
    whenDone(m_client.ask(&Changes::resolveConflict, m_conflict, answer), this,
             [this, answer](const PerformanceResult<void> &done) {
                 m_note->setText(!done ? done.error().message()
                                     : answer == ConflictAnswer::Overwrite
                                     ? tr("Taken back and read back.")
                                     : tr("Dismissed: the value there now was set by somebody else."));
                 refresh();
             });
    meetConflict(QString());
}

} // namespace wai
