// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"
#include "performance/stats/proportions.h"

#include <QStringList>

#include <optional>

namespace performance {

/// How far a profile can be trusted.
struct ProfileGrade {
    qint64 samples =
        0;             ///< that were seen; a row of a format that keeps one for each stack is many, if it says how many
    char letter = 'A'; ///< A (figures can be taken as they are) to D (only the largest mean something)
    QStringList reasons;       ///< what takes from it, a sentence each
    double lostShare = 0;      ///< of all records
    double truncatedShare = 0; ///< of the user stacks
    double brokenShare = 0;
    /// Of the CPU time that was used (ProfileQuality::cpuTimeNs) what the samples stand for; 0 to 1.
    std::optional<double> coverage;
    double unresolvedShare = 0; ///< of the weight: samples whose innermost function has no name
};

/// Thread-safety: any thread.
ProfileGrade gradeOf(const Profile &profile);

} // namespace performance
