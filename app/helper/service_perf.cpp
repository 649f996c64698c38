// SPDX-License-Identifier: MIT
// Perf events for callers, so that nobody lowers kernel.perf_event_paranoid.
#include "service.h"

#include "answers.h"

#include "performance/helper/question.h"
#include "performance/knobs/knob.h"

#include <cstring>

#include <sys/syscall.h>
#include <unistd.h>

namespace performance::helper {

namespace {

using knobs::Code;

/// A capture opens an event for each thread, CPU and kind; it is asked for once.
constexpr auto MayProfileFor = std::chrono::minutes(1);

bool isThreadOf(std::int32_t thread, std::int32_t pid, std::uint64_t startTime)
{
    return thread > 0 && knobs::startTimeOf(pid) == startTime
        && ::access(("/proc/" + std::to_string(pid) + "/task/" + std::to_string(thread)).c_str(), F_OK) == 0;
}

int openAndAnswer(sd_bus_message *call, const perf_event_attr &attributes, std::int32_t thread, int cpu)
{
    perf_event_attr attr = attributes;
    const int fd = int(::syscall(SYS_perf_event_open, &attr, thread, cpu, -1, PERF_FLAG_FD_CLOEXEC));
    if (fd < 0) {
        const int number = errno;
        const Code code = number == ESRCH         ? Code::Gone
            : number == EACCES || number == EPERM ? Code::Denied
            : number == EINVAL                    ? Code::Invalid
                                                  : Code::NotHere;
        return answerError(call, {code, number, "perf_event_open", std::strerror(number)});
    }
    const int answered = sd_bus_reply_method_return(call, "h", fd); // which keeps a duplicate
    ::close(fd);
    return answered;
}

} // namespace

int Service::openPerfEvent(sd_bus_message *message, sd_bus_error *)
{
    int pidfd = -1;
    Event event;
    sd_bus_message_read(message, "hti", &pidfd, &event.of.startTime, &event.thread);
    const auto pid = processOf(pidfd, event.of.startTime);
    if (!pid)
        return answerError(message, pid.error());
    event.of.pid = *pid;
    return authorizeAndOpen(message, event);
}

int Service::openSystemPerfEvent(sd_bus_message *message, sd_bus_error *)
{
    return authorizeAndOpen(message, {});
}

bool Service::mayProfile(const Profiled &wanted) const
{
    const auto stands = [this](const Profiled &profiled) {
        const auto it = m_mayProfile.find(profiled);
        return it != m_mayProfile.end() && Clock::now() < it->second;
    };
    return stands(wanted) || stands({wanted.caller, 0, 0});
}

int Service::authorizeAndOpen(sd_bus_message *message, Event event)
{
    PerfRequest request;
    std::uint32_t kind = 0;
    sd_bus_message_read(message, "i(uttuu)", &event.cpu, &kind, &request.every, &request.registers, &request.stackBytes,
                        &request.flags);
    request.event = PerfRequest::Event(kind);
    const auto attributes = attributesOf(request);
    if (!attributes || event.cpu < 0)
        return answerError(message, {Code::Invalid, EINVAL, "event", "there is no such event"});
    event.attributes = *attributes;
    event.of.caller = sd_bus_message_get_sender(message);
    // Looked at when it is opened, not when it is asked about: threads end, and their numbers come back.
    const auto open = [event](sd_bus_message *call) {
        if (event.of.pid != 0 && !isThreadOf(event.thread, event.of.pid, event.of.startTime))
            return answerError(call, {Code::Gone, ESRCH, "thread", "the process has none of that number"});
        return openAndAnswer(call, event.attributes, event.thread, event.cpu);
    };
    if (mayProfile(event.of))
        return open(message);
    if (event.of.pid != 0 && !isThreadOf(event.thread, event.of.pid, event.of.startTime))
        return answerError(message, {Code::Gone, ESRCH, "thread", "the process has none of that number"});
    return identify(message, [this, of = event.of, open](sd_bus_message *call, std::uint32_t user) {
        const Question question = of.pid != 0 ? Question{Kind::Profiling, {}, processWords(of.pid)}
                                              : Question{Kind::SystemProfiling, {}, {}};
        authorizeAll(call, user, {question}, [this, of, open](sd_bus_message *asked) {
            m_mayProfile[of] = Clock::now() + MayProfileFor;
            open(asked);
        });
    });
}

} // namespace performance::helper
