// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace performance {

/// What a program lost since it started, and says so.
struct SelfLosses {
    quint64 droppedSamples = 0;  ///< of recorders
    quint64 forgottenSeries = 0; ///< SeriesCatalogue::forgotten()
};

} // namespace performance
