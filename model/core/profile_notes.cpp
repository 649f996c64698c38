// SPDX-License-Identifier: MIT
#include "performance/core/profile_notes.h"

#include <QCoreApplication>

namespace performance {

Message namesNotLookedUp()
{
    return {
        "Profile",
        QT_TRANSLATE_NOOP(
            "Profile",
            "The program that looks up names (%1) was not found next to this one: functions have no names. Install the program as a whole."),
        {QStringLiteral("wai-performance-analyser")}};
}

} // namespace performance
