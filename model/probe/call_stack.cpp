// SPDX-License-Identifier: MIT
#include "performance/probe/call_stack.h"

#include "performance/symbols/demangle.h"

#include <QFileInfo>

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
std::atomic<int> s_count{-1}; ///< −1: nothing taken yet
std::atomic<bool> s_isWanted{false};

int stackSignal()
{
    return SIGRTMIN + 7; // the first ones belong to the C library, debuggers and sanitizers
}

void onSignal(int)
{
    const int before = errno;
    if (s_isWanted.exchange(false, std::memory_order_acq_rel))
        s_count.store(::backtrace(s_frames.data(), MostFrames), std::memory_order_release);
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
    return QStringLiteral("%1+0x%2").arg(QFileInfo(QString::fromLocal8Bit(info.dli_fname)).fileName()).arg(quintptr(at) - quintptr(info.dli_fbase), 0, 16);
}

} // namespace

StackTaker::StackTaker()
{
    std::array<void *, 2> warm{};
    ::backtrace(warm.data(), int(warm.size()));
    struct sigaction present {};
    // Where a program uses the signal itself, it stays the program's.
    if (::sigaction(stackSignal(), nullptr, &present) != 0 || (present.sa_handler != SIG_DFL && present.sa_handler != onSignal))
        return;
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    m_isInstalled = ::sigaction(stackSignal(), &action, nullptr) == 0;
}

QStringList StackTaker::take(int tid)
{
    if (!m_isInstalled)
        return {};
    s_count.store(-1, std::memory_order_relaxed);
    s_isWanted.store(true, std::memory_order_release);
    if (::syscall(SYS_tgkill, ::getpid(), tid, stackSignal()) != 0)
        return {};
    int count = -1;
    for (int waited = 0; waited < Patience && (count = s_count.load(std::memory_order_acquire)) < 0; ++waited) {
        const timespec millisecond{0, 1'000'000};
        ::nanosleep(&millisecond, nullptr);
    }
    s_isWanted.store(false, std::memory_order_release);
    QStringList names;
    for (int i = OwnFrames; i < count; ++i)
        names << nameOf(s_frames[size_t(i)]);
    return names;
}

} // namespace performance
