// SPDX-License-Identifier: MIT
#include "performance/system/route_table.h"

#include "performance/system/parsers.h"

#include <charconv>
#include <cstdint>

namespace performance {

namespace {

std::optional<uint32_t> hexadecimal(std::string_view word)
{
    uint32_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<std::string> defaultRouteInterface(std::string_view text)
{
    // Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT; flags as in linux/route.h.
    constexpr uint32_t Up = 0x1;
    constexpr uint32_t Reject = 0x200;
    std::optional<std::string> best;
    int64_t least = 0;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        const std::string_view interface = line.word();
        const auto destination = hexadecimal(line.word());
        line.word(); // gateway: a route into a tunnel has none
        const auto flags = hexadecimal(line.word());
        line.word();
        line.word();
        const auto metric = line.number();
        const auto mask = hexadecimal(line.word());
        if (destination != 0u || mask != 0u || !metric || !flags || !(*flags & Up) || (*flags & Reject))
            continue;
        if (!best || *metric < least) {
            best = std::string(interface);
            least = *metric;
        }
    }
    return best;
}

} // namespace performance
