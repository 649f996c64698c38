// SPDX-License-Identifier: MIT
#include "performance/procfs/keyed_values.h"

#include "performance/procfs/text_cursor.h"

#include <algorithm>

namespace performance {

std::optional<int64_t> kstatValue(std::string_view text, std::string_view name)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        if (line.word() != name)
            continue;
        line.word(); // the type
        return line.number();
    }
    return std::nullopt;
}

std::optional<int64_t> keyedValue(std::string_view text, std::string_view key)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        if (line.word() == key)
            return line.number();
    }
    return std::nullopt;
}

namespace {

struct Words {
    std::string_view head, name;
};

/// "Tcp:RetransSegs" as its two words.
Words wordsOf(std::string_view key)
{
    const size_t colon = key.find(':');
    return colon == std::string_view::npos ? Words{{}, key} : Words{key.substr(0, colon), key.substr(colon + 1)};
}

} // namespace

KeyedValues::KeyedValues(const std::vector<std::string_view> &keys)
{
    for (const std::string_view key : keys) {
        const auto [head, name] = wordsOf(key);
        const bool isNew = std::ranges::none_of(m_entries, [head = head, name = name](const Entry &entry) {
            return entry.head == head && entry.name == name;
        });
        if (isNew && !name.empty() && name.size() <= MostLength)
            m_entries.push_back({head, name, {}});
    }
    std::ranges::sort(m_entries, {}, [](const Entry &entry) { return entry.name.size(); });
    for (size_t length = 0; length < m_firstOfLength.size(); ++length) {
        const auto first = std::ranges::lower_bound(m_entries, length, {},
                                                    [](const Entry &entry) { return entry.name.size(); });
        m_firstOfLength[length] = uint16_t(first - m_entries.begin());
    }
}

void KeyedValues::clear()
{
    for (Entry &entry : m_entries)
        entry.value.reset();
}

size_t KeyedValues::find(std::string_view head, std::string_view name) const
{
    if (name.size() > MostLength)
        return None;
    for (size_t i = m_firstOfLength[name.size()]; i < m_firstOfLength[name.size() + 1]; ++i) {
        if (m_entries[i].name == name && m_entries[i].head == head)
            return i;
    }
    return None;
}

void KeyedValues::readLines(std::string_view text)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        std::string_view name = line.word();
        if (name.ends_with(':'))
            name.remove_suffix(1);
        const size_t at = find({}, name);
        if (at == None)
            continue;
        auto value = line.number();
        if (value && line.word() == "kB")
            value = *value * 1024;
        m_entries[at].value = value;
    }
}

void KeyedValues::readTable(std::string_view text)
{
    TextCursor lines(text);
    std::string_view heading;
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        TextCursor names(heading);
        const std::string_view head = names.word();
        TextCursor values(line);
        const bool isPair = head.ends_with(':') && values.word() == head;
        heading = isPair ? std::string_view() : line; // one without its values is passed over
        if (!isPair)
            continue;
        const std::string_view of = head.substr(0, head.size() - 1);
        if (std::ranges::none_of(m_entries, [&](const Entry &entry) { return entry.head == of; }))
            continue;
        for (std::string_view name = names.word(); !name.empty(); name = names.word()) {
            const std::string_view value = values.word();
            if (const size_t at = find(of, name); at != None)
                m_entries[at].value = toNumber(value);
        }
    }
}

std::optional<int64_t> KeyedValues::of(std::string_view key) const
{
    const auto [head, name] = wordsOf(key);
    const size_t at = find(head, name);
    return at == None ? std::nullopt : m_entries[at].value;
}

void KeyedValues::set(std::string_view key, std::optional<int64_t> value)
{
    const auto [head, name] = wordsOf(key);
    if (const size_t at = find(head, name); at != None)
        m_entries[at].value = value;
}

} // namespace performance
