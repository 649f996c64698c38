// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/categories.h"
#include "performance/core/message.h"
#include "performance/core/query.h"

namespace performance {

// Why a range of time was slow. Thread-safety: values.

/// Something that was seen, on which a cause rests.
struct CauseEvidence {
    Message sentence;
    QString series;              ///< the key of the series that shows it; empty where none does
    std::optional<double> value; ///< of that series in the range, in its unit
    std::optional<double> usual; ///< the same in the time before that it was compared with
    QString function;            ///< whose flame graph shows it; empty where none does

    bool operator==(const CauseEvidence &) const = default;
};

struct Cause {
    QString kind;       ///< a name that does not change: "cpu.contention", "lock.convoy", "disk.competition"
    QString subject;    ///< who or what: the program, "audit (1234)", a device, a unit, a package
    qint32 process = 0; ///< pid of `subject`, where that is one process
    Message sentence;   ///< what happened, in one sentence
    std::vector<CauseEvidence> evidence;
    double score =
        0;           ///< how much of the slowness it accounts for and how surely, 0 to 1; causes stand by falling score
    TimeRange range; ///< when it was so
    QString suggestion; ///< the id of a suggestion that would help; empty where there is none

    bool operator==(const Cause &) const = default;
};

/// Something that was looked at and was as always.
struct CheckedPart {
    QString kind;     ///< as of a Cause, or the id of a Finding
    Message sentence; ///< "memory pressure 0 %"
    QString series;

    bool operator==(const CheckedPart &) const = default;
};

/// What explains a range: no causes where nothing was unusual.
struct Explanation {
    TimeRange range;
    TimeRange before;          ///< what it was compared with
    std::vector<Cause> causes; ///< at most five
    std::vector<CheckedPart> checked;
    Messages notes; ///< what could not be looked at and why

    bool operator==(const Explanation &) const = default;
};

} // namespace performance
