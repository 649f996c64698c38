// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/profile_builder.h"

#include <unordered_map>

namespace performance {

/// The threads of a recording as rows of a profile. A process that became another program (exec) is another row from then
/// on, as perf counts its samples by the name that it had at the time; a thread that only renamed itself keeps its row.
/// All threads of a process carry the name of its first thread; where that is not known, their own.
///
/// Thread-safety: one thread.
class ThreadRows {
public:
    /// `builder` must outlive this, and get threads from nobody else.
    explicit ThreadRows(ProfileBuilder &builder) : m_builder(builder) {}

    void name(qint32 process, qint32 thread, const QString &name, bool isExec);
    /// A thread or a process began; it is called as the thread that started it.
    void fork(qint32 process, qint32 thread, qint32 parent, qint32 parentThread);
    /// The row of a thread that was sampled.
    qint32 rowOf(qint32 process, qint32 thread);

private:
    struct Thread {
        qint32 process = -1;
        qint32 name = 0; ///< string
        qint32 row = -1; ///< -1: not sampled yet under this name
    };
    std::vector<ProfileThread> &rows() { return m_builder.header().threads; }

    ProfileBuilder &m_builder;
    std::unordered_map<qint32, Thread> m_threads;                        ///< by number, which is unique on a machine
    std::unordered_map<qint32, std::vector<qint32>> m_rowsOf;            ///< of each process, under its present program
    std::map<std::tuple<qint32, qint32, qint32>, qint32> m_rowOfProgram; ///< by process, thread and name
};

} // namespace performance
