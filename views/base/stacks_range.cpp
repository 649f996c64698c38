// SPDX-License-Identifier: MIT
#include "base/stacks_range.h"

namespace wai {

using namespace performance;

TimeRange stacksRange(const ViewState &state)
{
    const ViewIntent &intent = state.intent();
    if (intent.brush)
        return *intent.brush;
    if (intent.moment)
        return {*intent.moment - SpanOfMoment / 2, *intent.moment + SpanOfMoment / 2};
    return state.range();
}

} // namespace wai
