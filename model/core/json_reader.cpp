// SPDX-License-Identifier: MIT
#include "performance/core/json_reader.h"

#include "performance/core/translate.h"

#include <QJsonDocument>

namespace performance::json {

Node Node::member(const char *name) const
{
    simdjson::dom::object object;
    if (m_element.get(object) != simdjson::SUCCESS)
        fail(QT_TRANSLATE_NOOP("Json", "an object was expected"));
    simdjson::dom::element element;
    if (object.at_key(name).get(element) != simdjson::SUCCESS)
        fail(translate("Json", "\"%1\" is missing").arg(QString::fromUtf8(name)));
    return Node(element, this, name, 0);
}

std::optional<Node> Node::optional(const char *name) const
{
    simdjson::dom::object object;
    if (m_element.get(object) != simdjson::SUCCESS)
        fail(QT_TRANSLATE_NOOP("Json", "an object was expected"));
    simdjson::dom::element element;
    if (object.at_key(name).get(element) != simdjson::SUCCESS || element.is_null())
        return std::nullopt;
    return Node(element, this, name, 0);
}

QString Node::string() const
{
    std::string_view view;
    if (m_element.get(view) != simdjson::SUCCESS)
        fail(QT_TRANSLATE_NOOP("Json", "a string was expected"));
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

bool Node::boolean() const
{
    bool value = false;
    if (m_element.get(value) != simdjson::SUCCESS)
        fail(QT_TRANSLATE_NOOP("Json", "true or false was expected"));
    return value;
}

double Node::number() const
{
    double value = 0;
    if (m_element.get(value) != simdjson::SUCCESS)
        fail(QT_TRANSLATE_NOOP("Json", "a number was expected"));
    return value;
}

qint64 Node::integer() const
{
    int64_t value = 0;
    if (m_element.get(value) == simdjson::SUCCESS)
        return value;
    std::string_view view;
    bool ok = false;
    qint64 parsed = 0;
    if (m_element.get(view) == simdjson::SUCCESS)
        parsed = QByteArray::fromRawData(view.data(), qsizetype(view.size())).toLongLong(&ok);
    if (!ok)
        fail(QT_TRANSLATE_NOOP("Json", "an integer was expected"));
    return parsed;
}

simdjson::dom::array Node::array() const
{
    simdjson::dom::array array;
    if (m_element.get(array) != simdjson::SUCCESS)
        fail(QT_TRANSLATE_NOOP("Json", "an array was expected"));
    return array;
}

void Node::fail(const char *reason) const
{
    fail(translate("Json", reason));
}

void Node::fail(const QString &reason) const
{
    throw Broken{path(), reason};
}

QString Node::path() const
{
    if (!m_parent)
        return {};
    const QString parent = m_parent->path();
    if (!m_key)
        return QStringLiteral("%1[%2]").arg(parent).arg(m_index);
    return parent.isEmpty() ? QString::fromUtf8(m_key) : parent + QLatin1Char('.') + QString::fromUtf8(m_key);
}

PerformanceError syntaxError(const QByteArray &json, const QString &source, simdjson::error_code code)
{
    if (json.trimmed().isEmpty())
        return {PerformanceErrorCode::ParseError, source, translate("Json", "it is empty")};
    // simdjson is fast but does not say where; Qt's parser does, and only broken files pay for it.
    QJsonParseError error;
    QJsonDocument::fromJson(json, &error);
    if (error.error == QJsonParseError::NoError) {
        return {PerformanceErrorCode::ParseError, source, QString::fromUtf8(simdjson::error_message(code))};
    }
    const qsizetype offset = qMin(qsizetype(error.offset), json.size());
    const QByteArrayView before = QByteArrayView(json).first(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {PerformanceErrorCode::ParseError, source,
            translate("Json", "line %1, column %2: %3")
                .arg(before.count('\n') + 1)
                .arg(offset - lineStart + 1)
                .arg(error.errorString())};
}

} // namespace performance::json
