// SPDX-License-Identifier: MIT
#include "performance/helper/helper_client.h"

#include "performance/helper/bus_message.h"
#include "performance/helper/protocol.h"

#include <chrono>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance::helper {

namespace {

using knobs::Code;
using knobs::failed;

constexpr std::uint64_t QuestionTimeout = 120'000'000; // microseconds, that somebody has to answer
constexpr std::uint64_t AnswerTimeout = 5'000'000;     // of what asks nobody
constexpr auto TryAgainAfter = std::chrono::seconds(30);

struct Fd {
    int value;
    ~Fd()
    {
        if (value >= 0)
            ::close(value);
    }
};

tl::unexpected<knobs::Error> systemError(const std::string &subject, int number)
{
    return failed(Code::Io, subject, std::string("the privileged helper: ") + std::strerror(number), number);
}

/// Whether the bus runs the helper, or could start it.
bool isOnBus(sd_bus *bus)
{
    for (const char *list : {"ListActivatableNames", "ListNames"}) {
        sd_bus_message *answer = nullptr;
        if (sd_bus_call_method(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", list,
                               nullptr, &answer, "")
            < 0)
            return false;
        const Message message(answer);
        if (sd_bus_message_enter_container(answer, 'a', "s") < 0)
            return false;
        const char *name = nullptr;
        while (sd_bus_message_read(answer, "s", &name) > 0) {
            if (std::strcmp(name, BusName) == 0)
                return true;
        }
    }
    return false;
}

sd_bus *connected(const std::string &address)
{
    sd_bus *bus = nullptr;
    if (address.empty())
        return sd_bus_open_system(&bus) < 0 ? nullptr : bus;
    sd_bus_new(&bus);
    if (sd_bus_set_address(bus, address.c_str()) >= 0 && sd_bus_set_bus_client(bus, 1) >= 0 && sd_bus_start(bus) >= 0)
        return bus;
    sd_bus_unref(bus);
    return nullptr;
}

int appendNumbers(sd_bus_message *call, const Numbers &numbers)
{
    return sd_bus_message_append_array(call, 'x', numbers.data(), numbers.size() * sizeof(std::int64_t));
}

Message newCall(sd_bus *bus, const char *method)
{
    sd_bus_message *call = nullptr;
    sd_bus_message_new_method_call(bus, &call, BusName, ObjectPath, Interface, method);
    return Message(call);
}

} // namespace

HelperClient::HelperClient(sd_bus *asking, sd_bus *telling) : m_askingSocket(sd_bus_get_fd(asking))
{
    m_asking.bus = asking;
    m_telling.bus = telling;
}

std::unique_ptr<HelperClient> HelperClient::find(const std::string &address)
{
    sd_bus *telling = connected(address);
    if (!telling)
        return nullptr;
    if (!isOnBus(telling)) {
        sd_bus_flush_close_unref(telling);
        return nullptr;
    }
    sd_bus *asking = connected(address);
    if (!asking) {
        sd_bus_flush_close_unref(telling);
        return nullptr;
    }
    const char *name = nullptr;
    sd_bus_get_unique_name(asking, &name); // it is known from now on as whoever this process is at this moment
    std::unique_ptr<HelperClient> client(new HelperClient(asking, telling));
    const auto forget = [](sd_bus_message *, void *self, sd_bus_error *) {
        static_cast<HelperClient *>(self)->m_stale = true;
        return 0;
    };
    sd_bus_match_signal(telling, nullptr, BusName, ObjectPath, Interface, "Changed", forget, client.get());
    return client;
}

void HelperClient::cancelQuestions()
{
    m_cancelled = true;
    // Where nobody waits, the connection stays, and with it the leases. Not sd_bus_close(): a connection belongs to the thread
    // that waits with it; its socket may be shut by any.
    if (const std::unique_lock idle(m_asking.mutex, std::try_to_lock); !idle)
        ::shutdown(m_askingSocket, SHUT_RDWR);
}

HelperClient::~HelperClient()
{
    sd_bus_flush_close_unref(m_asking.bus);
    sd_bus_flush_close_unref(m_telling.bus);
}

knobs::Result<sd_bus_message *> HelperClient::ask(Line &line, sd_bus_message *call, const std::string &subject,
                                                  std::uint64_t patience)
{
    if (m_cancelled && patience == QuestionTimeout)
        return failed(Code::Denied, subject, "nobody waits for the answer any more", ECANCELED);
    sd_bus_message_set_allow_interactive_authorization(call, 1);
    BusError error;
    sd_bus_message *answer = nullptr;
    const auto asked = std::chrono::steady_clock::now();
    const int sent = sd_bus_call(line.bus, call, patience, &error.value, &answer);
    if (sent >= 0)
        return answer;
    // The bus says NoReply for both; how long it took tells which.
    if (std::chrono::steady_clock::now() - asked >= std::chrono::microseconds(patience)) {
        return patience == QuestionTimeout
            ? failed(Code::Denied, subject, "nobody answered the question for permission", ETIMEDOUT)
            : failed(Code::Io, subject, "the privileged helper does not answer", ETIMEDOUT);
    }
    if (sd_bus_error_has_name(&error.value, SD_BUS_ERROR_NO_REPLY))
        return failed(Code::Io, subject,
                      "the privileged helper ended before it answered; the history tells what stands", ECONNRESET);
    if (!sd_bus_error_is_set(&error.value))
        return systemError(subject, -sent);
    return failed(codeOf(error.value.name), subject, error.value.message ? error.value.message : error.value.name,
                  -sent);
}

/// What is answered in the shape (tu).
knobs::Result<std::string> HelperClient::askForId(sd_bus_message *call, const std::string &subject)
{
    const auto answer = ask(m_asking, call, subject, QuestionTimeout);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const Message owned(*answer);
    ChangeId id;
    if (const int read = sd_bus_message_read(*answer, "(tu)", &id.time, &id.process); read <= 0)
        return systemError(subject, read < 0 ? -read : EBADMSG);
    return toText(id);
}

knobs::Result<std::string> HelperClient::apply(const std::vector<knobs::Write> &plan, bool leased)
{
    const std::lock_guard lock(m_asking.mutex);
    m_stale = true;
    if (plan.empty())
        return failed(Code::Invalid, "plan", "it has no writes");
    return plan.front().target.pid != 0 ? applyToProcess(plan, leased) : applyToMachine(plan, leased);
}

knobs::Result<std::string> HelperClient::applyToMachine(const std::vector<knobs::Write> &plan, bool leased)
{
    const std::string subject = toText(plan.front().target);
    const Message call = newCall(m_asking.bus, "ApplySettings");
    if (!call)
        return systemError(subject, ENOTCONN);
    sd_bus_message_open_container(call.get(), 'a', "(ssax)");
    for (const knobs::Write &write : plan) {
        const auto numbers = numbersOf(write.target, write.after);
        if (!numbers)
            return tl::make_unexpected(numbers.error());
        sd_bus_message_open_container(call.get(), 'r', "ssax");
        sd_bus_message_append(call.get(), "ss", write.target.knob.c_str(), write.target.device.c_str());
        appendNumbers(call.get(), *numbers);
        sd_bus_message_close_container(call.get());
    }
    sd_bus_message_close_container(call.get());
    sd_bus_message_append(call.get(), "b", int(leased));
    return askForId(call.get(), subject);
}

knobs::Result<std::string> HelperClient::applyToProcess(const std::vector<knobs::Write> &plan, bool leased)
{
    const knobs::Target &process = plan.front().target;
    const std::string subject = toText(process);
    const Fd pidfd{int(::syscall(SYS_pidfd_open, process.pid, 0))};
    if (pidfd.value < 0)
        return failed(Code::Gone, subject, std::strerror(errno), errno);
    const Message call = newCall(m_asking.bus, "ApplyToProcess");
    if (!call)
        return systemError(subject, ENOTCONN);
    sd_bus_message_append(call.get(), "ht", pidfd.value, process.startTime);
    sd_bus_message_open_container(call.get(), 'a', "(sax)");
    for (const knobs::Write &write : plan) {
        if (write.target.pid != process.pid)
            return failed(Code::Invalid, toText(write.target), "one change is of one process");
        const auto numbers = numbersOf(write.target, write.after);
        if (!numbers)
            return tl::make_unexpected(numbers.error());
        sd_bus_message_open_container(call.get(), 'r', "sax");
        sd_bus_message_append(call.get(), "s", write.target.knob.c_str());
        appendNumbers(call.get(), *numbers);
        sd_bus_message_close_container(call.get());
    }
    sd_bus_message_close_container(call.get());
    sd_bus_message_append(call.get(), "b", int(leased));
    return askForId(call.get(), subject);
}

knobs::Result<std::string> HelperClient::redo(const std::string &change, bool leased)
{
    const std::lock_guard lock(m_asking.mutex);
    m_stale = true;
    const auto id = changeIdOf(change);
    const Message call = newCall(m_asking.bus, "Redo");
    if (!id || !call)
        return failed(Code::Unknown, change, "it is not a change of the helper");
    sd_bus_message_append(call.get(), "(tu)b", id->time, id->process, int(leased));
    return askForId(call.get(), change);
}

knobs::Result<void> HelperClient::tell(Line &line, const char *method, const std::string &change,
                                       std::optional<bool> flag)
{
    const std::lock_guard lock(line.mutex);
    m_stale = true;
    const auto id = changeIdOf(change);
    const Message call = newCall(line.bus, method);
    if (!id || !call)
        return failed(Code::Unknown, change, "it is not a change of the helper");
    sd_bus_message_append(call.get(), "(tu)", id->time, id->process);
    if (flag)
        sd_bus_message_append(call.get(), "b", int(*flag));
    const auto answer = ask(line, call.get(), change, &line == &m_asking ? QuestionTimeout : AnswerTimeout);
    if (!answer)
        return tl::make_unexpected(answer.error());
    sd_bus_message_unref(*answer);
    return {};
}

knobs::Result<void> HelperClient::undo(const std::string &change, bool overwrite)
{
    return tell(overwrite ? m_asking : m_telling, "Undo", change, overwrite);
}

knobs::Result<void> HelperClient::keep(const std::string &change)
{
    return tell(m_telling, "Keep", change, std::nullopt);
}

knobs::Result<void> HelperClient::makePermanent(const std::string &change)
{
    return tell(m_asking, "MakePermanent", change, std::nullopt);
}

knobs::Result<std::vector<knobs::Change>> HelperClient::changes()
{
    if (const std::unique_lock lock(m_telling.mutex, std::try_to_lock); lock) {
        while (sd_bus_process(m_telling.bus, nullptr) > 0) { // what the helper told meanwhile
        }
        if (m_stale && std::chrono::steady_clock::now() >= m_nextTry) {
            auto list = askForChanges();
            if (!list && list.error().number == ECONNRESET)
                list = askForChanges(); // the bus starts another
            if (!list) {
                m_nextTry = std::chrono::steady_clock::now() + TryAgainAfter;
                return list;
            }
            m_stale = false;
            const std::lock_guard answer(m_answerMutex);
            m_answer = std::move(*list);
        }
    }
    const std::lock_guard answer(m_answerMutex);
    return m_answer;
}

knobs::Result<std::vector<knobs::Change>> HelperClient::askForChanges()
{
    const std::string subject = "changes of the helper";
    const Message call = newCall(m_telling.bus, "Changes");
    if (!call)
        return systemError(subject, ENOTCONN);
    const auto asked = ask(m_telling, call.get(), subject, AnswerTimeout);
    if (!asked)
        return tl::make_unexpected(asked.error());
    const Message answer(*asked);
    std::vector<knobs::Change> list;
    int good = sd_bus_message_enter_container(answer.get(), 'a', "((tu)ubbxua(ssitssu))");
    while (good > 0 && (good = sd_bus_message_enter_container(answer.get(), 'r', "(tu)ubbxua(ssitssu)")) > 0) {
        knobs::Change change;
        ChangeId id;
        std::uint32_t state = 0;
        std::uint32_t count = 0;
        int kept = 0;
        int permanent = 0;
        good = sd_bus_message_read(answer.get(), "(tu)ubbxu", &id.time, &id.process, &state, &kept, &permanent,
                                   &change.endedAt, &count);
        change.id = toText(id);
        change.appliedAt = std::int64_t(id.time);
        change.state = knobs::Change::State(std::min<std::uint32_t>(state, std::uint32_t(knobs::Change::State::Ended)));
        change.kept = kept != 0;
        change.permanent = permanent != 0;
        change.count = count;
        if (good > 0)
            good = sd_bus_message_enter_container(answer.get(), 'a', "(ssitssu)");
        const char *knob = nullptr;
        const char *device = nullptr;
        const char *before = nullptr;
        const char *after = nullptr;
        std::int32_t pid = 0;
        std::uint64_t start = 0;
        std::uint32_t phase = 0;
        int more = 0;
        while (good >= 0
               && (more = sd_bus_message_read(answer.get(), "(ssitssu)", &knob, &device, &pid, &start, &before, &after,
                                              &phase))
                   > 0) {
            change.writes.push_back({{knob, device, pid, start}, before, after});
            change.phases.push_back(knobs::Phase(phase));
        }
        if (more < 0 || good < 0 || sd_bus_message_exit_container(answer.get()) < 0
            || sd_bus_message_exit_container(answer.get()) < 0)
            return systemError(subject, EBADMSG);
        list.push_back(std::move(change));
    }
    if (good < 0)
        return systemError(subject, -good);
    return list;
}

knobs::Result<int> HelperClient::openPerfEvent(const PerfRequest &request, std::int32_t process, std::int32_t thread,
                                               int cpu)
{
    const std::lock_guard lock(m_asking.mutex);
    const std::string subject = "perf_event_open";
    const bool system = thread < 0;
    const Fd pidfd{system ? -1 : int(::syscall(SYS_pidfd_open, process, 0))};
    if (!system && pidfd.value < 0)
        return failed(Code::Gone, std::to_string(process), std::strerror(errno), errno);
    const Message call = newCall(m_asking.bus, system ? "OpenSystemPerfEvent" : "OpenPerfEvent");
    if (!call)
        return systemError(subject, ENOTCONN);
    if (!system)
        sd_bus_message_append(call.get(), "hti", pidfd.value, knobs::startTimeOf(process).value_or(0), thread);
    sd_bus_message_append(call.get(), "i(uttuu)", cpu, std::uint32_t(request.event), request.every, request.registers,
                          request.stackBytes, request.flags);
    const auto answer = ask(m_asking, call.get(), subject, QuestionTimeout);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const Message owned(*answer);
    int fd = -1;
    if (sd_bus_message_read(*answer, "h", &fd) <= 0)
        return systemError(subject, EBADMSG);
    const int mine = ::fcntl(fd, F_DUPFD_CLOEXEC, 3); // the message closes its own
    return mine >= 0 ? knobs::Result<int>(mine) : systemError(subject, errno);
}

} // namespace performance::helper
