// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace performance {

/// What a device did, as far as it was measured.
struct DeviceActivity {
    QString name;
    bool measured = false;  ///< there is a rate: a counter that was read once has none
    double amount = 0;      ///< mean rate over the last hours
    double recent = 0;      ///< mean rate over the last minute
    bool preferred = false; ///< what people mean by "the network" or "the disk": it has the default route, or holds "/"
};

/// Whether a disk or an interface only passes on what others do (a loop device, a bridge), or never leaves the machine.
bool isVirtualDevice(const QString &name);

/// Whether what is mounted from `source` ("/dev/nvme0n1p2") lies on a disk ("nvme0n1"), going by the kernel's names for
/// partitions (block/partitions/core.c: a "p" after a digit).
bool isOnDisk(const QString &source, const QString &disk);

/// The device that is worth a chart: of those that did something, a real one before one that stands on others, and of these
/// the busiest; the preferred one before all others while it is active. `current` stays while it is active, unless the
/// preferred one is another: a chart does not change its subject while one looks. Once it has done nothing for a minute and
/// another has, that one takes its place. Empty while nothing is measured.
QString chooseDevice(const std::vector<DeviceActivity> &devices, const QString &current);

} // namespace performance
