// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#ifdef WAI_ASSERTIONS
#include <atomic>
#include <thread>
#endif

// What a thread must hold, in the words that clang checks where it compiles (-Wthread-safety, an error in the asan preset);
// other compilers skip them. Source: clang.llvm.org/docs/ThreadSafetyAnalysis.html, whose names these are.
#ifdef __clang__
#define WAI_THREAD_SAFETY(attribute) __attribute__((attribute))
#else
#define WAI_THREAD_SAFETY(attribute)
#endif
#define WAI_CAPABILITY(name) WAI_THREAD_SAFETY(capability(name))
#define WAI_SCOPED_CAPABILITY WAI_THREAD_SAFETY(scoped_lockable)
#define WAI_GUARDED_BY(mutex) WAI_THREAD_SAFETY(guarded_by(mutex))
#define WAI_REQUIRES(...) WAI_THREAD_SAFETY(requires_capability(__VA_ARGS__))
#define WAI_REQUIRES_SHARED(...) WAI_THREAD_SAFETY(requires_shared_capability(__VA_ARGS__))
#define WAI_EXCLUDES(...) WAI_THREAD_SAFETY(locks_excluded(__VA_ARGS__))
#define WAI_ACQUIRE(...) WAI_THREAD_SAFETY(acquire_capability(__VA_ARGS__))
#define WAI_ACQUIRE_SHARED(...) WAI_THREAD_SAFETY(acquire_shared_capability(__VA_ARGS__))
#define WAI_TRY_ACQUIRE(...) WAI_THREAD_SAFETY(try_acquire_capability(__VA_ARGS__))
#define WAI_RELEASE(...) WAI_THREAD_SAFETY(release_capability(__VA_ARGS__))
#define WAI_RELEASE_SHARED(...) WAI_THREAD_SAFETY(release_shared_capability(__VA_ARGS__))
#define WAI_RELEASE_GENERIC(...) WAI_THREAD_SAFETY(release_generic_capability(__VA_ARGS__))
/// Where the analysis cannot follow; a comment beside it says why all is well.
#define WAI_NOT_ANALYSED WAI_THREAD_SAFETY(no_thread_safety_analysis)

namespace performance {

/// A mutex whose holders clang counts, and that can be asked whether this thread holds it, so that what is to be called with it
/// held can assert that: Q_ASSERT(m_mutex.isHeld()). Without assertions (WAI_ASSERTIONS, resources/cmake/Toolchain.cmake) it is
/// the mutex and nothing else, and says yes.
///
/// Thread-safety: that of the mutex. Of a shared one only who holds it alone is said to hold it.
template<typename Of>
class WAI_CAPABILITY("mutex") OwnedMutex {
public:
    void lock() WAI_ACQUIRE()
    {
        m_mutex.lock();
        note();
    }
    bool try_lock() WAI_TRY_ACQUIRE(true)
    {
        if (!m_mutex.try_lock())
            return false;
        note();
        return true;
    }
    void unlock() WAI_RELEASE()
    {
        forget();
        m_mutex.unlock();
    }
    void lock_shared() WAI_ACQUIRE_SHARED() { m_mutex.lock_shared(); }
    void unlock_shared() WAI_RELEASE_SHARED() { m_mutex.unlock_shared(); }

    // The formatter takes the attributes before for the heads of functions.
    // clang-format off
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
    // clang-format on
    Of m_mutex;
};

using Mutex = OwnedMutex<std::mutex>;

/// Holds a mutex to the end of its block, as std::unique_lock does, whose holders clang does not know. It may be given back and
/// taken again before, also by a std::condition_variable_any that waits with it.
template<typename M>
class WAI_SCOPED_CAPABILITY Locked {
public:
    explicit Locked(M &mutex) WAI_ACQUIRE(mutex) : m_mutex(mutex) { m_mutex.lock(); }
    ~Locked() WAI_RELEASE()
    {
        if (m_isHeld)
            m_mutex.unlock();
    }
    Locked(const Locked &) = delete;
    Locked &operator=(const Locked &) = delete;
    void lock() WAI_ACQUIRE()
    {
        m_mutex.lock();
        m_isHeld = true;
    }
    void unlock() WAI_RELEASE()
    {
        m_isHeld = false;
        m_mutex.unlock();
    }

private:
    M &m_mutex;
    bool m_isHeld = true;
};

/// Holds a shared mutex together with others to the end of its block.
template<typename M>
class WAI_SCOPED_CAPABILITY SharedLocked {
public:
    explicit SharedLocked(M &mutex) WAI_ACQUIRE_SHARED(mutex) : m_mutex(mutex) { m_mutex.lock_shared(); }
    ~SharedLocked() WAI_RELEASE_GENERIC() { m_mutex.unlock_shared(); }
    SharedLocked(const SharedLocked &) = delete;
    SharedLocked &operator=(const SharedLocked &) = delete;

private:
    M &m_mutex;
};

} // namespace performance
