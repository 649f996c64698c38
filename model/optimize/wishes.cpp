// SPDX-License-Identifier: MIT
#include "performance/optimize/wishes.h"

#include <algorithm>

namespace performance {

namespace {

const QString AnyDevice = QStringLiteral("*");

bool fits(const SettingWish &wish, const QString &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    return (wish.is.isEmpty() || wish.is.contains(value)) && !wish.isNot.contains(value)
        && (!wish.above || (isNumber && number > *wish.above)) && (!wish.below || (isNumber && number < *wish.below));
}

/// The devices of a knob that is among the settings, in their order.
QStringList devicesOf(const QString &knob, const Settings &settings)
{
    QStringList devices;
    const QString prefix = knob + u'@';
    for (auto it = settings.cbegin(); it != settings.cend(); ++it) {
        if (it.key().startsWith(prefix))
            devices << it.key().sliced(prefix.size());
    }
    devices.sort();
    return devices;
}

} // namespace

bool holds(const SettingWish &wish, const Settings &settings, const QHash<QString, QString> &variables)
{
    if (wish.device == AnyDevice) {
        const QStringList devices = devicesOf(wish.knob, settings);
        return std::any_of(devices.cbegin(), devices.cend(), [&](const QString &device) {
            return fits(wish, settings.value(settingKey(wish.knob, device)));
        });
    }
    QString device = wish.device;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        device.replace(u'$' + it.key(), it.value());
    const auto it = settings.constFind(settingKey(wish.knob, device));
    return it != settings.cend() && fits(wish, *it);
}

std::vector<Turn> turnsOf(const Rule &rule, const Settings &settings)
{
    std::vector<Turn> turns;
    for (const Turn &turn : rule.turns) {
        if (turn.device != AnyDevice) {
            turns.push_back(turn);
            continue;
        }
        for (const QString &device : devicesOf(turn.knob, settings)) {
            const QString value = settings.value(settingKey(turn.knob, device));
            const bool wanted = std::all_of(rule.settings.cbegin(), rule.settings.cend(), [&](const SettingWish &wish) {
                return wish.knob != turn.knob || wish.device != AnyDevice || fits(wish, value);
            });
            if (!wanted)
                continue;
            turns.push_back(turn);
            turns.back().device = device;
        }
    }
    return turns;
}

} // namespace performance
