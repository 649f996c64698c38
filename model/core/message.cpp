// SPDX-License-Identifier: MIT
#include "performance/core/message.h"

#include "performance/core/duration_text.h"
#include "performance/core/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// A file may be anybody's: no sentence is longer, or has more in it, whatever its parts say of each other.
constexpr qsizetype MostText = 65536;
constexpr int MostParts = 1000;
constexpr size_t MostPlaces = 99; // %1 to %99

QString dateText(Timestamp time, bool inEnglish)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000).date();
    return inEnglish ? date.toString(Qt::ISODate) : textLocale().toString(date, QLocale::ShortFormat);
}

} // namespace

/// Puts a message into words.
class Message::Filling {
public:
    explicit Filling(bool english) : m_english(english), m_locale(english ? QLocale::c() : textLocale()) {}

    void say(const Message &message)
    {
        if (m_text.size() >= MostText)
            return;
        const QString source = sourceOf(message);
        qsizetype plain = 0;
        for (qsizetype at = source.indexOf(u'%'); at >= 0; at = source.indexOf(u'%', at + 1)) {
            qsizetype end = at + 1;
            const size_t place = placeAt(source, &end, message.m_args.size());
            if (place == 0)
                continue;
            add(QStringView(source).sliced(plain, at - plain));
            if (++m_parts > MostParts)
                return;
            say(message.m_args[place - 1]);
            plain = end;
            at = end - 1;
        }
        add(QStringView(source).sliced(plain));
    }
    QString take() { return std::move(m_text); }

private:
    QString sourceOf(const Message &message) const
    {
        if (m_english)
            return message.m_source;
        if (!message.m_context.isEmpty())
            return QCoreApplication::translate(message.m_context.constData(), message.m_source.toUtf8().constData());
        return message.m_sources.isEmpty()
            ? message.m_source
            : message.m_sources.value(QCoreApplication::translate("Rules", "en"), message.m_source);
    }

    /// The number after a '%' as QString::arg() reads it ("%1", "%12", "%01"), and where it ends; 0 where there is no such
    /// argument.
    static size_t placeAt(const QString &source, qsizetype *end, size_t args)
    {
        size_t place = 0;
        qsizetype last = *end;
        for (qsizetype i = *end; i < source.size() && i < *end + 2; ++i) {
            const ushort digit = ushort(source[i].unicode() - u'0');
            if (digit > 9 || place * 10 + digit > args)
                break;
            place = place * 10 + digit;
            last = i + 1;
        }
        if (place > 0)
            *end = last;
        return place;
    }

    void say(const Arg &arg)
    {
        switch (arg.m_kind) {
        case Arg::Kind::Text: add(arg.m_text); break;
        case Arg::Kind::Nested: say(arg.m_nested.front()); break;
        case Arg::Kind::Value: add(formatValue(arg.m_number, arg.m_text, m_locale)); break;
        case Arg::Kind::Number: add(formatNumber(arg.m_number, int(arg.m_integer), m_locale)); break;
        case Arg::Kind::Span:
            add(m_english ? toEnglishText(nanoseconds(arg.m_integer)) : toText(nanoseconds(arg.m_integer)));
            break;
        case Arg::Kind::Date: add(dateText(fromNanoseconds(arg.m_integer), m_english)); break;
        }
    }

    void add(QStringView text) { m_text += text.first(std::min(text.size(), MostText - m_text.size())); }

    bool m_english;
    QLocale m_locale;
    QString m_text;
    int m_parts = 0;
};

bool Message::Arg::operator==(const Arg &other) const
{
    const bool isSame = m_number == other.m_number
        || (std::isnan(m_number) && std::isnan(other.m_number)); // "–" is "–"
    return m_kind == other.m_kind && isSame && m_integer == other.m_integer && m_text == other.m_text
        && m_nested == other.m_nested;
}

bool Message::operator==(const Message &other) const
{
    return m_context == other.m_context && m_source == other.m_source && m_sources == other.m_sources
        && m_args == other.m_args;
}

Message::Message(const char *context, const char *source, std::vector<Arg> args)
    : m_context(context), m_source(QString::fromUtf8(source)), m_args(std::move(args))
{}

Message::Message(QMap<QString, QString> sources, std::vector<Arg> args)
    : m_source(sources.value(QStringLiteral("en"))), m_sources(std::move(sources)), m_args(std::move(args))
{}

Message Message::of(Arg arg)
{
    Message message(QStringLiteral("%1"));
    message.m_args.push_back(std::move(arg));
    return message;
}

Message Message::joined(const Messages &parts, const QString &separator)
{
    Message whole;
    for (const Message &part : parts) {
        if (part.isEmpty())
            continue;
        if (whole.m_args.size() == MostPlaces)
            break;
        whole.m_args.emplace_back(part);
        whole.m_source += (whole.m_source.isEmpty() ? QString() : separator) + u'%'
            + QString::number(whole.m_args.size());
    }
    return whole;
}

Message::Arg Message::value(double value, QStringView unit)
{
    return {Arg::Kind::Value, value, 0, unit.toString()};
}
Message::Arg Message::number(double number, int digits)
{
    return {Arg::Kind::Number, number, digits, QString()};
}
Message::Arg Message::span(nanoseconds duration)
{
    return {Arg::Kind::Span, 0, duration.count(), QString()};
}
Message::Arg Message::date(Timestamp time)
{
    return {Arg::Kind::Date, 0, toNanoseconds(time), QString()};
}

QString Message::text() const
{
    if (isPlain())
        return m_source;
    Filling filling(false);
    filling.say(*this);
    return filling.take();
}

QString Message::inEnglish() const
{
    if (isPlain())
        return m_source;
    Filling filling(true);
    filling.say(*this);
    return filling.take();
}

QStringList texts(const Messages &messages)
{
    QStringList list;
    for (const Message &message : messages)
        list << message.text();
    return list;
}

QStringList inEnglish(const Messages &messages)
{
    QStringList list;
    for (const Message &message : messages)
        list << message.inEnglish();
    return list;
}

Messages plainMessages(const QStringList &texts)
{
    return Messages(texts.cbegin(), texts.cend());
}

} // namespace performance
