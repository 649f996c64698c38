// SPDX-License-Identifier: MIT
#include "performance/machinelog/journal_story.h"

#include "performance/machinelog/kernel_messages.h"
#include "performance/machinelog/log_lines.h"

namespace performance {

namespace {

using Kind = MachineEvent::Kind;

// systemd's sd-messages.h; flatpak's common/flatpak-utils-private.h.
constexpr char UnitStarted[] = "39f53479d3a045ac8e11786248231fbf";
constexpr char UnitStopped[] = "9d1aaa27d60140bd96365438aad20286";
constexpr char UnitFailed[] = "be02cf6855d2428ba40df7e9d022f03d";
constexpr char UnitFailureResult[] = "d9b373ed55a64feb8242e02dbe79a49c";
constexpr char UnitRestartScheduled[] = "5eb03494b6584870a536b337290809b3";
constexpr char UnitOomdKill[] = "d989611b15e44c9dbf31e3c81256e4ed";
constexpr char SleepStart[] = "6bbd95ee977941e497c48be27c254128";
constexpr char SleepStop[] = "8811e6df2a8e40f58a94cea26f8ebf14";
constexpr char Flatpak[] = "c7b39b1e006b464599465e105b361485";

constexpr auto TellAgainAfter = std::chrono::minutes(10);
constexpr auto Settling = std::chrono::hours(24);
constexpr size_t MostKept = 20'000;
constexpr qsizetype MostNames = 20'000;

/// Whether a unit is made anew each time, with a number in its name.
bool isOfTheMoment(QByteArrayView unit)
{
    int digits = 0;
    for (const char c : unit) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits >= 3)
            return true;
    }
    return unit.startsWith("run-") || unit.startsWith("dbus-:");
}

/// A commit as people know it.
QString shortCommit(QByteArrayView commit)
{
    return printableText(commit.first(std::min<qsizetype>(commit.size(), 12)));
}

} // namespace

const std::vector<QByteArray> &JournalStory::messageIds()
{
    static const std::vector<QByteArray> ids{
        UnitStarted, UnitStopped, UnitFailed, UnitFailureResult, UnitRestartScheduled, UnitOomdKill,
        SleepStart,  SleepStop,   Flatpak};
    return ids;
}

void JournalStory::add(Kind kind, const JournalEntry &entry, const QString &subject, const QString &detail)
{
    if (!subject.isEmpty()) {
        // Each kill is one of its own.
        const QString key = toName(kind) + u' ' + subject + (kind == Kind::OutOfMemory ? detail : QString());
        const auto told = m_toldAt.constFind(key);
        if (told != m_toldAt.cend() && entry.time - *told < TellAgainAfter)
            return;
        if (m_toldAt.size() >= MostNames)
            m_toldAt.clear();
        m_toldAt.insert(key, entry.time);
    }
    if (m_events.size() >= 2 * MostKept)
        m_events.erase(m_events.begin(), m_events.end() - MostKept);
    m_events.push_back({kind, entry.time, subject, detail, QStringLiteral("journal"), {}});
}

void JournalStory::takeStart(const JournalEntry &entry)
{
    if (!entry.unit.endsWith(".service") || isOfTheMoment(entry.unit) || m_known.size() >= MostNames)
        return;
    const QString unit = printableText(entry.unit);
    if (m_known.contains(unit))
        return;
    m_known.insert(unit);
    if (entry.time - m_beginning >= Settling)
        add(Kind::ServiceStarted, entry, unit, {});
}

void JournalStory::takeFlatpak(const JournalEntry &entry)
{
    // "app/org.mozilla.firefox/x86_64/stable"
    const QList<QByteArray> parts = entry.reference.split('/');
    const QString name = printableText(parts.value(1));
    if (name.isEmpty())
        return;
    if (entry.operation == "deploy install")
        add(Kind::PackageInstalled, entry, name, shortCommit(entry.after));
    else if (entry.operation == "deploy update")
        add(Kind::PackageUpgraded, entry, name,
            entry.before.isEmpty() ? shortCommit(entry.after)
                                   : fromTo(shortCommit(entry.before), shortCommit(entry.after)));
    else if (entry.operation == "uninstall")
        add(Kind::PackageRemoved, entry, name, shortCommit(entry.before));
}

void JournalStory::take(const JournalEntry &entry)
{
    if (entry.isOfKernel) {
        if (const auto event = kernelEvent(entry.message); event && event->kind == Kind::OutOfMemory)
            add(event->kind, entry, event->subject, event->detail);
        return;
    }
    const QByteArray &id = entry.messageId;
    const QString unit = printableText(entry.unit);
    if (id == SleepStart)
        add(Kind::Suspended, entry, {}, {});
    else if (id == SleepStop)
        add(Kind::Resumed, entry, {}, {});
    else if (id == Flatpak)
        takeFlatpak(entry);
    else if (unit.isEmpty())
        return;
    else if (id == UnitStarted)
        takeStart(entry);
    else if (id == UnitStopped && entry.jobType == "restart")
        add(Kind::ServiceRestarted, entry, unit, {});
    else if (id == UnitRestartScheduled)
        add(Kind::ServiceRestarted, entry, unit,
            entry.restarts.isEmpty() ? QString() : u'#' + printableText(entry.restarts, 12));
    else if (id == UnitFailed || id == UnitFailureResult)
        add(Kind::ServiceFailed, entry, unit, printableText(entry.result, 40));
    else if (id == UnitOomdKill)
        add(Kind::OutOfMemory, entry, unit, QStringLiteral("systemd-oomd"));
}

QString kernelOfFirstMessage(QByteArrayView message)
{
    constexpr QByteArrayView Start("Linux version ");
    if (!message.startsWith(Start))
        return {};
    QByteArrayView rest = message.sliced(Start.size());
    return printableText(takeWord(rest));
}

} // namespace performance
