// SPDX-License-Identifier: MIT
#pragma once

#ifdef WAI_ASSERTIONS
#include <atomic>
#include <thread>
#endif

namespace performance {

/// The thread that something belongs to: the first that asks. A function that only this thread may call asserts it:
/// Q_ASSERT(m_ticking.isHere()). Without assertions the class is empty, and isHere() is true.
/// Thread-safety: any thread.
class OwnerThread {
public:
#ifdef WAI_ASSERTIONS
    bool isHere() const
    {
        std::thread::id nobody;
        return m_owner.compare_exchange_strong(nobody, std::this_thread::get_id())
            || nobody == std::this_thread::get_id();
    }

private:
    mutable std::atomic<std::thread::id> m_owner;
#else
    bool isHere() const
    {
        return true;
    }
#endif
};

} // namespace performance
