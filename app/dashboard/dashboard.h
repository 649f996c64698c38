// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <optional>

namespace wai {

/// Opens the window and runs until it is closed. `arguments` are those after the program's name.
int runDashboard(int argc, char **argv, const QStringList &arguments);

/// Draws a page of the window into a picture, without any display. `arguments` are those after "screenshot".
int runScreenshot(int argc, char **argv, const QStringList &arguments);

/// Why no window can be opened here, in a sentence; nothing where one can.
std::optional<QString> displayProblem();

} // namespace wai
