// SPDX-License-Identifier: MIT
#include "performance/system/hardware_sources.h"

#include "performance/procfs/text_cursor.h"
#include "performance/system/sensor_identity.h"

#include <QCoreApplication>

#include <cstdlib>
#include <unistd.h>

namespace performance {

Attributes SensorSource::hardware(const std::string &id, const std::string &name)
{
    return {{QStringLiteral("hw.id"), QString::fromStdString(id)},
            {QStringLiteral("hw.name"), QString::fromStdString(name)}};
}

void SensorSource::add(const Sensor &sensor)
{
    const auto known = m_sensors.find(sensor.path);
    // A chip whose driver was loaded anew may have got the number of another one, and with it the path.
    if (known != m_sensors.end() && known->second.sensor.descriptor == sensor.descriptor
        && known->second.sensor.factorPath == sensor.factorPath) {
        known->second.found = true;
        return;
    }
    Known added(m_registry);
    added.sensor = sensor;
    added.series = added.held.idFor(sensor.descriptor);
    added.file = KernelFile(sensor.path);
    added.factor = KernelFile(sensor.factorPath);
    added.fault = KernelFile(sensor.faultPath);
    added.found = true;
    m_sensors.insert_or_assign(sensor.path, std::move(added));
}

std::optional<int64_t> SensorSource::valueOf(Known &known)
{
    const auto number = [&](KernelFile &file) {
        const auto text = file.read(m_reader);
        return text ? TextCursor(*text).number() : std::nullopt;
    };
    auto value = number(known.file);
    if (!value)
        return std::nullopt;
    if (known.sensor.isAmount && *value != std::numeric_limits<int64_t>::min())
        value = std::abs(*value);
    if (!known.sensor.factorPath.empty()) {
        constexpr int64_t Most = 1'000'000'000; // a thousand volts, amperes: the product fits
        const auto factor = number(known.factor);
        if (!factor || *value > Most || *value < -Most || *factor > Most || *factor < 0)
            return std::nullopt;
        value = *value * *factor / 1'000'000;
    }
    const bool faulty = !known.sensor.faultPath.empty() && number(known.fault).value_or(0) != 0;
    known.implausible = faulty || *value < known.sensor.minimum || *value > known.sensor.maximum;
    if (known.implausible)
        return std::nullopt;
    if (known.sensor.range > 0) {
        if (*value < known.last)
            known.wrapped += known.sensor.range;
        known.last = *value;
        value = *value + known.wrapped;
    }
    return value;
}

void SensorSource::sample(const Tick &tick, SampleBatch &batch)
{
    if (tick.every(60)) {
        for (auto &[path, known] : m_sensors)
            known.found = false;
        find();
        std::erase_if(m_sensors, [](const auto &entry) { return !entry.second.found; });
    }
    // Sensors are slow to ask (some sit on an I2C bus) and slow to change.
    if (!tick.every(2))
        return;
    std::optional<int64_t> total;
    for (auto &[path, known] : m_sensors) {
        const auto value = valueOf(known);
        if (!value)
            continue;
        batch.addInteger(known.series, *value);
        if (known.sensor.isPart)
            total = total.value_or(0) + *value;
    }
    if (m_total && total)
        batch.addInteger(*m_total, *total);
}

QStringList SensorSource::implausible() const
{
    QStringList names;
    for (const auto &[path, known] : m_sensors) {
        if (known.implausible)
            names << QString::fromStdString(known.sensor.name);
    }
    return names;
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
        const std::string name = readLine(m_reader, folder + "/name").value_or(zone);
        add({.path = file,
             .name = name,
             .descriptor = metrics::Energy.series(hardware(zone, name)),
             .range = range.value_or(0)});
    }
    // Documentation/ABI/testing/sysfs-class-power: percent, and microwatts, microamperes, microvolts.
    for (const std::string &supply : namesIn(m_root.path("/sys/class/power_supply"))) {
        const std::string folder = m_root.path("/sys/class/power_supply/" + supply);
        std::string id = supply;
        std::string name = supply;
        const bool isOfDevice = readLine(m_reader, folder + "/scope") == "Device";
        const bool isBattery = readLine(m_reader, folder + "/type").value_or("Battery") == "Battery";
        if (isOfDevice) {
            // Of a mouse or a headset: "hidpp_battery_0" counts what was plugged in, the model is what people know.
            if (const auto model = readLine(m_reader, folder + "/model_name"); model && !model->empty())
                id = name = *model;
            if (const auto serial = readLine(m_reader, folder + "/serial_number"); serial && !serial->empty())
                id += "@" + *serial;
        }
        const auto exists = [&](const char *file) { return ::access((folder + file).c_str(), R_OK) == 0; };
        const Attributes attributes = hardware(id, name);
        if (exists("/capacity"))
            add({.path = folder + "/capacity", .name = name, .descriptor = metrics::BatteryCharge.series(attributes)});
        if (readNumber(m_reader, folder + "/power_now"))
            add({.path = folder + "/power_now",
                 .name = name,
                 .descriptor = metrics::BatteryPower.series(attributes),
                 .isAmount = true,
                 .isPart = isBattery && !isOfDevice});
        else if (exists("/current_now") && exists("/voltage_now") && isBattery)
            add({.path = folder + "/current_now",
                 .name = name,
                 .descriptor = metrics::BatteryPower.series(attributes),
                 .factorPath = folder + "/voltage_now",
                 .isAmount = true,
                 .isPart = !isOfDevice});
        if (isBattery && !isOfDevice && !m_total)
            m_total = m_registry.idFor(metrics::BatteryPower.series());
    }
}

Message PowerSource::missing() const
{
    if (!empty())
        return {};
    return m_refused
        ? Message(
            "Source",
            QT_TRANSLATE_NOOP("Source", "Power is missing: only root may read the energy counters of this machine."))
        : Message(
            "Source",
            QT_TRANSLATE_NOOP("Source", "Power is missing: this machine shows neither energy counters nor a battery."));
}

void GpuSource::find()
{
    for (const std::string &card : namesIn(m_root.path("/sys/class/drm"))) {
        if (!card.starts_with("card") || card.find('-') != std::string::npos)
            continue;
        const std::string folder = m_root.path("/sys/class/drm/" + card + "/device");
        const std::string place = placeOfDevice(m_root.path("/sys/class/drm/" + card)); // card0 may be card1 tomorrow
        const Attributes attributes = hardware(place.empty() ? card : place, card);
        if (::access((folder + "/gpu_busy_percent").c_str(), R_OK) == 0)
            add({.path = folder + "/gpu_busy_percent",
                 .name = card,
                 .descriptor = metrics::GpuUtilization.series(attributes)});
        if (::access((folder + "/mem_info_vram_used").c_str(), R_OK) == 0)
            add({.path = folder + "/mem_info_vram_used",
                 .name = card,
                 .descriptor = metrics::GpuMemory.series(attributes)});
    }
}

Message GpuSource::missing() const
{
    return empty()
        ? Message("Source",
                  QT_TRANSLATE_NOOP("Source", "GPU figures are missing: no graphics driver here shows them in /sys."))
        : Message();
}

} // namespace performance
