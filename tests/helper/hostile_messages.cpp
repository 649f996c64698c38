// SPDX-License-Identifier: MIT
#include "helper/hostile_messages.h"

#include <performance/helper/protocol.h>
#include <performance/knobs/catalogue.h>

#include <cstring>
#include <string>
#include <vector>

using namespace performance;

namespace {

constexpr const char *Methods[] = {"ApplySettings", "ApplyToProcess", "Redo",
                                   "Undo",          "Keep",           "MakePermanent",
                                   "Changes",       "OpenPerfEvent",  "OpenSystemPerfEvent"};
constexpr const char *Properties = "org.freedesktop.DBus.Properties";

} // namespace

sd_bus_message *HostileMessages::callOf(const char *method, const char *interface)
{
    sd_bus_message *call = nullptr;
    if (sd_bus_message_new_method_call(m_bus, &call, helper::BusName, helper::ObjectPath,
                                       interface ? interface : helper::Interface, method)
        < 0)
        qFatal("no message %s", method);
    sd_bus_message_set_allow_interactive_authorization(call, int(below(2)));
    return call;
}

QByteArray HostileMessages::word(size_t most)
{
    if (below(2)) {
        const auto name = knobs::catalogue()[below(knobs::catalogue().size())].name;
        return {name.data(), qsizetype(name.size())};
    }
    QByteArray text(qsizetype(below(most)), ' ');
    for (char &c : text)
        c = char(1 + below(126));
    return text;
}

sd_bus_message *HostileMessages::next()
{
    switch (below(40)) {
    case 0: return huge(8 * (1 + below(below(8) ? 100'000 : HugeBytes / 8)));
    case 1:
    case 2:
    case 3: return manyWishes();
    case 4:
    case 5:
    case 6:
    case 7: return wrongTypes();
    case 8:
    case 9: return nested();
    case 10:
    case 11:
    case 12: return properties();
    case 13:
    case 14: return unknown();
    case 15:
    case 16:
    case 17:
    case 18: return foreignChange();
    case 19:
    case 20: return perfEvent();
    case 21: return forgedDeparture();
    default: return settings();
    }
}

sd_bus_message *HostileMessages::huge(size_t bytes)
{
    sd_bus_message *call = callOf("ApplySettings");
    sd_bus_message_open_container(call, 'a', "(ssax)");
    sd_bus_message_open_container(call, 'r', "ssax");
    sd_bus_message_append(call, "ss", "vm.swappiness", "");
    void *data = nullptr;
    sd_bus_message_append_array_space(call, 'x', bytes / 8 * 8, &data);
    std::memset(data, 0, bytes / 8 * 8);
    sd_bus_message_close_container(call);
    sd_bus_message_close_container(call);
    sd_bus_message_append(call, "b", int(below(2)));
    return call;
}

sd_bus_message *HostileMessages::settings()
{
    sd_bus_message *call = callOf("ApplySettings");
    std::vector<std::int64_t> numbers(below(below(10) ? 5 : 20'000));
    for (auto &number : numbers)
        number = below(2) ? std::int64_t(below(100)) : std::int64_t(m_random());
    sd_bus_message_open_container(call, 'a', "(ssax)");
    sd_bus_message_open_container(call, 'r', "ssax");
    sd_bus_message_append(call, "ss", word(below(20) ? 40 : 100'000).constData(),
                          below(3) ? "" : word(400).constData());
    sd_bus_message_append_array(call, 'x', numbers.data(), numbers.size() * sizeof(std::int64_t));
    sd_bus_message_close_container(call);
    sd_bus_message_close_container(call);
    sd_bus_message_append(call, "b", int(below(2)));
    return call;
}

sd_bus_message *HostileMessages::manyWishes()
{
    sd_bus_message *call = callOf("ApplySettings");
    sd_bus_message_open_container(call, 'a', "(ssax)");
    for (size_t i = below(below(8) ? 40 : 5000); i > 0; --i)
        sd_bus_message_append(call, "(ssax)", word(40).constData(), "", 1, std::int64_t(below(100)));
    sd_bus_message_close_container(call);
    sd_bus_message_append(call, "b", 0);
    return call;
}

sd_bus_message *HostileMessages::wrongTypes()
{
    sd_bus_message *call = callOf(Methods[below(std::size(Methods))]);
    for (size_t i = below(12); i > 0; --i) {
        switch (below(6)) {
        case 0: sd_bus_message_append(call, "s", word(200).constData()); break;
        case 1: sd_bus_message_append(call, "t", std::uint64_t(m_random())); break;
        case 2: sd_bus_message_append(call, "ay", 3, 1, 2, 3); break;
        case 3: sd_bus_message_append(call, "v", "d", 1e308); break;
        case 4: sd_bus_message_append(call, "a{sv}", 1, "a", "as", 2, "b", "c"); break;
        default: sd_bus_message_append(call, "h", 0);
        }
    }
    return call;
}

sd_bus_message *HostileMessages::nested()
{
    // D-Bus specification: at most 32 arrays, 32 structs and 64 variants within each other.
    sd_bus_message *call = below(2) ? callOf("Set", Properties) : callOf("ApplySettings");
    const size_t depth = 1 + below(31);
    if (below(2)) {
        const std::string inner(depth, 'a');
        for (size_t i = 0; i < depth; ++i)
            sd_bus_message_open_container(call, 'a', (inner.substr(i + 1) + "x").c_str());
        for (size_t i = 0; i < depth; ++i)
            sd_bus_message_close_container(call);
        return call;
    }
    sd_bus_message_append(call, "ss", helper::Interface, "Version");
    for (size_t i = 0; i < depth; ++i)
        sd_bus_message_open_container(call, 'v', "v");
    sd_bus_message_append(call, "v", "u", 2U);
    for (size_t i = 0; i < depth; ++i)
        sd_bus_message_close_container(call);
    return call;
}

sd_bus_message *HostileMessages::properties()
{
    const char *methods[] = {"Get", "GetAll", "Set"};
    const size_t method = below(std::size(methods));
    sd_bus_message *call = callOf(methods[method], Properties);
    const QByteArray interface(qsizetype(below(50) ? below(300) : 20'000'000), 'i');
    sd_bus_message_append(call, "s", below(4) ? interface.constData() : helper::Interface);
    if (method != 1)
        sd_bus_message_append(call, "s", below(2) ? "Version" : word(100'000).constData());
    if (method == 2)
        sd_bus_message_append(call, "v", "u", 7U);
    return call;
}

sd_bus_message *HostileMessages::unknown()
{
    sd_bus_message *call = nullptr;
    const std::string path = "/" + std::string(1 + below(60'000), 'p');
    sd_bus_message_new_method_call(m_bus, &call, helper::BusName, below(2) ? path.c_str() : helper::ObjectPath,
                                   helper::Interface, below(2) ? "Reboot" : "Changes");
    sd_bus_message_append(call, "s", word(1000).constData());
    return call;
}

sd_bus_message *HostileMessages::foreignChange()
{
    const char *methods[] = {"Redo", "Undo", "Keep", "MakePermanent"};
    const size_t method = below(std::size(methods));
    sd_bus_message *call = callOf(methods[method]);
    sd_bus_message_append(call, "(tu)", below(4) ? m_victim.time : std::uint64_t(m_random()),
                          below(4) ? m_victim.process : std::uint32_t(m_random()));
    if (method < 2)
        sd_bus_message_append(call, "b", int(below(2)));
    return call;
}

sd_bus_message *HostileMessages::perfEvent()
{
    sd_bus_message *call = callOf("OpenSystemPerfEvent");
    sd_bus_message_append(call, "i(uttuu)", int(m_random()), std::uint32_t(below(10)), std::uint64_t(m_random()),
                          std::uint64_t(m_random()), std::uint32_t(m_random()), std::uint32_t(below(300)));
    return call;
}

sd_bus_message *HostileMessages::forgedDeparture()
{
    sd_bus_message *signal = nullptr;
    sd_bus_message_new_signal(m_bus, &signal, "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged");
    sd_bus_message_set_destination(signal, m_helper.constData());
    sd_bus_message_append(signal, "sss", m_victim.caller.constData(), m_victim.caller.constData(), "");
    return signal;
}
