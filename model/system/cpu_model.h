// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace performance {

/// What processor a machine has, of the text of /proc/cpuinfo: its "model name" (x86, LoongArch) or "cpu"
/// (POWER), where there is one. ARM and RISC-V give numbers of the design, for each CPU: those are named
/// ("Cortex-A53 + Cortex-A72", in the order of the CPUs), or shown where they are not known. Empty where nothing is said.
/// Thread-safety: a pure function.
QString cpuModel(std::string_view cpuinfo);

} // namespace performance
