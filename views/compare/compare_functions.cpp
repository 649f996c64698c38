// SPDX-License-Identifier: MIT
#include "compare/compare_functions.h"

#include "base/label.h"
#include "base/table_copy.h"
#include "base/word_filter.h"
#include "flames/flame_graph.h"
#include "compare/function_diff_model.h"

#include <performance/core/format.h>

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>

namespace wai {

using namespace performance;

namespace {

/// What both took in all.
QString wholeText(const ProfileDifference &diff, const QString &whyShares)
{
    if (!diff.inTime)
        return whyShares;
    const QString a = formatValue(diff.wholeA, diff.unit);
    const QString b = formatValue(diff.wholeB, diff.unit);
    if (diff.kind != ProfileEvent::Kind::OnCpu)
        return CompareFunctions::tr("%1: %2 in A, %3 in B, %4.").arg(diff.event, a, b, formatChange(diff.change));
    return CompareFunctions::tr("CPU time: %1 in A, %2 in B, %3 (%4 … %5 with 95 % certainty).")
        .arg(a, b, formatChange(diff.change), formatChange(diff.low), formatChange(diff.high));
}

} // namespace

CompareFunctions::CompareFunctions(const Profile &a, const Profile &b, const ProfileDifference &diff,
                                   const QString &whyShares, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent), m_graph(new FlameGraph(m_state, themes)), m_table(new QTableView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::Small, 0, 0);
    layout->setSpacing(space::Small);
    layout->addWidget(makeLabel(wholeText(diff, whyShares), "soft"));
    layout->addWidget(makeLabel(
        tr("The flame graph is that of B. Orange takes a larger part than in A, blue a smaller one."), "soft"));

    m_graph->setColoring(FlameColoring::ByChange);
    m_graph->setMinimumHeight(120);
    m_state.setProfile(b, false);
    m_state.setBaseline(a);

    auto *model = new FunctionDiffModel(diff, this);
    auto *filter = new WordFilter(
        [model](int r) { return model->difference(r).name + u' ' + model->difference(r).module; },
        [model](int r) { return model->difference(r).real; }, this);
    filter->setSourceModel(model);
    filter->setSortRole(FunctionDiffModel::SortRole);
    auto *search = new QLineEdit;
    search->setPlaceholderText(tr("Search functions"));
    search->setAccessibleName(tr("Search functions"));
    search->setClearButtonEnabled(true);
    search->setMaximumWidth(320);
    auto *only = new QCheckBox(tr("Only real changes"));
    connect(search, &QLineEdit::textChanged, this, [this, filter](const QString &text) {
        filter->setWords(text);
        m_state.setSearch(text);
    });
    connect(only, &QCheckBox::toggled, this, [filter](bool on) { filter->setOnlyChosen(on); });
    auto *row = new QHBoxLayout;
    row->addWidget(search, 1);
    row->addWidget(only);
    row->addStretch(1);

    m_table->setModel(filter);
    arrangeTable(*model);
    // A row marks its boxes in the graph.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, filter, model](const QModelIndex &index) {
                if (index.isValid())
                    select(model->difference(filter->mapToSource(index).row()));
            });

    auto *tableBox = new QWidget;
    auto *tableLayout = new QVBoxLayout(tableBox);
    tableLayout->setContentsMargins(0, 0, 0, 0);
    tableLayout->setSpacing(space::Small);
    tableLayout->addLayout(row);
    tableLayout->addWidget(m_table);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_graph);
    split->addWidget(tableBox);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    layout->addWidget(split, 1);
}

void CompareFunctions::arrangeTable(const FunctionDiffModel &model)
{
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FunctionDiffModel::Change, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Functions of both profiles"));
    m_table->setColumnWidth(
        FunctionDiffModel::Function,
        fontMetrics().horizontalAdvance(QStringLiteral("std::vector<int, std::allocator<int> >::push_back")));
    for (int column = 1; column < FunctionDiffModel::ColumnCount; ++column) {
        const QString sample = column == FunctionDiffModel::Interval ? QStringLiteral("+00.0 % … +00.0 %")
            : column == FunctionDiffModel::Verdict                   ? model.longestText(column)
                                                                     : QStringLiteral("000.0 ms");
        const QString title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_table->setColumnWidth(
            column,
            std::max(fontMetrics().horizontalAdvance(sample) + 26, fontMetrics().horizontalAdvance(title) + 38));
    }
    m_table->setColumnHidden(FunctionDiffModel::Module, model.longestText(FunctionDiffModel::Module).isEmpty());
    enableCopy(m_table);
}

void CompareFunctions::select(const FunctionDifference &difference)
{
    const QString module = difference.module.section(QStringLiteral(" → "), -1);
    const Profile &profile = m_state.result()->profile;
    for (size_t f = 0; f < profile.functions.size(); ++f) {
        if (profile.functionName(qint32(f)) == difference.name && profile.moduleName(qint32(f)) == module) {
            m_state.select(qint32(f));
            return;
        }
    }
    m_state.select(-1);
}

} // namespace wai
