// SPDX-License-Identifier: MIT
#include "performance/core/json_writer.h"

#include <charconv>
#include <cmath>

namespace performance {

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasElements.back())
        m_out += ',';
    m_hasElements.back() = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out += '{';
    m_hasElements.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_hasElements.pop_back();
    m_out += '}';
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out += '[';
    m_hasElements.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_hasElements.pop_back();
    m_out += ']';
    return *this;
}

JsonWriter &JsonWriter::key(const char *name)
{
    return key(QString::fromLatin1(name));
}

JsonWriter &JsonWriter::key(QStringView name)
{
    string(name);
    m_out += ':';
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::string(QStringView text)
{
    separate();
    m_out += '"';
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"': m_out += "\\\""; break;
        case '\\': m_out += "\\\\"; break;
        case '\n': m_out += "\\n"; break;
        case '\r': m_out += "\\r"; break;
        case '\t': m_out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                char escaped[8];
                std::snprintf(escaped, sizeof escaped, "\\u%04x", c);
                m_out += escaped;
            } else {
                m_out += c;
            }
        }
    }
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::integer(qint64 value)
{
    constexpr qint64 Exact = qint64(1) << 53;
    separate();
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    const bool quoted = value > Exact || value < -Exact;
    if (quoted)
        m_out += '"';
    m_out.append(text, end - text);
    if (quoted)
        m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::number(double value)
{
    if (!std::isfinite(value))
        return null();
    separate();
    // Without a point or an exponent it would be an integer to its reader, which may be too large for one.
    constexpr double Exact = double(qint64(1) << 53);
    char text[32];
    const auto end = std::fabs(value) < Exact
        ? std::to_chars(text, text + sizeof text, value).ptr
        : std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
    m_out.append(text, end - text);
    if (value == 0 && std::signbit(value))
        m_out += ".0"; // of the integer -0 a reader keeps no sign
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter &JsonWriter::line()
{
    // The comma stands at the end of the line before.
    if (m_hasElements.back() && !m_afterKey) {
        m_out += ",\n";
        m_hasElements.back() = false; // the comma is written already; separate() sets the flag again
    } else {
        m_out += '\n';
    }
    return *this;
}

JsonWriter &JsonWriter::lineEnd()
{
    m_out += '\n';
    return *this;
}

} // namespace performance
