// SPDX-License-Identifier: MIT
#include "performance/profile/capture/process_accounts.h"

#include "performance/procfs/process_stat.h"

#include <unistd.h>

#include <algorithm>

namespace performance {

namespace {

std::uint64_t tickNs()
{
    return std::uint64_t(1'000'000'000 / std::max(1L, ::sysconf(_SC_CLK_TCK)));
}

} // namespace

std::optional<ProcessTimes> processTimes(const std::string &stat)
{
    const auto parsed = parseProcessStat(stat);
    if (!parsed)
        return std::nullopt;
    return ProcessTimes{parsed->parent, parsed->startTime,
                        (parsed->userTicks + parsed->systemTicks + parsed->childTicks) * tickNs()};
}

void ProcessAccounts::threadRan(std::int32_t process, std::uint64_t ns)
{
    m_accounts[process].countedNs += ns;
    m_counted += ns;
}

void ProcessAccounts::processUsed(std::int32_t process, const ProcessTimes &times, bool hadPast)
{
    Account &account = m_accounts[process];
    if (account.known && account.startTicks != times.startTicks)
        account = Account(); // another one got its number
    if (!account.known) {
        account.known = true;
        account.startTicks = times.startTicks;
        account.baseNs = hadPast ? times.cpuNs : 0;
    }
    account.parent = times.parent;
    account.usedNs = times.cpuNs - std::min(times.cpuNs, account.baseNs);
    account.round = m_round;
}

std::vector<ProcessAccounts::Missed> ProcessAccounts::endRound()
{
    // What was seen of a process that has gone is in its parent's time from now on.
    for (auto it = m_accounts.begin(); it != m_accounts.end();) {
        if (it->second.round == m_round) {
            ++it;
            continue;
        }
        if (const auto parent = m_accounts.find(it->second.parent); parent != m_accounts.end() && parent != it)
            parent->second.countedNs += it->second.countedNs;
        it = m_accounts.erase(it);
    }
    std::vector<Missed> missed;
    for (auto &[process, account] : m_accounts) {
        if (account.usedNs < account.countedNs + tickNs())
            continue;
        missed.push_back({process, account.usedNs - account.countedNs});
        m_counted += missed.back().ns;
        account.countedNs = account.usedNs;
    }
    return missed;
}

std::vector<std::int32_t> ProcessAccounts::processes() const
{
    std::vector<std::int32_t> numbers;
    for (const auto &[process, account] : m_accounts)
        numbers.push_back(process);
    return numbers;
}

} // namespace performance
