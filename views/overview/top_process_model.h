// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/snapshot.h>

#include <QAbstractTableModel>

namespace wai {

// Thread: the one of the window.

/// The first processes by one measure, with a bar for each.
class TopProcessModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Amount, Memory, ColumnCount };
    enum Measure { Cpu, Waits, Io, Resident };
    /// Share of the largest amount, for the bar.
    static constexpr int ShareRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setMeasure(Measure measure);
    void setProcesses(std::vector<performance::ProcessSample> processes);
    const performance::ProcessSample &process(int row) const { return m_shown[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double amount(const performance::ProcessSample &process) const;
    void sort();
    void take(std::vector<performance::ProcessSample> shown);

    Measure m_measure = Cpu;
    std::vector<performance::ProcessSample> m_all;
    std::vector<performance::ProcessSample> m_shown; ///< by falling amount; what would read as nothing is left out
};

} // namespace wai
