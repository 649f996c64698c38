// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <systemd/sd-bus.h>

#include <random>

/// What somebody sends to the helper who means no good: every message that the bus lets through, with arguments of random
/// lengths and types, arrays up to the bus's own limit, names without end, nesting as deep as D-Bus allows, other people's
/// changes, and signals that pretend to be the bus's.
class HostileMessages {
public:
    /// A change of somebody else's, and the name of its caller on the bus.
    struct Victim {
        std::uint64_t time = 0;
        std::uint32_t process = 0;
        QByteArray caller;
    };
    HostileMessages(sd_bus *bus, const QByteArray &helper, const Victim &victim, std::mt19937_64 random)
        : m_bus(bus), m_helper(helper), m_victim(victim), m_random(random)
    {}

    /// The caller unrefs it.
    sd_bus_message *next();
    /// ApplySettings with one value of so many bytes; 33,553,408 are what the system's bus still takes.
    sd_bus_message *huge(size_t bytes);

    static constexpr size_t HugeBytes = (size_t(32) << 20) - 1024;

private:
    sd_bus_message *callOf(const char *method, const char *interface = nullptr);
    QByteArray word(size_t most);
    size_t below(size_t most) { return size_t(m_random() % most); }

    sd_bus_message *settings();
    sd_bus_message *manyWishes();
    sd_bus_message *wrongTypes();
    sd_bus_message *nested();
    sd_bus_message *properties();
    sd_bus_message *unknown();
    sd_bus_message *foreignChange();
    sd_bus_message *perfEvent();
    sd_bus_message *forgedDeparture();

    sd_bus *m_bus;
    QByteArray m_helper;
    Victim m_victim;
    std::mt19937_64 m_random;
};
