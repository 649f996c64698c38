// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/source.h"

#include <QStringList>

#include <limits>
#include <map>
#include <optional>

namespace performance {

/// Sensors that sit in folders of /sys: each has a file with one number and a series. What is plugged in later is
/// found within a minute, and what is gone is forgotten.
///
/// Thread-safety: the collector's thread, like the sources below.
class SensorSource : public Source {
public:
    SensorSource(const KernelRoot &root, SeriesRegistry &registry) : m_root(root), m_registry(registry) {}
    void sample(const Tick &tick, SampleBatch &batch) override;

protected:
    struct Sensor {
        std::string path{};
        std::string name{}; ///< for people, where missing() names it
        SeriesDescriptor descriptor{};
        /// Where a counter starts anew (RAPL): added to what is read once it did. 0: no counter.
        int64_t range = 0;
        /// What else its value is multiplied with, in millionths; may be empty.
        std::string factorPath{};
        /// Holds 1 while the value means nothing; may be empty.
        std::string faultPath{};
        bool isAmount = false; ///< without a sign, which some drivers give to a direction
        bool isPart = false;   ///< of m_total
        /// Values outside of these are not the sensor's.
        int64_t minimum = std::numeric_limits<int64_t>::min();
        int64_t maximum = std::numeric_limits<int64_t>::max();
    };
    static Attributes hardware(const std::string &id, const std::string &name);
    /// Adds the sensors that there are.
    virtual void find() = 0;
    void add(const Sensor &sensor);
    bool empty() const { return m_sensors.empty(); }
    /// Names of sensors whose last value was not to be believed.
    QStringList implausible() const;

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    std::optional<SeriesId> m_total; ///< the sum of those that are a part of it; none where there are no such sensors

private:
    struct Known {
        explicit Known(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        Sensor sensor;
        SeriesId series;
        KernelFile file, factor, fault;
        int64_t last = -1;
        int64_t wrapped = 0;
        bool found = false;
        bool implausible = false;
    };
    std::optional<int64_t> valueOf(Known &known);

    std::map<std::string, Known> m_sensors; ///< by path
};

/// Temperatures from hwmon, and from the thermal zones that no chip of hwmon shows.
class TemperatureSource : public SensorSource {
public:
    using SensorSource::SensorSource;
    Message missing() const override;

private:
    void find() override;
};

/// Energy from RAPL (powercap), and batteries: of the machine, each and together, and of mice and the like under the name of
/// their model.
class PowerSource : public SensorSource {
public:
    using SensorSource::SensorSource;
    Message missing() const override;

private:
    void find() override;
    bool m_refused = false;
};

/// GPUs whose drivers show their work in /sys (amdgpu, and others that follow it).
class GpuSource : public SensorSource {
public:
    using SensorSource::SensorSource;
    Message missing() const override;

private:
    void find() override;
};

} // namespace performance
