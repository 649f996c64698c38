// SPDX-License-Identifier: MIT
#include "performance/symbols/import/foreign_profile.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>

namespace performance {

ModuleKind kindOfModule(const QString &name)
{
    if (name.startsWith(QLatin1String("[kernel")) || name.startsWith(QLatin1String("[guest.kernel"))
        || name.endsWith(QLatin1String("vmlinux")) || name.endsWith(QLatin1String(".ko")) || name == u"Kernel")
        return ModuleKind::Kernel;
    if (name == u"[vdso]")
        return ModuleKind::Vdso;
    if (name.startsWith(QLatin1String("[JIT]")) || name.startsWith(QLatin1String("/memfd:"))
        || name.startsWith(QLatin1String("//anon")) || name.startsWith(QLatin1String("[anon"))
        || (name.contains(QLatin1String("/perf-")) && name.endsWith(QLatin1String(".map"))))
        return ModuleKind::Jit;
    if (name.isEmpty() || name == u"[unknown]")
        return ModuleKind::Unknown;
    return name.contains(QLatin1String(".so")) ? ModuleKind::Library : ModuleKind::Executable;
}

qint32 ForeignProfile::moduleOf(const QString &path, const QString &buildId)
{
    const QString name = path.section(u'/', -1);
    return m_builder.module(name.isEmpty() ? QStringLiteral("[unknown]") : name, path, buildId, kindOfModule(path));
}

qint32 ForeignProfile::frame(const QString &function, const QString &module, const QString &file, qint32 line,
                             const QString &buildId)
{
    const qint32 m = moduleOf(module, buildId);
    return m_builder.namedFrame(m, m_builder.function(m_builder.string(function), m), m_builder.string(file),
                                std::max(0, line));
}

qint32 ForeignProfile::unnamedFrame(const QString &module, quint64 address, const QString &buildId,
                                    const QString &reason)
{
    const qint32 m = moduleOf(module, buildId);
    const QString name = QStringLiteral("%1+0x%2")
                             .arg(m_builder.profile().text(m_builder.profile().modules[size_t(m)].name))
                             .arg(address, 0, 16);
    return m_builder.namedFrame(m, m_builder.function(m_builder.string(name), m, false, m_builder.string(reason)), 0,
                                0);
}

qint32 ForeignProfile::frame(const QString &function, ModuleKind kind)
{
    const QString name = kind == ModuleKind::Kernel ? QStringLiteral("[kernel]")
        : kind == ModuleKind::Jit                   ? QStringLiteral("[JIT]")
                                                    : QStringLiteral("[unknown]");
    const qint32 m = m_builder.module(name, {}, {}, kind);
    return m_builder.namedFrame(m, m_builder.function(m_builder.string(function), m), 0, 0);
}

qint32 ForeignProfile::thread(qint32 process, qint32 thread, const QString &name, const QString &processName)
{
    const qint32 number = m_builder.thread(process, thread);
    ProfileThread &row = m_builder.header().threads[size_t(number)];
    if (!name.isEmpty() && row.name == 0)
        row.name = m_builder.string(name);
    if (!processName.isEmpty() && row.processName == 0)
        row.processName = m_builder.string(processName);
    return number;
}

quint8 ForeignProfile::event(ProfileEvent::Kind kind, const QString &name, const QString &unit)
{
    auto &events = m_builder.header().events;
    const auto it = std::ranges::find_if(events,
                                         [&](const ProfileEvent &e) { return e.name == name && e.unit == unit; });
    if (it != events.end())
        return quint8(it - events.begin());
    constexpr size_t Most = 255;
    if (events.size() >= Most)
        return Most - 1;
    events.push_back({kind, name, unit, 0});
    return quint8(events.size() - 1);
}

void ForeignProfile::add(qint64 time, quint8 event, qint32 thread, qint32 stack, qint64 weight)
{
    constexpr qint64 Most = qint64(1) << 48;   // a sum of a million of them still fits
    constexpr qint64 Latest = qint64(1) << 61; // 73 years: the difference of two still fits
    m_samples.push_back({std::clamp(time, -Latest, Latest), std::clamp<qint64>(weight, 0, Most), thread, stack, event});
}

void ForeignProfile::nameProcesses()
{
    std::unordered_map<qint32, qint32> names;
    auto &threads = m_builder.header().threads;
    for (const ProfileThread &thread : threads) {
        if (thread.process == thread.thread && thread.name != 0)
            names.emplace(thread.process, thread.processName != 0 ? thread.processName : thread.name);
    }
    for (ProfileThread &thread : threads) {
        const auto name = names.find(thread.process);
        if (thread.processName == 0 && name != names.end())
            thread.processName = name->second;
    }
}

PerformanceResult<Profile> ForeignProfile::finish(const QString &source, const Messages &notes)
{
    if (m_samples.empty())
        return failure(PerformanceErrorCode::ParseError, source,
                       QString::fromUtf8(QT_TRANSLATE_NOOP("Symbols", "it holds no sample")));
    nameProcesses();
    std::ranges::stable_sort(m_samples, {}, &Sample::time);
    const qint64 start = m_samples.front().time;
    for (const Sample &sample : m_samples)
        m_builder.addSample(sample.time - start, sample.event, sample.thread, sample.stack, sample.weight);
    Profile &profile = m_builder.header();
    if (profile.duration.count() <= 0)
        profile.duration = nanoseconds(m_samples.back().time - start);
    profile.notes += notes;
    return m_builder.profile();
}

} // namespace performance
