// SPDX-License-Identifier: MIT
#include "performance/ingest/source_json.h"

#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"

#include <algorithm>

namespace performance {

QByteArray sourcesToJson(const std::vector<IngestSource> &sources)
{
    JsonWriter out;
    out.beginObject().key("schemaVersion").integer(1).key("sources").beginArray();
    for (const IngestSource &source : sources) {
        out.line()
            .beginObject()
            .key("name")
            .string(source.name)
            .key("taken")
            .integer(qint64(source.taken))
            .key("refused")
            .integer(qint64(source.refused));
        out.key("why").string(source.why).key("lastSeen").string(toIsoString(source.lastSeen)).endObject();
    }
    return out.endArray().endObject().lineEnd().take();
}

PerformanceResult<std::vector<IngestSource>> sourcesFromJson(const QByteArray &bytes)
{
    return json::read(bytes, QStringLiteral("sources"), [](const json::Node &root) {
        std::vector<IngestSource> sources;
        root.member("sources").forEach([&](const json::Node &node) {
            IngestSource source;
            source.name = node.member("name").string();
            source.taken = quint64(std::max(qint64(0), node.member("taken").integer()));
            source.refused = quint64(std::max(qint64(0), node.member("refused").integer()));
            source.why = node.member("why").string();
            source.lastSeen = timestampFromIso(node.member("lastSeen").string()).value_or(Timestamp());
            sources.push_back(std::move(source));
        });
        return sources;
    });
}

} // namespace performance
