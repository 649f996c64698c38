// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/procfs/process_stat.h"

#include <cerrno>

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

/// The number of a word on the bus is its place: words are only ever added at the end.
constexpr std::array States{"running", "stopped"};

/// The signal that leads to a state, by its number and by its name for kill(1).
struct Signal {
    int number = 0;
    const char *name = nullptr;
};

std::optional<Signal> signalFor(const std::string &state)
{
    if (state == "stopped")
        return Signal{SIGSTOP, "STOP"};
    if (state == "running")
        return Signal{SIGCONT, "CONT"};
    return std::nullopt;
}

Result<std::string> readRunState(const Target &target)
{
    const auto stat = readSmallFile(procPath(target.pid, "stat"));
    if (!stat)
        return stat;
    const auto parsed = parseProcessStat(*stat);
    return std::string(parsed && (parsed->state == 'T' || parsed->state == 't') ? "stopped" : "running");
}

Result<std::string> read(const Knob &, const Target &target)
{
    return readRunState(target);
}

Result<void> check(const Knob &, const Target &target, const std::string &value)
{
    return checkEither(target, value, States[0], States[1]);
}

Result<void> write(const Knob &, const Target &target, const std::string &value)
{
    const auto signal = signalFor(value);
    if (!signal)
        return failed(Code::Invalid, toText(target));
    const int fd = int(::syscall(SYS_pidfd_open, target.pid, 0));
    if (fd < 0)
        return processError(target, errno);
    // Now the pid cannot be another's: it is held.
    const auto same = sameProcess(target);
    const long sent = same ? ::syscall(SYS_pidfd_send_signal, fd, signal->number, nullptr, 0) : 0;
    const int number = errno;
    ::close(fd);
    if (!same)
        return same;
    if (sent < 0)
        return processError(target, number);
    // A signal takes effect when its thread next comes out of the kernel.
    for (int i = 0; i < 100; ++i) {
        if (const auto now = readRunState(target); now && *now == value)
            break;
        ::usleep(2000);
    }
    return {};
}

std::vector<std::string> shell(const Knob &, const Target &target, const std::string &value)
{
    const auto signal = signalFor(value);
    return signal ? std::vector<std::string>{std::string("kill -") + signal->name + " " + std::to_string(target.pid)}
                  : std::vector<std::string>();
}

std::optional<Numbers> encode(const std::string &value)
{
    const auto place = placeOf(States, value);
    return place ? std::optional(Numbers{*place}) : std::nullopt;
}

std::optional<std::string> decode(const Numbers &numbers)
{
    return numbers.size() == 1 ? wordAt(States, numbers[0]) : std::nullopt;
}

} // namespace

constinit const Functions RunState{read,  check,       write,  noWords, sameText, neverHalf,
                                   shell, ownersAlone, encode, decode,  Count(1), notAtBoot};

} // namespace performance::knobs
