// SPDX-License-Identifier: MIT
#include "performance/system/short_lived_source.h"

#include "performance/system/process_tracker.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr double LeastCpu = 0.02;
constexpr qint64 NamesKept = 600'000'000'000;

} // namespace

ShortLivedSource::ShortLivedSource(const KernelRoot &root, SeriesRegistry &registry, Take take)
    : m_registry(registry), m_take(std::move(take))
{
    if (m_take || !root.path("").empty())
        return;
    m_events = std::make_unique<ProcessEvents>();
    m_take = [events = m_events.get()] { return events->take(); };
}

ShortLivedSource::Named *ShortLivedSource::find(const std::string &name, const std::string &parent, qint64 bootNs)
{
    const auto known = m_named.find({name, parent});
    if (known != m_named.end())
        return &known->second;
    if (m_named.size() >= MostHeld)
        return nullptr;
    Named made(m_registry);
    const Attributes attributes{{QStringLiteral("process.executable.name"), ProcessTracker::printable(name)},
                                {QStringLiteral("wai.process.parent.name"), ProcessTracker::printable(parent)}};
    made.cpu = made.held.idFor(metrics::ShortLivedCpu.series(attributes));
    made.count = made.held.idFor(metrics::ShortLivedCount.series(attributes));
    made.seenAt = bootNs;
    return &m_named.emplace(std::pair(name, parent), std::move(made)).first->second;
}

void ShortLivedSource::sample(const Tick &tick, SampleBatch &batch)
{
    if (!m_take)
        return;
    const ProcessEvents::Taken taken = m_take();
    const double seconds = double(tick.bootNs - std::exchange(m_lastNs, tick.bootNs)) / 1e9;
    std::erase_if(m_named, [&](const auto &named) { return tick.bootNs - named.second.seenAt > NamesKept; });
    // The first time nobody knows since when they are counted.
    if (tick.afterGap || seconds <= 0 || seconds > 3600)
        return;
    struct Sum {
        double cpu = 0;
        double count = 0;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    for (const ProcessEvents::Program &program : taken.programs) {
        Sum &sum = sums[{program.name, program.parentName}];
        // Those whose time is not known are taken to have used what the others of the name did.
        const double known = double(program.cpu.count()) / 1e9;
        sum.cpu += (program.timed > 0 ? known * double(program.count) / double(program.timed) : 0) / seconds;
        sum.count += double(program.count) / seconds;
    }
    std::vector<std::pair<std::pair<std::string, std::string>, Sum>> busiest(sums.begin(), sums.end());
    std::erase_if(busiest, [&](const auto &entry) {
        return entry.second.cpu < LeastCpu && entry.second.count < MostQuiet && !m_named.contains(entry.first);
    });
    std::sort(busiest.begin(), busiest.end(), [](const auto &a, const auto &b) {
        return a.second.cpu != b.second.cpu ? a.second.cpu > b.second.cpu : a.second.count > b.second.count;
    });
    busiest.resize(std::min(busiest.size(), MostSeries));
    for (const auto &[key, sum] : busiest) {
        Named *named = find(key.first, key.second, tick.bootNs);
        if (!named)
            continue;
        if (sum.cpu >= LeastCpu || sum.count >= MostQuiet)
            named->seenAt = tick.bootNs;
        batch.addInteger(named->cpu, std::llround(sum.cpu * 1e4));
        batch.addInteger(named->count, std::llround(sum.count * 10));
    }
}

} // namespace performance
