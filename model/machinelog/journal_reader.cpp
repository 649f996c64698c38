// SPDX-License-Identifier: MIT
#include "performance/machinelog/journal_reader.h"

#include "performance/machinelog/log_lines.h"

#include <systemd/sd-journal.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace performance {

using Clock = std::chrono::steady_clock;

namespace {

constexpr uint64_t LatestMicroseconds = 9'000'000'000'000'000; ///< in 2255; a Timestamp ends in 2262
constexpr size_t MostFiles = 1'000;
constexpr qsizetype MostBoots = 1'000;

struct JournalCloser {
    void operator()(sd_journal *journal) const { sd_journal_close(journal); }
};
using Journal = std::unique_ptr<sd_journal, JournalCloser>;

/// The value of a field of the present entry; empty where it has none.
QByteArray field(sd_journal *journal, const char *name)
{
    const void *data = nullptr;
    size_t length = 0;
    const size_t skip = std::strlen(name) + 1;
    if (sd_journal_get_data(journal, name, &data, &length) < 0 || length < skip)
        return {};
    return QByteArray(static_cast<const char *>(data) + skip, qsizetype(length - skip));
}

std::optional<Timestamp> timeOf(sd_journal *journal)
{
    uint64_t microseconds = 0;
    // Later than 2261 is beyond a Timestamp.
    if (sd_journal_get_realtime_usec(journal, &microseconds) < 0 || microseconds > LatestMicroseconds)
        return std::nullopt;
    return Timestamp(std::chrono::microseconds(microseconds));
}

/// Anybody may write an entry that looks like one of systemd; its sender's id is set by journald.
bool isBelieved(sd_journal *journal)
{
    const QByteArray uid = field(journal, "_UID");
    return uid == "0" || uid == QByteArray::number(::geteuid());
}

std::optional<JournalEntry> entryOf(sd_journal *journal)
{
    const auto time = timeOf(journal);
    if (!time)
        return std::nullopt;
    JournalEntry entry;
    entry.time = *time;
    entry.boot = field(journal, "_BOOT_ID");
    entry.isOfKernel = field(journal, "_TRANSPORT") == "kernel";
    if (entry.isOfKernel) {
        entry.message = field(journal, "MESSAGE");
        return entry;
    }
    if (!isBelieved(journal))
        return std::nullopt;
    entry.messageId = field(journal, "MESSAGE_ID");
    entry.unit = field(journal, "UNIT");
    if (entry.unit.isEmpty())
        entry.unit = field(journal, "USER_UNIT");
    entry.result = field(journal, "UNIT_RESULT");
    entry.jobType = field(journal, "JOB_TYPE");
    entry.restarts = field(journal, "N_RESTARTS");
    entry.operation = field(journal, "OPERATION");
    if (!entry.operation.isEmpty()) {
        entry.reference = field(journal, "REF");
        entry.before = field(journal, "OLD_COMMIT");
        entry.after = field(journal, "COMMIT");
    }
    return entry;
}

/// What the story understands, and the kernel's errors, among which are its out-of-memory kills.
void matchStory(sd_journal *journal)
{
    for (const QByteArray &id : JournalStory::messageIds())
        sd_journal_add_match(journal, ("MESSAGE_ID=" + id).constData(), 0);
    sd_journal_add_disjunction(journal);
    sd_journal_add_match(journal, "_TRANSPORT=kernel", 0);
    sd_journal_add_match(journal, "PRIORITY=3", 0);
}

/// The start that an id stands for, by the kernel's first message in it.
std::optional<MachineEvent> bootOf(sd_journal *journal, const QByteArray &boot)
{
    sd_journal_flush_matches(journal);
    sd_journal_add_match(journal, ("_BOOT_ID=" + boot).constData(), 0);
    sd_journal_add_match(journal, "_TRANSPORT=kernel", 0);
    if (sd_journal_seek_head(journal) < 0 || sd_journal_next(journal) <= 0)
        return std::nullopt;
    const auto time = timeOf(journal);
    const QString kernel = kernelOfFirstMessage(field(journal, "MESSAGE"));
    if (!time || kernel.isEmpty()) // its beginning is not there any more
        return std::nullopt;
    return MachineEvent{MachineEvent::Kind::Boot, *time, {}, kernel, QStringLiteral("journal"), {}};
}

/// All files at once; where one of them is damaged, or gone meanwhile, those that can be opened. The error of the first otherwise.
Journal opened(const QList<QByteArray> &files, int &error)
{
    const auto open = [](const std::vector<const char *> &paths, int &failed) {
        std::vector<const char *> ended = paths;
        ended.push_back(nullptr);
        sd_journal *journal = nullptr;
        failed = sd_journal_open_files(&journal, ended.data(), 0);
        return Journal(failed < 0 ? nullptr : journal);
    };
    std::vector<const char *> paths;
    for (const QByteArray &file : files)
        paths.push_back(file.constData());
    if (Journal all = open(paths, error))
        return all;
    std::vector<const char *> sound;
    for (const char *path : paths) {
        int alone = 0;
        if (open({path}, alone))
            sound.push_back(path);
    }
    if (sound.empty())
        return nullptr;
    int ignored = 0;
    return open(sound, ignored);
}

} // namespace

struct JournalReader::Files {
    QList<QByteArray> readable;
    bool hasUnreadable = false;
    bool hasFolder = false;
};

JournalReader::JournalReader(QString root) : m_root(std::move(root)) {}
JournalReader::~JournalReader() = default;

JournalReader::Files JournalReader::files() const
{
    Files found;
    QFile id(m_root + QLatin1String("/etc/machine-id"));
    if (!id.open(QIODevice::ReadOnly))
        return found;
    const QString machine = QString::fromLatin1(id.read(64).trimmed());
    if (machine.size() != 32)
        return found;
    const QString own = QStringLiteral("user-%1").arg(::geteuid());
    for (const char *folder : {"/var/log/journal/", "/run/log/journal/"}) {
        const QDir dir(m_root + QLatin1String(folder) + machine);
        found.hasFolder |= dir.exists();
        found.hasUnreadable |= dir.exists() && !dir.isReadable();
        for (const QString &name :
             dir.entryList({QStringLiteral("*.journal"), QStringLiteral("*.journal~")}, QDir::Files, QDir::Time)) {
            if (!name.startsWith(u"system") && !name.startsWith(own + u'.') && !name.startsWith(own + u'@'))
                continue;
            const QByteArray path = dir.filePath(name).toLocal8Bit();
            if (::access(path.constData(), R_OK) != 0)
                found.hasUnreadable = true;
            else if (size_t(found.readable.size()) < MostFiles)
                found.readable.append(path);
        }
    }
    return found;
}

bool JournalReader::read(Timestamp now)
{
    const Files found = files();
    m_missing = {};
    if (!found.hasFolder) {
        m_missing = Message(
            "MachineLog",
            QT_TRANSLATE_NOOP("MachineLog",
                              "There is no journal of systemd on this machine: what became of services is not told."));
        return true;
    }
    if (found.hasUnreadable) {
        m_missing = Message(
            "MachineLog",
            QT_TRANSLATE_NOOP(
                "MachineLog",
                "The journal of the system may not be read by this user: what became of services is not told. Members of the group systemd-journal may read it."));
    }
    if (found.readable.isEmpty())
        return true;
    return readEntries(found, now);
}

bool JournalReader::readEntries(const Files &files, Timestamp now)
{
    int error = 0;
    const Journal journal = opened(files.readable, error);
    if (error < 0) // one of them, if there is a journal all the same
        m_missing = Message("MachineLog",
                            QT_TRANSLATE_NOOP("MachineLog", "The journal of systemd cannot be read (%1)."),
                            {QString::fromLocal8Bit(std::strerror(-error))});
    if (!journal)
        return true;
    sd_journal_set_data_threshold(journal.get(), size_t(LongestLogLine));
    readBoots(journal.get(), Clock::now() + Longest);
    sd_journal_flush_matches(journal.get());
    matchStory(journal.get());
    return readStory(journal.get(), seek(journal.get(), now - Back), Clock::now() + Longest);
}

void JournalReader::readBoots(sd_journal *journal, Clock::time_point until)
{
    if (sd_journal_query_unique(journal, "_BOOT_ID") < 0)
        return;
    constexpr size_t NameAndSign = sizeof "_BOOT_ID=" - 1;
    QList<QByteArray> boots;
    const void *data = nullptr;
    size_t length = 0;
    while (boots.size() + m_knownBoots.size() < MostBoots
           && sd_journal_enumerate_available_unique(journal, &data, &length) > 0) {
        const QByteArray field(static_cast<const char *>(data), qsizetype(std::min<size_t>(length, 64)));
        if (const QByteArray boot = field.mid(NameAndSign); boot.size() == 32 && !m_knownBoots.contains(boot))
            boots.append(boot);
    }
    for (const QByteArray &boot : boots) {
        if (Clock::now() > until)
            return;
        m_knownBoots.insert(boot);
        if (auto event = bootOf(journal, boot))
            m_boots.push_back(std::move(*event));
    }
}

bool JournalReader::seek(sd_journal *journal, Timestamp from)
{
    if (!m_cursor.isEmpty() && sd_journal_seek_cursor(journal, m_cursor.constData()) >= 0)
        return true;
    uint64_t first = 0;
    uint64_t last = 0;
    Timestamp begin = from;
    if (sd_journal_get_cutoff_realtime_usec(journal, &first, &last) > 0 && first < LatestMicroseconds)
        begin = std::max(from, Timestamp(std::chrono::microseconds(first)));
    m_story = std::make_unique<JournalStory>(begin);
    sd_journal_seek_realtime_usec(journal, uint64_t(std::max<qint64>(0, toNanoseconds(from) / 1000)));
    return false;
}

bool JournalReader::readStory(sd_journal *journal, bool goesOn, Clock::time_point until)
{
    for (int taken = 0; taken < MostEntries && (taken % 64 != 63 || Clock::now() < until); ++taken) {
        const int state = sd_journal_next(journal);
        if (state < 0) {
            m_missing = Message(
                "MachineLog",
                QT_TRANSLATE_NOOP("MachineLog", "A part of the journal of systemd is damaged, and was left out."));
            return true;
        }
        if (state == 0)
            return true;
        // The cursor leads to the entry that was read last, or to the next where that one is gone.
        if (std::exchange(goesOn, false) && sd_journal_test_cursor(journal, m_cursor.constData()) > 0)
            continue;
        if (const auto entry = entryOf(journal))
            m_story->take(*entry);
        char *cursor = nullptr;
        if (sd_journal_get_cursor(journal, &cursor) >= 0) {
            m_cursor = cursor;
            ::free(cursor);
        }
    }
    return false;
}

std::vector<MachineEvent> JournalReader::events() const
{
    std::vector<MachineEvent> events = m_boots;
    if (m_story)
        events.insert(events.end(), m_story->events().begin(), m_story->events().end());
    return events;
}

} // namespace performance
