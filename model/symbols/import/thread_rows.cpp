// SPDX-License-Identifier: MIT
#include "performance/symbols/import/thread_rows.h"

namespace performance {

void ThreadRows::name(qint32 process, qint32 thread, const QString &name, bool isExec)
{
    Thread &known = m_threads[thread];
    const qint32 text = m_builder.string(name);
    const bool isSame = known.process == process && known.name == text;
    known.process = process;
    if (isSame)
        return;
    if (isExec) { // its other threads are gone
        m_rowsOf.erase(process);
        known.row = -1;
    }
    if (known.row >= 0) {
        m_rowOfProgram.erase({process, thread, known.name});
        m_rowOfProgram[{process, thread, text}] = known.row;
        rows()[size_t(known.row)].name = text;
    }
    known.name = text;
    if (process != thread)
        return;
    if (const auto row = m_rowsOf.find(process); row != m_rowsOf.end()) {
        for (const qint32 number : row->second)
            rows()[size_t(number)].processName = text;
    }
}

void ThreadRows::fork(qint32 process, qint32 thread, qint32 parent, qint32 parentThread)
{
    const auto starter = m_threads.find(parentThread);
    const qint32 name = starter == m_threads.end() ? 0 : starter->second.name;
    if (process != parent) // the number may have been another process' before
        m_rowsOf.erase(process);
    m_threads[thread] = {process, name, -1};
}

qint32 ThreadRows::rowOf(qint32 process, qint32 thread)
{
    Thread &known = m_threads[thread];
    if (known.process != process)
        known.row = -1;
    known.process = process;
    if (known.row >= 0)
        return known.row;
    if (thread == 0 && known.name == 0)
        known.name = m_builder.string(QStringLiteral("swapper")); // the idle task of each CPU, as perf calls it
    const auto [place, fresh] = m_rowOfProgram.try_emplace({process, thread, known.name}, qint32(rows().size()));
    if (fresh) {
        const auto first = m_threads.find(process);
        const qint32 processName = first != m_threads.end() && first->second.process == process ? first->second.name
                                                                                                : 0;
        rows().push_back({process, thread, known.name, processName != 0 ? processName : known.name});
    }
    known.row = place->second;
    if (auto &ofProcess = m_rowsOf[process]; ofProcess.empty() || ofProcess.back() != known.row)
        ofProcess.push_back(known.row);
    return known.row;
}

} // namespace performance
