// SPDX-License-Identifier: MIT
#include "performance/procfs/socket_counts.h"

#include "performance/procfs/text_cursor.h"

namespace performance {

std::optional<int64_t> socketsInUse(std::string_view text, std::string_view protocol)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        const std::string_view head = line.word();
        if (head.size() == protocol.size() + 1 && head.starts_with(protocol) && head.back() == ':'
            && line.word() == "inuse")
            return line.number();
    }
    return std::nullopt;
}

} // namespace performance
