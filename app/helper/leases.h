// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <string>

namespace performance::helper {

/// Which changes go back when their caller does.
class Leases {
public:
    void lease(const std::string &caller, const std::string &change) { m_changes[change] = caller; }
    void release(const std::string &change) { m_changes.erase(change); }
    bool isEmpty() const { return m_changes.empty(); }

    std::set<std::string> changes() const
    {
        std::set<std::string> changes;
        for (const auto &[change, caller] : m_changes)
            changes.insert(change);
        return changes;
    }
    /// Ends those of one caller and returns them.
    std::set<std::string> taken(const std::string &caller)
    {
        std::set<std::string> changes;
        for (auto it = m_changes.begin(); it != m_changes.end();) {
            const bool own = it->second == caller;
            if (own)
                changes.insert(it->first);
            it = own ? m_changes.erase(it) : std::next(it);
        }
        return changes;
    }
    std::set<std::string> callers() const
    {
        std::set<std::string> callers;
        for (const auto &[change, caller] : m_changes)
            callers.insert(caller);
        return callers;
    }

private:
    std::map<std::string, std::string> m_changes; ///< who leases each
};

} // namespace performance::helper
