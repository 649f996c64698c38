// SPDX-License-Identifier: MIT
// The power profile, through the daemon that owns it: power-profiles-daemon, or tuned-ppd, which speaks the same. It asks
// polkit itself. Its holds are not used: one ends with the program that asked for it, and a change shall outlive that and be
// in the journal. Source: power-profiles-daemon, src/power-profiles-daemon.dbus.xml.
#include "performance/knobs/bus_knob_p.h"
#include "performance/quoting/quoting.h"

#include <array>

namespace performance::knobs {

namespace {

struct Daemon {
    const char *service;
    const char *path;
};

/// The name that it has had since 0.20, and the one before.
constexpr std::array<Daemon, 2> Daemons{{
    {"org.freedesktop.UPower.PowerProfiles", "/org/freedesktop/UPower/PowerProfiles"},
    {"net.hadess.PowerProfiles", "/net/hadess/PowerProfiles"},
}};

Bus systemBus()
{
    sd_bus *bus = nullptr;
    return sd_bus_open_system(&bus) < 0 ? nullptr : Bus(bus);
}

/// The daemon that runs, without starting one: who has none of it shall not get it by being looked at.
const Daemon *runningDaemon(sd_bus *bus)
{
    for (const Daemon &daemon : Daemons) {
        if (sd_bus_get_name_creds(bus, daemon.service, 0, nullptr) >= 0)
            return &daemon;
    }
    return nullptr;
}

tl::unexpected<Error> noDaemon(const Target &target)
{
    return failed(Code::NotHere, toText(target), "no power-profiles-daemon runs here");
}

Result<std::string> read(const Knob &, const Target &target)
{
    const Bus bus = systemBus();
    const Daemon *daemon = bus ? runningDaemon(bus.get()) : nullptr;
    if (!daemon)
        return noDaemon(target);
    BusError error;
    char *value = nullptr;
    const int asked = sd_bus_get_property_string(bus.get(), daemon->service, daemon->path, daemon->service,
                                                 "ActiveProfile", &error.value, &value);
    const std::unique_ptr<char, decltype(&std::free)> owned(value, &std::free);
    return asked < 0 ? Result<std::string>(busError(target, error, asked)) : Result<std::string>(value);
}

Result<std::vector<std::string>> options(const Knob &, const Target &target)
{
    const Bus bus = systemBus();
    const Daemon *daemon = bus ? runningDaemon(bus.get()) : nullptr;
    if (!daemon)
        return noDaemon(target);
    BusError error;
    sd_bus_message *answer = nullptr;
    if (const int asked = sd_bus_get_property(bus.get(), daemon->service, daemon->path, daemon->service, "Profiles",
                                              &error.value, &answer, "aa{sv}");
        asked < 0)
        return busError(target, error, asked);
    const Message owned(answer);
    std::vector<std::string> names;
    sd_bus_message_enter_container(answer, 'a', "a{sv}");
    while (sd_bus_message_enter_container(answer, 'a', "{sv}") > 0) {
        while (sd_bus_message_enter_container(answer, 'e', "sv") > 0) {
            const char *key = nullptr;
            const char *value = nullptr;
            if (sd_bus_message_read(answer, "s", &key) > 0 && std::strcmp(key, "Profile") == 0
                && sd_bus_message_read(answer, "v", "s", &value) > 0)
                names.emplace_back(value);
            else
                sd_bus_message_skip(answer, "v");
            sd_bus_message_exit_container(answer);
        }
        sd_bus_message_exit_container(answer);
    }
    return names;
}

Result<void> check(const Knob &knob, const Target &target, const std::string &value)
{
    return checkOffered(options(knob, target), target, value);
}

Result<void> write(const Knob &, const Target &target, const std::string &value)
{
    const Bus bus = systemBus();
    const Daemon *daemon = bus ? runningDaemon(bus.get()) : nullptr;
    if (!daemon)
        return noDaemon(target);
    BusError error;
    const int done = sd_bus_set_property(bus.get(), daemon->service, daemon->path, daemon->service, "ActiveProfile",
                                         &error.value, "s", value.c_str());
    return done < 0 ? Result<void>(busError(target, error, done)) : Result<void>();
}

std::vector<std::string> shell(const Knob &, const Target &, const std::string &value)
{
    return {"powerprofilesctl set " + quoting::shellWord(value)};
}

} // namespace

constinit const Functions PowerProfile{read,         check,         write,    options,
                                       sameText,     neverHalf,     shell,    authorityOfDaemon,
                                       notForHelper, notFromHelper, Count(0), notAtBoot};

} // namespace performance::knobs
