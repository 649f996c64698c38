// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/advice.h"
#include "performance/client/alerts.h"
#include "performance/client/changes.h"
#include "performance/client/configuration.h"
#include "performance/client/diagnostics.h"
#include "performance/client/experience.h"
#include "performance/client/experiments.h"
#include "performance/client/explanations.h"
#include "performance/client/history.h"
#include "performance/client/ingest.h"
#include "performance/client/machine_log.h"
#include "performance/client/process_control.h"
#include "performance/client/processes.h"
#include "performance/client/reports.h"
#include "performance/client/sessions.h"
#include "performance/client/stacks.h"
#include "performance/client/suggestion_rules.h"
#include "performance/core/when_done.h"

#include <type_traits>
#include <utility>

namespace performance {

/// The one door to the model: it hands out the facets, each a small interface of its own, and answers the questions of the
/// specification by asking them.
///
/// What a client does not have, it lacks: nullptr instead of a facet, and the same for as long as it lives. A facet is the
/// client's, and goes with it.
///
/// Every method is asynchronous: it returns at once with a future of a value or a PerformanceError, and may be called
/// from any thread. Continue with `whenDone(future, this, …)` on a thread with an event loop, or `co_await` it with QCoro;
/// QFuture::then() is not safe with Qt 6.4 (core/when_done.h says why). Signals are emitted on the client's threads;
/// connections to objects of other threads are queued as usual.
class PerformanceClient : public QObject {
    Q_OBJECT
public:
    template<typename T>
    using Future = QFuture<PerformanceResult<T>>;

    ~PerformanceClient() override;

    virtual History *history() { return nullptr; }
    virtual Processes *processes() { return nullptr; }
    virtual ProcessControl *processControl() { return nullptr; }
    virtual Ingest *ingest() { return nullptr; }
    virtual Reports *reports() { return nullptr; }
    virtual Sessions *sessions() { return nullptr; }
    virtual Advice *advice() { return nullptr; }
    virtual Changes *changes() { return nullptr; }
    virtual Experiments *experiments() { return nullptr; }
    virtual SuggestionRules *suggestionRules() { return nullptr; }
    virtual Experience *experience() { return nullptr; }
    virtual Alerts *alerts() { return nullptr; }
    virtual Configuration *configuration() { return nullptr; }
    virtual Diagnostics *diagnostics() { return nullptr; }
    virtual Stacks *stacks() { return nullptr; }
    virtual MachineLog *machineLog() { return nullptr; }
    virtual Explanations *explanations() { return nullptr; }

    /// Why this client lacks what it lacks: Unsupported. Whoever lacks anything overrides it, in words for its user.
    virtual PerformanceError whyMissing() const;

    /// Asks a facet, `client.ask(&Changes::revert, id)`; where this client lacks it, the answer is whyMissing().
    template<typename F, typename T, typename... Parameters>
    QFuture<T> ask(QFuture<T> (F::*question)(Parameters...), std::type_identity_t<Parameters>... arguments)
    {
        if (F *const one = facet<F>())
            return (one->*question)(std::forward<Parameters>(arguments)...);
        return QtFuture::makeReadyFuture(T(failure(whyMissing())));
    }
    /// Connects a signal of a facet, `client.follow(&Reports::changed, this, …)`; nothing where this client lacks it.
    template<typename F, typename... Parameters, typename Receiver, typename Slot>
    void follow(void (F::*signal)(Parameters...), const Receiver *receiver, Slot slot,
                Qt::ConnectionType type = Qt::AutoConnection)
    {
        if (F *const one = facet<F>())
            connect(one, signal, receiver, std::move(slot), type);
    }

    /// The questions of the specification: History, Ingest.
    Future<PerformanceSnapshot> createSnapshot();
    Future<std::vector<PerformanceMetric>> metrics();
    Future<PerformanceMetric> metric(const QString &id);
    Future<void> recordMetric(const PerformanceMetric &metric);
    /// Reports.
    Future<PerformanceReport> generateReport(const QString &name, nanoseconds duration);
    Future<PerformanceReport> report(const QString &id);
    /// Advice, Changes.
    Future<std::vector<PerformanceOptimization>> optimizations();
    Future<bool> applyOptimization(const QString &id, bool measure = true);
    Future<QStringList> recommendations();
    /// Experience.
    Future<std::vector<UxImprovement>> uxImprovements();
    Future<bool> implementUxImprovement(const QString &id);
    /// Sessions.
    Future<void> startProfiling(const ProfilingRequest &request);
    Future<PerformanceReport> stopProfiling();
    Future<bool> isProfiling();
    /// Configuration.
    Future<PerformanceConfig> config();
    Future<void> setConfig(const PerformanceConfig &config);

Q_SIGNALS:
    /// There are new samples up to `time`.
    void advanced(performance::Timestamp time);
    /// Something went wrong that the user should know, a sentence.
    void problemOccurred(const QString &sentence);

protected:
    explicit PerformanceClient(QObject *parent = nullptr);

private:
    template<typename F>
    F *facet();
};

template<typename F>
F *PerformanceClient::facet()
{
    if constexpr (std::is_same_v<F, History>)
        return history();
    else if constexpr (std::is_same_v<F, Processes>)
        return processes();
    else if constexpr (std::is_same_v<F, ProcessControl>)
        return processControl();
    else if constexpr (std::is_same_v<F, Ingest>)
        return ingest();
    else if constexpr (std::is_same_v<F, Reports>)
        return reports();
    else if constexpr (std::is_same_v<F, Sessions>)
        return sessions();
    else if constexpr (std::is_same_v<F, Advice>)
        return advice();
    else if constexpr (std::is_same_v<F, Changes>)
        return changes();
    else if constexpr (std::is_same_v<F, Experiments>)
        return experiments();
    else if constexpr (std::is_same_v<F, SuggestionRules>)
        return suggestionRules();
    else if constexpr (std::is_same_v<F, Experience>)
        return experience();
    else if constexpr (std::is_same_v<F, Alerts>)
        return alerts();
    else if constexpr (std::is_same_v<F, Configuration>)
        return configuration();
    else if constexpr (std::is_same_v<F, Stacks>)
        return stacks();
    else if constexpr (std::is_same_v<F, MachineLog>)
        return machineLog();
    else if constexpr (std::is_same_v<F, Explanations>)
        return explanations();
    else {
        static_assert(std::is_same_v<F, Diagnostics>, "no facet of a client");
        return diagnostics();
    }
}

/// A client that observes this machine. Everything stays in memory unless `config` names a data folder; the variables
/// PERFORMANCE_ENABLED, PERFORMANCE_PROFILE_INTERVAL and PERFORMANCE_RETENTION overlay it. Where the data folder cannot
/// be used, the client says so (problemOccurred, Diagnostics::status().history.problems) and works in memory.
std::unique_ptr<PerformanceClient> createPerformanceClient();
std::unique_ptr<PerformanceClient> createPerformanceClient(const PerformanceConfig &config);

} // namespace performance

Q_DECLARE_METATYPE(performance::Timestamp)
