// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/machine_stat.h"
#include "performance/system/process_tracker.h"
#include "performance/system/source.h"

#include <map>

namespace performance {

/// /proc/stat, /proc/loadavg, and per CPU cpufreq/scaling_cur_freq and thermal_throttle/*_throttle_count.
///
/// Thread-safety: the collector's thread.
class CpuSource : public Source {
public:
    /// `load` is filled at every sample.
    CpuSource(const KernelRoot &root, SeriesRegistry &registry, MachineLoad &load);
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

private:
    struct Cpu {
        std::array<SeriesId, CpuTimes::ModeCount> time;
        SeriesId utilization;
        SeriesId frequency;
        SeriesId throttles;
        KernelFile frequencyFile;
        KernelFile throttleFile;
        bool hasFrequency = false;
        int64_t highest = 0; ///< clock in kHz; 0 where that is not told
        bool hasThrottles = false;
        bool isFirstOfCore = true; ///< its siblings show the count of the same core
        std::optional<CpuTimes> last;
    };
    Cpu makeCpu(const Attributes &attributes);
    Cpu makeNumbered(int number);
    void sampleTimes(Cpu &cpu, const CpuTimes &times, const Tick &tick, SampleBatch &batch);
    void sampleMachine(const ProcStat &stat, const Tick &tick, SampleBatch &batch);
    /// The clocks and the throttling of each CPU that is online.
    void sampleClocks(const ProcStat &stat, const Tick &tick, SampleBatch &batch);
    void sampleLoad(SampleBatch &batch);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    MachineLoad &m_machineLoad;
    FileReader m_reader;
    KernelFile m_stat;
    KernelFile m_load;
    Cpu m_all;
    std::map<int, Cpu> m_cpus;
    SeriesId m_count, m_frequencyUtilization, m_throttles, m_switches, m_interrupts, m_running, m_blocked, m_created,
        m_load1, m_load5, m_load15;
    Message m_missing;
};

} // namespace performance
