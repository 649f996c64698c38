// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/machinelog/boot_records.h"
#include "performance/machinelog/journal_reader.h"
#include "performance/machinelog/log_file.h"

#include <QTimeZone>

#include <functional>
#include <map>

namespace performance {

/// What this machine's own logs tell of it: packages (dpkg, dnf, zypp, pacman, and flatpak's in the journal), starts, sleep,
/// services, out-of-memory kills. A file is read again when it is another (device, inode, size, time), and of a long one the
/// newest 16 MiB; what is older than 400 days, and of the rest all but the newest 100,000, is left out.
/// Thread-safety: one thread at a time. It waits for a disk.
class MachineLogReader {
public:
    static constexpr qint64 MostOfFile = qint64(16) << 20;
    static constexpr auto Back = std::chrono::hours(24 * 400);
    static constexpr size_t MostEvents = 100'000;

    /// `root` stands before /var, /proc and all else: empty on the machine itself.
    explicit MachineLogReader(const QString &root = {});

    struct Found {
        std::vector<MachineEvent> events; ///< by rising time
        std::vector<MachineEvent> boots;  ///< those that were told, not merged yet (bootsAndKernels())
        Messages missing;                 ///< what could not be read, a sentence each
        bool isWhole = true;              ///< false where the journal has more: a next read goes on
    };
    Found read(Timestamp now);

private:
    using Parser = std::function<std::vector<MachineEvent>(const QString &path, Messages &missing)>;
    struct Read {
        std::optional<ReadFileState> identity;
        std::vector<MachineEvent> events;
        Messages missing;
        bool isStillThere = false;
    };
    using TextParser = std::vector<MachineEvent> (*)(QByteArrayView, const QTimeZone &, const QString &);

    /// Whether there is such a file.
    bool take(const char *path, const Parser &parser, std::vector<MachineEvent> &events, Messages &missing);
    bool takeText(const char *path, TextParser parser, std::vector<MachineEvent> &events, Messages &missing);
    void takePackages(std::vector<MachineEvent> &events, Messages &missing);
    void takeBoots(Found &found);
    void takeJournal(Found &found, Timestamp now);

    QString m_root;
    QTimeZone m_zone;
    std::map<QString, Read> m_files;
    JournalReader m_journal;
};

} // namespace performance
