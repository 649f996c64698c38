// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <vector>

namespace performance {

/// Writes JSON call by call, without a tree in between: a million numbers cost one buffer. Doubles are written with
/// the fewest digits that read back to the same bits; integers beyond ±2^53 as strings, because many readers of JSON
/// know doubles only.
/// Thread-safety: one thread at a time; the owner's.
class JsonWriter {
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(const char *name);
    JsonWriter &key(QStringView name);

    JsonWriter &string(QStringView text);
    JsonWriter &integer(qint64 value);
    /// A finite double; NaN and infinities, which JSON does not have, become null.
    JsonWriter &number(double value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();

    /// Starts a new line before the next value: for the outer levels, so that a report can be read and compared.
    JsonWriter &line();
    /// A line break where no value follows.
    JsonWriter &lineEnd();

    QByteArray take() { return std::move(m_out); }

private:
    void separate();

    QByteArray m_out;
    std::vector<bool> m_hasElements{false};
    bool m_afterKey = false;
};

} // namespace performance
