// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace wai {

struct Theme;

/// The sheet of a theme: resources/theme.qss, with the theme's colours where it names one.
QString styleSheetOf(const Theme &theme);

} // namespace wai
