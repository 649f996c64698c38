// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace wai {

/// What a device did, as far as it was measured.
struct DeviceActivity {
    QString name;
    bool measured = false; ///< there is a rate: a counter that was read once has none
    double amount = 0;     ///< mean rate over the last hours
    double recent = 0;     ///< mean rate over the last minute
};

/// Whether a disk or an interface only passes on what others do (a loop device, a bridge), or never leaves the machine.
bool isVirtualDevice(const QString &name);

/// The device that is worth a chart: of those that did something, a real one before one that stands on others, and of these
/// the busiest. `current` stays while it is active: a chart does not change its subject while one looks. Once it has done
/// nothing for a minute and another has, that one takes its place. Empty while nothing is measured.
QString chooseDevice(const std::vector<DeviceActivity> &devices, const QString &current);

} // namespace wai
