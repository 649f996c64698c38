// SPDX-License-Identifier: MIT
#include "dashboard.h"

#include "arguments.h"
#include "messages.h"

#include "reports/profiling_dialog.h"
#include "settings/settings.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <performance/client/performance_client.h>
#include <performance/core/duration_text.h>

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

namespace wai {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Screenshot", source);
}

std::optional<QSize> sizeFromText(const QString &size)
{
    const QStringList parts = size.split(u'x');
    bool widthOk = false;
    bool heightOk = false;
    const QSize parsed(parts.value(0).toInt(&widthOk), parts.value(1).toInt(&heightOk));
    const bool sensible = parts.size() == 2 && widthOk && heightOk && parsed.width() >= 400 && parsed.height() >= 300 && parsed.width() <= 8000 && parsed.height() <= 8000;
    return sensible ? std::optional(parsed) : std::nullopt;
}

} // namespace

int runScreenshot(int argc, char **argv, const QStringList &arguments)
{
    cli::Arguments args(QStringLiteral("screenshot"), QStringLiteral("--page PAGE --after 5s --output FILE.png"),
                        text(QT_TRANSLATE_NOOP("Screenshot", "Draws a page of the dashboard into a picture, with this machine's data; no display is needed. The history of the data folder is shown where there is one.\n\n"
                                                             "Example:\n  wai-performance screenshot --page overview --after 5s --output overview.png")));
    args.addOption(QStringLiteral("page"), text(QT_TRANSLATE_NOOP("Screenshot", "overview, processes, reports, settings, profiling (the dialog) or report (the newest one).")), QStringLiteral("PAGE"), QStringLiteral("overview"));
    args.addOption(QStringLiteral("after"), text(QT_TRANSLATE_NOOP("Screenshot", "How long to collect before.")), QStringLiteral("TIME"), QStringLiteral("5s"));
    args.addOption(QStringLiteral("output"), text(QT_TRANSLATE_NOOP("Screenshot", "The picture, a .png file.")), QStringLiteral("FILE"));
    args.addOption(QStringLiteral("theme"), text(QT_TRANSLATE_NOOP("Screenshot", "light or dark.")), QStringLiteral("THEME"), QStringLiteral("light"));
    args.addOption(QStringLiteral("size"), text(QT_TRANSLATE_NOOP("Screenshot", "Width and height, such as 1280x820.")), QStringLiteral("WxH"), QStringLiteral("1280x820"));
    args.addOption(QStringLiteral("span"), text(QT_TRANSLATE_NOOP("Screenshot", "How far back charts reach.")), QStringLiteral("TIME"), QStringLiteral("60s"));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const QString output = args.value(QStringLiteral("output"));
    if (output.isEmpty())
        return cli::usageError(text(QT_TRANSLATE_NOOP("Screenshot", "--output FILE.png is missing.")));
    const auto after = performance::durationFromText(args.value(QStringLiteral("after")));
    const auto span = performance::durationFromText(args.value(QStringLiteral("span")));
    if (!after)
        return cli::usageError(QStringLiteral("--after: ") + after.error().message());
    if (!span)
        return cli::usageError(QStringLiteral("--span: ") + span.error().message());
    const auto size = sizeFromText(args.value(QStringLiteral("size")));
    if (!size)
        return cli::usageError(text(QT_TRANSLATE_NOOP("Screenshot", "--size must be WIDTHxHEIGHT from 400x300 to 8000x8000.")));
    const QString theme = args.value(QStringLiteral("theme"));
    if (theme != u"light" && theme != u"dark")
        return cli::usageError(text(QT_TRANSLATE_NOOP("Screenshot", "--theme must be light or dark.")));

    qputenv("QT_QPA_PLATFORM", "offscreen");
    installMessageHandler();
    QApplication application(argc, argv);
    const QTemporaryDir scratch; // a picture shall not change what the user set
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.setSpan(*span);
    const auto client = performance::createPerformanceClient(performance::PerformanceConfig().withDataFolder(args.dataFolder()));
    ThemeSource themes(&application);
    themes.choose(theme == u"dark" ? ThemeChoice::Dark : ThemeChoice::Light);
    MainWindow window(*client, settings, themes);
    window.resize(*size);
    QWidget *subject = &window;
    const QString page = args.value(QStringLiteral("page"));
    window.show();
    if (page == u"profiling") {
        subject = window.profilingDialog();
        window.profilingDialog()->show();
    } else if (page == u"report") {
        QObject::connect(&window, &MainWindow::reportOpened, &window, [&](QWidget *dialog) {
            subject = dialog;
            dialog->resize(*size);
        });
        whenDone(client->reports(), &window, [&](const performance::PerformanceResult<std::vector<performance::ReportInfo>> &reports) {
            const auto newest = reports && !reports->empty() ? client->report(reports->front().id) : client->generateReport(text(QT_TRANSLATE_NOOP("Screenshot", "Last minutes")), std::chrono::minutes(15));
            whenDone(newest, &window, [&](const performance::PerformanceResult<performance::PerformanceReport> &report) {
                if (report)
                    window.openReport(*report);
            });
        });
    } else if (!window.showPage(page)) {
        return cli::usageError(text(QT_TRANSLATE_NOOP("Screenshot", "There is no page \"%1\"; there are %2, profiling and report.")).arg(page, window.pageIds().join(QStringLiteral(", "))));
    }

    int code = cli::Done;
    QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(*after), &window, [&] {
        if (!subject->grab().save(output))
            code = cli::fail({performance::PerformanceErrorCode::IoError, output, text(QT_TRANSLATE_NOOP("Screenshot", "the picture cannot be written there")), {}});
        QApplication::quit();
    });
    QApplication::exec();
    return code;
}

} // namespace wai
