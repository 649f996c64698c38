// SPDX-License-Identifier: MIT
#include "performance/symbols/import/legacy_pprof_java.h"

#include "performance/symbols/import/legacy_stacks.h"

#include <QRegularExpression>

namespace performance {

void readJavaLocation(const QByteArray &line, LegacyStacks &stacks)
{
    static const QRegularExpression location(QStringLiteral("^\\s*0x([0-9a-fA-F]+)\\s+(.*\\S)\\s*$"));
    static const QRegularExpression withLine(QStringLiteral("^(.*)\\s+\\((.+):(-?\\d+)\\)$"));
    static const QRegularExpression withPath(QStringLiteral("^(.*)\\s+\\((.*)\\)$"));
    const auto match = location.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return;
    const quint64 address = match.captured(1).toULongLong(nullptr, 16);
    const QString what = match.captured(2);
    if (const auto place = withLine.match(what); place.hasMatch())
        stacks.name(address, {place.captured(1), place.captured(2), std::max(0, place.captured(3).toInt())});
    else if (const auto file = withPath.match(what); file.hasMatch())
        stacks.name(address, {file.captured(1), file.captured(2), 0});
    else
        stacks.name(address, {what, {}, 0});
}

} // namespace performance
