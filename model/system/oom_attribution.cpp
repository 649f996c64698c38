// SPDX-License-Identifier: MIT
#include "performance/system/oom_attribution.h"

#include "performance/procfs/keyed_values.h"

#include <algorithm>

#include <unistd.h>

namespace performance {

namespace {

constexpr int RefreshCalls = 60;
constexpr int MostDepth = 8;
/// "No limit" of v1 is the largest number of whole pages.
constexpr int64_t NoLimit = int64_t(1) << 60;

} // namespace

OomAttribution::OomAttribution(const KernelRoot &root) : m_root(root)
{
    const auto isThere = [](const std::string &path) { return ::access(path.c_str(), R_OK) == 0; };
    if (const std::string folder = root.path("/sys/fs/cgroup/memory"); isThere(folder + "/memory.oom_control"))
        m_v1 = folder;
    if (const std::string folder = root.path("/sys/fs/cgroup"); isThere(folder + "/cgroup.controllers"))
        m_v2 = folder;
}

int64_t OomAttribution::machineKills(int64_t total)
{
    if (m_seen < 0) {
        m_seen = total;
        m_evidence = evidence();
    } else if (total > m_seen) {
        // The kernel counts the group's failure before it kills, so that it stands there by now.
        const auto now = evidence();
        const bool isOfGroup = std::any_of(now.cbegin(), now.cend(), [&](const auto &entry) {
            const auto before = m_evidence.find(entry.first);
            return entry.second > (before == m_evidence.end() ? 0 : before->second);
        });
        // A group of v1 takes its count with it: it may have been that one.
        const bool mayBeOfGone = std::any_of(m_evidence.cbegin(), m_evidence.cend(), [&](const auto &entry) {
            return !m_v1.empty() && entry.first.starts_with(m_v1) && !now.contains(entry.first);
        });
        if (!isOfGroup && !mayBeOfGone)
            m_machine += total - m_seen;
        m_evidence = now;
        m_age = 0;
    } else if (++m_age >= RefreshCalls) {
        m_evidence = evidence();
        m_age = 0;
    }
    m_seen = total;
    return m_machine;
}

std::map<std::string, int64_t> OomAttribution::evidence()
{
    std::map<std::string, int64_t> found;
    if (!m_v2.empty()) {
        // The counts of a group hold those of the ones within it: the outermost are enough. In a container the root of
        // what is seen is a group as well.
        std::vector<std::string> folders = foldersIn(m_v2);
        for (std::string &name : folders)
            name = m_v2 + "/" + name;
        folders.push_back(m_v2);
        for (const std::string &folder : folders) {
            if (const auto text = m_reader.read(folder + "/memory.events")) {
                if (const auto failures = keyedValue(*text, "oom"))
                    found[folder] = *failures;
            }
        }
    }
    if (!m_v1.empty())
        addLimited(found, m_v1, 0);
    return found;
}

void OomAttribution::addLimited(std::map<std::string, int64_t> &found, const std::string &folder, int depth)
{
    if (const auto limit = readNumber(m_reader, folder + "/memory.limit_in_bytes"); limit && *limit < NoLimit) {
        if (const auto text = m_reader.read(folder + "/memory.oom_control")) {
            if (const auto kills = keyedValue(*text, "oom_kill"))
                found[folder] = *kills;
        }
    }
    if (depth == MostDepth)
        return;
    for (const std::string &name : foldersIn(folder))
        addLimited(found, folder + "/" + name, depth + 1);
}

} // namespace performance
