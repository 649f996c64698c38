// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_script_import.h"

#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/perf_event_names.h"
#include "performance/symbols/import/perf_script_line.h"
#include "performance/symbols/import/switch_record.h"
#include "performance/symbols/import/switch_waits.h"
#include "performance/symbols/import/text_lines.h"
#include "performance/symbols/import/thread_rows.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace performance {

namespace {

/// Of a line that begins a sample; what is longer is some tracepoint's text, and costs time to look through.
constexpr qsizetype LongestHeader = 8192;

bool isIndented(const QString &line)
{
    return line.startsWith(u'\t') || line.startsWith(u' ');
}

class ScriptReader {
public:
    void line(const QByteArray &raw)
    {
        if (raw.startsWith('#'))
            return;
        const QString line = QString::fromUtf8(raw);
        if (line.trimmed().isEmpty()) {
            finishSample();
            return;
        }
        // perf's own frames begin with a tab. Others may look like a header whose command is hexadecimal ("cc1", "dd").
        if (m_open && line.startsWith(u'\t') && addFrame(line))
            return;
        const QString head = line.left(LongestHeader);
        if (const auto header = readTimedHeader(head)) {
            begin(*header);
            return;
        }
        const auto untimed = readUntimedHeader(head);
        if (untimed && !untimed->event.isEmpty()) {
            begin(*untimed);
            return;
        }
        if (m_open && isIndented(line)
            && (addFrame(line) || (!m_frames.empty() && readSourceLine(line, m_frames.back()))))
            return;
        if (untimed)
            begin(*untimed);
        else
            m_unread += 1;
    }

    PerformanceResult<Profile> finish(const QString &source)
    {
        finishSample();
        Messages notes;
        if (m_unread > 0)
            notes << Message("Symbols",
                             QT_TRANSLATE_NOOP("Symbols", "Some lines are no samples and were passed over."));
        if (m_hasUntimed)
            notes << Message("Symbols",
                             QT_TRANSLATE_NOOP("Symbols", "The text has no times: when something ran is not known."));
        if (m_hasUnnamed)
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP("Symbols",
                                  "The text does not name its event: samples are counted, not what they stand for."));
        if (m_waits.endless() > 0)
            notes << Message("Symbols", SwitchWaits::EndlessNote);
        m_profile.header().quality.lost = m_lost;
        return m_profile.finish(source, notes);
    }

private:
    void begin(const ScriptHeader &header)
    {
        finishSample();
        if (header.rest.startsWith(u"PERF_RECORD_")) {
            readRecord(header);
            return;
        }
        m_open = true;
        m_needsFrame = !header.time && header.event.isEmpty();
        const qint32 process = header.process.value_or(header.thread);
        // A process' first thread changes its name where it becomes another program.
        if (!header.command.isEmpty())
            m_rows.name(process, header.thread, header.command, process == header.thread);
        m_thread = m_rows.rowOf(process, header.thread);
        m_time = header.time.value_or(0);
        m_hasUntimed = m_hasUntimed || !header.time;
        m_hasUnnamed = m_hasUnnamed || header.event.isEmpty();
        m_event = eventOf(header);
        m_weight = header.event.isEmpty() ? 1 : header.period.value_or(1);
        if (header.time && header.event.startsWith(QLatin1String("sched:sched_switch")))
            m_switch = readSwitchText(header.fields);
        if (!header.rest.isEmpty())
            addFrame(header.rest);
    }

    quint8 eventOf(const ScriptHeader &header)
    {
        if (header.event.isEmpty())
            return m_profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("samples"), QStringLiteral("1"));
        const ProfileEvent event = perfEventOf(header.event);
        return m_profile.event(event.kind, event.name, header.period ? event.unit : QStringLiteral("1"));
    }

    /// A record that is no sample (--show-task-events, --show-lost-events, --show-switch-events).
    void readRecord(const ScriptHeader &header)
    {
        const QString &record = header.rest;
        static const QRegularExpression switched(
            QStringLiteral("^PERF_RECORD_SWITCH(?:_CPU_WIDE)? (OUT|IN)\\b( preempt)?"));
        static const QRegularExpression name(QStringLiteral("^PERF_RECORD_COMM( exec)?: (.*):(-?\\d+)/(-?\\d+)$"));
        static const QRegularExpression lost(QStringLiteral("^PERF_RECORD_LOST(?:_SAMPLES)? lost (\\d+)"));
        if (const auto match = name.match(record); match.hasMatch())
            m_rows.name(match.captured(3).toInt(), match.captured(4).toInt(), match.captured(2),
                        !match.captured(1).isEmpty());
        else if (const auto turn = switched.match(record); turn.hasMatch() && header.time)
            readSwitch(header.thread, *header.time, turn.captured(1) == u"OUT", turn.hasCaptured(2));
        else if (const auto count = lost.match(record); count.hasMatch())
            m_lost += std::min(count.captured(1).toLongLong(), qlonglong(1) << 48);
    }

    /// The thread's own record of it; its sched_switch, a little before, may have said the same.
    void readSwitch(qint32 thread, qint64 time, bool isOut, bool preempted)
    {
        if (!isOut)
            endWait(thread, time);
        else if (!m_waits.isWaiting(thread))
            m_waits.switchedOut(thread, quint64(time), preempted);
    }

    void endWait(qint32 thread, qint64 time)
    {
        const auto wait = m_waits.switchedIn(thread);
        if (!wait || wait->row < 0
            || quint64(time) <= wait->since) // without a sched_switch nothing says where it waited
            return;
        const quint8 event = m_profile.event(ProfileEvent::Kind::OffCpu,
                                             wait->preempted ? QStringLiteral("preempted") : QStringLiteral("off-cpu"),
                                             QStringLiteral("ns"));
        m_profile.add(time, event, wait->row, wait->stack, time - qint64(wait->since));
    }

    bool addFrame(const QString &line)
    {
        auto frame = readScriptFrame(line);
        if (frame && m_frames.size() < size_t(ForeignProfile::DeepestStack))
            m_frames.push_back(std::move(*frame));
        return frame.has_value();
    }

    qint32 numberOf(const ScriptFrame &frame)
    {
        QString name = frame.function;
        if (name.isEmpty())
            name = QStringLiteral("%1+0x%2").arg(
                frame.module.isEmpty() ? QStringLiteral("[unknown]") : frame.module.section(u'/', -1), frame.address);
        return m_profile.frame(name, frame.module, frame.file, frame.line);
    }

    void finishSample()
    {
        if (!m_open)
            return;
        m_open = false;
        if (m_needsFrame && m_frames.empty()) { // a word and a number: no sample
            m_unread += 1;
            return;
        }
        qint32 stack = -1;
        for (auto it = m_frames.rbegin(); it != m_frames.rend(); ++it)
            stack = m_profile.stack(stack, numberOf(*it));
        m_profile.add(m_time, m_event, m_thread, stack, m_weight);
        m_frames.clear();
        if (const auto record = std::exchange(m_switch, std::nullopt))
            addSwitch(*record, stack);
    }

    /// Off-CPU time, of recordings of the whole machine: of those of a program only records of switches tell when its
    /// threads come back.
    void addSwitch(const SwitchRecord &record, qint32 stack)
    {
        ++m_profile.header().quality.switches;
        if (record.previous != 0) {
            m_waits.sampled(record.previous, stack, m_thread);
            m_waits.switchedOut(record.previous, quint64(m_time), record.preempted);
        }
        endWait(record.next, m_time);
    }

    ForeignProfile m_profile;
    ThreadRows m_rows{m_profile.builder()};
    bool m_open = false;
    bool m_needsFrame = false;
    qint32 m_thread = 0;
    qint64 m_time = 0;
    qint64 m_weight = 1;
    quint8 m_event = 0;
    std::optional<SwitchRecord> m_switch;
    SwitchWaits m_waits;
    qint64 m_unread = 0;
    qint64 m_lost = 0;
    bool m_hasUntimed = false;
    bool m_hasUnnamed = false;
    std::vector<ScriptFrame> m_frames; ///< the innermost first
};

} // namespace

bool looksLikePerfScript(const QByteArray &beginning)
{
    // A header with a time and an event is perf's alone. One with less must have a frame behind it.
    bool found = false;
    bool maybe = false;
    forEachLine(beginning, [&](const QByteArray &raw) {
        if (found || raw.startsWith('#'))
            return;
        const QString line = QString::fromUtf8(raw).left(LongestHeader);
        const auto timed = readTimedHeader(line);
        found = (timed && (!timed->event.isEmpty() || timed->rest.startsWith(u"PERF_RECORD_")))
            || (maybe && isIndented(line) && readScriptFrame(line));
        maybe = timed || readUntimedHeader(line);
    });
    return found;
}

PerformanceResult<Profile> importPerfScript(const QByteArray &content, const QString &source)
{
    ScriptReader reader;
    forEachLine(content, [&](const QByteArray &line) { reader.line(line); });
    return reader.finish(source);
}

} // namespace performance
