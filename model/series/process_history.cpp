// SPDX-License-Identifier: MIT
#include "performance/series/process_history.h"

namespace performance {

bool ProcessHistory::store(HistoryDatabase &database, const ProcessEpoch &epoch)
{
    return epoch.isEmpty()
        || database.addProcesses(epoch.ticks().front().time, epoch.ticks().back().time, encodeProcesses(epoch));
}

std::shared_ptr<const ProcessEpoch> ProcessHistory::load(HistoryDatabase &database, qint64 id)
{
    if (const auto *known = m_epochs.object(id))
        return *known;
    const auto head = database.processHead(id);
    const auto body = database.processBody(id);
    auto epoch = head && body ? decodeProcesses(*head, *body) : std::nullopt;
    if (!epoch)
        return nullptr;
    auto shared = std::make_shared<const ProcessEpoch>(std::move(*epoch));
    m_epochs.insert(id, new std::shared_ptr<const ProcessEpoch>(shared));
    return shared;
}

std::shared_ptr<const ProcessTick> ProcessHistory::at(HistoryDatabase &database, Timestamp time)
{
    // The tick that covers a moment may be the first of the block after it.
    constexpr qint64 LongestTick = 60'000'000'000;
    const qint64 wanted = toNanoseconds(time);
    for (const auto &block : database.processBlocksBetween(wanted - LongestTick, wanted + LongestTick)) {
        const auto epoch = load(database, block.id);
        if (auto tick = epoch ? epoch->at(time) : nullptr)
            return tick;
    }
    return nullptr;
}

void ProcessHistory::addTo(HistoryDatabase &database, ProcessTotals &totals, const TimeRange &range)
{
    for (const auto &block : database.processBlocksBetween(toNanoseconds(range.from), toNanoseconds(range.to))) {
        const bool whole = range.contains(fromNanoseconds(block.from)) && range.contains(fromNanoseconds(block.to));
        if (whole) {
            if (const auto head = database.processHead(block.id))
                addTotals(*head, totals);
        } else if (const auto epoch = load(database, block.id)) {
            epoch->addTo(totals, range);
        }
    }
}

void ProcessHistory::visit(HistoryDatabase &database, const TimeRange &range,
                           const std::function<void(const ProcessEpoch &)> &use)
{
    for (const auto &block : database.processBlocksBetween(toNanoseconds(range.from), toNanoseconds(range.to))) {
        if (const auto epoch = load(database, block.id))
            use(*epoch);
    }
}

} // namespace performance
