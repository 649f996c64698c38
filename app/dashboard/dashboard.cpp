// SPDX-License-Identifier: MIT
#include "dashboard.h"

#include "arguments.h"
#include "messages.h"
#include "terminal.h"

#include "files/settings.h"
#include "language/language.h"
#include "theme/theme.h"
#include "window/window_host.h"

#include <performance/client/performance_client.h>
#include <performance/core/own_program.h>
#include <performance/core/translate.h>
#include <performance/probe/ui_probe.h>

#include <QApplication>
#include <QIcon>
#include <QSocketNotifier>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace wai {

using performance::translate;

namespace {

/// Whether a server listens on the socket of a local X display such as ":0" or ":99.0".
bool localDisplayAnswers(const QByteArray &display)
{
    const QByteArray number = display.mid(1).split('.').value(0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = "/tmp/.X11-unix/X" + number;
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return true;
    std::copy(path.cbegin(), path.cend(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return true; // cannot tell; Qt will
    bool answers = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (!answers) {
        // Some servers listen on the abstract name only.
        sockaddr_un abstract{};
        abstract.sun_family = AF_UNIX;
        std::copy(path.cbegin(), path.cend(), abstract.sun_path + 1);
        answers = ::connect(socket, reinterpret_cast<const sockaddr *>(&abstract),
                            socklen_t(offsetof(sockaddr_un, sun_path) + 1 + size_t(path.size())))
            == 0;
    }
    ::close(socket);
    return answers;
}

/// SIGTERM and SIGINT close the window, so that its state is kept.
void quitOnSignals()
{
    static int pipeEnds[2];
    if (::pipe(pipeEnds) != 0)
        return;
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, [] { QApplication::closeAllWindows(); });
    for (const int signal : {SIGTERM, SIGINT})
        std::signal(signal, [](int) { [[maybe_unused]] const auto written = ::write(pipeEnds[1], "", 1); });
}

} // namespace

std::optional<QString> displayProblem()
{
    const QString hint = translate("Dashboard", "Without a display use the commands: wai-performance --help.");
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return std::nullopt;
    const QByteArray display = qgetenv("DISPLAY");
    if (display.isEmpty())
        return translate("Dashboard", "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).") + u' '
            + hint;
    if (display.startsWith(':') && !localDisplayAnswers(display))
        return translate("Dashboard", "The display %1 does not answer.").arg(QString::fromLocal8Bit(display)) + u' '
            + hint;
    return std::nullopt;
}

int runDashboard(int argc, char **argv, const QStringList &arguments)
{
    {
        // What is wrong with the arguments is said even where there is no display.
        const QString first = arguments.value(0);
        if (!first.isEmpty() && !first.startsWith(u'-'))
            return cli::usageError(
                translate("Dashboard", "There is no command \"%1\". See wai-performance --help.").arg(first));
    }
    cli::Arguments args({}, QStringLiteral("[--page PAGE] [--data-dir FOLDER]"),
                        translate("Dashboard", "Opens the dashboard."));
    args.addOption(QStringLiteral("page"), translate("Dashboard", "The page to show first."), QStringLiteral("PAGE"));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    if (const auto problem = displayProblem()) {
        cli::printError(*problem);
        return cli::Failed;
    }

    installMessageHandler();
    if (!qEnvironmentVariableIsSet("DBUS_FATAL_WARNINGS")) {
        static char harmless[sizeof performance::BusErrorsAreHarmless];
        std::copy(std::begin(performance::BusErrorsAreHarmless), std::end(performance::BusErrorsAreHarmless), harmless);
        ::putenv(harmless); // before there is a second thread
    }
    Settings settings(Settings::defaultFile()); // read while the display is being connected to
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral(WAI_DESKTOP_ID));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/wai-performance.svg")));
    Language language(application);
    const auto client = performance::createPerformanceClient(settings.config().withDataFolder(args.dataFolder()));
    const performance::UiProbe probe(*client); // this window is an application as well
    ThemeSource themes(&application);
    themes.choose(settings.theme());
    const WindowHost host(*client, settings, themes, language);
    if (args.has(QStringLiteral("page")) && !host.window()->showPage(args.value(QStringLiteral("page")))) {
        return cli::usageError(
            translate("Dashboard", "There is no page \"%1\"; there are %2.")
                .arg(args.value(QStringLiteral("page")), host.window()->pageIds().join(QStringLiteral(", "))));
    }
    quitOnSignals();
    host.window()->show();
    return QApplication::exec();
}

} // namespace wai
