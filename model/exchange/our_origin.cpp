// SPDX-License-Identifier: MIT
#include "performance/exchange/our_origin.h"

#include "performance/core/json_writer.h"

namespace performance {

void writeOrigin(JsonWriter &json, const Profile &profile, const ProfileThread &thread, const ProfileEvent &event)
{
    json.key(OurMember).beginObject();
    json.key("event").beginObject();
    json.key("name").string(event.name);
    json.key("kind").string(toName(event.kind));
    json.key("unit").string(event.unit);
    json.key("rate").number(event.rate);
    json.endObject();
    json.key("process").integer(thread.process);
    json.key("thread").integer(thread.thread);
    json.key("name").string(profile.text(thread.name));
    json.key("processName").string(profile.text(thread.processName));
    json.endObject();
}

} // namespace performance
