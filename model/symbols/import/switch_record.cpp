// SPDX-License-Identifier: MIT
#include "performance/symbols/import/switch_record.h"

#include <QRegularExpression>

#include <charconv>
#include <cstring>

namespace performance {

namespace {

/// The states in which a thread sleeps (TASK_REPORT of include/linux/sched.h); above them is the mark of one that was
/// preempted, at another place in each kernel.
constexpr std::uint64_t Asleep = 0xff;

std::optional<size_t> numberBehind(std::string_view line, std::string_view key)
{
    const size_t at = line.find(key);
    size_t value = 0;
    if (at == std::string_view::npos
        || std::from_chars(line.data() + at + key.size(), line.data() + line.size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

} // namespace

std::optional<SwitchFormat::Field> SwitchFormat::fieldOf(std::string_view format, std::string_view name)
{
    // "	field:pid_t prev_pid;	offset:24;	size:4;	signed:1;"
    const std::string ending = ' ' + std::string(name) + ';';
    const size_t at = format.find(ending);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = format.substr(at, format.find('\n', at) - at);
    const auto offset = numberBehind(line, "offset:");
    const auto size = numberBehind(line, "size:");
    constexpr size_t MostOffset = 4096;
    if (!offset || !size || *offset > MostOffset || (*size != 4 && *size != 8))
        return std::nullopt;
    return Field{*offset, *size};
}

std::optional<SwitchFormat> SwitchFormat::of(std::string_view format)
{
    const auto previous = fieldOf(format, "prev_pid");
    const auto state = fieldOf(format, "prev_state");
    const auto next = fieldOf(format, "next_pid");
    if (!previous || !state || !next)
        return std::nullopt;
    SwitchFormat result;
    result.m_previous = *previous;
    result.m_state = *state;
    result.m_next = *next;
    return result;
}

std::optional<SwitchRecord> SwitchFormat::read(ByteSpan raw) const
{
    const auto value = [&](const Field &field) {
        std::uint64_t number = 0;
        if (field.offset + field.size <= raw.size())
            std::memcpy(&number, raw.data() + field.offset, field.size);
        return number;
    };
    for (const Field &field : {m_previous, m_state, m_next}) {
        if (field.offset + field.size > raw.size())
            return std::nullopt;
    }
    return SwitchRecord{std::int32_t(value(m_previous)), std::int32_t(value(m_next)), (value(m_state) & Asleep) == 0};
}

std::optional<SwitchRecord> readSwitchText(const QString &fields)
{
    static const QRegularExpression named(
        QStringLiteral("\\bprev_pid=(\\d+) .*\\bprev_state=(\\S+) ==> .*\\bnext_pid=(\\d+)\\b"));
    static const QRegularExpression pretty(QStringLiteral(":(\\d+) \\[-?\\d+\\] (\\S+) ==> .*:(\\d+) \\[-?\\d+\\]"));
    auto match = named.match(fields);
    if (!match.hasMatch())
        match = pretty.match(fields);
    if (!match.hasMatch())
        return std::nullopt;
    return SwitchRecord{match.captured(1).toInt(), match.captured(3).toInt(), match.captured(2).startsWith(u'R')};
}

} // namespace performance
