// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace performance {

/// What a program lost since it started; the collector records it as metrics.
///
/// Thread-safety: a plain value.
struct SelfLosses {
    quint64 droppedSamples = 0;  ///< of recorders
    quint64 forgottenSeries = 0; ///< SeriesCatalogue::forgotten()
};

} // namespace performance
