// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/categories.h"

#include <QLatin1String>

#include <limits>
#include <optional>
#include <span>

namespace performance {

// Thread-safety: values and pure functions.

/// How far a figure has gone. Felt: enough beside a second sign of the same trouble. Notable: somebody may notice it. Bad:
/// somebody suffers.
enum class Grade { Felt, Notable, Bad };

/// The limits of one figure, and where they come from. Whatever judges the figure asks here, so that "CPU pressure is high"
/// means one thing in the overview, in a rule, in a report and on the command line.
struct Limit {
    QLatin1String id;
    /// Of which series, as rules write it (optimize/rule.h); empty where no series holds the figure.
    QLatin1String signal;
    QLatin1String unit;  ///< UCUM
    bool isAbove = true; ///< too much lies above the limit, or below it
    double felt = 0;
    double notable = 0;
    double bad = 0; ///< infinite (of what must not be low: minus infinite) where nothing is worse than notable
    QLatin1String source;

    constexpr double at(Grade grade) const
    {
        return grade == Grade::Felt ? felt : grade == Grade::Notable ? notable : bad;
    }
    constexpr bool isBeyond(double value, Grade grade) const { return isAbove ? value > at(grade) : value < at(grade); }
    constexpr Severity severityOf(double value) const
    {
        return isBeyond(value, Grade::Bad)    ? Severity::Bad
            : isBeyond(value, Grade::Notable) ? Severity::Notable
                                              : Severity::Fine;
    }
};

namespace limits {

inline constexpr double Never = std::numeric_limits<double>::infinity();

// Saturation and errors weigh more than utilisation: a busy CPU is what it was bought for, a task that waits is not.
// A limit of 0 means: any at all.

extern const Limit CpuUtilization, CpuPressure, CpuQueue, CpuSteal, CpuThrottles;
extern const Limit MemoryLeft, MemoryPressure, MemorySwapping, MemoryKills;
extern const Limit DiskUtilization, DiskPressure, DiskQueue, FilesystemSpace;
extern const Limit NetworkDrops, NetworkRefused, NetworkRetransmits, NetworkErrors;

/// Of a profile, shares of its CPU time; the last three of the time that it took.
extern const Limit ProfileAllocation, ProfileCopy, ProfilePageFaults, ProfileLogging, ProfileComparing,
    ProfileExceptions, ProfilePatterns, ProfileSpinning, ProfileLinking;
extern const Limit ProfileOneThread, ProfileOtherThreads, ProfileCrowded;

/// Of an application's users.
extern const Limit WindowHang, Apdex;

} // namespace limits

std::span<const Limit *const> allLimits();
const Limit *limitById(QStringView id);
/// The limit of a figure that a rule looks at; nullptr where it is judged nowhere else.
const Limit *limitOfSignal(QStringView signal);
/// "felt", "notable" or "bad", as rules write it.
std::optional<Grade> gradeFromName(QStringView name);

} // namespace performance
