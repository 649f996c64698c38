// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"

namespace performance {

/// A sentence of this room. Thread-safety: pure function.
inline Message inUx(const char *source, std::vector<Message::Arg> args = {})
{
    return {"Ux", source, std::move(args)};
}

} // namespace performance
