// SPDX-License-Identifier: MIT
#include "processes/stack_now_dialog.h"

#include "base/label.h"
#include "charts/chart_scale.h"
#include "processes/stack_now_model.h"
#include "theme/theme.h"

#include <performance/core/when_done.h>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTreeView>

#include <set>

namespace wai {

using namespace performance;

namespace {

/// So many threads are shown with their stacks open; of more one wants to see the threads first.
constexpr int MostOpen = 40;

} // namespace

StackNowDialog::StackNowDialog(PerformanceClient &client, const ProcessIdentity &identity, const QString &name,
                               QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_identity(identity)
    , m_model(new StackNowModel(this))
    , m_tree(new QTreeView)
    , m_when(makeLabel({}, "soft"))
    , m_notes(makeLabel({}, "soft"))
    , m_refresh(new QPushButton(tr("Look again (F5)")))
{
    setWindowTitle(tr("Stack of %1 now").arg(name));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 600);
    makeLayout(name);
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(Qt::Key_F5), &StackNowDialog::refresh);
    shortcut(QKeySequence::Copy, &StackNowDialog::copy);
    refresh();
}

void StackNowDialog::makeLayout(const QString &name)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(makeLabel(tr("%1, PID %2").arg(name, QString::number(m_identity.pid)), "heading"));
    layout->addWidget(m_when);
    m_tree->setModel(m_model);
    m_tree->setObjectName(QStringLiteral("stackNow"));
    m_tree->setAccessibleName(tr("Threads and their stacks"));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(StackNowModel::Function, QHeaderView::Stretch);
    m_tree->setColumnWidth(StackNowModel::Module, 150);
    m_tree->setColumnWidth(StackNowModel::Place, 150);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_notes);
    m_notes->hide();
    auto *row = new QHBoxLayout;
    auto *copyAll = new QPushButton(tr("Copy all"));
    copyAll->setObjectName(QStringLiteral("stackNowCopy"));
    copyAll->setToolTip(tr("Copies every thread with its stack as text; Ctrl+C copies the selected thread"));
    auto *close = new QPushButton(tr("Close"));
    m_refresh->setObjectName(QStringLiteral("stackNowRefresh"));
    m_refresh->setToolTip(tr("Looks at the threads again; nothing is started or stopped for it"));
    row->addWidget(m_refresh);
    row->addWidget(copyAll);
    row->addStretch(1);
    row->addWidget(close);
    layout->addLayout(row);
    connect(m_refresh, &QPushButton::clicked, this, &StackNowDialog::refresh);
    connect(copyAll, &QPushButton::clicked, this, &StackNowDialog::copyAll);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void StackNowDialog::refresh()
{
    if (m_asking)
        return;
    m_asking = true;
    m_refresh->setEnabled(false);
    if (m_model->rowCount() == 0)
        m_when->setText(tr("Looking …"));
    whenDone(m_client.ask(&Stacks::now, m_identity.pid), this, [this](const PerformanceResult<Profile> &profile) {
        // What the threads wait for is told by the kernel in the same moment, nearly.
        whenDone(m_client.ask(&ProcessControl::details, m_identity), this,
                 [this, profile](const PerformanceResult<ProcessDetails> &details) {
                     take(profile, details ? details->threads : std::vector<ThreadDetails>());
                 });
    });
}

void StackNowDialog::take(const PerformanceResult<Profile> &profile, const std::vector<ThreadDetails> &details)
{
    m_asking = false;
    m_refresh->setEnabled(true);
    if (!profile) {
        m_when->setText(profile.error().message());
        return;
    }
    // What was open and selected is so again, by the threads' numbers.
    std::set<qint32> closed;
    qint32 current = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (!m_tree->isExpanded(index))
            closed.insert(m_model->threads()[size_t(row)].id);
        if (m_tree->currentIndex() == index || m_tree->currentIndex().parent() == index)
            current = m_model->threads()[size_t(row)].id;
    }
    const bool isFirst = m_model->rowCount() == 0;
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_model->setThreads(threadsNow(*profile, details));
    const bool opens = m_model->rowCount() <= MostOpen;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        m_tree->setFirstColumnSpanned(row, {}, true);
        const qint32 thread = m_model->threads()[size_t(row)].id;
        m_tree->setExpanded(index, isFirst ? opens : !closed.contains(thread));
        if (thread == current || (isFirst && row == 0))
            m_tree->setCurrentIndex(index);
    }
    if (!isFirst)
        m_tree->verticalScrollBar()->setValue(scrolled);
    m_when->setText(tr("%1 threads at %2.").arg(m_model->rowCount()).arg(clockText(now())));
    QStringList notes;
    for (const Message &note : profile->notes)
        notes << note.text();
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

void StackNowDialog::copy()
{
    const QModelIndex index = m_tree->currentIndex();
    if (index.isValid())
        QApplication::clipboard()->setText(
            m_model->text(index.parent().isValid() ? index.parent().row() : index.row()));
}

void StackNowDialog::copyAll()
{
    QApplication::clipboard()->setText(m_model->text(-1));
}

} // namespace wai
