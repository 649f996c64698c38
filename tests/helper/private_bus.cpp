// SPDX-License-Identifier: MIT
#include "helper/private_bus.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <systemd/sd-bus.h>

#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr const char *BusConfig =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path=%1/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>%1/services</servicedir>
  <policy context="default">
    <allow user="*"/>
    <deny own="*"/>
    <deny send_type="method_call"/>
    <allow send_type="signal"/>
    <allow send_requested_reply="true" send_type="method_return"/>
    <allow send_requested_reply="true" send_type="error"/>
    <allow receive_type="method_call"/>
    <allow receive_type="method_return"/>
    <allow receive_type="error"/>
    <allow receive_type="signal"/>
    <allow send_destination="org.freedesktop.DBus"/>
  </policy>
  <include>%2/resources/helper/org.wai.Performance.Helper1.conf</include>
  <include>/usr/share/dbus-1/system.d/org.freedesktop.PolicyKit1.conf</include>
  <policy user="root">
    <allow own="org.freedesktop.PolicyKit1"/>
  </policy>
</busconfig>
)";

constexpr const char *Rules = R"(polkit.addRule(function(action, subject) {
  if (action.id.indexOf("org.wai.Performance.Helper1.") !== 0) return polkit.Result.NOT_HANDLED;
  if (subject.user === "nobody") return polkit.Result.YES;
  if (subject.user === "games") return polkit.Result.NO;
  return polkit.Result.AUTH_ADMIN;
});
)";

/// The helper with the capabilities that its unit leaves it.
constexpr const char *Service = R"([D-BUS Service]
Name=org.wai.Performance.Helper1
Exec=/usr/bin/setpriv --bounding-set -all,+sys_nice,+sys_resource,+dac_override,+kill,+perfmon %1
User=root
)";

bool writeText(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

bool bindMount(const QString &from, const char *to)
{
    return ::mount(from.toLocal8Bit().constData(), to, nullptr, MS_BIND, nullptr) == 0;
}

/// Starts a program in a mount namespace in which folders of the system are replaced.
int spawn(const std::vector<std::pair<QString, const char *>> &mounts, const QByteArray &address,
          const QByteArray &state, const std::vector<const char *> &command, const QByteArray &log)
{
    const pid_t pid = ::fork();
    if (pid != 0)
        return pid;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    bool good = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    for (const auto &[from, to] : mounts)
        good = good && bindMount(from, to);
    if (!good)
        ::_exit(126);
    ::setenv("DBUS_SYSTEM_BUS_ADDRESS", address.constData(), 1);
    ::setenv("STATE_DIRECTORY", state.constData(), 1);
    if (std::freopen(log.constData(), "w", stderr) == nullptr)
        ::_exit(126);
    std::vector<char *> arguments;
    for (const char *argument : command)
        arguments.push_back(const_cast<char *>(argument));
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

void stop(int &pid)
{
    if (pid <= 0)
        return;
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    pid = 0;
}

sd_bus *connectTo(const QByteArray &address)
{
    sd_bus *bus = nullptr;
    sd_bus_new(&bus);
    if (sd_bus_set_address(bus, address.constData()) < 0 || sd_bus_set_bus_client(bus, 1) < 0
        || sd_bus_start(bus) < 0) {
        sd_bus_unref(bus);
        return nullptr;
    }
    return bus;
}

int ownerOf(const QByteArray &address, const char *name)
{
    sd_bus *bus = connectTo(address);
    if (!bus)
        return 0;
    sd_bus_creds *creds = nullptr;
    pid_t pid = 0;
    if (sd_bus_get_name_creds(bus, name, SD_BUS_CREDS_PID, &creds) >= 0)
        sd_bus_creds_get_pid(creds, &pid);
    sd_bus_creds_unref(creds);
    sd_bus_flush_close_unref(bus);
    return pid;
}

} // namespace

std::unique_ptr<PrivateBus> PrivateBus::start(QString *why, Polkit polkit)
{
    if (::geteuid() != 0) {
        *why = QStringLiteral("a bus of its own with polkit takes root");
        return nullptr;
    }
    std::unique_ptr<PrivateBus> bus(new PrivateBus);
    *why = bus->prepare(polkit);
    return why->isEmpty() ? std::move(bus) : nullptr;
}

QString PrivateBus::prepare(Polkit polkit)
{
    const QString root = m_folder.path();
    QDir dir(root);
    for (const char *name : {"services", "rules", "actions", "none", "state", "etc/sysctl.d", "etc/tmpfiles.d"})
        dir.mkpath(QLatin1String(name));
    // polkitd reads its rules as a user of its own, and everybody connects.
    QFile::setPermissions(root, QFile::Permissions(0x7055));
    bool good = writeText(folder("bus.conf"), QLatin1String(BusConfig).arg(root, QStringLiteral(WAI_SOURCE)))
        && writeText(folder("rules/50-test.rules"), QLatin1String(Rules))
        && writeText(
                    folder("services/org.wai.Performance.Helper1.service"),
                    QLatin1String(Service).arg(QStringLiteral(WAI_BINARY_FOLDER "/app/helper/wai-performance-helper")));
    QFile::copy(QStringLiteral(WAI_SOURCE "/resources/helper/org.wai.Performance.Helper1.policy"),
                folder("actions/org.wai.Performance.Helper1.policy"));
    if (!good)
        return QStringLiteral("the folder of the test cannot be written");
    const QByteArray place = address().toLocal8Bit();
    const QByteArray state = folder("state").toLocal8Bit();
    const QByteArray config = "--config-file=" + folder("bus.conf").toLocal8Bit();
    m_daemon = spawn({{folder("etc/sysctl.d"), "/etc/sysctl.d"}, {folder("etc/tmpfiles.d"), "/etc/tmpfiles.d"}}, place,
                     state, {"/usr/bin/dbus-daemon", "--nofork", "--nopidfile", config.constData()},
                     folder("daemon.log").toLocal8Bit());
    // The socket is there before anybody listens on it.
    if (!QTest::qWaitFor([&] { return ownerOf(place, "org.freedesktop.DBus") != 0; }, 5000))
        return QStringLiteral("dbus-daemon does not start here");
    if (polkit == Polkit::OfTest)
        return {};
    m_polkit = spawn({{folder("rules"), "/etc/polkit-1/rules.d"},
                      {folder("none"), "/usr/share/polkit-1/rules.d"},
                      {folder("actions"), "/usr/share/polkit-1/actions"}},
                     place, state, {"/usr/lib/polkit-1/polkitd", "--no-debug"}, folder("polkit.log").toLocal8Bit());
    if (!QTest::qWaitFor([&] { return ownerOf(place, "org.freedesktop.PolicyKit1") != 0; }, 10000))
        return QStringLiteral("polkitd does not start here");
    return {};
}

PrivateBus::~PrivateBus()
{
    int helper = helperPid();
    stop(m_polkit);
    stop(m_daemon);
    if (helper > 0)
        ::kill(helper, SIGKILL);
}

QString PrivateBus::address() const
{
    return QStringLiteral("unix:path=") + folder("bus");
}

int PrivateBus::helperPid() const
{
    return ownerOf(address().toLocal8Bit(), "org.wai.Performance.Helper1");
}

sd_bus *PrivateBus::connectAs(const char *user) const
{
    const AsUser as(user);
    sd_bus *bus = connectTo(address().toLocal8Bit());
    const char *name = nullptr;
    // Once it has a name, it is known as this user.
    if (bus && sd_bus_get_unique_name(bus, &name) < 0)
        bus = sd_bus_flush_close_unref(bus);
    return bus;
}

AsUser::AsUser(const char *name)
{
    const passwd *entry = ::getpwnam(name);
    if (!entry || ::seteuid(entry->pw_uid) != 0)
        qFatal("cannot become %s", name);
}

AsUser::~AsUser()
{
    if (::seteuid(0) != 0)
        qFatal("cannot become root again");
}
