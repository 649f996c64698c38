// SPDX-License-Identifier: MIT
#pragma once

#include "window/window_host.h"

#include <performance/core/report.h>

#include <chrono>
#include <functional>
#include <vector>

/// A tour through the window by mouse and keyboard: every page, every dialog, ranges, themes, languages.
namespace tour {

struct Step {
    QString where; ///< under which its lateness is counted
    std::function<void(wai::WindowHost &)> act;
    std::chrono::milliseconds rest{300}; ///< how long the user then looks
};

std::vector<Step> steps();

/// Lets the event loop run; it sleeps where there is nothing to do.
void pass(std::chrono::milliseconds time);

/// A report with the profile of a program: some hundred functions, deep stacks, several threads.
performance::PerformanceReport profiledReport(const QString &name);

} // namespace tour
