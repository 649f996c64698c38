// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/foreign_ids.h"
#include "performance/symbols/import/json_readers.h"

#include <map>

namespace performance {

/// The threads of a profile of Firefox: each of theirs is one of ours, also where two have the same ids: numbers, or texts
/// such as "1234.1" of a process that came a second time.
///
/// Thread-safety: one thread.
class FirefoxThreads {
public:
    explicit FirefoxThreads(ForeignProfile &profile) : m_profile(profile) {}

    qint32 rowOf(const json::Node &thread)
    {
        const auto name = thread.optional("name");
        const auto process = thread.optional("processName");
        const qint32 pid = m_processes.numberOf(idOf(thread.optional("pid")));
        const QString id = idOf(thread.optional("tid"));
        qint32 tid = m_threads.numberOf(id);
        if (const int again = ++m_seen[{pid, tid}]; again > 1)
            tid = m_threads.numberOf(QStringLiteral("%1, %2").arg(id).arg(again));
        return m_profile.thread(pid, tid, name ? name->string() : QString(), process ? process->string() : QString());
    }

private:
    ForeignProfile &m_profile;
    ForeignIds m_processes;
    ForeignIds m_threads;
    std::map<std::pair<qint32, qint32>, int> m_seen; ///< how often
};

} // namespace performance
