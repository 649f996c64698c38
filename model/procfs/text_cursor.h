// SPDX-License-Identifier: MIT
#pragma once

// What the kernel's files are made of: lines of words. The parsers of this folder are pure functions of text, so that every
// odd machine is a test. Text that is cut or mangled gives fewer values, never wrong memory.
// Thread-safety: pure functions; a TextCursor on one thread at a time.

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace performance {

/// A decimal number that fills the whole word.
inline std::optional<int64_t> toNumber(std::string_view word)
{
    int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc::result_out_of_range) {
        // Counters are unsigned in the kernel; beyond 2^63 they keep their bits, and differences stay right.
        uint64_t wide = 0;
        const auto again = std::from_chars(word.data(), word.data() + word.size(), wide);
        if (again.ec == std::errc() && again.ptr == word.data() + word.size())
            return int64_t(wide);
        return std::nullopt;
    }
    if (error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

/// "1.25" as 125.
std::optional<int64_t> toHundredths(std::string_view word);
/// The text without blanks, line breaks and NULs at its ends.
std::string_view trimmed(std::string_view text);

/// Walks over words and lines of text. Its functions are here because the collector walks over some ten thousand words a
/// second.
class TextCursor {
public:
    explicit TextCursor(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }
    /// The next line without its break.
    std::string_view line();
    /// The next word of this text (blanks and tabs separate); empty at the end.
    std::string_view word();
    /// The next word as a number; nothing where it is none.
    std::optional<int64_t> number() { return toNumber(word()); }
    std::string_view rest() const { return m_text; }

private:
    std::string_view m_text;
};

inline std::string_view TextCursor::line()
{
    const size_t end = m_text.find('\n');
    const std::string_view found = m_text.substr(0, end);
    m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
    return found;
}

inline std::string_view TextCursor::word()
{
    size_t start = 0;
    while (start < m_text.size() && (m_text[start] == ' ' || m_text[start] == '\t'))
        ++start;
    size_t end = start;
    while (end < m_text.size() && m_text[end] != ' ' && m_text[end] != '\t' && m_text[end] != '\n')
        ++end;
    const std::string_view found = m_text.substr(start, end - start);
    m_text.remove_prefix(end);
    return found;
}

} // namespace performance
