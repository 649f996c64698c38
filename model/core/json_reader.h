// SPDX-License-Identifier: MIT
#pragma once

// Reading JSON with simdjson, with errors that name the place. For those libraries of the model that link simdjson.
// Thread-safety: read() on any thread; the nodes of a document on the one that reads it.

#include "performance/core/error.h"

#include <simdjson.h>

#include <optional>

namespace performance::json {

/// Thrown while walking a document and caught by `read`; it never leaves this library.
struct Broken {
    QString path;
    QString reason;
};

/// A value of a document that knows its path. Nodes live on the stack, children point at their parents.
class Node {
public:
    explicit Node(simdjson::dom::element element) : m_element(element) {}

    /// The member of an object; Broken where it is missing or this is no object.
    Node member(const char *name) const;
    /// The member, or nothing where it is missing or null.
    std::optional<Node> optional(const char *name) const;

    QString string() const;
    bool boolean() const;
    double number() const;
    /// An integer, also one that is written as a string because it is beyond 2^53.
    qint64 integer() const;
    bool isNull() const { return m_element.is_null(); }
    bool isArray() const { return m_element.is_array(); }
    bool isString() const { return m_element.is_string(); }
    bool isNumber() const { return m_element.is_number(); }
    /// A number without a fraction that fits qint64.
    bool isInteger() const { return m_element.is_int64(); }

    /// Calls `visit(Node)` for each element of an array.
    template<typename Visit>
    void forEach(Visit visit) const
    {
        qint64 index = 0;
        for (const simdjson::dom::element element : array()) {
            visit(Node(element, this, nullptr, index));
            ++index;
        }
    }
    /// Calls `visit(QString key, Node)` for each member of an object.
    template<typename Visit>
    void forEachMember(Visit visit) const
    {
        simdjson::dom::object object;
        if (m_element.get(object) != simdjson::SUCCESS)
            fail("an object was expected");
        for (const auto field : object) {
            const std::string key(field.key);
            visit(QString::fromUtf8(key.data(), qsizetype(key.size())), Node(field.value, this, key.c_str(), 0));
        }
    }
    simdjson::dom::array array() const;

    [[noreturn]] void fail(const char *reason) const;
    [[noreturn]] void fail(const QString &reason) const;
    QString path() const;

private:
    Node(simdjson::dom::element element, const Node *parent, const char *key, qint64 index)
        : m_element(element), m_parent(parent), m_key(key), m_index(index)
    {}

    simdjson::dom::element m_element;
    const Node *m_parent = nullptr;
    const char *m_key = nullptr;
    qint64 m_index = 0;
};

/// ParseError for text that is no JSON: line, column and reason.
PerformanceError syntaxError(const QByteArray &text, const QString &source, simdjson::error_code code);

/// Parses `text` and hands the root to `build(Node)`. `source` names the text in errors. Caution: std::optional<Node>
/// and Node values must not outlive the parent they came from.
template<typename Build>
auto read(const QByteArray &text, const QString &source, Build build)
    -> PerformanceResult<decltype(build(std::declval<Node>()))>
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto code = parser.parse(text.constData(), size_t(text.size())).get(root);
    if (code != simdjson::SUCCESS)
        return failure(syntaxError(text, source, code));
    try {
        return build(Node(root));
    } catch (const Broken &broken) {
        return failure(PerformanceErrorCode::ParseError, source,
                       broken.path.isEmpty() ? broken.reason : broken.path + QLatin1String(": ") + broken.reason);
    }
}

} // namespace performance::json
