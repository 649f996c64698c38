// SPDX-License-Identifier: MIT
#include "performance/system/sensor_identity.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <vector>

namespace performance {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); });
}

/// "hwmon3", "i2c-1", "nvme0": a kind of device, and how many of it came before.
bool isEnumerated(std::string_view part)
{
    for (const std::string_view kind : {"hwmon", "i2c-", "nvme", "iio:device", "phy", "mmc", "usb", "thermal_zone"}) {
        if (part.starts_with(kind) && isDigits(part.substr(kind.size())))
            return true;
    }
    return part == "hwmon" || part == "nvme" || part == "ieee80211" || part == "mmc_host" || part == "iio";
}

/// An address on PCI, "0000:02:00.0", where everything before it only says over which bridges it is reached.
bool isPciAddress(std::string_view part)
{
    return part.size() >= 12 && part[part.size() - 2] == '.' && std::count(part.begin(), part.end(), ':') == 2;
}

} // namespace

std::string stablePlace(std::string_view devicePath)
{
    const size_t devices = devicePath.rfind("/devices/");
    if (devices == std::string_view::npos)
        return {};
    std::vector<std::string> parts;
    std::string_view rest = devicePath.substr(devices + 9);
    while (!rest.empty()) {
        const size_t slash = std::min(rest.find('/'), rest.size());
        std::string part(rest.substr(0, slash));
        rest.remove_prefix(std::min(slash + 1, rest.size()));
        if (part.empty() || isEnumerated(part))
            continue;
        if (isPciAddress(part)) {
            parts.clear();
        } else if (const size_t dash = part.find('-'); dash != std::string::npos && part.size() == dash + 5
                   && isDigits(std::string_view(part).substr(0, dash))) {
            part.erase(0, dash + 1); // "1-004c", a client on an I2C bus: the bus has such a number
        }
        parts.push_back(std::move(part));
    }
    if (!parts.empty() && parts.front() == "virtual")
        return {};
    // The folder of a class of buses says nothing about the place.
    if (!parts.empty() && parts.front() == "platform")
        parts.erase(parts.begin());
    std::string place;
    for (const std::string &part : parts)
        place += (place.empty() ? "" : "/") + part;
    return place;
}

std::string placeOfDevice(const std::string &folder)
{
    for (const std::string &path : {folder + "/device", folder}) {
        const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), std::free);
        if (real)
            return stablePlace(real.get());
    }
    return {};
}

std::string SensorNames::idOf(const std::string &chipName, const std::string &folder)
{
    const std::string place = placeOfDevice(folder);
    std::string id = chipName;
    if (!place.empty())
        id.append(1, '@').append(place);
    if (const int before = m_given[id]++; before > 0)
        id.append(1, '#').append(std::to_string(before + 1));
    return id;
}

} // namespace performance
