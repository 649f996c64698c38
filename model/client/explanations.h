// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/explanation.h"

namespace performance {

/// Why a range of the history was slow.
///
/// Errors: Unsupported where nothing was recorded in it, which says since when there is something.
/// Thread-safety: any thread, as every Facet.
class Explanations : public Facet {
    Q_OBJECT
public:
    /// Causes by falling score; a moment is asked for as a range of a second. The same history gives the same answer.
    virtual Future<Explanation> why(const TimeRange &range) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
