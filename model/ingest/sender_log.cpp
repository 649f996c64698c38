// SPDX-License-Identifier: MIT
#include "performance/ingest/sender_log.h"
#include "performance/core/mutex.h"

#include <algorithm>

namespace performance {

namespace {

constexpr qsizetype LongestName = 200;

/// One line, without what a terminal would obey.
QString printable(QString text, qsizetype longest)
{
    text.truncate(longest);
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u' ';
    }
    return text.trimmed();
}

} // namespace

void SenderLog::add(const QString &sender, quint64 taken, quint64 refused, const QString &why)
{
    if (taken == 0 && refused == 0)
        return;
    const QString name = printable(sender, LongestName);
    m_log.note(QtInfoMsg, "refused", {{"sender", name}}, refused, why);
    const Locked lock(m_mutex);
    if (m_sources.size() >= MostSenders && !m_sources.contains(name)) {
        const auto oldest = std::min_element(
            m_sources.begin(), m_sources.end(),
            [](const IngestSource &a, const IngestSource &b) { return a.lastSeen < b.lastSeen; });
        m_sources.erase(oldest);
    }
    IngestSource &source = m_sources[name];
    source.name = name;
    source.taken += taken;
    source.refused += refused;
    if (refused > 0) {
        source.why = printable(why, LongestReason);
        if (source.why.endsWith(u'.')) // it becomes part of a sentence
            source.why.chop(1);
    }
    source.lastSeen = now();
}

std::vector<IngestSource> SenderLog::sources() const
{
    const Locked lock(m_mutex);
    return {m_sources.cbegin(), m_sources.cend()};
}

} // namespace performance
