// SPDX-License-Identifier: MIT
// Properties of units of the user's own systemd, asked and set through it, so that it knows of them and keeps them.
// Source: org.freedesktop.systemd1(5).
#include "performance/knobs/bus_knob_p.h"
#include "performance/quoting/quoting.h"

#include <algorithm>

namespace performance::knobs {

namespace {

constexpr const char *Service = "org.freedesktop.systemd1";
constexpr const char *Manager = "org.freedesktop.systemd1.Manager";
constexpr const char *ManagerPath = "/org/freedesktop/systemd1";

Bus userBus()
{
    sd_bus *bus = nullptr;
    return sd_bus_open_user(&bus) < 0 ? nullptr : Bus(bus);
}

/// "org.freedesktop.systemd1.Scope" for "app.scope".
std::string interfaceOf(const std::string &unit)
{
    std::string kind = unit.substr(unit.rfind('.') + 1);
    if (!kind.empty())
        kind[0] = char(std::toupper(static_cast<unsigned char>(kind[0])));
    return std::string(Service) + "." + kind;
}

/// As systemd names units: letters, digits and ":-_.\\@", and what kind it is behind the last dot. Nothing else reaches the bus.
Result<void> checkName(const Knob &knob, const std::string &name)
{
    const size_t dot = name.rfind('.');
    const bool good = dot != std::string::npos && dot > 0 && name.size() < 256
        && std::all_of(name.begin(), name.end(),
                       [](unsigned char c) { return std::isalnum(c) || std::strchr(":-_.\\@", c) != nullptr; });
    return good ? Result<void>()
                : failed(Code::Invalid, std::string(knob.name), "\"" + name + "\" is no name of a unit");
}

tl::unexpected<Error> noSystemd(const Target &target)
{
    return failed(Code::NotHere, toText(target), "this user has no systemd of its own here");
}

/// The object of a unit that runs.
Result<std::string> objectOf(sd_bus *bus, const Target &target)
{
    BusError error;
    sd_bus_message *answer = nullptr;
    if (const int asked = sd_bus_call_method(bus, Service, ManagerPath, Manager, "GetUnit", &error.value, &answer, "s",
                                             target.device.c_str());
        asked < 0)
        return busError(target, error, asked);
    const Message owned(answer);
    const char *path = nullptr;
    if (sd_bus_message_read(answer, "o", &path) <= 0)
        return failed(Code::Io, toText(target), "systemd answers otherwise than it should");
    return std::string(path);
}

/// A unit that runs, and the bus on which it is.
struct RunningUnit {
    Bus bus;
    std::string object;
};

Result<RunningUnit> runningUnit(const Knob &knob, const Target &target)
{
    if (const auto name = checkName(knob, target.device); !name)
        return tl::make_unexpected(name.error());
    Bus bus = userBus();
    if (!bus)
        return noSystemd(target);
    auto object = objectOf(bus.get(), target);
    if (!object)
        return tl::make_unexpected(object.error());
    return RunningUnit{std::move(bus), std::move(*object)};
}

std::string systemctl(const char *verb, const Target &target)
{
    return std::string("systemctl --user ") + verb + " " + quoting::shellWord(target.device);
}

// --- a property -----------------------------------------------------------------------------------------------------

constexpr const char *Unset = "default";

Result<std::string> readProperty(const Knob &knob, const Target &target)
{
    const auto unit = runningUnit(knob, target);
    if (!unit)
        return tl::make_unexpected(unit.error());
    BusError error;
    std::uint64_t value = 0;
    const int asked = sd_bus_get_property_trivial(unit->bus.get(), Service, unit->object.c_str(),
                                                  interfaceOf(target.device).c_str(),
                                                  std::string(knob.property).c_str(), &error.value, 't', &value);
    if (asked < 0)
        return busError(target, error, asked);
    return value == UINT64_MAX ? std::string(Unset) : std::to_string(value);
}

Result<void> checkProperty(const Knob &knob, const Target &target, const std::string &value)
{
    if (const auto name = checkName(knob, target.device); !name)
        return name;
    return value == Unset ? Result<void>() : checkInteger(knob, target, value);
}

Result<void> writeProperty(const Knob &knob, const Target &target, const std::string &value)
{
    const Bus bus = userBus();
    if (!bus)
        return noSystemd(target);
    BusError error;
    const std::uint64_t number = value == Unset ? UINT64_MAX : std::uint64_t(*integerOf(value));
    constexpr int Runtime = 1;
    const int done = sd_bus_call_method(bus.get(), Service, ManagerPath, Manager, "SetUnitProperties", &error.value,
                                        nullptr, "sba(sv)", target.device.c_str(), Runtime, 1,
                                        std::string(knob.property).c_str(), "t", number);
    return done < 0 ? Result<void>(busError(target, error, done)) : Result<void>();
}

std::vector<std::string> shellOfProperty(const Knob &knob, const Target &target, const std::string &value)
{
    return {systemctl("set-property --runtime", target) + " "
            + assignment(std::string(knob.property), value == Unset ? "" : value)};
}

// --- its freezer ----------------------------------------------------------------------------------------------------

constexpr const char *Running = "running";
constexpr const char *Frozen = "frozen";

Result<std::string> readFreezer(const Knob &knob, const Target &target)
{
    const auto unit = runningUnit(knob, target);
    if (!unit)
        return tl::make_unexpected(unit.error());
    BusError error;
    char *state = nullptr;
    const int asked = sd_bus_get_property_string(unit->bus.get(), Service, unit->object.c_str(),
                                                 "org.freedesktop.systemd1.Unit", std::string(knob.property).c_str(),
                                                 &error.value, &state);
    const std::unique_ptr<char, decltype(&std::free)> owned(state, &std::free);
    return asked < 0 ? Result<std::string>(busError(target, error, asked)) : Result<std::string>(state);
}

Result<void> checkFreezer(const Knob &knob, const Target &target, const std::string &value)
{
    if (const auto name = checkName(knob, target.device); !name)
        return name;
    return checkEither(target, value, Running, Frozen);
}

Result<void> writeFreezer(const Knob &, const Target &target, const std::string &value)
{
    const Bus bus = userBus();
    if (!bus)
        return noSystemd(target);
    BusError error;
    const int asked = sd_bus_call_method(bus.get(), Service, ManagerPath, Manager,
                                         value == Frozen ? "FreezeUnit" : "ThawUnit", &error.value, nullptr, "s",
                                         target.device.c_str());
    return asked < 0 ? Result<void>(busError(target, error, asked)) : Result<void>();
}

std::vector<std::string> shellOfFreezer(const Knob &, const Target &target, const std::string &value)
{
    return {systemctl(value == Frozen ? "freeze" : "thaw", target)};
}

} // namespace

Authority authorityOfDaemon(const Knob &knob, const Target &target, const std::string &, const std::string &)
{
    const auto present = knob.functions.read(knob, target);
    return present ? Authority{true, true, {}} : Authority{false, false, present.error().detail};
}

constinit const Functions UnitProperty{readProperty, checkProperty, writeProperty,   noWords,
                                       sameText,     neverHalf,     shellOfProperty, authorityOfDaemon,
                                       notForHelper, notFromHelper, Count(0),        notAtBoot};
constinit const Functions UnitFreezer{readFreezer,  checkFreezer,  writeFreezer,   noWords,
                                      sameText,     neverHalf,     shellOfFreezer, authorityOfDaemon,
                                      notForHelper, notFromHelper, Count(0),       notAtBoot};

} // namespace performance::knobs
