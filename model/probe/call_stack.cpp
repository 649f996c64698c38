// SPDX-License-Identifier: MIT
#include "performance/probe/call_stack.h"

#include "performance/symbols/demangle.h"

#include <QFileInfo>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr int MostFrames = 64;
constexpr int Patience = 50; ///< milliseconds
/// The handler itself and the kernel's way back from it.
constexpr int OwnFrames = 2;

// A signal handler reaches nothing but what is global: one request at a time.
std::array<void *, MostFrames> s_frames;
int s_count = 0;
/// Whose the two are: of who asks, but for the time in which a handler takes a stack.
enum class Request { None, Wanted, Taking, Taken };
std::atomic<Request> s_request{Request::None};

int stackSignal()
{
    return SIGRTMIN + 7; // the first ones belong to the C library, debuggers and sanitizers
}

void onSignal(int)
{
    const int before = errno;
    Request wanted = Request::Wanted;
    if (s_request.compare_exchange_strong(wanted, Request::Taking, std::memory_order_acq_rel)) {
        s_count = ::backtrace(s_frames.data(), MostFrames);
        s_request.store(Request::Taken, std::memory_order_release);
    }
    errno = before;
}

QString nameOf(void *address)
{
    Dl_info info{};
    // Return addresses lie behind the call, which may be the last instruction of a function.
    const void *at = static_cast<const char *>(address) - 1;
    if (::dladdr(at, &info) == 0)
        return QStringLiteral("?");
    if (info.dli_sname)
        return QString::fromStdString(demangled(info.dli_sname));
    return QStringLiteral("%1+0x%2")
        .arg(QFileInfo(QString::fromLocal8Bit(info.dli_fname)).fileName())
        .arg(quintptr(at) - quintptr(info.dli_fbase), 0, 16);
}

} // namespace

StackTaker::StackTaker()
{
    std::array<void *, 2> warm{};
    ::backtrace(warm.data(), int(warm.size()));
    struct sigaction present {};
    // Where a program uses the signal itself, it stays the program's.
    if (::sigaction(stackSignal(), nullptr, &present) != 0
        || (present.sa_handler != SIG_DFL && present.sa_handler != onSignal))
        return;
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    m_isInstalled = ::sigaction(stackSignal(), &action, nullptr) == 0;
}

QStringList StackTaker::take(int tid)
{
    // A handler that the last call did not wait for may be at it still.
    if (!m_isInstalled || s_request.load(std::memory_order_acquire) == Request::Taking)
        return {};
    s_request.store(Request::Wanted, std::memory_order_release);
    if (::syscall(SYS_tgkill, ::getpid(), tid, stackSignal()) != 0) {
        s_request.store(Request::None, std::memory_order_release);
        return {};
    }
    for (int waited = 0; waited < Patience && s_request.load(std::memory_order_acquire) != Request::Taken; ++waited) {
        const timespec millisecond{0, 1'000'000};
        ::nanosleep(&millisecond, nullptr);
    }
    // One that has not begun finds nothing wanted.
    Request wanted = Request::Wanted;
    if (s_request.compare_exchange_strong(wanted, Request::None, std::memory_order_acq_rel) || wanted != Request::Taken)
        return {};
    QStringList names;
    for (int i = OwnFrames; i < s_count; ++i)
        names << nameOf(s_frames[size_t(i)]);
    return names;
}

} // namespace performance
