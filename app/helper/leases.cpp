// SPDX-License-Identifier: MIT
#include "leases.h"

namespace performance::helper {

Leases::~Leases()
{
    for (auto &[name, caller] : m_callers)
        sd_bus_track_unref(caller.track);
}

bool Leases::watch(const std::string &name)
{
    if (isHere(name))
        return true;
    Caller &caller = m_callers[name];
    caller.leases = this;
    caller.name = name;
    if (sd_bus_track_new(m_bus, &caller.track, onLeft, &caller) >= 0 && sd_bus_track_add_name(caller.track, name.c_str()) >= 0)
        return true;
    sd_bus_track_unref(caller.track);
    m_callers.erase(name);
    return false;
}

int Leases::onLeft(sd_bus_track *track, void *data)
{
    Leases &leases = *static_cast<Caller *>(data)->leases;
    const std::string name = static_cast<Caller *>(data)->name;
    leases.m_left(name);
    for (auto it = leases.m_changes.begin(); it != leases.m_changes.end();)
        it = it->second == name ? leases.m_changes.erase(it) : std::next(it);
    leases.m_callers.erase(name);
    sd_bus_track_unref(track);
    return 0;
}

std::set<std::string> Leases::changes() const
{
    std::set<std::string> changes;
    for (const auto &[change, caller] : m_changes)
        changes.insert(change);
    return changes;
}

std::set<std::string> Leases::changesOf(const std::string &name) const
{
    std::set<std::string> changes;
    for (const auto &[change, caller] : m_changes) {
        if (caller == name)
            changes.insert(change);
    }
    return changes;
}

} // namespace performance::helper
