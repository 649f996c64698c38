// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/machine_event.h>

#include <QAbstractTableModel>

#include <vector>

namespace wai {

// Thread: the one of the window.

/// What happened to the machine, a row each, the newest first. Rows that stay keep their selection.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Kind, What, Detail, Source, ColumnCount };
    enum Role { SortRole = Qt::UserRole, FamilyRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// By rising time, as MachineLog gives them.
    void setEvents(std::vector<performance::MachineEvent> events);
    const performance::MachineEvent &event(int row) const { return m_events[size_t(row)]; }
    /// All that is said of it, for a search.
    QString searchText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const performance::MachineEvent &event, int column) const;

    std::vector<performance::MachineEvent> m_events; ///< by falling time
};

} // namespace wai
