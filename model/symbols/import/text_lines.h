// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

/// Calls `visit(line)` for each line of a text, without its end. The lines point into `content`.
/// Thread-safety: any thread; `visit` runs on the calling one.
template<typename Visit>
void forEachLine(const QByteArray &content, Visit visit)
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
