// SPDX-License-Identifier: MIT
#pragma once

// The formats that json_import tells apart. Each throws json::Broken with the place, caught by json::read.

#include "performance/core/json_reader.h"
#include "performance/symbols/import/foreign_profile.h"

namespace performance {

void readSpeedscope(const json::Node &root, ForeignProfile &profile);
void readFirefox(const json::Node &root, ForeignProfile &profile);
/// The `nodes`, `samples` and `timeDeltas` of V8.
void readCpuProfile(const json::Node &root, ForeignProfile &profile);
/// The elements of `events` are trace events.
void readChromeTrace(const json::Node &events, ForeignProfile &profile);

} // namespace performance
