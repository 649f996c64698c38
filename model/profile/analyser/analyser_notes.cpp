// SPDX-License-Identifier: MIT
#include "performance/profile/analyser/analyser_notes.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>
#include <utility>

namespace performance {

namespace {

QString translated(const QString &source)
{
    return QCoreApplication::translate("Symbols", source.toUtf8().constData());
}

/// A sentence that things were put into, translated; nothing where there is no such sentence. `places`: what they are in it.
std::optional<QString> translatedAround(const QString &note, const QRegularExpression &places)
{
    constexpr qsizetype Most = 9; // %1 to %9
    QString source;
    QStringList values;
    qsizetype end = 0;
    for (auto it = places.globalMatch(note); it.hasNext() && values.size() < Most;) {
        const auto match = it.next();
        values << match.captured();
        source += note.mid(end, match.capturedStart() - end) + QStringLiteral("%%1").arg(values.size());
        end = match.capturedEnd();
    }
    source += note.mid(end);
    QString sentence = translated(source);
    if (values.isEmpty() || sentence == source)
        return std::nullopt;
    for (const QString &value : std::as_const(values))
        sentence = sentence.arg(value);
    return sentence;
}

} // namespace

QString translatedNote(const QString &note)
{
    static const QRegularExpression numbers(QStringLiteral("\\d+(?:\\.\\d+)?"));
    static const QRegularExpression list(QStringLiteral("(?<=: ).+(?=\\.$)"));
    if (const QString whole = translated(note); whole != note)
        return whole;
    if (const auto sentence = translatedAround(note, numbers))
        return *sentence;
    return translatedAround(note, list).value_or(note);
}

} // namespace performance
