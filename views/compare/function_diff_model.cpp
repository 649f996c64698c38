// SPDX-License-Identifier: MIT
#include "compare/function_diff_model.h"

#include <performance/core/format.h>

#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr double TieBreak = 1e-9;

} // namespace

FunctionDiffModel::FunctionDiffModel(const ProfileDifference &diff, QObject *parent)
    : QAbstractTableModel(parent), m_diff(diff)
{}

QString FunctionDiffModel::cost(double value) const
{
    return formatValue(value, m_diff.inTime ? m_diff.unit : QStringLiteral("1"));
}

/// What grew, time or share; a change that may be chance is none.
QString FunctionDiffModel::verdictText(const FunctionDifference &d) const
{
    if (!d.real)
        return tr("no significant difference");
    if (!m_diff.inTime)
        return d.change > 0 ? tr("larger share") : tr("smaller share");
    if (m_diff.kind != ProfileEvent::Kind::OnCpu) // bytes, calls, waits
        return d.change > 0 ? tr("more") : tr("less");
    switch (d.verdict) {
    case MetricDifference::Verdict::Worse: return tr("more time");
    case MetricDifference::Verdict::Better: return tr("less time");
    default: return d.change > 0 ? tr("slightly more time") : tr("slightly less time");
    }
}

QString FunctionDiffModel::text(const FunctionDifference &d, int column) const
{
    switch (column) {
    case Function: return d.name;
    case Verdict: return verdictText(d);
    case SelfA: return cost(d.selfA);
    case SelfB: return cost(d.selfB);
    case Change: return formatChange(d.change);
    case Interval: return QStringLiteral("%1 … %2").arg(formatChange(d.low), formatChange(d.high));
    case TotalA: return cost(d.totalA);
    case TotalB: return cost(d.totalB);
    case Module: return d.module;
    default: return {};
    }
}

QString FunctionDiffModel::longestText(int column) const
{
    QString longest;
    for (const FunctionDifference &d : m_diff.functions) {
        if (const QString own = text(d, column); own.size() > longest.size())
            longest = own;
    }
    return longest;
}

QVariant FunctionDiffModel::sortValue(const FunctionDifference &d, int column)
{
    switch (column) {
    case Verdict: return !d.real ? 0.0 : d.change; // what grew at one end, what shrank at the other
    case SelfA: return d.selfA;
    case SelfB: return d.selfB;
    case Change:
    case Interval:
        return std::fabs(d.change) + TieBreak * std::max(d.selfA, d.selfB); // of equal changes the dearer first
    case TotalA: return d.totalA;
    case TotalB: return d.totalB;
    case Module: return d.module;
    default: return d.name;
    }
}

QVariant FunctionDiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FunctionDifference &d = m_diff.functions[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(d, index.column());
    case SortRole: return sortValue(d, index.column());
    case Qt::ToolTipRole:
        return index.column() == Function ? QStringLiteral("%1\n%2").arg(d.name, d.module) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Function || index.column() == Module || index.column() == Verdict
            ? int(Qt::AlignLeft | Qt::AlignVCenter)
            : int(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant FunctionDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Change:
            return m_diff.inTime ? tr("Change of the function's own time, as a part of all of A.")
                                 : tr("Change of the function's own share, in percentage points.");
        case Interval: return tr("With 95 % certainty the true change lies in here.");
        case Verdict: return tr("Of all differences that are named, at most 5 % may be chance.");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Function: return tr("Function");
    case Verdict: return tr("Verdict");
    case SelfA: return tr("Itself, A");
    case SelfB: return tr("Itself, B");
    case Change: return tr("Change");
    case Interval: return tr("95 % interval");
    case TotalA: return tr("With callees, A");
    case TotalB: return tr("With callees, B");
    case Module: return tr("Module");
    default: return {};
    }
}

} // namespace wai
