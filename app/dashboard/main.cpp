// SPDX-License-Identifier: MIT
#include "command_line.h"
#include "dashboard.h"

#include "language/command_language.h"

#include <performance/core/system_text.h>

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("wai-performance"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAI_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << performance::fromSystem(argv[i]);

    if (wai::cli::isCommand(arguments)) {
        const QCoreApplication application(argc, argv);
        using Reader = wai::CommandLanguage::Reader;
        const wai::CommandLanguage language(wai::cli::isForPrograms(arguments) ? Reader::Programs : Reader::People);
        return wai::cli::run(arguments);
    }
    if (arguments.value(1) == u"screenshot")
        return wai::runScreenshot(argc, argv, arguments.sliced(2));
    return wai::runDashboard(argc, argv, arguments.sliced(1));
}
