// SPDX-License-Identifier: MIT
#include "performance/client/local_machine_log.h"

#include "performance/client/ready_future.h"
#include "performance/core/log.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

using Lane = Lanes::Lane;
using Kind = MachineEvent::Kind;

constexpr auto LogsEvery = std::chrono::seconds(30);
constexpr auto LooksEvery = std::chrono::seconds(60);
/// So that a program that starts is at work first.
constexpr auto FirstLookAfter = std::chrono::seconds(5);
constexpr auto LevelsEvery = std::chrono::hours(1);
constexpr auto SurveyEvery = std::chrono::hours(24);
constexpr int MostReads = 5; ///< of a journal that has more than one read takes
/// Two sources that tell of one sleep.
constexpr auto SameSleep = std::chrono::minutes(2);

bool isEarlier(const MachineEvent &a, const MachineEvent &b)
{
    return a.time < b.time;
}

/// Whether it is time again; also where the clock was set back.
bool isDue(const std::optional<Timestamp> &last, Timestamp now, nanoseconds every)
{
    return !last || now - *last >= every || now < *last;
}

bool isSleep(const MachineEvent &event)
{
    return event.kind == Kind::Suspended || event.kind == Kind::Resumed;
}

/// What was seen, without the sleep that the journal tells as well.
std::vector<MachineEvent> withoutTold(std::vector<MachineEvent> seen, const std::vector<MachineEvent> &told)
{
    std::erase_if(seen, [&](const MachineEvent &event) {
        return isSleep(event) && std::any_of(told.begin(), told.end(), [&](const MachineEvent &other) {
                   return other.kind == event.kind && other.time - event.time < SameSleep
                       && event.time - other.time < SameSleep;
               });
    });
    return seen;
}

QString fileIn(const QString &folder, const char *name)
{
    return folder.isEmpty() ? QString() : folder + u'/' + QLatin1String(name);
}

} // namespace

Facet::Future<Messages> MachineLog::missing()
{
    return readyFuture<Messages>(Messages());
}

LocalMachineLog::LocalMachineLog(Lanes &lanes, const QString &folder, const QString &root, Sources sources)
    : m_lanes(lanes)
    , m_folder(folder)
    , m_root(root)
    , m_sources(std::move(sources))
    , m_reader(root)
    , m_notes(fileIn(folder, "notes.jsonl"))
    , m_seen(fileIn(folder, "machine_events.jsonl"))
{}

Facet::Future<std::vector<MachineEvent>> LocalMachineLog::in(const TimeRange &range)
{
    return m_lanes.run(Lane::Question, [this, range]() -> PerformanceResult<Events> { return eventsIn(range); });
}

std::vector<MachineEvent> LocalMachineLog::eventsIn(const TimeRange &range)
{
    refreshForAnswer();
    const auto events = current();
    const auto isBefore = [](const MachineEvent &event, Timestamp time) { return event.time < time; };
    const auto begin = std::lower_bound(events->begin(), events->end(), range.from, isBefore);
    const auto end = std::lower_bound(begin, events->end(), range.to, isBefore);
    return Events(begin, end);
}

Facet::Future<void> LocalMachineLog::addNote(Timestamp time, const QString &text)
{
    return m_lanes.run(Lane::Question, [this, time, text]() -> PerformanceResult<void> {
        if (text.trimmed().isEmpty())
            return failure(PerformanceErrorCode::InvalidArgument, QStringLiteral("text"),
                           QCoreApplication::translate("MachineLog", "a note has a text"));
        {
            const Locked lock(m_reading);
            if (auto added = m_notes.append({Kind::Note, time, text.trimmed(), {}, {}, {}}); !added)
                return added;
            refresh(now(), false);
        }
        tellAfter(true);
        return {};
    });
}

Facet::Future<void> LocalMachineLog::removeNote(const QString &id)
{
    return m_lanes.run(Lane::Question, [this, id]() -> PerformanceResult<void> {
        {
            const Locked lock(m_reading);
            if (auto removed = m_notes.remove(id); !removed)
                return removed;
            refresh(now(), false);
        }
        tellAfter(true);
        return {};
    });
}

Facet::Future<Messages> LocalMachineLog::missing()
{
    return m_lanes.run(Lane::Question, [this]() -> PerformanceResult<Messages> {
        refreshForAnswer();
        const Locked lock(m_mutex);
        return m_missing;
    });
}

void LocalMachineLog::tick(Timestamp now)
{
    {
        const Locked lock(m_mutex);
        for (MachineEvent &event : m_watch.look(SuspendWatch::clocks()))
            m_slept.push_back(std::move(event));
        if (!m_lookedAt)
            m_lookedAt = now - LooksEvery + FirstLookAfter;
        if (!isDue(m_lookedAt, now, LooksEvery))
            return;
        m_lookedAt = now;
    }
    if (m_isLooking.exchange(true))
        return;
    m_lanes.start(Lane::Question, [this, now] {
        bool isChanged = false;
        if (!m_lanes.stopToken().stop_requested()) {
            const Locked lock(m_reading);
            isChanged = refresh(now, true);
        }
        m_isLooking = false;
        tellAfter(isChanged);
    });
}

void LocalMachineLog::tellAfter(bool isChanged)
{
    if (isChanged)
        Q_EMIT changed();
}

std::shared_ptr<const LocalMachineLog::Events> LocalMachineLog::current()
{
    const Locked lock(m_mutex);
    return m_events;
}

bool LocalMachineLog::mayKeep() const
{
    return !m_folder.isEmpty() && m_sources.writes && m_sources.writes();
}

void LocalMachineLog::refreshForAnswer()
{
    bool isChanged = false;
    if (current()) {
        if (!m_reading.try_lock())
            return;
        isChanged = refresh(now(), false);
        m_reading.unlock();
    } else {
        const Locked lock(m_reading);
        isChanged = refresh(now(), true);
    }
    tellAfter(isChanged);
}

bool LocalMachineLog::refresh(Timestamp now, bool withLevels)
{
    m_ownProblems.clear();
    if (isDue(m_readAt, now, LogsEvery)) {
        readLogs(now);
        m_readAt = now;
    }
    if (withLevels && m_sources.levels && isDue(m_levelsAt, now, LevelsEvery)) {
        m_levels = m_sources.levels(now);
        m_levelsAt = now;
    }
    Events slept;
    {
        const Locked lock(m_mutex);
        slept.swap(m_slept);
    }
    for (MachineEvent &event : slept)
        keep(std::move(event));
    if (mayKeep() && isDue(m_surveyedAt, now, SurveyEvery)) {
        survey(now);
        m_surveyedAt = now;
    }
    auto events = std::make_shared<const Events>(merged());
    Messages missing = m_found.missing + m_ownProblems;
    const Locked lock(m_mutex);
    const bool isChanged = m_events && *m_events != *events;
    m_events = std::move(events);
    m_missing = std::move(missing);
    return isChanged;
}

void LocalMachineLog::readLogs(Timestamp now)
{
    for (int i = 0; i < MostReads && !m_lanes.stopToken().stop_requested(); ++i) {
        m_found = m_reader.read(now);
        if (m_found.isWhole)
            break;
    }
    if (!m_found.isWhole)
        m_found.missing.append(Message(
            "MachineLog",
            QT_TRANSLATE_NOOP("MachineLog", "The logs were not read to their end yet: the newest of it is missing.")));
    if (m_sources.changedByUs)
        m_changedByUs = m_sources.changedByUs();
}

void LocalMachineLog::keep(MachineEvent event)
{
    if (!mayKeep())
        return;
    if (event.source.isEmpty())
        event.source = QStringLiteral("WAI Performance");
    if (const auto kept = m_seen.append(std::move(event)); !kept)
        m_ownProblems.append(Message(kept.error().message()));
}

void LocalMachineLog::survey(Timestamp now)
{
    const QString file = fileIn(m_folder, "machine_state.json");
    MachineSurvey state = surveyMachine(m_root, now);
    if (m_sources.settings)
        state.settings = m_sources.settings();
    const auto before = readMachineState(file);
    if (!before)
        writeLog(lcClient(), QtWarningMsg,
                 logLine("unreadable", {{"file", file}, {"reason", before.error().reason()}}));
    const bool isKnown = before && *before;
    if (isKnown) {
        for (MachineEvent &event : changesBetween(**before, state)) {
            const bool isOurs = std::any_of(m_changedByUs.begin(), m_changedByUs.end(), [&](const MachineEvent &own) {
                return own.subject == event.subject && own.time >= (*before)->time
                    && own.detail.section(QStringLiteral(" → "), 1) == event.detail.section(QStringLiteral(" → "), 1);
            });
            if (!isOurs)
                keep(std::move(event));
        }
    }
    // So that a start is known, with its kernel, where no log of the machine tells it.
    if (!state.boot.isEmpty() && (!isKnown || (*before)->boot != state.boot)) {
        for (const MachineEvent &boot : m_found.boots) {
            if (boot.source == u"/proc/stat")
                keep(boot);
        }
    }
    if (const auto written = writeMachineState(file, state); !written)
        m_ownProblems.append(Message(written.error().message()));
}

LocalMachineLog::Events LocalMachineLog::merged()
{
    Events events = m_found.events;
    Events boots = m_found.boots;
    if (auto seen = m_seen.read()) {
        for (MachineEvent &event : withoutTold(std::move(*seen), m_found.events))
            (event.kind == Kind::Boot ? boots : events).push_back(std::move(event));
    } else {
        m_ownProblems.append(Message(seen.error().message()));
    }
    for (MachineEvent &event : bootsAndKernels(std::move(boots)))
        events.push_back(std::move(event));
    events.insert(events.end(), m_changedByUs.begin(), m_changedByUs.end());
    events.insert(events.end(), m_levels.begin(), m_levels.end());
    if (auto notes = m_notes.read())
        events.insert(events.end(), notes->begin(), notes->end());
    else
        m_ownProblems.append(Message(notes.error().message()));
    // Only notes can be removed.
    for (MachineEvent &event : events) {
        if (event.kind != Kind::Note)
            event.id.clear();
    }
    std::stable_sort(events.begin(), events.end(), isEarlier);
    return events;
}

} // namespace performance
