// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/json_reader.h"
#include "performance/exchange/our_origin.h"

namespace performance {

/// What our exports say beside what the format knows. json::Broken where it is not that.
/// Thread-safety: one thread, that of the node.
inline OurOrigin readOrigin(const json::Node &node)
{
    OurOrigin origin;
    const json::Node event = node.member("event");
    origin.event = {ProfileEvent::Kind::Other, event.member("name").string(), event.member("unit").string(),
                    event.member("rate").number()};
    const QString kind = event.member("kind").string();
    for (const auto known : {ProfileEvent::Kind::OnCpu, ProfileEvent::Kind::OffCpu, ProfileEvent::Kind::PageFaults}) {
        if (toName(known) == kind)
            origin.event.kind = known;
    }
    origin.process = qint32(node.member("process").integer());
    origin.thread = qint32(node.member("thread").integer());
    origin.name = node.member("name").string();
    origin.processName = node.member("processName").string();
    return origin;
}

} // namespace performance
