// SPDX-License-Identifier: MIT
#include "performance/symbols/import/pprof_import.h"

#include "performance/symbols/import/foreign_profile.h"

#include <QCoreApplication>

#include <span>
#include <unordered_map>

namespace performance {

namespace {

QString text(const char *source)
{
    return QString::fromUtf8(source); // translated by whoever asked, see symbolizer.cpp
}

using Bytes = std::span<const unsigned char>;

/// Walks the fields of a protocol buffer message. Source: https://protobuf.dev/programming-guides/encoding
class ProtoReader {
public:
    struct Field {
        quint32 number = 0;
        quint64 value = 0; ///< of a number
        Bytes bytes;       ///< of text, a message, or packed numbers
        bool isBytes = false;
    };

    explicit ProtoReader(Bytes bytes) : m_rest(bytes) {}

    /// Nothing at the end, and where the message is broken.
    std::optional<Field> next()
    {
        quint64 key = 0;
        if (m_rest.empty() || !varint(key))
            return std::nullopt;
        Field field;
        field.number = quint32(key >> 3);
        switch (key & 7) {
        case 0: return varint(field.value) ? std::optional(field) : std::nullopt;
        case 1: return skip(8) ? std::optional(field) : std::nullopt;
        case 5: return skip(4) ? std::optional(field) : std::nullopt;
        case 2: {
            quint64 length = 0;
            if (!varint(length) || length > m_rest.size())
                break;
            field.isBytes = true;
            field.bytes = m_rest.first(size_t(length));
            m_rest = m_rest.subspan(size_t(length));
            return field;
        }
        default: break;
        }
        m_broken = true;
        return std::nullopt;
    }

    bool broken() const { return m_broken; }
    bool atEnd() const { return m_rest.empty(); }

    bool varint(quint64 &value)
    {
        value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const unsigned char byte = m_rest.front();
            m_rest = m_rest.subspan(1);
            value |= quint64(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                return true;
        }
        m_broken = true;
        return false;
    }

private:
    bool skip(size_t count)
    {
        if (m_rest.size() < count) {
            m_broken = true;
            return false;
        }
        m_rest = m_rest.subspan(count);
        return true;
    }

    Bytes m_rest;
    bool m_broken = false;
};

void appendNumbers(std::vector<quint64> &to, const ProtoReader::Field &field)
{
    if (!field.isBytes) {
        to.push_back(field.value);
        return;
    }
    ProtoReader packed(field.bytes);
    for (quint64 value = 0; !packed.atEnd() && packed.varint(value);)
        to.push_back(value);
}

struct Line {
    quint64 function = 0;
    qint32 line = 0;
};
struct Location {
    quint64 mapping = 0;
    quint64 address = 0;
    std::vector<Line> lines; ///< the innermost first
};
struct Function {
    quint64 name = 0;
    quint64 file = 0;
};

class PprofReader {
public:
    /// False where it is no such message.
    bool read(Bytes content)
    {
        ProtoReader reader(content);
        while (const auto field = reader.next()) {
            switch (field->number) {
            case 1: m_types.push_back(valueType(field->bytes)); break;
            case 2: m_samples.push_back(field->bytes); break;
            case 3: mapping(field->bytes); break;
            case 4: location(field->bytes); break;
            case 5: function(field->bytes); break;
            case 6: m_strings.push_back(QString::fromUtf8(reinterpret_cast<const char *>(field->bytes.data()), qsizetype(field->bytes.size()))); break;
            case 9: m_start = qint64(field->value); break;
            case 10: m_duration = qint64(field->value); break;
            default: break;
            }
        }
        return !reader.broken() && !m_types.empty() && !m_strings.empty() && m_strings.front().isEmpty();
    }

    PerformanceResult<Profile> build(const QString &source)
    {
        std::vector<quint8> events;
        for (const auto &[name, unit] : m_types) {
            const QString type = string(name);
            const QString of = string(unit);
            const bool time = of == u"nanoseconds";
            const bool cpu = type == u"cpu" || type == u"samples" || type == u"cpu-clock" || type == u"cycles";
            const bool waits = type.contains(QLatin1String("off-cpu")) || type == u"delay" || type == u"contentions";
            events.push_back(m_profile.event(cpu ? ProfileEvent::Kind::OnCpu : waits ? ProfileEvent::Kind::OffCpu : type == u"page-faults" ? ProfileEvent::Kind::PageFaults : ProfileEvent::Kind::Other, type,
                                             time ? QStringLiteral("ns") : of == u"bytes" ? QStringLiteral("By") : QStringLiteral("1")));
        }
        for (const Bytes sample : m_samples)
            addSample(sample, events);
        m_profile.header().startedAt = fromNanoseconds(m_start);
        m_profile.header().duration = nanoseconds(std::max<qint64>(0, m_duration));
        return m_profile.finish(source, {text(QT_TRANSLATE_NOOP("Symbols", "This format keeps no times of samples."))});
    }

private:
    QString string(quint64 number) const { return number < m_strings.size() ? m_strings[size_t(number)] : QString(); }

    static std::pair<quint64, quint64> valueType(Bytes bytes)
    {
        std::pair<quint64, quint64> type;
        ProtoReader reader(bytes);
        while (const auto field = reader.next())
            (field->number == 1 ? type.first : type.second) = field->value;
        return type;
    }

    void mapping(Bytes bytes)
    {
        quint64 id = 0;
        quint64 file = 0;
        ProtoReader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->number == 1)
                id = field->value;
            else if (field->number == 5)
                file = field->value;
        }
        m_mappings[id] = file;
    }

    void location(Bytes bytes)
    {
        quint64 id = 0;
        Location location;
        ProtoReader reader(bytes);
        while (const auto field = reader.next()) {
            switch (field->number) {
            case 1: id = field->value; break;
            case 2: location.mapping = field->value; break;
            case 3: location.address = field->value; break;
            case 4: {
                Line line;
                ProtoReader inner(field->bytes);
                while (const auto part = inner.next()) {
                    if (part->number == 1)
                        line.function = part->value;
                    else if (part->number == 2)
                        line.line = qint32(std::min<quint64>(part->value, 100'000'000));
                }
                location.lines.push_back(line);
                break;
            }
            default: break;
            }
        }
        m_locations[id] = std::move(location);
    }

    void function(Bytes bytes)
    {
        quint64 id = 0;
        Function function;
        ProtoReader reader(bytes);
        while (const auto field = reader.next()) {
            switch (field->number) {
            case 1: id = field->value; break;
            case 2: function.name = field->value; break;
            case 4: function.file = field->value; break;
            default: break;
            }
        }
        m_functions[id] = function;
    }

    /// The frames of a location, the outermost first.
    const std::vector<qint32> &framesOf(quint64 id)
    {
        const auto [place, fresh] = m_frames.try_emplace(id);
        if (!fresh)
            return place->second;
        const auto found = m_locations.find(id);
        if (found == m_locations.end()) {
            place->second = {m_profile.frame(QStringLiteral("location %1").arg(id))};
            return place->second;
        }
        const Location &location = found->second;
        const auto mapping = m_mappings.find(location.mapping);
        const QString module = mapping == m_mappings.end() ? QString() : string(mapping->second);
        for (auto line = location.lines.rbegin(); line != location.lines.rend(); ++line) {
            const auto function = m_functions.find(line->function);
            const QString name = function == m_functions.end() ? QString() : string(function->second.name);
            place->second.push_back(m_profile.frame(name.isEmpty() ? unnamed(module, location.address) : name, module, function == m_functions.end() ? QString() : string(function->second.file), line->line));
        }
        if (location.lines.empty())
            place->second.push_back(m_profile.frame(unnamed(module, location.address), module));
        return place->second;
    }

    static QString unnamed(const QString &module, quint64 address)
    {
        return QStringLiteral("%1+0x%2").arg(module.isEmpty() ? QStringLiteral("[unknown]") : module.section(u'/', -1)).arg(address, 0, 16);
    }

    void addSample(Bytes bytes, const std::vector<quint8> &events)
    {
        std::vector<quint64> locations;
        std::vector<quint64> values;
        QString threadName;
        QString processName;
        qint32 thread = 0;
        qint32 process = 0;
        ProtoReader reader(bytes);
        while (const auto field = reader.next()) {
            if (field->number == 1) {
                appendNumbers(locations, *field);
            } else if (field->number == 2) {
                appendNumbers(values, *field);
            } else if (field->number == 3) {
                quint64 key = 0;
                quint64 words = 0;
                quint64 number = 0;
                ProtoReader label(field->bytes);
                while (const auto part = label.next())
                    (part->number == 1 ? key : part->number == 2 ? words : number) = part->value;
                const QString name = string(key);
                if (name == u"thread")
                    threadName = string(words);
                else if (name == u"process")
                    processName = string(words);
                else if (name == u"thread_id" || name == u"tid")
                    thread = qint32(number);
                else if (name == u"process_id" || name == u"pid")
                    process = qint32(number);
            }
        }
        qint32 stack = -1;
        int depth = 0;
        for (auto it = locations.rbegin(); it != locations.rend(); ++it) {
            for (const qint32 frame : framesOf(*it)) {
                if (++depth <= ForeignProfile::DeepestStack)
                    stack = m_profile.stack(stack, frame);
            }
        }
        const qint32 row = m_profile.thread(process, thread, threadName, processName);
        for (size_t i = 0; i < std::min(values.size(), events.size()); ++i) {
            if (values[i] != 0)
                m_profile.add(0, events[i], row, stack, qint64(values[i]));
        }
    }

    ForeignProfile m_profile;
    std::vector<std::pair<quint64, quint64>> m_types;
    std::vector<Bytes> m_samples;
    std::unordered_map<quint64, quint64> m_mappings;
    std::unordered_map<quint64, Location> m_locations;
    std::unordered_map<quint64, Function> m_functions;
    std::unordered_map<quint64, std::vector<qint32>> m_frames;
    std::vector<QString> m_strings;
    qint64 m_start = 0;
    qint64 m_duration = 0;
};

Bytes bytesOf(const QByteArray &content)
{
    return {reinterpret_cast<const unsigned char *>(content.constData()), size_t(content.size())};
}

} // namespace

bool looksLikePprof(const QByteArray &content)
{
    PprofReader reader;
    return reader.read(bytesOf(content));
}

PerformanceResult<Profile> importPprof(const QByteArray &content, const QString &source)
{
    PprofReader reader;
    if (!reader.read(bytesOf(content)))
        return failure(PerformanceErrorCode::ParseError, source, text(QT_TRANSLATE_NOOP("Symbols", "it is not a whole pprof profile")));
    return reader.build(source);
}

} // namespace performance
