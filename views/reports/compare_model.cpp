// SPDX-License-Identifier: MIT
#include "reports/compare_model.h"

#include <performance/core/format.h>

#include <cmath>

namespace wai {

using namespace performance;

QString verdictText(MetricDifference::Verdict verdict)
{
    switch (verdict) {
    case MetricDifference::Verdict::Same: return CompareModel::tr("same");
    case MetricDifference::Verdict::Better: return CompareModel::tr("better");
    case MetricDifference::Verdict::Worse: return CompareModel::tr("worse");
    case MetricDifference::Verdict::Inconclusive: return CompareModel::tr("not clear");
    case MetricDifference::Verdict::NotJudged: break;
    }
    return {};
}

CompareModel::CompareModel(const PerformanceReport &a, const PerformanceReport &b, const ReportDiff &diff,
                           QObject *parent)
    : QAbstractTableModel(parent)
{
    for (const MetricDifference &difference : diff.metrics) {
        const MetricSummary *left = a.metricsSummary.find(difference.id);
        const MetricSummary *right = b.metricsSummary.find(difference.id);
        if (left && right)
            m_rows.push_back({difference, *left, *right});
    }
}

bool CompareModel::differs(int row) const
{
    const Row &r = m_rows[size_t(row)];
    return text(r, MeanA) != text(r, MeanB) || text(r, P95A) != text(r, P95B) || text(r, MaximumA) != text(r, MaximumB);
}

QString CompareModel::text(const Row &row, int column) const
{
    const MetricDifference &d = row.difference;
    switch (column) {
    case Metric: return d.name;
    case Verdict: return verdictText(d.verdict);
    case MeanA: return formatValue(d.meanA, d.unit);
    case MeanB: return formatValue(d.meanB, d.unit);
    case Change: return d.change ? formatChange(*d.change) : noValue();
    case Interval:
        return d.low && d.high ? QStringLiteral("%1 … %2").arg(formatChange(*d.low), formatChange(*d.high)) : noValue();
    case P95A: return formatValue(row.a.p95, d.unit);
    case P95B: return formatValue(row.b.p95, d.unit);
    case MaximumA: return formatValue(row.a.maximum, d.unit);
    case MaximumB: return formatValue(row.b.maximum, d.unit);
    default: return {};
    }
}

QVariant CompareModel::sortValue(const Row &row, int column) const
{
    const MetricDifference &d = row.difference;
    switch (column) {
    case Metric: return d.name;
    case Verdict: {
        // What is worse first, then by how much; what nobody judges last.
        const int rank[] = {3, 1, 0, 2, 4};
        return rank[int(d.verdict)] * 1e6 - std::min(1e5, std::fabs(d.change.value_or(0)) * 100);
    }
    case MeanA: return d.meanA;
    case MeanB: return d.meanB;
    case Change: return std::fabs(d.change.value_or(0));
    case Interval: return d.low.value_or(0);
    case P95A: return row.a.p95;
    case P95B: return row.b.p95;
    case MaximumA: return row.a.maximum;
    case MaximumB: return row.b.maximum;
    default: return {};
    }
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case SortRole: return sortValue(row, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() <= Verdict ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return index.column() == Metric ? row.difference.id : QVariant();
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section <= Verdict ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Interval)
        return tr("The change lies in this interval with 95 % confidence; short reports give none.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Metric: return tr("Metric");
    case Verdict: return tr("Verdict");
    case MeanA: return tr("Mean A");
    case MeanB: return tr("Mean B");
    case Change: return tr("Change");
    case Interval: return tr("95 % interval");
    case P95A: return tr("p95 A");
    case P95B: return tr("p95 B");
    case MaximumA: return tr("Most A");
    case MaximumB: return tr("Most B");
    default: return {};
    }
}

} // namespace wai
