// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

/// Makes root an ordinary user ("nobody" on every system here) until it goes out of scope: what is refused to users is so then.
/// Who is one already stays it. Thread-safety: glibc changes all threads of the process.
class OrdinaryUser {
public:
    OrdinaryUser()
    {
        if (m_isRoot)
            m_changed = ::seteuid(65534) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_changed)
            (void)!::seteuid(0);
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

    bool isOne() const { return !m_isRoot || m_changed; }

private:
    const bool m_isRoot = ::geteuid() == 0;
    bool m_changed = false;
};
