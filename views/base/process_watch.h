// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QPointer>

namespace wai {

// Thread: the one of the window.

/// One of those for whom every process is read (Processes::watch() counts them). A widget may be shown
/// twice in a row, and may go away while it is shown: its watch counts once, and ends with it.
class ProcessWatch {
public:
    explicit ProcessWatch(performance::PerformanceClient &client) : m_client(&client) {}
    ~ProcessWatch() { set(false); }
    Q_DISABLE_COPY_MOVE(ProcessWatch)

    void set(bool on)
    {
        if (on == m_on || !m_client)
            return;
        m_on = on;
        if (auto *processes = m_client->processes())
            processes->watch(on);
    }

private:
    QPointer<performance::PerformanceClient> m_client;
    bool m_on = false;
};

} // namespace wai
