// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/core/profile.h"

#include <QStringList>

namespace performance {

/// Something in a profile that stands out.
struct ProfileFinding {
    enum class Kind {
        HotFunction, ///< one function takes a large part of the CPU time itself
        Kernel,      ///< much of the CPU time is spent inside the kernel, for one caller
        Lock,        ///< threads wait long for each other
        Storage,     ///< threads wait long for storage
        Allocation,  ///< memory is allocated and freed
        Copy,        ///< memory is copied
        PageFaults,  ///< memory is touched for the first time, again and again
        Logging,     ///< text is formatted
        Comparing,   ///< containers are searched, text is compared
        Exceptions,  ///< exceptions are thrown
        Patterns,    ///< regular expressions are compiled
        Spinning,    ///< threads wait by running
        Linking,     ///< libraries are loaded
        Unoptimised, ///< the program was built without optimisation
        OneThread,   ///< one thread does everything
        Crowded,     ///< more threads want to run than may
    };
    Kind kind = Kind::HotFunction;
    qint32 function = -1; ///< the one to look at
    double share = 0;     ///< of the CPU time; of waits: of the time that their threads were there
    double halfWidth = 0; ///< of its 95 % interval, where it was sampled
    Message sentence;
};

/// What stands out, the largest first; nothing where nothing does. Thread-safety: a pure function.
std::vector<ProfileFinding> profileFindings(const Profile &profile);

} // namespace performance
