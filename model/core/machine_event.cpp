// SPDX-License-Identifier: MIT
#include "performance/core/machine_event.h"

#include <QCoreApplication>

namespace performance {

namespace {

/// The sentence without and with a detail, of %1 and %2.
struct Words {
    const char *plain;
    const char *detailed;
};

Words wordsOf(MachineEvent::Kind kind)
{
    using Kind = MachineEvent::Kind;
    switch (kind) {
    case Kind::PackageInstalled:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 was installed"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 was installed (%2)")};
    case Kind::PackageUpgraded:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 was upgraded"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 was upgraded (%2)")};
    case Kind::PackageRemoved:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 was removed"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 was removed (%2)")};
    case Kind::KernelChanged:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 is another one since this start of the machine"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 is another one since this start of the machine (%2)")};
    case Kind::Boot:
        return {QT_TRANSLATE_NOOP("MachineEvent", "the machine was started"),
                QT_TRANSLATE_NOOP("MachineEvent", "the machine was started (%2)")};
    case Kind::Suspended:
        return {QT_TRANSLATE_NOOP("MachineEvent", "the machine was suspended"),
                QT_TRANSLATE_NOOP("MachineEvent", "the machine was suspended (%2)")};
    case Kind::Resumed:
        return {QT_TRANSLATE_NOOP("MachineEvent", "the machine woke up"),
                QT_TRANSLATE_NOOP("MachineEvent", "the machine woke up (%2)")};
    case Kind::ServiceStarted:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 was started"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 was started (%2)")};
    case Kind::ServiceRestarted:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 was restarted"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 was restarted (%2)")};
    case Kind::ServiceFailed:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 failed"), QT_TRANSLATE_NOOP("MachineEvent", "%1 failed (%2)")};
    case Kind::OutOfMemory:
        return {QT_TRANSLATE_NOOP("MachineEvent", "the kernel ended %1, out of memory"),
                QT_TRANSLATE_NOOP("MachineEvent", "the kernel ended %1, out of memory (%2)")};
    case Kind::SettingChanged:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 was changed"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 was changed (%2)")};
    case Kind::ChangePoint:
        return {QT_TRANSLATE_NOOP("MachineEvent", "%1 is at another level since"),
                QT_TRANSLATE_NOOP("MachineEvent", "%1 is at another level since (%2)")};
    case Kind::Note: break;
    }
    return {QT_TRANSLATE_NOOP("MachineEvent", "%1"), QT_TRANSLATE_NOOP("MachineEvent", "%1 (%2)")};
}

} // namespace

Message MachineEvent::sentence() const
{
    const Words words = wordsOf(kind);
    return detail.isEmpty() ? Message("MachineEvent", words.plain, {subject})
                            : Message("MachineEvent", words.detailed, {subject, detail});
}

QString toName(MachineEvent::Kind kind)
{
    using Kind = MachineEvent::Kind;
    switch (kind) {
    case Kind::PackageInstalled: return QStringLiteral("package-installed");
    case Kind::PackageUpgraded: return QStringLiteral("package-upgraded");
    case Kind::PackageRemoved: return QStringLiteral("package-removed");
    case Kind::KernelChanged: return QStringLiteral("kernel-changed");
    case Kind::Boot: return QStringLiteral("boot");
    case Kind::Suspended: return QStringLiteral("suspended");
    case Kind::Resumed: return QStringLiteral("resumed");
    case Kind::ServiceStarted: return QStringLiteral("service-started");
    case Kind::ServiceRestarted: return QStringLiteral("service-restarted");
    case Kind::ServiceFailed: return QStringLiteral("service-failed");
    case Kind::OutOfMemory: return QStringLiteral("out-of-memory");
    case Kind::SettingChanged: return QStringLiteral("setting-changed");
    case Kind::ChangePoint: return QStringLiteral("change-point");
    case Kind::Note: return QStringLiteral("note");
    }
    return {};
}

} // namespace performance
