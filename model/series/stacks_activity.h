// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/intern_map.h"
#include "performance/core/profile.h"
#include "performance/core/query.h"
#include "performance/core/stacks.h"

#include <QHash>

#include <map>

namespace performance {

/// Sums up what each process was mostly doing, so that it reads as "cc1plus: 31 % in gt_pch_save". Only CPU time counts.
///
/// The function of a sample is that of its innermost frame: the one that was really called there, not what was inlined into it.
/// Time in the kernel counts for the nearest function of the program or its libraries that called it ("in read"), since hardly
/// anybody knows those of the kernel, and where no such function has a name, for the kernel's. What has no symbol is counted
/// together by its module, whose name then stands for it. A process that executes another program is another one from there on.
///
/// Thread-safety: one thread.
class StacksActivity {
public:
    explicit StacksActivity(const TimeRange &range) : m_range(range) {}

    /// The piece has no inconsistency.
    void add(const Profile &piece);
    /// By falling CPU time.
    std::vector<ProcessActivity> take() const;

private:
    struct Function {
        QString name;
        QString module;
        bool named = true;
        bool operator<(const Function &other) const
        {
            return std::tie(name, module, named) < std::tie(other.name, other.module, other.named);
        }
    };
    /// The number of a function; -1: of none.
    qint32 functionOf(const Profile &piece, qint32 stack);
    qint32 number(Function function);

    TimeRange m_range;
    std::vector<Function> m_functions;
    std::map<Function, qint32> m_numbers;
    std::map<std::pair<qint32, QString>, qint32> m_processes;
    std::vector<double> m_seconds; ///< by process
    InternMap m_pairs;             ///< process, function
    std::vector<std::tuple<qint32, qint32, double>> m_sums;
};

} // namespace performance
