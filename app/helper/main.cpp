// SPDX-License-Identifier: MIT
// wai-performance-helper: the privileged actions of WAI Performance, for the system bus to start. See
// performance/helper/protocol.h for what it can be asked.
#include "service.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

using namespace performance;

namespace {

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
    while (!service.mayLeave()) {
        const int done = sd_bus_process(bus, nullptr);
        if (done < 0)
            break; // the bus has gone, and every caller with it
        if (done == 0)
            sd_bus_wait(bus, 1'000'000);
    }
    sd_bus_release_name(bus, helper::BusName);
    while (sd_bus_process(bus, nullptr) > 0) { // what came meanwhile
    }
    sd_bus_flush(bus);
    return 0;
}
