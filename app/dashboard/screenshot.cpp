// SPDX-License-Identifier: MIT
#include "dashboard.h"

#include "arguments.h"
#include "messages.h"

#include "files/settings.h"
#include "improve/improve_page.h"
#include "language/language.h"
#include "profiler/profiler_page.h"
#include "recording/profiling_dialog.h"
#include "reports/reports_page.h"
#include "theme/theme.h"
#include "window/main_window.h"
#include "window/page_table.h"

#include <performance/client/performance_client.h>
#include <performance/core/duration_text.h>
#include <performance/core/range_text.h>
#include <performance/core/translate.h>

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

namespace wai {

using performance::translate;

namespace {

std::optional<QSize> sizeFromText(const QString &size)
{
    const QStringList parts = size.split(u'x');
    bool widthOk = false;
    bool heightOk = false;
    const QSize parsed(parts.value(0).toInt(&widthOk), parts.value(1).toInt(&heightOk));
    const bool sensible = parts.size() == 2 && widthOk && heightOk && parsed.width() >= 400 && parsed.height() >= 300
        && parsed.width() <= 8000 && parsed.height() <= 8000;
    return sensible ? std::optional(parsed) : std::nullopt;
}

/// What is drawn: the window on a page, or a dialog over it.
class Subject {
public:
    Subject(MainWindow &window, performance::PerformanceClient &client, const QSize &size)
        : m_window(window), m_client(client), m_size(size), m_widget(&window)
    {}

    QWidget *widget() const { return m_widget; }
    /// Why something else is drawn than was asked for; empty where all is well.
    QString problem() const { return m_problem; }
    static QStringList others()
    {
        return {QStringLiteral("profiling"),    QStringLiteral("report"),          QStringLiteral("profile"),
                QStringLiteral("profile-time"), QStringLiteral("profile-seconds"), QStringLiteral("profile-functions"),
                QStringLiteral("explore"),      QStringLiteral("compare"),         QStringLiteral("palette"),
                QStringLiteral("changes")};
    }

    bool open(const QString &page)
    {
        if (page == u"profiling") {
            m_widget = m_window.profilingDialog();
            m_widget->show();
        } else if (page == u"report") {
            QObject::connect(&m_window, &MainWindow::reportOpened, &m_window,
                             [this](QWidget *dialog) { take(dialog); });
            withNewest([this](const performance::PerformanceReport &report) { m_window.openReport(report); });
        } else if (page == u"profile") {
            withNewest([this](const performance::PerformanceReport &report) { m_window.openProfile(report); });
        } else if (page.startsWith(QStringLiteral("profile-"))) {
            withNewest([this, page](const performance::PerformanceReport &report) {
                m_window.openProfile(report);
                if (auto *profiler = qobject_cast<ProfilerPage *>(m_window.currentPage()))
                    profiler->showView(page);
                else
                    m_problem = translate("Screenshot", "The newest report has no profile.");
            });
        } else if (page == u"explore") {
            withNewest([this](const performance::PerformanceReport &report) { take(m_window.exploreReport(report)); });
        } else if (page == u"compare") {
            auto *reports = m_window.showPage<ReportsPage>();
            QObject::connect(reports, &ReportsPage::comparisonOpened, &m_window,
                             [this](QWidget *dialog) { take(dialog); });
            QTimer::singleShot(1000, &m_window, [reports] { reports->compareNewest(); });
        } else if (page == u"changes") {
            auto *improve = m_window.showPage<ImprovePage>();
            QObject::connect(improve, &ImprovePage::opened, &m_window, [this](QWidget *dialog) { m_widget = dialog; });
            improve->openHistory();
        } else if (page == u"palette") {
            m_window.openPalette();
        } else {
            return m_window.showPage(page);
        }
        return true;
    }

    void selectProcess(int pid, std::chrono::nanoseconds within)
    {
        // The list is there after some readings.
        QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(within / 3), &m_window, [this, pid] {
            whenDone(m_client.processes()->list(), &m_window,
                     [this, pid](const performance::PerformanceResult<performance::ProcessList> &list) {
                         for (const auto &process :
                              list && list->processes ? *list->processes : std::vector<performance::ProcessSample>()) {
                             if (process.identity.pid == pid)
                                 m_window.openProcess(process.identity);
                         }
                     });
        });
    }

private:
    void take(QWidget *widget)
    {
        m_widget = widget;
        widget->resize(m_size);
    }
    template<typename Use>
    void withNewest(Use use)
    {
        whenDone(m_client.reports()->list(), &m_window,
                 [this, use](const performance::PerformanceResult<std::vector<performance::ReportInfo>> &reports) {
                     const auto newest = reports && !reports->empty()
                         ? m_client.report(reports->front().id)
                         : m_client.generateReport(translate("Screenshot", "Last minutes"), std::chrono::minutes(15));
                     whenDone(
                         newest, &m_window,
                         [this, use](const performance::PerformanceResult<performance::PerformanceReport> &report) {
                             if (report)
                                 use(*report);
                             else
                                 m_problem = report.error().message();
                         });
                 });
    }

    MainWindow &m_window;
    performance::PerformanceClient &m_client;
    QSize m_size;
    QString m_problem;
    QWidget *m_widget;
};

void addOptions(cli::Arguments &args)
{
    args.addOption(
        QStringLiteral("page"),
        translate(
            "Screenshot",
            "%1; changes (what was applied), profiling (the dialog), report (the newest one), profile (the flame graph of that one; profile-time, profile-seconds, profile-functions: its other views), explore (that one as if live), compare (the newest two), palette.")
            .arg(pageIds().join(QStringLiteral(", "))),
        QStringLiteral("PAGE"), QStringLiteral("overview"));
    args.addOption(QStringLiteral("after"), translate("Screenshot", "How long to collect before."),
                   QStringLiteral("TIME"), QStringLiteral("5s"));
    args.addOption(QStringLiteral("output"), translate("Screenshot", "The picture, a .png file."),
                   QStringLiteral("FILE"));
    args.addOption(QStringLiteral("theme"), translate("Screenshot", "light or dark."), QStringLiteral("THEME"),
                   QStringLiteral("light"));
    args.addOption(QStringLiteral("size"), translate("Screenshot", "Width and height, such as 1280x820."),
                   QStringLiteral("WxH"), QStringLiteral("1280x820"));
    args.addOption(QStringLiteral("span"), translate("Screenshot", "How far back charts reach."),
                   QStringLiteral("TIME"), QStringLiteral("60s"));
    args.addOption(QStringLiteral("range"),
                   translate("Screenshot", "A range of time as it is typed in the window, such as 14:00-14:20."),
                   QStringLiteral("RANGE"));
    args.addOption(QStringLiteral("process"),
                   translate("Screenshot", "On the page of processes, the one whose details are shown."),
                   QStringLiteral("PID"));
    args.addOption(QStringLiteral("language"),
                   translate("Screenshot", "en, de, zh_CN, or pseudo, which lengthens every text."),
                   QStringLiteral("LANGUAGE"), QStringLiteral("en"));
}

/// What the options ask for, read.
struct Wanted {
    QString output;
    performance::nanoseconds after{0};
    performance::nanoseconds span{0};
    QSize size;
    bool isDark = false;
};

/// An exit code where they make no sense.
std::optional<int> readOptions(const cli::Arguments &args, Wanted &wanted)
{
    wanted.output = args.value(QStringLiteral("output"));
    if (wanted.output.isEmpty())
        return cli::usageError(translate("Screenshot", "--output FILE.png is missing."));
    for (const auto &[name, value] : {std::pair("after", &wanted.after), std::pair("span", &wanted.span)}) {
        const auto duration = performance::durationFromText(args.value(QLatin1String(name)));
        if (!duration)
            return cli::usageError(QStringLiteral("--%1: ").arg(QLatin1String(name)) + duration.error().message());
        *value = *duration;
    }
    const auto size = sizeFromText(args.value(QStringLiteral("size")));
    if (!size)
        return cli::usageError(translate("Screenshot", "--size must be WIDTHxHEIGHT from 400x300 to 8000x8000."));
    wanted.size = *size;
    const QString theme = args.value(QStringLiteral("theme"));
    if (theme != u"light" && theme != u"dark")
        return cli::usageError(translate("Screenshot", "--theme must be light or dark."));
    wanted.isDark = theme == u"dark";
    return std::nullopt;
}

} // namespace

int runScreenshot(int argc, char **argv, const QStringList &arguments)
{
    cli::Arguments args(
        QStringLiteral("screenshot"), QStringLiteral("--page PAGE --after 5s --output FILE.png"),
        translate(
            "Screenshot",
            "Draws a page of the dashboard into a picture, with this machine's data; no display is needed. The history of the data folder is shown where there is one.\n\n"
            "Example:\n  wai-performance screenshot --page overview --after 5s --output overview.png"));
    addOptions(args);
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    Wanted wanted;
    if (const auto code = readOptions(args, wanted))
        return *code;

    qputenv("QT_QPA_PLATFORM", "offscreen");
    installMessageHandler();
    QApplication application(argc, argv);
    const QTemporaryDir scratch; // a picture shall not change what the user set
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.setSpan(wanted.span);
    for (const char *hint : {"cursor", "brush", "palette", "why"}) // a picture is of the page, not of first steps
        settings.setHintDone(QString::fromLatin1(hint));
    const auto client = performance::createPerformanceClient(
        performance::PerformanceConfig().withDataFolder(args.dataFolder()));
    ThemeSource themes(&application);
    themes.choose(wanted.isDark ? ThemeChoice::Dark : ThemeChoice::Light);
    Language language(application);
    language.choose(args.value(QStringLiteral("language")));
    MainWindow window(*client, settings, themes);
    window.resize(wanted.size);
    window.show();
    const QString page = args.value(QStringLiteral("page"));
    Subject subject(window, *client, wanted.size);
    if (!subject.open(page)) {
        return cli::usageError(translate("Screenshot", "There is no page \"%1\"; there are %2.")
                                   .arg(page, (window.pageIds() + Subject::others()).join(QStringLiteral(", "))));
    }
    if (args.has(QStringLiteral("range"))) {
        const auto range = performance::rangeFromText(args.value(QStringLiteral("range")), performance::now());
        if (!range)
            return cli::usageError(translate("Screenshot", "--range must be a range of time such as 14:00-14:20."));
        if (range->end)
            window.viewState().show({*range->end - range->span, *range->end});
        else
            window.viewState().setSpan(range->span);
    }
    if (args.has(QStringLiteral("process")))
        subject.selectProcess(args.value(QStringLiteral("process")).toInt(), wanted.after);

    int code = cli::Done;
    QTimer::singleShot(std::chrono::duration_cast<std::chrono::milliseconds>(wanted.after), &window, [&] {
        if (!subject.problem().isEmpty())
            code = cli::fail({performance::PerformanceErrorCode::ReportNotFound, page, subject.problem(), {}});
        else if (!subject.widget()->grab().save(wanted.output))
            code = cli::fail({performance::PerformanceErrorCode::IoError,
                              wanted.output,
                              translate("Screenshot", "the picture cannot be written there"),
                              {}});
        QApplication::quit();
    });
    QApplication::exec();
    return code;
}

} // namespace wai
