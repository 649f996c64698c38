// SPDX-License-Identifier: MIT
#include "performance/system/user_names.h"
#include "performance/core/mutex.h"

#include <atomic>
#include <cerrno>
#include <deque>
#include <mutex>
#include <pwd.h>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace performance {

namespace {

std::optional<QString> askSystem(quint32 uid)
{
    // A member of many groups, or a directory's entry, may be longer than sysconf(_SC_GETPW_R_SIZE_MAX) says.
    constexpr size_t Longest = 1 << 20;
    for (std::vector<char> buffer(4096); buffer.size() <= Longest; buffer.resize(buffer.size() * 2)) {
        passwd entry{};
        passwd *found = nullptr;
        const int error = ::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found);
        if (error == 0)
            return found ? QString::fromLocal8Bit(found->pw_name) : QString();
        // getpwnam_r(3): these all are said of a user who does not exist.
        if (error == ENOENT || error == ESRCH || error == EBADF || error == EPERM)
            return QString();
        if (error != ERANGE && error != EINTR)
            break;
    }
    return std::nullopt;
}

} // namespace

/// A thread that hangs in a directory service keeps this alive, not the owner.
struct UserNames::Shared {
    Lookup lookup;
    Mutex mutex;
    std::deque<quint32> queue WAI_GUARDED_BY(mutex);
    std::vector<std::pair<quint32, QString>> answers WAI_GUARDED_BY(mutex);
    std::vector<quint32> failed WAI_GUARDED_BY(mutex);
    bool working WAI_GUARDED_BY(mutex) = false;
    std::atomic<bool> hasAnswers{false};
    std::atomic<bool> stopping{false};

    /// Until nothing is left to ask: users are few, and most of the time there is no thread.
    void work()
    {
        Locked lock(mutex);
        while (!stopping && !queue.empty()) {
            const quint32 uid = queue.front();
            queue.pop_front();
            lock.unlock();
            const auto name = lookup(uid);
            lock.lock();
            if (!name) {
                failed.push_back(uid);
            } else if (!name->isEmpty()) {
                answers.emplace_back(uid, *name);
                hasAnswers = true;
            }
        }
        working = false;
    }
};

UserNames::UserNames(Lookup lookup) : m_shared(std::make_shared<Shared>())
{
    m_shared->lookup = lookup ? std::move(lookup) : askSystem;
}

UserNames::~UserNames()
{
    // The thread is detached: it may hang for ever, and must not keep the program from ending.
    m_shared->stopping = true;
}

QString UserNames::name(quint32 uid)
{
    if (const auto known = m_names.constFind(uid); known != m_names.cend())
        return *known;
    ask(uid);
    return *m_names.insert(uid, QString::number(uid));
}

void UserNames::ask(quint32 uid)
{
    const Locked lock(m_shared->mutex);
    m_shared->queue.push_back(uid);
    if (m_shared->working)
        return;
    try {
        std::thread([shared = m_shared] { shared->work(); }).detach();
        m_shared->working = true;
    } catch (const std::system_error &) {
        // No thread to be had now: retry() asks what is in the queue.
    }
}

void UserNames::update()
{
    if (!m_shared->hasAnswers.exchange(false))
        return;
    const Locked lock(m_shared->mutex);
    for (auto &[uid, name] : m_shared->answers)
        m_names[uid] = std::move(name);
    m_shared->answers.clear();
}

void UserNames::retry()
{
    std::vector<quint32> again;
    {
        const Locked lock(m_shared->mutex);
        again = std::exchange(m_shared->failed, {});
        if (!m_shared->working) {
            again.insert(again.end(), m_shared->queue.cbegin(), m_shared->queue.cend());
            m_shared->queue.clear();
        }
    }
    for (const quint32 uid : again)
        ask(uid);
}

} // namespace performance
