// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/snapshot.h>
#include <performance/core/stacks.h>

#include <QAbstractTableModel>

namespace wai {

// Thread: the one of the window.

/// Whose stacks can be looked at.
struct StackSubject {
    enum class Kind { Machine, Program, Unit, Process };
    Kind kind = Kind::Machine;
    QString name;
    performance::StacksFilter filter;
    int processes = 0;
    double cpuSeconds = 0; ///< that samples stand for; 0 where none was taken

    bool operator==(const StackSubject &) const = default;
};

/// What a filter means, for people: "cc1plus (1234)"; `name` is of the process where the filter has only its number.
QString subjectText(const performance::StacksFilter &filter, const QString &name = {});

/// The whole machine, then each program, unit and process that did anything in a range, by falling CPU time. `listed` are the
/// processes of that range: they know the units, and those that only waited.
/// Thread-safety: a pure function.
std::vector<StackSubject> subjectsOf(const std::vector<performance::ProcessActivity> &activities,
                                     const std::vector<performance::ProcessSample> &listed);

class SubjectModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Kind, Cpu, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSubjects(std::vector<StackSubject> subjects);
    const StackSubject &subject(int row) const { return m_subjects[size_t(row)]; }
    /// What a search looks at.
    QString words(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_subjects.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<StackSubject> m_subjects;
};

} // namespace wai
