// SPDX-License-Identifier: MIT
#include "performance/system/hardware_sources.h"
#include "performance/system/sensor_identity.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace performance {

namespace {

// What a sensor of a computer can mean. Inputs that nothing is connected to give the ends of their range: −128, −62, 127.
constexpr int64_t Coldest = -55'000;
constexpr int64_t Hottest = 125'000;

/// In the order of their numbers: "hwmon2" before "hwmon10".
std::vector<std::string> inOrder(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end(), [](const std::string &a, const std::string &b) {
        return std::pair(a.size(), a) < std::pair(b.size(), b);
    });
    return names;
}

} // namespace

void TemperatureSource::find()
{
    // Documentation/hwmon/sysfs-interface.rst: temp*_input in thousandths of a degree, temp*_label and temp*_fault where
    // there are such.
    SensorNames names;
    std::set<std::string> chips;
    const auto addSensor = [&](const std::string &path, const std::string &fault, const std::string &id,
                               const std::string &name) {
        add({.path = path,
             .name = name,
             .descriptor = metrics::Temperature.series(hardware(id, name)),
             .faultPath = readNumber(m_reader, fault) ? fault : std::string(),
             .minimum = Coldest,
             .maximum = Hottest});
    };
    for (const std::string &chip : inOrder(namesIn(m_root.path("/sys/class/hwmon")))) {
        const std::string folder = m_root.path("/sys/class/hwmon/" + chip);
        const std::string chipName = readLine(m_reader, folder + "/name").value_or(chip);
        const std::string id = names.idOf(chipName, folder);
        for (const std::string &file : namesIn(folder)) {
            if (!file.starts_with("temp") || !file.ends_with("_input"))
                continue;
            chips.insert(chipName);
            const std::string prefix = file.substr(0, file.size() - 6);
            const auto label = readLine(m_reader, folder + "/" + prefix + "_label");
            addSensor(folder + "/" + file, folder + "/" + prefix + "_fault", id + "/" + prefix,
                      chipName + " " + label.value_or(prefix));
        }
    }
    SensorNames zones;
    for (const std::string &zone : inOrder(namesIn(m_root.path("/sys/class/thermal")))) {
        if (!zone.starts_with("thermal_zone"))
            continue;
        const std::string folder = m_root.path("/sys/class/thermal/" + zone);
        const std::string type = readLine(m_reader, folder + "/type").value_or(zone);
        // The kernel shows most zones as chips, too, under a name without dashes; what is left of those beside coretemp
        // is the package that coretemp also shows.
        std::string asChip = type;
        std::replace(asChip.begin(), asChip.end(), '-', '_');
        if (!chips.contains(asChip) && !(type == "x86_pkg_temp" && chips.contains("coretemp")))
            addSensor(folder + "/temp", {}, zones.idOf(type, folder), type);
    }
}

Message TemperatureSource::missing() const
{
    if (empty())
        return Message(
            "Source",
            QT_TRANSLATE_NOOP("Source",
                              "Temperatures are missing: this machine shows no sensor (virtual machines have none)."));
    const QStringList names = implausible();
    return names.isEmpty()
        ? Message()
        : Message("Source", QT_TRANSLATE_NOOP("Source", "Temperatures without a plausible value are left out: %1."),
                  {names.join(QLatin1String(", "))});
}

} // namespace performance
