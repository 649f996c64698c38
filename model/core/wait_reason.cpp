// SPDX-License-Identifier: MIT
#include "performance/core/wait_reason.h"

#include <charconv>
#include <sys/syscall.h>

namespace performance::detail {

namespace {

Message say(const char *source, std::vector<Message::Arg> args = {})
{
    return {"Waiting", source, std::move(args)};
}

enum Reason { Lock, Event, Time, Child, Storage, Connection, Data, Peer, Signal };

Message reasonText(Reason reason)
{
    switch (reason) {
    case Lock: return say(QT_TRANSLATE_NOOP("Waiting", "a lock or another thread"));
    case Event: return say(QT_TRANSLATE_NOOP("Waiting", "events: network, input or timers"));
    case Time: return say(QT_TRANSLATE_NOOP("Waiting", "a time to pass"));
    case Child: return say(QT_TRANSLATE_NOOP("Waiting", "a child process to end"));
    case Storage: return say(QT_TRANSLATE_NOOP("Waiting", "storage"));
    case Connection: return say(QT_TRANSLATE_NOOP("Waiting", "a connection"));
    case Data: return say(QT_TRANSLATE_NOOP("Waiting", "data to read"));
    case Peer: return say(QT_TRANSLATE_NOOP("Waiting", "somebody to take its data"));
    case Signal: return say(QT_TRANSLATE_NOOP("Waiting", "a signal"));
    }
    return {};
}

struct Call {
    long number;
    const char *name;
    Reason reason;
    bool onDescriptor = false;
};

/// The calls in which programs wait; their numbers differ between architectures, so the system's headers give them.
constexpr Call Calls[] = {
    {SYS_futex, "futex", Lock},
#ifdef SYS_poll
    {SYS_poll, "poll", Event},
#endif
#ifdef SYS_select
    {SYS_select, "select", Event},
#endif
    {SYS_pselect6, "pselect6", Event},
    {SYS_ppoll, "ppoll", Event},
#ifdef SYS_epoll_wait
    {SYS_epoll_wait, "epoll_wait", Event},
#endif
    {SYS_epoll_pwait, "epoll_pwait", Event},
    {SYS_nanosleep, "nanosleep", Time},
    {SYS_clock_nanosleep, "clock_nanosleep", Time},
    {SYS_restart_syscall, "restart_syscall", Time},
    {SYS_wait4, "wait4", Child},
    {SYS_waitid, "waitid", Child},
    {SYS_accept, "accept", Connection, true},
    {SYS_accept4, "accept4", Connection, true},
    {SYS_connect, "connect", Connection, true},
    {SYS_read, "read", Data, true},
    {SYS_readv, "readv", Data, true},
    {SYS_pread64, "pread64", Storage, true},
    {SYS_recvfrom, "recvfrom", Data, true},
    {SYS_recvmsg, "recvmsg", Data, true},
    {SYS_write, "write", Peer, true},
    {SYS_writev, "writev", Peer, true},
    {SYS_pwrite64, "pwrite64", Storage, true},
    {SYS_sendto, "sendto", Peer, true},
    {SYS_sendmsg, "sendmsg", Peer, true},
    {SYS_fsync, "fsync", Storage, true},
    {SYS_fdatasync, "fdatasync", Storage, true},
    {SYS_sync, "sync", Storage},
    {SYS_openat, "openat", Storage},
    {SYS_flock, "flock", Lock, true},
    {SYS_fcntl, "fcntl", Lock, true},
    {SYS_semop, "semop", Lock},
    {SYS_msgrcv, "msgrcv", Data},
    {SYS_io_getevents, "io_getevents", Storage},
    {SYS_io_uring_enter, "io_uring_enter", Event, true},
    {SYS_rt_sigtimedwait, "rt_sigtimedwait", Signal},
    {SYS_rt_sigsuspend, "rt_sigsuspend", Signal},
#ifdef SYS_pause
    {SYS_pause, "pause", Signal},
#endif
};

/// Beginnings of kernel functions that say what is waited for; the kernel's own threads make no system calls.
constexpr std::pair<std::string_view, Reason> Functions[] = {
    {"futex", Lock},          {"__mutex", Lock},           {"rwsem", Lock},           {"down", Lock},
    {"poll_schedule", Event}, {"do_poll", Event},          {"do_select", Event},      {"ep_poll", Event},
    {"hrtimer", Time},        {"do_nanosleep", Time},      {"do_wait", Child},        {"kernel_wait", Child},
    {"io_schedule", Storage}, {"folio_wait", Storage},     {"wait_on_page", Storage}, {"blk_", Storage},
    {"jbd2", Storage},        {"ext4", Storage},           {"xfs", Storage},          {"btrfs", Storage},
    {"nfs", Storage},         {"pipe_read", Data},         {"pipe_write", Peer},      {"unix_stream_read", Data},
    {"skb_wait", Data},       {"tcp_recv", Data},          {"sk_wait", Data},         {"inet_csk_accept", Connection},
    {"sigtimedwait", Signal}, {"do_sigtimedwait", Signal}, {"sigsuspend", Signal},    {"n_tty_read", Data},
    {"wait_woken", Data},
};

Message named(const Message &reason, const QString &name)
{
    return Message::joined({reason, QStringLiteral("(%1)").arg(name)});
}

} // namespace

std::optional<BlockingCall> blockingCall(long number)
{
    for (const Call &call : Calls) {
        if (call.number == number)
            return BlockingCall{reasonText(call.reason), QString::fromLatin1(call.name), call.onDescriptor};
    }
    return std::nullopt;
}

Message reasonOfKernelFunction(std::string_view wchan)
{
    if (wchan.empty() || wchan == "0")
        return {};
    const QString name = QString::fromLatin1(wchan.data(), qsizetype(wchan.size()));
    for (const auto &[beginning, reason] : Functions) {
        if (wchan.starts_with(beginning))
            return named(reasonText(reason), name);
    }
    return say(QT_TRANSLATE_NOOP("Waiting", "the kernel (%1)"), {name});
}

std::optional<std::pair<long, long>> parseSyscall(std::string_view line)
{
    // "202 0x7ffd… 0x80 …", "running", or "-1 0x… 0x…" outside of any call. Documentation/filesystems/proc.rst.
    const char *const end = line.data() + line.size();
    long number = -1;
    const auto parsed = std::from_chars(line.data(), end, number);
    if (parsed.ec != std::errc() || number < 0)
        return std::nullopt;
    std::string_view first(parsed.ptr, size_t(end - parsed.ptr));
    constexpr std::string_view Prefix = " 0x";
    if (first.starts_with(Prefix))
        first.remove_prefix(Prefix.size());
    unsigned long argument = 0;
    std::from_chars(first.data(), first.data() + first.size(), argument, 16);
    return std::pair(number, long(argument));
}

Message joined(const BlockingCall &call, const QString &target)
{
    return target.isEmpty() ? named(call.reason, call.name)
                            : say(QT_TRANSLATE_NOOP("Waiting", "%1 (%2 on %3)"), {call.reason, call.name, target});
}

} // namespace performance::detail
