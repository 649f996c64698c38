// SPDX-License-Identifier: MIT
// wai-performance-helper: the privileged actions of WAI Performance, for the system bus to start. See
// performance/helper/protocol.h for what it can be asked.
#include "service.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;

namespace {

volatile std::sig_atomic_t endWanted = 0;

/// The name on the bus. Asked for without waiting: see callers.h.
enum class Name { Free, Asked, Held, GivenUp, Refused };

int onName(sd_bus_message *answer, void *name, sd_bus_error *)
{
    constexpr std::uint32_t PrimaryOwner = 1; // D-Bus specification, org.freedesktop.DBus.RequestName
    std::uint32_t result = 0;
    const bool held = !sd_bus_message_is_method_error(answer, nullptr) && sd_bus_message_read(answer, "u", &result) > 0
        && result == PrimaryOwner;
    *static_cast<Name *>(name) = held ? Name::Held : Name::Refused;
    return 1;
}

int onReleased(sd_bus_message *, void *name, sd_bus_error *)
{
    *static_cast<Name *>(name) = Name::Free;
    return 1;
}

int fail(const char *what, int number)
{
    std::fprintf(stderr, "wai-performance-helper: %s: %s\n", what, std::strerror(number < 0 ? -number : number));
    return 1;
}

} // namespace

int main(int count, char **)
{
    if (count != 1) {
        std::fputs("wai-performance-helper is started by the system bus and takes no arguments.\n", stderr);
        return 2;
    }
    if (::geteuid() != 0)
        return fail("it must run as root", EPERM);
    ::umask(077);
    // A block of a large message goes back to the system when it is freed; else glibc takes to keeping such (mallopt(3)).
    ::mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    // systemd names its StateDirectory=; nobody else gives this program an environment.
    const char *state = std::getenv("STATE_DIRECTORY");
    auto journal = knobs::Journal::open(state ? state : "/var/lib/wai-performance");
    if (!journal) {
        std::fprintf(stderr, "wai-performance-helper: %s: %s\n", journal.error().subject.c_str(),
                     journal.error().detail.c_str());
        return 1;
    }
    sd_bus *bus = nullptr;
    if (const int opened = sd_bus_open_system(&bus); opened < 0)
        return fail("the system bus", opened);
    helper::Service service(bus, knobs::Turner(std::move(*journal)));
    if (const int started = service.start(); started < 0)
        return fail("the object on the bus", started);
    Name name = Name::Asked;
    if (const int named = sd_bus_request_name_async(bus, nullptr, helper::BusName, 0, onName, &name); named < 0)
        return fail(helper::BusName, named);
    struct sigaction onEnd {};
    onEnd.sa_handler = [](int) { endWanted = 1; };
    ::sigaction(SIGTERM, &onEnd, nullptr);
    ::sigaction(SIGINT, &onEnd, nullptr);
    bool busLives = true;
    while (busLives && !endWanted && name != Name::Refused) {
        // What came until the name was given up is still answered, and may be a reason to stay.
        if (name == Name::Held && service.mayLeave()) {
            name = Name::GivenUp;
            sd_bus_release_name_async(bus, nullptr, helper::BusName, onReleased, &name);
        } else if (name == Name::Free) {
            if (service.mayLeave())
                break;
            name = Name::Asked;
            sd_bus_request_name_async(bus, nullptr, helper::BusName, 0, onName, &name);
        }
        const int done = sd_bus_process(bus, nullptr);
        busLives = done >= 0; // else it has gone, and every caller with it
        if (done == 0)
            sd_bus_wait(bus, 1'000'000);
        service.tend();
    }
    service.endLeases();
    sd_bus_flush(bus);
    return name == Name::Refused ? fail(helper::BusName, EEXIST) : 0;
}
