// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/client_values.h>

#include <QAbstractTableModel>

namespace wai {

// Thread: the one of the window.

/// The summary figures of two reports side by side, with the difference of each.
class CompareModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Metric, Verdict, MeanA, MeanB, Change, Interval, P95A, P95B, MaximumA, MaximumB, ColumnCount };
    static constexpr int SortRole = Qt::UserRole;

    CompareModel(const performance::PerformanceReport &a, const performance::PerformanceReport &b,
                 const performance::ReportDiff &diff, QObject *parent);

    const performance::MetricDifference &difference(int row) const { return m_rows[size_t(row)].difference; }
    /// Whether it changed at all, by more than what can be read.
    bool differs(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        performance::MetricDifference difference;
        performance::MetricSummary a;
        performance::MetricSummary b;
    };
    QString text(const Row &row, int column) const;
    QVariant sortValue(const Row &row, int column) const;

    std::vector<Row> m_rows;
};

/// "better", "worse", … of a comparison.
QString verdictText(performance::MetricDifference::Verdict verdict);

} // namespace wai
