// SPDX-License-Identifier: MIT
// Perf events for callers, so that nobody lowers kernel.perf_event_paranoid.
#include "service.h"

#include "performance/helper/perf_request.h"

#include <cstring>

#include <sys/syscall.h>
#include <unistd.h>

namespace performance::helper {

namespace {

using knobs::Code;

/// A capture opens an event for each thread, CPU and kind; it is asked for once.
constexpr auto MayProfileFor = std::chrono::minutes(1);

int openAndAnswer(sd_bus_message *call, const perf_event_attr &attributes, std::int32_t thread, int cpu)
{
    perf_event_attr attr = attributes;
    const int fd = int(::syscall(SYS_perf_event_open, &attr, thread, cpu, -1, PERF_FLAG_FD_CLOEXEC));
    if (fd < 0) {
        const int number = errno;
        const Code code = number == ESRCH ? Code::Gone : number == EACCES || number == EPERM ? Code::Denied : number == EINVAL ? Code::Invalid : Code::NotHere;
        return answerError(call, {code, number, "perf_event_open", std::strerror(number)});
    }
    const int answered = sd_bus_reply_method_return(call, "h", fd); // which keeps a duplicate
    ::close(fd);
    return answered;
}

} // namespace

int Service::openPerfEvent(sd_bus_message *message, sd_bus_error *error)
{
    int pidfd = -1;
    std::uint64_t startTime = 0;
    std::int32_t thread = 0;
    sd_bus_message_read(message, "hti", &pidfd, &startTime, &thread);
    const auto pid = processOf(pidfd, startTime);
    if (!pid)
        return answerError(message, pid.error());
    if (thread <= 0 || ::access(("/proc/" + std::to_string(*pid) + "/task/" + std::to_string(thread)).c_str(), F_OK) != 0)
        return answerError(message, {Code::Gone, ESRCH, "thread", "the process has none of that number"});
    return authorizeAndOpen(message, error, thread);
}

int Service::openSystemPerfEvent(sd_bus_message *message, sd_bus_error *error)
{
    return authorizeAndOpen(message, error, -1);
}

int Service::authorizeAndOpen(sd_bus_message *message, sd_bus_error *, std::int32_t thread)
{
    int cpu = -1;
    PerfRequest request;
    std::uint32_t event = 0;
    sd_bus_message_read(message, "i(uttuu)", &cpu, &event, &request.every, &request.registers, &request.stackBytes, &request.flags);
    request.event = PerfRequest::Event(event);
    const auto attributes = attributesOf(request);
    if (!attributes || cpu < 0)
        return answerError(message, {Code::Invalid, EINVAL, "event", "there is no such event"});
    const std::string caller = sd_bus_message_get_sender(message);
    if (const auto it = m_mayProfile.find(caller); it != m_mayProfile.end() && Clock::now() < it->second)
        return openAndAnswer(message, *attributes, thread, cpu);
    const bool asked = m_authorization.check(message, Kind::Profiling, [this, caller, attributes, thread, cpu](sd_bus_message *call, bool allowed) {
        if (!allowed) {
            answerDenied(call);
        } else if (!m_leases.watch(caller)) {
            answerError(call, {Code::Gone, 0, "caller", "it has left the bus"});
        } else {
            m_mayProfile[caller] = Clock::now() + MayProfileFor;
            openAndAnswer(call, *attributes, thread, cpu);
        }
    });
    return asked ? 1 : answerError(message, {Code::Busy, 0, "helper", "too many questions stand open, or the question cannot be asked"});
}

} // namespace performance::helper
