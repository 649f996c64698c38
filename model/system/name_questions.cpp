// SPDX-License-Identifier: MIT
#include "performance/system/name_questions.h"

#include "performance/system/process_tracker.h"
#include "performance/system/socket_holders.h"

#include <algorithm>

namespace performance {

namespace {

constexpr int LongestQuestion = 12; // looks: a minute
/// All processes are searched so seldom, which takes some milliseconds; those that are known are looked at each time.
constexpr int SearchEvery = 6;
constexpr int LooksKept = 120; // looks: ten minutes without a question

/// proc_pid_comm(5): the name and a newline.
QString nameOf(const KernelRoot &root, int32_t process)
{
    FileReader reader;
    const auto text = reader.read(root.path("/proc/" + std::to_string(process) + "/comm"));
    return text ? ProcessTracker::printable(text->substr(0, text->find('\n'))) : QString::number(process);
}

} // namespace

void NameQuestions::look(const std::vector<uint64_t> &sockets)
{
    std::map<uint64_t, int> looks;
    std::vector<uint64_t> open;
    for (const uint64_t socket : sockets) {
        const auto known = m_looks.find(socket);
        const int count = known == m_looks.end() ? 1 : std::min(known->second + 1, LongestQuestion + 1);
        looks.emplace(socket, count);
        if (count <= LongestQuestion)
            open.push_back(socket);
    }
    m_looks = std::move(looks);
    std::ranges::sort(open);

    for (auto it = m_askers.begin(); it != m_askers.end();) {
        const auto held = socketsHeldBy(m_root, it->first, open);
        if (!held) { // the process is gone
            it = m_askers.erase(it);
            continue;
        }
        it->second.waits = !held->empty();
        it->second.idleLooks = it->second.waits ? 0 : it->second.idleLooks + 1;
        if (it->second.idleLooks > LooksKept) { // its place is another's
            it = m_askers.erase(it);
            continue;
        }
        for (const uint64_t socket : *held)
            std::erase(open, socket);
        ++it;
    }
    const bool isOpen = !open.empty();
    if (m_sinceSearch > 0)
        --m_sinceSearch;
    if (isOpen && m_wasOpen && m_sinceSearch == 0) {
        findAskers(open);
        m_sinceSearch = SearchEvery;
    }
    m_wasOpen = isOpen;
}

void NameQuestions::findAskers(const std::vector<uint64_t> &open)
{
    for (const auto &[socket, process] : holdersOf(m_root, open)) {
        if (m_askers.size() >= Limit)
            return;
        const auto [it, isNew] = m_askers.try_emplace(process);
        if (isNew)
            it->second.waiting = m_registry.idFor(
                metrics::NameServerWaiting.series({{QStringLiteral("process.executable.name"), nameOf(m_root, process)},
                                                   {QStringLiteral("process.pid"), QString::number(process)}}));
        it->second.waits = true;
    }
}

void NameQuestions::write(SampleBatch &batch) const
{
    for (const auto &[process, asker] : m_askers)
        batch.addInteger(asker.waiting, asker.waits ? 1 : 0);
}

} // namespace performance
