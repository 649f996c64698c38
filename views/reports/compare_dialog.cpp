// SPDX-License-Identifier: MIT
#include "reports/compare_dialog.h"

#include "base/label.h"
#include "base/table_copy.h"
#include "base/word_filter.h"
#include "compare/compare_functions.h"
#include "reports/compare_model.h"
#include "reports/compare_verdict.h"

#include <performance/client/report_client.h>
#include <performance/core/duration_text.h>

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

namespace wai {

using namespace performance;

namespace {

constexpr int ChartColumns = 900;

} // namespace

CompareDialog::CompareDialog(const SharedReport &a, const SharedReport &b, const ReportDiff &diff,
                             const ThemeSource &themes, QWidget *parent)
    : QDialog(parent)
    , m_a(a)
    , m_b(b)
    , m_model(new CompareModel(*a, *b, diff, this))
    , m_table(new QTableView)
    , m_chart(new TimeChart(themes, QString(), QString()))
{
    setWindowTitle(tr("Compare reports"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1060, 760);
    m_verdict = compareVerdict(diff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(makeLabel(m_verdict, "heading"));
    layout->addWidget(makeLabel(
        tr("A: %1 (%2)   B: %3 (%4)").arg(a->name, toText(a->duration), b->name, toText(b->duration)), "soft"));
    for (const QString &warning : diff.warnings)
        layout->addWidget(makeLabel(warning, "error"));

    QWidget *metrics = makeMetrics();
    if (diff.profile) {
        metrics->layout()->setContentsMargins(0, space::Small, 0, 0);
        auto *tabs = new QTabWidget;
        tabs->setDocumentMode(true);
        tabs->addTab(new CompareFunctions(a->profile, b->profile, *diff.profile,
                                          tr("Shares are compared: the two are not whole runs of the same command."),
                                          themes),
                     tr("Functions"));
        tabs->addTab(metrics, tr("Metrics"));
        layout->addWidget(tabs, 1);
    } else {
        layout->addWidget(metrics, 1);
    }
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CompareDialog::showSelected);
    connect(&m_state, &ViewState::rangeChanged, this, &CompareDialog::showSelected);
    m_table->selectRow(0);
    m_table->setFocus();
}

/// Every figure of both, a search among them, and the chart of the selected one.
QWidget *CompareDialog::makeMetrics()
{
    auto *metrics = new QWidget;
    auto *layout = new QVBoxLayout(metrics);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Small);
    auto *filter = new WordFilter(
        [this](int row) { return m_model->difference(row).name + u' ' + m_model->difference(row).id; },
        [this](int row) { return m_model->differs(row); }, this);
    filter->setSourceModel(m_model);
    filter->setSortRole(CompareModel::SortRole);
    auto *search = new QLineEdit;
    search->setPlaceholderText(tr("Search metrics"));
    search->setAccessibleName(tr("Search metrics"));
    search->setClearButtonEnabled(true);
    search->setMaximumWidth(320);
    auto *only = new QCheckBox(tr("Only what differs"));
    only->setChecked(true);
    filter->setOnlyChosen(true);
    connect(search, &QLineEdit::textChanged, this, [filter](const QString &text) { filter->setWords(text); });
    connect(only, &QCheckBox::toggled, this, [filter](bool on) { filter->setOnlyChosen(on); });
    auto *row = new QHBoxLayout;
    row->addWidget(search, 1);
    row->addWidget(only);
    row->addStretch(1);
    layout->addLayout(row);
    m_table->setModel(filter);
    arrangeTable();
    layout->addWidget(m_table, 3);
    m_chart->setMinimumHeight(190);
    m_chart->setEmptyText(tr("Select a metric to see it in both reports."));
    m_state.setFixed(
        {m_a->startedAt, m_a->startedAt + std::max(m_a->duration, m_b->duration) + std::chrono::seconds(1)});
    m_chart->follow(&m_state);
    layout->addWidget(m_chart, 2);
    return metrics;
}

void CompareDialog::arrangeTable()
{
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CompareModel::Verdict, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setAccessibleName(tr("Figures of both reports"));
    // The name keeps its room; a narrow window scrolls to the last figures.
    m_table->setColumnWidth(CompareModel::Metric,
                            fontMetrics().horizontalAdvance(QStringLiteral("Completed reads and writes, write, vda")));
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 1; column < CompareModel::ColumnCount; ++column) {
        const QString sample = column == CompareModel::Interval ? QStringLiteral("+00.0 % … +00.0 %")
                                                                : QStringLiteral("000.0 MiB");
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_table->setColumnWidth(
            column,
            std::max(fontMetrics().horizontalAdvance(sample) + 26, fontMetrics().horizontalAdvance(title) + 38));
    }
    enableCopy(m_table);
}

void CompareDialog::showSelected()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const QModelIndex source = static_cast<QSortFilterProxyModel *>(m_table->model())->mapToSource(rows.constFirst());
    const MetricDifference &difference = m_model->difference(source.row());
    // Both begin at the same place; the axis is that of A.
    const nanoseconds shift = m_a->startedAt - m_b->startedAt;
    const TimeRange range = m_state.range();
    std::vector<SeriesData> lines{
        seriesDataOf(m_a->recording, difference.id, range, ChartColumns),
        seriesDataOf(m_b->recording, difference.id, {range.from - shift, range.to - shift}, ChartColumns)};
    for (SeriesPoint &point : lines[1].points)
        point.time += shift;
    for (Timestamp &gap : lines[1].gaps)
        gap += shift;
    m_chart->setTitle(difference.name);
    m_chart->setUnits(difference.unit, {});
    m_chart->setLines({{difference.id, tr("A"), 0, true}, {difference.id, tr("B"), 1}});
    m_chart->setData(range, std::move(lines));
}

} // namespace wai
