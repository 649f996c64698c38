// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace performance {

/// Where a device sits, without the numbers that depend on the order in which drivers were loaded: of
/// "/sys/devices/pci0000:00/0000:00:1d.0/0000:02:00.0/nvme/nvme0" that is "0000:02:00.0". Empty for a device that is no
/// hardware of its own, and for what is no path of /sys.
std::string stablePlace(std::string_view devicePath);

/// The stable place of the device that a folder of a class in /sys belongs to: "/sys/class/drm/card0".
std::string placeOfDevice(const std::string &folder);

/// Gives sensors' chips names that stay, as lm-sensors does: the number N of hwmonN is another one after the next boot. Used
/// for one look at all chips, in a constant order, since those that cannot be told apart are numbered.
///
/// Thread-safety: one thread; the functions above may be called from any.
class SensorNames {
public:
    /// "nvme@0000:02:00.0"; `folder` is that of the chip, "/sys/class/hwmon/hwmon2".
    std::string idOf(const std::string &chipName, const std::string &folder);

private:
    std::map<std::string, int> m_given;
};

} // namespace performance
