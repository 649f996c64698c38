// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>
#include <performance/client/ready_future.h>
#include <performance/core/metric_table.h>

#include <QPromise>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>

/// Explanations that a test gives. Each question is answered at once with `answer`, or, held, when the test says so.
class MadeExplanations : public performance::Explanations {
public:
    using Answer = performance::PerformanceResult<performance::Explanation>;

    std::function<Answer(const performance::TimeRange &)> answer;
    bool holds = false;
    std::vector<performance::TimeRange> asked;
    std::vector<std::shared_ptr<QPromise<Answer>>> held;

    Future<performance::Explanation> why(const performance::TimeRange &range) override
    {
        asked.push_back(range);
        if (!holds)
            return performance::readyFuture(answer(range));
        held.push_back(std::make_shared<QPromise<Answer>>());
        held.back()->start();
        return held.back()->future();
    }
    void release(size_t question)
    {
        held[question]->addResult(answer(asked[question]));
        held[question]->finish();
    }
};

/// What happened, in memory; notes can be written and removed.
class MadeMachineLog : public performance::MachineLog {
public:
    std::vector<performance::MachineEvent> events; ///< by rising time
    bool refuses = false;                          ///< nothing can be kept

    Future<std::vector<performance::MachineEvent>> in(const performance::TimeRange &range) override
    {
        std::vector<performance::MachineEvent> found;
        for (const performance::MachineEvent &event : events) {
            if (range.contains(event.time))
                found.push_back(event);
        }
        return performance::readyFuture(performance::PerformanceResult<std::vector<performance::MachineEvent>>(found));
    }
    Future<void> addNote(performance::Timestamp time, const QString &text) override
    {
        if (refuses)
            return refused();
        performance::MachineEvent note;
        note.time = time;
        note.subject = text;
        note.id = QStringLiteral("note-%1").arg(++m_notes);
        add(note);
        Q_EMIT changed();
        return performance::readyFuture(performance::PerformanceResult<void>());
    }
    Future<void> removeNote(const QString &id) override
    {
        if (refuses)
            return refused();
        std::erase_if(events, [&](const auto &event) { return event.id == id; });
        Q_EMIT changed();
        return performance::readyFuture(performance::PerformanceResult<void>());
    }
    void add(const performance::MachineEvent &event)
    {
        events.insert(std::ranges::upper_bound(events, event.time, {}, &performance::MachineEvent::time), event);
    }

private:
    static Future<void> refused()
    {
        return performance::readyFuture<void>(performance::failure(performance::PerformanceErrorCode::IoError,
                                                                   QStringLiteral("notes"),
                                                                   QStringLiteral("No space left on device")));
    }

    int m_notes = 0;
};

/// Series that are functions of time, a value every two seconds.
class MadeHistory : public performance::History {
public:
    struct Series {
        performance::SeriesDescriptor descriptor;
        std::function<double(performance::Timestamp)> of;
    };
    std::map<QString, Series> made;
    std::vector<performance::TimelineEvent> marks;

    void add(const performance::SeriesDescriptor &descriptor, std::function<double(performance::Timestamp)> of)
    {
        made[descriptor.key()] = {descriptor, std::move(of)};
    }
    Future<performance::PerformanceSnapshot> snapshot() override { return none<performance::PerformanceSnapshot>(); }
    Future<std::vector<performance::PerformanceMetric>> latest() override
    {
        return none<std::vector<performance::PerformanceMetric>>();
    }
    Future<performance::PerformanceMetric> latestOf(const QString &) override
    {
        return none<performance::PerformanceMetric>();
    }
    Future<std::vector<performance::SeriesInfo>> series() override
    {
        std::vector<performance::SeriesInfo> infos;
        for (const auto &[key, one] : made)
            infos.push_back({one.descriptor, performance::now()});
        return performance::readyFuture(performance::PerformanceResult<std::vector<performance::SeriesInfo>>(infos));
    }
    Future<performance::SeriesData> query(const QString &key, const performance::TimeRange &range, int points) override
    {
        return performance::readyFuture(
            performance::PerformanceResult<performance::SeriesData>(of(key, range, points)));
    }
    Future<std::vector<performance::SeriesData>> queryAll(const QStringList &keys, const performance::TimeRange &range,
                                                          int points) override
    {
        std::vector<performance::SeriesData> all;
        for (const QString &key : keys)
            all.push_back(of(key, range, points));
        return performance::readyFuture(performance::PerformanceResult<std::vector<performance::SeriesData>>(all));
    }
    Future<std::vector<performance::TimelineEvent>> events(const performance::TimeRange &range) override
    {
        std::vector<performance::TimelineEvent> found;
        for (const performance::TimelineEvent &mark : marks) {
            if (range.contains(mark.time))
                found.push_back(mark);
        }
        return performance::readyFuture(performance::PerformanceResult<std::vector<performance::TimelineEvent>>(found));
    }

private:
    template<typename T>
    static Future<T> none()
    {
        return performance::readyFuture<T>(
            performance::failure(performance::PerformanceErrorCode::Unsupported, QStringLiteral("made")));
    }
    performance::SeriesData of(const QString &key, const performance::TimeRange &range, int points) const
    {
        performance::SeriesData data;
        const auto it = made.find(key);
        if (it == made.end())
            return data;
        data.descriptor = it->second.descriptor;
        data.step = std::max<performance::nanoseconds>(range.length() / std::max(1, points), std::chrono::seconds(2));
        for (performance::Timestamp time = range.from; time + data.step <= range.to; time += data.step) {
            const double value = it->second.of(time);
            data.points.push_back({time, data.step, value, value, value, 1});
        }
        return data;
    }
};

/// Suggestions that a test gives.
class MadeAdvice : public performance::Advice {
public:
    std::vector<performance::PerformanceOptimization> made;

    Future<std::vector<performance::PerformanceOptimization>> suggestions() override
    {
        return performance::readyFuture(
            performance::PerformanceResult<std::vector<performance::PerformanceOptimization>>(made));
    }
    Future<QStringList> recommendations() override
    {
        return performance::readyFuture(performance::PerformanceResult<QStringList>(QStringList()));
    }
};

/// Alerts that rang.
class MadeAlerts : public performance::Alerts {
public:
    std::vector<performance::Alert> rung;

    Future<performance::AlertSettings> settings() override
    {
        return performance::readyFuture<performance::AlertSettings>(performance::AlertSettings());
    }
    Future<void> setSettings(const performance::AlertSettings &) override { return performance::readyFuture<void>({}); }
    Future<std::vector<performance::Alert>> list() override
    {
        return performance::readyFuture<std::vector<performance::Alert>>(rung);
    }
};

/// Nobody ran, and nothing was sampled: a page that shows processes or stacks has nothing to show.
class NoProcesses : public performance::Processes {
public:
    Future<performance::ProcessList> list() override { return none(); }
    void watch(bool) override {}
    Future<performance::ProcessList> at(performance::Timestamp) override { return none(); }
    Future<performance::ProcessList> in(const performance::TimeRange &) override { return none(); }
    Future<std::vector<performance::ProcessMoment>> historyOf(const performance::ProcessIdentity &,
                                                              const performance::TimeRange &) override
    {
        return performance::readyFuture<std::vector<performance::ProcessMoment>>(
            std::vector<performance::ProcessMoment>());
    }

private:
    static Future<performance::ProcessList> none()
    {
        return performance::readyFuture<performance::ProcessList>(performance::ProcessList());
    }
};
class NoStacks : public performance::Stacks {
public:
    Future<performance::Profile> in(const performance::TimeRange &, const performance::StacksFilter &) override
    {
        return performance::readyFuture<performance::Profile>(performance::Profile());
    }
    Future<std::vector<performance::ProcessActivity>> activities(const performance::TimeRange &) override
    {
        return performance::readyFuture<std::vector<performance::ProcessActivity>>(
            std::vector<performance::ProcessActivity>());
    }
    Future<performance::Profile> now(qint32) override
    {
        return performance::readyFuture<performance::Profile>(performance::Profile());
    }
    Future<performance::StacksStatus> status() override
    {
        return performance::readyFuture<performance::StacksStatus>(performance::StacksStatus());
    }
};

/// A client that can say why: history, advice, the machine's log and explanations in memory, and nothing else but what `has`
/// more.
class ExplainedClient : public performance::PerformanceClient {
public:
    enum class Has { Explanations, ProcessesAndStacks };
    explicit ExplainedClient(Has has = Has::ProcessesAndStacks) : m_has(has) {}

    MadeHistory history_;
    MadeAdvice advice_;
    MadeAlerts alerts_;
    MadeMachineLog log;
    MadeExplanations why;

    performance::History *history() override { return &history_; }
    performance::Advice *advice() override { return &advice_; }
    performance::Alerts *alerts() override { return &alerts_; }
    performance::MachineLog *machineLog() override { return &log; }
    performance::Explanations *explanations() override { return &why; }
    performance::Processes *processes() override { return m_has == Has::ProcessesAndStacks ? &m_processes : nullptr; }
    performance::Stacks *stacks() override { return m_has == Has::ProcessesAndStacks ? &m_stacks : nullptr; }

private:
    Has m_has;
    NoProcesses m_processes;
    NoStacks m_stacks;
};
