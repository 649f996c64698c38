// SPDX-License-Identifier: MIT
#include "performance/core/finding_json.h"

#include "performance/core/json_writer.h"

namespace performance {

void write(JsonWriter &json, const Finding &finding, const std::function<void()> &more)
{
    json.beginObject();
    json.key("id").string(finding.id);
    if (!finding.subject.isEmpty())
        json.key("subject").string(finding.subject);
    json.key("severity").string(toName(finding.severity));
    if (!finding.limit.isEmpty())
        json.key("limit").string(finding.limit);
    if (finding.judged)
        json.key("judged").number(*finding.judged);
    json.key("evidence").beginArray();
    for (const Figure &figure : finding.evidence)
        json.beginObject()
            .key("metric")
            .string(figure.metric)
            .key("value")
            .number(figure.value)
            .key("unit")
            .string(figure.unit)
            .endObject();
    json.endArray();
    if (more)
        more();
    json.endObject();
}

} // namespace performance
