// SPDX-License-Identifier: MIT
#include "performance/system/route_table.h"

#include "performance/procfs/text_cursor.h"

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

/// Of the routes that can be used, the one with the lowest metric; of two alike the first.
struct Cheapest {
    std::optional<std::string> interface;
    int64_t least = 0;

    void consider(std::string_view device, uint32_t flags, int64_t metric)
    {
        constexpr uint32_t Up = 0x1; // linux/route.h
        constexpr uint32_t Reject = 0x200;
        if (!(flags & Up) || (flags & Reject) || (interface && metric >= least))
            return;
        interface = std::string(device);
        least = metric;
    }
};

} // namespace

std::optional<std::string> defaultRouteInterface(std::string_view text)
{
    // Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT; flags as in linux/route.h.
    Cheapest cheapest;
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
        if (destination == 0u && mask == 0u && metric && flags)
            cheapest.consider(interface, *flags, *metric);
    }
    return cheapest.interface;
}

std::optional<std::string> defaultRouteInterface6(std::string_view text)
{
    // Destination, its prefix length, source, its prefix length, next hop, metric, references, uses, flags, device.
    Cheapest cheapest;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        const std::string_view destination = line.word();
        const auto length = hexadecimal(line.word());
        for (int i = 0; i < 3; ++i)
            line.word();
        const auto metric = hexadecimal(line.word());
        line.word();
        line.word();
        const auto flags = hexadecimal(line.word());
        const std::string_view interface = line.word();
        const bool isAll = destination.size() == 32 && destination.find_first_not_of('0') == std::string_view::npos;
        if (isAll && length == 0u && metric && flags && !interface.empty())
            cheapest.consider(interface, *flags, *metric);
    }
    return cheapest.interface;
}

} // namespace performance
