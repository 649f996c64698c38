// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/explanation.h"
#include "performance/explain/scene.h"

namespace performance {

/// What was looked at and was as always: the findings of the USE method that are fine, what no cause was found of, and what could
/// not be looked at, as notes. Thread-safety: as Scene.
void addChecked(const Scene &scene, Explanation &explanation);

} // namespace performance
