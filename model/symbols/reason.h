// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

/// Reasons leave the analyser as they stand in the source; the program that asked translates them. Thread-safety: pure function.
inline QString reasonText(const char *source)
{
    return QString::fromUtf8(source);
}

} // namespace performance
