// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace performance {

/// What is kept of each device that a kernel file lists, by its name, for as long as it is listed. A reading is begin(), then
/// find() of each that is listed and add() of those that are new, then end(), which forgets all others with what they hold.
///
/// Thread-safety: one thread, that of its source.
template<typename Device>
class PresentDevices {
public:
    bool isEmpty() const { return m_devices.empty(); }

    void begin()
    {
        for (auto &[name, entry] : m_devices)
            entry.isListed = false;
    }
    Device *find(std::string_view name)
    {
        const auto it = m_devices.find(name);
        if (it == m_devices.end())
            return nullptr;
        it->second.isListed = true;
        return &it->second.device;
    }
    Device *add(std::string_view name, Device device)
    {
        return &m_devices.insert_or_assign(std::string(name), Entry{std::move(device), true}).first->second.device;
    }
    void end()
    {
        std::erase_if(m_devices, [](const auto &entry) { return !entry.second.isListed; });
    }

private:
    struct Entry {
        Device device;
        bool isListed;
    };
    std::map<std::string, Entry, std::less<>> m_devices;
};

} // namespace performance
