// SPDX-License-Identifier: MIT
#include "performance/system/process_events.h"

#include "performance/procfs/process_stat.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace performance {

namespace {

// As linux/cn_proc.h has it since 6.6: an operation, and of which events. An older kernel takes the operation alone, and
// overlooks a message of another length.
struct Subscription {
    uint32_t operation = PROC_CN_MCAST_LISTEN;
    uint32_t events = 0;
};
constexpr uint32_t Exec = 0x00000002;
constexpr uint32_t Exit = 0x80000000;
/// What of a message is needed: up to the parent of one that ended.
constexpr size_t HeadSize = offsetof(proc_event, event_data);

template<typename T>
T valueAt(std::span<const char> bytes, size_t offset)
{
    T value{};
    if (offset + sizeof value <= bytes.size())
        std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

bool subscribe(int fd, size_t length)
{
    const Subscription subscription{PROC_CN_MCAST_LISTEN, Exec | Exit};
    std::array<char, NLMSG_SPACE(sizeof(cn_msg) + sizeof subscription)> message{};
    nlmsghdr header{};
    header.nlmsg_len = uint32_t(NLMSG_LENGTH(sizeof(cn_msg) + length));
    header.nlmsg_type = NLMSG_DONE;
    header.nlmsg_pid = 0;
    cn_msg connector{};
    connector.id = {CN_IDX_PROC, CN_VAL_PROC};
    connector.len = uint16_t(length);
    std::memcpy(message.data(), &header, sizeof header);
    std::memcpy(message.data() + NLMSG_HDRLEN, &connector, sizeof connector);
    std::memcpy(message.data() + NLMSG_HDRLEN + sizeof connector, &subscription, length);
    return ::send(fd, message.data(), header.nlmsg_len, 0) == ssize_t(header.nlmsg_len);
}

std::optional<ProcessEvent> eventOf(std::span<const char> event)
{
    if (event.size() < HeadSize + 8)
        return std::nullopt;
    const auto what = valueAt<uint32_t>(event, 0);
    const auto thread = valueAt<int32_t>(event, HeadSize);
    const auto process = valueAt<int32_t>(event, HeadSize + 4);
    if (thread != process || process <= 0)
        return std::nullopt;
    if (what == Exec)
        return ProcessEvent{ProcessEvent::Kind::Exec, process, 0};
    if (what == Exit)
        return ProcessEvent{ProcessEvent::Kind::Exit, process, valueAt<int32_t>(event, HeadSize + 20)};
    return std::nullopt;
}

} // namespace

std::vector<ProcessEvent> parseProcessEvents(std::span<const char> message)
{
    std::vector<ProcessEvent> events;
    while (message.size() >= NLMSG_HDRLEN + sizeof(cn_msg)) {
        const auto header = valueAt<nlmsghdr>(message, 0);
        if (header.nlmsg_len < NLMSG_HDRLEN + sizeof(cn_msg) || header.nlmsg_len > message.size())
            break;
        const auto connector = valueAt<cn_msg>(message, NLMSG_HDRLEN);
        const std::span<const char> data = message.subspan(NLMSG_HDRLEN + sizeof(cn_msg),
                                                           header.nlmsg_len - NLMSG_HDRLEN - sizeof(cn_msg));
        if (header.nlmsg_type == NLMSG_DONE && connector.id.idx == CN_IDX_PROC && connector.id.val == CN_VAL_PROC) {
            if (const auto event = eventOf(data.first(std::min<size_t>(data.size(), connector.len))))
                events.push_back(*event);
        }
        message = message.subspan(std::min<size_t>(message.size(), NLMSG_ALIGN(header.nlmsg_len)));
    }
    return events;
}

ProcessEvents::ProcessEvents()
{
    if (!listen()) {
        m_missing = Message(
            "Processes",
            QT_TRANSLATE_NOOP("Processes",
                              "Programs that end too soon to be seen are not named: the kernel tells of them from "
                              "Linux 6.6 on, and before that root only."));
        return;
    }
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

ProcessEvents::~ProcessEvents()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    const uint64_t one = 1;
    (void)!::write(m_wake.get(), &one, sizeof one);
    m_thread.join();
}

bool ProcessEvents::listen()
{
    m_wake = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    m_socket = UniqueFd(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_CONNECTOR));
    if (!m_socket || !m_wake)
        return false;
    // A storm of programs must not overrun it before the thread gets its turn; without the right to more it is what anybody gets.
    const int room = 4 << 20;
    if (::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room) != 0)
        ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = CN_IDX_PROC;
    if (::bind(m_socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return false;
    // The newer form last: a kernel that knows both obeys the last one, and tells only what is asked for.
    return subscribe(m_socket.get(), sizeof(uint32_t)) && subscribe(m_socket.get(), sizeof(Subscription));
}

void ProcessEvents::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> wait{pollfd{m_socket.get(), POLLIN, 0}, pollfd{m_wake.get(), POLLIN, 0}};
        if (::poll(wait.data(), wait.size(), -1) < 0 && errno != EINTR)
            return;
        if (wait[0].revents != 0)
            receive();
    }
}

void ProcessEvents::receive()
{
    alignas(nlmsghdr) std::array<char, 4096> buffer;
    // In turns, so that the end is heeded also in a storm.
    for (int i = 0; i < 256; ++i) {
        sockaddr_nl sender{};
        socklen_t length = sizeof sender;
        const ssize_t got = ::recvfrom(m_socket.get(), buffer.data(), buffer.size(), 0,
                                       reinterpret_cast<sockaddr *>(&sender), &length);
        if (got < 0 && errno == ENOBUFS) {
            const Locked lock(m_mutex);
            ++m_lost;
            continue;
        }
        if (got <= 0)
            return;
        if (sender.nl_pid != 0)
            continue; // not the kernel
        const auto time = Clock::now();
        for (const ProcessEvent &event : parseProcessEvents(std::span(buffer).first(size_t(got)))) {
            if (event.kind == ProcessEvent::Kind::Exec)
                began(event.pid, time);
            else
                ended(event.pid, time);
        }
    }
}

bool ProcessEvents::mayRead(Clock::time_point time)
{
    if (time - m_second >= std::chrono::seconds(1)) {
        m_second = time;
        m_reads = 0;
        // What has run for longer is seen otherwise.
        std::erase_if(m_running, [&](const auto &running) { return time - running.second.since > 2 * Shortest; });
    }
    return m_reads < MostReads && ++m_reads > 0;
}

void ProcessEvents::began(int32_t pid, Clock::time_point time)
{
    Running running;
    running.since = time;
    if (mayRead(time)) {
        const FileText text = m_reader.read("/proc/" + std::to_string(pid) + "/stat");
        if (const auto stat = text ? parseProcessStat(*text) : std::nullopt) {
            running.name = stat->name;
            running.parent = stat->parent;
        }
    }
    if (m_running.size() < MostRunning)
        m_running.insert_or_assign(pid, std::move(running));
}

std::string ProcessEvents::nameOf(int32_t pid)
{
    const FileText text = m_reader.read("/proc/" + std::to_string(pid) + "/stat");
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    return stat ? std::string(stat->name) : std::string();
}

void ProcessEvents::ended(int32_t pid, Clock::time_point time)
{
    const auto known = m_running.find(pid);
    if (known == m_running.end())
        return; // it began before, or has no program of its own
    const Running running = std::move(known->second);
    m_running.erase(known);
    if (time - running.since > Shortest)
        return;
    std::optional<SchedStat> used;
    if (!running.name.empty() && mayRead(time)) {
        if (const FileText text = m_reader.read("/proc/" + std::to_string(pid) + "/schedstat"))
            used = parseSchedStat(*text);
    }
    Locked lock(m_mutex);
    std::pair<std::string, int32_t> key{running.name, running.parent};
    auto program = m_programs.find(key);
    if (running.name.empty() || (program == m_programs.end() && m_programs.size() >= MostPrograms)) {
        ++m_unnamed;
        return;
    }
    if (program == m_programs.end()) {
        lock.unlock();
        std::string parentName = nameOf(running.parent);
        lock.lock();
        program = m_programs.try_emplace(std::move(key)).first;
        program->second.name = running.name;
        program->second.parent = running.parent;
        program->second.parentName = std::move(parentName);
    }
    ++program->second.count;
    if (used) {
        ++program->second.timed;
        program->second.cpu += std::chrono::nanoseconds(used->onCpu);
    }
}

ProcessEvents::Taken ProcessEvents::take()
{
    Taken taken;
    {
        const Locked lock(m_mutex);
        for (auto &[key, program] : m_programs)
            taken.programs.push_back(std::move(program));
        m_programs.clear();
        taken.unnamed = std::exchange(m_unnamed, 0);
        taken.lost = std::exchange(m_lost, 0);
    }
    std::sort(taken.programs.begin(), taken.programs.end(),
              [](const Program &a, const Program &b) { return a.cpu != b.cpu ? a.cpu > b.cpu : a.count > b.count; });
    return taken;
}

} // namespace performance
