// SPDX-License-Identifier: MIT
#include "performance/ingest/statsd_line.h"

#include <charconv>
#include <cmath>

namespace performance {

namespace {

std::optional<double> numberOf(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value)
                                                                                            : std::nullopt;
}

/// Cuts off what stands before the next separator.
std::string_view cut(std::string_view &rest, char separator)
{
    const size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return part;
}

std::optional<StatsdLine::Type> typeOf(std::string_view text)
{
    using Type = StatsdLine::Type;
    if (text == "c" || text == "m") // a meter is a counter of which only the rate is wanted
        return Type::Counter;
    if (text == "g")
        return Type::Gauge;
    if (text == "ms")
        return Type::Timer;
    if (text == "h" || text == "d")
        return Type::Distribution;
    if (text == "s")
        return Type::Set;
    return std::nullopt;
}

/// Whether all are "key=value".
bool areNameTags(std::string_view tags, char separator)
{
    while (!tags.empty()) {
        const std::string_view tag = cut(tags, separator);
        if (const size_t equals = tag.find('='); equals == 0 || equals == std::string_view::npos)
            return false;
    }
    return true;
}

/// Tags behind the name; one that only looks like having some keeps its name.
void takeNameTags(StatsdLine &line)
{
    const std::string_view name = line.name;
    const size_t at = name.find_first_of(",;#[");
    if (at == 0 || at == std::string_view::npos || at + 1 == name.size())
        return;
    std::string_view tags = name.substr(at + 1);
    if (name[at] == '[') {
        const size_t end = tags.find(']');
        if (end == std::string_view::npos || end + 1 != tags.size())
            return;
        tags.remove_suffix(1);
    }
    const char separator = name[at] == ';' ? ';' : ',';
    if (!areNameTags(tags, separator))
        return;
    line.name = name.substr(0, at);
    line.nameTags = tags;
    line.nameSeparator = separator;
}

/// The optional fields; false where one is broken. `more`: what begins another sample of the same name (StatsD).
bool takeFields(std::string_view &text, StatsdLine &line, std::string_view &more)
{
    while (!text.empty()) {
        std::string_view field = cut(text, '|');
        if (field.empty())
            return false;
        switch (field.front()) {
        case '@': {
            if (const size_t colon = field.find(':'); colon != std::string_view::npos) {
                more = {field.data() + colon + 1, size_t(text.data() + text.size() - field.data()) - colon - 1};
                field = field.substr(0, colon);
                text = {};
            }
            const auto rate = numberOf(field.substr(1));
            if (!rate || *rate <= 0 || *rate > 1)
                return false;
            line.rate = *rate;
            break;
        }
        case '#': line.tags = field.substr(1); break;
        case 'T': {
            std::int64_t seconds = 0;
            const auto [end, error] = std::from_chars(field.data() + 1, field.data() + field.size(), seconds);
            if (error != std::errc() || end != field.data() + field.size())
                return false;
            line.timestamp = seconds;
            break;
        }
        default: break; // others (a container's id, a cardinality) say nothing about the value
        }
    }
    return true;
}

/// The values of one sample, which stand between the name and the type.
bool addValues(std::string_view values, StatsdLine &line, std::vector<StatsdLine> &samples)
{
    if (values.empty())
        return false;
    if (line.type == StatsdLine::Type::Set) { // which may hold colons
        line.text = values;
        samples.push_back(line);
        return true;
    }
    while (true) {
        const size_t colon = values.find(':');
        line.text = values.substr(0, colon);
        const auto value = numberOf(line.text);
        if (!value)
            return false;
        line.value = *value;
        line.isRelative = line.type == StatsdLine::Type::Gauge
            && (line.text.front() == '+' || line.text.front() == '-');
        samples.push_back(line);
        if (colon == std::string_view::npos)
            return true;
        values.remove_prefix(colon + 1);
    }
}

bool takeSamples(std::string_view text, std::vector<StatsdLine> &samples)
{
    StatsdLine line;
    // A name may not hold a colon; the value begins behind the first one.
    line.name = cut(text, ':');
    takeNameTags(line);
    if (line.name.empty())
        return false;
    while (!text.empty()) {
        const std::string_view values = cut(text, '|');
        std::string_view type = cut(text, '|');
        std::string_view more;
        if (const size_t colon = type.find(':'); colon != std::string_view::npos) {
            more = {type.data() + colon + 1, size_t(text.data() + text.size() - type.data()) - colon - 1};
            type = type.substr(0, colon);
            text = {};
        }
        const auto known = typeOf(type);
        if (!known)
            return false;
        line.type = *known;
        line.rate = 1;
        if (!takeFields(text, line, more) || !addValues(values, line, samples))
            return false;
        text = more;
    }
    return true;
}

} // namespace

StatsdKind statsdSamplesOf(std::string_view text, std::vector<StatsdLine> &samples)
{
    // An event names its lengths, a service check its name; neither is a number.
    if (text.substr(0, 3) == "_e{" || text.substr(0, 4) == "_sc|")
        return StatsdKind::PassedOver;
    const size_t before = samples.size();
    if (takeSamples(text, samples) && samples.size() > before)
        return StatsdKind::Samples;
    samples.resize(before);
    return StatsdKind::Broken;
}

} // namespace performance
