// SPDX-License-Identifier: MIT
// Properties of units of the user's own systemd, asked and set through it, so that it knows of them and keeps them.
// Source: org.freedesktop.systemd1(5).
#include "performance/knobs/bus_knob_p.h"

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

std::string propertyOf(const Knob &knob)
{
    return std::string(knob.path.substr(5, knob.path.rfind(':') - 5));
}

/// "org.freedesktop.systemd1.Scope" for "app.scope".
std::string interfaceOf(const std::string &unit)
{
    std::string kind = unit.substr(unit.rfind('.') + 1);
    if (!kind.empty())
        kind[0] = char(std::toupper(static_cast<unsigned char>(kind[0])));
    return std::string(Service) + "." + kind;
}

} // namespace

Result<std::string> readUnitKnob(const Knob &knob, const Target &target)
{
    if (const auto name = pathOf(knob, target.device); !name)
        return tl::make_unexpected(name.error());
    const Bus bus = userBus();
    if (!bus)
        return failed(Code::NotHere, toText(target), "this user has no systemd of its own here");
    BusError error;
    sd_bus_message *answer = nullptr;
    if (const int asked = sd_bus_call_method(bus.get(), Service, ManagerPath, Manager, "GetUnit", &error.value, &answer, "s", target.device.c_str()); asked < 0)
        return busError(target, error, asked);
    const Message owned(answer);
    const char *path = nullptr;
    if (sd_bus_message_read(answer, "o", &path) <= 0)
        return failed(Code::Io, toText(target), "systemd answers otherwise than it should");
    if (knob.shape == Shape::Freezer) {
        char *state = nullptr;
        const int asked = sd_bus_get_property_string(bus.get(), Service, path, "org.freedesktop.systemd1.Unit", "FreezerState", &error.value, &state);
        const std::unique_ptr<char, decltype(&std::free)> ownedState(state, &std::free);
        return asked < 0 ? Result<std::string>(busError(target, error, asked)) : Result<std::string>(state);
    }
    std::uint64_t value = 0;
    const int read = sd_bus_get_property_trivial(bus.get(), Service, path, interfaceOf(target.device).c_str(), propertyOf(knob).c_str(), &error.value, 't', &value);
    if (read < 0)
        return busError(target, error, read);
    return value == UINT64_MAX ? std::string("default") : std::to_string(value);
}

Result<void> writeUnitKnob(const Knob &knob, const Target &target, const std::string &value)
{
    const Bus bus = userBus();
    if (!bus)
        return failed(Code::NotHere, toText(target), "this user has no systemd of its own here");
    BusError error;
    if (knob.shape == Shape::Freezer) {
        const int asked = sd_bus_call_method(bus.get(), Service, ManagerPath, Manager, value == "frozen" ? "FreezeUnit" : "ThawUnit", &error.value, nullptr, "s", target.device.c_str());
        return asked < 0 ? Result<void>(busError(target, error, asked)) : Result<void>();
    }
    const std::uint64_t number = value == "default" ? UINT64_MAX : std::uint64_t(*integerOf(value));
    constexpr int Runtime = 1;
    const int done = sd_bus_call_method(bus.get(), Service, ManagerPath, Manager, "SetUnitProperties", &error.value, nullptr, "sba(sv)", target.device.c_str(), Runtime, 1, propertyOf(knob).c_str(), "t", number);
    return done < 0 ? Result<void>(busError(target, error, done)) : Result<void>();
}

} // namespace performance::knobs
