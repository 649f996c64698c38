// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace wai {

// Thread: the one of the window.

struct Theme;

/// The sheet of a theme: resources/theme.qss, with the theme's colours where it names one.
QString styleSheetOf(const Theme &theme);

} // namespace wai
