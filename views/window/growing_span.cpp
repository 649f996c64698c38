// SPDX-License-Identifier: MIT
#include "window/growing_span.h"

#include "base/span_for.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

namespace wai {

using namespace performance;

namespace {

constexpr int Columns = 90; // of ten seconds

} // namespace

GrowingSpan::GrowingSpan(PerformanceClient &client, ViewState &state, QObject *parent)
    : QObject(parent), m_client(client), m_state(state)
{
    look();
    connect(&client, &PerformanceClient::advanced, this, &GrowingSpan::look);
}

void GrowingSpan::look()
{
    const ViewIntent &intent = m_state.intent();
    if (!intent.grows || !intent.isLive() || intent.span >= LongestGrownSpan)
        return;
    // Everybody measures the CPUs, at every tick.
    const Timestamp end = m_state.newest();
    const TimeRange lately{end - LongestGrownSpan, end + nanoseconds(1)};
    whenDone(m_client.ask(&History::query, metrics::CpuUtilization.series().key(), lately, Columns), this,
             [this, end](const PerformanceResult<SeriesData> &cpu) {
                 if (cpu && !cpu->points.empty())
                     m_state.grow(end - cpu->points.front().time);
             });
}

} // namespace wai
