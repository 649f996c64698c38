// SPDX-License-Identifier: MIT
#include "files/file_worker.h"

#include <performance/core/mutex.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <utility>

namespace wai {

namespace {

constexpr auto Patience = std::chrono::seconds(2);

} // namespace

struct FileWorker::Queue {
    performance::Mutex mutex;
    std::condition_variable_any changed;
    std::deque<std::function<void()>> work WAI_GUARDED_BY(mutex);
    bool ending WAI_GUARDED_BY(mutex) = false;
    bool ended WAI_GUARDED_BY(mutex) = false;

    void serve()
    {
        performance::Locked lock(mutex);
        for (;;) {
            changed.wait(lock, [this]() WAI_REQUIRES(mutex) { return ending || !work.empty(); });
            if (work.empty())
                break;
            auto next = std::exchange(work.front(), nullptr);
            work.pop_front();
            lock.unlock();
            next();
            next = nullptr; // what it holds goes here, too
            lock.lock();
        }
        ended = true;
        changed.notify_all();
    }
};

FileWorker::FileWorker() : m_queue(std::make_shared<Queue>()), m_thread([queue = m_queue] { queue->serve(); }) {}

FileWorker::~FileWorker()
{
    performance::Locked lock(m_queue->mutex);
    m_queue->ending = true;
    m_queue->changed.notify_all();
    const bool ended = m_queue->changed.wait_for(lock, Patience,
                                                 [this]() WAI_REQUIRES(m_queue->mutex) { return m_queue->ended; });
    lock.unlock();
    if (ended)
        m_thread.join();
    else
        m_thread.detach();
}

void FileWorker::post(std::function<void()> work)
{
    const performance::Locked lock(m_queue->mutex);
    m_queue->work.push_back(std::move(work));
    m_queue->changed.notify_all();
}

} // namespace wai
