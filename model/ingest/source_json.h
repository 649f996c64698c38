// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/client_values.h"

namespace performance {

// Thread-safety: pure functions.

/// {"schemaVersion": 1, "sources": [{"name", "taken", "refused", "why", "lastSeen"}]}.
QByteArray sourcesToJson(const std::vector<IngestSource> &sources);
/// ParseError with the place.
PerformanceResult<std::vector<IngestSource>> sourcesFromJson(const QByteArray &json);

} // namespace performance
