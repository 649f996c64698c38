// SPDX-License-Identifier: MIT
#include "processes/process_query.h"

#include <performance/core/translate.h>

#include <QRegularExpression>

#include <algorithm>
#include <unistd.h>

namespace wai {

using namespace performance;

namespace {

enum class Kind { Text, Percent, Bytes, Number };

struct Field {
    const char *name;
    const char *alias;
    const char *title;
    Kind kind;
    QString (*textOf)(const ProcessSample &);
    double (*numberOf)(const ProcessSample &); ///< NaN: not known
};

double known(std::optional<double> value)
{
    return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

const Field Fields[] = {
    {"name", "n", QT_TRANSLATE_NOOP("ProcessQuery", "name"), Kind::Text, [](const ProcessSample &p) { return p.name; },
     nullptr},
    {"user", "u", QT_TRANSLATE_NOOP("ProcessQuery", "user"), Kind::Text, [](const ProcessSample &p) { return p.user; },
     nullptr},
    {"state", "s", QT_TRANSLATE_NOOP("ProcessQuery", "state"), Kind::Text,
     [](const ProcessSample &p) { return QString(QLatin1Char(p.state)); }, nullptr},
    {"command", "cmd", QT_TRANSLATE_NOOP("ProcessQuery", "command line"), Kind::Text,
     [](const ProcessSample &p) { return p.command; }, nullptr},
    {"unit", "app", QT_TRANSLATE_NOOP("ProcessQuery", "unit"), Kind::Text,
     [](const ProcessSample &p) { return p.unit; }, nullptr},
    {"pid", nullptr, QT_TRANSLATE_NOOP("ProcessQuery", "PID"), Kind::Number, nullptr,
     [](const ProcessSample &p) { return double(p.identity.pid); }},
    {"parent", "ppid", QT_TRANSLATE_NOOP("ProcessQuery", "parent"), Kind::Number, nullptr,
     [](const ProcessSample &p) { return double(p.parent); }},
    {"threads", "nlwp", QT_TRANSLATE_NOOP("ProcessQuery", "threads"), Kind::Number, nullptr,
     [](const ProcessSample &p) { return double(p.threads); }},
    {"cpu", nullptr, QT_TRANSLATE_NOOP("ProcessQuery", "CPU"), Kind::Percent, nullptr,
     [](const ProcessSample &p) { return known(p.cpu); }},
    {"waits", "wait", QT_TRANSLATE_NOOP("ProcessQuery", "waits"), Kind::Percent, nullptr,
     [](const ProcessSample &p) { return known(p.runDelay); }},
    {"mem", "memory", QT_TRANSLATE_NOOP("ProcessQuery", "memory"), Kind::Bytes, nullptr,
     [](const ProcessSample &p) { return double(p.residentBytes); }},
    {"read", nullptr, QT_TRANSLATE_NOOP("ProcessQuery", "read"), Kind::Bytes, nullptr,
     [](const ProcessSample &p) { return known(p.readRate); }},
    {"write", nullptr, QT_TRANSLATE_NOOP("ProcessQuery", "written"), Kind::Bytes, nullptr,
     [](const ProcessSample &p) { return known(p.writeRate); }},
    {"io", nullptr, QT_TRANSLATE_NOOP("ProcessQuery", "read and written"), Kind::Bytes, nullptr,
     [](const ProcessSample &p) {
         return p.readRate || p.writeRate ? p.readRate.value_or(0) + p.writeRate.value_or(0) : known({});
     }},
};

int fieldOf(const QString &name)
{
    for (int i = 0; i < int(std::size(Fields)); ++i) {
        if (name.compare(QLatin1String(Fields[i].name), Qt::CaseInsensitive) == 0
            || (Fields[i].alias && name.compare(QLatin1String(Fields[i].alias), Qt::CaseInsensitive) == 0))
            return i;
    }
    return -1;
}

/// "20", "20%", "1.5G", "300k", "2,5M".
std::optional<double> numberFrom(QString word, Kind kind)
{
    word.replace(u',', u'.');
    double factor = kind == Kind::Percent ? 0.01 : 1;
    if (word.endsWith(u'%'))
        word.chop(1);
    static const QRegularExpression suffix(QStringLiteral(R"(^([\d.]+)\s*([kmgt])?(?:i?b)?(?:/s)?$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    const auto match = suffix.match(word);
    bool ok = false;
    const double value = match.captured(1).toDouble(&ok);
    if (!match.hasMatch() || !ok)
        return std::nullopt;
    const QString unit = match.captured(2).toLower();
    for (int power = 0; power < 4 && !unit.isEmpty(); ++power) {
        factor *= 1024;
        if (unit == QString(u"kmgt"[power]))
            break;
    }
    return value * factor;
}

/// Words; quotes keep blanks together.
QStringList wordsOf(const QString &search)
{
    static const QRegularExpression word(QStringLiteral(R"((?:"[^"]*"|[^\s"])+)"));
    QStringList words;
    for (auto it = word.globalMatch(search); it.hasNext();)
        words << it.next().captured().remove(u'"');
    return words;
}

} // namespace

QStringList ProcessQuery::fields()
{
    QStringList names;
    for (const Field &field : Fields)
        names << QString::fromLatin1(field.name);
    return names;
}

ProcessQuery ProcessQuery::fromText(const QString &search)
{
    ProcessQuery query;
    for (const QString &word : wordsOf(search))
        query.take(word);
    return query;
}

void ProcessQuery::take(const QString &word)
{
    static const QRegularExpression form(QStringLiteral(R"(^([-!]?)(\p{L}+)(>=|<=|!=|=|>|<|~|:)(.*)$)"));
    const auto match = form.match(word);
    Condition condition;
    if (!match.hasMatch()) {
        condition.negated = word.size() > 1 && (word.startsWith(u'-') || word.startsWith(u'!'));
        condition.text = condition.negated ? word.mid(1) : word;
        condition.folded = condition.text.toCaseFolded();
        condition.asPid = u'#' + condition.folded;
        m_conditions.push_back(condition);
        return;
    }
    condition.negated = !match.captured(1).isEmpty();
    condition.field = fieldOf(match.captured(2));
    const QString sign = match.captured(3);
    const QString value = match.captured(4).trimmed();
    if (condition.field < 0) {
        m_problems << translate("ProcessQuery", "There is no field “%1”; there are %2.")
                          .arg(match.captured(2), fields().join(QStringLiteral(", ")));
        return;
    }
    const Field &field = Fields[condition.field];
    if (value.isEmpty()) {
        m_problems << translate("ProcessQuery", "“%1” needs a value.").arg(word);
        return;
    }
    condition.op = sign == u">" ? Operator::Above
        : sign == u">="         ? Operator::AtLeast
        : sign == u"<"          ? Operator::Below
        : sign == u"<="         ? Operator::AtMost
        : sign == u"!="         ? Operator::NotEqual
        : sign == u"="          ? Operator::Equal
                                : Operator::Contains;
    if (field.kind == Kind::Text) {
        if (condition.op != Operator::Equal && condition.op != Operator::NotEqual
            && condition.op != Operator::Contains) {
            m_problems << translate("ProcessQuery", "“%1” is a text: use = or ~.").arg(word);
            return;
        }
        condition.text = value;
        if (field.name == std::string_view("user") && value == u"me")
            condition.text = qEnvironmentVariable("USER", QString::number(::getuid()));
        if (field.name == std::string_view("user") && value == u"me" && ::getuid() == 0)
            condition.text = QStringLiteral("root");
    } else {
        const auto number = numberFrom(value, field.kind);
        if (!number) {
            m_problems << translate("ProcessQuery", "“%1” is no number; write 20, 20% or 1.5G.").arg(value);
            return;
        }
        condition.number = *number;
        condition.text = value;
        if (condition.op == Operator::Contains)
            condition.op = Operator::Equal;
    }
    m_conditions.push_back(condition);
}

QString ProcessQuery::haystackOf(const ProcessSample &p)
{
    // A line each, so that no word is found across two of them; the PID is found by its beginning.
    return QStringLiteral("%1\n%2\n%3\n%4\n#%5")
        .arg(p.name, p.command, p.user, p.unit, QString::number(p.identity.pid))
        .toCaseFolded();
}

bool ProcessQuery::holds(const Condition &condition, const ProcessSample &p, const QString &haystack) const
{
    if (condition.field < 0)
        return haystack.contains(condition.folded) || haystack.contains(condition.asPid);
    const Field &field = Fields[condition.field];
    if (field.textOf) {
        const QString value = field.textOf(p);
        switch (condition.op) {
        case Operator::Equal: return value.compare(condition.text, Qt::CaseInsensitive) == 0;
        case Operator::NotEqual: return value.compare(condition.text, Qt::CaseInsensitive) != 0;
        default: return value.contains(condition.text, Qt::CaseInsensitive);
        }
    }
    const double value = field.numberOf(p);
    switch (condition.op) { // not known: no comparison holds
    case Operator::Above: return value > condition.number;
    case Operator::AtLeast: return value >= condition.number;
    case Operator::Below: return value < condition.number;
    case Operator::AtMost: return value <= condition.number;
    case Operator::NotEqual: return value != condition.number;
    default: return value == condition.number;
    }
}

bool ProcessQuery::matches(const ProcessSample &process, const QString &haystack) const
{
    return std::all_of(m_conditions.cbegin(), m_conditions.cend(),
                       [&](const Condition &c) { return holds(c, process, haystack) != c.negated; });
}

QStringList ProcessQuery::understood() const
{
    QStringList parts;
    for (const Condition &c : m_conditions) {
        const QString title = c.field < 0 ? translate("ProcessQuery", "anything")
                                          : translate("ProcessQuery", Fields[c.field].title);
        const QString value = c.field >= 0 && Fields[c.field].kind == Kind::Percent && !c.text.endsWith(u'%')
            ? c.text + QStringLiteral(" %")
            : c.text;
        QString sentence;
        switch (c.op) {
        case Operator::Contains: sentence = translate("ProcessQuery", "%1 contains “%2”"); break;
        case Operator::Equal: sentence = translate("ProcessQuery", "%1 is %2"); break;
        case Operator::NotEqual: sentence = translate("ProcessQuery", "%1 is not %2"); break;
        case Operator::Above: sentence = translate("ProcessQuery", "%1 above %2"); break;
        case Operator::AtLeast: sentence = translate("ProcessQuery", "%1 at least %2"); break;
        case Operator::Below: sentence = translate("ProcessQuery", "%1 below %2"); break;
        case Operator::AtMost: sentence = translate("ProcessQuery", "%1 at most %2"); break;
        }
        sentence = sentence.arg(title, value);
        parts << (c.negated ? translate("ProcessQuery", "not: %1").arg(sentence) : sentence);
    }
    return parts;
}

} // namespace wai
