// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

// Shares of one as numbers of per cent, without the sign. Thread-safety: pure functions.

inline QString wholePercentText(double share)
{
    return QString::number(share * 100, 'f', 0);
}

/// One digit more below 10 %, where it matters.
inline QString percentText(double share)
{
    return QString::number(share * 100, 'f', share < 0.1 ? 1 : 0);
}

} // namespace performance
