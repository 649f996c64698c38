// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/profile.h>

namespace wai {

// Thread: the one of the window.

enum class FlameColoring { ByKind, ByModule, ByChange };

/// The colour of a frame: by what its code is, or by its module, always the same for the same.
QColor flameColor(const Theme &theme, FlameColoring coloring, const performance::Profile &profile, qint32 function);
QColor flameColor(const Theme &theme, performance::ModuleKind kind);
/// By a change of a share: orange for more, blue for less, the stronger the larger; full from a twentieth on.
QColor changeColor(const Theme &theme, float change);
/// Text that can be read on it.
QColor textOn(const QColor &background);
/// "Program", "Library", "Kernel", …
QString kindText(performance::ModuleKind kind);

} // namespace wai
