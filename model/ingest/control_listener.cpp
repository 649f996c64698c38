// SPDX-License-Identifier: MIT
#include "performance/ingest/control_listener.h"

#include "performance/core/translate.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr int Backlog = 64;

UniqueFd newSocket()
{
    return UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

} // namespace

UniqueFd ControlListener::open()
{
    const QByteArray name = m_path.toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    m_state = State::Failed;
    if (size_t(name.size()) >= sizeof address.sun_path) {
        m_error = ENAMETOOLONG;
        return UniqueFd();
    }
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    const auto *where = reinterpret_cast<sockaddr *>(&address);
    // One that nobody listens on was left behind. One that is busy (EAGAIN: its backlog is full) is not.
    const UniqueFd probe = newSocket();
    if (::connect(probe.get(), where, sizeof address) == 0 || (errno != ECONNREFUSED && errno != ENOENT)) {
        m_state = State::Taken;
        return UniqueFd();
    }
    ::unlink(name.constData());
    UniqueFd fd = newSocket();
    // The file gets the mode of the socket (net/unix/af_unix.c, unix_bind_bsd()); umask() would be every thread's.
    const bool bound = ::fchmod(fd.get(), 0600) == 0 && ::bind(fd.get(), where, sizeof address) == 0;
    m_error = errno;
    struct stat info {};
    if (!bound || ::listen(fd.get(), Backlog) != 0 || ::lstat(name.constData(), &info) != 0) {
        m_error = bound ? errno : m_error;
        return UniqueFd();
    }
    m_inode = info.st_ino;
    m_state = State::Open;
    return fd;
}

ControlListener::~ControlListener()
{
    const QByteArray name = m_path.toLocal8Bit();
    struct stat info {};
    if (m_state == State::Open && ::lstat(name.constData(), &info) == 0 && info.st_ino == m_inode)
        ::unlink(name.constData());
}

QString ControlListener::problem() const
{
    switch (m_state) {
    case State::None:
    case State::Open: return {};
    case State::Taken:
        return translate("Ingest",
                         "Another dashboard of yours has the socket %1; commands reach that one until it ends.")
            .arg(m_path);
    case State::Failed: break;
    }
    if (m_error == ENAMETOOLONG)
        return translate(
                   "Ingest",
                   "No program can reach this dashboard through a socket: its path is longer than 107 bytes (%1). Use a shorter XDG_RUNTIME_DIR.")
            .arg(m_path);
    return translate("Ingest", "No program can reach this dashboard through the socket %1: %2.")
        .arg(m_path, QString::fromLocal8Bit(std::strerror(m_error)));
}

} // namespace performance
