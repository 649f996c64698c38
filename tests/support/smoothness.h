// SPDX-License-Identifier: MIT
#pragma once

#include <performance/probe/hang_watch.h>
#include <performance/probe/run_queue.h>

#include <QElapsedTimer>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <unistd.h>
#include <vector>

/// How late the event loop of the main thread answers, by where the user is; its hangs with their stacks. What the thread
/// waited for a CPU while it could run is subtracted from both.
class Smoothness : public QObject {
public:
    static constexpr std::chrono::milliseconds MostLag{16}; ///< at p99: a frame at 60 Hz
    static constexpr std::chrono::milliseconds LongestHang{50};
    static constexpr std::chrono::milliseconds Frozen{500};
    static constexpr std::chrono::milliseconds FeltHang{100}; ///< what is still "at once" (RAIL, web.dev)

    Smoothness()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(Beat);
        connect(&m_timer, &QTimer::timeout, this, &Smoothness::beat);
        m_timer.start();
    }

    /// From here on, what is late belongs to `where`.
    void enter(const QString &where)
    {
        const std::lock_guard lock(m_mutex);
        m_where = where;
    }
    void leave() { m_timer.stop(); }

    void beginRound()
    {
        const std::lock_guard lock(m_mutex);
        m_hungInRound.clear();
    }
    /// Where it hung for longer than FeltHang since beginRound().
    QSet<QString> hungInRound() const
    {
        const std::lock_guard lock(m_mutex);
        return m_hungInRound;
    }

    /// Of all hangs, without what it waited for a CPU.
    std::chrono::nanoseconds longest() const
    {
        const std::lock_guard lock(m_mutex);
        return m_longest;
    }

    QStringList hangs() const
    {
        const std::lock_guard lock(m_mutex);
        return m_hangs;
    }
    std::chrono::nanoseconds p99() const
    {
        std::vector<std::chrono::nanoseconds> all;
        for (const auto &[where, lags] : m_lags)
            all.insert(all.end(), lags.begin(), lags.end());
        return quantile(all, 0.99);
    }
    QString table() const
    {
        QString text = QStringLiteral("%1 %2 %3 %4 %5\n")
                           .arg(QStringLiteral("where"), -22)
                           .arg(QStringLiteral("beats"), 6)
                           .arg(QStringLiteral("p99 ms"), 8)
                           .arg(QStringLiteral("most ms"), 8)
                           .arg(QStringLiteral("> 50 ms"), 8);
        const auto row = [&](const QString &where, const std::vector<std::chrono::nanoseconds> &lags) {
            const auto late = std::count_if(lags.begin(), lags.end(), [](auto lag) { return lag > LongestHang; });
            text += QStringLiteral("%1 %2 %3 %4 %5\n")
                        .arg(where, -22)
                        .arg(lags.size(), 6)
                        .arg(ms(quantile(lags, 0.99)), 8, 'f', 1)
                        .arg(ms(quantile(lags, 1)), 8, 'f', 1)
                        .arg(late, 8);
        };
        std::vector<std::chrono::nanoseconds> all;
        for (const auto &[where, lags] : m_lags) {
            row(where, lags);
            all.insert(all.end(), lags.begin(), lags.end());
        }
        row(QStringLiteral("all"), all);
        return text;
    }

private:
    static constexpr std::chrono::milliseconds Beat{10};

    static double ms(std::chrono::nanoseconds time) { return double(time.count()) * 1e-6; }
    static std::chrono::nanoseconds quantile(std::vector<std::chrono::nanoseconds> lags, double share)
    {
        if (lags.empty())
            return std::chrono::nanoseconds(0);
        std::sort(lags.begin(), lags.end());
        return lags[std::min(lags.size() - 1, size_t(double(lags.size()) * share))];
    }

    void beat()
    {
        m_watch.here();
        const std::chrono::nanoseconds waited = m_queue.waited();
        const QString here = [&] {
            const std::lock_guard lock(m_mutex);
            return m_where;
        }();
        if (m_since.isValid()) {
            const auto late = std::chrono::nanoseconds(m_since.nsecsElapsed()) - Beat - (waited - m_waited);
            m_lags[here].push_back(std::max(late, std::chrono::nanoseconds(0)));
        }
        m_waited = waited;
        m_since.start();
    }
    void told(const performance::HangWatch::Hang &hang)
    {
        if (hang.length - hang.waited <= LongestHang)
            return;
        const std::lock_guard lock(m_mutex);
        m_longest = std::max(m_longest, std::chrono::nanoseconds(hang.length - hang.waited));
        if (hang.length - hang.waited > FeltHang)
            m_hungInRound << m_where;
        m_hangs << QStringLiteral("%1: %2 ms (and %3 ms without a CPU)\n    %4")
                       .arg(m_where)
                       .arg(ms(hang.length - hang.waited), 0, 'f', 0)
                       .arg(ms(hang.waited), 0, 'f', 0)
                       .arg(hang.stack.join(QStringLiteral("\n    ")));
    }

    mutable std::mutex m_mutex; ///< of the next four, which the watching thread uses as well
    QString m_where;
    QSet<QString> m_hungInRound;
    std::chrono::nanoseconds m_longest{0};
    QStringList m_hangs;
    std::map<QString, std::vector<std::chrono::nanoseconds>> m_lags;
    performance::RunQueueClock m_queue{::gettid()};
    std::chrono::nanoseconds m_waited{0};
    QElapsedTimer m_since;
    QTimer m_timer;
    performance::HangWatch m_watch{Beat,
                                   [this](const performance::HangWatch::Hang &hang) { told(hang); },
                                   {LongestHang, std::chrono::milliseconds(30), std::chrono::milliseconds(5)}};
};
