// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/client_values.h>

#include <QAbstractTableModel>

namespace wai {

// Thread: the one of the window.

/// The functions of two profiles side by side, with what grew of each, time or share.
class FunctionDiffModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Function, Verdict, SelfA, SelfB, Change, Interval, TotalA, TotalB, Module, ColumnCount };
    static constexpr int SortRole = Qt::UserRole;

    FunctionDiffModel(const performance::ProfileDifference &diff, QObject *parent);

    const performance::FunctionDifference &difference(int row) const { return m_diff.functions[size_t(row)]; }

    /// The longest that stands in a column: how wide it must be.
    QString longestText(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_diff.functions.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cost(double value) const;
    QString verdictText(const performance::FunctionDifference &d) const;
    QString text(const performance::FunctionDifference &d, int column) const;
    static QVariant sortValue(const performance::FunctionDifference &d, int column);

    const performance::ProfileDifference m_diff;
};

} // namespace wai
