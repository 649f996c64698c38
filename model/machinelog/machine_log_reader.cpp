// SPDX-License-Identifier: MIT
#include "performance/machinelog/machine_log_reader.h"

#include "performance/machinelog/dnf_history.h"
#include "performance/machinelog/kernel_messages.h"
#include "performance/machinelog/local_clock.h"
#include "performance/machinelog/package_logs.h"
#include "performance/machinelog/suspend_watch.h"
#include "performance/procfs/small_file.h"
#include "performance/procfs/unique_fd.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>

#include <fcntl.h>

namespace performance {

namespace {

Message unreadable(const PerformanceError &error)
{
    return Message("MachineLog", QT_TRANSLATE_NOOP("MachineLog", "%1 cannot be read (%2)."),
                   {error.subject(), error.reason()});
}

/// The kernel's own log, a record at each read; only what is there already. Nothing where it may not be read.
std::optional<QByteArray> kernelLog()
{
    constexpr qsizetype Most = qsizetype(8) << 20;
    const UniqueFd fd(::open("/dev/kmsg", O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd)
        return std::nullopt;
    QByteArray text;
    std::array<char, 8192> record;
    while (text.size() < Most) {
        const ssize_t length = ::read(fd.get(), record.data(), record.size());
        if (length < 0 && errno == EPIPE)
            continue; // it was overwritten meanwhile
        if (length <= 0)
            break;
        text.append(record.data(), length);
    }
    return text;
}

/// The newest records of /var/log/wtmp, whole ones.
PerformanceResult<QByteArray> newestRecords(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    const qint64 Record = bootRecordSize();
    const qint64 most = MachineLogReader::MostOfFile / Record * Record;
    const qint64 whole = file.size() / Record * Record;
    file.seek(std::max<qint64>(0, whole - most));
    return file.read(most);
}

} // namespace

MachineLogReader::MachineLogReader(const QString &root)
    : m_root(root), m_zone(LocalClock::zoneOf(root)), m_journal(root)
{}

bool MachineLogReader::take(const char *path, const Parser &parser, std::vector<MachineEvent> &events,
                            Messages &missing)
{
    const QString file = m_root + QLatin1String(path);
    const auto identity = fileIdentity(file);
    if (!identity)
        return false;
    Read &read = m_files[file];
    read.isStillThere = true;
    if (read.identity != identity) {
        read.missing.clear();
        read.events = parser(file, read.missing);
        read.identity = identity;
    }
    events.insert(events.end(), read.events.begin(), read.events.end());
    missing += read.missing;
    return true;
}

bool MachineLogReader::takeText(const char *path, TextParser parser, std::vector<MachineEvent> &events,
                                Messages &missing)
{
    const QString source = QLatin1String(path);
    return take(
        path,
        [&](const QString &file, Messages &told) -> std::vector<MachineEvent> {
            const auto log = readLogEnd(file, MostOfFile);
            if (!log) {
                told.append(unreadable(log.error()));
                return {};
            }
            if (log->isDamaged)
                told.append(
                    Message("MachineLog",
                            QT_TRANSLATE_NOOP("MachineLog", "%1 is damaged: what could be unpacked of it was read."),
                            {source}));
            return parser(log->text, m_zone, source);
        },
        events, missing);
}

void MachineLogReader::takePackages(std::vector<MachineEvent> &events, Messages &missing)
{
    struct Log {
        const char *path;
        TextParser parser;
    };
    // logrotate(8) keeps twelve months of dpkg's, four weeks of dnf's.
    static constexpr std::array Logs{
        Log{"/var/log/dpkg.log.12.gz", parseDpkgLog}, Log{"/var/log/dpkg.log.11.gz", parseDpkgLog},
        Log{"/var/log/dpkg.log.10.gz", parseDpkgLog}, Log{"/var/log/dpkg.log.9.gz", parseDpkgLog},
        Log{"/var/log/dpkg.log.8.gz", parseDpkgLog},  Log{"/var/log/dpkg.log.7.gz", parseDpkgLog},
        Log{"/var/log/dpkg.log.6.gz", parseDpkgLog},  Log{"/var/log/dpkg.log.5.gz", parseDpkgLog},
        Log{"/var/log/dpkg.log.4.gz", parseDpkgLog},  Log{"/var/log/dpkg.log.3.gz", parseDpkgLog},
        Log{"/var/log/dpkg.log.2.gz", parseDpkgLog},  Log{"/var/log/dpkg.log.1.gz", parseDpkgLog},
        Log{"/var/log/dpkg.log.1", parseDpkgLog},     Log{"/var/log/dpkg.log", parseDpkgLog},
        Log{"/var/log/dnf.rpm.log.4", parseDnfLog},   Log{"/var/log/dnf.rpm.log.3", parseDnfLog},
        Log{"/var/log/dnf.rpm.log.2", parseDnfLog},   Log{"/var/log/dnf.rpm.log.1", parseDnfLog},
        Log{"/var/log/dnf.rpm.log", parseDnfLog},     Log{"/var/log/zypp/history", parseZyppHistory},
        Log{"/var/log/pacman.log", parsePacmanLog}};
    bool hasAny = false;
    for (const Log &log : Logs)
        hasAny |= takeText(log.path, log.parser, events, missing);
    hasAny |= take(
        "/usr/lib/sysimage/libdnf5/transaction_history.sqlite",
        [](const QString &file, Messages &told) {
            auto read = readDnfHistory(file, QStringLiteral("dnf"));
            if (!read)
                told.append(unreadable(read.error()));
            return read ? std::move(*read) : std::vector<MachineEvent>();
        },
        events, missing);
    if (!hasAny)
        missing.append(Message(
            "MachineLog",
            QT_TRANSLATE_NOOP("MachineLog", "No log of installed packages was found (dpkg, dnf, zypp, pacman).")));
}

void MachineLogReader::takeBoots(Found &found)
{
    for (const char *path : {"/var/log/wtmp.1", "/var/log/wtmp"}) {
        take(
            path,
            [&](const QString &file, Messages &told) -> std::vector<MachineEvent> {
                const auto records = newestRecords(file);
                if (!records)
                    told.append(unreadable(records.error()));
                return records ? parseBootRecords(*records, QLatin1String(path)) : std::vector<MachineEvent>();
            },
            found.boots, found.missing);
    }
    const auto stat = smallFile((m_root + QLatin1String("/proc/stat")).toStdString());
    const auto started = stat ? bootTime(QByteArrayView(stat->data(), qsizetype(stat->size()))) : std::nullopt;
    const auto kernel = smallFile((m_root + QLatin1String("/proc/sys/kernel/osrelease")).toStdString());
    if (started)
        found.boots.push_back({MachineEvent::Kind::Boot,
                               *started,
                               {},
                               kernel ? QString::fromStdString(*kernel) : QString(),
                               QStringLiteral("/proc/stat"),
                               {}});
}

void MachineLogReader::takeJournal(Found &found, Timestamp now)
{
    found.isWhole = m_journal.read(now);
    for (MachineEvent &event : m_journal.events())
        (event.kind == MachineEvent::Kind::Boot ? found.boots : found.events).push_back(std::move(event));
    if (m_journal.missing().isEmpty())
        return;
    found.missing.append(m_journal.missing());
    // Without the journal the kernel's own log has its kills of this start of the machine, where it may be read.
    if (!m_root.isEmpty())
        return;
    const auto log = kernelLog();
    if (!log) {
        found.missing.append(Message(
            "MachineLog",
            QT_TRANSLATE_NOOP("MachineLog",
                              "The kernel's own log may not be read by this user: out-of-memory kills are not told.")));
        return;
    }
    const auto clocks = SuspendWatch::clocks();
    for (MachineEvent &event : parseKmsg(*log, clocks.wall - clocks.awake, QStringLiteral("/dev/kmsg")))
        found.events.push_back(std::move(event));
}

MachineLogReader::Found MachineLogReader::read(Timestamp now)
{
    Found found;
    for (auto &[path, file] : m_files)
        file.isStillThere = false;
    takePackages(found.events, found.missing);
    takeBoots(found);
    std::erase_if(m_files, [](const auto &file) { return !file.second.isStillThere; });
    takeJournal(found, now);
    // A clock that was wrong tells of a future that nobody asks for; it stays out of the way of what is newest.
    const auto isOut = [&](const MachineEvent &event) {
        return event.time < now - Back || event.time > now + std::chrono::hours(24);
    };
    std::erase_if(found.events, isOut);
    std::erase_if(found.boots, isOut);
    std::stable_sort(found.events.begin(), found.events.end(),
                     [](const auto &a, const auto &b) { return a.time < b.time; });
    if (found.events.size() > MostEvents)
        found.events.erase(found.events.begin(), found.events.end() - ptrdiff_t(MostEvents));
    return found;
}

} // namespace performance
