// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

/// Calls `visit(line)` for each, without its end.
void forEachLine(const QByteArray &content, auto visit)
{
    for (qsizetype at = 0; at < content.size();) {
        qsizetype end = content.indexOf('\n', at);
        if (end < 0)
            end = content.size();
        qsizetype length = end - at;
        if (length > 0 && content[at + length - 1] == '\r')
            --length;
        visit(QByteArray::fromRawData(content.constData() + at, length));
        at = end + 1;
    }
}

} // namespace performance
