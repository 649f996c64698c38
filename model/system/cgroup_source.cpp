// SPDX-License-Identifier: MIT
#include "performance/system/cgroup_source.h"

#include "performance/procfs/keyed_values.h"
#include "performance/procfs/machine_stat.h"
#include "performance/procfs/text_cursor.h"

#include <QCoreApplication>
#include <QStringList>

namespace performance {

namespace {

constexpr quint64 Phases = 5;

} // namespace

// Documentation/admin-guide/cgroup-v2.rst; cgroup-v1/{cpuacct,memory}.rst.

CgroupSource::CgroupSource(const KernelRoot &root, SeriesRegistry &registry)
    : m_root(root), m_registry(registry), m_tree(root)
{}

void CgroupSource::describe(Group &group, const CgroupFolder &folder)
{
    const auto series = [&](const MetricDefinition &metric, const char *attribute = nullptr,
                            const char *value = nullptr) {
        Attributes attributes{{QStringLiteral("wai.cgroup"), QString::fromStdString(folder.path)}};
        if (attribute)
            attributes.insert(QString::fromLatin1(attribute), QString::fromLatin1(value));
        return group.held.idFor(metric.series(attributes));
    };
    using namespace metrics;
    if (folder.controllers & (CgroupFolder::V2 | CgroupFolder::CpuAccounting))
        group.cpu = series(CgroupCpuTime);
    if (folder.controllers & (CgroupFolder::V2 | CgroupFolder::CpuControl)) {
        group.throttled = series(CgroupThrottledTime);
        group.cpuLimit = series(CgroupCpuLimit);
    }
    if (folder.controllers & (CgroupFolder::V2 | CgroupFolder::Memory)) {
        group.memory = series(CgroupMemoryUsage);
        group.memoryLimit = series(CgroupMemoryLimit);
        group.oomKills = series(CgroupOomKills);
    }
    if (folder.controllers & CgroupFolder::V2) {
        group.readBytes = series(CgroupIo, "disk.io.direction", "read");
        group.writtenBytes = series(CgroupIo, "disk.io.direction", "write");
        group.tasks = series(CgroupTasks);
        group.tasksLimit = series(CgroupTasksLimit);
        group.tasksRefused = series(CgroupTasksRefused);
        // Of the same kind, and with the same words, as what wai.pressure.time says of the machine.
        const auto pressure = [&](const char *resource) {
            return group.held.idFor(
                CgroupPressure.series({{QStringLiteral("wai.cgroup"), QString::fromStdString(folder.path)},
                                       {QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                                       {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}}));
        };
        group.cpuPressure = pressure("cpu");
        group.memoryPressure = pressure("memory");
        group.ioPressure = pressure("io");
    }
}

/// Follows the groups that there are now.
void CgroupSource::adopt(const Tick &tick)
{
    std::map<CgroupFolder, Group> groups;
    for (const CgroupFolder &folder : m_tree.groups()) {
        const auto known = m_groups.find(folder);
        Group group = known == m_groups.end() ? Group(m_registry) : std::move(known->second);
        if (known == m_groups.end()) {
            describe(group, folder);
            // Many at once are spread over the next ticks; what appears alone may be gone soon and is read now.
            group.phase = tick.number + (m_groups.empty() ? groups.size() : 0);
        }
        groups.emplace(folder, std::move(group));
    }
    m_groups = std::move(groups);
    compareWithMachine();
}

/// What is to be said of the groups as a whole.
void CgroupSource::compareWithMachine()
{
    Messages sentences;
    if (!m_tree.hasHierarchies())
        sentences << Message(
            "Source",
            QT_TRANSLATE_NOOP("Source", "Units and containers are missing: no control groups are mounted here."));
    if (m_tree.isCut())
        sentences << Message(
            "Source", QT_TRANSLATE_NOOP("Source", "There are more control groups than the %1 that are followed."),
            {Limit});
    m_missing = Message::joined(sentences);
}

FileText CgroupSource::file(const CgroupFolder &folder, const char *name)
{
    return m_reader.read(folder.folder + "/" + name);
}

std::optional<int64_t> CgroupSource::number(const CgroupFolder &folder, const char *name)
{
    const auto text = file(folder, name);
    return text ? TextCursor(*text).number() : std::nullopt;
}

void CgroupSource::sample(const Tick &tick, SampleBatch &batch)
{
    // Listing all folders is dear; where the kernel does not tell of new ones, it is done more often.
    const bool due = tick.every(30) || (!m_tree.isWatching() && tick.every(Phases));
    if (due)
        m_tree.scan(Limit);
    if (m_tree.update(Limit) || due)
        adopt(tick);
    for (auto &[folder, group] : m_groups) {
        if (group.phase % Phases == tick.number % Phases)
            sampleGroup(folder, group, batch);
    }
}

void CgroupSource::sampleGroup(const CgroupFolder &folder, Group &group, SampleBatch &batch)
{
    if (folder.controllers & CgroupFolder::V2)
        sampleV2(folder, group, batch);
    else
        sampleV1(folder, group, batch);
}

void CgroupSource::sampleV2(const CgroupFolder &folder, Group &group, SampleBatch &batch)
{
    const auto add = [&](SeriesId series, std::optional<int64_t> value) {
        if (value)
            batch.addInteger(series, *value);
    };
    if (const auto text = file(folder, "cpu.stat")) {
        add(group.cpu, keyedValue(*text, "usage_usec"));
        add(group.throttled, keyedValue(*text, "throttled_usec"));
    }
    if (const auto text = file(folder, "cpu.max")) {
        TextCursor cursor(*text);
        const auto quota = cursor.number(); // "max" is no number: no limit, no value
        const auto period = cursor.number();
        if (quota && period && *period > 0)
            batch.addInteger(group.cpuLimit, *quota * 1000 / *period);
    }
    if (const auto text = file(folder, "memory.current"))
        add(group.memory, TextCursor(*text).number());
    if (const auto text = file(folder, "memory.max"))
        add(group.memoryLimit, TextCursor(*text).number());
    if (const auto text = file(folder, "memory.events"))
        add(group.oomKills, keyedValue(*text, "oom_kill"));
    // A group without limit of its own has nothing to run out of.
    if (const auto limit = number(folder, "pids.max")) {
        batch.addInteger(group.tasksLimit, *limit);
        add(group.tasks, number(folder, "pids.current"));
        if (const auto text = file(folder, "pids.events"))
            add(group.tasksRefused, keyedValue(*text, "max"));
    }
    if (const auto text = file(folder, "io.stat")) {
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
    if (const auto text = file(folder, "cpu.pressure"))
        add(group.cpuPressure, parsePressure(*text).some);
    if (const auto text = file(folder, "memory.pressure"))
        add(group.memoryPressure, parsePressure(*text).some);
    if (const auto text = file(folder, "io.pressure"))
        add(group.ioPressure, parsePressure(*text).some);
}

void CgroupSource::sampleV1(const CgroupFolder &folder, Group &group, SampleBatch &batch)
{
    if (folder.controllers & CgroupFolder::CpuAccounting) {
        if (const auto usage = number(folder, "cpuacct.usage")) // nanoseconds
            batch.addInteger(group.cpu, *usage / 1000);
    }
    if (folder.controllers & CgroupFolder::CpuControl) {
        const auto quota = number(folder, "cpu.cfs_quota_us"); // −1: no limit
        const auto period = quota && *quota > 0 ? number(folder, "cpu.cfs_period_us") : std::nullopt;
        if (period && *period > 0)
            batch.addInteger(group.cpuLimit, *quota * 1000 / *period);
        if (const auto text = file(folder, "cpu.stat")) {
            if (const auto throttled = keyedValue(*text, "throttled_time")) // nanoseconds
                batch.addInteger(group.throttled, *throttled / 1000);
        }
    }
    if (!(folder.controllers & CgroupFolder::Memory))
        return;
    if (const auto usage = number(folder, "memory.usage_in_bytes"))
        batch.addInteger(group.memory, *usage);
    // "No limit" is written as the largest number of whole pages.
    if (const auto limit = number(folder, "memory.limit_in_bytes"); limit && *limit > 0 && *limit < (int64_t(1) << 60))
        batch.addInteger(group.memoryLimit, *limit);
    if (const auto text = file(folder, "memory.oom_control")) {
        if (const auto kills = keyedValue(*text, "oom_kill"))
            batch.addInteger(group.oomKills, *kills);
    }
}

} // namespace performance
