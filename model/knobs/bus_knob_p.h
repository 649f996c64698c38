// SPDX-License-Identifier: MIT
#pragma once

// Private to model/knobs: what the knobs share that are asked over D-Bus.

#include "performance/knobs/knob_p.h"
#include "performance/knobs/parts_p.h"

#include <cstring>
#include <memory>

#include <systemd/sd-bus.h>

namespace performance::knobs {

extern const Functions UnitProperty; ///< a number in [low, high], or "default" where it is not set
extern const Functions UnitFreezer;  ///< "running" or "frozen"
extern const Functions PowerProfile; ///< one of the words that the power-profiles daemon lists

/// The daemon that owns the knob says who may; here only whether it is there. The user's own systemd lets its user do it, and
/// answers only to that one; the power-profiles daemon lets who sits at the machine.
Authority authorityOfDaemon(const Knob &knob, const Target &target, const std::string &before,
                            const std::string &after);

struct CloseBus {
    void operator()(sd_bus *bus) const { sd_bus_flush_close_unref(bus); }
};
struct UnrefMessage {
    void operator()(sd_bus_message *message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, CloseBus>;
using Message = std::unique_ptr<sd_bus_message, UnrefMessage>;

struct BusError {
    sd_bus_error value{};
    ~BusError() { sd_bus_error_free(&value); }
};

inline tl::unexpected<Error> busError(const Target &target, const BusError &error, int number)
{
    const bool gone = sd_bus_error_has_name(&error.value, "org.freedesktop.systemd1.NoSuchUnit");
    const bool denied = sd_bus_error_has_name(&error.value, SD_BUS_ERROR_ACCESS_DENIED)
        || sd_bus_error_has_name(&error.value, SD_BUS_ERROR_INTERACTIVE_AUTHORIZATION_REQUIRED);
    return failed(gone         ? Code::Gone
                      : denied ? Code::Denied
                               : Code::NotHere,
                  toText(target), error.value.message ? error.value.message : std::strerror(-number), -number);
}

} // namespace performance::knobs
