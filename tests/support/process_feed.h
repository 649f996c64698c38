// SPDX-License-Identifier: MIT
#pragma once

#include <performance/series/process_epoch.h>

#include <cmath>
#include <memory>
#include <random>

/// A machine whose processes come, work, idle and go: lists of the top ones as a collector gives them.
class ProcessFeed {
public:
    explicit ProcessFeed(std::mt19937_64 random, int processes = 18) : m_random(std::move(random))
    {
        for (int i = 0; i < processes; ++i)
            m_processes.push_back(begin());
    }

    std::shared_ptr<const performance::ProcessTick> next(qint64 time, std::chrono::nanoseconds interval)
    {
        auto tick = std::make_shared<performance::ProcessTick>();
        tick->time = performance::fromNanoseconds(time);
        tick->interval = interval;
        const double seconds = double(interval.count()) * 1e-9;
        std::uniform_real_distribution<double> share(0, 1);
        for (performance::ProcessSample &p : m_processes) {
            if (share(m_random) < 0.005)
                p = begin();
            const bool active = share(m_random) < 0.5;
            const int ticks = active ? int(share(m_random) * 100 * seconds) : 0;
            p.cpuSeconds += ticks / 100.0;
            p.cpu = ticks / 100.0 / seconds;
            p.runDelay = active ? share(m_random) * 0.1 : 0;
            p.residentBytes = std::max<qint64>(
                4096, p.residentBytes + (share(m_random) < 0.3 ? 4096 * (qint64(m_random() % 64) - 32) : 0));
            p.readRate = active && share(m_random) < 0.2 ? std::optional(double(m_random() % 1'000'000))
                                                         : std::optional(0.0);
            p.writeRate = p.user == u"root" ? std::nullopt : std::optional(0.0);
            p.state = active ? 'R' : 'S';
            if (share(m_random) < 0.9) // not always among the top
                tick->processes.push_back(p);
        }
        return tick;
    }

private:
    performance::ProcessSample begin()
    {
        performance::ProcessSample p;
        p.identity = {qint32(++m_lastPid), 1'000'000 + m_random() % 1'000'000};
        p.parent = 1;
        p.name = QStringLiteral("process-%1").arg(m_random() % 100);
        p.user = m_random() % 3 ? QStringLiteral("me") : QStringLiteral("root");
        p.unit = QStringLiteral("app-%1.scope").arg(m_random() % 10);
        p.threads = 1 + int(m_random() % 20);
        p.residentBytes = qint64(m_random() % 100'000) * 4096;
        p.cpuSeconds = double(m_random() % 100'000) / 100;
        return p;
    }

    std::mt19937_64 m_random;
    qint32 m_lastPid = 300;
    std::vector<performance::ProcessSample> m_processes;
};
