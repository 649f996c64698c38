// SPDX-License-Identifier: MIT
#include "performance/client/observing_off.h"

#include "performance/core/translate.h"

namespace performance {

PerformanceError observingIsOff()
{
    return {PerformanceErrorCode::Unsupported, translate("Client", "observing this machine"),
            translate("Client", "it is switched off"),
            translate("Client", "Switch metrics on in the settings, or unset PERFORMANCE_ENABLED.")};
}

} // namespace performance
