// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <span>
#include <vector>

namespace performance {

struct TimedValue {
    Timestamp time;
    double value = 0;
};

/// Since when a series is at another level.
struct ChangePoint {
    Timestamp time; ///< of the first value at the new level
    double before = 0;
    double after = 0;
    double score = 0; ///< how many robust deviations the difference is large
};

struct ChangePointOptions {
    double leastShare = 0.1; ///< a difference that is smaller than this share of the level before is none
    double least = 0;        ///< nor is one that is smaller than this
};

/// Where the level of a series changes, by rising time; made for the minutes of a month, with gaps.
///
/// The method is that of moving sums (MOSUM) with several bandwidths: at each place the windows before and after it are
/// compared, an hour, four hours and a day after it with some more before, finer ones first, and what a coarser one finds
/// counts only with its windows cut at what was found already (Eichinger and Kirch, "A MOSUM procedure for the estimation of
/// multiple random change points", Bernoulli 24, 2018, 526-564; Cho and Kirch, "Two-stage data segmentation permitting multiscale
/// change points, heavy tails and dependence", Annals of the Institute of Statistical Mathematics 74, 2022, 653-684). What is
/// published for figures of performance looks at windows as well, so that what lies far back does not decide: E-divisive means at
/// MongoDB (Daly et al., ICPE 2020) became that in Hunter (Fleming et al., ICPE 2023).
///
/// Three things differ. A level is the mean of the middle half of five-minute medians, so that spikes and heavy tails do not
/// move it. The noise of a difference is not computed from a model but read from the series: the median size of all
/// differences of that bandwidth in the month, times 1.4826, so that autocorrelation of any kind is in it; a coarser bandwidth's is
/// taken to be no smaller than averaging alone could make it. And what each day does is taken away before, where odd and even days
/// agree that they do it. A level that is left within six hours for the one before is a burst, and not told. What weeks do
/// (a machine that idles on Sundays) is not taken away.
///
/// What it finds and how often it is wrong stands with `tests/bench/run` (bench_change_points). With an AR(0.9) noise whose
/// deviation is 4 % of the level a step of 15 % is found within the hour. With 20 % it cannot be: the mean of an hour of such noise
/// itself deviates by 11 % of the level; it takes a day then. Fewer than 180 values have none.
/// Thread-safety: a pure function.
std::vector<ChangePoint> changePoints(std::span<const TimedValue> values, const ChangePointOptions &options = {});

} // namespace performance
