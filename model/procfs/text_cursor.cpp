// SPDX-License-Identifier: MIT
#include "performance/procfs/text_cursor.h"

namespace performance {

std::optional<int64_t> toHundredths(std::string_view word)
{
    const size_t point = word.find('.');
    const auto whole = toNumber(word.substr(0, point));
    if (!whole || point == std::string_view::npos || word.size() != point + 3)
        return std::nullopt;
    const auto fraction = toNumber(word.substr(point + 1));
    return fraction ? std::optional(*whole * 100 + *fraction) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view Blank(" \t\n\r\v\f\0", 7);
    const size_t from = text.find_first_not_of(Blank);
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of(Blank) - from + 1);
}

} // namespace performance
