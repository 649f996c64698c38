// SPDX-License-Identifier: MIT
// wai-performance-helper: the privileged actions of WAI Performance, for the system bus to start. See
// performance/helper/protocol.h for what it can be asked.
#include "service.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

using namespace performance;

namespace {

volatile std::sig_atomic_t endWanted = 0;

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
    // systemd names its StateDirectory=; nobody else gives this program an environment.
    const char *state = std::getenv("STATE_DIRECTORY");
    auto journal = knobs::Journal::open(state ? state : "/var/lib/wai-performance");
    if (!journal) {
        std::fprintf(stderr, "wai-performance-helper: %s: %s\n", journal.error().subject.c_str(), journal.error().detail.c_str());
        return 1;
    }
    sd_bus *bus = nullptr;
    if (const int opened = sd_bus_open_system(&bus); opened < 0)
        return fail("the system bus", opened);
    helper::Service service(bus, knobs::Turner(std::move(*journal)));
    if (const int started = service.start(); started < 0)
        return fail("the object on the bus", started);
    if (const int named = sd_bus_request_name(bus, helper::BusName, 0); named < 0)
        return fail(helper::BusName, named);
    struct sigaction onEnd {};
    onEnd.sa_handler = [](int) { endWanted = 1; };
    ::sigaction(SIGTERM, &onEnd, nullptr);
    ::sigaction(SIGINT, &onEnd, nullptr);
    bool busLives = true;
    while (busLives && !endWanted) {
        if (service.mayLeave()) {
            // What came until the name was given up is still answered, and may be a reason to stay.
            sd_bus_release_name(bus, helper::BusName);
            while (sd_bus_process(bus, nullptr) > 0) {
            }
            if (service.mayLeave() || sd_bus_request_name(bus, helper::BusName, 0) < 0)
                break;
        }
        const int done = sd_bus_process(bus, nullptr);
        busLives = done >= 0; // else it has gone, and every caller with it
        if (done == 0)
            sd_bus_wait(bus, 1'000'000);
    }
    service.endLeases();
    sd_bus_flush(bus);
    return 0;
}
