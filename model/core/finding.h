// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/categories.h"

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values and pure functions.

/// A measured value that a judgement rests on.
struct Figure {
    QString
        metric; ///< its name, e.g. "wai.pressure.time"; with the attribute that tells it from another of the same name
    double value = 0;
    QString unit; ///< UCUM

    bool operator==(const Figure &) const = default;
};

/// The two figures of one metric that a finding tells apart.
inline constexpr char NetworkReceived[] = "system.network.io{network.io.direction=receive}";
inline constexpr char NetworkSent[] = "system.network.io{network.io.direction=transmit}";

/// What was judged, of whom, by which figures and against which limit: values only; texts/health_text.h makes sentences.
struct Finding {
    QString id; ///< "RESOURCE.ROW" of the USE method: cpu, memory, disk or network; utilization, saturation or errors
    QString subject;              ///< which of several: "vda"; empty: the machine's
    std::vector<Figure> evidence; ///< what it is told by; empty where nothing was measured
    QString limit;                ///< the id of the limit (judgement/limit.h) that decided
    std::optional<double>
        judged; ///< what was compared with it: of memory what is left, of a queue its length for each CPU
    Severity severity = Severity::Unknown;

    /// The value of a figure of the evidence, if it has it.
    std::optional<double> figure(QAnyStringView metric) const;
    bool operator==(const Finding &) const = default;
};

} // namespace performance
