// SPDX-License-Identifier: MIT
#include "performance/explain/scene.h"

#include "performance/judgement/slow_figure.h"
#include "performance/stats/summary.h"

#include <algorithm>
#include <chrono>

namespace performance {

namespace {

using namespace std::chrono_literals;

constexpr int SceneColumns = 60;
constexpr nanoseconds LeastBefore = 5min;
constexpr nanoseconds MostBefore = 1h;
constexpr int BeforeLengths = 4;
constexpr nanoseconds EventsBack = 12h; // what was changed in the morning may show in the afternoon

/// The mean of what was measured, and the most.
SeriesFact factOf(const QString &key, const SeriesData &data)
{
    SeriesFact fact;
    fact.key = key;
    double sum = 0;
    double count = 0;
    for (const SeriesPoint &point : data.points) {
        sum += point.mean * point.count;
        count += point.count;
        fact.peak = std::max(fact.peak, point.maximum);
    }
    if (count > 0)
        fact.value = sum / count;
    return fact;
}

/// The kernel cuts names after fifteen characters (TASK_COMM_LEN, linux/sched.h), which this one has.
bool isOurs(const QString &program)
{
    return program.startsWith(QLatin1String("wai-performance"));
}

/// Whether a process waits for a CPU as it did not before, and not since it wants more of it now.
bool suffers(const Actor &actor)
{
    constexpr double Waits = 0.03; // of the time; what it needs takes a seventh longer then, or more
    const double wanted = actor.cpu() + actor.waited();
    if (actor.waited() < Waits || actor.waited() < 0.15 * wanted || actor.waited() < 1.5 * actor.usualWaited() + 0.02)
        return false;
    if (!actor.usual)
        return wanted < 0.9; // one that always wants a CPU is as much a taker
    const bool wantsMore = actor.cpu() > 1.5 * actor.usualCpu() + 0.1;
    const bool isBatch = actor.usualCpu() + actor.usualWaited() > 0.9;
    return !wantsMore && (!isBatch || actor.cpu() < 0.75 * actor.usualCpu());
}

} // namespace

Scene::Scene(const ExplainSource &source, const TimeRange &range, const std::stop_token &stop)
    : m_source(source), m_stop(stop), m_series(source.series())
{
    for (qsizetype i = 0; i < qsizetype(m_series.size()); ++i)
        m_known.insert(m_series[size_t(i)].descriptor.key(), i);
    const auto recorded = recordedIn(range);
    m_range = recorded.value_or(range);
    m_hasData = recorded.has_value();
    if (!m_hasData)
        return;
    const nanoseconds back = std::clamp(nanoseconds(m_range.length() * BeforeLengths), LeastBefore, MostBefore);
    m_before = recordedIn({m_range.from - back, m_range.from}).value_or(TimeRange{m_range.from, m_range.from});
    const nanoseconds around = std::max<nanoseconds>(0ns, LeastBefore - m_range.length()) / 2;
    m_yesterday = recordedIn({m_range.from - 24h - around, m_range.to - 24h + around});
    const SeriesFact count = fact(metrics::CpuCount);
    m_cpus = count.value ? *count.value : double(source.cpus());
    readProcesses();
}

Scene::~Scene() = default;

/// From the first to the last sample of the machine's CPUs, or of its pressure.
std::optional<TimeRange> Scene::recordedIn(const TimeRange &range) const
{
    if (range.isEmpty())
        return std::nullopt;
    QStringList keys{metrics::CpuUtilization.series().key(), metrics::ContextSwitches.series().key()};
    if (!m_known.contains(keys[0]) && !m_known.contains(keys[1]) && !m_series.empty())
        keys << m_series.front().descriptor.key();
    for (const QString &key : keys) {
        constexpr int Fine = 600;
        const SeriesData data = m_known.contains(key) ? m_source.query(key, range, Fine) : SeriesData();
        if (data.points.empty())
            continue;
        // A sample tells of the time since the one before.
        const nanoseconds step = data.points.size() > 1 ? data.points[1].time - data.points[0].time : nanoseconds(1s);
        const SeriesPoint &last = data.points.back();
        const TimeRange recorded{std::max(range.from, data.points.front().time - step),
                                 std::min(range.to, last.time + std::max(last.width, nanoseconds(1)))};
        if (!recorded.isEmpty())
            return recorded;
    }
    return std::nullopt;
}

std::optional<double> Scene::medianIn(const QString &key, const TimeRange &range) const
{
    std::vector<double> values;
    for (const SeriesPoint &point : m_source.query(key, range, SceneColumns).points)
        values.push_back(point.mean);
    return quantileOf(values, 0.5);
}

SeriesFact Scene::fact(const QString &key) const
{
    if (const auto known = m_facts.constFind(key); known != m_facts.cend())
        return *known;
    SeriesFact fact;
    fact.key = key;
    if (m_known.contains(key)) {
        fact = factOf(key, m_source.query(key, m_range, SceneColumns));
        if (!fact.value) { // it is measured more seldom than the range is long
            constexpr int EachSample = 1000;
            fact.value = lastOfSlow(m_source.query(key, {m_range.to - SlowFigureReach, m_range.to}, EachSample),
                                    m_range.to);
            fact.peak = fact.value.value_or(0);
        }
        if (hasBefore())
            fact.usual = medianIn(key, m_before);
        if (m_yesterday) {
            if (const auto then = medianIn(key, *m_yesterday))
                fact.usual = std::max(fact.usual.value_or(*then), *then);
        }
    }
    m_facts.insert(key, fact);
    return fact;
}

SeriesFact Scene::fact(const MetricDefinition &metric, const char *attribute, const char *value) const
{
    return fact(metric, {{QLatin1String(attribute), QLatin1String(value)}});
}

SeriesFact Scene::pressure(const char *resource) const
{
    return fact(metrics::PressureTime,
                {{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                 {QStringLiteral("wai.pressure.resource"), QLatin1String(resource)}});
}

std::vector<SeriesDescriptor> Scene::ownSeries(const MetricDefinition &metric) const
{
    std::vector<SeriesDescriptor> found;
    for (const SeriesInfo &info : m_series) {
        if (info.descriptor.metric == QLatin1String(metric.metric) && isOurOwn(info.descriptor.origin))
            found.push_back(info.descriptor);
    }
    std::ranges::sort(found, {}, &SeriesDescriptor::key);
    return found;
}

// --- processes -----------------------------------------------------------------------------------------------------

void Scene::readProcesses()
{
    std::map<ProcessIdentity, ProcessSample> usual;
    std::map<QString, Program> programs;
    if (hasBefore()) {
        for (const ProcessSample &sample : m_source.processTotals(m_before)) {
            usual.insert_or_assign(sample.identity, sample);
            Program &program = programs[sample.name];
            program.usualCpu += sample.cpu.value_or(0);
            program.usualWaited += sample.runDelay.value_or(0);
            program.usualRead += sample.readRate.value_or(0);
            program.usualWritten += sample.writeRate.value_or(0);
            program.usualFaults += sample.majorFaults.value_or(0);
            program.usualResident += sample.residentBytes;
        }
    }
    for (ProcessSample &sample : m_source.processTotals(m_range)) {
        const auto before = usual.find(sample.identity);
        m_actors.push_back({std::move(sample), before == usual.end() ? std::nullopt : std::optional(before->second)});
    }
    std::ranges::sort(m_actors, [](const Actor &a, const Actor &b) {
        return std::tuple(-a.cpu(), a.now.identity) < std::tuple(-b.cpu(), b.now.identity);
    });
    for (const Actor &actor : m_actors) {
        Program &program = programs[actor.now.name];
        program.name = actor.now.name;
        program.members.push_back(&actor);
        program.cpu += actor.cpu();
        program.waited += actor.waited();
        program.read += actor.now.readRate.value_or(0);
        program.written += actor.now.writeRate.value_or(0);
        program.faults += actor.now.majorFaults.value_or(0);
        program.resident += actor.now.residentBytes;
    }
    for (auto &[name, program] : programs) {
        if (!program.members.empty())
            m_programs.push_back(std::move(program));
    }
    std::ranges::stable_sort(m_programs, std::greater<>(), &Program::cpu);
}

const Actor *Scene::actor(qint32 pid) const
{
    const auto found = std::ranges::find_if(m_actors, [&](const Actor &one) { return one.now.identity.pid == pid; });
    return found == m_actors.end() ? nullptr : &*found;
}

QString Scene::nameOf(qint32 pid, const QString &otherwise) const
{
    const Actor *known = actor(pid);
    return known ? known->now.name : otherwise;
}

const QHash<qint32, double> &Scene::blockedShares() const
{
    if (m_blocked)
        return *m_blocked;
    constexpr int Moments = 20;
    const int moments = std::clamp(int(seconds()), 1, Moments);
    QHash<qint32, double> shares;
    for (int i = 0; i < moments; ++i) {
        for (const ProcessSample &sample :
             m_source.processesAt(m_range.from + m_range.length() * (2 * i + 1) / (2 * moments))) {
            if (sample.state == 'D')
                shares[sample.identity.pid] += 1.0 / moments;
        }
    }
    m_blocked = std::move(shares);
    return *m_blocked;
}

std::vector<const Actor *> Scene::cpuVictims(const Program *taker) const
{
    const bool isTakerNew = !taker || taker->usualCpu < 0.7 * taker->cpu;
    std::vector<const Actor *> victims;
    for (const Actor &actor : m_actors) {
        if (actor.isKernel() || isOurs(actor.now.name) || (taker && actor.now.name == taker->name)
            || (hasBefore() && !actor.usual && isTakerNew))
            continue;
        if (suffers(actor))
            victims.push_back(&actor);
    }
    std::ranges::stable_sort(victims, std::greater<>(), [](const Actor *actor) { return actor->waited(); });
    return victims;
}

// --- what is asked once --------------------------------------------------------------------------------------------

const StackFacts &Scene::stacks() const
{
    if (!m_stacks)
        m_stacks.emplace(m_source.stacks(m_range));
    return *m_stacks;
}

const StackFacts &Scene::stacksBefore() const
{
    if (!m_stacksBefore)
        m_stacksBefore.emplace(hasBefore() ? m_source.stacks(m_before) : Profile());
    return *m_stacksBefore;
}

const std::vector<MachineEvent> &Scene::events() const
{
    if (!m_events)
        m_events = m_source.events({m_range.from - EventsBack, m_range.to});
    return *m_events;
}

} // namespace performance
