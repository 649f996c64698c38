// SPDX-License-Identifier: MIT
#include "messages.h"

#include "command_line.h"
#include "terminal.h"

#include <QCoreApplication>

#include <cstdlib>

namespace wai {

namespace {

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtFatalMsg) {
        cli::printError(QCoreApplication::translate("Dashboard", "The window cannot go on: %1").arg(message));
        std::_Exit(cli::Failed);
    }
    // Neither is a fault of anybody: root has no runtime folder, and the offscreen platform has no window manager.
    if (message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR"))
        || message.contains(QLatin1String("propagateSizeHints")))
        return;
    cli::printLog(type, context, message);
}

} // namespace

void installMessageHandler()
{
    qInstallMessageHandler(handle);
}

} // namespace wai
