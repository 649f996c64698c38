// SPDX-License-Identifier: MIT
// The probe in this very program, which hangs on purpose and paints.
#include "support/test_support.h"

#include <performance/probe/call_stack.h>
#include <performance/probe/hang_watch.h>
#include <performance/probe/ui_probe.h>

#include <QElapsedTimer>
#include <QPainter>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

/// Not inlined and exported, so that its name stands in a stack.
__attribute__((noinline)) void computeTheCartForALongTime(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(milliseconds))
        __asm__ volatile("");
    __asm__ volatile(""); // no tail call
}

namespace {

class Painted : public QWidget {
public:
    int milliseconds = 0;
    int painted = 0;

protected:
    void paintEvent(QPaintEvent *) override
    {
        ++painted;
        computeTheCartForALongTime(milliseconds);
        QPainter(this).fillRect(rect(), Qt::red);
    }
};

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

    static std::vector<SeriesPoint> points(PerformanceClient &client, const QString &metric)
    {
        const Timestamp end = now();
        const auto data = resultOf(
            client.history()->query(u"%1{service.name=tst_probe}"_s.arg(metric), {end - 1min, end}, 10000));
        return data ? data->points : std::vector<SeriesPoint>();
    }

    /// Waits until the event loop has been looked at: only then a hang of it has a beginning.
    static bool isWatching(PerformanceClient &client)
    {
        return QTest::qWaitFor([&] { return points(client, u"wai.ui.event_loop.lag"_s).size() >= 2; }, 30000);
    }

private Q_SLOTS:
    // Another limit than an application's: what a frame or two may take. What the thread waited for a CPU is a part of it.
    void aShorterLimit()
    {
        std::mutex mutex;
        std::vector<HangWatch::Hang> hangs;
        HangWatch watch(10ms,
                        [&](const HangWatch::Hang &hang) {
                            const std::lock_guard lock(mutex);
                            hangs.push_back(hang);
                        },
                        {50ms, 30ms, 5ms});
        QTimer beat;
        beat.setTimerType(Qt::PreciseTimer);
        connect(&beat, &QTimer::timeout, &beat, [&] { watch.here(); });
        beat.start(10ms);
        QTest::qWait(100);
        computeTheCartForALongTime(90); // less than the 100 ms of an application
        const auto found = [&] {
            const std::lock_guard lock(mutex);
            return std::any_of(hangs.begin(), hangs.end(), [](const HangWatch::Hang &hang) {
                return hang.length > 50ms && hang.waited <= hang.length
                    && hang.stack.join(u'\n').contains(u"computeTheCartForALongTime"_s);
            });
        };
        QTRY_VERIFY(found());
    }

    void aHangIsToldWithItsStack()
    {
        const auto client = createPerformanceClient(PerformanceConfig().withProfileInterval(100ms));
        const UiProbe probe(*client);
        QVERIFY(isWatching(*client));
        QElapsedTimer took;
        took.start();
        computeTheCartForALongTime(400);
        const double seconds = double(took.elapsed()) / 1000;
        const auto hang = [&] {
            const auto metrics = resultOf(client->metrics());
            const auto it = std::find_if(metrics->begin(), metrics->end(), [](const PerformanceMetric &metric) {
                return metric.id == u"wai.ui.hang{service.name=tst_probe}";
            });
            return it == metrics->end() ? PerformanceMetric() : *it;
        };
        QVERIFY(QTest::qWaitFor([&] { return !hang().id.isEmpty(); }, 5000));
        const PerformanceMetric told = hang();
        QVERIFY2(told.value > 0.25 && told.value < seconds + 1, qPrintable(QString::number(told.value)));
        QVERIFY2(told.metadata.value(u"stack"_s).contains(u"computeTheCartForALongTime"_s),
                 qPrintable(told.metadata.value(u"stack"_s)));
        // It is among the visits, so it is a finding with its evidence.
        const auto improvements = resultOf(client->uxImprovements());
        const auto found = std::find_if(improvements->begin(), improvements->end(),
                                        [](const UxImprovement &i) { return i.metric == u"wai.ui.hang"; });
        QVERIFY(found != improvements->end());
        QVERIFY(texts(found->evidence).join(u' ').contains(u"computeTheCartForALongTime"_s));
    }

    void theEventLoopsLagIsMeasured()
    {
        const auto client = createPerformanceClient(PerformanceConfig().withProfileInterval(100ms));
        const UiProbe probe(*client);
        QVERIFY(isWatching(*client));
        computeTheCartForALongTime(250);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto all = points(*client, u"wai.ui.event_loop.lag"_s);
                return all.size() >= 6
                    && std::any_of(all.begin(), all.end(), [](const SeriesPoint &p) { return p.maximum > 0.1; });
            },
            5000));
    }

    void framesAreMeasuredAndStillPainted()
    {
        const auto client = createPerformanceClient(PerformanceConfig().withProfileInterval(100ms));
        const UiProbe probe(*client);
        Painted widget;
        widget.resize(100, 100);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        widget.milliseconds = 40;
        for (int i = 0; i < 5; ++i) {
            const int before = widget.painted;
            widget.update();
            QVERIFY(QTest::qWaitFor([&] { return widget.painted > before; }, 10000));
        }
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto all = points(*client, u"wai.ui.frame.time"_s);
                return std::count_if(all.begin(), all.end(), [](const SeriesPoint &p) { return p.maximum >= 0.04; })
                    >= 3;
            },
            5000));
        QCOMPARE(widget.grab().toImage().pixelColor(50, 50), QColor(Qt::red));
    }

    void aStackIsTakenOfAThreadThatWaits()
    {
        StackTaker taker;
        std::atomic<int> tid = 0;
        std::atomic<bool> end = false;
        std::thread other([&] {
            tid = ::gettid();
            while (!end)
                computeTheCartForALongTime(20);
        });
        QVERIFY(QTest::qWaitFor([&] { return tid != 0; }));
        int seen = 0;
        for (int i = 0; i < 200; ++i)
            seen += taker.take(tid).join(u' ').contains(u"computeTheCart"_s) ? 1 : 0;
        end = true;
        other.join();
        QVERIFY2(seen > 190, qPrintable(QString::number(seen))); // between two calls it is in neither
        QVERIFY(taker.take(tid).isEmpty());                      // gone
    }
};

QTEST_MAIN(TestProbe)
#include "tst_probe.moc"
