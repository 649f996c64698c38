// SPDX-License-Identifier: MIT
#include "performance/client/machine_settings.h"

#include "performance/knobs/journal.h"
#include "performance/knobs/knob.h"
#include "performance/optimize/rule_data.h"

#include <QFileInfo>

#include <algorithm>
#include <map>

namespace performance {

namespace {

MachineEvent eventOf(const knobs::Entry &entry, bool isUndone)
{
    const QString before = QString::fromStdString(entry.write.before);
    const QString after = QString::fromStdString(entry.write.after);
    MachineEvent event;
    event.kind = MachineEvent::Kind::SettingChanged;
    event.time = fromNanoseconds(entry.time);
    event.subject = settingKey(QString::fromStdString(entry.write.target.knob),
                               QString::fromStdString(entry.write.target.device));
    event.detail = isUndone ? after + QStringLiteral(" → ") + before : before + QStringLiteral(" → ") + after;
    event.source = QStringLiteral("WAI Performance");
    return event;
}

} // namespace

QMap<QString, QString> machineSettings(const QString &root)
{
    QMap<QString, QString> settings;
    for (const knobs::Knob &knob : knobs::catalogue()) {
        if (knob.of != knobs::Of::Machine)
            continue;
        const std::string folder = root.toStdString();
        std::vector<std::string> devices{std::string()};
        if (knob.ofDevice())
            devices = knobs::devicesOf(knob.below(folder));
        for (const std::string &device : devices) {
            if (const auto value = knobs::readKnob({std::string(knob.name), device, 0, 0}, folder))
                settings.insert(
                    settingKey(QString::fromStdString(std::string(knob.name)), QString::fromStdString(device)),
                    QString::fromStdString(*value));
        }
    }
    return settings;
}

std::vector<MachineEvent> settingsChangedByUs(const QString &folder)
{
    // Opening makes one where there is none.
    if (folder.isEmpty() || !QFileInfo::exists(folder + QLatin1String("/journal")))
        return {};
    const auto journal = knobs::Journal::open(folder.toStdString());
    const auto entries = journal ? journal->read() : knobs::Result<std::vector<knobs::Entry>>();
    if (!entries)
        return {};
    struct Write {
        const knobs::Entry *made = nullptr;
        const knobs::Entry *undone = nullptr;
    };
    std::map<std::pair<std::string, std::uint32_t>, Write> writes;
    for (const knobs::Entry &entry : *entries) {
        const knobs::Knob *knob = knobs::findKnob(entry.write.target.knob);
        if (!knob || knob->ofProcess())
            continue;
        Write &write = writes[{entry.change, entry.index}];
        if (entry.phase == knobs::Phase::Applied) {
            write.undone = nullptr;
            if (!write.made)
                write.made = &entry;
        } else if (entry.phase == knobs::Phase::Undone && write.made) {
            write.undone = &entry;
        }
    }
    std::vector<MachineEvent> events;
    for (const auto &[id, write] : writes) {
        if (write.made)
            events.push_back(eventOf(*write.made, false));
        if (write.undone)
            events.push_back(eventOf(*write.undone, true));
    }
    std::sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    return events;
}

} // namespace performance
