// SPDX-License-Identifier: MIT
#include "performance/client/local_advice.h"

#include "performance/optimize/optimizer.h"

#include <QMetaMethod>

namespace performance {

using Lane = Lanes::Lane;

namespace {

/// Rules look at what happened in the last seconds: an older check says little.
constexpr auto Stale = std::chrono::seconds(8);

} // namespace

void LocalAdvice::tick(Timestamp time, nanoseconds interval)
{
    if (!m_config.get().enableOptimizations)
        return;
    // Without a window nobody hears of suggestions: then they are looked for when somebody asks.
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Advice::changed);
    const bool wanted = isSignalConnected(signal);
    if (!wanted && !m_optimizer.needsTicks())
        return;
    // One at a time: where the machine is so busy that the last has not run yet, this one is left out.
    if (m_ticking.exchange(true))
        return;
    m_lanes.start(Lane::Suggestion, [this, time, interval, wanted] {
        m_optimizer.tick(time, interval, wanted);
        m_ticking = false;
    });
}

Facet::Future<std::vector<PerformanceOptimization>> LocalAdvice::suggestions()
{
    return m_lanes.run(Lane::Suggestion, [this]() -> PerformanceResult<std::vector<PerformanceOptimization>> {
        if (!m_config.get().enableOptimizations)
            return std::vector<PerformanceOptimization>();
        const auto checked = m_optimizer.status().checkedAt;
        if (!checked || now() - *checked > Stale)
            m_optimizer.check(now());
        return m_optimizer.optimizations();
    });
}

Facet::Future<QStringList> LocalAdvice::recommendations()
{
    return m_ticks.run(Lane::Job, [this]() -> PerformanceResult<QStringList> {
        const Timestamp end = now();
        const TimeRange range{end - std::chrono::minutes(5), end};
        return texts(m_maker.make(QString(), range, nanoseconds(0)).recommendations);
    });
}

} // namespace performance
