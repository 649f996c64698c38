// SPDX-License-Identifier: MIT
#include "performance/explain/ranking.h"

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// Causes of one matter, which are one cause where their subject is the same. Of these the first that is sure enough says most.
struct Matter {
    std::vector<QLatin1String> kinds;
};

const std::array<Matter, 3> &matters()
{
    static const std::array<Matter, 3> All{{
        // What a program does with the CPU.
        {{QLatin1String("lock.over-io"), QLatin1String("lock.convoy"), QLatin1String("inotify.flood"),
          QLatin1String("background.update"), QLatin1String("gc.pause"), QLatin1String("build.debug"),
          QLatin1String("cpu.short-lived"), QLatin1String("timer.wakeups"), QLatin1String("cpu.many"),
          QLatin1String("cpu.contention"), QLatin1String("code.hot"), QLatin1String("cpu.single-thread"),
          QLatin1String("unknown.cpu")}},
        // What it does with storage.
        {{QLatin1String("lock.over-io"), QLatin1String("background.update"), QLatin1String("disk.writeback"),
          QLatin1String("disk.competition"), QLatin1String("wait.storage"), QLatin1String("unknown.disk")}},
        // What it does with memory.
        {{QLatin1String("memory.oom"), QLatin1String("cgroup.memory"), QLatin1String("memory.swap"),
          QLatin1String("memory.compaction"), QLatin1String("memory.reclaim"), QLatin1String("unknown.memory")}},
    }};
    return All;
}

/// What brings something else with it: of a kind that begins so, behind one that begins so, by that factor.
struct Consequence {
    const char *root;
    const char *symptom;
    double factor;
};
constexpr Consequence Consequences[] = {
    // Pages that were dropped are read again.
    {"memory.", "disk.competition", 0.5},
    {"memory.", "wait.storage", 0.4},
    {"memory.", "unknown.disk", 0.3},
    {"cgroup.memory", "disk.competition", 0.5},
    {"cgroup.memory", "disk.writeback", 0.5},
    {"cgroup.memory", "wait.storage", 0.4},
    {"cgroup.memory", "memory.reclaim", 0.6},
    {"cgroup.memory", "memory.swap", 0.9},
    {"memory.swap", "memory.reclaim", 0.6},
    {"memory.compaction", "memory.reclaim", 0.6},
    {"memory.oom", "memory.reclaim", 0.6},
    {"memory.oom", "cgroup.memory", 0.7},
    // CPU time that nobody here got makes who got the rest no culprit.
    {"cpu.steal", "cpu.contention", 0.6},
    {"cpu.irq", "cpu.contention", 0.7},
    {"cpu.thermal", "cpu.contention", 0.7},
    {"cgroup.quota", "cpu.contention", 0.8},
    // Whoever waits and is woken switches.
    {"net.", "timer.wakeups", 0.5},
    {"wait.peer", "timer.wakeups", 0.6},
    {"inotify.", "timer.wakeups", 0.5},
    {"cpu.short-lived", "timer.wakeups", 0.5},
    {"disk.", "timer.wakeups", 0.6},
    {"wait.storage", "timer.wakeups", 0.6},
    {"lock.", "timer.wakeups", 0.7},
    {"lock.over-io", "wait.storage", 0.6},
    {"lock.over-io", "disk.", 0.7},
    {"disk.full", "disk.writeback", 0.7},
    {"net.dns", "wait.peer", 0.6},
};

bool isSameSubject(const Cause &a, const Cause &b)
{
    return (!a.subject.isEmpty() && a.subject == b.subject) || (a.process != 0 && a.process == b.process);
}

/// Who says more of what both say; nothing where they are of different matters.
std::optional<bool> saysMore(const Cause &a, const Cause &b)
{
    for (const Matter &matter : matters()) {
        const auto placeOf = [&](const Cause &cause) { return std::ranges::find(matter.kinds, cause.kind); };
        const auto first = placeOf(a);
        const auto second = placeOf(b);
        if (first != matter.kinds.end() && second != matter.kinds.end() && first != second)
            return first < second;
    }
    return std::nullopt;
}

void absorb(Cause &cause, const Cause &other)
{
    for (const CauseEvidence &evidence : other.evidence) {
        if (std::ranges::find(cause.evidence, evidence) == cause.evidence.end())
            cause.evidence.push_back(evidence);
    }
    cause.score = std::max(cause.score, other.score);
    if (cause.process == 0)
        cause.process = other.process;
}

/// A program that others wait for is one matter, what it does with the CPU another one where that is nearly as sure.
bool areBothWorth(const Cause &cause, const Cause &other)
{
    const auto isTaker = [](const Cause &one) { return one.kind == u"cpu.contention" || one.kind == u"cpu.many"; };
    return (isTaker(cause) && other.kind == u"code.hot") && other.score > 0.7 * cause.score;
}

/// That others wait for a program is the cause; what it does meanwhile stands behind it, however sure that is.
void putTakersFirst(std::vector<Cause> &causes)
{
    constexpr double SureEnough = 0.3;
    constexpr double Behind = 0.9;
    for (Cause &taker : causes) {
        for (Cause &hot : causes) {
            if (taker.score >= SureEnough && areBothWorth(taker, hot) && isSameSubject(taker, hot)) {
                taker.score = std::max(taker.score, hot.score);
                hot.score *= Behind;
            }
        }
    }
}

/// The causes stand by falling worth already.
void merge(std::vector<Cause> &causes)
{
    constexpr double SureEnough = 0.3;
    for (size_t i = 0; i < causes.size(); ++i) {
        for (size_t j = i + 1; j < causes.size();) {
            const auto firstSaysMore = isSameSubject(causes[i], causes[j]) ? saysMore(causes[i], causes[j])
                                                                           : std::nullopt;
            if (!firstSaysMore || areBothWorth(causes[i], causes[j]) || areBothWorth(causes[j], causes[i])) {
                ++j;
                continue;
            }
            const bool keepFirst = *firstSaysMore ? causes[i].score >= SureEnough || causes[j].score < SureEnough
                                                  : causes[j].score < SureEnough;
            if (!keepFirst)
                std::swap(causes[i], causes[j]);
            absorb(causes[i], causes[j]);
            causes.erase(causes.begin() + std::ptrdiff_t(j));
            j = i + 1; // what the one that took its place says of the others may be another thing
        }
    }
}

void weakenConsequences(std::vector<Cause> &causes)
{
    constexpr double Root = 0.45; // a root that is unsure itself explains nothing else
    std::vector<double> factors(causes.size(), 1);
    for (const Cause &root : causes) {
        for (const Consequence &row : Consequences) {
            if (root.score < Root || !root.kind.startsWith(QLatin1String(row.root)))
                continue;
            for (size_t i = 0; i < causes.size(); ++i) {
                if (&causes[i] != &root && causes[i].kind.startsWith(QLatin1String(row.symptom)))
                    factors[i] = std::min(factors[i], row.factor);
            }
        }
    }
    for (size_t i = 0; i < causes.size(); ++i)
        causes[i].score *= factors[i];
}

void sortByScore(std::vector<Cause> &causes)
{
    std::ranges::sort(causes, [](const Cause &a, const Cause &b) {
        return std::tuple(-a.score, a.kind, a.subject, a.process) < std::tuple(-b.score, b.kind, b.subject, b.process);
    });
}

} // namespace

std::vector<Cause> ranked(std::vector<Cause> causes)
{
    sortByScore(causes);
    merge(causes);
    putTakersFirst(causes);
    weakenConsequences(causes);
    sortByScore(causes);
    std::erase_if(causes, [](const Cause &cause) { return !(cause.score >= LeastScore); });
    if (causes.size() > MostCauses)
        causes.resize(MostCauses);
    return causes;
}

// --- suggestions ---------------------------------------------------------------------------------------------------

namespace {

/// Which rules (resources/optimize/rules.json) turn what would help.
struct Help {
    const char *kind;
    std::initializer_list<const char *> rules;
};
const Help Helps[] = {
    {"cpu.contention", {"P1", "P1u", "P1g", "P11"}},
    {"cpu.many", {"P1u", "P1g", "P1", "P11"}},
    {"background.update", {"P1", "P1u", "P1g", "D1"}},
    {"cpu.steal", {"P16"}},
    {"cpu.thermal", {"P17"}},
    {"cpu.irq", {"P19", "N1", "N2"}},
    {"timer.wakeups", {"P12"}},
    {"memory.reclaim", {"M7", "M7a", "M3", "M13"}},
    {"memory.swap", {"M4", "M5", "M7"}},
    {"memory.oom", {"U2", "M6"}},
    {"memory.compaction", {"M9"}},
    {"cgroup.quota", {"L7"}},
    {"cgroup.memory", {"U1", "R1"}},
    {"disk.competition", {"D1", "D4", "D3h", "D3n"}},
    {"disk.writeback", {"M10", "D1"}},
    {"disk.full", {"D9", "D10", "D11"}},
    {"wait.storage", {"D4", "D3n", "D3h"}},
    {"net.retransmits", {"N4", "N4a"}},
    {"net.listen-overflow", {"N5", "N5p"}},
    {"net.udp-overflow", {"N7", "N7a"}},
    {"inotify.flood", {"L2", "L2i"}},
};

} // namespace

void addSuggestions(std::vector<Cause> &causes, const std::vector<ExplainSource::Suggestion> &suggestions)
{
    for (Cause &cause : causes) {
        const auto help = std::ranges::find_if(Helps,
                                               [&](const Help &row) { return cause.kind == QLatin1String(row.kind); });
        if (help == std::end(Helps))
            continue;
        // One that names the subject is meant before one that only fits.
        const ExplainSource::Suggestion *best = nullptr;
        bool bestNames = false;
        for (const char *rule : help->rules) {
            for (const ExplainSource::Suggestion &suggestion : suggestions) {
                const bool names = !cause.subject.isEmpty() && suggestion.name.contains(cause.subject);
                if (suggestion.rule == QLatin1String(rule) && (!best || (names && !bestNames))) {
                    best = &suggestion;
                    bestNames = names;
                }
            }
        }
        if (best)
            cause.suggestion = best->id;
    }
}

} // namespace performance
