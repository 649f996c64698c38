// SPDX-License-Identifier: MIT
#include "reports/reports_page.h"

#include "base/card.h"
#include "base/confirm_bar.h"
#include "base/report_exporter.h"
#include "reports/compare_dialog.h"
#include "reports/import_bar.h"
#include "reports/report_model.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace wai {

using namespace performance;

ReportsPage::ReportsPage(PerformanceClient &client, const ThemeSource &themes)
    : m_client(client)
    , m_themes(themes)
    , m_model(new ReportModel(this))
    , m_table(new QTableView)
    , m_stack(new QStackedWidget)
    , m_confirm(new ConfirmBar)
    , m_imports(new QVBoxLayout)
    , m_bar(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_open(new QPushButton(tr("Open")))
    , m_explore(new QPushButton(tr("Explore")))
    , m_compare(new QPushButton(tr("Compare")))
    , m_rename(new QPushButton(tr("Rename")))
    , m_delete(new QPushButton(tr("Delete")))
    , m_export(new QPushButton(tr("Export")))
{
    auto *card = new Card;
    makeTable();
    makeBar();
    m_stack->addWidget(makeEmpty());
    m_stack->addWidget(m_table);
    card->box()->addLayout(m_bar);
    card->box()->addWidget(m_confirm);
    card->box()->addLayout(m_imports);
    card->box()->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->addWidget(card);
    followSelected();
    client.follow(&Reports::changed, this, &ReportsPage::refresh);
    updateButtons();
}

void ReportsPage::makeTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Reports"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 14);
    m_table->horizontalHeader()->setHighlightSections(false);
    const QFontMetrics metrics = m_table->fontMetrics();
    // As wide as their contents, or their heads where a language has longer words.
    for (const auto &[column, widest] : {std::pair(ReportModel::Started, QStringLiteral("00 Mmm 0000 00:00:00")),
                                         std::pair(ReportModel::Duration, QStringLiteral("00 min 00 s")),
                                         std::pair(ReportModel::Samples, QStringLiteral("00,000,000")),
                                         std::pair(ReportModel::Size, QStringLiteral("000.0 MiB"))}) {
        const QString head = m_table->model()->headerData(column, Qt::Horizontal).toString();
        m_table->setColumnWidth(column,
                                std::max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(head)) + 36);
    }
    m_table->horizontalHeader()->setSectionResizeMode(ReportModel::Name, QHeaderView::Stretch);
}

/// What stands there while there are no reports.
QWidget *ReportsPage::makeEmpty()
{
    auto *empty = new QWidget;
    auto *emptyLayout = new QVBoxLayout(empty);
    auto *emptyText = new QLabel(tr(
        "No reports yet.\nStart profiling, work for a while and stop: the report will be here.\nOr make one of the last minutes, which are recorded already."));
    emptyText->setAlignment(Qt::AlignCenter);
    emptyText->setProperty("role", QStringLiteral("soft"));
    auto *start = new QPushButton(tr("Start profiling"));
    start->setProperty("accent", true);
    connect(start, &QPushButton::clicked, this, &ReportsPage::startProfiling);
    emptyLayout->addStretch(1);
    emptyLayout->addWidget(emptyText);
    emptyLayout->addWidget(start, 0, Qt::AlignCenter);
    emptyLayout->addStretch(1);
    return empty;
}

/// What can be done with the selected reports, at the left; how to get another one, at the right.
void ReportsPage::makeBar()
{
    m_explore->setToolTip(tr("Opens the report in a window of its own, as if it were live"));
    m_compare->setToolTip(tr("Compares two reports: select both with Ctrl"));
    m_compare->setObjectName(QStringLiteral("compareReports"));
    m_export->setProperty("menu", true);
    m_export->setMenu(makeExportMenu(m_export, [this](ReportFormat format) { exportSelected(int(format)); }));
    m_delete->setProperty("danger", true);
    auto *last = new QPushButton(tr("Last …"));
    last->setToolTip(tr("Makes a report of what the history already holds."));
    auto *lastMenu = new QMenu(last);
    for (const std::chrono::seconds span :
         {std::chrono::seconds(60), std::chrono::seconds(900), std::chrono::seconds(3600)}) {
        QAction *action = lastMenu->addAction(toText(span));
        connect(action, &QAction::triggered, this, [this, span] { reportOfLast(span); });
    }
    last->setMenu(lastMenu);
    last->setProperty("menu", true);
    auto *importButton = new QPushButton(tr("Import…"));
    importButton->setToolTip(tr(
        "Takes in a report, or what another profiler recorded: perf.data, perf script, folded stacks, speedscope, pprof, Firefox Profiler or Chrome. The content tells what a file is."));
    connect(importButton, &QPushButton::clicked, this, &ReportsPage::import);
    m_bar->setSpacing(space::Small);
    auto *ofSelected = new QHBoxLayout;
    ofSelected->setSpacing(space::Small);
    for (QPushButton *button : {m_open, m_explore, m_compare, m_rename, m_export, m_delete})
        ofSelected->addWidget(button);
    ofSelected->addStretch(1);
    auto *ofNew = new QHBoxLayout;
    ofNew->setSpacing(space::Small);
    ofNew->addWidget(importButton);
    ofNew->addWidget(last);
    ofNew->addStretch(0);
    m_bar->addLayout(ofSelected, 1);
    m_bar->addLayout(ofNew);
}

void ReportsPage::followSelected()
{
    connect(m_open, &QPushButton::clicked, this, &ReportsPage::open);
    connect(m_table, &QTableView::activated, this, &ReportsPage::open);
    connect(m_explore, &QPushButton::clicked, this, &ReportsPage::explore);
    connect(m_compare, &QPushButton::clicked, this, &ReportsPage::compare);
    connect(m_rename, &QPushButton::clicked, this, &ReportsPage::rename);
    connect(m_delete, &QPushButton::clicked, this, &ReportsPage::remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReportsPage::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReportsPage::updateButtons);
    for (const auto &[key, slot] : {std::pair(QKeySequence(Qt::Key_F2), &ReportsPage::rename),
                                    std::pair(QKeySequence(QKeySequence::Delete), &ReportsPage::remove)}) {
        auto *shortcut = new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    }
}

void ReportsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void ReportsPage::refresh()
{
    if (!isVisible())
        return;
    whenDone(m_client.ask(&Reports::list), this, [this](const PerformanceResult<std::vector<ReportInfo>> &reports) {
        if (!reports) {
            Q_EMIT problem(reports.error().message());
            return;
        }
        const QString selected = selectedId();
        m_model->setReports(*reports);
        m_stack->setCurrentIndex(reports->empty() ? 0 : 1);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->report(row).id == selected || (selected.isEmpty() && row == 0))
                m_table->selectRow(row);
        }
        updateButtons();
    });
}

QString ReportsPage::selectedId() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_model->report(rows.constFirst().row()).id;
}

void ReportsPage::updateButtons()
{
    const qsizetype count = m_table->selectionModel()->selectedRows().size();
    for (QPushButton *button : {m_open, m_explore, m_rename, m_delete, m_export})
        button->setEnabled(count == 1);
    m_compare->setEnabled(count == 2);
}

void ReportsPage::load(const QString &id, const std::function<void(const SharedReport &)> &use)
{
    if (id.isEmpty())
        return;
    whenDone(m_client.ask(&Reports::report, id), this, [this, use](const PerformanceResult<PerformanceReport> &report) {
        if (report)
            use(std::make_shared<PerformanceReport>(*report));
        else
            Q_EMIT problem(report.error().message());
    });
}

void ReportsPage::open()
{
    load(selectedId(), [this](const SharedReport &report) { Q_EMIT openReport(*report); });
}

void ReportsPage::explore()
{
    load(selectedId(), [this](const SharedReport &report) { Q_EMIT exploreReport(*report); });
}

void ReportsPage::compareNewest()
{
    m_table->clearSelection();
    for (int row = 0; row < std::min(2, m_model->rowCount()); ++row)
        m_table->selectionModel()->select(m_model->index(row, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    compare();
}

void ReportsPage::compare()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() != 2)
        return;
    // The older one is what the newer is compared with.
    ReportInfo a = m_model->report(rows[0].row());
    ReportInfo b = m_model->report(rows[1].row());
    if (b.startedAt < a.startedAt)
        std::swap(a, b);
    load(a.id, [this, b](const SharedReport &first) {
        load(b.id, [this, first](const SharedReport &second) {
            whenDone(m_client.ask(&Reports::diff, first->id, second->id), this,
                     [this, first, second](const PerformanceResult<ReportDiff> &diff) {
                         if (!diff) {
                             Q_EMIT problem(diff.error().message());
                             return;
                         }
                         auto *dialog = new CompareDialog(first, second, *diff, m_themes, this);
                         dialog->show();
                         Q_EMIT comparisonOpened(dialog);
                     });
        });
    });
}

void ReportsPage::rename()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const ReportInfo info = m_model->report(rows.constFirst().row());
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("Rename report"), tr("Name"), QLineEdit::Normal, info.name,
                                               &ok);
    if (!ok || name.trimmed().isEmpty() || name == info.name)
        return;
    whenDone(m_client.ask(&Reports::rename, info.id, name), this, [this](const PerformanceResult<void> &renamed) {
        if (!renamed)
            Q_EMIT problem(renamed.error().message());
    });
}

void ReportsPage::remove()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const ReportInfo info = m_model->report(rows.constFirst().row());
    m_confirm->ask(tr("Delete “%1”? This cannot be undone.").arg(info.name), tr("Delete"), [this, info] {
        whenDone(m_client.ask(&Reports::remove, info.id), this, [this](const PerformanceResult<void> &removed) {
            if (!removed)
                Q_EMIT problem(removed.error().message());
        });
    });
}

void ReportsPage::exportSelected(int format)
{
    if (selectedId().isEmpty())
        return;
    whenDone(m_client.ask(&Reports::report, selectedId()), this,
             [this, format](const PerformanceResult<PerformanceReport> &report) {
                 if (!report) {
                     Q_EMIT problem(report.error().message());
                     return;
                 }
                 const QString path = askForExportPath(this, report->name, static_cast<ReportFormat>(format));
                 if (path.isEmpty())
                     return;
                 whenDone(exportInBackground(std::make_shared<PerformanceReport>(*report),
                                             static_cast<ReportFormat>(format), path),
                          this, [this, path](const PerformanceResult<void> &written) {
                              Q_EMIT problem(written ? tr("Written to %1.").arg(path) : written.error().message());
                          });
             });
}

void ReportsPage::import()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import report or profile"), {},
                                                      tr("Any report or profile (*)"));
    if (!path.isEmpty())
        importFrom(path);
}

void ReportsPage::importFrom(const QString &path)
{
    auto *bar = new ImportBar(path);
    m_imports->addWidget(bar);
    whenDone(m_client.ask(qOverload<const QString &, std::stop_token>(&Reports::importFile), path, bar->stopToken()),
             bar, [this, bar](const PerformanceResult<PerformanceReport> &report) {
                 bar->finish();
                 if (!report && !bar->isGivenUp())
                     Q_EMIT problem(report.error().message());
             });
}

void ReportsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    int needed = 0;
    for (int i = 0; i < m_bar->count(); ++i)
        needed += m_bar->itemAt(i)->minimumSize().width();
    m_bar->setDirection(needed + 4 * space::Large > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ReportsPage::reportOfLast(nanoseconds duration)
{
    whenDone(m_client.generateReport(tr("Last %1").arg(toText(duration)), duration), this,
             [this](const PerformanceResult<PerformanceReport> &report) {
                 if (report)
                     Q_EMIT openReport(*report);
                 else
                     Q_EMIT problem(report.error().message());
             });
}

} // namespace wai
