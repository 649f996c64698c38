// SPDX-License-Identifier: MIT
#include "answers.h"

#include "performance/helper/protocol.h"

namespace performance::helper {

int answerError(sd_bus_message *call, const knobs::Error &error)
{
    const std::string text = error.subject + ": " + error.detail;
    return sd_bus_reply_method_errorf(call, errorName(error.code).c_str(), "%s", text.c_str());
}

int answerDenied(sd_bus_message *call)
{
    return sd_bus_reply_method_errorf(call, NotAuthorized, "%s",
                                      "the administrator's rules, or the answer to the question, do not allow it");
}

int answerBusy(sd_bus_message *call)
{
    return answerError(
        call, {knobs::Code::Busy, 0, "helper", "too many questions stand open, or the question cannot be asked"});
}

int answerId(sd_bus_message *call, const std::string &change)
{
    const ChangeId id = changeIdOf(change).value_or(ChangeId());
    return sd_bus_reply_method_return(call, "(tu)", id.time, id.process);
}

} // namespace performance::helper
