// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/explanation.h"
#include "performance/explain/scene.h"

#include <vector>

namespace performance {

/// Which other series moved with `symptom` in the range and the time before it, the most alike first, at most `most`, and of each
/// metric one.
///
/// By Spearman's rank correlation over at most 120 columns: it does not mind outliers nor how a series is scaled. Neighbouring columns
/// resemble each other, so p is that of fewer: of n (1 − r₁r₂) / (1 + r₁r₂), with the lag-one autocorrelations of both (Bartlett 1935;
/// Bretherton et al., Journal of Climate 12, 1999), by Fisher's z. Of all that are tried at most 5 % are false (Benjamini and
/// Hochberg, stats/proportions.h), and only correlations of 0.6 and more are told. That two moved together does not say that one made
/// the other do so. Thread-safety: as Scene.
std::vector<CheckedPart> movedWith(const Scene &scene, const QString &symptom, size_t most);

} // namespace performance
