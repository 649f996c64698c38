// SPDX-License-Identifier: MIT
#include "performance/system/outgoing_ports.h"

#include "performance/procfs/text_cursor.h"

#include <algorithm>
#include <charconv>

#include <fcntl.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr size_t HalfPage = 2048;
constexpr std::string_view Listening = "0A";
/// IPv4 over a socket of IPv6: the same addresses, the same ports.
constexpr std::string_view Mapped = "0000000000000000FFFF0000";

std::string_view withoutMapping(std::string_view endpoint)
{
    return endpoint.starts_with(Mapped) ? endpoint.substr(Mapped.size()) : endpoint;
}

bool addLines(OutgoingPorts &ports, const std::string &path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return false;
    std::vector<char> buffer(1 << 16);
    size_t kept = 0;
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer.data() + kept, buffer.size() - kept);
        if (got <= 0)
            break;
        const std::string_view text(buffer.data(), kept + size_t(got));
        const size_t end = text.rfind('\n') + 1; // 0 where there is none
        for (TextCursor lines(text.substr(0, end)); !lines.atEnd();)
            ports.add(lines.line());
        // A line that fills the buffer is none of the kernel's.
        kept = text.size() - end < buffer.size() ? text.size() - end : 0;
        std::copy_n(text.data() + end, kept, buffer.data());
        if (size_t(got) < HalfPage)
            break; // the end: the kernel fills a page with whole lines, and to be told so once more costs as much again
    }
    ports.add(std::string_view(buffer.data(), kept));
    return true;
}

} // namespace

void OutgoingPorts::add(std::string_view line)
{
    TextCursor words(line);
    words.word(); // "12:"
    const std::string_view local = withoutMapping(words.word());
    const std::string_view remote = withoutMapping(words.word());
    const std::string_view state = words.word();
    const size_t colon = local.find(':');
    if (colon == std::string_view::npos || state.empty() || state == Listening)
        return;
    int64_t port = 0;
    const std::string_view digits = local.substr(colon + 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), port, 16).ec != std::errc() || port < m_low
        || port > m_high)
        return;
    std::string key(local.substr(0, colon));
    key += ' ';
    key += remote;
    m_most = std::max(m_most, ++m_taken[std::move(key)]);
}

std::optional<int64_t> outgoingPorts(const KernelRoot &root, int64_t low, int64_t high)
{
    OutgoingPorts ports(low, high);
    if (!addLines(ports, root.path("/proc/net/tcp")))
        return std::nullopt;
    addLines(ports, root.path("/proc/net/tcp6")); // absent where IPv6 is switched off
    return ports.most();
}

} // namespace performance
