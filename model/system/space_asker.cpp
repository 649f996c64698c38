// SPDX-License-Identifier: MIT
#include "performance/system/space_asker.h"
#include "performance/core/mutex.h"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <sys/statvfs.h>
#include <system_error>
#include <thread>
#include <utility>

namespace performance {

namespace {

using Clock = std::chrono::steady_clock;

std::optional<FilesystemSpace> askKernel(const std::string &point)
{
    struct statvfs s {};
    if (::statvfs(point.c_str(), &s) != 0 || s.f_blocks == 0)
        return std::nullopt;
    const auto unit = int64_t(s.f_frsize);
    return FilesystemSpace{int64_t(s.f_blocks) * unit, int64_t(s.f_bfree) * unit, int64_t(s.f_bavail) * unit,
                           int64_t(s.f_files), int64_t(s.f_ffree)};
}

bool isLate(Clock::time_point since)
{
    return Clock::now() - since > SpaceAsker::Deadline;
}

} // namespace

/// What the owner and its threads share. A thread that hangs in the kernel keeps this alive, not the owner.
struct SpaceAsker::Shared {
    enum class State { Idle, Queued, Asking };
    struct Entry {
        std::string device;
        bool mayHang = false;
        bool wasLate = false;
        State state = State::Idle;
        Clock::time_point since; ///< when it was queued, then when it was asked
        uint64_t question = 0;   ///< an answer to an older one is of a mount that is gone
        std::optional<FilesystemSpace> fresh;
        bool isRisky() const { return mayHang || wasLate; }
    };
    struct Worker {
        bool asking = false;
        Clock::time_point askedAt;
        bool responds() const { return !asking || !isLate(askedAt); }
    };

    Probe probe;
    Mutex mutex;
    std::condition_variable_any wake;
    std::map<std::string, Entry> mounts WAI_GUARDED_BY(mutex); ///< by mount point
    std::list<Worker> workers WAI_GUARDED_BY(mutex);           ///< stuck ones too
    uint64_t questions WAI_GUARDED_BY(mutex) = 0;
    bool stopping WAI_GUARDED_BY(mutex) = false;

    size_t responding() const WAI_REQUIRES(mutex)
    {
        return size_t(std::count_if(workers.cbegin(), workers.cend(), [](const Worker &w) { return w.responds(); }));
    }
    /// What may be asked now: first what cannot be expected to hang, and of each kind what waits longest.
    std::map<std::string, Entry>::iterator next() WAI_REQUIRES(mutex)
    {
        const bool last = workers.size() >= MostThreads && responding() <= 1;
        auto chosen = mounts.end();
        for (auto it = mounts.begin(); it != mounts.end(); ++it) {
            const Entry &entry = it->second;
            if (entry.state != State::Queued || (last && entry.isRisky()))
                continue;
            if (chosen == mounts.end()
                || std::pair(entry.isRisky(), entry.since) < std::pair(chosen->second.isRisky(), chosen->second.since))
                chosen = it;
        }
        return chosen;
    }
    void work(std::list<Worker>::iterator self);
    static void employ(const std::shared_ptr<Shared> &shared) WAI_REQUIRES(shared->mutex);
};

void SpaceAsker::Shared::work(std::list<Worker>::iterator self)
{
    Locked lock(mutex);
    while (!stopping) {
        const auto chosen = next();
        if (chosen == mounts.end()) {
            wake.wait(lock);
            continue;
        }
        const std::string point = chosen->first;
        const uint64_t question = ++questions;
        self->asking = true;
        self->askedAt = Clock::now();
        chosen->second.state = State::Asking;
        chosen->second.since = self->askedAt;
        chosen->second.question = question;
        lock.unlock();
        const auto space = probe(point);
        lock.lock();
        const bool wasLate = isLate(self->askedAt);
        self->asking = false;
        const auto it = mounts.find(point);
        if (it != mounts.end() && it->second.question == question) {
            it->second.state = State::Idle;
            it->second.fresh = space;
            it->second.wasLate = wasLate;
        }
        // Another one took this one's place while it was late.
        if (wasLate && responding() > 1)
            break;
    }
    workers.erase(self);
}

/// One thread that responds is enough, but there must be one. The lock is held.
void SpaceAsker::Shared::employ(const std::shared_ptr<Shared> &shared)
{
    const bool waiting = std::any_of(shared->mounts.cbegin(), shared->mounts.cend(),
                                     [](const auto &entry) { return entry.second.state == State::Queued; });
    if (!waiting)
        return;
    if (shared->responding() == 0 && shared->workers.size() < MostThreads) {
        const auto worker = shared->workers.emplace(shared->workers.end());
        try {
            std::thread([shared, worker] { shared->work(worker); }).detach();
        } catch (const std::system_error &) {
            shared->workers.erase(worker); // no thread to be had now: tried again at the next tick, and told as late
        }
    }
    shared->wake.notify_all();
}

SpaceAsker::SpaceAsker(Probe probe) : m_shared(std::make_shared<Shared>())
{
    m_shared->probe = probe ? std::move(probe) : askKernel;
}

SpaceAsker::~SpaceAsker()
{
    const Locked lock(m_shared->mutex);
    m_shared->stopping = true;
    m_shared->wake.notify_all();
    // The threads are detached: one may be stuck in the kernel for ever, and must not keep the program from ending.
}

void SpaceAsker::ask(const std::vector<Question> &questions)
{
    const Locked lock(m_shared->mutex);
    std::map<std::string, Shared::Entry> asked;
    for (const Question &question : questions) {
        const auto known = m_shared->mounts.find(question.point);
        const bool same = known != m_shared->mounts.end() && known->second.device == question.device;
        Shared::Entry entry = same ? known->second
                                   : Shared::Entry{question.device, question.mayHang, false, {}, {}, 0, {}};
        if (entry.state == Shared::State::Idle) {
            entry.state = Shared::State::Queued;
            entry.since = Clock::now();
        }
        asked.insert_or_assign(question.point, std::move(entry));
    }
    m_shared->mounts = std::move(asked);
    Shared::employ(m_shared);
}

std::vector<SpaceAsker::Answer> SpaceAsker::takeAnswers()
{
    std::vector<Answer> answers;
    const Locked lock(m_shared->mutex);
    for (auto &[point, entry] : m_shared->mounts) {
        if (entry.fresh)
            answers.push_back({point, *std::exchange(entry.fresh, std::nullopt)});
    }
    Shared::employ(m_shared);
    return answers;
}

std::vector<std::string> SpaceAsker::late() const
{
    std::vector<std::string> points;
    const Locked lock(m_shared->mutex);
    for (const auto &[point, entry] : m_shared->mounts) {
        if (entry.state != Shared::State::Idle && isLate(entry.since))
            points.push_back(point);
    }
    return points;
}

} // namespace performance
