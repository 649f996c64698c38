// SPDX-License-Identifier: MIT
#include "performance/symbols/import/callgrind_import.h"

#include "performance/symbols/import/call_arcs.h"
#include "performance/symbols/import/callgrind_file.h"
#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/foreign_units.h"
#include "performance/symbols/import/perf_event_names.h"
#include "performance/symbols/import/text_lines.h"
#include "performance/symbols/reason.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

struct Event {
    ProfileEvent meaning;
    double scale = 1; ///< a cost of theirs times this is one of ours
};

/// The unit stands behind the name ("Time_(10ns)" of Xdebug, "cpu(nanoseconds)" of pprof), or at the end of what callgrind
/// says of it: "sysTime (elapsed ns)". Ir, Dr and their like are plain numbers.
Event meaningOf(const CallgrindFile &file, const QString &name)
{
    static const QRegularExpression inName(QStringLiteral("^(.+?)_?\\((\\d*)\\s*([^\\s()\\d]+)\\)$"));
    static const QRegularExpression inDescription(QStringLiteral("()()\\b([^\\s()]+)\\)$"));
    auto match = inName.match(name);
    const QString plain = match.hasMatch() ? match.captured(1) : name;
    Event event{perfEventOf(plain), 1};
    if (!match.hasMatch())
        match = inDescription.match(file.description(name));
    if (match.hasMatch()) {
        const ForeignUnit unit = unitOf(match.captured(3));
        if (unit.unit == u"ns" || unit.unit == u"By" || unit.unit == u"cycles") {
            event.meaning.unit = unit.unit;
            event.scale = unit.scale * std::max(1, match.captured(2).toInt());
        }
    }
    const bool isNumber = event.meaning.unit == u"1"; // and no number of samples, unless it is called so
    if (event.meaning.kind == ProfileEvent::Kind::Other
        && (!isNumber || plain.compare(u"samples", Qt::CaseInsensitive) == 0))
        event.meaning.kind = kindOfEvent(plain);
    return event;
}

class CallgrindReader {
public:
    explicit CallgrindReader(const CallgrindFile &file) : m_file(file) {}

    PerformanceResult<Profile> read(const QString &source)
    {
        std::vector<Event> events;
        std::vector<quint8> numbers;
        for (const QString &name : m_file.events()) {
            events.push_back(meaningOf(m_file, name));
            const ProfileEvent &meaning = events.back().meaning;
            numbers.push_back(m_profile.event(meaning.kind, meaning.name, meaning.unit));
        }
        placeFunctions();
        std::vector<qint32> threads;
        for (const CallgrindFile::Thread &thread : m_file.threads())
            threads.push_back(threadOf(thread));
        std::vector<qint64> sums(events.size());
        for (const auto &[place, costs] : m_file.costs()) {
            const qint32 stack = m_profile.stack(m_callers[size_t(place.function)], frameOf(place));
            for (size_t i = 0; i < costs.size(); ++i) {
                sums[i] += std::min(costs[i], MostSum - sums[i]);
                if (costs[i] > 0)
                    m_profile.add(0, numbers[i], threads[size_t(place.thread)], stack,
                                  events[i].scale == 1
                                      ? costs[i]
                                      : std::llround(std::min(double(costs[i]) * events[i].scale, 1e15)));
            }
        }
        m_profile.header().target = m_file.command();
        return m_profile.finish(source, notes(sums));
    }

private:
    static constexpr qint64 MostSum = qint64(1) << 61;

    /// Puts each function under its certain callers.
    void placeFunctions()
    {
        const CallArcs arcs(m_file.functions().size(), m_file.calls());
        m_callers.assign(m_file.functions().size(), -1);
        std::vector<qint32> stacks(m_callers.size(), -1);
        std::vector<int> depths(m_callers.size(), 0);
        for (const qint32 number : arcs.order()) {
            const auto function = size_t(number);
            const qint32 above = arcs.certainCaller(number);
            constexpr int MostAbove = ForeignProfile::DeepestStack - 2;
            if (above != CallArcs::Start && depths[size_t(above)] < MostAbove) {
                m_callers[function] = stacks[size_t(above)];
                depths[function] = depths[size_t(above)];
            }
            if (arcs.hasSeveralCallers(number)) {
                m_callers[function] = m_profile.stack(
                    m_callers[function], m_profile.frame(QStringLiteral("[several callers]"), ModuleKind::Unknown));
                ++depths[function];
            }
            CallgrindFile::Place place;
            place.function = number;
            place.file = m_file.functions()[function].file;
            stacks[function] = m_profile.stack(m_callers[function], frameOf(place));
            ++depths[function];
        }
    }

    qint32 frameOf(const CallgrindFile::Place &place)
    {
        const CallgrindFile::Function &function = m_file.functions()[size_t(place.function)];
        QString name = m_file.text(function.name);
        static const QRegularExpression version(QStringLiteral("@@?[A-Z_]+[0-9.]+$")); // "@@GLIBC_2.34"
        static const QRegularExpression recursion(QStringLiteral("'\\d+$")); // "rec'2" is rec, called by itself
        name.remove(recursion);
        name.remove(version);
        const QString object = known(m_file.text(function.object));
        static const QRegularExpression address(QStringLiteral("^0x([0-9a-fA-F]{1,16})$"));
        if (const auto match = address.match(name); match.hasMatch())
            return m_profile.unnamedFrame(
                object, match.captured(1).toULongLong(nullptr, 16), {},
                reasonText(
                    QT_TRANSLATE_NOOP("Symbols", "the file that was imported names no function at this address")));
        return m_profile.frame(known(name).isEmpty() ? QStringLiteral("[unknown]") : name, object,
                               known(m_file.text(place.file)), place.line);
    }

    /// Callgrind writes "???" for what it does not know.
    static QString known(const QString &text) { return text == u"???" ? QString() : text; }

    qint32 threadOf(const CallgrindFile::Thread &thread)
    {
        QString program = m_file.command().section(u' ', 0, 0).section(u'/', -1);
        // Valgrind numbers threads from 1 for the first; the numbers of the system are not told.
        const bool isFirst = thread.number <= 1;
        return m_profile.thread(thread.process, isFirst ? thread.process : thread.number,
                                isFirst ? program : QString::number(thread.number), program);
    }

    Messages notes(const std::vector<qint64> &sums) const
    {
        Messages notes{
            m_file.threads().size() > 1
                ? Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "This format keeps no times."))
                : Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "This format keeps no times and no threads."))};
        if (m_file.calls().empty())
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP(
                    "Symbols",
                    "This file holds no stacks: of each function only its own cost is known, and not who called it."));
        else
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP(
                    "Symbols",
                    "This format counts calls and keeps no stacks. A function with one caller stands under it. One with several stands below “[several callers]”, under the nearest function that all of them were called from."));
        const CallgrindFile::Costs &totals = m_file.totals();
        for (size_t i = 0; i < totals.size() && i < sums.size(); ++i) {
            if (totals[i] != sums[i])
                notes << Message(
                    "Symbols",
                    QT_TRANSLATE_NOOP("Symbols", "The file says that it holds %1, and its lines add up to %2."),
                    {totals[i], sums[i]});
        }
        if (m_file.isCut())
            notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "The file is cut off: what is whole was read."));
        if (m_file.negative() > 0)
            notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "Costs below zero count as nothing: %1."),
                             {m_file.negative()});
        if (m_file.unread() > 0)
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP("Symbols", "Lines that this format does not have and that are left out: %1."),
                {m_file.unread()});
        return notes;
    }

    const CallgrindFile &m_file;
    ForeignProfile m_profile;
    std::vector<qint32> m_callers; ///< of each function the stack that it is put on
};

} // namespace

bool looksLikeCallgrind(const QByteArray &beginning)
{
    // Lines "key: value" up to the first "fn=" or "ob=", and among them what is counted.
    static const QRegularExpression header(QStringLiteral("^[a-z]+:"));
    static const QRegularExpression position(QStringLiteral("^(ob|fl|fi|fe|fn)="));
    bool isHeader = true;
    bool hasEvents = false;
    bool found = false;
    forEachLine(beginning, [&](const QByteArray &raw) {
        if (!isHeader || raw.trimmed().isEmpty() || raw.startsWith('#'))
            return;
        constexpr qsizetype LongestKey = 16;
        const QString line = QString::fromLatin1(raw.left(LongestKey));
        hasEvents = hasEvents || line.startsWith(u"events:");
        found = hasEvents && position.match(line).hasMatch();
        isHeader = header.match(line).hasMatch();
    });
    return found || beginning.startsWith("# callgrind format");
}

PerformanceResult<Profile> importCallgrind(const QByteArray &content, const QString &source)
{
    const CallgrindFile file(content);
    if (file.events().isEmpty())
        return failure(PerformanceErrorCode::ParseError, source,
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it does not say what it counts")));
    return CallgrindReader(file).read(source);
}

} // namespace performance
