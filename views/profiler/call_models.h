// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"

#include <QAbstractItemModel>

namespace wai {

// Thread: the one of the window.

/// Cells that every table of a profile has.
namespace profile_table {
enum Column { Name, Self, Total, Samples, Module, ColumnCount };
enum Role { ShareRole = Qt::UserRole + 1, FunctionRole };
} // namespace profile_table

/// A call tree, top-down or bottom-up, of whatever size: rows are made when they are opened.
class CallTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    CallTreeModel(ProfileState &state, bool bottomUp, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const performance::CallTree &tree() const { return m_bottomUp ? *m_callers : m_result->topDown; }
    qint32 nodeOf(const QModelIndex &index) const { return index.isValid() ? qint32(index.internalId()) : 0; }

    bool m_bottomUp;
    std::shared_ptr<const ProfileResult> m_result;
    std::shared_ptr<const performance::CallTree> m_callers;
};

/// A list of costs, by function or by module.
class CostModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class By { Function, Module };
    CostModel(ProfileState &state, By by, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void take();
    QString nameOf(const performance::FunctionCost &cost) const;

    ProfileState &m_state;
    By m_by;
    std::shared_ptr<const ProfileResult> m_result;
    std::vector<performance::FunctionCost> m_rows;
    int m_sortColumn = profile_table::Self;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace wai
