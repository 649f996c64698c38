// SPDX-License-Identifier: MIT
#include "performance/stats/error_budget.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace performance {

double ErrorBudget::spend(double fraction)
{
    if (fraction <= 0)
        return 0;
    const boost::math::normal normal;
    const double z = boost::math::quantile(boost::math::complement(normal, m_whole / 2));
    const double free = fraction >= 1 ? m_whole
                                      : 2 * boost::math::cdf(boost::math::complement(normal, z / std::sqrt(fraction)));
    const double level = std::max(0.0, free - m_spent);
    m_spent += level;
    return level;
}

std::vector<size_t> looksAmong(size_t pairs)
{
    std::vector<size_t> looks;
    for (const size_t look : {(pairs * 11 + 19) / 20, (pairs * 31 + 39) / 40, pairs}) {
        if (look > 0 && (looks.empty() || look > looks.back()))
            looks.push_back(look);
    }
    return looks;
}

} // namespace performance
