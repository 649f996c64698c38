// SPDX-License-Identifier: MIT
#include "window/growing_span.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <iterator>

namespace wai {

using namespace performance;

namespace {

constexpr std::chrono::minutes Steps[] = {std::chrono::minutes(1), std::chrono::minutes(2), std::chrono::minutes(3), std::chrono::minutes(5), std::chrono::minutes(10), std::chrono::minutes(15)};
constexpr int Columns = 90; // of ten seconds

} // namespace

nanoseconds spanFor(nanoseconds recorded)
{
    for (const auto step : Steps) {
        if (recorded <= step)
            return step;
    }
    return *std::rbegin(Steps);
}

GrowingSpan::GrowingSpan(PerformanceClient &client, ViewState &state, QObject *parent) : QObject(parent), m_client(client), m_state(state)
{
    look();
    connect(&client, &PerformanceClient::advanced, this, &GrowingSpan::look);
}

void GrowingSpan::look()
{
    const ViewIntent &intent = m_state.intent();
    if (!intent.grows || !intent.isLive() || intent.span >= *std::rbegin(Steps))
        return;
    // Everybody measures the CPUs, at every tick.
    const Timestamp end = m_state.newest();
    const TimeRange lately{end - *std::rbegin(Steps), end + nanoseconds(1)};
    whenDone(m_client.ask(&History::query, metrics::CpuUtilization.series().key(), lately, Columns), this, [this, end](const PerformanceResult<SeriesData> &cpu) {
        if (cpu && !cpu->points.empty())
            m_state.grow(end - cpu->points.front().time);
    });
}

} // namespace wai
