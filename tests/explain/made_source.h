// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/lock_frames.h>
#include <performance/core/metric_table.h>
#include <performance/core/stacks.h>
#include <performance/explain/explain_source.h>
#include <performance/profile/profile_builder.h>

#include <algorithm>
#include <map>

/// A machine of four CPUs as a test wants it: ten minutes as usual, then a minute in which something was otherwise. Figures are
/// those of the time before and of the minute; they wobble by a hundredth, always the same.
class MadeSource final : public performance::ExplainSource {
public:
    using Timestamp = performance::Timestamp;
    static constexpr Timestamp Begin{std::chrono::seconds(1'700'000'000)};
    static constexpr performance::TimeRange Range{Begin + std::chrono::seconds(600), Begin + std::chrono::seconds(660)};

    /// `recorded`: from where on there is anything.
    explicit MadeSource(Timestamp recorded = Begin) : m_recorded(recorded)
    {
        using namespace performance;
        for (const auto &[name, kind] : {std::pair(StackEvents::Cpu, ProfileEvent::Kind::OnCpu),
                                         std::pair(StackEvents::Lock, ProfileEvent::Kind::OffCpu),
                                         std::pair(StackEvents::Blocked, ProfileEvent::Kind::OffCpu),
                                         std::pair(StackEvents::Runnable, ProfileEvent::Kind::OffCpu)})
            m_builder.header().events.push_back({kind, name, QStringLiteral("ns"), 19});
        m_builder.header().startedAt = Range.from;
        m_builder.header().duration = Range.length();
        with(metrics::CpuCount, {}, 4, 4);
        with(metrics::CpuUtilization, {}, 0.1, 0.1);
        pressure("cpu", 0.01, 0.01).pressure("memory", 0, 0).pressure("io", 0.005, 0.005);
        with(metrics::ContextSwitches, {}, 3000, 3000).with(metrics::Interrupts, {}, 2000, 2000);
        with(metrics::ProcessCreated, {}, 2, 2);
    }

    MadeSource &with(const performance::MetricDefinition &metric, const performance::Attributes &attributes,
                     double usual, double value)
    {
        return with(metric.series(attributes), usual, value);
    }
    MadeSource &with(performance::SeriesDescriptor descriptor, double usual, double value)
    {
        if (descriptor.origin == performance::SeriesOrigin::Unknown)
            descriptor.origin = performance::SeriesOrigin::Collector;
        const QString key = descriptor.key();
        m_figures.insert_or_assign(key, Figure{std::move(descriptor), usual, value});
        return *this;
    }
    MadeSource &pressure(const char *resource, double usual, double value)
    {
        return with(performance::metrics::PressureTime,
                    {{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                     {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}},
                    usual, value);
    }

    /// A process as of the minute, or of the time before it.
    static performance::ProcessSample process(qint32 pid, const QString &name, double cpu, double waited = 0)
    {
        performance::ProcessSample sample;
        sample.identity = {pid, quint64(pid) * 10};
        sample.parent = 1;
        sample.name = name;
        sample.cpu = cpu;
        sample.runDelay = waited;
        sample.readRate = sample.writeRate = sample.majorFaults = 0;
        sample.residentBytes = 50 << 20;
        sample.threads = 1;
        sample.state = 'S';
        return sample;
    }
    MadeSource &usually(const performance::ProcessSample &sample)
    {
        m_before.push_back(sample);
        return *this;
    }
    MadeSource &doing(const performance::ProcessSample &sample)
    {
        m_during.push_back(sample);
        return *this;
    }
    /// The same in both.
    MadeSource &always(const performance::ProcessSample &sample) { return usually(sample).doing(sample); }

    /// Samples of a second each with a stack such as "main;work;k:io_schedule", outermost first. "k:" is the kernel's, "l:" a
    /// frame of "[lock]", "p:" one of "[peer]".
    MadeSource &stack(qint32 pid, qint32 thread, const QString &name, QLatin1String event, const QString &frames,
                      int seconds)
    {
        using namespace performance;
        qint32 stack = -1;
        for (const QString &frame : frames.split(u';')) {
            const QString prefix = frame.left(2);
            const qint32 module = prefix == u"k:" ? this->module(QStringLiteral("[kernel]"), ModuleKind::Kernel)
                : prefix == u"l:"                 ? this->module(LockFrames::Module, ModuleKind::Unknown)
                : prefix == u"p:"                 ? this->module(LockFrames::PeerModule, ModuleKind::Unknown)
                                                  : this->module(name, ModuleKind::Executable);
            const QString function = prefix.endsWith(u':') && frame[0].isLower() && frame.size() > 2 && frame[1] == u':'
                ? frame.mid(2)
                : frame;
            stack = m_builder.stack(
                stack, m_builder.namedFrame(module, m_builder.function(m_builder.string(function), module), 0, 0),
                FrameOrigin::Sampled);
        }
        const auto events = m_builder.header().events;
        const auto place = std::ranges::find(events, event, &ProfileEvent::name) - events.begin();
        m_builder.nameThread(pid, pid, name.toStdString());
        const qint32 row = m_builder.thread(pid, thread);
        for (int i = 0; i < seconds; ++i)
            m_samples.push_back({qint64(m_samples.size() % 60) * 1'000'000'000, int(place), row, stack});
        return *this;
    }
    MadeSource &event(performance::MachineEvent::Kind kind, std::chrono::seconds before, const QString &subject)
    {
        m_events.push_back({kind, Range.from - before, subject, QStringLiteral("1 → 2"), QStringLiteral("a log"), {}});
        return *this;
    }
    MadeSource &suggestion(const QString &id, const QString &name, const QString &rule)
    {
        m_suggestions.push_back({id, name, rule});
        return *this;
    }

    // ExplainSource
    std::vector<performance::SeriesInfo> series() const override
    {
        std::vector<performance::SeriesInfo> list;
        for (const auto &[key, figure] : m_figures)
            list.push_back({figure.descriptor, Range.to});
        return list;
    }
    performance::SeriesData query(const QString &key, const performance::TimeRange &range, int maxPoints) const override
    {
        performance::SeriesData data;
        const auto found = m_figures.find(key);
        const auto from = std::max(range.from, m_recorded);
        const auto to = std::min(range.to, Range.to);
        if (found == m_figures.end() || to <= from)
            return data;
        data.descriptor = found->second.descriptor;
        const auto second = std::chrono::seconds(1);
        const auto step = std::max<performance::nanoseconds>(
            second, (to - from + performance::nanoseconds(maxPoints - 1)) / maxPoints);
        for (Timestamp time = from; time < to; time += step) {
            const double value = (time < Range.from ? found->second.usual : found->second.value)
                * (1 + 0.01 * double(time.time_since_epoch() / second % 7 - 3));
            data.points.push_back({time, step, value, value, value, quint32(step / second)});
        }
        return data;
    }
    double growth(const QString &key, const performance::TimeRange &range) const override
    {
        double sum = 0;
        for (const auto &point : query(key, range, 100000).points)
            sum += point.mean;
        return sum;
    }
    std::vector<performance::ProcessSample> processTotals(const performance::TimeRange &range) const override
    {
        return range.from >= Range.from - std::chrono::seconds(6) ? m_during : m_before;
    }
    std::vector<performance::ProcessSample> processesAt(Timestamp time) const override
    {
        return time >= Range.from ? m_during : m_before;
    }
    performance::Profile stacks(const performance::TimeRange &range) const override
    {
        if (range.from < Range.from - std::chrono::seconds(6))
            return {};
        performance::ProfileBuilder builder = m_builder;
        auto samples = m_samples;
        std::ranges::stable_sort(samples, {}, &Row::time);
        for (const Row &row : samples)
            builder.addSample(row.time, quint8(row.event), row.thread, row.stack, 1'000'000'000);
        return builder.profile();
    }
    std::vector<performance::MachineEvent> events(const performance::TimeRange &range) const override
    {
        std::vector<performance::MachineEvent> found;
        std::ranges::copy_if(m_events, std::back_inserter(found),
                             [&](const auto &event) { return range.contains(event.time); });
        std::ranges::stable_sort(found, {}, &performance::MachineEvent::time);
        return found;
    }
    std::vector<Suggestion> suggestions() const override { return m_suggestions; }
    int cpus() const override { return 4; }

private:
    struct Figure {
        performance::SeriesDescriptor descriptor;
        double usual;
        double value;
    };
    struct Row {
        qint64 time;
        int event;
        qint32 thread;
        qint32 stack;
    };
    qint32 module(const QString &name, performance::ModuleKind kind) { return m_builder.module(name, name, {}, kind); }

    Timestamp m_recorded;
    std::map<QString, Figure> m_figures;
    std::vector<performance::ProcessSample> m_before;
    std::vector<performance::ProcessSample> m_during;
    performance::ProfileBuilder m_builder;
    std::vector<Row> m_samples;
    std::vector<performance::MachineEvent> m_events;
    std::vector<Suggestion> m_suggestions;
};
