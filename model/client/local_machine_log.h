// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/machine_log.h"
#include "performance/core/mutex.h"
#include "performance/machinelog/event_file.h"
#include "performance/machinelog/machine_log_reader.h"
#include "performance/machinelog/machine_survey.h"
#include "performance/machinelog/suspend_watch.h"

#include <atomic>
#include <functional>

namespace performance {

/// What happened to this machine: its own logs, what was seen of it while this program ran, changes of level in its history, and
/// the user's notes, which lie in `notes.jsonl` of the data folder.
///
/// Everything is read and computed on lanes: logs every half minute at most, and only those that are others than before; the
/// levels once an hour; the settings once a day and at the first look. What only this program can know (sleep that no journal
/// tells, another microcode, a setting that is another than yesterday) is kept in `machine_events.jsonl`, by the history's writer.
/// Thread-safety: any thread.
class LocalMachineLog final : public MachineLog {
public:
    struct Sources {
        /// The machine's settings by name, and what of them this program changed itself; either may be empty.
        std::function<QMap<QString, QString>()> settings;
        std::function<std::vector<MachineEvent>()> changedByUs;
        /// The changes of level in the history up to a moment (level_changes.h); may be empty.
        std::function<std::vector<MachineEvent>(Timestamp now)> levels;
        /// Whether what was seen is kept, as the history's writer does; asked each time.
        std::function<bool()> writes;
    };
    /// `folder`: of the data; empty: notes stay in memory, and nothing is kept. `root` stands before /proc, /var and all else.
    LocalMachineLog(Lanes &lanes, const QString &folder, const QString &root, Sources sources);

    Future<std::vector<MachineEvent>> in(const TimeRange &range) override;
    Future<void> addNote(Timestamp time, const QString &text) override;
    Future<void> removeNote(const QString &id) override;
    Future<Messages> missing() override;

    /// in(), on the calling thread, which must have time.
    std::vector<MachineEvent> eventsIn(const TimeRange &range);
    /// After each tick of whoever drives the client; returns at once, and looks on a lane where it is time to.
    void tick(Timestamp now);

private:
    using Events = std::vector<MachineEvent>;

    /// Reads what is due. Returns whether anything is another than before.
    bool refresh(Timestamp now, bool withLevels) WAI_REQUIRES(m_reading);
    /// For an answer: what is due, but nobody waits for somebody else who reads where there is an answer already, nor for the levels.
    void refreshForAnswer();
    void readLogs(Timestamp now) WAI_REQUIRES(m_reading);
    void survey(Timestamp now) WAI_REQUIRES(m_reading);
    void keep(MachineEvent event) WAI_REQUIRES(m_reading);
    Events merged() WAI_REQUIRES(m_reading);
    bool mayKeep() const;
    std::shared_ptr<const Events> current();
    void tellAfter(bool isChanged);

    Lanes &m_lanes;
    const QString m_folder;
    const QString m_root;
    const Sources m_sources;

    Mutex m_reading; ///< whoever reads; may be held for seconds
    MachineLogReader m_reader WAI_GUARDED_BY(m_reading);
    MachineLogReader::Found m_found WAI_GUARDED_BY(m_reading);
    EventFile m_notes WAI_GUARDED_BY(m_reading);
    EventFile m_seen WAI_GUARDED_BY(m_reading);
    Events m_levels WAI_GUARDED_BY(m_reading);
    Events m_changedByUs WAI_GUARDED_BY(m_reading);
    Messages m_ownProblems WAI_GUARDED_BY(m_reading); ///< of notes and of what was seen
    std::optional<Timestamp> m_readAt WAI_GUARDED_BY(m_reading);
    std::optional<Timestamp> m_surveyedAt WAI_GUARDED_BY(m_reading);
    std::optional<Timestamp> m_levelsAt WAI_GUARDED_BY(m_reading);

    Mutex m_mutex; ///< guards the rest; held for moments
    std::shared_ptr<const Events> m_events WAI_GUARDED_BY(m_mutex);
    Messages m_missing WAI_GUARDED_BY(m_mutex);
    Events m_slept WAI_GUARDED_BY(m_mutex); ///< noticed, and not kept yet
    SuspendWatch m_watch WAI_GUARDED_BY(m_mutex);
    std::optional<Timestamp> m_lookedAt WAI_GUARDED_BY(m_mutex);
    std::atomic<bool> m_isLooking{false};
};

} // namespace performance
