// SPDX-License-Identifier: MIT
#include "processes/processes_page.h"

#include "processes/process_model.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

/// Rows whose name, user or PID contains the text.
class ProcessFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString wanted = filterRegularExpression().pattern();
        if (wanted.isEmpty())
            return true;
        for (const int column : {ProcessModel::Name, ProcessModel::User, ProcessModel::Pid}) {
            if (sourceModel()->index(row, column, parent).data().toString().contains(filterRegularExpression()))
                return true;
        }
        return false;
    }
};

} // namespace

ProcessesPage::ProcessesPage(PerformanceClient &client)
    : m_client(client)
    , m_model(new ProcessModel(this))
    , m_sorted(new ProcessFilter(this))
    , m_table(new QTableView)
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ProcessModel::SortRole);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_filter->setPlaceholderText(tr("Filter by name, user or PID"));
    m_filter->setAccessibleName(tr("Filter processes"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(360);
    m_count->setProperty("role", QStringLiteral("soft"));

    m_table->setModel(m_sorted);
    m_table->setAccessibleName(tr("Processes"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ProcessModel::Cpu, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(ProcessModel::Name, QHeaderView::Stretch);
    const QFontMetrics metrics = m_table->fontMetrics();
    for (const auto &[column, sample] : {std::pair(ProcessModel::Pid, "00000000"), std::pair(ProcessModel::User, "systemd-netw"), std::pair(ProcessModel::State, "waiting for IO."),
                                         std::pair(ProcessModel::Cpu, "100.0 %00"), std::pair(ProcessModel::Waits, "100.0 %00"), std::pair(ProcessModel::Memory, "000.0 MiB0"),
                                         std::pair(ProcessModel::Read, "000.0 MB/s0"), std::pair(ProcessModel::Write, "000.0 MB/s0"), std::pair(ProcessModel::Threads, "Threads000")})
        m_table->setColumnWidth(column, metrics.horizontalAdvance(QLatin1String(sample)) + 16);

    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    row->addStretch(1);
    row->addWidget(m_count);
    card->box()->addLayout(row);
    card->box()->addWidget(m_table, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->addWidget(card);

    connect(m_filter, &QLineEdit::textChanged, m_sorted, [this](const QString &text) {
        m_sorted->setFilterFixedString(text);
        update();
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_filter, qOverload<>(&QWidget::setFocus));
    auto *copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ProcessesPage::copySelection);
    connect(&client, &PerformanceClient::advanced, this, &ProcessesPage::update);
}

void ProcessesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_client.watchProcesses(true);
    update();
}

void ProcessesPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_client.watchProcesses(false);
}

void ProcessesPage::update()
{
    if (!isVisible())
        return;
    whenDone(m_client.processes(), this, [this](const PerformanceResult<ProcessList> &list) {
        if (!list) {
            m_count->setText(list.error().message());
            return;
        }
        if (list->processes)
            m_model->setProcesses(*list->processes);
        m_count->setText(m_sorted->rowCount() == m_model->rowCount() ? tr("Processes: %1").arg(m_model->rowCount())
                                                                     : tr("Processes: %1 of %2").arg(m_sorted->rowCount()).arg(m_model->rowCount()));
    });
}

void ProcessesPage::copySelection()
{
    // Tab-separated, as spreadsheets take it.
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QString text;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < ProcessModel::ColumnCount; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        text += cells.join(u'\t') + u'\n';
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace wai
