// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/finding.h"
#include "performance/judgement/machine_parts.h"

#include <optional>
#include <span>

namespace performance {

// Thread-safety: values and pure functions.

/// The USE method (Gregg, brendangregg.com/usemethod.html): for each resource its utilisation, saturation and errors.
enum class UseResource { Cpu, Memory, Disk, Network };
enum class UseRow { Utilization, Saturation, Errors };
inline constexpr int UseResourceCount = 4;
inline constexpr int UseRowCount = 3;

/// One of the twelve questions, and the series that answer it, by their keys. Without series there is nothing to ask: the
/// machine has shown no such device yet.
struct UseCell {
    UseResource resource;
    UseRow row;
    QStringList series;
};

/// "disk.saturation"
QString useCellId(UseResource resource, UseRow row);

/// All twelve, resource by resource.
std::vector<UseCell> useCells(const MachineParts &parts);

/// What the values say, each the mean over what is looked at, in the order of the cell's series (of counters the rate):
/// nothing where there is none.
Finding judge(const UseCell &cell, const MachineParts &parts, std::span<const std::optional<double>> values);

/// The worst of several; Unknown where nothing was measured.
Severity worstOf(std::span<const Finding> findings);

} // namespace performance
