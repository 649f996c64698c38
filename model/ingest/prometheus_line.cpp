// SPDX-License-Identifier: MIT
#include "performance/ingest/prometheus_line.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace performance {

namespace {

using std::string;
using std::string_view;

/// "[a-zA-Z_:][a-zA-Z0-9_:]*", without colons for a label; other names stand in quotes.
bool isPlainName(string_view name, bool ofLabel)
{
    const auto fits = [ofLabel](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || (c == ':' && !ofLabel);
    };
    return !name.empty() && (name.front() < '0' || name.front() > '9') && std::all_of(name.begin(), name.end(), fits);
}

/// The labels of a sample, to its closing brace.
bool takeLabels(string_view &line, PrometheusSample &sample)
{
    line.remove_prefix(1);
    for (;;) {
        skipPrometheusBlanks(line);
        if (line.empty())
            return false;
        if (line.front() == '}') {
            line.remove_prefix(1);
            return true;
        }
        string name;
        if (line.front() == '"') {
            if (!takePrometheusQuoted(line, name))
                return false;
            skipPrometheusBlanks(line);
            if (!line.empty() && line.front() != '=') { // the name of the metric itself
                sample.name = std::move(name);
                if (line.front() == ',')
                    line.remove_prefix(1);
                continue;
            }
        } else {
            const size_t end = line.find_first_of("= \t,}");
            if (end == string_view::npos || end == 0)
                return false;
            name = line.substr(0, end);
            if (!isPlainName(name, true))
                return false;
            line.remove_prefix(end);
            skipPrometheusBlanks(line);
        }
        if (line.empty() || line.front() != '=')
            return false;
        line.remove_prefix(1);
        skipPrometheusBlanks(line);
        string value;
        if (!takePrometheusQuoted(line, value))
            return false;
        sample.labels.emplace_back(std::move(name), std::move(value));
        skipPrometheusBlanks(line);
        if (!line.empty() && line.front() == ',')
            line.remove_prefix(1);
        else if (line.empty() || line.front() != '}')
            return false;
    }
}

} // namespace

void skipPrometheusBlanks(string_view &line)
{
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
        line.remove_prefix(1);
}

string_view takePrometheusWord(string_view &line)
{
    const size_t end = std::min(line.find_first_of(" \t"), line.size());
    const string_view word = line.substr(0, end);
    line.remove_prefix(end);
    skipPrometheusBlanks(line);
    return word;
}

bool takePrometheusQuoted(string_view &line, string &value)
{
    if (line.empty() || line.front() != '"')
        return false;
    line.remove_prefix(1);
    while (!line.empty() && line.front() != '"') {
        if (line.front() == '\\' && line.size() > 1) {
            value += line[1] == 'n' ? '\n' : line[1];
            line.remove_prefix(2);
            continue;
        }
        value += line.front();
        line.remove_prefix(1);
    }
    if (line.empty())
        return false;
    line.remove_prefix(1);
    return true;
}

std::optional<double> prometheusNumberOf(string_view word)
{
    if (!word.empty() && word.front() == '+')
        word.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

std::optional<PrometheusSample> prometheusSampleOf(string_view line)
{
    PrometheusSample sample;
    skipPrometheusBlanks(line);
    const size_t end = std::min(line.find_first_of("{ \t"), line.size());
    sample.name = line.substr(0, end);
    if (end > 0 && !isPlainName(sample.name, false))
        return std::nullopt;
    line.remove_prefix(end);
    skipPrometheusBlanks(line);
    if (!line.empty() && line.front() == '{' && !takeLabels(line, sample))
        return std::nullopt;
    skipPrometheusBlanks(line);
    const auto value = prometheusNumberOf(takePrometheusWord(line));
    if (sample.name.empty() || !value)
        return std::nullopt;
    sample.value = *value;
    if (!line.empty() && line.front() != '#') { // behind "#" stands an exemplar
        const auto time = prometheusNumberOf(takePrometheusWord(line));
        if (!time || !std::isfinite(*time) || (!line.empty() && line.front() != '#'))
            return std::nullopt;
        sample.timestamp = time;
    }
    return sample;
}

} // namespace performance
