// SPDX-License-Identifier: MIT
#include "performance/machinelog/machine_survey.h"

#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"
#include "performance/core/whole_file.h"
#include "performance/machinelog/boot_records.h"
#include "performance/machinelog/log_file.h"
#include "performance/machinelog/log_lines.h"
#include "performance/procfs/small_file.h"

#include <QFileInfo>

namespace performance {

namespace {

constexpr qint64 MostBytes = qint64(4) << 20;
constexpr qsizetype MostSettings = 20'000;
constexpr size_t StartOfCpuInfo = 1 << 16;

/// The first bytes of a file of the kernel's; empty where it cannot be read.
QByteArray contents(const QString &path)
{
    const auto text = startOfFile(path.toStdString(), StartOfCpuInfo);
    return text ? QByteArray::fromStdString(*text) : QByteArray();
}

} // namespace

MachineSurvey surveyMachine(const QString &root, Timestamp now)
{
    MachineSurvey state;
    state.time = now;
    state.boot = printableText(contents(root + QLatin1String("/proc/sys/kernel/random/boot_id")).trimmed(), 64);
    state.kernel = printableText(contents(root + QLatin1String("/proc/sys/kernel/osrelease")).trimmed());
    state.microcode = microcodeOf(contents(root + QLatin1String("/proc/cpuinfo")));
    return state;
}

std::vector<MachineEvent> changesBetween(const MachineSurvey &before, const MachineSurvey &after)
{
    std::vector<MachineEvent> events;
    const auto add = [&](MachineEvent::Kind kind, const QString &subject, const QString &was, const QString &is) {
        if (was != is)
            events.push_back({kind, after.time, subject, fromTo(was, is), {}, {}});
    };
    if (!before.microcode.isEmpty() && !after.microcode.isEmpty())
        add(MachineEvent::Kind::KernelChanged, QStringLiteral("microcode"), before.microcode, after.microcode);
    for (auto setting = after.settings.cbegin(); setting != after.settings.cend(); ++setting) {
        const auto was = before.settings.constFind(setting.key());
        if (was != before.settings.cend())
            add(MachineEvent::Kind::SettingChanged, setting.key(), *was, setting.value());
    }
    return events;
}

PerformanceResult<std::optional<MachineSurvey>> readMachineState(const QString &path)
{
    if (!QFileInfo::exists(path))
        return std::optional<MachineSurvey>();
    const auto log = readLogEnd(path, MostBytes);
    if (!log)
        return failure(log.error());
    return json::read(log->text, path, [](const json::Node &node) {
        MachineSurvey state;
        const auto time = timestampFromIso(node.member("time").string());
        if (!time)
            node.fail("a time was expected");
        state.time = *time;
        state.boot = node.member("boot").string();
        state.kernel = node.member("kernel").string();
        state.microcode = node.member("microcode").string();
        node.member("settings").forEachMember([&](const QString &key, const json::Node &value) {
            if (state.settings.size() < MostSettings)
                state.settings.insert(key, value.string());
        });
        return std::optional(state);
    });
}

PerformanceResult<void> writeMachineState(const QString &path, const MachineSurvey &state)
{
    JsonWriter out;
    out.beginObject().key("time").string(toIsoString(state.time)).key("boot").string(state.boot);
    out.key("kernel").string(state.kernel).key("microcode").string(state.microcode);
    out.key("settings").beginObject();
    for (auto setting = state.settings.cbegin(); setting != state.settings.cend(); ++setting)
        out.key(setting.key()).string(setting.value());
    return writeWholeFile(path, out.endObject().endObject().lineEnd().take());
}

} // namespace performance
