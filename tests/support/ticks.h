// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QSignalSpy>
#include <QTest>

// Waiting for a client's readings instead of for time: on a busy machine they come later.

/// Until a client has taken so many more readings.
inline bool waitForTicks(performance::PerformanceClient &client, int count, int withinMs = 120000)
{
    const QSignalSpy advanced(&client, &performance::PerformanceClient::advanced);
    return QTest::qWaitFor([&] { return advanced.size() >= count; }, withinMs);
}

/// Until a reading of this moment, or a later one, is there.
inline bool waitUntilRecorded(performance::PerformanceClient &client, performance::Timestamp time,
                              int withinMs = 120000)
{
    const QSignalSpy advanced(&client, &performance::PerformanceClient::advanced);
    return QTest::qWaitFor(
        [&] {
            return !advanced.isEmpty() && advanced.constLast().constFirst().value<performance::Timestamp>() >= time;
        },
        withinMs);
}
