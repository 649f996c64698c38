// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/target.h"

#include <systemd/sd-bus.h>

#include <string>

namespace performance::helper {

/// Answers with an error of protocol.h.
int answerError(sd_bus_message *call, const knobs::Error &error);
int answerDenied(sd_bus_message *call);
/// Too much is asked at once.
int answerBusy(sd_bus_message *call);
/// The id of a change, as (tu).
int answerId(sd_bus_message *call, const std::string &change);

} // namespace performance::helper
