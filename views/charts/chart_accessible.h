// SPDX-License-Identifier: MIT
#pragma once

namespace wai {

// Thread: the one of the window.

/// Lets screen readers have the text twin of charts: name, a sentence about what is shown, and the last values. The
/// sentence is made when it is asked for, not with every frame. May be called any number of times.
void installChartAccessibility();

} // namespace wai
