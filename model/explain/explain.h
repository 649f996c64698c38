// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/explanation.h"
#include "performance/explain/explain_source.h"

#include <stop_token>

namespace performance {

/// Why a range was slow: at most five causes by falling score, and what was as always. README.md lists their kinds.
///
/// A range shorter than ten seconds is looked at as the ten around its middle: slow figures and sampled stacks say nothing of one
/// second. Of one longer than a quarter of an hour the minutes with most pressure are explained, which each cause names as its range.
/// What is seen is compared with the time before (four times as long, at least five minutes and at most an hour, as far as it was
/// recorded) and with the same time yesterday, by medians: what is as always is no cause of anything
/// that is otherwise than always; only a pressure that is bad by the limits of model/judgement is told even so.
///
/// The score is the share of the shortage that a cause accounts for (of the CPU time that the victims did not get, of the bytes
/// for which others waited, of the time that threads waited) times how sure it is (how far beyond its limit, whether it grew
/// against the usual, how many samples). A high load alone is no slowness: a compiler may fill all CPUs as long as nobody else
/// waits, so causes of the CPU need a victim (a process of another program that waited for a CPU at least a twentieth of the time
/// and more than usual), or a program that waits for itself: one that always wants a CPU and spends what it gets in one function,
/// or in one thread. Who took something ranks before what came of it (ranking.h).
///
/// Without samples in the range there are no causes, and a note says so. When asked to stop it returns what it has.
/// Thread-safety: a pure function of what the source answers; any thread, one at a time for each source.
Explanation explain(const ExplainSource &source, const TimeRange &range, const std::stop_token &stop = {});

} // namespace performance
