// SPDX-License-Identifier: MIT
#include "ux/figure_model.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QLocale>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

bool isSame(const UxFigure &a, const UxFigure &b)
{
    return a.program == b.program && a.route == b.route && a.metric == b.metric;
}

QVariantList sharesOf(const UxFigure &figure)
{
    if (figure.poor <= 0 || figure.values.empty())
        return {};
    double good = 0;
    double poor = 0;
    for (const double value : figure.values) {
        good += value <= figure.good ? 1 : 0;
        poor += value > figure.poor ? 1 : 0;
    }
    const auto all = double(figure.values.size());
    return {good / all, 1 - (good + poor) / all, poor / all};
}

QString kindText(const QString &kind)
{
    return kind == u"interaction" ? OperationModel::tr("use of a page")
        : kind == u"command"      ? OperationModel::tr("command")
                                  : OperationModel::tr("operation");
}

} // namespace

QString ratingText(UxRating rating)
{
    switch (rating) {
    case UxRating::Good: return FigureModel::tr("good");
    case UxRating::NeedsWork: return FigureModel::tr("needs work");
    case UxRating::Poor: return FigureModel::tr("poor");
    case UxRating::Unrated: break;
    }
    return noValue();
}

QColor ratingColor(UxRating rating, const Theme &theme)
{
    switch (rating) {
    case UxRating::Good: return theme.good;
    case UxRating::NeedsWork: return theme.warning;
    case UxRating::Poor: return theme.danger;
    case UxRating::Unrated: break;
    }
    return theme.softText;
}

QString quantileText(double quantile)
{
    return QStringLiteral("p%1").arg(quantile * 100);
}

FigureModel::FigureModel(const ThemeSource &themes, QObject *parent) : QAbstractTableModel(parent), m_themes(themes) {}

void FigureModel::setFigures(std::vector<UxFigure> figures)
{
    const auto badness = [](const UxFigure &f) {
        return f.rating == UxRating::Poor     ? 0
            : f.rating == UxRating::NeedsWork ? 1
            : f.rating == UxRating::Good      ? 2
                                              : 3;
    };
    std::stable_sort(figures.begin(), figures.end(),
                     [&](const UxFigure &a, const UxFigure &b) { return badness(a) < badness(b); });
    const bool sameRows = std::equal(figures.begin(), figures.end(), m_figures.begin(), m_figures.end(), isSame);
    if (!sameRows)
        beginResetModel();
    m_figures = std::move(figures);
    if (!sameRows)
        endResetModel();
    else if (!m_figures.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int FigureModel::rowOf(const UxFigure &other) const
{
    const auto it = std::find_if(m_figures.begin(), m_figures.end(),
                                 [&](const UxFigure &figure) { return isSame(figure, other); });
    return it == m_figures.end() ? -1 : int(it - m_figures.begin());
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Value || section == Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Value)
        return tr("Of pages the 75th percentile: three of four visits are at most this. Of windows p95 or p99.");
    if (role == Qt::ToolTipRole && section == Shares)
        return tr("How much of it is good, needs work, and is poor");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Figure: return tr("Figure");
    case Where: return tr("Where");
    case Value: return tr("Value");
    case Rating: return tr("Rating");
    case Shares: return tr("Distribution");
    case Count: return tr("Visits");
    default: return {};
    }
}

QVariant FigureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_figures.size())
        return {};
    const UxFigure &figure = m_figures[size_t(index.row())];
    if (role == SharesRole && index.column() == Shares)
        return sharesOf(figure);
    if (role == Qt::ForegroundRole && index.column() == Rating)
        return ratingColor(figure.rating, m_themes.theme());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Value || index.column() == Count ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && figure.poor > 0)
        return tr("%1 is good up to %2 and poor above %3, judged at %4.")
            .arg(figure.name, uxValueText(figure.good, figure.unit), uxValueText(figure.poor, figure.unit),
                 quantileText(figure.quantile));
    if (role == Qt::AccessibleTextRole && index.column() == Shares) {
        const QVariantList shares = sharesOf(figure);
        return shares.isEmpty()
            ? QVariant()
            : tr("%1 good, %2 poor")
                  .arg(formatValue(shares[0].toDouble(), u"1"), formatValue(shares[2].toDouble(), u"1"));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Figure: return figure.name;
    case Where:
        return figure.route.isEmpty()  ? figure.program
            : figure.program.isEmpty() ? figure.route
                                       : figure.program + u' ' + figure.route;
    case Value: return uxValueText(figure.value, figure.unit);
    case Rating: return ratingText(figure.rating);
    case Count: return formatNumber(double(figure.count), 12);
    default: return {};
    }
}

void OperationModel::setOperations(std::vector<UxOperation> operations, nanoseconds target)
{
    beginResetModel();
    m_operations = std::move(operations);
    m_target = target;
    endResetModel();
}

QVariant OperationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Score ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Score)
        return tr("(satisfied + tolerating ÷ 2) ÷ all: satisfied within %1, tolerating within %2")
            .arg(toText(m_target), toText(4 * m_target));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Operation: return tr("Operation");
    case Program: return tr("Program");
    case Score: return tr("Apdex");
    case Typical: return tr("p75");
    case Count: return tr("Times");
    default: return {};
    }
}

QVariant OperationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_operations.size())
        return {};
    const UxOperation &operation = m_operations[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() >= Score ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return tr("%1: %2 times, together %3 over the target")
            .arg(kindText(operation.kind))
            .arg(operation.count)
            .arg(formatValue(operation.excess, u"s"));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Operation: return operation.name;
    case Program: return operation.program.isEmpty() ? kindText(operation.kind) : operation.program;
    case Score: return QLocale().toString(operation.score, 'f', 2);
    case Typical: return formatValue(operation.typical, u"s");
    case Count: return formatNumber(double(operation.count), 12);
    default: return {};
    }
}

} // namespace wai
