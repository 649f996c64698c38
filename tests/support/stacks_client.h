// SPDX-License-Identifier: MIT
#pragma once

#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/client/report_client.h>
#include <performance/profile/profile_builder.h>

#include <QPromise>

#include <map>

/// The stacks of a machine that a test chose: "program;main;work" at a second of the history, so many samples of it.
class MadeStacks {
public:
    explicit MadeStacks(performance::Timestamp begin) : m_begin(begin) {}

    /// `samples` a second in [from, to), of a stack of a process: 1/19 s of CPU time each.
    MadeStacks &with(int from, int to, qint32 pid, const QString &program, const QString &stack, int samples,
                     performance::ModuleKind kind = performance::ModuleKind::Executable, quint8 event = 0)
    {
        for (int second = from; second < to; ++second)
            m_rows.push_back({second, pid, program, stack, samples, kind, event});
        return *this;
    }
    performance::Timestamp begin() const { return m_begin; }

    performance::Profile in(const performance::TimeRange &range, const performance::StacksFilter &filter) const
    {
        using namespace performance;
        ProfileBuilder builder;
        builder.header().startedAt = range.from;
        builder.header().duration = range.length();
        builder.header().target = Profile::WholeSystem;
        builder.header().events = {
            {ProfileEvent::Kind::OnCpu, StackEvents::Cpu, QStringLiteral("ns"), 19},
            {ProfileEvent::Kind::OffCpu, StackEvents::Lock, QStringLiteral("ns"), 1},
            {ProfileEvent::Kind::OffCpu, StackEvents::Blocked, QStringLiteral("ns"), 1},
            {ProfileEvent::Kind::OffCpu, StackEvents::Runnable, QStringLiteral("ns"), 1},
        };
        std::multimap<qint64, std::pair<const Row *, int>> samples;
        for (const Row &row : m_rows) {
            if (!filter.processes.empty() && std::ranges::find(filter.processes, row.pid) == filter.processes.end())
                continue;
            if (!filter.program.isEmpty() && filter.program != row.program)
                continue;
            for (int i = 0; i < row.samples; ++i) {
                const Timestamp time = m_begin + std::chrono::seconds(row.second)
                    + nanoseconds(1'000'000'000LL * i / row.samples);
                if (range.contains(time))
                    samples.emplace((time - range.from).count(), std::pair(&row, i));
            }
        }
        for (const auto &[time, at] : samples)
            add(builder, *at.first, time);
        return builder.profile();
    }

    std::vector<performance::ProcessActivity> activities(const performance::TimeRange &range) const
    {
        using namespace performance;
        std::vector<ProcessActivity> list;
        std::map<qint32, QString> names;
        for (const Row &row : m_rows)
            names.emplace(row.pid, row.program);
        for (const auto &[pid, name] : names) {
            StacksFilter filter;
            filter.processes = {pid};
            const Profile profile = in(range, filter);
            if (profile.empty())
                continue;
            const CallTree tree = buildCallTree(profile, {});
            const auto costs = functionCosts(tree);
            if (costs.empty() || tree.total() == 0)
                continue;
            list.push_back({pid, name, double(tree.total()) * 1e-9, profile.functionName(costs.front().function),
                            profile.moduleName(costs.front().function),
                            double(costs.front().self) / double(tree.total()), true});
        }
        std::ranges::sort(list, std::greater(), &ProcessActivity::cpuSeconds);
        return list;
    }

private:
    struct Row {
        int second;
        qint32 pid;
        QString program;
        QString stack;
        int samples;
        performance::ModuleKind kind;
        quint8 event;
    };
    static void add(performance::ProfileBuilder &builder, const Row &row, qint64 time)
    {
        using namespace performance;
        constexpr qint64 Period = 1'000'000'000 / 19;
        qint32 stack = -1;
        for (const QString &frame : row.stack.split(u';')) {
            const QString own = frame.section(u'!', 0, 0).isEmpty() || !frame.contains(u'!')
                ? row.program
                : frame.section(u'!', 0, 0);
            const ModuleKind kind = own == row.program ? row.kind
                : own == u"[kernel]"                   ? ModuleKind::Kernel
                                                       : ModuleKind::Library;
            const qint32 module = builder.module(own, QStringLiteral("/usr/bin/") + own, {}, kind);
            const QString name = frame.contains(u'!') ? frame.section(u'!', 1) : frame;
            stack = builder.stack(stack,
                                  builder.namedFrame(module, builder.function(builder.string(name), module), 0, 0),
                                  FrameOrigin::CallFrameInfo);
        }
        builder.nameThread(row.pid, row.pid, row.program.toStdString());
        builder.addSample(time, row.event, builder.thread(row.pid, row.pid), stack,
                          row.event == 0 ? Period : 1'000'000'000);
    }

    performance::Timestamp m_begin;
    std::vector<Row> m_rows;
};

/// A facet over them, that counts what it is asked.
class StacksOfTest final : public performance::Stacks {
public:
    explicit StacksOfTest(MadeStacks made) : m_made(std::move(made)) {}

    performance::StacksStatus state;
    std::optional<performance::PerformanceError> refusal; ///< of every question about stacks
    performance::Profile threads;                         ///< what now() answers
    std::vector<std::pair<performance::TimeRange, performance::StacksFilter>> asked;
    bool holdsBack = false; ///< answers come when release() is called

    MadeStacks &made() { return m_made; }

    Future<performance::Profile> in(const performance::TimeRange &range,
                                    const performance::StacksFilter &filter) override
    {
        asked.emplace_back(range, filter);
        return answer(m_made.in(range, filter));
    }
    Future<std::vector<performance::ProcessActivity>> activities(const performance::TimeRange &range) override
    {
        return ready(m_made.activities(range));
    }
    Future<performance::Profile> now(qint32) override { return ready(threads); }
    Future<performance::StacksStatus> status() override
    {
        return QtFuture::makeReadyFuture(performance::PerformanceResult<performance::StacksStatus>(state));
    }
    void release()
    {
        holdsBack = false;
        for (auto &[promise, profile] : m_held) {
            promise->addResult(performance::PerformanceResult<performance::Profile>(profile));
            promise->finish();
        }
        m_held.clear();
    }

private:
    using ProfilePromise = QPromise<performance::PerformanceResult<performance::Profile>>;

    template<typename T>
    Future<T> ready(T value)
    {
        using Result = performance::PerformanceResult<T>;
        return QtFuture::makeReadyFuture(refusal ? Result(performance::failure(*refusal)) : Result(std::move(value)));
    }
    Future<performance::Profile> answer(performance::Profile profile)
    {
        if (!holdsBack)
            return ready(std::move(profile));
        m_held.emplace_back(std::make_shared<ProfilePromise>(), std::move(profile));
        m_held.back().first->start();
        return m_held.back().first->future();
    }

    MadeStacks m_made;
    std::vector<std::pair<std::shared_ptr<ProfilePromise>, performance::Profile>> m_held;
};

class ConfigurationOfTest final : public performance::Configuration {
public:
    performance::PerformanceConfig wanted;

    Future<performance::PerformanceConfig> config() override
    {
        return QtFuture::makeReadyFuture(performance::PerformanceResult<performance::PerformanceConfig>(wanted));
    }
    Future<void> setConfig(const performance::PerformanceConfig &config) override
    {
        wanted = config;
        Q_EMIT changed();
        return QtFuture::makeReadyFuture(performance::PerformanceResult<void>());
    }
};

/// A machine with stacks of its past: its series and processes are those of a report.
class StacksClient final : public performance::PerformanceClient {
public:
    StacksClient(const performance::PerformanceReport &report, MadeStacks made)
        : m_report(report), m_stacks(std::move(made))
    {
        m_stacks.state.reach = performance::StacksStatus::Reach::Machine;
        m_stacks.state.rate = m_stacks.state.wantedRate = 19;
        m_stacks.state.oldest = m_stacks.made().begin();
        m_configuration.wanted = performance::PerformanceConfig().withKeptStacks(true);
    }

    performance::History *history() override { return m_report.history(); }
    performance::Processes *processes() override { return m_report.processes(); }
    performance::Diagnostics *diagnostics() override { return m_report.diagnostics(); }
    performance::Configuration *configuration() override { return &m_configuration; }
    performance::Stacks *stacks() override { return &m_stacks; }
    performance::PerformanceError whyMissing() const override { return m_report.whyMissing(); }

    performance::TimeRange range() const { return m_report.range(); }
    StacksOfTest &kept() { return m_stacks; }
    ConfigurationOfTest &configured() { return m_configuration; }

private:
    performance::ReportClient m_report;
    StacksOfTest m_stacks;
    ConfigurationOfTest m_configuration;
};
