// SPDX-License-Identifier: MIT
#include "performance/symbols/import/memory_map.h"

#include <QRegularExpression>

namespace performance {

void MemoryMap::addLine(const QByteArray &line)
{
    // "08048000-0804b000 r-xp 00001000 08:01 4711   /bin/cat"
    static const QRegularExpression form(QStringLiteral(
        "^\\s*([0-9a-f]+)-([0-9a-f]+)\\s+([-rwxsp]+)\\s+([0-9a-f]+)\\s+[0-9a-f]+:[0-9a-f]+\\s+\\d+\\s*(.*)$"));
    const auto match = form.match(QString::fromUtf8(line).trimmed());
    if (!match.hasMatch() || !match.captured(3).contains(u'x'))
        return;
    const quint64 begin = match.captured(1).toULongLong(nullptr, 16);
    const quint64 end = match.captured(2).toULongLong(nullptr, 16);
    QString file = match.captured(5);
    file.remove(QStringLiteral(" (deleted)"));
    if (begin < end)
        m_mappings.insert_or_assign(begin, Mapping{end, match.captured(4).toULongLong(nullptr, 16), file});
}

std::optional<MemoryMap::Place> MemoryMap::find(quint64 address) const
{
    auto it = m_mappings.upper_bound(address);
    if (it == m_mappings.begin())
        return std::nullopt;
    --it;
    if (address >= it->second.end)
        return std::nullopt;
    return Place{it->second.file, address - it->first + it->second.offset};
}

} // namespace performance
