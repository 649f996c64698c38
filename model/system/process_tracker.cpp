// SPDX-License-Identifier: MIT
#include "performance/system/process_tracker.h"

#include "performance/procfs/keyed_values.h"
#include "performance/procfs/text_cursor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr qint64 ScanPause = 10'000'000'000;
constexpr int64_t Memory = 10; // ticks

/// Raises the soft limit of open files to the hard one and says how many may be kept for processes.
size_t descriptorBudget()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256;
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit raised = limit;
        raised.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65536);
        if (raised.rlim_cur > limit.rlim_cur && ::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    constexpr size_t Reserve = 512; // for everything else that the program opens
    return limit.rlim_cur > Reserve ? std::min<size_t>(size_t(limit.rlim_cur) - Reserve, 40000) : 0;
}

} // namespace

ProcessTracker::ProcessTracker(const KernelRoot &root, SeriesRegistry &registry, const MachineLoad &load,
                               UserNames::Lookup users)
    : m_root(root)
    , m_load(load)
    , m_isRealMachine(root.path("").empty())
    , m_proc(::open(root.path("/proc").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    , m_users(std::move(users))
    , m_countSeries(registry.idFor(metrics::ProcessCount.series()))
    , m_descriptorLimit(descriptorBudget())
    , m_pageSize(::sysconf(_SC_PAGESIZE))
{}

ProcessTracker::~ProcessTracker() = default;

bool ProcessTracker::mayKeepDescriptor()
{
    // Recorded files do not vanish with their process, as those of the kernel do.
    if (!m_isRealMachine || m_openDescriptors >= m_descriptorLimit)
        return false;
    ++m_openDescriptors;
    return true;
}

void ProcessTracker::readOwner(Process &process)
{
    // proc(5): the files of a process that may not be dumped belong to root, its folder to the user it runs as.
    char path[16];
    std::snprintf(path, sizeof path, "%d", process.identity.pid);
    struct stat owner {};
    if (::fstatat(m_proc.get(), path, &owner, 0) == 0)
        process.uid = owner.st_uid;
}

bool ProcessTracker::takeProgram(Process &process, const ProcessStat &stat)
{
    const bool moved = stat.startCode != process.startCode || stat.startStack != process.startStack;
    const bool renamed = stat.name != process.kernelName;
    process.startCode = stat.startCode;
    process.startStack = stat.startStack;
    if (renamed) {
        process.kernelName = stat.name;
        process.name = printable(stat.name);
    }
    if (moved || renamed)
        process.unitKnown = process.commandKnown = false;
    return moved || renamed;
}

/// A process whose first thread ended is shown as a zombie without memory, whatever its other threads do.
void ProcessTracker::readLiveThread(Process &process, const ProcessStat &stat, bool ran)
{
    if (stat.state != 'Z' || stat.threads <= 1)
        return;
    process.state = ran ? 'R' : 'S';
    const std::string folder = m_root.path("/proc/" + std::to_string(process.identity.pid) + "/task");
    for (const std::string &thread : namesIn(folder)) {
        const auto text = m_reader.read(folder + "/" + thread + "/stat");
        const auto other = text ? parseProcessStat(*text) : std::nullopt;
        if (!other || other->hasEnded())
            continue;
        process.state = other->state;
        process.residentBytes = other->residentPages * m_pageSize;
        return;
    }
}

std::optional<ProcessTracker::Process> ProcessTracker::open(qint32 pid, const Tick &tick)
{
    char path[32];
    std::snprintf(path, sizeof path, "%d/stat", pid);
    UniqueFd fd(::openat(m_proc.get(), path, O_RDONLY | O_CLOEXEC));
    if (!fd)
        return std::nullopt;
    const auto text = m_reader.readRecord(fd.get());
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    if (!stat)
        return std::nullopt;
    ++m_reads;
    Process process;
    process.identity = {pid, stat->startTime};
    process.parent = stat->parent;
    process.state = stat->state;
    process.threads = stat->threads;
    process.residentBytes = stat->residentPages * m_pageSize;
    process.ticks = stat->userTicks + stat->systemTicks;
    process.childTicks = stat->childTicks;
    process.majorFaults = stat->majorFaults;
    process.seen = true;
    process.readAt = tick.bootNs;
    process.dueAt = tick.bootNs;
    takeProgram(process, *stat);
    readOwner(process);
    // One that began since the last tick ran all its time in this interval.
    const qint64 started = qint64(stat->startTime) * 10'000'000;
    if (m_lastTickAt > 0 && started >= m_lastTickAt && tick.bootNs > m_lastTickAt) {
        m_explained += int64_t(process.ticks);
        process.interval = double(tick.bootNs - m_lastTickAt) * 1e-9;
        process.cpu = double(process.ticks) * TickSeconds / process.interval;
        process.childDelta = stat->childTicks;
    }
    readLiveThread(process, *stat, process.cpu.value_or(0) > 0);
    if (mayKeepDescriptor())
        process.statFd = std::move(fd);
    return process;
}

void ProcessTracker::probe(qint32 pid, const Tick &tick)
{
    // Threads have entries in /proc, too, which a listing does not show; a pidfd exists for whole processes only.
    const UniqueFd handle(int(::syscall(SYS_pidfd_open, pid, 0)));
    if (!handle)
        return;
    const auto place = std::lower_bound(m_processes.begin(), m_processes.end(), pid,
                                        [](const Process &p, qint32 id) { return p.identity.pid < id; });
    const bool known = place != m_processes.end() && place->identity.pid == pid;
    auto process = open(pid, tick);
    if (!process)
        return;
    if (!known)
        m_processes.insert(place, std::move(*process));
    else if (place->identity != process->identity) {
        leave(*place);
        *place = std::move(*process);
    }
}

void ProcessTracker::scanAll(const Tick &tick)
{
    m_scannedAt = tick.bootNs;
    m_users.retry();
    for (Process &process : m_processes)
        process.seen = false;
    std::vector<Process> added;
    size_t at = 0; // /proc lists pids in rising order, as m_processes is sorted: one walk through both
    ::lseek(m_proc.get(), 0, SEEK_SET);
    for (;;) {
        const long length = ::syscall(SYS_getdents64, m_proc.get(), m_names.data(), m_names.size());
        if (length <= 0)
            break;
        for (long offset = 0; offset < length;) {
            // struct linux_dirent64 { u64 ino; s64 off; u16 reclen; u8 type; char name[]; }
            uint16_t recordLength = 0;
            std::memcpy(&recordLength, m_names.data() + offset + 16, sizeof recordLength);
            const char *name = m_names.data() + offset + 19;
            offset += recordLength;
            if (*name < '1' || *name > '9')
                continue;
            const auto pid = toNumber(name);
            if (!pid)
                continue;
            if (at > 0 && at <= m_processes.size() && m_processes[at - 1].identity.pid >= *pid)
                at = 0; // a recorded /proc is not sorted
            while (at < m_processes.size() && m_processes[at].identity.pid < *pid)
                ++at;
            if (at < m_processes.size() && m_processes[at].identity.pid == *pid) {
                m_processes[at].seen = true;
                readOwner(m_processes[at]); // servers give up root once they run, and nothing in their line tells
            } else if (auto process = open(qint32(*pid), tick)) {
                added.push_back(std::move(*process));
            }
        }
    }
    std::erase_if(m_processes, [&](const Process &p) {
        if (!p.seen)
            leave(p);
        return !p.seen;
    });
    for (Process &process : added)
        m_processes.push_back(std::move(process));
    std::sort(m_processes.begin(), m_processes.end(),
              [](const Process &a, const Process &b) { return a.identity < b.identity; });
}

void ProcessTracker::discover(const Tick &tick)
{
    const auto created = m_load.created;
    const auto lastPid = m_load.lastPid;
    const bool nothingNew = created && m_lastCreated && *created == *m_lastCreated;
    const bool scanDue = tick.bootNs - m_scannedAt >= ScanPause || m_processes.empty();
    if (scanDue || !m_isRealMachine || !created || !lastPid || !m_lastPid) {
        scanAll(tick);
    } else if (!nothingNew) {
        const int64_t fresh = *lastPid - *m_lastPid; // negative: pids began anew
        if (fresh >= 0 && fresh <= std::max<int64_t>(16, int64_t(m_processes.size()) / 16)) {
            for (int64_t pid = *m_lastPid + 1; pid <= *lastPid; ++pid)
                probe(qint32(pid), tick);
        } else {
            scanAll(tick);
        }
    }
    m_lastCreated = created;
    m_lastPid = lastPid;
}

void ProcessTracker::mark(std::vector<Mark> &marks) const
{
    constexpr qint32 KernelThreads = 2; // kthreadd, the parent of all of them
    marks.clear();
    for (const Process &process : m_processes) {
        if (process.identity.pid != KernelThreads && process.parent != KernelThreads)
            marks.push_back({process.identity.pid, process.idleReadings < 3});
    }
}

bool ProcessTracker::read(Process &process, const Tick &tick)
{
    if (process.readAt == tick.bootNs)
        return true; // opened in this very tick
    const auto text = process.statFd
        ? m_reader.readRecord(process.statFd.get())
        : m_reader.readAt(m_proc.get(), (std::to_string(process.identity.pid) + "/stat").c_str());
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    if (!stat || stat->startTime != process.identity.startTime)
        return false;
    ++m_reads;

    const double seconds = double(tick.bootNs - process.readAt) * 1e-9;
    const quint64 ticks = stat->userTicks + stat->systemTicks;
    const quint64 ran = ticks > process.ticks ? ticks - process.ticks : 0;
    m_explained += int64_t(ran);
    process.ticks = std::max(ticks, process.ticks);
    process.interval = seconds;
    if (stat->childTicks > process.childTicks)
        process.childDelta += stat->childTicks - process.childTicks;
    process.childTicks = std::max<quint64>(stat->childTicks, process.childTicks);
    process.parent = stat->parent;
    process.state = stat->state;
    process.threads = stat->threads;
    process.residentBytes = stat->residentPages * m_pageSize;
    if (takeProgram(process, *stat))
        readOwner(process); // a set-user-ID program
    process.cpu = seconds > 0 ? std::optional(double(ran) * TickSeconds / seconds) : std::nullopt;
    process.majorFaultRate = seconds > 0 && stat->majorFaults >= process.majorFaults
        ? std::optional(double(stat->majorFaults - process.majorFaults) / seconds)
        : std::nullopt;
    process.majorFaults = stat->majorFaults;

    // From here on the reader's text, and with it the name in `stat`, is gone.
    readLiveThread(process, *stat, ran > 0);
    const bool active = ran > 0 || process.state == 'R' || process.state == 'D';
    process.idleReadings = active ? 0 : process.idleReadings + 1;
    if (process.idleReadings < 3) {
        readDetails(process, *stat, tick, seconds);
    } else {
        // Asleep: nothing is waited for and nothing read or written. The descriptors go to those who need them.
        process.schedFd.reset();
        process.ioFd.reset();
        process.sched.reset();
        process.io.reset();
        process.runDelay = process.cpu ? std::optional(0.0) : std::nullopt;
        process.readRate = process.ioRefused ? std::nullopt : process.runDelay;
        process.writeRate = process.readRate;
    }
    process.readAt = tick.bootNs;
    // Spread by pid, so that not all sleepers are read in the same tick.
    const qint64 pause = process.idleReadings < 3
        ? 0
        : std::min(LongestPause, qint64(process.idleReadings - 2) * 1'000'000'000)
            - qint64(process.identity.pid % 5) * 100'000'000;
    process.dueAt = tick.bootNs + std::max<qint64>(0, pause);
    return true;
}

void ProcessTracker::readDetails(Process &process, const ProcessStat &stat, const Tick &tick, double seconds)
{
    const auto openFile = [&](const char *name) {
        char path[48];
        std::snprintf(path, sizeof path, "%d/%s", process.identity.pid, name);
        return UniqueFd(::openat(m_proc.get(), path, O_RDONLY | O_CLOEXEC));
    };
    const bool continuous = process.detailAt == process.readAt && seconds > 0;

    // schedstat covers the leader thread only: exact for a process of one thread, of no use for others.
    if (stat.threads == 1) {
        if (!process.schedFd)
            process.schedFd = openFile("schedstat");
        const auto text = m_reader.readRecord(process.schedFd.get()); // EBADF where it could not be opened
        const auto sched = text ? parseSchedStat(*text) : std::nullopt;
        process.runDelay.reset();
        if (sched && process.sched && continuous) {
            process.cpu = std::clamp(double(sched->onCpu - process.sched->onCpu) * 1e-9 / seconds, 0.0, 1.0);
            // The kernel counts a wait when it ends (sched_info_arrive() in kernel/sched/stats.h), also what of it lay in the
            // interval before: more than all of this one is not told.
            process.runDelay = std::clamp(double(sched->waited - process.sched->waited) * 1e-9 / seconds, 0.0,
                                          1 - *process.cpu);
        }
        process.sched = sched;
    } else {
        process.schedFd.reset();
        readRunDelayOfThreads(process, seconds);
    }

    if (!process.ioRefused) {
        if (!process.ioFd)
            process.ioFd = openFile("io");
        const auto text = m_reader.readRecord(process.ioFd.get());
        const auto readBytes = text ? keyedValue(*text, "read_bytes:") : std::nullopt;
        const auto written = text ? keyedValue(*text, "write_bytes:") : std::nullopt;
        process.ioRefused = !readBytes || !written; // another user's process
        process.readRate.reset();
        process.writeRate.reset();
        if (!process.ioRefused) {
            if (process.io && continuous) {
                process.readRate = std::max<double>(0, double(*readBytes - process.io->first)) / seconds;
                process.writeRate = std::max<double>(0, double(*written - process.io->second)) / seconds;
            }
            process.io = {*readBytes, *written};
        }
    }
    process.detailAt = tick.bootNs;
}

void ProcessTracker::readRunDelayOfThreads(Process &process, double seconds)
{
    // The sum over threads costs a file each: only for a process that really runs and has not too many.
    constexpr int MostThreadFiles = 32;
    const auto before = process.sched;
    process.sched.reset();
    process.runDelay.reset();
    if (process.threads > MostThreadFiles || process.cpu.value_or(0) < 0.02)
        return;
    const std::string folder = m_root.path("/proc/" + std::to_string(process.identity.pid) + "/task");
    SchedStat sum;
    for (const std::string &thread : namesIn(folder)) {
        const auto text = m_reader.read(folder + "/" + thread + "/schedstat");
        if (const auto sched = text ? parseSchedStat(*text) : std::nullopt) {
            sum.onCpu += sched->onCpu;
            sum.waited += sched->waited;
        }
    }
    // Threads that ended took their time with them; then the sum may shrink and says nothing.
    if (before && seconds > 0 && sum.waited >= before->waited)
        process.runDelay = double(sum.waited - before->waited) * 1e-9 / seconds;
    process.sched = sum;
}

void ProcessTracker::sweepUnexplained(const Tick &tick)
{
    if (!m_load.busyTicks || !m_lastBusy)
        return;
    if (m_sweepPause > 0) {
        --m_sweepPause;
        return;
    }
    const int64_t busy = *m_load.busyTicks - *m_lastBusy;
    const int64_t unexplained = busy - m_explained;
    // The two clocks count differently: a few hundredths of a second or a tenth of the load are no sign.
    if (unexplained <= std::max<int64_t>(4, busy / 8))
        return;
    const int64_t before = m_explained;
    for (Process &process : m_processes)
        look(process, tick);
    settleChildren(tick);
    // What came and went between two ticks, and nobody waited for, can never be explained: then it is not tried at every tick.
    const bool fruitful = m_explained - before >= unexplained / 4;
    m_fruitless = fruitful ? 0 : std::min(m_fruitless + 1, 4);
    m_sweepPause = fruitful ? 0 : m_fruitless * 2;
}

void ProcessTracker::sample(const Tick &tick, SampleBatch &batch)
{
    m_reads = 0;
    m_explained = 0;
    if (!m_proc) {
        m_missing = Message("Source", QT_TRANSLATE_NOOP("Source", "Processes are missing: /proc cannot be read."));
        return;
    }
    m_users.update();
    discover(tick);
    for (Process &process : m_processes)
        process.seen = process.dueAt > tick.bootNs || read(process, tick);
    const std::optional<int64_t> busy = m_load.busyTicks && m_lastBusy ? std::optional(*m_load.busyTicks - *m_lastBusy)
                                                                       : std::nullopt;
    m_unclaimed = busy ? std::optional(m_unclaimed.value_or(0) + *busy) : std::nullopt;
    settleChildren(tick);
    sweepUnexplained(tick);
    if (busy) { // what no process can be found for is not kept for ever; idle ones are read within this time
        m_recentBusy = std::max(*busy, m_recentBusy - m_recentBusy / 8);
        m_unclaimed = std::clamp<int64_t>(*m_unclaimed - m_explained, 0, Memory * m_recentBusy + 4);
    }
    if (m_orphaned > 0 && ++m_orphanedTicks > 2)
        m_orphaned = 0;
    m_lastBusy = m_load.busyTicks;
    m_lastTickAt = tick.bootNs;
    batch.addInteger(m_countSeries, qint64(m_processes.size()));
    m_missing = whatIsHidden();
}

Message ProcessTracker::whatIsHidden() const
{
    // Every machine and every container has a process 1. It is root's, or that of whoever started the container: where
    // it cannot be seen, neither can those of other users (proc(5), hidepid).
    if (!m_processes.empty() && m_processes.front().identity.pid == 1)
        return {};
    return Message(
        "Source", QT_TRANSLATE_NOOP("Source", "Other processes are hidden from you (is /proc mounted with hidepid?)."));
}

} // namespace performance
