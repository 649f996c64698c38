// SPDX-License-Identifier: MIT
#include "performance/profile/readable_text.h"

#include <algorithm>

namespace performance {

QString readableText(std::string_view bytes)
{
    const auto isUtf8 = [](std::string_view part) {
        return QUtf8StringView(part.data(), qsizetype(part.size())).isValidUtf8();
    };
    if (isUtf8(bytes))
        return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    constexpr size_t LongestCharacter = 4;
    QString text;
    while (!bytes.empty()) {
        size_t length = 1;
        while (length <= std::min(LongestCharacter, bytes.size()) && !isUtf8(bytes.substr(0, length)))
            ++length;
        const bool isCharacter = length <= std::min(LongestCharacter, bytes.size());
        if (!isCharacter)
            length = 1;
        text += isCharacter
            ? QString::fromUtf8(bytes.data(), qsizetype(length))
            : QStringLiteral("\\x%1").arg(unsigned(static_cast<unsigned char>(bytes.front())), 2, 16, QLatin1Char('0'));
        bytes.remove_prefix(length);
    }
    return text;
}

} // namespace performance
