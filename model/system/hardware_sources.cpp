// SPDX-License-Identifier: MIT
#include "performance/system/hardware_sources.h"

#include "performance/system/parsers.h"

#include <QCoreApplication>

#include <unistd.h>

namespace performance {

namespace {

Attributes hardware(const std::string &id, const std::string &name)
{
    return {{QStringLiteral("hw.id"), QString::fromStdString(id)}, {QStringLiteral("hw.name"), QString::fromStdString(name)}};
}

} // namespace

void SensorSource::add(const std::string &path, const SeriesDescriptor &descriptor, int64_t range)
{
    if (m_sensors.contains(path))
        return;
    Sensor sensor;
    sensor.file = KernelFile(path);
    sensor.series = m_registry.idFor(descriptor);
    sensor.range = range;
    m_sensors.emplace(path, std::move(sensor));
}

void SensorSource::sample(const Tick &tick, SampleBatch &batch)
{
    if (tick.every(60))
        find();
    // Sensors are slow to ask (some sit on an I2C bus) and slow to change.
    if (!tick.every(2))
        return;
    for (auto &[path, sensor] : m_sensors) {
        const auto text = sensor.file.read(m_reader);
        auto value = text ? TextCursor(*text).number() : std::nullopt;
        if (!value)
            continue;
        if (sensor.range > 0) {
            if (*value < sensor.last)
                sensor.wrapped += sensor.range;
            sensor.last = *value;
            value = *value + sensor.wrapped;
        }
        batch.addInteger(sensor.series, *value);
    }
}

void TemperatureSource::find()
{
    // Documentation/hwmon/sysfs-interface.rst: temp*_input in thousandths of a degree, temp*_label where there is one.
    for (const std::string &chip : namesIn(m_root.path("/sys/class/hwmon"))) {
        const std::string folder = m_root.path("/sys/class/hwmon/" + chip);
        const std::string chipName = readLine(m_reader, folder + "/name").value_or(chip);
        for (const std::string &file : namesIn(folder)) {
            if (!file.starts_with("temp") || !file.ends_with("_input"))
                continue;
            const std::string prefix = file.substr(0, file.size() - 6);
            const auto label = readLine(m_reader, folder + "/" + prefix + "_label");
            add(folder + "/" + file, metrics::Temperature.series(hardware(chip + "/" + prefix, chipName + " " + label.value_or(prefix))));
        }
    }
    if (!empty())
        return;
    for (const std::string &zone : namesIn(m_root.path("/sys/class/thermal"))) {
        if (!zone.starts_with("thermal_zone"))
            continue;
        const std::string folder = m_root.path("/sys/class/thermal/" + zone);
        add(folder + "/temp", metrics::Temperature.series(hardware(zone, readLine(m_reader, folder + "/type").value_or(zone))));
    }
}

QString TemperatureSource::missing() const
{
    return empty() ? QCoreApplication::translate("Source", "Temperatures are missing: this machine shows no sensor (virtual machines have none).")
                   : QString();
}

void PowerSource::find()
{
    // Documentation/power/powercap: energy_uj counts microjoules and starts anew at max_energy_range_uj.
    for (const std::string &zone : namesIn(m_root.path("/sys/class/powercap"))) {
        const std::string folder = m_root.path("/sys/class/powercap/" + zone);
        const std::string file = folder + "/energy_uj";
        if (::access(file.c_str(), F_OK) != 0)
            continue;
        if (::access(file.c_str(), R_OK) != 0) {
            m_refused = true;
            continue;
        }
        const auto range = readNumber(m_reader, folder + "/max_energy_range_uj");
        add(file, metrics::Energy.series(hardware(zone, readLine(m_reader, folder + "/name").value_or(zone))), range.value_or(0));
    }
    // Documentation/ABI/testing/sysfs-class-power: percent, and microwatts.
    for (const std::string &supply : namesIn(m_root.path("/sys/class/power_supply"))) {
        const std::string folder = m_root.path("/sys/class/power_supply/" + supply);
        if (::access((folder + "/capacity").c_str(), R_OK) == 0)
            add(folder + "/capacity", metrics::BatteryCharge.series(hardware(supply, supply)));
        if (::access((folder + "/power_now").c_str(), R_OK) == 0)
            add(folder + "/power_now", metrics::BatteryPower.series(hardware(supply, supply)));
    }
}

QString PowerSource::missing() const
{
    if (!empty())
        return {};
    return m_refused ? QCoreApplication::translate("Source", "Power is missing: only root may read the energy counters of this machine.")
                     : QCoreApplication::translate("Source", "Power is missing: this machine shows neither energy counters nor a battery.");
}

void GpuSource::find()
{
    for (const std::string &card : namesIn(m_root.path("/sys/class/drm"))) {
        if (!card.starts_with("card") || card.find('-') != std::string::npos)
            continue;
        const std::string folder = m_root.path("/sys/class/drm/" + card + "/device");
        if (::access((folder + "/gpu_busy_percent").c_str(), R_OK) == 0)
            add(folder + "/gpu_busy_percent", metrics::GpuUtilization.series(hardware(card, card)));
        if (::access((folder + "/mem_info_vram_used").c_str(), R_OK) == 0)
            add(folder + "/mem_info_vram_used", metrics::GpuMemory.series(hardware(card, card)));
    }
}

QString GpuSource::missing() const
{
    return empty() ? QCoreApplication::translate("Source", "GPU figures are missing: no graphics driver here shows them in /sys.") : QString();
}

} // namespace performance
