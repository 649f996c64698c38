// SPDX-License-Identifier: MIT
#include "performance/knobs/catalogue.h"

#include "performance/knobs/bus_knob_p.h"
#include "performance/knobs/machine_p.h"
#include "performance/knobs/process_p.h"

#include <algorithm>
#include <filesystem>

#include <unistd.h>

namespace performance::knobs {

namespace {

constexpr std::int64_t Max32 = 2147483647;

/// What a user is asked to allow, by the family of the name. A family that stands here nowhere does not build.
constexpr Subject subjectOf(std::string_view name)
{
    const std::string_view family = name.substr(0, name.find('.'));
    if (family == "vm" || family == "mm")
        return Subject::Memory;
    if (family == "kernel" || family == "cpu" || family == "platform" || family == "clocksource")
        return Subject::Processor;
    if (family == "fs")
        return Subject::Files;
    if (family == "block")
        return Subject::Disks;
    if (family == "net")
        return Subject::Network;
    throw "a family of knobs that belongs to no subject";
}

constexpr Knob machine(std::string_view name, std::string_view path, std::string_view optionsPath, std::int64_t low,
                       std::int64_t high, Risk risk, bool sysctl, const Functions &functions)
{
    return {name, Of::Machine, subjectOf(name), Lasts::Boot, path, optionsPath, {}, low, high, risk, sysctl, functions};
}

constexpr Knob sysctl(std::string_view name, std::string_view path, std::int64_t low, std::int64_t high,
                      Risk risk = Risk::Low, const Functions &functions = IntegerFile)
{
    return machine(name, path, {}, low, high, risk, true, functions);
}

constexpr Knob file(std::string_view name, std::string_view path, std::int64_t low, std::int64_t high,
                    Risk risk = Risk::Low)
{
    return machine(name, path, {}, low, high, risk, false, IntegerFile);
}

constexpr Knob choice(std::string_view name, std::string_view path, std::string_view optionsPath = {},
                      Risk risk = Risk::Low, bool sysctl = false)
{
    return machine(name, path, optionsPath, 0, 0, risk, sysctl, ChoiceFile);
}

constexpr Knob unit(std::string_view name, std::string_view property, std::int64_t low, std::int64_t high, Risk risk,
                    const Functions &functions)
{
    return {name, Of::Unit, Subject::Processor, Lasts::Unit, {}, {}, property, low, high, risk, false, functions};
}

constexpr Knob process(std::string_view name, std::int64_t low, std::int64_t high, Risk risk,
                       const Functions &functions, Subject subject = Subject::Process, Lasts lasts = Lasts::Process)
{
    return {name, Of::Process, subject, lasts, {}, {}, {}, low, high, risk, false, functions};
}

// Ranges: Documentation/admin-guide/sysctl/{vm,kernel,fs,net}.rst, Documentation/networking/ip-sysctl.rst,
// Documentation/ABI/stable/sysfs-block, Documentation/admin-guide/pm/cpufreq.rst, Documentation/admin-guide/mm/.
constexpr std::int64_t NoNumber = 0; // of words

constexpr Knob Catalogue[] = {
    // Memory
    sysctl("vm.swappiness", "/proc/sys/vm/swappiness", 0, 200),
    sysctl("vm.page-cluster", "/proc/sys/vm/page-cluster", 0, 8),
    sysctl("vm.vfs_cache_pressure", "/proc/sys/vm/vfs_cache_pressure", 1, 1000),
    sysctl("vm.dirty_writeback_centisecs", "/proc/sys/vm/dirty_writeback_centisecs", 100, 60000),
    sysctl("vm.max_map_count", "/proc/sys/vm/max_map_count", 65530, 16777216),
    sysctl("vm.dirty", "/proc/sys/vm/dirty_ratio", 1, std::int64_t(1) << 40, Risk::Low, LimitFile),
    sysctl("vm.dirty_background", "/proc/sys/vm/dirty_background_ratio", 1, std::int64_t(1) << 40, Risk::Low,
           LimitFile),
    choice("mm.thp.enabled", "/sys/kernel/mm/transparent_hugepage/enabled", {}, Risk::Medium),
    choice("mm.thp.defrag", "/sys/kernel/mm/transparent_hugepage/defrag"),
    file("mm.lru_gen.min_ttl_ms", "/sys/kernel/mm/lru_gen/min_ttl_ms", 0, 10000, Risk::Medium),
    file("mm.ksm.run", "/sys/kernel/mm/ksm/run", 0, 2, Risk::Medium),
    // Scheduling and processors
    sysctl("kernel.sched_autogroup_enabled", "/proc/sys/kernel/sched_autogroup_enabled", 0, 1),
    sysctl("kernel.numa_balancing", "/proc/sys/kernel/numa_balancing", 0, 1, Risk::Medium,
           AdminsFile), // sysctl_numa_balancing()
    sysctl("kernel.nmi_watchdog", "/proc/sys/kernel/nmi_watchdog", 0, 1),
    sysctl("kernel.split_lock_mitigate", "/proc/sys/kernel/split_lock_mitigate", 0, 1, Risk::Medium),
    sysctl("kernel.pid_max", "/proc/sys/kernel/pid_max", 1024, 4194304),
    sysctl("kernel.threads-max", "/proc/sys/kernel/threads-max", 1024, Max32),
    choice("cpu.governor", "/sys/devices/system/cpu/cpufreq/%/scaling_governor",
           "/sys/devices/system/cpu/cpufreq/%/scaling_available_governors"),
    choice("cpu.energy_performance_preference", "/sys/devices/system/cpu/cpufreq/%/energy_performance_preference",
           "/sys/devices/system/cpu/cpufreq/%/energy_performance_available_preferences"),
    file("cpu.boost", "/sys/devices/system/cpu/cpufreq/boost", 0, 1),
    file("cpu.intel_pstate.no_turbo", "/sys/devices/system/cpu/intel_pstate/no_turbo", 0, 1),
    choice("platform.profile", "/sys/firmware/acpi/platform_profile", "/sys/firmware/acpi/platform_profile_choices"),
    choice("clocksource", "/sys/devices/system/clocksource/clocksource0/current_clocksource",
           "/sys/devices/system/clocksource/clocksource0/available_clocksource", Risk::Medium),
    // Files
    sysctl("fs.inotify.max_user_watches", "/proc/sys/fs/inotify/max_user_watches", 1024, 16777216),
    sysctl("fs.inotify.max_user_instances", "/proc/sys/fs/inotify/max_user_instances", 16, 1048576),
    sysctl("fs.file-max", "/proc/sys/fs/file-max", 8192, INT64_MAX),
    sysctl("fs.aio-max-nr", "/proc/sys/fs/aio-max-nr", 65536, 16777216),
    // Disks
    choice("block.scheduler", "/sys/block/%/queue/scheduler"),
    file("block.read_ahead_kb", "/sys/block/%/queue/read_ahead_kb", 0, 16384),
    file("block.nr_requests", "/sys/block/%/queue/nr_requests", 4, 4096),
    // Network
    sysctl("net.core.somaxconn", "/proc/sys/net/core/somaxconn", 128, 65535),
    sysctl("net.core.netdev_max_backlog", "/proc/sys/net/core/netdev_max_backlog", 300, 1000000),
    sysctl("net.core.netdev_budget", "/proc/sys/net/core/netdev_budget", 64, 10000, Risk::Medium),
    sysctl("net.core.netdev_budget_usecs", "/proc/sys/net/core/netdev_budget_usecs", 1000, 100000, Risk::Medium),
    sysctl("net.core.rmem_max", "/proc/sys/net/core/rmem_max", 4096, Max32),
    sysctl("net.core.rmem_default", "/proc/sys/net/core/rmem_default", 4096, Max32),
    sysctl("net.core.wmem_max", "/proc/sys/net/core/wmem_max", 4608, Max32),
    sysctl("net.ipv4.tcp_max_syn_backlog", "/proc/sys/net/ipv4/tcp_max_syn_backlog", 16, 1048576),
    sysctl("net.ipv4.tcp_slow_start_after_idle", "/proc/sys/net/ipv4/tcp_slow_start_after_idle", 0, 1),
    sysctl("net.ipv4.tcp_tw_reuse", "/proc/sys/net/ipv4/tcp_tw_reuse", 0, 2),
    sysctl("net.netfilter.nf_conntrack_max", "/proc/sys/net/netfilter/nf_conntrack_max", 4096, 16777216),
    choice("net.ipv4.tcp_congestion_control", "/proc/sys/net/ipv4/tcp_congestion_control",
           "/proc/sys/net/ipv4/tcp_available_congestion_control", Risk::Medium, true),
    sysctl("net.ipv4.ip_local_port_range", "/proc/sys/net/ipv4/ip_local_port_range", 1024, 65535, Risk::Low, RangeFile),
    sysctl("net.ipv4.tcp_rmem", "/proc/sys/net/ipv4/tcp_rmem", 4096, Max32, Risk::Low, TripleFile),
    sysctl("net.ipv4.tcp_wmem", "/proc/sys/net/ipv4/tcp_wmem", 4096, Max32, Risk::Low, TripleFile),
    sysctl("net.ipv4.tcp_mem", "/proc/sys/net/ipv4/tcp_mem", 1024, Max32, Risk::Medium, TripleFile),
    // A unit of the user's own systemd: systemd.resource-control(5). Set for as long as it runs (--runtime).
    unit("unit.cpu-weight", "CPUWeight", 1, 10000, Risk::Low, UnitProperty),
    unit("unit.io-weight", "IOWeight", 1, 10000, Risk::Low, UnitProperty),
    unit("unit.memory-high", "MemoryHigh", 16777216, INT64_MAX, Risk::Medium, UnitProperty),
    // systemctl freeze: cgroup.freeze of the unit, of which systemd knows.
    unit("unit.freezer", "FreezerState", NoNumber, NoNumber, Risk::Medium, UnitFreezer),
    // power-profiles-daemon writes the profile down and sets it again at boot (its src/power-profiles-daemon.c, state.ini).
    {"power.profile",
     Of::Daemon,
     Subject::Processor,
     Lasts::Daemon,
     {},
     {},
     {},
     NoNumber,
     NoNumber,
     Risk::Low,
     false,
     PowerProfile},
    // One process.
    process("process.nice", -20, 19, Risk::Low, Nice),
    process("process.scheduler", NoNumber, NoNumber, Risk::Low, Scheduler),
    process("process.io-priority", NoNumber, NoNumber, Risk::Low, IoPriority),
    process("process.affinity", NoNumber, NoNumber, Risk::Medium, Affinity),
    process("process.autogroup", -20, 19, Risk::Low, Autogroup, Subject::Process, Lasts::Session),
    process("process.oom-score", -1000, 1000, Risk::Low, OomScore),
    process("process.file-limit", 64, Max32, Risk::Low, FileLimit),
    process("process.run-state", NoNumber, NoNumber, Risk::Medium, RunState, Subject::RunState),
};

/// A plain name of one folder in /sys: nothing that could lead elsewhere.
bool isName(const std::string &name)
{
    return !name.empty() && name.size() < 64 && name.front() != '.'
        && std::all_of(name.begin(), name.end(),
                       [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c == '!'; });
}

std::string filled(std::string_view path, const std::string &device)
{
    const size_t at = path.find('%');
    return at == std::string_view::npos ? std::string(path)
                                        : std::string(path.substr(0, at)) + device + std::string(path.substr(at + 1));
}

} // namespace

std::span<const Knob> catalogue()
{
    return Catalogue;
}

const Knob *findKnob(std::string_view name)
{
    const auto it = std::find_if(std::begin(Catalogue), std::end(Catalogue),
                                 [&](const Knob &knob) { return knob.name == name; });
    return it == std::end(Catalogue) ? nullptr : it;
}

bool isLimitOfUse(std::string_view name)
{
    static constexpr std::string_view limits[] = {
        "vm.max_map_count",
        "kernel.pid_max",
        "kernel.threads-max",
        "fs.inotify.max_user_watches",
        "fs.inotify.max_user_instances",
        "fs.file-max",
        "fs.aio-max-nr",
        "net.core.somaxconn",
        "net.netfilter.nf_conntrack_max",
        "net.ipv4.tcp_mem",
        "net.ipv4.ip_local_port_range",
        "process.file-limit",
    };
    return std::ranges::find(limits, name) != std::end(limits);
}

std::vector<std::string> devicesOf(const Knob &knob)
{
    const std::string root(knob.root);
    std::vector<std::string> devices;
    const size_t at = knob.path.find('%');
    if (at == std::string_view::npos)
        return devices;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(root + std::string(knob.path.substr(0, at)), error)) {
        std::string name = entry.path().filename().string();
        if (isName(name) && ::access((root + filled(knob.path, name)).c_str(), F_OK) == 0)
            devices.push_back(std::move(name));
    }
    std::sort(devices.begin(), devices.end());
    return devices;
}

Result<std::string> pathOf(const Knob &knob, const std::string &device)
{
    if (knob.of != Of::Machine)
        return failed(Code::Invalid, std::string(knob.name), "it is in no file");
    if (knob.ofDevice() != !device.empty() || (!device.empty() && !isName(device)))
        return failed(Code::Invalid, std::string(knob.name),
                      device.empty() ? "it needs a device" : "\"" + device + "\" is not one of its devices");
    std::string path = std::string(knob.root) + filled(knob.path, device);
    if (::access(path.c_str(), F_OK) != 0)
        return failed(Code::NotHere, path, "this machine does not have it", ENOENT);
    return path;
}

std::string toText(const Target &target)
{
    if (target.pid != 0)
        return target.knob + " of process " + std::to_string(target.pid);
    return target.device.empty() ? target.knob : target.knob + " of " + target.device;
}

} // namespace performance::knobs
