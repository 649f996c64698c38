// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/profile_builder.h"

namespace performance {

/// `base` with a frame on top that is no code but says something of what follows: one of the modules of core/lock_frames.h.
/// Thread-safety: one thread, that of the builder.
qint32 markFrame(ProfileBuilder &builder, qint32 base, QLatin1String module, const QString &text);

} // namespace performance
