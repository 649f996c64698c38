// SPDX-License-Identifier: MIT
#include "overview/device_choice.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace wai {

bool isVirtualDevice(const QString &name)
{
    static const QRegularExpression names(QStringLiteral("^(loop|ram|zram|dm-|md|nbd|sr|fd)[0-9]|^(lo|docker[0-9]*|podman[0-9]*|cni[0-9]*|dummy[0-9]*)$|"
                                                         "^(br-|veth|virbr|vnet|lxcbr|lxdbr|tap|tun|wg|cali|flannel|ifb|sit|gre|vxlan)"));
    return names.match(name).hasMatch();
}

QString chooseDevice(const std::vector<DeviceActivity> &devices, const QString &current)
{
    const auto rank = [](const DeviceActivity &device) {
        return std::tuple(device.recent > 0 || device.amount > 0, !isVirtualDevice(device.name), device.recent > 0, device.amount + device.recent);
    };
    const DeviceActivity *best = nullptr;
    const DeviceActivity *shown = nullptr;
    for (const DeviceActivity &device : devices) {
        if (!device.measured)
            continue;
        if (!best || rank(device) > rank(*best))
            best = &device;
        if (device.name == current)
            shown = &device;
    }
    if (!best)
        return current;
    const bool anotherWorks = best != shown && best->recent > 0;
    const bool onlyPassesOn = shown && isVirtualDevice(shown->name) && !isVirtualDevice(best->name) && best->recent > 0;
    if (shown && !onlyPassesOn && (shown->recent > 0 || !anotherWorks))
        return current;
    return best->name;
}

} // namespace wai
