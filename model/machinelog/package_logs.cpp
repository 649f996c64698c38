// SPDX-License-Identifier: MIT
#include "performance/machinelog/package_logs.h"

#include "performance/machinelog/log_lines.h"

#include <QHash>

namespace performance {

namespace {

using Kind = MachineEvent::Kind;

bool isWord(QByteArrayView word)
{
    return !word.isEmpty() && word.size() <= 256;
}

/// "libc6" of "libc6:amd64".
QByteArrayView withoutArchitecture(QByteArrayView package)
{
    const qsizetype at = package.lastIndexOf(':');
    return at > 0 ? package.first(at) : package;
}

/// What dpkg names as no version.
bool isNone(QByteArrayView version)
{
    return version == "<none>";
}

std::optional<MachineEvent> dpkgEvent(QByteArrayView line)
{
    const QByteArrayView action = takeWord(line);
    const QByteArrayView package = takeWord(line);
    const QByteArrayView before = takeWord(line);
    const QByteArrayView after = takeWord(line);
    if (!isWord(package) || !isWord(before) || !isWord(after))
        return std::nullopt;
    MachineEvent event;
    event.subject = printableText(withoutArchitecture(package));
    if (action == "install") {
        event.kind = Kind::PackageInstalled;
        event.detail = printableText(after);
    } else if (action == "upgrade") {
        event.kind = isNone(before) ? Kind::PackageInstalled : Kind::PackageUpgraded;
        event.detail = isNone(before) || before == after ? printableText(after)
                                                         : fromTo(printableText(before), printableText(after));
    } else if (action == "remove") {
        event.kind = Kind::PackageRemoved;
        event.detail = printableText(before);
    } else {
        return std::nullopt;
    }
    return event;
}

/// "linux (6.6.1-1 -> 6.6.2-1)"
std::optional<MachineEvent> pacmanEvent(QByteArrayView line)
{
    const QByteArrayView action = takeWord(line);
    const QByteArrayView package = takeWord(line);
    QByteArrayView versions = line.trimmed();
    if (!isWord(package) || versions.size() < 3 || versions.front() != '(' || versions.back() != ')')
        return std::nullopt;
    versions = versions.sliced(1, versions.size() - 2);
    MachineEvent event;
    event.subject = printableText(package);
    event.detail = printableText(versions);
    if (action == "installed")
        event.kind = Kind::PackageInstalled;
    else if (action == "removed")
        event.kind = Kind::PackageRemoved;
    else if (action == "upgraded" || action == "downgraded" || action == "reinstalled")
        event.kind = Kind::PackageUpgraded;
    else
        return std::nullopt;
    if (const qsizetype arrow = versions.indexOf(" -> "); arrow > 0)
        event.detail = fromTo(printableText(versions.first(arrow)), printableText(versions.sliced(arrow + 4)));
    return event;
}

/// Takes "[ALPM]" or the like away.
bool takeTag(QByteArrayView &line, QByteArrayView tag)
{
    QByteArrayView rest = line;
    if (takeWord(rest) != tag)
        return false;
    line = rest;
    return true;
}

/// The lines of one transaction that tell what replaced what.
class DnfStory {
public:
    explicit DnfStory(const QString &source) : m_source(source) {}

    void take(Timestamp time, QByteArrayView action, QByteArrayView package)
    {
        const RpmName rpm = rpmName(package);
        if (rpm.name.isEmpty())
            return;
        if (action == "Installed:" || action == "Install:")
            add(Kind::PackageInstalled, time, rpm, false);
        else if (action == "Upgrade:" || action == "Downgrade:" || action == "Reinstall:")
            add(Kind::PackageUpgraded, time, rpm, true);
        else if (action == "Upgraded:" || action == "Downgraded:" || action == "Reinstalled:")
            replaced(time, rpm);
        else if (action == "Erase:" || action == "Erased:" || action == "Removed:" || action == "Obsoleted:")
            add(Kind::PackageRemoved, time, rpm, false);
    }
    std::vector<MachineEvent> events() { return std::move(m_events); }

private:
    void add(Kind kind, Timestamp time, const RpmName &rpm, bool isOpen)
    {
        // An installation stands twice in some versions: "Install:" as it begins, "Installed:" after.
        if (const auto last = m_last.constFind(rpm.name); last != m_last.cend()) {
            const MachineEvent &event = m_events[*last];
            if (event.kind == kind && event.detail == rpm.version && time - event.time < std::chrono::minutes(10))
                return;
        }
        m_last.insert(rpm.name, m_events.size());
        if (isOpen)
            m_open.insert(rpm.name, m_events.size());
        m_events.push_back({kind, time, rpm.name, rpm.version, m_source, {}});
    }
    void replaced(Timestamp time, const RpmName &rpm)
    {
        const auto open = m_open.constFind(rpm.name);
        if (open == m_open.cend())
            return;
        MachineEvent &event = m_events[*open];
        if (time - event.time < std::chrono::hours(6) && event.detail != rpm.version)
            event.detail = fromTo(rpm.version, event.detail);
        m_open.erase(open);
    }

    QString m_source;
    std::vector<MachineEvent> m_events;
    QHash<QString, size_t> m_last;
    QHash<QString, size_t> m_open; ///< whose version before has not been told
};

} // namespace

std::vector<MachineEvent> parseDpkgLog(QByteArrayView text, const QTimeZone &zone, const QString &source)
{
    std::vector<MachineEvent> events;
    LocalClock clock(zone);
    forEachLogLine(text, [&](QByteArrayView line) {
        // Most lines are of states; only the others' moments are worked out.
        if (line.size() < 21 || (line[20] != 'i' && line[20] != 'u' && line[20] != 'r'))
            return;
        const auto time = takeMoment(line, clock);
        auto event = time ? dpkgEvent(line) : std::nullopt;
        if (!event)
            return;
        event->time = *time;
        event->source = source;
        events.push_back(std::move(*event));
    });
    return events;
}

std::vector<MachineEvent> parsePacmanLog(QByteArrayView text, const QTimeZone &zone, const QString &source)
{
    std::vector<MachineEvent> events;
    LocalClock clock(zone);
    forEachLogLine(text, [&](QByteArrayView line) {
        if (line.front() != '[')
            return;
        line = line.sliced(1);
        const auto time = takeMoment(line, clock);
        if (!time || line.isEmpty() || line.front() != ']')
            return;
        line = line.sliced(1);
        auto event = takeTag(line, "[ALPM]") ? pacmanEvent(line) : std::nullopt;
        if (!event)
            return;
        event->time = *time;
        event->source = source;
        events.push_back(std::move(*event));
    });
    return events;
}

std::vector<MachineEvent> parseDnfLog(QByteArrayView text, const QTimeZone &zone, const QString &source)
{
    DnfStory story(source);
    LocalClock clock(zone);
    forEachLogLine(text, [&](QByteArrayView line) {
        const auto time = takeMoment(line, clock);
        if (!time || takeWord(line).isEmpty()) // the level
            return;
        const QByteArrayView action = takeWord(line);
        story.take(*time, action, takeWord(line));
    });
    return story.events();
}

std::vector<MachineEvent> parseZyppHistory(QByteArrayView text, const QTimeZone &zone, const QString &source)
{
    std::vector<MachineEvent> events;
    LocalClock clock(zone);
    QHash<QString, QString> versions;
    forEachLogLine(text, [&](QByteArrayView line) {
        const auto time = takeMoment(line, clock);
        const QList<QByteArray> fields = line.toByteArray().split('|');
        if (!time || fields.size() < 4 || !isWord(fields[2]) || !isWord(fields[3]))
            return;
        const QByteArray action = fields[1].trimmed();
        MachineEvent event{Kind::PackageInstalled,   *time,  printableText(fields[2]),
                           printableText(fields[3]), source, {}};
        if (action == "install") {
            const QString before = versions.value(event.subject);
            versions.insert(event.subject, event.detail);
            if (!before.isEmpty()) {
                event.kind = Kind::PackageUpgraded;
                event.detail = before == event.detail ? before : fromTo(before, event.detail);
            }
        } else if (action == "remove") {
            event.kind = Kind::PackageRemoved;
            versions.remove(event.subject);
        } else {
            return;
        }
        events.push_back(std::move(event));
    });
    return events;
}

RpmName rpmName(QByteArrayView nevra)
{
    const qsizetype architecture = nevra.lastIndexOf('.');
    if (architecture <= 0 || nevra.size() > 512)
        return {};
    const QByteArrayView nevr = nevra.first(architecture);
    const qsizetype release = nevr.lastIndexOf('-');
    const qsizetype version = release <= 0 ? -1 : nevr.first(release).lastIndexOf('-');
    if (version <= 0 || version + 1 == release || release + 1 == nevr.size())
        return {};
    return {printableText(nevr.first(version)), printableText(nevr.sliced(version + 1))};
}

} // namespace performance
