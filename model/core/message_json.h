// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/json_writer.h"
#include "performance/core/message.h"

#include <initializer_list>
#include <optional>
#include <utility>

namespace performance {

namespace json {
class Node;
}

// How messages stand in files. A member that has always been a string, or a list of them, stays one, in English: whoever reads
// the file goes on to read it. Beside them an object "messages" has by the same names what was said: a string as it is,
//     {"context": "Ux", "text": "%1 is %2 or more", "args": ["INP", {"value": 0.62, "unit": "s"}]}
// else. The schema of reports describes all of it (resources/schema).
// Thread-safety: any thread; a writer and a node are their owner's.

/// Writes members of the object that is open: the strings, and what was said where that is more than they say.
void writeMessages(JsonWriter &json, std::initializer_list<std::pair<const char *, const Message *>> single,
                   std::initializer_list<std::pair<const char *, const Messages *>> lists);

/// A list alone, as one process hands it to another; nothing where it cannot be read.
QByteArray toJson(const Messages &messages);
std::optional<Messages> messagesFromJson(const QByteArray &json);

namespace json {

/// Reads a member, which is empty where it is missing. What says a message that this program does not know, or nothing of it, is
/// read as its string.
Message readMessage(const Node &object, const char *name);
Messages readMessages(const Node &object, const char *name);

} // namespace json

} // namespace performance
