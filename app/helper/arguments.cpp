// SPDX-License-Identifier: MIT
#include "arguments.h"

#include "performance/knobs/knob.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace performance::helper {

namespace {

using knobs::Code;
using knobs::failed;

constexpr size_t MostWishes = 16;
constexpr size_t MostOfName = 255; // NAME_MAX, and of a name on the bus
constexpr size_t MostNumbersInAll = 8192;

bool isName(const char *text)
{
    return ::strnlen(text, MostOfName + 1) <= MostOfName;
}

/// How much of what was sent is taken already.
struct Taken {
    Request request;
    size_t numbers = 0;
};

knobs::Result<void> addWish(Taken &taken, const char *name, const char *device, std::int32_t pid,
                            std::uint64_t startTime, sd_bus_message *message)
{
    // Both point into the message.
    const void *data = nullptr;
    size_t bytes = 0;
    if (sd_bus_message_read_array(message, 'x', &data, &bytes) < 0)
        return failed(Code::Invalid, "value", "it is not a list of numbers");
    if (taken.request.wishes.size() == MostWishes)
        return failed(Code::Invalid, "change", "it has too many writes", EMSGSIZE);
    if (!isName(name) || !isName(device))
        return failed(Code::Invalid, "name", "it is too long to be one", ENAMETOOLONG);
    const knobs::Knob *knob = knobs::findKnob(name);
    if (!knob || knob->ofBus() || knob->ofProcess() != (pid != 0))
        return failed(Code::Unknown, "knob", "there is no such knob");
    const size_t count = bytes / sizeof(std::int64_t);
    taken.numbers += std::min(count, MostNumbersInAll);
    if (count > knobs::mostNumbers(*knob) || taken.numbers > MostNumbersInAll)
        return failed(Code::Invalid, "value", "it has more numbers than any value of it", EMSGSIZE);
    knobs::Target target{std::string(knob->name), device, pid, startTime};
    if (knob->ofDevice()) {
        const auto devices = knobs::devicesOf(*knob);
        if (std::find(devices.begin(), devices.end(), target.device) == devices.end())
            return failed(Code::NotHere, "device", "this machine has none of that name");
    } else if (!target.device.empty()) {
        return failed(Code::Invalid, "device", "the knob has none");
    }
    auto &wishes = taken.request.wishes;
    if (std::any_of(wishes.begin(), wishes.end(), [&](const auto &wish) { return wish.first == target; }))
        return failed(Code::Invalid, "change", "it turns one knob twice");
    const auto *numbers = static_cast<const std::int64_t *>(data);
    auto value = valueOf(*knob, count > 0 ? Numbers(numbers, numbers + count) : Numbers());
    if (!value)
        return tl::make_unexpected(value.error());
    if (const auto allowed = knobs::checkValue(target, *value); !allowed)
        return allowed;
    wishes.emplace_back(std::move(target), std::move(*value));
    return {};
}

knobs::Result<Request> whole(Taken taken, sd_bus_message *message)
{
    sd_bus_message_exit_container(message);
    taken.request.leased = flagIn(message);
    if (taken.request.wishes.empty())
        return failed(Code::Invalid, "change", "it has no writes");
    return std::move(taken.request);
}

} // namespace

knobs::Result<Request> settingsIn(sd_bus_message *message)
{
    Taken taken;
    sd_bus_message_enter_container(message, 'a', "(ssax)");
    while (sd_bus_message_enter_container(message, 'r', "ssax") > 0) {
        const char *knob = "";
        const char *device = "";
        sd_bus_message_read(message, "ss", &knob, &device);
        if (const auto good = addWish(taken, knob, device, 0, 0, message); !good)
            return tl::make_unexpected(good.error());
        sd_bus_message_exit_container(message);
    }
    return whole(std::move(taken), message);
}

knobs::Result<Request> processWishesIn(sd_bus_message *message, std::int32_t pid, std::uint64_t startTime)
{
    Taken taken;
    sd_bus_message_enter_container(message, 'a', "(sax)");
    while (sd_bus_message_enter_container(message, 'r', "sax") > 0) {
        const char *knob = "";
        sd_bus_message_read(message, "s", &knob);
        if (const auto good = addWish(taken, knob, "", pid, startTime, message); !good)
            return tl::make_unexpected(good.error());
        sd_bus_message_exit_container(message);
    }
    return whole(std::move(taken), message);
}

std::string idIn(sd_bus_message *message)
{
    ChangeId id;
    sd_bus_message_read(message, "(tu)", &id.time, &id.process);
    return toText(id);
}

bool flagIn(sd_bus_message *message)
{
    int flag = 0;
    sd_bus_message_read(message, "b", &flag);
    return flag != 0;
}

knobs::Result<std::int32_t> processOf(int pidfd, std::uint64_t startTime)
{
    // "Pid:" stands in a pidfd's fdinfo and in no other's; −1 once the process has been waited for.
    const int info = ::open(("/proc/self/fdinfo/" + std::to_string(pidfd)).c_str(), O_RDONLY | O_CLOEXEC);
    char text[4096];
    const ssize_t length = info < 0 ? -1 : ::read(info, text, sizeof text);
    if (info >= 0)
        ::close(info);
    const std::string_view lines(text, size_t(std::max<ssize_t>(length, 0)));
    const size_t at = lines.find("\nPid:\t");
    std::int32_t pid = 0;
    if (at == std::string_view::npos
        || std::from_chars(lines.data() + at + 6, lines.data() + lines.size(), pid).ec != std::errc())
        return failed(Code::Invalid, "process", "the descriptor is not one of a process");
    if (pid <= 0 || knobs::startTimeOf(pid) != startTime)
        return failed(Code::Gone, "process", "it has ended");
    return pid;
}

int refuseLongNames(sd_bus_message *message, void *, sd_bus_error *error)
{
    if (sd_bus_message_is_method_call(message, "org.freedesktop.DBus.Properties", nullptr) <= 0)
        return 0;
    bool isLong = false;
    const char *name = nullptr;
    while (!isLong && sd_bus_message_peek_type(message, nullptr, nullptr) > 0
           && sd_bus_message_read(message, "s", &name) > 0)
        isLong = !isName(name);
    sd_bus_message_rewind(message, 1);
    return isLong ? sd_bus_error_set_const(error, SD_BUS_ERROR_INVALID_ARGS,
                                           "The name of an interface or a property is too long to be one.")
                  : 0;
}

} // namespace performance::helper
