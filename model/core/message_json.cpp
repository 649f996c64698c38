// SPDX-License-Identifier: MIT
#include "performance/core/message_json.h"

#include "performance/core/json_reader.h"

#include <algorithm>
#include <limits>

namespace performance {

namespace {

/// A file may be anybody's: deeper than any sentence of ours.
constexpr int Deepest = 8;
constexpr size_t MostArgs = 99;
constexpr qsizetype Longest = 65536;

} // namespace

/// One message to and from JSON.
class MessageCodec {
public:
    static void write(JsonWriter &json, const Message &message)
    {
        if (message.isPlain()) {
            json.string(message.m_source);
            return;
        }
        json.beginObject();
        if (!message.m_context.isEmpty())
            json.key("context").string(QString::fromUtf8(message.m_context));
        json.key("text").string(message.m_source);
        if (!message.m_sources.isEmpty()) {
            json.key("texts").beginObject();
            for (auto it = message.m_sources.cbegin(); it != message.m_sources.cend(); ++it)
                json.key(it.key()).string(it.value());
            json.endObject();
        }
        if (!message.m_args.empty()) {
            json.key("args").beginArray();
            for (const Message::Arg &arg : message.m_args)
                write(json, arg);
            json.endArray();
        }
        json.endObject();
    }

    static Message read(const json::Node &node, int depth = 0)
    {
        if (node.isString())
            return node.string();
        if (depth > Deepest)
            node.fail("it is nested too deeply");
        Message message;
        message.m_source = node.member("text").string();
        if (message.m_source.size() > Longest)
            node.member("text").fail("it is too long");
        if (const auto context = node.optional("context"))
            message.m_context = context->string().toUtf8();
        if (const auto texts = node.optional("texts"))
            texts->forEachMember([&](const QString &language, const json::Node &text) {
                message.m_sources.insert(language, text.string());
            });
        if (const auto args = node.optional("args")) {
            args->forEach([&](const json::Node &arg) {
                if (message.m_args.size() >= MostArgs)
                    arg.fail("there are too many");
                message.m_args.push_back(readArg(arg, depth));
            });
        }
        return message;
    }

private:
    static void write(JsonWriter &json, const Message::Arg &arg)
    {
        using Kind = Message::Arg::Kind;
        switch (arg.m_kind) {
        case Kind::Text: json.string(arg.m_text); break;
        case Kind::Nested: write(json, arg.m_nested.front()); break;
        case Kind::Value:
            json.beginObject().key("value").number(arg.m_number).key("unit").string(arg.m_text).endObject();
            break;
        case Kind::Number:
            json.beginObject().key("number").number(arg.m_number).key("digits").integer(arg.m_integer).endObject();
            break;
        case Kind::Span: json.beginObject().key("durationNs").integer(arg.m_integer).endObject(); break;
        case Kind::Date:
            json.beginObject().key("date").string(toIsoString(fromNanoseconds(arg.m_integer))).endObject();
            break;
        }
    }

    /// NaN and infinities stand as null (JsonWriter): they are told as a dash.
    static double numberOf(const json::Node &node)
    {
        return node.isNull() ? std::numeric_limits<double>::quiet_NaN() : node.number();
    }

    static Message::Arg readArg(const json::Node &node, int depth)
    {
        if (node.isString())
            return node.string();
        if (const auto unit = node.optional("unit"))
            return Message::value(numberOf(node.member("value")), unit->string());
        if (const auto digits = node.optional("digits"))
            return Message::number(numberOf(node.member("number")), int(std::clamp<qint64>(digits->integer(), 1, 17)));
        if (const auto span = node.optional("durationNs"))
            return Message::span(nanoseconds(span->integer()));
        if (const auto date = node.optional("date")) {
            const auto time = timestampFromIso(date->string());
            if (!time)
                date->fail("a time was expected");
            return Message::date(*time);
        }
        return read(node, depth + 1);
    }
};

void writeMessages(JsonWriter &json, std::initializer_list<std::pair<const char *, const Message *>> single,
                   std::initializer_list<std::pair<const char *, const Messages *>> lists)
{
    for (const auto &[key, message] : single)
        json.key(key).string(message->inEnglish());
    for (const auto &[key, messages] : lists) {
        json.key(key).beginArray();
        for (const Message &message : *messages)
            json.string(message.inEnglish());
        json.endArray();
    }
    const auto isPlain = [](const Message &message) { return message.isPlain(); };
    const auto saysMore = [&](const auto &member) { return !isPlain(*member.second); };
    const auto listSaysMore = [&](const auto &member) {
        return !std::all_of(member.second->cbegin(), member.second->cend(), isPlain);
    };
    if (std::none_of(single.begin(), single.end(), saysMore) && std::none_of(lists.begin(), lists.end(), listSaysMore))
        return;
    json.key("messages").beginObject();
    for (const auto &member : single) {
        if (!saysMore(member))
            continue;
        json.key(member.first);
        MessageCodec::write(json, *member.second);
    }
    for (const auto &member : lists) {
        if (!listSaysMore(member))
            continue;
        json.key(member.first).beginArray();
        for (const Message &message : *member.second)
            MessageCodec::write(json, message);
        json.endArray();
    }
    json.endObject();
}

QByteArray toJson(const Messages &messages)
{
    JsonWriter json;
    json.beginArray();
    for (const Message &message : messages)
        MessageCodec::write(json, message);
    json.endArray();
    return json.take();
}

std::optional<Messages> messagesFromJson(const QByteArray &text)
{
    auto messages = json::read(text, QString(), [](const json::Node &root) {
        Messages list;
        root.forEach([&](const json::Node &message) { list << MessageCodec::read(message); });
        return list;
    });
    return messages ? std::optional(std::move(*messages)) : std::nullopt;
}

namespace json {

namespace {

/// What was said beside the strings, or nothing where it cannot be read: a later program may know other arguments.
template<typename Read>
auto readBeside(const Node &object, const char *name, Read read) -> std::optional<decltype(read(object))>
{
    try {
        if (const auto all = object.optional("messages")) {
            if (const auto said = all->optional(name))
                return read(*said);
        }
    } catch (const Broken &) {
    }
    return std::nullopt;
}

} // namespace

Message readMessage(const Node &object, const char *name)
{
    const auto plain = object.optional(name);
    if (!plain)
        return {};
    Message text = plain->string();
    return readBeside(object, name, [](const Node &node) { return MessageCodec::read(node); })
        .value_or(std::move(text));
}

Messages readMessages(const Node &object, const char *name)
{
    Messages list;
    const auto plain = object.optional(name);
    if (!plain)
        return list;
    plain->forEach([&](const Node &text) { list << Message(text.string()); });
    const auto said = readBeside(object, name, [](const Node &node) {
        Messages messages;
        node.forEach([&](const Node &message) { messages << MessageCodec::read(message); });
        return messages;
    });
    return said && said->size() == list.size() ? *said : list;
}

} // namespace json

} // namespace performance
