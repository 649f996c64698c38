// SPDX-License-Identifier: MIT
#include "performance/symbols/import/pprof_import.h"

#include "performance/symbols/import/foreign_ids.h"
#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/foreign_units.h"
#include "performance/symbols/import/local_names.h"
#include "performance/symbols/import/pprof_message.h"
#include "performance/symbols/reason.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace performance {

namespace {

class PprofImporter {
public:
    PprofImporter(const PprofMessage &message, Symbolizer *symbolizer) : m_message(message), m_names(symbolizer) {}

    PerformanceResult<Profile> run(const QString &source)
    {
        readTypes();
        for (const auto bytes : m_message.samples)
            addSample(sampleOf(bytes));
        Profile &header = m_profile.header();
        header.startedAt = fromNanoseconds(m_message.start);
        header.duration = nanoseconds(std::max<qint64>(0, m_message.duration));
        header.notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "This format keeps no times of samples."));
        for (const quint64 comment : m_message.comments) { // ours among them, of an export
            if (const QString note = m_message.string(comment); !header.notes.contains(Message(note)))
                header.notes << note;
        }
        if (m_negative > 0)
            header.notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP(
                    "Symbols",
                    "It is a difference of two profiles: what got less, %1 values, is in events of their own (\"less …\")."),
                {m_negative});
        if (!m_leftOut.empty())
            header.notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "Labels of samples that are left out: %1."),
                                    {QStringList(m_leftOut.begin(), m_leftOut.end()).join(QStringLiteral(", "))});
        return m_profile.finish(source);
    }

private:
    struct Type {
        quint8 event = 0;
        double scale = 1;
        ProfileEvent::Kind kind = ProfileEvent::Kind::Other;
        QString name;
        QString unit;
    };

    void readTypes()
    {
        const QString chosen = m_message.string(m_message.defaultType);
        for (const PprofMessage::ValueType &type : m_message.types) {
            const ForeignUnit unit = unitOf(m_message.string(type.unit));
            const QString name = m_message.string(type.type);
            m_types.push_back({0, unit.scale, kindOfEvent(name), name, unit.unit});
        }
        // What pprof shows first: its default_sample_type, else the last.
        auto first = std::ranges::find(m_types, chosen, &Type::name);
        if (chosen.isEmpty() || first == m_types.end())
            first = std::prev(m_types.end());
        first->event = m_profile.event(first->kind, first->name, first->unit);
        for (Type &type : m_types)
            type.event = m_profile.event(type.kind, type.name, type.unit);
        const ForeignUnit period = unitOf(m_message.string(m_message.periodType.unit));
        const double length = double(m_message.period) * period.scale;
        for (const Type &type : m_types) {
            if (type.name == m_message.string(m_message.periodType.type) && type.unit == u"ns" && period.unit == u"ns"
                && length > 0)
                m_profile.header().events[type.event].rate = 1e9 / length;
        }
    }

    struct Place {
        QString module;
        QString buildId;
        quint64 address = 0; ///< in the file where the mapping says how, else in memory
        bool inFile = false;
    };

    Place placeOf(const PprofMessage::Location &location) const
    {
        const auto found = m_message.mappings.find(location.mapping);
        if (found == m_message.mappings.end())
            return {{}, {}, location.address, false};
        const PprofMessage::Mapping &mapping = found->second;
        Place place{m_message.string(mapping.file), m_message.string(mapping.buildId), location.address, false};
        // A program is loaded elsewhere each time; the place in its file stays.
        if (mapping.start < mapping.limit && location.address >= mapping.start && location.address < mapping.limit) {
            place.address = location.address - mapping.start + mapping.offset;
            place.inFile = true;
        }
        return place;
    }

    /// The frames of a location, the outermost first.
    const std::vector<qint32> &framesOf(quint64 id)
    {
        const auto [place, fresh] = m_frames.try_emplace(id);
        if (!fresh)
            return place->second;
        const auto found = m_message.locations.find(id);
        if (found == m_message.locations.end()) {
            place->second = {m_profile.frame(QStringLiteral("location %1").arg(id))};
            return place->second;
        }
        const PprofMessage::Location &location = found->second;
        const Place where = placeOf(location);
        for (auto line = location.lines.rbegin(); line != location.lines.rend(); ++line) {
            const auto function = m_message.functions.find(line->function);
            const QString name = function == m_message.functions.end() ? QString()
                                                                       : m_message.string(function->second.name);
            place->second.push_back(name.isEmpty()
                                        ? unnamed(where)
                                        : m_profile.frame(name, where.module, m_message.string(function->second.file),
                                                          line->line, where.buildId));
        }
        if (location.lines.empty())
            place->second.push_back(unnamed(where));
        return place->second;
    }

    qint32 unnamed(const Place &place)
    {
        const QString name = place.inFile ? m_names.atFileOffset(place.module, place.buildId, place.address)
                                          : QString();
        if (!name.isEmpty())
            return m_profile.frame(name, place.module, {}, 0, place.buildId);
        return m_profile.unnamedFrame(
            place.module, place.address, place.buildId,
            reasonText(QT_TRANSLATE_NOOP("Symbols", "the file that was imported names no function at this address")));
    }

    /// The thread of a sample. Samples that name none are kept apart by their other labels: endpoints, users, spans.
    qint32 threadOf(const PprofMessage::Sample &sample)
    {
        QString name;
        QString process;
        std::optional<qint64> thread;
        qint64 pid = 0;
        QStringList others;
        std::set<QString> keys;
        for (const PprofMessage::Label &label : sample.labels) {
            const QString key = m_message.string(label.key);
            if (key == u"thread" || key == u"thread name") {
                name = m_message.string(label.text);
            } else if (key == u"process") {
                process = m_message.string(label.text);
            } else if ((key == u"thread_id" || key == u"tid" || key == u"thread id") && label.text == 0) {
                thread = label.number;
            } else if ((key == u"process_id" || key == u"pid") && label.text == 0) {
                pid = label.number;
            } else if (label.text != 0) {
                others << QStringLiteral("%1=%2").arg(key, m_message.string(label.text));
                keys.insert(key);
            } else {
                m_leftOut.insert(key);
            }
        }
        constexpr size_t MostGroups =
            200; // beyond, labels are no groups but each sample's own, such as ids of requests
        if (!others.isEmpty()) {
            others.sort();
            const QString group = others.join(QStringLiteral(", "));
            if (!thread && (m_groups.contains(group) || m_groups.size() < MostGroups)) {
                m_groups.insert(group);
                const QString shown = name.isEmpty() ? group : QStringLiteral("%1: %2").arg(name, group);
                return m_profile.thread(m_processes.numberOf(QString::number(pid)), m_threads.numberOf(shown), shown,
                                        process);
            }
            m_leftOut.merge(keys);
        }
        // Without a number threads are those of a name.
        const QString id = thread ? QString::number(*thread)
            : name.isEmpty()      ? QStringLiteral("0")
                                  : QStringLiteral("thread %1").arg(name);
        return m_profile.thread(m_processes.numberOf(QString::number(pid)), m_threads.numberOf(id), name, process);
    }

    void addSample(const PprofMessage::Sample &sample)
    {
        qint32 stack = -1;
        int depth = 0;
        for (auto it = sample.locations.rbegin(); it != sample.locations.rend() && depth < ForeignProfile::DeepestStack;
             ++it) {
            const auto &frames = framesOf(*it);
            for (size_t i = 0; i < frames.size() && depth < ForeignProfile::DeepestStack; ++i, ++depth)
                stack = m_profile.stack(stack, frames[i]);
        }
        const qint32 thread = threadOf(sample);
        for (size_t i = 0; i < std::min(sample.values.size(), m_types.size()); ++i) {
            const Type &type = m_types[i];
            const qint64 value = sample.values[i];
            if (value == 0)
                continue;
            constexpr double Most = 1e15;
            const qint64 weight = std::llround(std::min(std::fabs(double(value)) * type.scale, Most));
            if (value > 0) {
                m_profile.add(0, type.event, thread, stack, type.scale == 1 ? value : weight);
                continue;
            }
            ++m_negative;
            m_profile.add(
                0, m_profile.event(ProfileEvent::Kind::Other, QStringLiteral("less %1").arg(type.name), type.unit),
                thread, stack, weight);
        }
    }

    const PprofMessage &m_message;
    ForeignProfile m_profile;
    LocalNames m_names;
    ForeignIds m_processes;
    ForeignIds m_threads;
    std::vector<Type> m_types;
    std::unordered_map<quint64, std::vector<qint32>> m_frames;
    std::set<QString> m_groups;
    std::set<QString> m_leftOut; ///< keys of labels
    qint64 m_negative = 0;
};

} // namespace

bool looksLikePprof(const QByteArray &content)
{
    return readPprof(content).has_value();
}

PerformanceResult<Profile> importPprof(const QByteArray &content, const QString &source, Symbolizer *symbolizer)
{
    const auto message = readPprof(content);
    if (!message)
        return failure(PerformanceErrorCode::ParseError, source,
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it is not a whole pprof profile")));
    return PprofImporter(*message, symbolizer).run(source);
}

} // namespace performance
