// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"

namespace performance {

// Thread-safety: pure functions.

/// The note of a profile whose functions have no names because the analyser, which looks them up, is not installed: nothing that
/// debug symbols would mend.
Message namesNotLookedUp();

} // namespace performance
