// SPDX-License-Identifier: MIT
#include "performance/system/pressure_source.h"

#include "performance/procfs/machine_stat.h"

#include <QCoreApplication>

namespace performance {

PressureSource::PressureSource(const KernelRoot &root, SeriesRegistry &registry)
{
    static constexpr std::array names{"cpu", "memory", "io"};
    for (size_t i = 0; i < names.size(); ++i) {
        const auto series = [&](const char *kind) {
            return registry.idFor(
                metrics::PressureTime.series({{QStringLiteral("wai.pressure.resource"), QString::fromLatin1(names[i])},
                                              {QStringLiteral("wai.pressure.kind"), QString::fromLatin1(kind)}}));
        };
        m_resources[i] = {KernelFile(root.path(std::string("/proc/pressure/") + names[i])), series("some"),
                          series("full")};
    }
}

void PressureSource::sample(const Tick &, SampleBatch &batch)
{
    bool any = false;
    for (Resource &resource : m_resources) {
        const auto text = resource.file.read(m_reader);
        if (!text)
            continue;
        const Pressure pressure = parsePressure(*text);
        any = any || pressure.some;
        if (pressure.some)
            batch.addInteger(resource.some, *pressure.some);
        if (pressure.full)
            batch.addInteger(resource.full, *pressure.full);
    }
    m_missing = any ? Message()
                    : Message("Source",
                              QT_TRANSLATE_NOOP("Source",
                                                "Pressure is missing: this kernel was built or started without "
                                                "pressure stall information (boot with psi=1)."));
}

} // namespace performance
