// SPDX-License-Identifier: MIT
#include "performance/profile/waits/follow_waits.h"

#include "performance/core/wait_reason.h"
#include "performance/procfs/process_stat.h"
#include "performance/procfs/small_file.h"
#include "performance/procfs/text_cursor.h"
#include "performance/profile/waits/stack_now.h"
#include "performance/profile/waits/thread_stacks.h"

#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>

namespace performance {

namespace {

using What = WaitLink::What;

/// A whole look for descriptors, of somebody who waits for the answer.
constexpr std::chrono::seconds PeerPatience(2);

char stateOf(const TaskId &task)
{
    const auto line = smallFile(folderOf(task) + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    return stat && !stat->hasEnded() ? stat->state : 'X';
}

/// The children of all threads of a process.
std::vector<std::int32_t> childrenOf(std::int32_t process)
{
    std::vector<std::int32_t> children;
    for (const std::int32_t thread : threadsOf(process)) {
        const std::string line = smallFile(folderOf({process, thread}) + "/children").value_or("");
        TextCursor words(line);
        while (const auto child = words.number())
            children.push_back(std::int32_t(*child));
    }
    return children;
}

/// The child that a call waits for; 0 where it is not sure.
std::int32_t awaitedChild(const TaskId &task, const BlockedCall &call)
{
    const auto given = std::int32_t(call.arguments[call.number == SYS_waitid ? 1 : 0]);
    const bool isOne = call.number == SYS_waitid ? call.arguments[0] == P_PID : given > 0;
    if (isOne) // by its number in the waiter's namespace, which is ours where it is its child here
        return std::ranges::count(childrenOf(task.process), given) > 0 ? given : 0;
    const auto children = childrenOf(task.process);
    return children.size() == 1 ? children.front() : 0;
}

bool isStorage(long number)
{
    return number == SYS_fsync || number == SYS_fdatasync || number == SYS_pread64 || number == SYS_pwrite64
        || number == SYS_read || number == SYS_write || number == SYS_readv || number == SYS_writev
        || number == SYS_sync_file_range || number == SYS_ftruncate || number == SYS_fallocate;
}

/// The device behind a descriptor's mount, of a file system that gives its files numbers of no device (btrfs): what stands as the
/// source in /proc/PID/mountinfo (proc(5)), "/dev/nvme0n1p2".
std::string mountedDevice(std::int32_t process, int number)
{
    const std::string folder = "/proc/" + std::to_string(process);
    const std::string info = smallFile(folder + "/fdinfo/" + std::to_string(number)).value_or("");
    const size_t id = info.find("mnt_id:");
    if (id == std::string::npos)
        return {};
    const std::string wanted(TextCursor(std::string_view(info).substr(id + 7)).word());
    const std::string mounts = smallFile(folder + "/mountinfo").value_or("");
    TextCursor lines(mounts);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const size_t end = line.find(" - ");
        if (TextCursor(line).word() != wanted || end == std::string_view::npos)
            continue;
        TextCursor words(line.substr(end + 3));
        words.word(); // the kind of file system
        const std::string_view source = words.word();
        return source.starts_with("/dev/") ? std::string(source.substr(source.rfind('/') + 1)) : std::string();
    }
    return {};
}

/// "/var/lib/db/log on vda1" of a descriptor that is a file.
std::string fileOf(std::int32_t process, int number)
{
    const auto descriptor = descriptorOf(process, number);
    if (!descriptor || descriptor->kind != Descriptor::Kind::File)
        return {};
    struct stat info = {};
    const std::string link = "/proc/" + std::to_string(process) + "/fd/" + std::to_string(number);
    if (::stat(link.c_str(), &info) != 0
        || (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode) && !S_ISBLK(info.st_mode)))
        return {};
    std::string device = deviceOf(S_ISBLK(info.st_mode) ? info.st_rdev : info.st_dev);
    if (device.empty())
        device = mountedDevice(process, number);
    return device.empty() ? descriptor->target : descriptor->target + " on " + device;
}

} // namespace

std::string deviceOf(quint64 deviceNumber)
{
    char target[512];
    const std::string link = "/sys/dev/block/" + std::to_string(major(deviceNumber)) + ':'
        + std::to_string(minor(deviceNumber));
    const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
    const std::string_view path(target, size_t(std::max<ssize_t>(0, length)));
    return std::string(path.substr(path.rfind('/') + 1));
}

void WaitFollower::followLock(const TaskId &task, const BlockedCall &call, Step &step)
{
    const LockState lock = lockOf(task, call);
    step.link.address = lock.address;
    step.next = lock.holder;
    step.link.what = lock.kind == LockState::Kind::Thread ? What::Thread : lock.isLock() ? What::Lock : What::Condition;
}

void WaitFollower::followPeer(const TaskId &task, const AwaitedDescriptor &awaited, Step &step)
{
    const auto descriptor = descriptorOf(task.process, awaited.number);
    if (!descriptor || (descriptor->kind != Descriptor::Kind::Pipe && descriptor->kind != Descriptor::Kind::Socket))
        return;
    step.link.object = descriptor->target;
    auto peer = m_peers.peerOf(task.process, awaited);
    if (!peer) {
        m_peers.look(PeerPatience, {});
        peer = m_peers.peerOf(task.process, awaited);
    }
    if (!peer) {
        step.link.what = descriptor->kind == Descriptor::Kind::Pipe ? What::Pipe : What::Connection;
        return;
    }
    step.link.what = peer->way == WaitPeer::Way::Pipe ? What::Pipe
        : peer->way == WaitPeer::Way::UnixSocket      ? What::UnixSocket
                                                      : What::Connection;
    step.link.others = int(peer->processes.size()) - 1;
    step.next = {peer->processes.front(), 0};
}

WaitFollower::Step WaitFollower::stepOf(const TaskId &task)
{
    Step step;
    step.link.process = task.process;
    step.link.thread = task.thread;
    step.link.processName = nameOf({task.process, task.process});
    step.link.threadName = nameOf(task);
    const char state = stateOf(task);
    const std::string line = smallFile(folderOf(task) + "/syscall").value_or("");
    const auto call = parseBlockedCall(line);
    if (state == 'X') {
        step.link.what = What::Ended;
        return step;
    }
    if (state == 'R' || line == "running") {
        step.link.what = What::CanRun;
        return step;
    }
    if (const auto known = call ? detail::blockingCall(call->number) : std::nullopt)
        step.link.call = known->name.toStdString();
    const std::string wchan = smallFile(folderOf(task) + "/wchan").value_or("");
    step.link.reason = waitReason(wchan, line, [&](int number) {
        const auto descriptor = descriptorOf(task.process, number);
        return descriptor ? QString::fromStdString(descriptor->target) : QString();
    });
    if (!call)
        return step;
    if (call->number == SYS_futex) {
        followLock(task, *call, step);
    } else if (call->number == SYS_wait4 || call->number == SYS_waitid) {
        step.link.what = What::Child;
        step.next.process = awaitedChild(task, *call);
    } else if (const std::string file = isStorage(call->number) ? fileOf(task.process, int(call->arguments[0]))
                                                                : std::string();
               !file.empty()) {
        step.link.what = What::Storage;
        step.link.object = file;
    } else if (const auto awaited = awaitedDescriptor(task.process, *call)) {
        followPeer(task, *awaited, step);
    }
    if (state == 'D' && step.link.what == What::Other)
        step.link.what = What::Storage;
    return step;
}

WaitChain WaitFollower::from(const TaskId &task)
{
    WaitChain chain;
    TaskId at = task;
    while (chain.links.size() < MostLinks) {
        const auto known = std::ranges::find_if(
            chain.links, [&](const WaitLink &link) { return link.process == at.process && link.thread == at.thread; });
        if (known != chain.links.end()) {
            chain.circle = size_t(known - chain.links.begin());
            break;
        }
        const Step step = stepOf(at);
        chain.links.push_back(step.link);
        at = step.next;
        if (at.process == 0)
            break;
        if (at.thread != 0)
            continue;
        const auto threads = threadsOf(at.process);
        if (threads.size() != 1) {
            WaitLink whole;
            whole.process = at.process;
            whole.processName = nameOf({at.process, at.process});
            whole.what = threads.empty() ? What::Ended : What::ManyThreads;
            chain.links.push_back(std::move(whole));
            break;
        }
        at.thread = threads.front();
    }
    return chain;
}

PerformanceResult<std::vector<WaitChain>> WaitFollower::ofProcess(qint32 process)
{
    if (auto may = mayLookAt(process); !may)
        return failure(may.error());
    std::vector<std::int32_t> threads = threadsOf(process);
    threads.resize(std::min(threads.size(), MostThreadsNow));
    std::vector<WaitChain> chains;
    for (const std::int32_t thread : threads) {
        WaitChain chain = from({process, thread});
        if (chain.links.size() > 1 || chain.circle || chain.links.front().what == What::Storage)
            chains.push_back(std::move(chain));
    }
    std::ranges::stable_sort(chains, std::greater<>(), [](const WaitChain &chain) { return chain.links.size(); });
    // Who is waited for in a chain needs no chain of its own.
    std::map<qint32, bool> told;
    std::erase_if(chains, [&](const WaitChain &chain) {
        const bool known = told.contains(chain.links.front().thread);
        for (const WaitLink &link : chain.links)
            told[link.thread] = true;
        return known;
    });
    return chains;
}

} // namespace performance
