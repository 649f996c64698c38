// SPDX-License-Identifier: MIT
#include "performance/ux/ux_tracker.h"

#include "performance/series/series_store.h"
#include "performance/ux/figures.h"
#include "performance/ux/findings.h"
#include "performance/ux/improvement_book.h"
#include "performance/ux/native_figures.h"
#include "performance/ux/operations.h"
#include "performance/ux/proof.h"
#include "performance/ux/use_windows.h"
#include "performance/ux/visit_log.h"
#include "performance/ux/vitals.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"

#include <QHash>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace performance {

namespace {

constexpr auto VisitsOf = std::chrono::hours(7 * 24);
constexpr auto WindowsOf = std::chrono::hours(1);
/// As many before a change as the last look at it takes into account.
constexpr size_t MostBefore = 120;

VisitLog::Mode logMode(UxTracker::Mode mode)
{
    return mode == UxTracker::Mode::Write ? VisitLog::Mode::Write
        : mode == UxTracker::Mode::Follow ? VisitLog::Mode::Follow
                                          : VisitLog::Mode::Memory;
}

} // namespace

struct UxTracker::Private {
    Private(const SeriesStore &given, Options o)
        : store(given)
        , options(std::move(o))
        , log(options.folder + QLatin1String("/visits.jsonl"), logMode(options.mode))
        , book(options.folder.isEmpty() ? QString() : options.folder + QLatin1String("/improvements.json"))
    {}

    const SeriesStore &store;
    Options options;
    std::atomic<Mode> mode = options.mode;
    Mutex mutex;
    VisitLog log WAI_GUARDED_BY(mutex);
    ImprovementBook book WAI_GUARDED_BY(mutex);
    bool toldProblem WAI_GUARDED_BY(mutex) = false;

    /// What is looked at without the lock: recording a visit waits for no query.
    struct Data {
        std::vector<UxVisit> visits;
        std::vector<UxImprovement> done;
        HistoryView history;
    };
    Data data();
    std::vector<UxImprovement> open(const Data &data, Timestamp now, nanoseconds target) const;
    void judge(const Data &data, UxImprovement &improvement, Timestamp now, nanoseconds target);
};

UxTracker::UxTracker(const SeriesStore &store, Options options)
    : d(std::make_unique<Private>(store, std::move(options)))
{
    if (const auto loaded = d->book.reload(); !loaded && d->options.problem)
        d->options.problem(loaded.error().message());
    // What was done before this program started is marked on its charts as well.
    for (const UxImprovement &improvement : d->book.all()) {
        if (d->options.marked && improvement.implementedAt)
            d->options.marked(*improvement.implementedAt,
                              translate("Ux", "Implemented: %1").arg(improvement.name.text()));
    }
}

UxTracker::~UxTracker() = default;

void UxTracker::add(UxVisit visit)
{
    const Locked lock(d->mutex);
    const auto written = d->log.add(std::move(visit));
    if (!written && !std::exchange(d->toldProblem, true) && d->options.problem)
        d->options.problem(written.error().message());
}

void UxTracker::becomeWriter()
{
    const Locked lock(d->mutex);
    if (d->mode != Mode::Follow)
        return;
    (void)d->book.reload();
    d->log.becomeWriter();
    d->mode = Mode::Write;
}

UxTracker::Private::Data UxTracker::Private::data()
{
    Data data;
    data.history.series = store.series();
    data.history.query = [this](const QString &key, const TimeRange &range, int maxPoints) {
        return store.query(key, range, maxPoints).value_or(SeriesData());
    };
    data.history.growth = [this](const QString &key, const TimeRange &range) { return store.growth(key, range); };
    const Locked lock(mutex);
    if (mode == Mode::Follow)
        (void)book.reload(); // it is told once, at the beginning
    data.visits = log.visits();
    data.done = book.all();
    return data;
}

UxOverview UxTracker::overview(const TimeRange &range, nanoseconds apdexTarget)
{
    const Private::Data data = d->data();
    UxOverview overview;
    overview.range = range;
    overview.apdexTarget = apdexTarget;
    const MachineState machine(data.history.query, range);
    for (const VisitGroup &group : groupsOf(data.visits, range))
        overview.figures.push_back(figureOf(group, machine));
    for (UxFigure &figure : windowFigures(data.history, range))
        overview.figures.push_back(std::move(figure));
    overview.operations = operationsOf(data.visits, data.history, range, apdexTarget);
    return overview;
}

std::vector<UxImprovement> UxTracker::Private::open(const Data &data, Timestamp now, nanoseconds target) const
{
    // Of what was implemented only what came since counts: the old visits were mended.
    QHash<QString, Timestamp> mended;
    for (const UxImprovement &done : data.done)
        mended[done.program + u'|' + done.route + u'|' + done.metric] = *done.implementedAt;
    std::vector<UxVisit> visits;
    for (const UxVisit &visit : data.visits) {
        const auto it = mended.constFind(visit.program + u'|' + visit.route + u'|' + visit.metric);
        if (it == mended.cend() || visit.time > *it)
            visits.push_back(visit);
    }
    const TimeRange week{now - VisitsOf, now};
    const TimeRange hour{now - WindowsOf, now};
    std::vector<UxImprovement> found = pageFindings(groupsOf(visits, week), MachineState(data.history.query, week));
    for (auto &improvement : windowFindings(windowFigures(data.history, hour)))
        found.push_back(std::move(improvement));
    for (auto &improvement : operationFindings(operationsOf(visits, data.history, hour, target), target))
        found.push_back(std::move(improvement));
    std::erase_if(found, [&](const UxImprovement &i) {
        return std::any_of(data.done.begin(), data.done.end(), [&](const UxImprovement &done) {
            return done.id == i.id && done.proof == UxImprovement::Proof::NotYet;
        });
    });
    std::stable_sort(found.begin(), found.end(), [](const UxImprovement &a, const UxImprovement &b) {
        return std::pair(a.priority, a.impact) > std::pair(b.priority, b.impact);
    });
    return found;
}

namespace {

/// What a proof compares: visits, or stretches of use.
std::vector<double> valuesOf(const UxImprovement &improvement, const std::vector<UxVisit> &visits,
                             const HistoryView &history, const TimeRange &range, bool fromEnd, nanoseconds target)
{
    if (minutesEachOf(improvement.metric) > 0)
        return useValues(improvement, visits, history, range, fromEnd, target);
    std::vector<double> values;
    for (const VisitGroup &group : groupsOf(visits, range)) {
        if (group.program != improvement.program || group.route != improvement.route
            || group.metric != improvement.metric)
            continue;
        for (const UxVisit *visit : group.visits)
            values.push_back(visit->value);
    }
    return values;
}

} // namespace

void UxTracker::Private::judge(const Data &data, UxImprovement &improvement, Timestamp now, nanoseconds target)
{
    if (improvement.proof != UxImprovement::Proof::NotYet)
        return;
    improvement.after = valuesOf(improvement, data.visits, data.history, {*improvement.implementedAt, now}, false,
                                 target);
    const UxVital *vital = vitalOf(improvement.metric);
    const Message name("Ux", vital ? vital->name : QT_TRANSLATE_NOOP("Ux", "What is missing from an Apdex of 1"));
    const UxProof proof = prove(improvement.before, improvement.after, name, improvement.unit,
                                minutesEachOf(improvement.metric));
    improvement.proof = proof.state;
    improvement.verdict = proof.verdict;
    improvement.visitsNeeded = proof.needed;
    if (proof.state == UxImprovement::Proof::NotYet || mode == Mode::Follow)
        return;
    {
        const Locked lock(mutex);
        // Somebody else may have told it meanwhile, or taken the mark back.
        const auto it = std::find_if(book.all().begin(), book.all().end(),
                                     [&](const UxImprovement &i) { return i.id == improvement.id; });
        if (it == book.all().end() || it->proof != UxImprovement::Proof::NotYet)
            return;
        (void)book.update(improvement); // where it cannot be kept, it is worked out again
    }
    if (options.marked)
        options.marked(now, improvement.name.text() + QLatin1String(": ") + proof.verdict.text());
}

std::vector<UxImprovement> UxTracker::improvements(Timestamp now, nanoseconds apdexTarget)
{
    const Private::Data data = d->data();
    std::vector<UxImprovement> list = d->open(data, now, apdexTarget);
    std::vector<UxImprovement> done = data.done;
    std::reverse(done.begin(), done.end());
    const size_t open = list.size();
    for (UxImprovement &improvement : done) {
        // What came back after its verdict stands as what it is now.
        if (std::any_of(list.begin(), list.begin() + std::ptrdiff_t(open),
                        [&](const UxImprovement &found) { return found.id == improvement.id; }))
            continue;
        d->judge(data, improvement, now, apdexTarget);
        list.push_back(std::move(improvement));
    }
    return list;
}

PerformanceResult<bool> UxTracker::implement(const QString &id, Timestamp now, nanoseconds apdexTarget)
{
    if (d->mode == Mode::Follow)
        return failure(PerformanceErrorCode::ReadOnly, id,
                       translate("Ux", "another program writes to this data folder"));
    const Private::Data data = d->data();
    std::vector<UxImprovement> found = d->open(data, now, apdexTarget);
    const auto it = std::find_if(found.begin(), found.end(), [&](const UxImprovement &i) { return i.id == id; });
    if (it != found.end()) {
        it->implemented = true;
        it->implementedAt = now;
        it->before = valuesOf(*it, data.visits, data.history, {now - VisitsOf, now}, true, apdexTarget);
        if (it->before.size() > MostBefore)
            it->before.erase(it->before.begin(), it->before.end() - MostBefore);
    }
    {
        const Locked lock(d->mutex);
        const auto marked = std::find_if(d->book.all().begin(), d->book.all().end(),
                                         [&](const UxImprovement &i) { return i.id == id; });
        const bool isMarked = marked != d->book.all().end() && marked->proof == UxImprovement::Proof::NotYet;
        if (it == found.end() || isMarked)
            return failure(PerformanceErrorCode::InvalidOptimization, id.left(80),
                           isMarked ? translate("Ux", "it is marked as implemented already") : QString());
        if (auto added = d->book.add(*it); !added)
            return failure(added.error());
    }
    if (d->options.marked)
        d->options.marked(now, translate("Ux", "Implemented: %1").arg(it->name.text()));
    return true;
}

PerformanceResult<bool> UxTracker::reopen(const QString &id)
{
    if (d->mode == Mode::Follow)
        return failure(PerformanceErrorCode::ReadOnly, id,
                       translate("Ux", "another program writes to this data folder"));
    const Locked lock(d->mutex);
    if (!d->book.contains(id))
        return failure(PerformanceErrorCode::InvalidOptimization, id.left(80));
    if (auto removed = d->book.remove(id); !removed)
        return failure(removed.error());
    return true;
}

} // namespace performance
