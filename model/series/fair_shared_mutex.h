// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"

#include <shared_mutex>

namespace performance {

/// A shared mutex that does not starve its writer: the one of glibc lets readers in as long as any holds it, so a few
/// busy readers would keep the collector out for ever. Here a reader that comes after a waiting writer waits, too.
///
/// Thread-safety: any thread; the thread that locked it unlocks it.
class FairSharedMutex {
public:
    void lock()
    {
        const Locked turn(m_turn);
        m_mutex.lock();
    }
    void unlock() { m_mutex.unlock(); }
    void lock_shared()
    {
        {
            const Locked turn(m_turn);
        }
        m_mutex.lock_shared();
    }
    void unlock_shared() { m_mutex.unlock_shared(); }

private:
    Mutex m_turn;
    std::shared_mutex m_mutex;
};

} // namespace performance
