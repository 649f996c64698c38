// SPDX-License-Identifier: MIT
// How long a change through the privileged helper takes, from the call to the value read back: with a helper that must be
// started first, and with one that runs. On a bus of its own with the real polkitd, as root. Prints "name value" lines, ms;
// nothing where this cannot be had.
#include "helper/private_bus.h"

#include <performance/helper/helper_client.h>
#include <performance/knobs/knob.h>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <signal.h>
#include <vector>

using namespace performance;
using helper::HelperClient;

namespace {

constexpr int Rounds = 9;

template<typename Work>
double milliseconds(Work work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

void print(const char *name, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%s %f\n%s_most %f\n", name, times[times.size() / 2], name, times.back());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QString why;
    const auto bus = PrivateBus::start(&why);
    if (!bus) {
        std::fprintf(stderr, "%s\n", qPrintable(why));
        return 0;
    }
    const std::unique_ptr<HelperClient> client = [&] {
        const AsUser as("nobody"); // whom the rules of this bus grant everything
        return HelperClient::find(bus->address().toStdString());
    }();
    const knobs::Target target{"vm.swappiness", {}, 0, 0};
    const std::string before = knobs::readKnob(target).value_or("60");
    const std::string other = before == "42" ? "43" : "42";
    std::vector<double> coldApply, coldUndo, apply, undo;
    for (int i = 0; i < Rounds; ++i) {
        std::string id;
        const auto applied = [&] {
            const auto made = client->apply({{target, before, other}}, false);
            id = made.value_or("");
            return made && knobs::readKnob(target).value_or("") == other;
        };
        const auto undone = [&] { return client->undo(id, false) && knobs::readKnob(target).value_or("") == before; };
        const auto stop = [&] {
            if (const int pid = bus->helperPid(); pid > 0) {
                ::kill(pid, SIGKILL);
                while (bus->helperPid() == pid)
                    ::usleep(1000);
            }
        };
        bool good = true;
        stop();
        coldApply.push_back(milliseconds([&] { good = good && applied(); }));
        stop();
        coldUndo.push_back(milliseconds([&] { good = good && undone(); }));
        apply.push_back(milliseconds([&] { good = good && applied(); }));
        undo.push_back(milliseconds([&] { good = good && undone(); }));
        if (!good) {
            std::fprintf(stderr, "a change was not made or not taken back\n");
            (void)knobs::writeKnob(target, before);
            return 1;
        }
    }
    print("cold_apply", coldApply);
    print("cold_undo", coldUndo);
    print("apply", apply);
    print("undo", undo);
    return 0;
}
