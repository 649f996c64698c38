// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

#include <concepts>
#include <vector>

namespace performance {

/// A sentence for people that is put into words when it is shown, and not when it is made: what is kept of it is what it says,
/// so that a history or a report that was written in one language is read in another. A plain text, such as a name, is the same
/// in all of them.
/// Thread-safety: a value; text() on any thread.
class Message {
public:
    /// What stands in a sentence at %1, %2, …
    class Arg {
    public:
        Arg(QString text) : m_text(std::move(text)) {}
        Arg(const Message &message) : m_kind(Kind::Nested), m_nested{message} {}
        /// A count, with the digits that every language here has.
        template<std::integral Count>
        Arg(Count count) : m_text(QString::number(count))
        {}
        bool operator==(const Arg &other) const;

    private:
        friend class Message;
        friend class MessageCodec;
        enum class Kind { Text, Nested, Value, Number, Span, Date };
        Arg(Kind kind, double number, qint64 integer, QString text)
            : m_kind(kind), m_number(number), m_integer(integer), m_text(std::move(text))
        {}

        Kind m_kind = Kind::Text;
        double m_number = 0;
        qint64 m_integer = 0;
        QString m_text; ///< or the unit of a value
        std::vector<Message> m_nested;
    };

    Message() = default;
    Message(QString text) : m_source(std::move(text)) {}
    /// `source` is English and stands in QT_TRANSLATE_NOOP of the same context.
    Message(const char *context, const char *source, std::vector<Arg> args = {});
    /// One whose words are not translated with the program but come with it: by language, "en" among them.
    Message(QMap<QString, QString> sources, std::vector<Arg> args);
    /// A figure alone.
    static Message of(Arg arg);
    /// Several, one after another.
    static Message joined(const QList<Message> &parts, const QString &separator = QStringLiteral(" "));

    /// formatValue() of a value with its UCUM unit; of a share that is "1".
    static Arg value(double value, QStringView unit);
    /// formatNumber() of a number.
    static Arg number(double number, int digits = 3);
    /// toText() of a duration.
    static Arg span(nanoseconds duration);
    /// A day in the local time zone.
    static Arg date(Timestamp time);

    bool isEmpty() const { return m_source.isEmpty(); }
    /// Whether it is the same in every language.
    bool isPlain() const { return m_context.isEmpty() && m_sources.isEmpty() && m_args.empty(); }

    /// In the language of the program, with numbers as textLocale() writes them.
    QString text() const;
    /// In English, with numbers as the C locale writes them: for files and for programs that read what this one prints.
    QString inEnglish() const;

    bool operator==(const Message &other) const;
    bool operator==(const QString &text) const = delete; ///< what is meant is text() or inEnglish()

private:
    friend class MessageCodec;
    class Filling;

    QByteArray m_context;
    QString m_source;                 ///< English
    QMap<QString, QString> m_sources; ///< by language, where they are no program's
    std::vector<Arg> m_args;
};

using Messages = QList<Message>;

QStringList texts(const Messages &messages);
QStringList inEnglish(const Messages &messages);
/// Texts as they are.
Messages plainMessages(const QStringList &texts);

} // namespace performance
