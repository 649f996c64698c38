// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/process_details.h"
#include "performance/core/profiling_request.h"
#include "performance/core/query.h"
#include "performance/core/report.h"

#include <memory>

namespace performance {

// What a client returns and takes. Thread-safety: values; copies may be used on different threads.

/// The session that is running.
struct ProfilingState {
    QString name;
    Timestamp startedAt;
    qint64 snapshots = 0;
    ProfilingTarget target;
    qint64 samples = 0;            ///< stacks so far
    qint64 lost = 0;               ///< samples that the kernel had to drop
    nanoseconds cost{0};           ///< CPU time that sampling took of this program
    bool ended = false;            ///< what was profiled has ended; stopping gives the report
    std::optional<int> exitStatus; ///< of the launched program, as waitpid(2) gives it
    qint64 process = 0;            ///< of the launched program, while it runs
};

/// What became of what one sender sent since this program started.
struct IngestSource {
    QString
        name; ///< service.name, the address of a scrape target, or the protocol where a sender does not say who it is
    quint64 taken = 0;   ///< points, spans, StatsD lines
    quint64 refused = 0; ///< of them, and requests that could not be read
    QString why;         ///< of the last that was refused; empty where nothing was
    Timestamp lastSeen;

    bool operator==(const IngestSource &) const = default;
};

/// What other programs send.
struct IngestStatus {
    int httpPort = 0; ///< OTLP/HTTP and our JSON; 0: not listening
    int statsdPort = 0;
    QString socket; ///< path of the socket in the runtime folder; empty where there is none
    QStringList problems;
    quint64 accepted = 0; ///< points
    quint64 rejected = 0;
    quint64 refused = 0;               ///< requests that were not answered: foreign pages, too large, broken
    quint64 lost = 0;                  ///< datagrams that came faster than they were taken
    QStringList overflowing;           ///< metrics with too many series; the rest is in their overflow series
    QStringList dropped;               ///< metrics that the user does not want
    std::vector<IngestSource> sources; ///< by name
};

/// What the client costs and what it cannot see, for the status bar and the settings.
struct ClientStatus {
    std::optional<double> cpuShare; ///< of one CPU, by this whole program over the last interval
    std::optional<qint64> memoryBytes;
    nanoseconds tickCost{0};
    std::chrono::milliseconds interval{0};
    bool slowedDown = false; ///< the interval is longer than wanted, to stay within the budget
    quint64 missedTicks = 0;
    quint64 droppedSamples = 0; ///< recorded faster than they could be stored, or than the dashboard took them
    int processCount = 0;
    QStringList missing; ///< what cannot be measured on this machine and why, a sentence each
    HistoryInfo history;
    IngestStatus ingest;
};

/// Something that happened at a moment, drawn as a mark on charts.
struct TimelineEvent {
    enum class Kind { ProfilingStarted, ProfilingStopped, Gap, Change };
    Kind kind = Kind::Change;
    Timestamp time;
    QString text;

    bool operator==(const TimelineEvent &) const = default;
};

/// A change that was applied to the machine, as the journal knows it.
struct AppliedChange {
    enum class State {
        Stands,
        Undone,
        Failed,   ///< the kernel refused it; the old value is in place again
        Left,     ///< its target is gone, or somebody else has changed it since
        Rebooted, ///< a restart of the machine took it back
        Ended,    ///< its process has ended
    };
    QString id;
    QString suggestion; ///< the id of the suggestion
    QString name;
    Timestamp time;
    std::optional<Timestamp> endedAt;
    State state = State::Stands;
    QStringList writes; ///< "vm.swappiness: 60 → 10"
    QString who;
    QString verdict;             ///< what its experiment found, a sentence; empty without one
    bool canBePermanent = false; ///< it stands, and is of the machine rather than of a process
    bool isPermanent = false;    ///< it outlives a restart, by a line in a drop-in that undoing removes
    /// It goes back by itself at this moment unless it is kept.
    std::optional<Timestamp> revertsAt;
};

/// What a suggestion was drawn from, over time.
struct EvidenceChart {
    QString label;
    QString unit;
    double threshold = 0;
    SeriesData data;
};

/// The exact writes that a suggestion would make, and what is known about them beforehand.
struct OptimizationPlan {
    enum class Risk { Low, Medium, High };
    QString id;
    QStringList writes;   ///< "vm.swappiness: 60 → 10"; empty for advice
    QStringList commands; ///< the same for a shell
    Risk risk = Risk::Low;
    bool canApply = false;
    bool canUndo = false;        ///< whether this user may take it back, found out and not assumed
    bool asksPermission = false; ///< the privileged helper makes it, once an administrator allowed it
    QString obstacle;            ///< why not, where one of them is false
    QString source;              ///< where the thresholds come from
    QString watched;             ///< what an experiment will look at
    /// How long measuring takes at most; zero where nothing is measured.
    nanoseconds experimentLength{0};
    /// How it will be known whether it helped: by switching it on and off, which tells better from worse; by reading it back
    /// and no more, where that is all there is to say; by a look before and after, which cannot prove anything.
    enum class Proof { Crossover, Readback, Watch };
    Proof proof = Proof::Crossover;
    QString proofText; ///< the same in a sentence or two, with what taking it back would break
    std::vector<EvidenceChart> evidence;
};

/// How a suggestion changed what it was to change.
struct ExperimentResult {
    /// Only what is better stays by itself; what is not proven goes back unless the user keeps it.
    enum class Verdict { Running, Better, Worse, NotProven };
    QString id;
    Verdict state = Verdict::Running;
    double progress = 0; ///< 0 to 1
    nanoseconds remaining{0};
    bool isOn = true; ///< while it runs: whether the change is in force at this moment; afterwards: whether it stayed
    Message verdict;  ///< a sentence; empty while it runs
    Message watched;
    QString unit;
    std::vector<double> without; ///< what was measured, without and with the change
    std::vector<double> with;
    /// The difference of means relative to the one without, with its interval; in `unit` where that one is zero. The interval
    /// holds the true one with at least 95 %, all looks of the experiment together.
    std::optional<double> change;
    std::optional<double> low;
    std::optional<double> high;
};

/// A metric that an experiment must not make worse, whatever it does for its own.
struct ExperimentGuard {
    QString series;
    bool mustNotRise = true; ///< else it must not fall
};

/// What the rules looked at last, for a page that has nothing to suggest.
struct OptimizationStatus {
    /// The limit beyond which a rule makes its suggestion.
    struct Threshold {
        QString signal;      ///< a series, or a sum or ratio of series
        QString unit;        ///< UCUM, as of the series
        bool isAbove = true; ///< beyond means above the value, else below
        nanoseconds over{0}; ///< for how long it must hold; of a total: within which time
        double value = 0;
        double builtin = 0; ///< what it is unless the user sets it
    };
    struct Rule {
        QString id;
        QString name;
        QString source;
        bool isHere = true; ///< whether this machine has what it needs
        QString missing;    ///< what it lacks
        std::vector<Threshold> thresholds;
    };
    /// What may be applied without asking, where the configuration lets that be done.
    struct Automatic {
        QString rule;
        QString name;
    };
    std::optional<Timestamp> checkedAt;
    std::vector<Rule> rules;
    QStringList otherTuners; ///< programs that tune this machine as well
    QStringList dismissed;   ///< ids that are not suggested again
    nanoseconds cost{0};     ///< CPU time of the last check
    std::vector<Automatic> automatic;
    int automaticActs = 0;   ///< in the last 24 hours
    int automaticBudget = 0; ///< of 24 hours
    /// What is wrong with the journal of changes, a sentence each: damaged lines, no right to write it.
    QStringList journalProblems;
};

/// What to do about a change whose value somebody else has set since.
enum class ConflictAnswer {
    Overwrite, ///< write the value from before the change, over theirs
    LetGo,     ///< theirs stays, and the change is no longer in force
};

/// The processes of one moment.
struct ProcessList {
    Timestamp time;
    nanoseconds interval{0};
    std::shared_ptr<const std::vector<ProcessSample>> processes;
};

/// What one process did at one moment of the history.
struct ProcessMoment {
    Timestamp time;
    ProcessSample sample;
};

/// One series in two reports.
struct MetricDifference {
    enum class Verdict { Same, Better, Worse, Inconclusive, NotJudged };
    QString id;
    QString name;
    QString unit;
    double meanA = 0;
    double meanB = 0;
    /// Change of the mean relative to A, with its 95 % interval where both reports have enough samples. Empty where A
    /// is zero.
    std::optional<double> change;
    std::optional<double> low;
    std::optional<double> high;
    /// Whether more of it is worse. Of throughput, say, nobody can tell: it is shown, not judged.
    bool moreIsWorse = false;
    Verdict verdict = Verdict::NotJudged;

    bool operator==(const MetricDifference &) const = default;
};

/// One function in the profiles of two reports.
struct FunctionDifference {
    QString name;
    QString module; ///< "shop_slow → shop_fast" where it has another name in B
    /// Cost of its own code: in `ProfileDifference::unit` where `inTime`, else the share of the profile, 0 to 1.
    double selfA = 0;
    double selfB = 0;
    double totalA = 0; ///< the same with everything that it calls
    double totalB = 0;
    /// Change of the own cost relative to the whole of A, with its 95 % interval.
    double change = 0;
    double low = 0;
    double high = 0;
    /// Whether it is real: it stands when at most 5 % of all that stand may be chance (false-discovery rate).
    bool real = false;
    /// Of its time. Of shares NotJudged: one grows where another shrinks.
    MetricDifference::Verdict verdict = MetricDifference::Verdict::Same;

    bool operator==(const FunctionDifference &) const = default;
};

/// The profiles of two reports, compared.
struct ProfileDifference {
    /// Whether both are of whole runs of the same command, so that times can be compared; otherwise shares are.
    bool inTime = false;
    QString
        unit; ///< of times: "s", or "cycles" where those were counted; of other amounts theirs: "By", "{count}"; empty for shares
    QString event;                                       ///< what is compared: "cpu-clock"
    ProfileEvent::Kind kind = ProfileEvent::Kind::OnCpu; ///< of the event; `inTime` of another means its amounts
    /// Change of the whole, relative to A, in time; with its 95 % interval.
    double change = 0;
    double low = 0;
    double high = 0;
    double wholeA = 0; ///< in `unit`; of shares the weight of all samples
    double wholeB = 0;
    /// The largest change first.
    std::vector<FunctionDifference> functions;
    /// Of the whole, from its time. NotJudged where only shares can be compared: they do not say whether it got faster.
    MetricDifference::Verdict verdict = MetricDifference::Verdict::Same;
};

struct ReportDiff {
    QString nameA;
    QString nameB;
    std::vector<MetricDifference> metrics;
    std::optional<ProfileDifference> profile; ///< where both have one
    /// Why the two may not be comparable, a sentence each.
    QStringList warnings;
    /// That of the profiles' time where there is one, else the worst of the metrics that are judged; beside profiles of
    /// which only shares can be compared, of those that programs recorded themselves. NotJudged where nothing is.
    MetricDifference::Verdict verdict = MetricDifference::Verdict::Same;
};

} // namespace performance
