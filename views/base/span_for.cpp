// SPDX-License-Identifier: MIT
#include "base/span_for.h"

namespace wai {

using namespace performance;

namespace {

constexpr std::chrono::minutes Steps[] = {std::chrono::minutes(1), std::chrono::minutes(2), std::chrono::minutes(3),
                                          std::chrono::minutes(5), std::chrono::minutes(10)};

} // namespace

nanoseconds spanFor(nanoseconds recorded)
{
    for (const auto step : Steps) {
        if (recorded <= step)
            return step;
    }
    return LongestGrownSpan;
}

} // namespace wai
