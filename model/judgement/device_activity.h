// SPDX-License-Identifier: MIT
#pragma once

#include "performance/judgement/device_choice.h"
#include "performance/judgement/machine_parts.h"

namespace performance {

// Thread-safety: values and pure functions.

/// The series that tell how busy the disks, or the networks, of a machine are: several of one device.
struct DeviceSeries {
    std::vector<QString> names; ///< of the device that each key is about
    QStringList keys;
};

DeviceSeries diskSeries(const std::vector<SeriesInfo> &series);
/// Without the loopback, which carries nothing of the outside world.
DeviceSeries networkSeries(const std::vector<SeriesInfo> &series);

/// What the devices did, from the answers to the keys: over a long while, and of late. Which are preferred is what the machine's
/// parts say: the disk of "/", and the interface of the default route.
std::vector<DeviceActivity> diskActivity(const DeviceSeries &of, const std::vector<SeriesData> &lately,
                                         const std::vector<SeriesData> &recently, const PartsInSeries &parts);
std::vector<DeviceActivity> networkActivity(const DeviceSeries &of, const std::vector<SeriesData> &lately,
                                            const std::vector<SeriesData> &recently, const PartsInSeries &parts);

} // namespace performance
