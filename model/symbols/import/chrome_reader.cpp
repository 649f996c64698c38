// SPDX-License-Identifier: MIT
#include "performance/symbols/import/chrome_slices.h"
#include "performance/symbols/import/foreign_ids.h"
#include "performance/symbols/import/v8_samples.h"

#include <algorithm>
#include <map>

namespace performance {

namespace {

/// Reads the events one by one: one that is not as it should be costs itself, not the trace.
class ChromeReader {
public:
    explicit ChromeReader(ForeignProfile &profile) : m_profile(profile) {}

    void read(const json::Node &events)
    {
        std::optional<json::Broken> firstProblem;
        events.forEach([&](const json::Node &event) {
            try {
                readEvent(event);
            } catch (const json::Broken &broken) {
                ++m_unread;
                if (!firstProblem)
                    firstProblem = broken;
            }
        });
        if (firstProblem && m_slices.empty() && !sampled())
            throw *firstProblem;
        finish();
    }

private:
    using Thread = std::pair<qint32, qint32>;

    void readEvent(const json::Node &event)
    {
        const auto phase = event.optional("ph");
        if (!phase)
            return;
        const QString ph = phase->string();
        const auto nameNode = event.optional("name");
        const QString name = !nameNode ? QString() : nameNode->isNumber() ? idOf(nameNode) : nameNode->string();
        const Thread thread = threadOf(event);
        if (ph == u"M") {
            readName(event, name, thread);
            return;
        }
        const auto ts = event.optional("ts");
        const double at = ts ? numberOf(*ts) : 0;
        m_end = std::max(m_end, at);
        if (name == u"Profile" || name == u"ProfileChunk" || name == u"CpuProfile") {
            readSamples(event, name, thread, at);
        } else if (ph == u"X") {
            const auto duration = event.optional("dur");
            const double end = at + (duration ? numberOf(*duration) : 0);
            m_end = std::max(m_end, end);
            m_slices[thread].add(at, end, name);
        } else if (ph == u"B") {
            m_slices[thread].begin(at, name);
        } else if (ph == u"E") {
            m_slices[thread].end(at);
        }
    }

    Thread threadOf(const json::Node &event)
    {
        const QString id = idOf(event.optional("tid"));
        const Thread thread(m_processes.numberOf(idOf(event.optional("pid"))), m_threads.numberOf(id));
        m_ids.try_emplace(thread, id);
        return thread;
    }

    void readName(const json::Node &event, const QString &name, const Thread &thread)
    {
        if (name == u"thread_name")
            m_threadNames[thread] = idOf(event.member("args").optional("name"));
        else if (name == u"process_name")
            m_processNames[thread.first] = idOf(event.member("args").optional("name"));
    }

    /// V8's profiles come as a beginning, which names the thread, and pieces, which V8's own thread writes; those of old
    /// as one whole.
    void readSamples(const json::Node &event, const QString &name, const Thread &thread, double at)
    {
        const json::Node args = event.member("args");
        const bool whole = name == u"CpuProfile";
        const QString id = whole ? QStringLiteral("of thread %1").arg(thread.second) : idOf(event.optional("id"));
        V8Samples &samples = m_samples.try_emplace(std::pair(thread.first, id), m_profile).first->second;
        Thread &owner = m_owners.try_emplace({thread.first, id}, thread).first->second;
        if (name == u"Profile")
            owner = thread;
        if (const auto end = args.optional("endTime"))
            samples.setEnd(numberOf(*end));
        const auto data = args.optional("data");
        if (!data)
            return; // the last piece may be the end alone
        const auto tree = data->optional("cpuProfile");
        for (const auto &place : {data, tree}) {
            if (!place)
                continue;
            if (const auto start = place->optional("startTime"))
                samples.setStart(numberOf(*start));
            if (const auto end = place->optional("endTime"))
                samples.setEnd(numberOf(*end));
        }
        if (!tree)
            return;
        if (const auto nodes = tree->optional("nodes"))
            samples.tree().add(*nodes);
        const auto list = tree->optional("samples");
        const auto deltas = whole ? tree->optional("timeDeltas") : data->optional("timeDeltas");
        if (list && deltas)
            samples.add(at, *list, *deltas);
    }

    qint32 row(const Thread &thread)
    {
        const auto name = m_threadNames.find(thread);
        const auto process = m_processNames.find(thread.first);
        const QString &id = m_ids[thread];
        bool isNumber = false;
        id.toLongLong(&isNumber);
        return m_profile.thread(thread.first, thread.second,
                                name != m_threadNames.end() ? name->second
                                    : isNumber              ? QString()
                                                            : id,
                                process != m_processNames.end() ? process->second : QString());
    }

    bool sampled() const
    {
        return std::ranges::any_of(m_samples, [](const auto &entry) { return !entry.second.empty(); });
    }

    void finish()
    {
        for (auto &[key, samples] : m_samples) {
            if (samples.empty())
                continue;
            samples.setThread(row(m_owners.at(key)));
            samples.finish();
        }
        // Where there are samples they are the time; slices of the same threads say what they did meanwhile.
        const bool hasSamples = sampled();
        Messages &notes = m_profile.header().notes;
        if (hasSamples && !m_slices.empty())
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP(
                    "Symbols",
                    "The trace holds samples and slices: the time is that of the samples, the slices are an event of their own."));
        ChromeSlices::Problems problems;
        for (auto &[thread, list] : m_slices) {
            const quint8 event = hasSamples
                ? m_profile.event(ProfileEvent::Kind::Other, QStringLiteral("slices"), QStringLiteral("ns"))
                : m_profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("time"), QStringLiteral("ns"));
            const ChromeSlices::Problems found = list.build(m_profile, row(thread), event, m_end);
            problems.open += found.open;
            problems.unbegun += found.unbegun;
        }
        if (problems.open > 0)
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP("Symbols",
                                  "Slices that were still open: %1. They are counted until the end of the trace."),
                {problems.open});
        if (problems.unbegun > 0)
            notes << Message("Symbols",
                             QT_TRANSLATE_NOOP("Symbols", "Slices that began before the trace: %1. They are left out."),
                             {problems.unbegun});
        if (m_unread > 0)
            notes << Message("Symbols",
                             QT_TRANSLATE_NOOP("Symbols", "Events that could not be read and are left out: %1."),
                             {m_unread});
    }

    ForeignProfile &m_profile;
    ForeignIds m_processes;
    ForeignIds m_threads;
    std::map<Thread, QString> m_ids; ///< of threads, as the trace writes them
    std::map<Thread, QString> m_threadNames;
    std::map<qint32, QString> m_processNames;
    std::map<Thread, ChromeSlices> m_slices;
    std::map<std::pair<qint32, QString>, V8Samples> m_samples;
    std::map<std::pair<qint32, QString>, Thread> m_owners;
    double m_end = 0;
    qint64 m_unread = 0;
};

} // namespace

void readChromeTrace(const json::Node &events, ForeignProfile &profile)
{
    ChromeReader(profile).read(events);
}

} // namespace performance
