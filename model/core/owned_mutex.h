// SPDX-License-Identifier: MIT
#pragma once

#ifdef WAI_ASSERTIONS
#include <atomic>
#include <thread>
#endif

namespace performance {

/// A mutex that can be asked whether this thread holds it, so that what is to be called with it held can assert that:
/// Q_ASSERT(m_mutex.isHeld()). Without assertions (WAI_ASSERTIONS, resources/cmake/Toolchain.cmake) it is the mutex and
/// nothing else, and says yes.
///
/// Thread-safety: that of the mutex. Of a shared one only who holds it alone is said to hold it.
template<typename Mutex>
class OwnedMutex {
public:
    void lock()
    {
        m_mutex.lock();
        note();
    }
    bool try_lock()
    {
        if (!m_mutex.try_lock())
            return false;
        note();
        return true;
    }
    void unlock()
    {
        forget();
        m_mutex.unlock();
    }
    void lock_shared() { m_mutex.lock_shared(); }
    void unlock_shared() { m_mutex.unlock_shared(); }

#ifdef WAI_ASSERTIONS
    bool isHeld() const { return m_holder.load(std::memory_order_relaxed) == std::this_thread::get_id(); }

private:
    // Relaxed is enough: a thread asks of itself, and always sees what it wrote itself.
    void note() { m_holder.store(std::this_thread::get_id(), std::memory_order_relaxed); }
    void forget() { m_holder.store({}, std::memory_order_relaxed); }
    std::atomic<std::thread::id> m_holder;
#else
    bool isHeld() const { return true; }

private:
    void note() {}
    void forget() {}
#endif
    Mutex m_mutex;
};

} // namespace performance
