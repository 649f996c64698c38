// SPDX-License-Identifier: MIT
#include "performance/core/finding.h"

#include <algorithm>

namespace performance {

std::optional<double> Finding::figure(QAnyStringView metric) const
{
    const auto found = std::ranges::find_if(evidence,
                                            [&](const Figure &one) { return metric == QAnyStringView(one.metric); });
    return found == evidence.end() ? std::nullopt : std::optional(found->value);
}

} // namespace performance
