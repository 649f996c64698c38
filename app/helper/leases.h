// SPDX-License-Identifier: MIT
#pragma once

#include <systemd/sd-bus.h>

#include <functional>
#include <map>
#include <set>
#include <string>

namespace performance::helper {

/// Who is on the bus of those that asked for something, and what goes when they go.
class Leases {
public:
    /// `left` is called once for each caller that leaves, by its unique name.
    Leases(sd_bus *bus, std::function<void(const std::string &)> left) : m_bus(bus), m_left(std::move(left)) {}
    ~Leases();
    Leases(const Leases &) = delete;
    Leases &operator=(const Leases &) = delete;

    /// Watches a caller from now on; false where it has gone already.
    bool watch(const std::string &caller);
    bool isHere(const std::string &caller) const { return m_callers.count(caller) != 0; }

    void lease(const std::string &caller, const std::string &change) { m_changes[change] = caller; }
    void release(const std::string &change) { m_changes.erase(change); }
    std::set<std::string> changesOf(const std::string &caller) const;
    std::set<std::string> changes() const;
    bool isEmpty() const { return m_changes.empty(); }

private:
    struct Caller {
        Leases *leases;
        std::string name;
        sd_bus_track *track = nullptr;
    };
    static int onLeft(sd_bus_track *track, void *caller);

    sd_bus *m_bus;
    std::function<void(const std::string &)> m_left;
    std::map<std::string, Caller> m_callers;
    std::map<std::string, std::string> m_changes; ///< who leases each
};

} // namespace performance::helper
