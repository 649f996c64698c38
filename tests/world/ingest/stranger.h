// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/// Another user of this machine, for a moment: a child without any rights. It only makes system calls, as a child of a
/// program with threads must. Needs root; whoever is not skips what needs it.
class Stranger {
public:
    static bool canBe() { return ::geteuid() == 0; }

    /// Runs `act(port)` as nobody and then waits to be ended; returns once that is done.
    Stranger(void (*act)(in_port_t port), int port)
    {
        std::array<int, 2> done{};
        if (::pipe(done.data()) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            std::signal(SIGPIPE, SIG_IGN);
            if (::setgid(Nobody) == 0 && ::setuid(Nobody) == 0 && ::geteuid() == Nobody)
                act(htons(in_port_t(port)));
            (void)!::write(done[1], "", 1);
            for (;;)
                ::pause();
        }
        ::close(done[1]);
        char byte = 0;
        m_hasActed = m_pid > 0 && ::read(done[0], &byte, 1) == 1;
        ::close(done[0]);
    }
    ~Stranger()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;

    bool hasActed() const { return m_hasActed; }

    static sockaddr_in loopback(in_port_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = port;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

private:
    static constexpr uid_t Nobody = 65534;
    pid_t m_pid = -1;
    bool m_hasActed = false;
};
