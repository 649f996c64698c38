// SPDX-License-Identifier: MIT
#pragma once

// Private to model/optimize: the finders of findProcesses(), one file for each kind.

#include "performance/optimize/finders.h"

namespace performance::finders {

constexpr auto Window = std::chrono::seconds(30);
/// A process that waits longer than this of each second is held back noticeably: a hundred milliseconds, the limit of
/// what feels immediate.
constexpr double WaitLimit = 0.1;

using Processes = std::vector<ProcessSample>;
using Findings = std::vector<RuleFinding>;

/// The same finding, of one process.
RuleFinding about(const RuleFinding &seen, const ProcessSample &process);

void cpuHog(const QString &weights, const RuleFinding &seen, const RuleData &data, const Processes &processes,
            Findings &findings);
void cpuSaturation(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings);
void ioHog(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings);
void slowAllocator(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings);
void smallCache(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings);
void heap(const QString &finder, const RuleFinding &seen, const RuleData &data, const Processes &processes,
          Findings &findings);

} // namespace performance::finders
