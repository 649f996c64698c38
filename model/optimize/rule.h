// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/categories.h"
#include "performance/core/timestamp.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: values; their functions are pure.

/// What a rule looks at: a sum of series, or a sum divided by another ("A + B / C + D"). A key may hold variables
/// ("system.device=$device"), which stand for every value that a series has there.
struct Signal {
    QStringList above; ///< keys, summed
    QStringList below; ///< keys, summed; empty: no division

    static Signal parse(const QString &text);
    QString toText() const;
    /// With variables replaced; those that are not known stay.
    Signal with(const QHash<QString, QString> &variables) const;
    bool hasVariables() const;
    bool operator==(const Signal &) const = default;
};

/// When a signal counts as too much or too little.
struct Condition {
    enum class How {
        Sustained,  ///< in each third of the span, on average
        Total,      ///< the rate times the span: how often it happened
        Exhaustion, ///< seconds until a gauge that shrinks is at zero, as it went over the span
    };
    Signal signal;
    QString unit;
    bool isAbove = true; ///< fires above the threshold, or below it
    double threshold = 0;
    double until = 0; ///< a card that is shown stays until the mean falls behind this
    nanoseconds over{0};
    How how = How::Sustained;
    int ticks = 1; ///< from one sample of its series to the next

    bool operator==(const Condition &) const = default;
};

/// What a setting of the machine must be, so that a change makes sense.
struct SettingWish {
    QString knob; ///< a knob of the catalogue, or a fact ("fact.swap")
    QString device;
    QStringList is;
    QStringList isNot;
    std::optional<double> above;
    std::optional<double> below;

    bool operator==(const SettingWish &) const = default;
};

/// A knob and what it shall become.
struct Turn {
    QString knob;
    QString device;
    QString to;         ///< a value; "$hard" and "$online" are looked up
    QStringList choose; ///< the first that the kernel offers
    double scale = 0;   ///< times what stands there
    double least = 0;
    double most = 0;

    /// Whether it is of the process that the finding names.
    bool ofProcess() const;
    bool operator==(const Turn &) const = default;
};

struct RuleText {
    QString name;
    QString why;
    QString then;

    bool operator==(const RuleText &) const = default;
};

/// How the effect of what a rule turns is proven.
enum class Proof {
    Crossover, ///< an experiment switches it on and off (experiment.h)
    Readback,  ///< the kernel reports the new value; there is nothing to measure, as of a raised limit
    Watch, ///< it takes effect slowly, or for what begins later, or cannot be switched: before and after (before_after.h)
};

/// Figures of processes that a rule may watch: shares of time that the process, or the victim, waits for a CPU (schedstat), and that
/// the victim waits for storage (io.pressure of its group; of a process the share of readings in state D, proc(5)).
inline constexpr char ProcessRunDelay[] = "process.run_delay";
inline constexpr char VictimRunDelay[] = "victim.run_delay";
inline constexpr char VictimIoWaits[] = "victim.io_waits";

/// A rule is data: what must be seen for how long, what to turn, what should then move, and the words for it.
struct Rule {
    QString id;
    OptimizationCategory category = OptimizationCategory::Custom;
    OptimizationImpact impact = OptimizationImpact::Low;
    OptimizationEffort effort = OptimizationEffort::Low;
    QString each;   ///< the variable that makes one card for each of its values
    QString who;    ///< a key with one variable: of the series that fit, the highest names whom the words are about
    QString finder; ///< looks for the processes: one of those of findProcesses()
    std::vector<Condition> when;
    std::vector<SettingWish> settings;
    std::vector<Turn> turns; ///< none: advice
    QString watch;           ///< a signal, or one of the figures of processes (VictimRunDelay …)
    bool lowerIsBetter = true;
    Proof proof = Proof::Crossover;
    nanoseconds latency{0}; ///< from a switch to where the watched figure shows it; zero: at once
    /// Whether it may be applied without asking, where the user allows that. Its condition must not depend on what another
    /// user or the network does, and undoing must restore everything that it changes.
    bool automatic = false;
    QString source; ///< where the thresholds come from
    QString plugin; ///< whose rule it is: it looks at what that plugin measures as well; empty: the program's own
    QHash<QString, RuleText> texts; ///< by language: "en", "de", "zh_CN"

    bool operator==(const Rule &) const = default;
};

} // namespace performance
