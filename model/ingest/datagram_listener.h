// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/unique_fd.h"

#include <atomic>
#include <functional>
#include <string_view>
#include <thread>

#include <QtGlobal>

namespace performance {

/// Receives datagrams on a thread of its own, many at a time. What the kernel drops because nobody took it in time is
/// counted exactly (SO_RXQ_OVFL).
///
/// Thread-safety: its owner makes and destroys it; the counts may be read from any thread.
class DatagramListener {
public:
    /// `take` is called on the thread for each datagram.
    DatagramListener(UniqueFd socket, std::function<void(std::string_view)> take);
    ~DatagramListener();
    DatagramListener(const DatagramListener &) = delete;
    DatagramListener &operator=(const DatagramListener &) = delete;

    quint64 received() const { return m_received.load(std::memory_order_relaxed); }
    quint64 dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    quint64 truncated() const { return m_truncated.load(std::memory_order_relaxed); }

private:
    void run();

    UniqueFd m_socket;
    UniqueFd m_wake;
    std::function<void(std::string_view)> m_take;
    std::atomic<quint64> m_received = 0;
    std::atomic<quint64> m_dropped = 0;
    std::atomic<quint64> m_truncated = 0;
    std::thread m_thread;
};

} // namespace performance
