// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/finding.h"

#include <functional>

namespace performance {

// Thread-safety: pure functions.

class JsonWriter;

/// A finding as it stands in reports and in what `health --json` prints; `more` adds members to it.
void write(JsonWriter &json, const Finding &finding, const std::function<void()> &more = {});

} // namespace performance
