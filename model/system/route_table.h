// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace performance {

// Thread-safety: pure functions.

/// The interface of the IPv4 default route with the lowest metric, from the beginning of /proc/net/route: the kernel lists
/// routes by their destination, and that of the default route is 0 (net/ipv4/fib_trie.c, fib_route_seq_show()).
std::optional<std::string> defaultRouteInterface(std::string_view text);

/// The same of IPv6, from /proc/net/ipv6_route (net/ipv6/route.c, rt6_info_route()). An unreachable "default" of the loopback
/// device stands there on every machine and leads nowhere.
std::optional<std::string> defaultRouteInterface6(std::string_view text);

} // namespace performance
