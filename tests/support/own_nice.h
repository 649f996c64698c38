// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <sys/resource.h>

/// The nice value that this test runs at, which its children have from it: a suite may be started under nice(1).
inline int ownNice()
{
    return ::getpriority(PRIO_PROCESS, 0);
}

/// As knobs write it.
inline std::string ownNiceText(int more = 0)
{
    return std::to_string(ownNice() + more);
}
