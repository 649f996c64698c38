// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace performance {

/// Writes an AnyValue of OpenTelemetry as text, the same for both encodings. Source: OpenTelemetry specification, common,
/// "AnyValue representation for non-OTLP protocols": a text as it is, numbers and truth as JSON writes them, bytes in base64,
/// arrays and maps as JSON, in which nothing is null.
///
/// Thread-safety: pure functions.
class AnyValueText {
public:
    enum class Place {
        Top,    ///< a text stands there without quotes
        Inside, ///< of an array or a map
    };
    /// Arrays and maps that are nested deeper are cut off.
    static constexpr int MostNesting = 8;

    static QString ofText(const QString &text, Place place);
    static QString ofBytes(const QByteArray &bytes, Place place)
    {
        return ofText(QString::fromLatin1(bytes.toBase64()), place);
    }
    static QString ofTruth(bool truth) { return truth ? QStringLiteral("true") : QStringLiteral("false"); }
    static QString ofInteger(qint64 number) { return QString::number(number); }
    static QString ofReal(double number, Place place);
    static QString ofNothing(Place place) { return place == Place::Top ? QString() : QStringLiteral("null"); }
    /// A member of a map, to be joined with commas.
    static QString ofMember(const QString &key, const QString &value)
    {
        return ofText(key, Place::Inside) + u':' + value;
    }
};

} // namespace performance
