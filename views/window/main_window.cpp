// SPDX-License-Identifier: MIT
#include "window/main_window.h"

#include "alerts/act_notifier.h"
#include "alerts/alert_notifier.h"
#include "improve/improve_page.h"
#include "processes/processes_page.h"
#include "profiler/profiler_page.h"
#include "recording/profiling_dialog.h"
#include "reports/report_dialog.h"
#include "window/command_palette.h"
#include "window/growing_span.h"
#include "window/hint_bar.h"
#include "window/notice_bar.h"
#include "window/page_table.h"
#include "window/past_bar.h"
#include "window/plain_labels.h"
#include "window/range_bar.h"
#include "window/status_line.h"

#include <performance/client/report_client.h>
#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QSystemTrayIcon>

#include <algorithm>
#include <utility>

namespace wai {

using namespace performance;

MainWindow::MainWindow(PerformanceClient &client, Settings &settings, ThemeSource &themes)
    : m_client(client), m_settings(settings), m_themes(themes), m_ofReport(false), m_watch(client)
{
    setWindowTitle(tr("WAI Performance"));
    m_state.start(m_settings.span());
    build();
    new GrowingSpan(m_client, m_state, this);
    if (!showPage(m_settings.page()))
        showEntry(m_entries.front());
    restoreGeometry(m_settings.windowGeometry()); // false for nonsense: the size of build() stands
    connect(&m_state, &ViewState::intentChanged, this, [this] {
        if (m_state.intent().isLive() && !m_state.intent().grows)
            m_settings.setSpan(m_state.intent().span);
    });
}

MainWindow::MainWindow(const PerformanceReport &report, Settings &settings, ThemeSource &themes)
    : m_own(std::make_unique<ReportClient>(report))
    , m_client(*m_own)
    , m_settings(settings)
    , m_themes(themes)
    , m_ofReport(true)
    , m_watch(*m_own)
{
    setWindowTitle(tr("Report: %1").arg(report.name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_state.setFixed(static_cast<ReportClient &>(m_client).range());
    build();
    showEntry(m_entries.front());
}

MainWindow::~MainWindow()
{
    // Pages ask the client while they live: they go before a client of our own does. Not taken out first: without its
    // parent every widget would be polished for its end.
    delete centralWidget();
}

void MainWindow::build()
{
    setProperty("dressedInParts", true); // pages that are not seen need not follow the theme at once
    m_stack = new QStackedWidget;
    m_notices = new NoticeBar;
    m_hints = new HintBar(m_settings);
    m_range = new RangeBar(m_state);
    m_past = new PastBar(m_state);
    m_title = new QLabel;
    m_search = new QPushButton(tr("Search or command"));
    m_why = new QPushButton(tr("Why?"));
    m_profile = new QPushButton;
    m_notifier = new AlertNotifier(m_client.explanations() != nullptr, this);
    m_acts = new ActNotifier(this);
    qApp->installEventFilter(new PlainLabels(this));
    m_status = new StatusLine(m_client, m_ofReport, statusBar());
    resize(1320, 860);
    setMinimumSize(760, 520);
    for (const PageRow &row : pageTable()) {
        if ((!m_ofReport || row.has(PageRow::OfReports)) && row.isFor(m_client))
            m_entries.push_back({&row});
    }

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar());
    auto *noticeRow = new QVBoxLayout;
    noticeRow->setContentsMargins(space::Large, space::Small, space::Large, 0);
    noticeRow->addWidget(m_notices);
    noticeRow->addWidget(m_past);
    noticeRow->addWidget(m_hints);
    column->addLayout(noticeRow);
    column->addWidget(m_stack, 1);
    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSidebar());
    row->addWidget(right, 1);
    setCentralWidget(central);
    m_palette = new CommandPalette(central);
    for (QWidget *part : std::initializer_list<QWidget *>{m_notices, m_past, m_hints, m_palette, statusBar()})
        m_themes.dress(part);
    connect(m_palette, &CommandPalette::closed, this, [this] { m_watch.set(false); });
    makeShortcuts();
    if (!m_ofReport)
        makeHints();
    followClient();
    // Nothing looks selected until the keyboard is used.
    m_stack->setFocusPolicy(Qt::ClickFocus);
    m_stack->setFocus();
}

void MainWindow::followClient()
{
    m_marksSoon.setSingleShot(true);
    m_marksSoon.setInterval(150);
    connect(&m_marksSoon, &QTimer::timeout, this, &MainWindow::askForMarks);
    connect(&m_state, &ViewState::rangeChanged, this, [this] {
        if (!m_marksSoon.isActive())
            m_marksSoon.start();
    });
    connect(&m_client, &PerformanceClient::advanced, this, [this](Timestamp time) {
        // What nobody sees is not drawn: it catches up when it is seen again.
        if (!isVisible() || isMinimized()) {
            m_missed = time;
            return;
        }
        m_state.advance(time);
        m_status->update();
        if (m_palette->isVisible())
            whenDone(m_client.ask(&Processes::list), this,
                     [this](const PerformanceResult<ProcessList> &list) { addProcessesToPalette(list); });
    });
    const auto tell = [this](const PerformanceError &error) { m_notices->add(error.message()); };
    connect(&m_settings.store(), &SettingsStore::problemOccurred, this, tell);
    if (!m_ofReport && m_settings.store().problem())
        tell(*m_settings.store().problem());
    connect(&m_client, &PerformanceClient::problemOccurred, m_notices, qOverload<const QString &>(&NoticeBar::add));
    m_client.follow(&Sessions::changed, this, &MainWindow::updateProfiling);
    // What was profiled has ended: nothing more will come, so the result is shown.
    m_client.follow(&Sessions::programEnded, this, [this] { profilingDialog()->stop(); });
    m_client.follow(&Alerts::alerted, m_notifier, &AlertNotifier::tell);
    followAlerts();
    followWhy();
    m_client.follow(&Changes::madeByItself, m_acts, &ActNotifier::tell);
    const auto undo = [this](const QString &id) {
        whenDone(m_client.ask(&Changes::revert, id), this, [this](const PerformanceResult<bool> &done) {
            m_notices->add(done ? tr("Taken back and read back.") : done.error().message());
        });
    };
    connect(m_acts, &ActNotifier::undoWanted, this, undo);
    connect(m_acts, &ActNotifier::shown, this, [this] { showPage<ImprovePage>(); });
    connect(m_acts, &ActNotifier::untold, this, [this, undo](const QString &sentence, const QString &id) {
        m_notices->add(sentence, tr("Undo"), [undo, id] { undo(id); });
    });
    connect(m_range, &RangeBar::problem, m_notices, qOverload<const QString &>(&NoticeBar::add));
    m_client.follow(&Advice::changed, this, &MainWindow::countSuggestions, Qt::QueuedConnection);
    connect(m_status, &StatusLine::recordedSince, &m_state, &ViewState::setRecordedSince);
    m_profilingTick.setInterval(500);
    connect(&m_profilingTick, &QTimer::timeout, this, &MainWindow::updateProfiling);
    m_status->update();
    askForMarks();
    if (!m_ofReport) {
        updateProfiling();
        updateTray();
    }
}

QWidget *MainWindow::makeTopBar()
{
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("topBar"));
    m_themes.dress(bar);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::Large, space::Small, space::Large, space::Small);
    layout->setSpacing(space::Small);
    m_title->setProperty("role", QStringLiteral("heading"));
    m_title->setMinimumWidth(0);
    layout->addWidget(m_title);
    layout->addStretch(1);
    layout->addWidget(m_range);
    layout->addWidget(makeWhyButton());
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setToolTip(tr("Finds pages, series, processes, reports and actions (Ctrl+K)"));
    connect(m_search, &QPushButton::clicked, this, &MainWindow::openPalette);
    layout->addWidget(m_search);
    m_profile->setObjectName(QStringLiteral("profile"));
    m_profile->setProperty("accent", true);
    m_profile->setVisible(!m_ofReport);
    connect(m_profile, &QPushButton::clicked, this, &MainWindow::toggleProfiling);
    layout->addWidget(m_profile);
    return bar;
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto &&action) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::Key_Space), [this] { m_range->togglePause(); });
    if (!m_ofReport)
        add(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { toggleProfiling(); });
    add(m_ofReport ? QKeySequence(QKeySequence::Close) : QKeySequence(QKeySequence::Quit), [this] {
        // Quit means it, also where closing would leave the tray icon.
        if (m_tray)
            m_tray->hide();
        close();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { m_state.zoom(0.5); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { m_state.zoom(2); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_T), [this] { m_range->editRange(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_state.back(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_state.forward(); });
    add(QKeySequence::Find, [this] { currentPage()->focusSearch(); });
    if (m_client.explanations())
        add(QKeySequence(Qt::Key_Question), [this] { askWhy(); });
}

void MainWindow::makeHints()
{
    m_hints->add(
        QStringLiteral("cursor"),
        tr("Point at a chart: “Who did it” shows which processes were busy in that second. Click to keep the moment, Esc to let it go."));
    m_hints->add(
        QStringLiteral("brush"),
        tr("Drag over a chart to select a range: every figure and table is then of this range. Return zooms to it, Alt+Left goes back."));
    m_hints->add(QStringLiteral("palette"), tr("Ctrl+K finds any page, series, process or action by a few letters."));
    if (m_client.explanations())
        m_hints->add(
            QStringLiteral("why"),
            tr("Was it slow? Press ?: the causes of the selected range, else of the last minute, are looked for."));
    connect(&m_state, &ViewState::intentChanged, this, [this] {
        if (m_state.intent().moment)
            m_hints->done(QStringLiteral("cursor"));
        if (m_state.intent().brush)
            m_hints->done(QStringLiteral("brush"));
    });
}

void MainWindow::askForMarks()
{
    whenDone(m_client.ask(&History::events, m_state.range()), this,
             [this](const PerformanceResult<std::vector<TimelineEvent>> &events) {
                 if (events)
                     m_state.setMarks(*events);
             });
    askForMachineEvents();
}

void MainWindow::updateProfiling()
{
    whenDone(m_client.ask(&Sessions::state), this, [this](const PerformanceResult<ProfilingState> &state) {
        m_status->showSampling(state);
        m_profile->setText(state ? tr("Stop profiling · %1").arg(toText(now() - state->startedAt))
                                 : tr("Start profiling"));
        m_profile->setToolTip(state ? tr("Ends the session and opens its report (Ctrl+R)")
                                    : tr("Records everything until you stop it, then opens a report (Ctrl+R)"));
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
        connect(m_profiling, &ProfilingDialog::finished, this, &MainWindow::openProfile);
        connect(m_profiling, &ProfilingDialog::samplingStarted, this, [this] { showPage<ProfilerPage>(); });
    }
    return m_profiling;
}

/// How many suggestions there are stands in the sidebar.
void MainWindow::countSuggestions()
{
    if (!isVisible())
        return;
    whenDone(m_client.optimizations(), this,
             [this](const PerformanceResult<std::vector<PerformanceOptimization>> &all) {
                 const auto count = !all ? 0
                                         : std::count_if(all->cbegin(), all->cend(),
                                                         [](const PerformanceOptimization &o) { return !o.applied; });
                 if (const Entry *entry = entryOf(ImprovePage::staticMetaObject)) {
                     const QString title = entry->row->title();
                     entry->button->setText(count > 0 ? tr("%1 (%2)").arg(title).arg(count) : title);
                     entry->button->setShortcut(
                         entry->row->shortcut()); // a new text brings its own: that of its mnemonic, or none
                 }
                 m_marksSoon.start(); // something may have been applied or taken back
             });
}

void MainWindow::toggleProfiling()
{
    whenDone(m_client.isProfiling(), this, [this](const PerformanceResult<bool> &running) {
        if (running && *running) {
            profilingDialog()->stop();
            return;
        }
        const auto *processes = qobject_cast<const ProcessesPage *>(currentPage());
        profilingDialog()->ask(processes ? processes->selectedNow() : std::nullopt);
    });
}

void MainWindow::openReport(const PerformanceReport &report)
{
    auto *dialog = new ReportDialog(report, m_themes, this);
    connect(dialog, &ReportDialog::exploreRequested, this, &MainWindow::exploreReport);
    connect(dialog, &ReportDialog::profileRequested, this, &MainWindow::openProfile);
    dialog->show();
    Q_EMIT reportOpened(dialog);
}

void MainWindow::openProfile(const PerformanceReport &report)
{
    if (report.profile.target.isEmpty())
        openReport(report);
    else if (auto *page = showPage<ProfilerPage>())
        page->showReport(report);
}

MainWindow *MainWindow::exploreReport(const PerformanceReport &report)
{
    auto *window = new MainWindow(report, m_settings, m_themes);
    window->setParent(this, Qt::Window); // goes with this one, which owns what it is drawn with
    window->resize(size());
    window->show();
    return window;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // Narrow, what the keyboard and the sidebar offer as well gives way: the search, then the title.
    m_search->setVisible(width() >= 1080);
    m_title->setVisible(width() >= 940);
}

void MainWindow::catchUp()
{
    if (m_missed && isVisible() && !isMinimized()) {
        m_state.advance(*std::exchange(m_missed, std::nullopt));
        m_status->update();
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    catchUp();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        catchUp();
}

void MainWindow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        m_state.back();
    else if (event->button() == Qt::ForwardButton)
        m_state.forward();
    else
        QMainWindow::mousePressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_ofReport)
        m_settings.setWindowGeometry(saveGeometry());
    if (m_tray && m_tray->isVisible()) {
        hide();
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

} // namespace wai
