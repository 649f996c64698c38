// SPDX-License-Identifier: MIT
#include "performance/client/local_explanations.h"

#include "performance/core/translate.h"

#include "performance/explain/explain.h"

namespace performance {

namespace {

class StoreSource final : public ExplainSource {
public:
    StoreSource(const SeriesStore &store, const LocalExplanations::Knowledge &knowledge)
        : m_store(store), m_knowledge(knowledge)
    {}

    std::vector<SeriesInfo> series() const override { return m_store.series(); }
    SeriesData query(const QString &key, const TimeRange &range, int maxPoints) const override
    {
        return m_store.query(key, range, maxPoints).value_or(SeriesData());
    }
    double growth(const QString &key, const TimeRange &range) const override { return m_store.growth(key, range); }
    std::vector<ProcessSample> processTotals(const TimeRange &range) const override
    {
        return m_store.processTotals(range);
    }
    std::vector<ProcessSample> processesAt(Timestamp time) const override
    {
        const auto tick = m_store.processesAt(time);
        return tick ? tick->processes : std::vector<ProcessSample>();
    }
    Profile stacks(const TimeRange &range) const override
    {
        return m_knowledge.stacks ? m_knowledge.stacks(range) : Profile();
    }
    std::vector<MachineEvent> events(const TimeRange &range) const override
    {
        return m_knowledge.events ? m_knowledge.events(range) : std::vector<MachineEvent>();
    }
    std::vector<Suggestion> suggestions() const override
    {
        std::vector<Suggestion> found;
        if (m_knowledge.suggestions) {
            for (const PerformanceOptimization &one : m_knowledge.suggestions())
                found.push_back({one.id, one.name.inEnglish(), one.rule});
        }
        return found;
    }
    int cpus() const override { return 0; } // the history says how many there were then

private:
    const SeriesStore &m_store;
    const LocalExplanations::Knowledge &m_knowledge;
};

} // namespace

Facet::Future<Explanation> LocalExplanations::why(const TimeRange &range)
{
    return m_lanes.run(Lanes::Lane::Question, [this, range] { return answer(range); });
}

PerformanceResult<Explanation> LocalExplanations::answer(const TimeRange &range) const
{
    if (range.isEmpty())
        return failure(PerformanceErrorCode::InvalidArgument, toIsoString(range.from),
                       translate("Client", "the range is empty"));
    Explanation explanation = explain(StoreSource(m_store, m_knowledge), range, m_lanes.stopToken());
    if (!explanation.before.isEmpty() || !explanation.checked.empty() || !explanation.causes.empty())
        return explanation;
    const HistoryInfo info = m_store.info();
    return failure(PerformanceErrorCode::Unsupported, toIsoString(range.from),
                   translate("Client", "nothing was recorded in this time"),
                   info.oldest ? translate("Client", "There is a history from %1 on.").arg(toIsoString(*info.oldest))
                               : translate("Client", "Start the dashboard or wai-performance serve to record one."));
}

} // namespace performance
