// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/snapshot.h>

#include <QAbstractTableModel>

namespace wai {

/// The processes of one moment as rows. An update touches what changed: selection and scroll position stay.
class ProcessModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Pid, User, State, Cpu, Waits, Memory, Read, Write, Threads, ColumnCount };
    enum Role { SortRole = Qt::UserRole, IdentityRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setProcesses(const std::vector<performance::ProcessSample> &processes);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const performance::ProcessSample &process, int column) const;
    QVariant sortValue(const performance::ProcessSample &process, int column) const;

    std::vector<performance::ProcessSample> m_processes; ///< by identity
};

/// "running", "sleeping", … for the letter of /proc/PID/stat.
QString processStateText(char state);

} // namespace wai
