// SPDX-License-Identifier: MIT
#pragma once

namespace wai {

/// Qt's messages as lines for people: what is only noise on an ordinary machine is left out, and what would end the
/// program with a core dump ends it with a sentence.
void installMessageHandler();

} // namespace wai
