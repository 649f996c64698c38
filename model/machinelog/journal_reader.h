// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/machinelog/journal_story.h"

#include <memory>

struct sd_journal;

namespace performance {

/// Reads systemd's journal of this machine (sd-journal(3)): its own files below /var/log/journal and /run/log/journal, never
/// those that other machines sent here, and of the files those only that this user may read. What other users wrote into it is
/// not believed; the kernel's, root's and the user's own is.
///
/// Each read goes on where the one before stopped: so many entries, and so long, at most.
/// Thread-safety: one thread at a time. It waits for a disk.
class JournalReader {
public:
    static constexpr int MostEntries = 20'000;
    static constexpr std::chrono::milliseconds Longest{2'000};
    static constexpr auto Back = std::chrono::hours(24 * 30); ///< from where on the first read begins

    /// `root` stands before /var, /run and /etc.
    explicit JournalReader(QString root);
    ~JournalReader();

    /// True where it read to the end; false where there is more.
    bool read(Timestamp now);
    /// What it has found so far.
    std::vector<MachineEvent> events() const;
    /// What could not be read, in one sentence; empty where all could.
    const Message &missing() const { return m_missing; }

private:
    struct Files;
    Files files() const;
    bool readEntries(const Files &files, Timestamp now);
    void readBoots(sd_journal *journal, std::chrono::steady_clock::time_point until);
    /// Whether it goes on behind the cursor; else it begins anew.
    bool seek(sd_journal *journal, Timestamp from);
    bool readStory(sd_journal *journal, bool goesOn, std::chrono::steady_clock::time_point until);

    QString m_root;
    Message m_missing;
    std::unique_ptr<JournalStory> m_story;
    std::vector<MachineEvent> m_boots;
    QSet<QByteArray> m_knownBoots;
    QByteArray m_cursor;
};

} // namespace performance
