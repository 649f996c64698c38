// SPDX-License-Identifier: MIT
#include "performance/symbols/import/pprof_message.h"

#include <algorithm>

namespace performance {

namespace {

using ByteRun = std::span<const unsigned char>;

/// Walks the fields of a protocol buffer message. Source: https://protobuf.dev/programming-guides/encoding
class ProtoReader {
public:
    struct Field {
        quint32 number = 0;
        quint64 value = 0; ///< of a number
        ByteRun bytes;     ///< of text, a message, or packed numbers
        bool isBytes = false;
    };

    explicit ProtoReader(ByteRun bytes) : m_rest(bytes) {}

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

    ByteRun m_rest;
    bool m_broken = false;
};

template<typename Number>
void appendNumbers(std::vector<Number> &to, const ProtoReader::Field &field)
{
    if (!field.isBytes) {
        to.push_back(Number(field.value));
        return;
    }
    ProtoReader packed(field.bytes);
    for (quint64 value = 0; !packed.atEnd() && packed.varint(value);)
        to.push_back(Number(value));
}

PprofMessage::ValueType valueTypeOf(ByteRun bytes)
{
    PprofMessage::ValueType type;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: type.type = field->value; break;
        case 2: type.unit = field->value; break;
        default: break;
        }
    }
    return type;
}

void readMapping(ByteRun bytes, PprofMessage &message)
{
    quint64 id = 0;
    PprofMessage::Mapping mapping;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: id = field->value; break;
        case 2: mapping.start = field->value; break;
        case 3: mapping.limit = field->value; break;
        case 4: mapping.offset = field->value; break;
        case 5: mapping.file = field->value; break;
        case 6: mapping.buildId = field->value; break;
        default: break;
        }
    }
    message.mappings[id] = mapping;
}

PprofMessage::Line lineOf(ByteRun bytes)
{
    PprofMessage::Line line;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        if (field->number == 1)
            line.function = field->value;
        else if (field->number == 2)
            line.line = qint32(std::min<quint64>(field->value, 100'000'000));
    }
    return line;
}

void readLocation(ByteRun bytes, PprofMessage &message)
{
    quint64 id = 0;
    PprofMessage::Location location;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: id = field->value; break;
        case 2: location.mapping = field->value; break;
        case 3: location.address = field->value; break;
        case 4: location.lines.push_back(lineOf(field->bytes)); break;
        default: break;
        }
    }
    message.locations[id] = std::move(location);
}

void readFunction(ByteRun bytes, PprofMessage &message)
{
    quint64 id = 0;
    PprofMessage::Function function;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: id = field->value; break;
        case 2: function.name = field->value; break;
        case 4: function.file = field->value; break;
        default: break;
        }
    }
    message.functions[id] = function;
}

PprofMessage::Label labelOf(ByteRun bytes)
{
    PprofMessage::Label label;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: label.key = field->value; break;
        case 2: label.text = field->value; break;
        case 3: label.number = qint64(field->value); break;
        default: break; // the unit of the number
        }
    }
    return label;
}

} // namespace

std::optional<PprofMessage> readPprof(const QByteArray &content)
{
    PprofMessage message;
    ProtoReader reader({reinterpret_cast<const unsigned char *>(content.constData()), size_t(content.size())});
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: message.types.push_back(valueTypeOf(field->bytes)); break;
        case 2: message.samples.push_back(field->bytes); break;
        case 3: readMapping(field->bytes, message); break;
        case 4: readLocation(field->bytes, message); break;
        case 5: readFunction(field->bytes, message); break;
        case 6:
            message.strings.push_back(
                QString::fromUtf8(reinterpret_cast<const char *>(field->bytes.data()), qsizetype(field->bytes.size())));
            break;
        case 9: message.start = qint64(field->value); break;
        case 10: message.duration = qint64(field->value); break;
        case 11: message.periodType = valueTypeOf(field->bytes); break;
        case 12: message.period = qint64(field->value); break;
        case 13: appendNumbers(message.comments, *field); break;
        case 14: message.defaultType = field->value; break;
        default: break;
        }
    }
    if (reader.broken() || message.types.empty() || message.strings.empty() || !message.strings.front().isEmpty())
        return std::nullopt;
    return message;
}

PprofMessage::Sample sampleOf(std::span<const unsigned char> bytes)
{
    PprofMessage::Sample sample;
    ProtoReader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case 1: appendNumbers(sample.locations, *field); break;
        case 2: appendNumbers(sample.values, *field); break;
        case 3: sample.labels.push_back(labelOf(field->bytes)); break;
        default: break;
        }
    }
    return sample;
}

} // namespace performance
