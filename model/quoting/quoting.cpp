// SPDX-License-Identifier: MIT
#include "performance/quoting/quoting.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace performance::quoting {

namespace {

/// A character of UTF-8 or, with length 1 and `isText` false, a byte that is part of none.
struct Character {
    std::uint32_t code = 0;
    size_t length = 1;
    bool isText = true;
};

/// Table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF.
Character characterAt(std::string_view bytes, size_t at)
{
    const auto byte = [&](size_t i) { return std::uint32_t(static_cast<unsigned char>(bytes[at + i])); };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    const size_t length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > bytes.size())
        return {lead, 1, false};
    std::uint32_t code = lead & (0xffU >> (length + 1));
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U)
            return {lead, 1, false};
        code = (code << 6) | (byte(i) & 0x3fU);
    }
    const std::uint32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    if (code < least || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
        return {lead, 1, false};
    return {code, length, true};
}

std::string visible(std::string_view bytes, bool lines)
{
    std::string out;
    out.reserve(bytes.size());
    for (size_t at = 0; at < bytes.size();) {
        const Character c = characterAt(bytes, at);
        char escape[12] = "";
        if (!c.isText || (isHidden(c.code) && c.code < 0x100 && c.code != '\n' && c.code != '\t' && c.code != '\r'))
            std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned>(c.code));
        else if (c.code == '\r')
            std::snprintf(escape, sizeof escape, "\\r");
        else if (!lines && (c.code == '\n' || c.code == '\t'))
            std::snprintf(escape, sizeof escape, c.code == '\n' ? "\\n" : "\\t");
        else if (c.code >= 0x100 && isHidden(c.code))
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c.code));
        if (escape[0] != '\0')
            out += escape;
        else
            out += bytes.substr(at, c.length);
        at += c.length;
    }
    return out;
}

std::string markup(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isOneOf(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

/// The format of printf(1) that prints these bytes: letters and digits of any script stay readable, all else is octal.
std::string printfFormat(std::string_view bytes)
{
    std::string out;
    for (size_t at = 0; at < bytes.size();) {
        const Character c = characterAt(bytes, at);
        const bool plain = c.isText
            && (c.code < 0x80 ? isLetterOrDigit(bytes[at]) || isOneOf(bytes[at], " /._") : !isHidden(c.code));
        for (size_t i = 0; i < c.length; ++i) {
            char octal[5];
            std::snprintf(octal, sizeof octal, "\\%03o",
                          static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i])));
            out += plain ? std::string(1, bytes[at + i]) : std::string(octal);
        }
        at += c.length;
    }
    return out;
}

} // namespace

bool isHidden(std::uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c || code == 0x200e || code == 0x200f
        || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

std::string shellWord(std::string_view bytes)
{
    const auto isPlain = [](char c) { return isLetterOrDigit(c) || isOneOf(c, "/._-+:,@%"); };
    if (!bytes.empty() && std::all_of(bytes.begin(), bytes.end(), isPlain))
        return std::string(bytes);
    bool quotable = true; // nothing in it that would be hidden where it is shown
    for (size_t at = 0; at < bytes.size() && quotable;) {
        const Character c = characterAt(bytes, at);
        quotable = c.isText && !isHidden(c.code);
        at += c.length;
    }
    if (quotable) {
        std::string out = "'";
        for (const char c : bytes)
            out += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return out + "'";
    }
    // Octal escapes of printf(1), since dash(1) has no $'…'. A command's output loses the newlines at its end; there the
    // third character of IFS stands for them, which every POSIX shell sets to space, tab, newline when it starts.
    size_t end = bytes.size();
    while (end > 0 && bytes[end - 1] == '\n')
        --end;
    std::string out = "\"";
    if (end > 0)
        out += "$(printf '" + printfFormat(bytes.substr(0, end)) + "')";
    for (size_t i = end; i < bytes.size(); ++i)
        out += "${IFS#??}";
    return out + "\"";
}

std::string visibleText(std::string_view bytes)
{
    return visible(bytes, false);
}

std::string visibleLines(std::string_view bytes)
{
    return visible(bytes, true);
}

std::string htmlText(std::string_view bytes)
{
    return markup(visibleLines(bytes));
}

std::string notificationText(std::string_view bytes)
{
    return markup(visibleLines(bytes));
}

std::string csvField(std::string_view bytes)
{
    std::string out = "\"";
    constexpr std::string_view fullWidth[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
                                              "\xef\xbc\xa0"}; // = + - @
    const bool formula = (!bytes.empty() && isOneOf(bytes.front(), "=+-@\t\r\n"))
        || std::any_of(std::begin(fullWidth), std::end(fullWidth),
                       [&](std::string_view sign) { return bytes.substr(0, sign.size()) == sign; });
    if (formula)
        out += '\'';
    for (const char c : bytes)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::optional<std::string> dropInValue(std::string_view bytes)
{
    // A blank in the middle is one (three numbers of tcp_rmem); at an end it would be lost, and a leading dash, alone, means
    // "none" to tmpfiles.d.
    const bool plain = std::all_of(bytes.begin(), bytes.end(),
                                   [](char c) { return isLetterOrDigit(c) || isOneOf(c, " /._-+:,!"); });
    if (!plain || bytes.empty() || bytes.front() == ' ' || bytes.back() == ' ' || bytes == "-")
        return std::nullopt;
    return std::string(bytes);
}

} // namespace performance::quoting
