// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

class JsonWriter;

// Thread-safety: a value; writeOrigin() on the thread of the writer.

/// The member that our exports add to each profile of speedscope's and each thread of the Firefox Profiler's, which those
/// pass over: what their formats cannot say, so that a profile comes back as it was.
inline constexpr char OurMember[] = "waiPerformance";

/// What the member holds: of which event and which thread the samples are.
struct OurOrigin {
    ProfileEvent event;
    qint32 process = 0;
    qint32 thread = 0;
    QString name;
    QString processName;
};

/// {"event": {"name", "kind", "unit", "rate"}, "process", "thread", "name", "processName"}
void writeOrigin(JsonWriter &json, const Profile &profile, const ProfileThread &thread, const ProfileEvent &event);

} // namespace performance
