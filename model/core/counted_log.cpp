// SPDX-License-Identifier: MIT
#include "performance/core/counted_log.h"

#include <algorithm>
#include <vector>

namespace performance {

void CountedLog::note(QtMsgType level, const char *what, LogValues whom, quint64 count, const QString &why)
{
    if (count == 0 || !m_category().isEnabled(level))
        return;
    const QString line = logLine(what, whom);
    const Locked lock(m_mutex);
    Kind &kind = kindOf(line, what);
    kind.level = level;
    kind.waiting += count;
    kind.why = why.left(LongestLogged);
    m_isWaiting = true;
}

/// Its kind, or that of all for whom there is no place.
CountedLog::Kind &CountedLog::kindOf(const QString &line, const char *what)
{
    Q_ASSERT(m_mutex.isHeld());
    const auto known = m_kinds.find(line);
    if (known != m_kinds.end())
        return known->second;
    if (m_kinds.size() >= MostKinds) {
        const auto present = m_clock();
        const auto silent = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const auto &item) {
            return item.second.isTold && item.second.waiting == 0 && present - item.second.toldAt >= Pause;
        });
        if (silent == m_kinds.end()) {
            const QString others = logLine(what, {{"of", QStringLiteral("others")}});
            Kind &kind = m_kinds[others]; // as many more as there are words of ours
            if (kind.line.isEmpty())
                kind = {QtWarningMsg, others, {}, 0, false, ++m_order, {}};
            return kind;
        }
        m_kinds.erase(silent);
    }
    Kind &kind = m_kinds[line];
    kind.line = line;
    kind.order = ++m_order;
    return kind;
}

void CountedLog::writeDue(bool all)
{
    if (!m_isWaiting)
        return;
    struct Due {
        QtMsgType level;
        quint64 order;
        QString line;
    };
    std::vector<Due> due;
    {
        const Locked lock(m_mutex);
        const auto present = m_clock();
        bool isWaiting = false;
        for (auto &[key, kind] : m_kinds) {
            if (kind.waiting == 0)
                continue;
            const auto since = std::chrono::round<std::chrono::seconds>(present - kind.toldAt);
            if (kind.isTold && since < Pause && !all) {
                isWaiting = true;
                continue;
            }
            const QString count = QString::number(kind.waiting);
            const QString told = kind.isTold
                ? logLine("", {{"more", count}, {"in", QString::number(since.count()) + u's'}})
                : logLine("", {{"count", kind.waiting > 1 ? count : QString()}});
            due.push_back({kind.level, kind.order, kind.line + logLine("", {{"reason", kind.why}}) + told});
            kind.waiting = 0;
            kind.isTold = true;
            kind.toldAt = present;
        }
        m_isWaiting = isWaiting;
    }
    std::sort(due.begin(), due.end(), [](const Due &a, const Due &b) { return a.order < b.order; });
    for (const Due &line : due)
        writeLog(m_category(), line.level, line.line);
}

} // namespace performance
