// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QTest>

#include <random>

/// A generator whose seed stands in the output of a failing test, and can be given by WAI_TEST_SEED.
inline std::mt19937_64 testRandom()
{
    bool ok = false;
    const auto given = qEnvironmentVariable("WAI_TEST_SEED").toULongLong(&ok);
    const quint64 seed = ok ? given : std::random_device()();
    qInfo("WAI_TEST_SEED=%llu", static_cast<unsigned long long>(seed));
    return std::mt19937_64(seed);
}

/// The result of a future, waited for with the event loop running.
template<typename T>
T resultOf(QFuture<T> future, int timeoutMs = 20000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, timeoutMs) || future.resultCount() == 0)
        qFatal("A future did not finish in time");
    return future.takeResult();
}
