// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/snapshot.h>
#include <performance/core/stacks.h>

#include <QAbstractTableModel>

#include <map>

namespace wai {

// Thread: the one of the window.

/// The first processes by one measure, with a bar for each, and what each was mostly doing where that is known.
class TopProcessModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Amount, Memory, ColumnCount };
    enum Measure { Cpu, Waits, Io, Resident };
    /// Share of the largest amount, for the bar.
    static constexpr int ShareRole = Qt::UserRole;
    /// Of the name: what the process was mostly doing, "31 % in gt_pch_save"; empty where that is not known.
    static constexpr int DoingRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    void setMeasure(Measure measure);
    void setProcesses(std::vector<performance::ProcessSample> processes);
    /// `rate`: samples per second and CPU, of which the CPU time that each stands for follows; 0 where that is not known.
    void setActivities(const std::vector<performance::ProcessActivity> &activities, double rate);
    /// Nothing where it was not sampled, or its number belonged to another program.
    const performance::ProcessActivity *activity(int row) const;
    const performance::ProcessSample &process(int row) const { return m_shown[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString doing(const performance::ProcessActivity &activity) const;
    QString tip(const performance::ProcessSample &process, const performance::ProcessActivity *activity) const;
    double amount(const performance::ProcessSample &process) const;
    void sort();
    void take(std::vector<performance::ProcessSample> shown);

    Measure m_measure = Cpu;
    std::map<qint32, performance::ProcessActivity> m_activities; ///< by pid
    double m_rate = 0;
    std::vector<performance::ProcessSample> m_all;
    std::vector<performance::ProcessSample> m_shown; ///< by falling amount; what would read as nothing is left out
};

} // namespace wai
