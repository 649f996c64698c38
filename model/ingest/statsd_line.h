// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace performance {

// Thread-safety: plain values and pure functions; `visit` runs on the calling thread.

/// One sample of a line of the StatsD protocol, with the tags that its dialects know: DogStatsD's "|#key:value,…", and those
/// behind the name: InfluxDB's "name,key=value", Graphite's "name;key=value", Librato's "name#key=value" and SignalFx's
/// "name[key=value]". The views point into the datagram.
struct StatsdLine {
    enum class Type {
        Counter,
        Gauge,
        Timer,        ///< milliseconds
        Distribution, ///< histograms and distributions, of whichever unit: nobody says which
        Set,
    };
    std::string_view name;
    Type type = Type::Counter;
    double value = 0;
    std::string_view text;                 ///< the value as it stands, which is what a set counts
    bool isRelative = false;               ///< of a gauge: it starts with a sign
    double rate = 1;                       ///< the share that was sent
    std::optional<std::int64_t> timestamp; ///< seconds since 1970 (DogStatsD 1.3)
    std::string_view tags;                 ///< "a:b,c:d"; empty without
    std::string_view nameTags;             ///< "a=b,c=d"
    char nameSeparator = ',';
};

enum class StatsdKind {
    Samples,
    PassedOver, ///< an event or a service check, which are no samples
    Broken,
};

/// Appends the samples of a line to `samples`: DogStatsD packs values (name:1:2:3|ms), StatsD several samples of one name
/// (name:5|c:7|c). Of a broken line none is kept.
/// Sources: statsd/docs/metric_types.md and stats.js, DogStatsD's datagram format 1.0 to 1.3, statsd_exporter's pkg/line.
StatsdKind statsdSamplesOf(std::string_view line, std::vector<StatsdLine> &samples);

/// Calls `visit(key, value)` for each tag, wherever it stands.
template<typename Visit>
void forEachTag(const StatsdLine &line, Visit visit)
{
    const auto walk = [&](std::string_view tags, char separator, char assignment) {
        while (!tags.empty()) {
            const std::size_t end = tags.find(separator);
            const std::string_view tag = tags.substr(0, end);
            tags.remove_prefix(end == std::string_view::npos ? tags.size() : end + 1);
            const std::size_t at = tag.find(assignment);
            if (!tag.empty())
                visit(tag.substr(0, at), at == std::string_view::npos ? std::string_view() : tag.substr(at + 1));
        }
    };
    walk(line.nameTags, line.nameSeparator, '=');
    walk(line.tags, ',', ':');
}

} // namespace performance
