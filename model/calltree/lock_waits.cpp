// SPDX-License-Identifier: MIT
#include "performance/calltree/lock_waits.h"

#include "performance/core/stacks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace performance {

namespace {

/// Beginnings of the functions by which programs lock, under whatever wrapper: whoever called them is who waited.
constexpr std::array LockFunctions{
    QLatin1String("pthread_mutex_"),
    QLatin1String("pthread_rwlock_"),
    QLatin1String("pthread_spin_"),
    QLatin1String("lll_"),
    QLatin1String("futex"),
    QLatin1String("std::mutex::"),
    QLatin1String("std::recursive_"),
    QLatin1String("std::timed_mutex::"),
    QLatin1String("std::shared_"),
    QLatin1String("std::unique_lock"),
    QLatin1String("std::lock_guard"),
    QLatin1String("std::scoped_lock"),
    QLatin1String("std::lock"),
    QLatin1String("std::__detail::__lock"),
    QLatin1String("std::__shared_mutex"),
    QLatin1String("QMutex"),
    QLatin1String("QBasicMutex"),
    QLatin1String("QReadWriteLock"),
    QLatin1String("QMutexLocker"),
    QLatin1String("syscall"),
    QLatin1String("gthread_"),
    QLatin1String("g_mutex_"),
    QLatin1String("g_rw_lock_"),
};

/// Whether a function is the lock's own, by its name without what compilers and libraries put before: "___pthread_mutex_lock",
/// "__GI___lll_lock_wait", "__gthread_mutex_lock(pthread_mutex_t*)".
bool isLockFunction(QStringView name)
{
    if (name.startsWith(QLatin1String("__GI_")))
        name = name.mid(5);
    while (name.startsWith(u'_'))
        name = name.mid(1);
    return std::ranges::any_of(LockFunctions, [&](QLatin1String begin) { return name.startsWith(begin); });
}

/// The functions of a frame, the innermost first; numbers of the profile. Empty: not resolved yet.
std::vector<qint32> functionsOf(const Profile &profile, qint32 frame)
{
    const ProfileFrame &row = profile.frames[size_t(frame)];
    std::vector<qint32> functions;
    for (qint32 i = row.locationCount; i > 0; --i)
        functions.push_back(profile.locations[size_t(row.firstLocation + i - 1)].function);
    return functions;
}

/// What the stack of one wait says.
struct WaitStack {
    bool isLock = false;
    qint32 function = -1;       ///< in which it waited; -1: not known
    qint32 holder = -1;         ///< the function of the "[lock]" frame
    qint32 holderFunction = -1; ///< -1: not known
};

bool isKernel(const Profile &profile, qint32 function)
{
    return profile.moduleOf(function).kind == ModuleKind::Kernel;
}

bool isOfProgram(const Profile &profile, qint32 function)
{
    return !isKernel(profile, function) && !isLockFunction(profile.functionName(function));
}

/// From the innermost frame, which is the holder's, out to the waiter's.
WaitStack readStack(const Profile &profile, qint32 stack)
{
    WaitStack read;
    for (; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
        for (const qint32 function : functionsOf(profile, profile.stacks[size_t(stack)].frame)) {
            if (!read.isLock && profile.text(profile.moduleOf(function).name) == LockFrames::Module) {
                read.isLock = true;
                read.holder = function;
            } else if (!read.isLock) {
                if (read.holderFunction < 0 || (isKernel(profile, read.holderFunction) && !isKernel(profile, function)))
                    read.holderFunction = function;
            } else if (isOfProgram(profile, function)) {
                read.function = function;
                return read;
            }
        }
    }
    return read;
}

struct Gathered {
    LockWait wait;
    std::set<qint32> threads;
    std::map<qint32, qint64> holderFunctions; ///< by function
};

} // namespace

std::vector<LockWait> lockWaits(const Profile &profile)
{
    std::vector<bool> isWait(profile.events.size());
    for (size_t i = 0; i < isWait.size(); ++i)
        isWait[i] = profile.events[i].name == StackEvents::Lock;
    std::unordered_map<qint32, WaitStack> read;
    std::map<std::tuple<qint32, qint32, qint32>, Gathered> gathered; // process, function, holder
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (!isWait[profile.sampleEvents[i]] || profile.sampleStacks[i] < 0)
            continue;
        const auto [place, fresh] = read.try_emplace(profile.sampleStacks[i]);
        if (fresh)
            place->second = readStack(profile, profile.sampleStacks[i]);
        const WaitStack &stack = place->second;
        if (!stack.isLock)
            continue;
        const ProfileThread &thread = profile.threads[size_t(profile.sampleThreads[i])];
        Gathered &found = gathered[{thread.process, stack.function, stack.holder}];
        found.wait.process = thread.process;
        found.wait.processName = profile.text(thread.processName);
        found.threads.insert(thread.thread);
        found.wait.seconds += double(profile.sampleWeights[i]) * 1e-9;
        if (stack.holderFunction >= 0)
            found.holderFunctions[stack.holderFunction] += profile.sampleWeights[i];
    }
    std::vector<LockWait> waits;
    for (auto &[key, found] : gathered) {
        LockWait &wait = found.wait;
        wait.threads = int(found.threads.size());
        if (const qint32 function = std::get<1>(key); function >= 0)
            wait.function = profile.functionName(function);
        if (const auto holder = LockFrames::holder(profile.functionName(std::get<2>(key)))) {
            wait.holder = holder->name;
            wait.holderThread = holder->number;
        }
        const auto most = std::ranges::max_element(found.holderFunctions, {},
                                                   [](const auto &one) { return one.second; });
        if (most != found.holderFunctions.end())
            wait.holderFunction = profile.functionName(most->first);
        waits.push_back(std::move(wait));
    }
    std::ranges::stable_sort(waits, std::greater<>(), &LockWait::seconds);
    return waits;
}

} // namespace performance
