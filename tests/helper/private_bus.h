// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

struct sd_bus;

/// A system bus of a test's own: a dbus-daemon with our policy, which starts the helper as the system's would, and the
/// real polkitd with rules that grant the user nobody, refuse the user games and ask an administrator (there is none) for
/// everyone else. What the helper writes to /etc lands in a folder of the test. Needs root. The helper has no more
/// capabilities than its unit file leaves it.
class PrivateBus {
public:
    enum class Polkit {
        Real,
        OfTest, ///< the test takes the name and answers
    };
    /// Nothing, with `why`, where this cannot be had here.
    static std::unique_ptr<PrivateBus> start(QString *why, Polkit polkit = Polkit::Real);
    ~PrivateBus();

    QString address() const;
    QString folder(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    /// Pid of the helper; 0 where it does not run.
    int helperPid() const;
    int polkitPid() const { return m_polkit; }
    /// A caller that need not say what our client would, known as this user. Nothing where the bus does not answer.
    sd_bus *connectAs(const char *user) const;

private:
    PrivateBus() = default;
    QString prepare(Polkit polkit);

    QTemporaryDir m_folder;
    int m_daemon = 0;
    int m_polkit = 0;
};

/// This thread's process is another user's while it lives; whoever connects meanwhile is that user.
class AsUser {
public:
    explicit AsUser(const char *name);
    ~AsUser();
    AsUser(const AsUser &) = delete;
    AsUser &operator=(const AsUser &) = delete;
};
