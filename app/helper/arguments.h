// SPDX-License-Identifier: MIT
#pragma once

#include "performance/helper/protocol.h"

#include <systemd/sd-bus.h>

#include <vector>

namespace performance::helper {

/// Wishes as a caller sent them, all of which the catalogue and this machine allow.
struct Request {
    std::vector<std::pair<knobs::Target, std::string>> wishes;
    bool leased = false;
};

// Anybody may send anything of any size. What follows looks at how long it is where it lies in the message, and copies
// nothing that is longer than it may be: at most 16 wishes, names of 255 bytes, 64 KiB of numbers in all. A message that
// passes is small enough to be kept while somebody is asked.

/// a(ssax)b
knobs::Result<Request> settingsIn(sd_bus_message *message);
/// a(sax)b, after the process has been read.
knobs::Result<Request> processWishesIn(sd_bus_message *message, std::int32_t pid, std::uint64_t startTime);
/// (tu)
std::string idIn(sd_bus_message *message);
/// b
bool flagIn(sd_bus_message *message);

/// The process that a pidfd stands for, if it is still the one that began at `startTime`.
knobs::Result<std::int32_t> processOf(int pidfd, std::uint64_t startTime);

/// A filter of the bus for what sd-bus answers itself: it repeats in its error the name of an interface of which it is
/// asked the properties, and prints it first, which takes several times the message's size. Names of more than 255 bytes
/// are none (D-Bus specification, Valid Names).
int refuseLongNames(sd_bus_message *message, void *, sd_bus_error *error);

} // namespace performance::helper
