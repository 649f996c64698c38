// SPDX-License-Identifier: MIT
#include "window/main_window.h"

#include "overview/overview_page.h"
#include "processes/processes_page.h"
#include "reports/profiling_dialog.h"
#include "reports/report_dialog.h"
#include "reports/reports_page.h"
#include "settings/settings_page.h"
#include "window/notice_bar.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QButtonGroup>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>

namespace wai {

using namespace performance;

namespace {

struct Span {
    const char *text;
    std::chrono::seconds length;
};
constexpr Span Spans[] = {
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last minute"), std::chrono::seconds(60)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last 5 minutes"), std::chrono::seconds(300)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last 15 minutes"), std::chrono::seconds(900)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last hour"), std::chrono::seconds(3600)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last 6 hours"), std::chrono::seconds(21600)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last day"), std::chrono::seconds(86400)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last 7 days"), std::chrono::seconds(7 * 86400)},
    {QT_TRANSLATE_NOOP("wai::MainWindow", "Last 30 days"), std::chrono::seconds(30 * 86400)},
};

} // namespace

MainWindow::MainWindow(PerformanceClient &client, Settings &settings, ThemeSource &themes)
    : m_client(client)
    , m_settings(settings)
    , m_themes(themes)
    , m_stack(new QStackedWidget)
    , m_notices(new NoticeBar)
    , m_title(new QLabel)
    , m_span(new QComboBox)
    , m_live(new QPushButton)
    , m_profile(new QPushButton)
    , m_cost(new QLabel)
    , m_extent(new QLabel)
    , m_historyLabel(new QLabel)
{
    setWindowTitle(tr("WAI Performance"));
    resize(1280, 820);
    setMinimumSize(760, 520);

    m_entries.push_back({QStringLiteral("overview"), tr("Overview"), [this] { return new OverviewPage(m_client, m_state, m_themes); }});
    m_entries.push_back({QStringLiteral("processes"), tr("Processes"), [this] { return new ProcessesPage(m_client); }});
    m_entries.push_back({QStringLiteral("reports"), tr("Reports"), [this] {
                             auto *page = new ReportsPage(m_client);
                             connect(page, &ReportsPage::startProfiling, this, &MainWindow::toggleProfiling);
                             connect(page, &ReportsPage::openReport, this, &MainWindow::openReport);
                             return page;
                         }});
    m_entries.push_back({QStringLiteral("settings"), tr("Settings"), [this] { return new SettingsPage(m_client, m_settings, m_themes); }});

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar());
    auto *noticeRow = new QVBoxLayout;
    noticeRow->setContentsMargins(space::Large, space::Small, space::Large, 0);
    noticeRow->addWidget(m_notices);
    column->addLayout(noticeRow);
    column->addWidget(m_stack, 1);
    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSidebar());
    row->addWidget(right, 1);
    setCentralWidget(central);
    makeStatusBar();
    makeShortcuts();

    connect(&client, &PerformanceClient::advanced, this, [this](Timestamp time) {
        m_state.advance(time);
        updateStatus();
    });
    connect(&client, &PerformanceClient::problemOccurred, m_notices, &NoticeBar::add);
    connect(&client, &PerformanceClient::profilingChanged, this, &MainWindow::updateProfiling);
    m_profilingTick.setInterval(500);
    connect(&m_profilingTick, &QTimer::timeout, this, &MainWindow::updateProfiling);
    updateProfiling();
    updateStatus();

    restoreGeometry(m_settings.windowGeometry()); // false for nonsense: the size above stands
    if (!showPage(m_settings.page()))
        showPage(QStringLiteral("overview"));
    // Nothing looks selected until the keyboard is used.
    m_stack->setFocusPolicy(Qt::ClickFocus);
    m_stack->setFocus();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeSidebar()
{
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("sidebar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedWidth(176);
    auto *layout = new QVBoxLayout(bar);
    layout->setContentsMargins(space::Small, space::Medium, space::Small, space::Medium);
    layout->setSpacing(2);
    auto *name = new QLabel(tr("WAI Performance"));
    name->setProperty("role", QStringLiteral("title"));
    name->setContentsMargins(space::Medium, space::Small, 0, space::Medium);
    layout->addWidget(name);
    auto *group = new QButtonGroup(this);
    int number = 1;
    for (Entry &entry : m_entries) {
        auto *button = new QPushButton;
        button->setText(entry.title);
        button->setProperty("nav", true);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setObjectName(QStringLiteral("nav-") + entry.id);
        const QKeySequence shortcut(QStringLiteral("Ctrl+%1").arg(number++));
        button->setShortcut(shortcut);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(entry.title, shortcut.toString(QKeySequence::NativeText)));
        group->addButton(button);
        connect(button, &QPushButton::clicked, this, [this, id = entry.id] { showPage(id); });
        entry.button = button;
        if (entry.id == u"settings")
            layout->addStretch(1);
        layout->addWidget(button);
    }
    return bar;
}

QWidget *MainWindow::makeTopBar()
{
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::Large, space::Small, space::Large, space::Small);
    layout->setSpacing(space::Small);
    m_title->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(m_title, 1);

    for (const Span &span : Spans)
        m_span->addItem(tr(span.text));
    m_span->setAccessibleName(tr("Range of the charts"));
    m_span->setToolTip(tr("How far back the charts reach"));
    m_span->setObjectName(QStringLiteral("span"));
    connect(m_span, &QComboBox::currentIndexChanged, this, &MainWindow::setSpan);
    m_live->setCheckable(true);
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setAccessibleName(tr("Pause the charts"));
    m_live->setToolTip(tr("Holds the charts still; recording goes on (Space)"));
    connect(m_live, &QPushButton::toggled, this, [this](bool paused) {
        m_live->setText(paused ? tr("Paused") : tr("● Live"));
        ViewIntent intent = m_state.intent();
        intent.live = !paused;
        m_state.setIntent(intent);
    });
    m_live->setText(tr("● Live"));
    m_profile->setObjectName(QStringLiteral("profile"));
    m_profile->setProperty("accent", true);
    connect(m_profile, &QPushButton::clicked, this, &MainWindow::toggleProfiling);
    layout->addWidget(m_span);
    layout->addWidget(m_live);
    layout->addWidget(m_profile);

    const nanoseconds wanted = m_settings.span();
    for (int i = 0; i < int(std::size(Spans)); ++i) {
        if (nanoseconds(Spans[i].length) == wanted)
            m_span->setCurrentIndex(i);
    }
    setSpan(m_span->currentIndex());
    return bar;
}

void MainWindow::setSpan(int index)
{
    ViewIntent intent = m_state.intent();
    intent.span = Spans[index].length;
    m_state.setIntent(intent);
    m_settings.setSpan(intent.span);
}

void MainWindow::makeStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    m_cost->setToolTip(tr("CPU time of this program over the last interval, in percent of one CPU, and its resident memory."));
    m_cost->setObjectName(QStringLiteral("cost"));
    statusBar()->addWidget(m_cost);
    statusBar()->addWidget(m_extent);
    statusBar()->addWidget(m_historyLabel);
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto &&action) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::Key_Space), [this] { m_live->toggle(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { toggleProfiling(); });
    add(QKeySequence::Quit, [this] { close(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { m_span->setCurrentIndex(qMax(0, m_span->currentIndex() - 1)); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { m_span->setCurrentIndex(qMin(m_span->count() - 1, m_span->currentIndex() + 1)); });
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const Entry &entry : m_entries)
        ids << entry.id;
    return ids;
}

bool MainWindow::showPage(const QString &id)
{
    for (Entry &entry : m_entries) {
        if (entry.id != id)
            continue;
        if (!entry.page) {
            entry.page = entry.make();
            connect(entry.page, &Page::problem, m_notices, &NoticeBar::add);
            m_stack->addWidget(entry.page);
        }
        m_stack->setCurrentWidget(entry.page);
        entry.button->setChecked(true);
        m_title->setText(entry.title);
        const bool timed = id == u"overview";
        m_span->setVisible(timed);
        m_live->setVisible(timed);
        m_settings.setPage(id);
        return true;
    }
    return false;
}

Page *MainWindow::currentPage() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::updateStatus()
{
    whenDone(m_client.status(), this, [this](const PerformanceResult<ClientStatus> &status) {
        if (!status)
            return;
        const QString cpu = status->cpuShare ? formatValue(*status->cpuShare, u"1") : noValue();
        const QString memory = status->memoryBytes ? formatValue(double(*status->memoryBytes), u"By") : noValue();
        m_cost->setText(tr("This dashboard: %1 CPU, %2").arg(cpu, memory));
        QString interval = toText(status->interval);
        if (status->slowedDown)
            interval = tr("slowed down to %1").arg(interval);
        m_extent->setText(tr("%1 series, %2").arg(QString::number(status->history.seriesCount), interval));
        const HistoryInfo &history = status->history;
        QString text = history.oldest ? tr("History: %1").arg(toText(now() - *history.oldest)) : tr("No history yet");
        if (!history.inMemory)
            text += QStringLiteral(", ") + formatValue(double(history.bytes), u"By");
        if (history.readOnly)
            text += QStringLiteral(", ") + tr("followed");
        if (history.inMemory)
            text += QStringLiteral(", ") + tr("in memory only");
        m_historyLabel->setText(text);
        m_historyLabel->setToolTip(history.readOnly ? tr("Another program records into this folder; this window follows it live.") : QString());
    });
}

void MainWindow::updateProfiling()
{
    whenDone(m_client.profilingState(), this, [this](const PerformanceResult<ProfilingState> &state) {
        m_profile->setText(state ? tr("Stop profiling · %1").arg(toText(now() - state->startedAt)) : tr("Start profiling"));
        m_profile->setToolTip(state ? tr("Ends the session and opens its report (Ctrl+R)") : tr("Records everything until you stop it, then opens a report (Ctrl+R)"));
        if (state)
            m_profilingTick.start();
        else
            m_profilingTick.stop();
    });
}

ProfilingDialog *MainWindow::profilingDialog()
{
    if (!m_profiling) {
        m_profiling = new ProfilingDialog(m_client, this);
        connect(m_profiling, &ProfilingDialog::finished, this, &MainWindow::openReport);
    }
    return m_profiling;
}

void MainWindow::toggleProfiling()
{
    whenDone(m_client.isProfiling(), this, [this](const PerformanceResult<bool> &running) {
        if (running && *running) {
            profilingDialog()->stop();
            return;
        }
        profilingDialog()->show();
        profilingDialog()->raise();
    });
}

void MainWindow::openReport(const PerformanceReport &report)
{
    auto *dialog = new ReportDialog(report, m_themes, this);
    dialog->show();
    Q_EMIT reportOpened(dialog);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace wai
