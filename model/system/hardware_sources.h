// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/source.h"

#include <map>

namespace performance {

/// Sensors that sit in folders of /sys: each has a file with one number and a series. What is plugged in later is
/// found within a minute.
class SensorSource : public Source {
public:
    SensorSource(const KernelRoot &root, SeriesRegistry &registry) : m_root(root), m_registry(registry) {}
    void sample(const Tick &tick, SampleBatch &batch) override;

protected:
    struct Sensor {
        KernelFile file;
        SeriesId series;
        /// Where a counter starts anew (RAPL): added to what is read once it did.
        int64_t range = 0;
        int64_t last = -1;
        int64_t wrapped = 0;
    };
    /// Adds the sensors that there are and are not known yet.
    virtual void find() = 0;
    void add(const std::string &path, const SeriesDescriptor &descriptor, int64_t range = 0);
    bool empty() const { return m_sensors.empty(); }

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;

private:
    std::map<std::string, Sensor> m_sensors;
};

/// Temperatures from hwmon, or from thermal zones where there is no hwmon.
class TemperatureSource : public SensorSource {
public:
    using SensorSource::SensorSource;
    QString missing() const override;

private:
    void find() override;
};

/// Energy from RAPL (powercap), and batteries.
class PowerSource : public SensorSource {
public:
    using SensorSource::SensorSource;
    QString missing() const override;

private:
    void find() override;
    bool m_refused = false;
};

/// GPUs whose drivers show their work in /sys (amdgpu, and others that follow it).
class GpuSource : public SensorSource {
public:
    using SensorSource::SensorSource;
    QString missing() const override;

private:
    void find() override;
};

} // namespace performance
