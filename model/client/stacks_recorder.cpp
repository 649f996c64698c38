// SPDX-License-Identifier: MIT
#include "performance/client/stacks_recorder.h"

#include "performance/series/stacks_history.h"

#include <QCoreApplication>

namespace performance {

namespace {

/// An epoch ends where those of the metrics do: at each quarter of an hour.
constexpr nanoseconds EpochLength = std::chrono::minutes(15);
/// Names are looked up so often: binaries are replaced while people upgrade, and a look costs little where nothing is new.
constexpr nanoseconds NamingPause = std::chrono::seconds(5);
/// Of one CPU: what is idler than this is not followed.
constexpr double BusyShare = 0.01;

StackWatch::Options optionsOf(const PerformanceConfig &config)
{
    StackWatch::Options options;
    options.budget = config.stacksBudget;
    options.excluded = config.stacksExcluded;
    return options;
}

Timestamp endOfEpoch(Timestamp time)
{
    const qint64 length = EpochLength.count();
    return Timestamp(nanoseconds((time.time_since_epoch().count() / length + 1) * length));
}

} // namespace

std::shared_ptr<StackWatch> StacksRecorder::watch() const
{
    const Locked lock(m_mutex);
    return m_watch;
}

void StacksRecorder::tick(const std::vector<ProcessSample> &busy, bool writes)
{
    Tick tick;
    tick.writes = writes;
    for (const ProcessSample &process : busy) {
        if (process.cpu.value_or(0) > BusyShare || process.runDelay.value_or(0) > BusyShare || process.state == 'D')
            tick.busy.push_back({process.identity, process.cpu.value_or(0)});
    }
    const Locked lock(m_mutex);
    m_tick = std::move(tick);
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    m_wake.notify_one();
}

void StacksRecorder::end()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void StacksRecorder::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::optional<Tick> tick;
        {
            Locked lock(m_mutex);
            m_wake.wait(lock, stop, [this]() WAI_REQUIRES(m_mutex) { return m_tick.has_value(); });
            tick.swap(m_tick);
        }
        if (tick)
            record(*tick);
    }
    close();
}

void StacksRecorder::record(const Tick &tick)
{
    m_analyser.endIfUnaskedFor(AnalyserProcess::Rest);
    const PerformanceConfig config = m_config.get();
    const auto running = watch();
    if (!config.keepStacks || !tick.writes) {
        if (running)
            close();
        return;
    }
    if (!running) {
        begin(config);
        return;
    }
    if (config.stacksBudget != m_followed.stacksBudget || config.stacksExcluded != m_followed.stacksExcluded)
        running->setOptions(optionsOf(config));
    m_followed = config;
    running->follow(tick.busy);
    if (const Timestamp time = now(); time >= m_epochEnd || time < m_epochEnd - EpochLength || m_history.isFull())
        nextEpoch(*running, time);
    m_history.append(running->epoch());
    nameFrames();
}

/// The last names of an epoch are looked up before it is closed: a block is not written again.
void StacksRecorder::nextEpoch(StackWatch &watch, Timestamp time)
{
    m_history.append(watch.beginEpoch(time));
    if (const Profile named = watch.resolveEnded(m_analyser); !named.empty())
        m_history.append(named);
    m_epochEnd = endOfEpoch(time);
}

void StacksRecorder::begin(const PerformanceConfig &config)
{
    auto started = std::shared_ptr<StackWatch>(StackWatch::start(optionsOf(config)));
    m_epochEnd = endOfEpoch(now());
    m_followed = config;
    const Locked lock(m_mutex);
    m_watch = std::move(started);
}

/// Ends the sampling, with names as far as they are known; a client that ends does not wait for more.
void StacksRecorder::close()
{
    std::shared_ptr<StackWatch> ended;
    {
        const Locked lock(m_mutex);
        ended.swap(m_watch);
    }
    if (!ended)
        return;
    m_history.append(ended->beginEpoch(now()));
    m_history.closeEpoch();
}

void StacksRecorder::nameFrames()
{
    const Timestamp time = now();
    if (time - m_namedAt < NamingPause && time >= m_namedAt)
        return;
    if (m_naming.exchange(true))
        return; // a slow file: the next time
    m_namedAt = time;
    m_lanes.start(Lanes::Lane::Job, [this, running = watch()] {
        if (running)
            running->resolve(m_analyser);
        m_naming = false;
    });
}

StacksStatus StacksRecorder::status() const
{
    StacksStatus status;
    if (const auto running = watch()) {
        status = running->status();
    } else {
        // Where it is switched on it begins with the next tick, if this program is the one that records.
        if (!m_config.get().keepStacks)
            status.reason = Message("Stacks", QT_TRANSLATE_NOOP("Stacks", "it is switched off in the settings"));
    }
    const auto info = m_history.info();
    status.bytes = info.bytes;
    status.oldest = info.oldest;
    return status;
}

} // namespace performance
