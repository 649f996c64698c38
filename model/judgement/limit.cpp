// SPDX-License-Identifier: MIT
#include "performance/judgement/limit.h"

#include <algorithm>
#include <array>

namespace performance {

namespace {

using Text = QLatin1String;

/// Of what a single grade is known: nothing is worse than notable.
constexpr Limit share(const char *id, double notable, const char *source)
{
    return {Text(id), Text(), Text("1"), true, notable, notable, limits::Never, Text(source)};
}

} // namespace

namespace limits {

constexpr Limit CpuUtilization{
    Text("cpu.utilization"),
    Text("system.cpu.utilization"),
    Text("1"),
    true,
    0.7,
    0.85,
    0.97,
    Text("Ours: from there on little is left for more work. Whether anybody waits is what cpu.pressure says")};
constexpr Limit CpuPressure{
    Text("cpu.pressure"),
    Text("wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=cpu}"),
    Text("1"),
    true,
    0.05,
    0.1,
    0.2,
    Text(
        "Documentation/accounting/psi.rst for the figure; ours: from a tenth of the time one notices, from a fifth one suffers")};
constexpr Limit CpuQueue{
    Text("cpu.queue"),
    Text(),
    Text("{task}"),
    true,
    1.5,
    1.5,
    4,
    Text("Gregg, The USE Method: a run queue longer than there are CPUs is saturation; the factors, by CPU, are ours")};
constexpr Limit CpuSteal{Text("cpu.steal"),
                         Text("system.cpu.time{cpu.mode=steal} / system.cpu.logical.count"),
                         Text("1"),
                         true,
                         0.05,
                         0.05,
                         0.1,
                         Text("Netdata 20min_steal_cpu: warn at 10 %, clear at 5 %")};
constexpr Limit CpuThrottles{
    Text("cpu.throttles"),
    Text("wai.cpu.throttles"),
    Text("{event}/s"),
    true,
    0,
    0,
    1,
    Text(
        "drivers/thermal/intel/therm_throt.c, core_throttle_count: each time a CPU was slowed down; once a second is ours")};

constexpr Limit MemoryLeft{Text("memory.left"),
                           Text("system.memory.linux.available / system.memory.limit"),
                           Text("1"),
                           false,
                           0.1,
                           0.1,
                           0.05,
                           Text("Netdata ram_available: warn below 10 %; the half of it is ours")};
constexpr Limit MemoryPressure{
    Text("memory.pressure"),
    Text("wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=memory}"),
    Text("1"),
    true,
    0.02,
    0.05,
    0.2,
    Text(
        "Documentation/accounting/psi.rst for the figure; ours: reclaim stalls whole programs, so less of it hurts than of CPU pressure")};
constexpr Limit MemorySwapping{
    Text("memory.swapping"),
    Text(),
    Text("{operation}/s"),
    true,
    100,
    100,
    5000,
    Text("Ours: a hundred pages a second are 400 KiB/s, five thousand what a disk that turns can do at best")};
constexpr Limit MemoryKills{Text("memory.kills"),
                            Text("wai.memory.oom_kills"),
                            Text("{kill}/s"),
                            true,
                            0,
                            0,
                            0,
                            Text("Documentation/admin-guide/mm/concepts.rst, OOM killer: a process is lost each time")};

constexpr Limit DiskUtilization{
    Text("disk.utilization"),
    Text("system.disk.io_time{system.device=$device}"),
    Text("1"),
    true,
    0.6,
    0.8,
    0.9,
    Text("Gregg, The USE Method: high utilisation, as from 60 %, can begin to be a problem; 80 and 90 % are ours")};
constexpr Limit DiskPressure{
    Text("disk.pressure"),
    Text("wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=io}"),
    Text("1"),
    true,
    0.05,
    0.1,
    0.2,
    Text("Documentation/accounting/psi.rst for the figure; the grades are ours, those of the CPU")};
constexpr Limit DiskQueue{Text("disk.queue"),
                          Text(),
                          Text("{operation}"),
                          true,
                          4,
                          4,
                          32,
                          Text("A SATA disk holds 32 commands (NCQ); four under way on average are ours")};
constexpr Limit FilesystemSpace{
    Text("filesystem.space"),
    Text(
        "system.filesystem.usage{system.device=$device,system.filesystem.mountpoint=$mount,system.filesystem.state=used} / "
        "system.filesystem.usage{system.device=$device,system.filesystem.mountpoint=$mount,system.filesystem.state=used} + "
        "system.filesystem.usage{system.device=$device,system.filesystem.mountpoint=$mount,system.filesystem.state=free}"),
    Text("1"),
    true,
    0.9,
    0.9,
    0.95,
    Text("pmie filesys.filling: 95 %; 90 % is ours")};

constexpr Limit NetworkDrops{
    Text("network.drops"),
    Text(),
    Text("{packet}/s"),
    true,
    0.1,
    0.1,
    10,
    Text("Netdata 1min_netdev_backlog_exceeded: more than 10 a second; one in ten seconds is ours")};
constexpr Limit NetworkRefused{
    Text("network.refused"),
    Text("wai.tcp.listen_overflows"),
    Text("{connection}/s"),
    true,
    0,
    0,
    1,
    Text("Netdata 1m_tcp_accept_queue_overflows: 1 a second; each is a client that waited or left")};
constexpr Limit NetworkRetransmits{Text("network.retransmits"),
                                   Text("wai.tcp.retransmits / wai.tcp.segments{network.io.direction=transmit}"),
                                   Text("1"),
                                   true,
                                   0.016,
                                   0.016,
                                   0.05,
                                   Text("bpftune tcp-cong: more than 1/64 of segments; 5 % is ours")};
constexpr Limit NetworkErrors{
    Text("network.errors"),
    Text(),
    Text("{error}/s"),
    true,
    0,
    0,
    0,
    Text("Documentation/networking/statistics.rst, rx_errors and tx_errors: a sound link has none")};

constexpr Limit ProfileAllocation = share("profile.allocation", 0.15,
                                          "Ours: less is gained by reusing memory than by what uses it");
constexpr Limit ProfileCopy = share("profile.copy", 0.1, "Ours");
constexpr Limit ProfilePageFaults = share("profile.page_faults", 0.15, "Ours");
constexpr Limit ProfileLogging = share("profile.logging", 0.05, "Ours: text that nobody reads should cost nothing");
constexpr Limit ProfileComparing = share("profile.comparing", 0.1, "Ours");
constexpr Limit ProfileExceptions = share("profile.exceptions", 0.02, "Ours: what is rare takes no share");
constexpr Limit ProfilePatterns = share("profile.patterns", 0.03, "Ours: a pattern is compiled once");
constexpr Limit ProfileSpinning = share("profile.spinning", 0.05, "Ours");
constexpr Limit ProfileLinking = share("profile.linking", 0.1, "Ours");
constexpr Limit ProfileOneThread = share("profile.one_thread", 0.9, "Ours: it hardly ever waits");
constexpr Limit ProfileOtherThreads{Text("profile.other_threads"),
                                    Text(),
                                    Text("1"),
                                    false,
                                    0.2,
                                    0.2,
                                    -Never,
                                    Text("Ours: together they have next to nothing to do")};
constexpr Limit ProfileCrowded = share("profile.crowded", 0.3, "Ours: of the time in which threads could have run");

constexpr Limit WindowHang{
    Text("ux.hang"),
    Text(),
    Text("s"),
    true,
    0.1,
    0.1,
    0.25,
    Text("Nielsen, Usability Engineering, chapter 5: 0.1 s feels immediate; a quarter of a second is ours")};
constexpr Limit Apdex{Text("ux.apdex"),
                      Text(),
                      Text("1"),
                      false,
                      0.85,
                      0.85,
                      0.7,
                      Text("Apdex Alliance, Application Performance Index 1.1: good from 0.85, fair from 0.70")};

} // namespace limits

namespace {

constexpr std::array All{
    &limits::CpuUtilization,
    &limits::CpuPressure,
    &limits::CpuQueue,
    &limits::CpuSteal,
    &limits::CpuThrottles,
    &limits::MemoryLeft,
    &limits::MemoryPressure,
    &limits::MemorySwapping,
    &limits::MemoryKills,
    &limits::DiskUtilization,
    &limits::DiskPressure,
    &limits::DiskQueue,
    &limits::FilesystemSpace,
    &limits::NetworkDrops,
    &limits::NetworkRefused,
    &limits::NetworkRetransmits,
    &limits::NetworkErrors,
    &limits::ProfileAllocation,
    &limits::ProfileCopy,
    &limits::ProfilePageFaults,
    &limits::ProfileLogging,
    &limits::ProfileComparing,
    &limits::ProfileExceptions,
    &limits::ProfilePatterns,
    &limits::ProfileSpinning,
    &limits::ProfileLinking,
    &limits::ProfileOneThread,
    &limits::ProfileOtherThreads,
    &limits::ProfileCrowded,
    &limits::WindowHang,
    &limits::Apdex,
};

} // namespace

std::span<const Limit *const> allLimits()
{
    return All;
}

const Limit *limitById(QStringView id)
{
    const auto found = std::ranges::find_if(All, [&](const Limit *limit) { return id == limit->id; });
    return found == All.end() ? nullptr : *found;
}

const Limit *limitOfSignal(QStringView signal)
{
    const auto found = std::ranges::find_if(
        All, [&](const Limit *limit) { return !limit->signal.isEmpty() && signal == limit->signal; });
    return found == All.end() ? nullptr : *found;
}

std::optional<Grade> gradeFromName(QStringView name)
{
    if (name == u"felt")
        return Grade::Felt;
    if (name == u"notable")
        return Grade::Notable;
    if (name == u"bad")
        return Grade::Bad;
    return std::nullopt;
}

} // namespace performance
