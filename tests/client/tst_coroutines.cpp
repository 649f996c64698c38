// SPDX-License-Identifier: MIT
#include <performance/client/performance_client.h>

#include <QCoroFuture>
#include <QCoroTask>
#include <QTest>

using namespace performance;

/// Beside tst_client, since clang 14 compiles no coroutine under AddressSanitizer ("Cannot represent a difference across sections").
class TestCoroutines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void futuresAreAwaitable()
    {
        const auto client = createPerformanceClient(
            PerformanceConfig().withProfileInterval(std::chrono::milliseconds(50)));
        const auto measure = [&]() -> QCoro::Task<size_t> {
            const auto snapshot = co_await client->createSnapshot();
            co_return snapshot ? snapshot->metricCount() : 0;
        };
        QVERIFY(QCoro::waitFor(measure()) > 50);
    }
};

QTEST_GUILESS_MAIN(TestCoroutines)
#include "tst_coroutines.moc"
