// SPDX-License-Identifier: MIT
#include "performance/system/cgroup_source.h"

#include "performance/system/mount_table.h"
#include "performance/system/parsers.h"

#include <QCoreApplication>

#include <unistd.h>

namespace performance {

// Documentation/admin-guide/cgroup-v2.rst; cgroup-v1/{cpuacct,memory}.rst.

CgroupSource::CgroupSource(const KernelRoot &root, SeriesRegistry &registry) : m_root(root), m_registry(registry) {}

void CgroupSource::findHierarchies()
{
    m_hierarchies.clear();
    const auto text = m_reader.read(m_root.path("/proc/self/mountinfo"));
    if (!text)
        return;
    for (const Mount &mount : parseMountInfo(*text)) {
        const std::string folder = m_root.path(mount.point);
        if (mount.type == "cgroup2") {
            // In the hybrid layout this hierarchy has no controllers; those are in v1 hierarchies beside it.
            const auto controllers = readLine(m_reader, folder + "/cgroup.controllers");
            if (controllers && !controllers->empty())
                m_hierarchies.emplace_back(folder, Kind::V2);
        } else if (mount.type == "cgroup" && ::access((folder + "/cpuacct.usage").c_str(), R_OK) == 0) {
            m_hierarchies.emplace_back(folder, Kind::V1Cpu);
        } else if (mount.type == "cgroup" && ::access((folder + "/memory.usage_in_bytes").c_str(), R_OK) == 0) {
            m_hierarchies.emplace_back(folder, Kind::V1Memory);
        }
    }
}

void CgroupSource::walk(const std::string &base, const std::string &relative, Kind kind, int depth)
{
    for (const std::string &name : namesIn(base + relative)) {
        const std::string path = relative + "/" + name;
        // Files are told from folders by the one file that every group has.
        if (name.find('.') != std::string::npos && (name.starts_with("cgroup.") || name.starts_with("cpu") || name.starts_with("memory.")
                                                    || name.starts_with("io.") || name.starts_with("pids.")))
            continue;
        if (::access((base + path + "/cgroup.procs").c_str(), F_OK) != 0)
            continue;
        if (m_groups.size() >= Limit) {
            m_missing = QCoreApplication::translate("Source", "There are more control groups than the %1 that are followed.").arg(Limit);
            return;
        }
        const std::string key = std::to_string(int(kind)) + path;
        auto [it, added] = m_groups.try_emplace(key);
        if (added) {
            it->second.kind = kind;
            it->second.folder = base + path;
            describe(it->second, path);
        }
        it->second.gone = false;
        if (depth < 6)
            walk(base, path, kind, depth + 1);
    }
}

void CgroupSource::describe(Group &group, const std::string &relative)
{
    const auto series = [&](const MetricDefinition &metric, const char *attribute = nullptr, const char *value = nullptr) {
        Attributes attributes{{QStringLiteral("wai.cgroup"), QString::fromStdString(relative)}};
        if (attribute)
            attributes.insert(QString::fromLatin1(attribute), QString::fromLatin1(value));
        return m_registry.idFor(metric.series(attributes));
    };
    using namespace metrics;
    const bool cpu = group.kind != Kind::V1Memory;
    const bool memory = group.kind != Kind::V1Cpu;
    if (cpu) {
        group.cpu = series(CgroupCpuTime);
        group.throttled = series(CgroupThrottledTime);
        group.cpuLimit = series(CgroupCpuLimit);
    }
    if (memory) {
        group.memory = series(CgroupMemoryUsage);
        group.memoryLimit = series(CgroupMemoryLimit);
        group.oomKills = series(CgroupOomKills);
    }
    if (group.kind == Kind::V2) {
        group.readBytes = series(CgroupIo, "disk.io.direction", "read");
        group.writtenBytes = series(CgroupIo, "disk.io.direction", "write");
        group.cpuPressure = series(CgroupPressure, "wai.pressure.resource", "cpu");
        group.memoryPressure = series(CgroupPressure, "wai.pressure.resource", "memory");
        group.ioPressure = series(CgroupPressure, "wai.pressure.resource", "io");
    }
}

void CgroupSource::findGroups()
{
    m_missing.clear();
    findHierarchies();
    for (auto &[key, group] : m_groups)
        group.gone = true;
    for (const auto &[folder, kind] : m_hierarchies)
        walk(folder, "", kind, 0);
    std::erase_if(m_groups, [](const auto &entry) { return entry.second.gone; });
    if (m_hierarchies.empty())
        m_missing = QCoreApplication::translate("Source", "Units and containers are missing: no control groups are mounted here.");
}

std::optional<std::string_view> CgroupSource::file(const Group &group, const char *name)
{
    return m_reader.read(group.folder + "/" + name);
}

void CgroupSource::sample(const Tick &tick, SampleBatch &batch)
{
    constexpr quint64 Phases = 5;
    if (tick.every(30))
        findGroups();
    quint64 index = 0;
    for (auto &[key, group] : m_groups) {
        if (index++ % Phases != tick.number % Phases)
            continue;
        if (group.kind == Kind::V2)
            sampleV2(group, batch);
        else
            sampleV1(group, batch);
    }
}

void CgroupSource::sampleV2(Group &group, SampleBatch &batch)
{
    const auto add = [&](SeriesId series, std::optional<int64_t> value) {
        if (value)
            batch.addInteger(series, *value);
    };
    if (const auto text = file(group, "cpu.stat")) {
        add(group.cpu, keyedValue(*text, "usage_usec"));
        add(group.throttled, keyedValue(*text, "throttled_usec"));
    }
    if (const auto text = file(group, "cpu.max")) {
        TextCursor cursor(*text);
        const auto quota = cursor.number(); // "max" is no number: no limit, no value
        const auto period = cursor.number();
        if (quota && period && *period > 0)
            batch.addInteger(group.cpuLimit, *quota * 1000 / *period);
    }
    if (const auto text = file(group, "memory.current"))
        add(group.memory, TextCursor(*text).number());
    if (const auto text = file(group, "memory.max"))
        add(group.memoryLimit, TextCursor(*text).number());
    if (const auto text = file(group, "memory.events"))
        add(group.oomKills, keyedValue(*text, "oom_kill"));
    if (const auto text = file(group, "io.stat")) {
        int64_t read = 0;
        int64_t written = 0;
        bool any = false;
        TextCursor lines(*text);
        while (!lines.atEnd()) {
            TextCursor line(lines.line());
            for (std::string_view word = line.word(); !word.empty(); word = line.word()) {
                if (word.starts_with("rbytes=")) {
                    read += toNumber(word.substr(7)).value_or(0);
                    any = true;
                } else if (word.starts_with("wbytes=")) {
                    written += toNumber(word.substr(7)).value_or(0);
                }
            }
        }
        if (any) {
            batch.addInteger(group.readBytes, read);
            batch.addInteger(group.writtenBytes, written);
        }
    }
    if (const auto text = file(group, "cpu.pressure"))
        add(group.cpuPressure, parsePressure(*text).some);
    if (const auto text = file(group, "memory.pressure"))
        add(group.memoryPressure, parsePressure(*text).some);
    if (const auto text = file(group, "io.pressure"))
        add(group.ioPressure, parsePressure(*text).some);
}

void CgroupSource::sampleV1(Group &group, SampleBatch &batch)
{
    const auto number = [&](const char *name) {
        const auto text = file(group, name);
        return text ? TextCursor(*text).number() : std::nullopt;
    };
    if (group.kind == Kind::V1Cpu) {
        if (const auto usage = number("cpuacct.usage")) // nanoseconds
            batch.addInteger(group.cpu, *usage / 1000);
        const auto quota = number("cpu.cfs_quota_us"); // −1: no limit
        const auto period = quota && *quota > 0 ? number("cpu.cfs_period_us") : std::nullopt;
        if (period && *period > 0)
            batch.addInteger(group.cpuLimit, *quota * 1000 / *period);
        if (const auto text = file(group, "cpu.stat")) {
            if (const auto throttled = keyedValue(*text, "throttled_time")) // nanoseconds
                batch.addInteger(group.throttled, *throttled / 1000);
        }
        return;
    }
    if (const auto usage = number("memory.usage_in_bytes"))
        batch.addInteger(group.memory, *usage);
    // "No limit" is written as the largest number of whole pages.
    if (const auto limit = number("memory.limit_in_bytes"); limit && *limit > 0 && *limit < (int64_t(1) << 60))
        batch.addInteger(group.memoryLimit, *limit);
    if (const auto text = file(group, "memory.oom_control")) {
        if (const auto kills = keyedValue(*text, "oom_kill"))
            batch.addInteger(group.oomKills, *kills);
    }
}

} // namespace performance
