// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

/// The stacks of a profile as other formats want them: every function a row of its own, inlined ones too, and each with
/// a name. Thread-safety: does not change after it was made.
class CallRows {
public:
    struct Call {
        QString name;
        QString file;
        qint32 line = 0;
        qint32 module = 0;
        quint64 address = 0;
        bool inlined = false;
    };
    struct Row {
        qint32 parent = -1;
        qint32 call = 0;
    };

    explicit CallRows(const Profile &profile);

    const std::vector<Call> &calls() const { return m_calls; }
    const std::vector<Row> &rows() const { return m_rows; }
    /// The innermost row of a stack; -1 for no stack.
    qint32 rowOf(qint32 stack) const { return stack < 0 ? -1 : m_rowOfStack[size_t(stack)]; }
    /// The calls of a row, the outermost first.
    std::vector<qint32> callsOf(qint32 row) const;

private:
    std::vector<Call> m_calls;
    std::vector<Row> m_rows;
    std::vector<qint32> m_rowOfStack;
};

} // namespace performance
