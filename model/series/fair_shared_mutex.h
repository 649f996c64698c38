// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <shared_mutex>

namespace performance {

/// A shared mutex that does not starve its writer: the one of glibc lets readers in as long as any holds it, so a few
/// busy readers would keep the collector out for ever. Here, who comes after a waiting writer waits, too.
class FairSharedMutex {
public:
    void lock()
    {
        const std::lock_guard turn(m_turn);
        m_mutex.lock();
    }
    void unlock() { m_mutex.unlock(); }
    void lock_shared()
    {
        {
            const std::lock_guard turn(m_turn);
        }
        m_mutex.lock_shared();
    }
    void unlock_shared() { m_mutex.unlock_shared(); }

private:
    std::mutex m_turn;
    std::shared_mutex m_mutex;
};

} // namespace performance
