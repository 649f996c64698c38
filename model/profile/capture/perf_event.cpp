// SPDX-License-Identifier: MIT
#include "performance/profile/capture/perf_event.h"

#include "performance/core/translate.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/capture/sample_layout.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <numeric>
#include <utility>

namespace performance {

PerformanceResult<UniqueFd> openPerfEvent(const perf_event_attr &attributes, std::int32_t process, int cpu,
                                          const PerfOpener &opener)
{
    perf_event_attr attr = attributes;
    const int fd = int(::syscall(SYS_perf_event_open, &attr, process, cpu, -1, PERF_FLAG_FD_CLOEXEC));
    if (fd >= 0)
        return UniqueFd(fd);
    const int error = errno;
    if (error == EACCES && opener)
        return opener(attributes, process, cpu);
    const QString subject = QStringLiteral("perf_event_open");
    if (error == EACCES || error == EPERM) {
        // What the setting forbids is EACCES; EPERM comes from a filter of system calls or a security module.
        if (error == EPERM)
            return failure(
                PerformanceErrorCode::PermissionDenied, subject,
                translate("Profile", "a container's filter of system calls or a security module forbids sampling"));
        const std::string level = smallFile("/proc/sys/kernel/perf_event_paranoid").value_or("?");
        return failure(
            PerformanceErrorCode::PermissionDenied, subject,
            translate("Profile", "the kernel does not let this user sample (kernel.perf_event_paranoid is %1)")
                .arg(QString::fromStdString(level)),
            translate("Profile", "Profile your own programs, or give this program the right to sample (CAP_PERFMON)."));
    }
    if (error == EMFILE)
        return failure(PerformanceErrorCode::IoError, subject,
                       translate("Profile", "too many open files: each thread needs one for each CPU"),
                       translate("Profile", "Raise the limit (ulimit -n), or profile the whole system."));
    if (error == ENOSYS)
        return failure(
            PerformanceErrorCode::Unsupported, subject,
            translate("Profile", "this kernel, or the container's filter of system calls, has no perf events"));
    if (error == ESRCH)
        return failure(PerformanceErrorCode::Other, QString::number(process),
                       translate("Profile", "there is no such process any more"));
    if (error == ENOENT || error == EOPNOTSUPP || error == EINVAL || error == ENODEV)
        return failure(PerformanceErrorCode::Unsupported, subject, QString::fromLocal8Bit(std::strerror(error)));
    return failure(PerformanceError::fromErrno(error, subject));
}

std::vector<int> cpusOfList(std::string_view list)
{
    constexpr int MaxCpus = 1 << 16; // far beyond any kernel's NR_CPUS: a broken list must not fill the memory
    std::vector<int> cpus;
    const char *at = list.data();
    const char *const end = at + list.size();
    while (at < end) {
        int first = 0;
        auto parsed = std::from_chars(at, end, first);
        if (parsed.ec != std::errc())
            break;
        int last = first;
        if (parsed.ptr < end && *parsed.ptr == '-') {
            parsed = std::from_chars(parsed.ptr + 1, end, last);
            if (parsed.ec != std::errc())
                break;
        }
        if (first < 0 || last >= MaxCpus || cpus.size() >= size_t(MaxCpus))
            break;
        for (int cpu = first; cpu <= last; ++cpu)
            cpus.push_back(cpu);
        if (parsed.ptr == end || *parsed.ptr != ',')
            break;
        at = parsed.ptr + 1;
    }
    return cpus;
}

WatchedCpus cpusToWatch()
{
    for (const char *path : {"/sys/devices/system/cpu/online", "/sys/devices/system/cpu/possible"}) {
        if (auto cpus = cpusOfList(smallFile(path).value_or("")); !cpus.empty())
            return {std::move(cpus), true};
    }
    // A sandbox without /sys: glibc then counts by /proc/stat or by where we may run ourselves.
    std::vector<int> all(size_t(std::max(1L, ::sysconf(_SC_NPROCESSORS_CONF))));
    std::iota(all.begin(), all.end(), 0);
    return {std::move(all), false};
}

double mostSamplesPerSecond()
{
    return std::atof(smallFile("/proc/sys/kernel/perf_event_max_sample_rate").value_or("0").c_str());
}

perf_event_attr commonAttributes()
{
    perf_event_attr attr{};
    attr.size = sizeof(attr);
    attr.sample_type = PERF_SAMPLE_IDENTIFIER | PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME
        | PERF_SAMPLE_PERIOD;
    attr.sample_id_all = 1;
    attr.disabled = 1;
    attr.exclude_hv = 1;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    attr.watermark = 1;
    return attr;
}

void addStacks(perf_event_attr &attributes, std::uint32_t stackBytes)
{
    attributes.sample_type |= PERF_SAMPLE_CALLCHAIN | PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER;
    attributes.exclude_callchain_user = 1;
    attributes.sample_regs_user = SampleLayout::RegisterMask;
    attributes.sample_stack_user = stackBytes;
}

void addTaskRecords(perf_event_attr &attributes)
{
    attributes.mmap = 1;
    attributes.mmap2 = 1;
    attributes.comm = 1;
    attributes.comm_exec = 1;
    attributes.task = 1;
}

std::uint64_t raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlim_t before = std::exchange(limit.rlim_cur, limit.rlim_max);
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
            return before;
    }
    return limit.rlim_cur;
}

} // namespace performance
