// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/process_events.h"
#include "performance/system/source.h"

#include <functional>
#include <map>

namespace performance {

/// What programs use that begin and end within a second, by their name and that of whoever starts them: a storm of `ls` in a loop
/// of a shell is no row of any list of processes, and its CPU time is the shell's there. Only those that are many (MostQuiet a second)
/// or use a fiftieth of a CPU have series, the busiest MostSeries of a tick; they are let go ten minutes after their last.
/// Thread-safety: the collector's thread.
class ShortLivedSource : public Source {
public:
    static constexpr size_t MostSeries = 8;
    static constexpr size_t MostHeld = 32;
    static constexpr double MostQuiet = 5;

    using Take = std::function<ProcessEvents::Taken()>;
    /// `take` other than the kernel's own: what ended since the last time.
    ShortLivedSource(const KernelRoot &root, SeriesRegistry &registry, Take take = {});
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_events ? m_events->missing() : Message(); }

private:
    struct Named {
        explicit Named(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        SeriesId cpu, count;
        qint64 seenAt = 0; ///< boot time
    };
    Named *find(const std::string &name, const std::string &parent, qint64 bootNs);

    SeriesRegistry &m_registry;
    std::unique_ptr<ProcessEvents> m_events; ///< none of a recorded machine
    Take m_take;
    std::map<std::pair<std::string, std::string>, Named> m_named;
    qint64 m_lastNs = 0;
};

} // namespace performance
