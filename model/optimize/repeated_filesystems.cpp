// SPDX-License-Identifier: MIT
#include "performance/optimize/repeated_filesystems.h"

#include "performance/core/metric_table.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// Filesystems are asked every ten ticks.
constexpr auto LookBack = std::chrono::minutes(10);

bool isOverlay(const RuleFinding &finding)
{
    const QString source = finding.variables.value(QStringLiteral("device"));
    return source == u"overlay" || source == u"fuse-overlayfs";
}

/// Its size, from used, free and reserved space; 0 where that is not known.
double sizeOf(const RuleFinding &finding, const RuleData &data)
{
    double size = 0;
    for (const char *state : {"used", "free", "reserved"}) {
        const QString key = metrics::FilesystemUsage
                                .series({{QStringLiteral("system.device"),
                                          finding.variables.value(QStringLiteral("device"))},
                                         {QStringLiteral("system.filesystem.mountpoint"),
                                          finding.variables.value(QStringLiteral("mount"))},
                                         {QStringLiteral("system.filesystem.state"), QString::fromLatin1(state)}})
                                .key();
        // Means of the same samples: what is written meanwhile moves from one state to the other, and the sum stays.
        const SeriesData space = data.query(key, {data.now() - LookBack, data.now()}, 1);
        double sum = 0;
        double weight = 0;
        for (const SeriesPoint &point : space.points) {
            sum += point.mean * point.count;
            weight += point.count;
        }
        size += weight > 0 ? sum / weight : 0;
    }
    return size;
}

bool isSameSize(double a, double b)
{
    // Sizes are whole blocks; means of them are rounded.
    return a > 0 && std::abs(a - b) <= 1e-6 * a;
}

} // namespace

void dropRepeatedFilesystems(std::vector<RuleFinding> &findings, const RuleData &data)
{
    if (findings.size() < 2 || std::none_of(findings.cbegin(), findings.cend(), isOverlay))
        return;
    struct Seen {
        bool isOverlay = false;
        QString point;
        double size = 0;
    };
    std::vector<Seen> seen;
    for (const RuleFinding &finding : findings)
        seen.push_back({isOverlay(finding), finding.variables.value(QStringLiteral("mount")), sizeOf(finding, data)});
    const auto standsFor = [](const Seen &one, const Seen &other) {
        if (&one == &other || !isSameSize(one.size, other.size))
            return false;
        return !one.isOverlay || one.point.size() < other.point.size()
            || (one.point.size() == other.point.size() && one.point < other.point);
    };
    size_t i = 0;
    std::erase_if(findings, [&](const RuleFinding &) {
        const Seen &other = seen[i++];
        return other.isOverlay
            && std::any_of(seen.cbegin(), seen.cend(), [&](const Seen &one) { return standsFor(one, other); });
    });
}

} // namespace performance
