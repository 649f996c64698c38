// SPDX-License-Identifier: MIT
#include "performance/system/collector.h"

#include "performance/system/sources.h"
#include "performance/system/tick_clock.h"
#include "performance/core/counted_log.h"
#include "performance/core/log_once.h"
#include "performance/core/mutex.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <time.h>

namespace performance {

namespace {

qint64 threadCpuTime()
{
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return qint64(t.tv_sec) * 1'000'000'000 + t.tv_nsec;
}

/// Keeps the share of CPU below a budget by stretching the interval, up to ten times; lets it go back when there is
/// room. Looks at an average over some ticks, so that one expensive tick changes nothing.
class Budget {
public:
    void account(double cost, double wantedInterval, double budget)
    {
        m_average = m_average == 0 ? cost : m_average + (cost - m_average) / 8;
        ++m_ticks;
        if (m_ticks < 8)
            return;
        const double share = m_average / (wantedInterval * m_factor);
        if (share > budget && m_factor < 10) {
            m_factor = std::min(10.0, m_factor * 1.5);
            m_ticks = 0;
        } else if (m_factor > 1 && share < budget / 3) {
            m_factor = std::max(1.0, m_factor / 1.5);
            m_ticks = 0;
        }
    }
    double factor() const { return m_factor; }

private:
    double m_average = 0;
    double m_factor = 1;
    int m_ticks = 0;
};

} // namespace

struct Collector::Private {
    Options options;
    Listener listener;
    TellLosses losses;
    Sources sources;

    mutable Mutex mutex; ///< guards options' interval and budget, and status
    std::condition_variable_any wake;
    CollectorStatus status WAI_GUARDED_BY(mutex);
    std::atomic<bool> allProcesses{false};
    std::jthread thread;

    // Of the ticking thread only:
    std::optional<ClockReading> last;
    quint64 number = 0;
    Budget budget;
    quint64 missed = 0;
    CountedLog log{lcCollector};
    LogOnce logged; ///< of what is missing
    double loggedFactor = 1;

    void logTick(const CollectorStatus &present, quint64 missedNow);
    void run(const std::stop_token &stop);
    void tick();
    std::chrono::nanoseconds interval() const
    {
        const Locked lock(mutex);
        return std::chrono::duration_cast<std::chrono::nanoseconds>(options.interval * budget.factor());
    }
};

Collector::Collector(const Options &options, SeriesRegistry &registry, Listener listener, TellLosses losses)
    : d(std::make_unique<Private>())
{
    d->options = options;
    d->listener = std::move(listener);
    d->losses = std::move(losses);
    d->sources = makeSources(options.root, registry);
    d->status.interval = options.interval;
}

Collector::~Collector()
{
    stop();
}

void Collector::start()
{
    if (!d->thread.joinable())
        d->thread = std::jthread([this](const std::stop_token &stop) { d->run(stop); });
}

void Collector::stop()
{
    if (d->thread.joinable()) {
        d->thread.request_stop();
        d->thread.join();
        d->thread = {};
    }
}

void Collector::tickOnce()
{
    Q_ASSERT(!d->thread.joinable()); // ticks are of one thread
    d->tick();
}

void Collector::setInterval(std::chrono::milliseconds interval)
{
    {
        const Locked lock(d->mutex);
        d->options.interval = interval;
    }
    d->wake.notify_all();
}

void Collector::setCpuBudget(double share)
{
    const Locked lock(d->mutex);
    d->options.cpuBudget = share;
}

void Collector::wantAllProcesses(bool wanted)
{
    d->allProcesses = wanted;
}

CollectorStatus Collector::status() const
{
    const Locked lock(d->mutex);
    return d->status;
}

void Collector::Private::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        tick();
        Locked lock(mutex);
        // A changed interval wakes the wait and counts from then on.
        for (bool due = false; !due && !stop.stop_requested();) {
            const auto waited = options.interval;
            const auto pause = std::chrono::duration_cast<std::chrono::nanoseconds>(waited * budget.factor());
            const auto until = std::chrono::steady_clock::now()
                + std::chrono::nanoseconds(untilNextTick(ClockReading::take().wall, pause.count()));
            due = !wake.wait_until(lock, stop, until, [&] { return options.interval != waited; });
        }
    }
}

void Collector::Private::tick()
{
    const qint64 cpuBefore = threadCpuTime();
    const ClockReading clock = ClockReading::take();
    const qint64 intervalNs = interval().count();
    const ClockJudgement judgement = last ? judge(*last, clock, intervalNs) : ClockJudgement{};
    missed += judgement.missed;

    Tick moment;
    moment.wall = fromNanoseconds(clock.wall);
    moment.bootNs = clock.boot;
    moment.number = number++;
    moment.afterGap = !last || judgement.isGap();

    CollectedTick collected;
    collected.interval = nanoseconds(last ? clock.boot - last->boot : 0);
    collected.batch.time = moment.wall;
    collected.batch.afterGap = moment.afterGap;
    collected.batch.samples.reserve(512);
    last = clock;
    const SelfLosses lost = losses ? losses() : SelfLosses(); // asks others, who have locks of their own
    {
        const Locked lock(mutex);
        sources.self->tell(status.tickCost, missed, lost);
    }
    for (const auto &source : sources.all)
        source->sample(moment, collected.batch);
    collected.topProcesses = sources.processes->top();
    if (allProcesses)
        collected.allProcesses = std::make_shared<const std::vector<ProcessSample>>(sources.processes->all());
    listener(collected);

    const qint64 cost = threadCpuTime() - cpuBefore;
    Messages missing;
    for (const auto &source : sources.all) {
        if (const Message sentence = source->missing(); !sentence.isEmpty())
            missing << sentence;
    }
    CollectorStatus present;
    {
        const Locked lock(mutex);
        if (number > 2) // the first ticks open everything
            budget.account(double(cost), double(nanoseconds(options.interval).count()), options.cpuBudget);
        status.tickCost = nanoseconds(cost);
        status.missedTicks = missed;
        status.processCount = sources.processes->count();
        status.slowedDown = budget.factor() > 1;
        status.interval = std::chrono::duration_cast<std::chrono::milliseconds>(options.interval * budget.factor());
        status.missing = missing;
        present = status;
    }
    logTick(present, judgement.missed);
}

/// Of a tick that is as all are, nothing.
void Collector::Private::logTick(const CollectorStatus &present, quint64 missedNow)
{
    const auto milliseconds = [](auto time) {
        return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'g', 4);
    };
    for (const QString &sentence : logged.fresh(inEnglish(present.missing)))
        log.note(QtInfoMsg, "nothing of a source", {{"reason", sentence}});
    log.note(QtInfoMsg, "missed ticks", {}, missedNow);
    if (const double before = std::exchange(loggedFactor, budget.factor()); before != loggedFactor) {
        const bool isSlower = loggedFactor > before;
        log.note(isSlower ? QtWarningMsg : QtInfoMsg,
                 isSlower ? "over its budget: ticks more slowly" : "within its budget again: ticks faster",
                 {{"interval_ms", milliseconds(present.interval)}}, 1,
                 QStringLiteral("a tick takes %1 ms").arg(milliseconds(present.tickCost)));
    }
    log.write();
}

} // namespace performance
