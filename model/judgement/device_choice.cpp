// SPDX-License-Identifier: MIT
#include "performance/judgement/device_choice.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace performance {

bool isVirtualDevice(const QString &name)
{
    static const QRegularExpression names(
        QStringLiteral("^(loop|ram|zram|dm-|md|nbd|sr|fd)[0-9]|^(lo|docker[0-9]*|podman[0-9]*|cni[0-9]*|dummy[0-9]*)$|"
                       "^(br-|veth|virbr|vnet|lxcbr|lxdbr|tap|tun|wg|cali|flannel|ifb|sit|gre|vxlan)"));
    return names.match(name).hasMatch();
}

bool isOnDisk(const QString &source, const QString &disk)
{
    const QString folder = QStringLiteral("/dev/");
    if (disk.isEmpty() || !source.startsWith(folder + disk))
        return false;
    QStringView part = QStringView(source).sliced(folder.size() + disk.size());
    if (part.isEmpty())
        return true;
    if (disk.back().isDigit()) {
        if (!part.startsWith(u'p'))
            return false;
        part = part.sliced(1);
    }
    return !part.isEmpty() && std::all_of(part.cbegin(), part.cend(), [](QChar c) { return c.isDigit(); });
}

QString chooseDevice(const std::vector<DeviceActivity> &devices, const QString &current)
{
    const auto rank = [](const DeviceActivity &device) {
        const bool works = device.recent > 0;
        return std::tuple(works || device.amount > 0, works && device.preferred, !isVirtualDevice(device.name), works,
                          device.preferred, device.amount + device.recent);
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
    const bool onlyPassesOn = shown && !shown->preferred && isVirtualDevice(shown->name) && !isVirtualDevice(best->name)
        && best->recent > 0;
    const bool isMeant = shown && best->preferred && !shown->preferred && best->recent > 0;
    if (shown && !onlyPassesOn && !isMeant && (shown->recent > 0 || !anotherWorks))
        return current;
    return best->name;
}

} // namespace performance
