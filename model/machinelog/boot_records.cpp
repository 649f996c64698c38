// SPDX-License-Identifier: MIT
#include "performance/machinelog/boot_records.h"

#include "performance/machinelog/log_lines.h"

#include <algorithm>
#include <cstring>

#include <utmp.h>

namespace performance {

namespace {

using Kind = MachineEvent::Kind;

/// No machine of ours was started before, and none tells the future.
constexpr qint64 Earliest = 1'000'000'000;
constexpr auto SameStart = std::chrono::minutes(2);

} // namespace

qint64 bootRecordSize()
{
    return sizeof(struct utmp);
}

std::vector<MachineEvent> parseBootRecords(QByteArrayView bytes, const QString &source)
{
    std::vector<MachineEvent> events;
    struct utmp record {};
    for (qsizetype at = 0; at + qsizetype(sizeof record) <= bytes.size(); at += qsizetype(sizeof record)) {
        std::memcpy(&record, bytes.data() + at, sizeof record);
        if (record.ut_type != BOOT_TIME || qint64(record.ut_tv.tv_sec) < Earliest)
            continue;
        const Timestamp time = Timestamp(std::chrono::seconds(record.ut_tv.tv_sec));
        const QString kernel = printableText(
            QByteArrayView(record.ut_host, qsizetype(::strnlen(record.ut_host, sizeof record.ut_host))));
        events.push_back({Kind::Boot, time, {}, kernel, source, {}});
    }
    return events;
}

std::vector<MachineEvent> bootsAndKernels(std::vector<MachineEvent> boots)
{
    std::stable_sort(boots.begin(), boots.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    std::vector<MachineEvent> merged;
    for (MachineEvent &boot : boots) {
        if (merged.empty() || boot.time - merged.back().time > SameStart)
            merged.push_back(std::move(boot));
        else if (merged.back().detail.isEmpty())
            merged.back().detail = boot.detail;
    }
    std::vector<MachineEvent> events;
    QString kernelBefore;
    for (MachineEvent &boot : merged) {
        events.push_back(boot);
        if (boot.detail.isEmpty())
            continue;
        if (!kernelBefore.isEmpty() && boot.detail != kernelBefore)
            events.push_back({Kind::KernelChanged,
                              boot.time,
                              QStringLiteral("Linux"),
                              fromTo(kernelBefore, boot.detail),
                              boot.source,
                              {}});
        kernelBefore = boot.detail;
    }
    return events;
}

std::optional<Timestamp> bootTime(QByteArrayView procStat)
{
    std::optional<Timestamp> found;
    // The line of all interrupts is a long one, and none that is looked for.
    forEachLogLine(procStat, [&](QByteArrayView line) {
        bool ok = false;
        if (!line.startsWith("btime "))
            return;
        const qint64 seconds = line.sliced(6).trimmed().toByteArray().toLongLong(&ok);
        if (ok && seconds >= Earliest && seconds < qint64(1) << 33)
            found = Timestamp(std::chrono::seconds(seconds));
    });
    return found;
}

QString microcodeOf(QByteArrayView cpuInfo)
{
    QString found;
    forEachLogLine(cpuInfo, [&](QByteArrayView line) {
        const qsizetype at = found.isEmpty() && line.startsWith("microcode") ? line.indexOf(':') : -1;
        if (at > 0)
            found = printableText(line.sliced(at + 1).trimmed(), 32);
    });
    return found;
}

} // namespace performance
