// SPDX-License-Identifier: MIT
#include "profiler/profiler_page.h"

#include "base/bar_delegate.h"
#include "base/card.h"
#include "base/label.h"
#include "charts/time_chart.h"
#include "profiler/call_models.h"
#include "profiler/flame_chart.h"
#include "profiler/function_pane.h"
#include "profiler/profile_export.h"
#include "profiler/range_marks.h"
#include "profiler/seconds_map.h"
#include "profiler/subject_chooser.h"
#include "profiler/thread_timeline.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/stacks.h>
#include <performance/core/when_done.h>

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

namespace wai {

using namespace performance;

namespace {

constexpr int LiveIntervalMs = 1000;
constexpr int PaneWidth = 320;

} // namespace

ProfilerPage::ProfilerPage(PerformanceClient &client, ViewState &view, Settings &settings, const ThemeSource &themes,
                           QWidget *parent)
    : Page(parent)
    , m_client(client)
    , m_view(view)
    , m_settings(settings)
    , m_themes(themes)
    , m_mode(client.stacks() ? Mode::Machine : Mode::Session)
    , m_body(new QStackedWidget)
    , m_sayings(new MachineNotice)
    , m_machineButton(new QPushButton(tr("Machine")))
    , m_sessionButton(new QPushButton(tr("Session")))
    , m_subject(new SubjectChooser(client))
    , m_compare(new QPushButton(tr("Compare …")))
    , m_marks(new RangeMarks(client, view, themes))
    , m_chart(new TimeChart(themes, tr("CPU"), QStringLiteral("1")))
    , m_limit(makeLabel({}, "soft"))
    , m_name(makeLabel({}, "title"))
    , m_samples(makeLabel({}, "soft"))
    , m_quality(makeLabel({}, "soft"))
    , m_event(new QComboBox)
    , m_search(new QLineEdit)
    , m_matched(makeLabel({}, "soft"))
    , m_backButton(new QToolButton)
    , m_forwardButton(new QToolButton)
    , m_reset(new QPushButton(tr("Show everything")))
    , m_filters(makeLabel({}, "soft"))
    , m_open(new QPushButton(tr("Report …")))
    , m_timeline(new ThreadTimeline(m_state, themes))
    , m_views(new QTabWidget)
    , m_flames(new FlameTab(m_state, themes))
    , m_pane(nullptr)
    , m_export(new ProfileExportButton(m_state, *m_flames->graph()))
    , m_notice(makeLabel({}, "error"))
    , m_legend(makeLabel({}, "soft"))
{
    m_header = makeHeader();
    m_content = makeContent();
    m_empty = makeEmpty();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Medium, space::Large, space::Large);
    column->setSpacing(space::Medium);
    column->addWidget(m_header);
    column->addWidget(m_chart);
    column->addWidget(m_body, 1);
    for (QWidget *part : {m_content, m_empty, static_cast<QWidget *>(m_sayings)})
        m_body->addWidget(part);
    makeShortcuts();
    makeMachine();

    connect(&m_state, &ProfileState::filterChanged, this, &ProfilerPage::updateFilters);
    connect(&m_state, &ProfileState::resultChanged, this, [this] {
        updateHeader();
        updateFilters();
        updateSearch();
    });
    connect(&m_state, &ProfileState::searchChanged, this, &ProfilerPage::updateSearch);
    connect(m_timeline, &ThreadTimeline::filterWanted, &m_state, &ProfileState::setFilter);
    client.follow(&Sessions::changed, this, &ProfilerPage::followSession);
    m_liveTick.setInterval(LiveIntervalMs);
    connect(&m_liveTick, &QTimer::timeout, this, &ProfilerPage::askLive);
    updateFilters();
    updateMode();
}

/// The views of a profile, and beside them what is chosen.
QWidget *ProfilerPage::makeContent()
{
    auto *split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(makeViews());
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(new FunctionPane(m_state));
    scroll->setMinimumWidth(240);
    m_pane = scroll;
    split->addWidget(scroll);
    split->setStretchFactor(0, 1);
    split->setSizes({1000, PaneWidth});
    return split;
}

QWidget *ProfilerPage::makeEmpty()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addStretch(1);
    auto *title = makeLabel(tr("Where does the time go?"), "heading");
    title->setAlignment(Qt::AlignHCenter);
    layout->addWidget(title);
    auto *text = makeLabel(tr("Start profiling and choose a command, running processes or the whole system. "
                              "The flame graph grows while it records; programs need not be prepared.\n"
                              "Reports with a profile open here too."),
                           "soft");
    text->setAlignment(Qt::AlignHCenter);
    text->setFixedWidth(480);
    auto *middle = new QHBoxLayout; // an alignment in the column would ask for the height of another width
    middle->addStretch(1);
    middle->addWidget(text);
    middle->addStretch(1);
    layout->addLayout(middle);
    auto *start = new QPushButton(tr("Start profiling"));
    start->setProperty("accent", true);
    start->setObjectName(QStringLiteral("profilerStart"));
    connect(start, &QPushButton::clicked, this, &Page::startProfiling);
    layout->addSpacing(space::Medium);
    layout->addWidget(start, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return page;
}

QWidget *ProfilerPage::makeHeader()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Medium);
    m_name->setWordWrap(false);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setMinimumWidth(0);
    m_samples->setWordWrap(false);
    m_samples->setMinimumWidth(20);
    m_quality->setWordWrap(false);
    m_event->setAccessibleName(tr("What is counted"));
    m_event->setToolTip(tr("What the boxes measure: time on the CPU, time spent waiting, page faults"));
    m_event->setObjectName(QStringLiteral("profilerEvent"));
    m_event->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_event, &QComboBox::activated, this, &ProfilerPage::chooseEvent);
    connect(m_export, &ProfileExportButton::message, this, &ProfilerPage::problem);
    m_notice->hide();
    m_open->setToolTip(tr("The report of this session: charts, figures, export"));
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_mode == Mode::Machine)
            openMachineReport();
        else if (m_report)
            Q_EMIT openReport(*m_report);
    });
    m_switch = makeSwitch();
    row->addWidget(m_switch);
    row->addWidget(m_subject);
    row->addWidget(m_name, 1);
    row->addStretch();
    row->addWidget(m_samples);
    row->addWidget(m_quality);
    row->addWidget(m_compare);
    row->addWidget(m_export);
    row->addWidget(m_open);
    card->box()->addLayout(row);
    card->box()->addWidget(m_notice);
    card->box()->addWidget(m_limit);
    card->box()->addWidget(m_marks);
    m_filterBar = makeFilterBar();
    card->box()->addWidget(m_filterBar);
    return card;
}

QWidget *ProfilerPage::makeFilterBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    m_backButton->setText(QStringLiteral("←"));
    m_backButton->setToolTip(tr("The filter before (Alt+Left)"));
    m_backButton->setAccessibleName(tr("The filter before"));
    m_forwardButton->setText(QStringLiteral("→"));
    m_forwardButton->setToolTip(tr("The filter after (Alt+Right)"));
    m_forwardButton->setAccessibleName(tr("The filter after"));
    connect(m_backButton, &QToolButton::clicked, &m_state, &ProfileState::back);
    connect(m_forwardButton, &QToolButton::clicked, &m_state, &ProfileState::forward);
    connect(m_reset, &QPushButton::clicked, &m_state, &ProfileState::resetFilter);
    m_reset->setToolTip(tr("Takes every filter back"));
    m_search->setPlaceholderText(tr("Search functions: malloc, /^std::/ …"));
    m_search->setAccessibleName(tr("Search functions"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(320);
    m_search->setObjectName(QStringLiteral("profilerSearch"));
    connect(m_search, &QLineEdit::textChanged, &m_state, &ProfileState::setSearch);
    m_filters->setWordWrap(false);
    m_filters->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_backButton);
    row->addWidget(m_forwardButton);
    row->addWidget(m_search, 2);
    row->addWidget(m_matched);
    row->addWidget(m_filters, 1);
    row->addWidget(m_reset);
    row->addWidget(m_event);
    return bar;
}

QTreeView *ProfilerPage::makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTreeView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setUniformRowHeights(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(profile_table::Name, QHeaderView::Stretch);
    table->setTextElideMode(Qt::ElideMiddle);
    for (const int column : {int(profile_table::Self), int(profile_table::Total)}) {
        table->setItemDelegateForColumn(column, new BarDelegate(m_themes, profile_table::ShareRole, table));
        table->setColumnWidth(column, 110);
    }
    table->setColumnWidth(profile_table::Samples, 100);
    connect(table, &QTreeView::clicked, this,
            [this](const QModelIndex &index) { m_state.select(index.data(profile_table::FunctionRole).toInt()); });
    connect(table, &QTreeView::activated, this,
            [this](const QModelIndex &index) { m_state.select(index.data(profile_table::FunctionRole).toInt()); });
    return table;
}

QWidget *ProfilerPage::makeViews()
{
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    auto *lanes = new Card;
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Threads"), "title"));
    head->addWidget(m_legend, 1);
    m_legend->setAlignment(Qt::AlignRight);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_legend->setToolTip(tr("Click a kind of code to merge it into its callers, and again to show it"));
    m_legend->setObjectName(QStringLiteral("profilerLegend"));
    connect(m_legend, &QLabel::linkActivated, this,
            [this](const QString &link) { mergeKind(ModuleKind(link.toInt())); });
    lanes->box()->addLayout(head);
    lanes->box()->addWidget(m_timeline, 1);
    // Few threads need little room; the rest is for the flames.
    connect(m_timeline, &ThreadTimeline::measured, lanes, [this, lanes, split] {
        constexpr size_t Few = 6;
        const int frame = lanes->sizeHint().height() - m_timeline->sizeHint().height();
        const int most = m_timeline->lanes().size() <= Few ? frame + m_timeline->sizeHint().height() : QWIDGETSIZE_MAX;
        if (most == lanes->maximumHeight())
            return;
        lanes->setMaximumHeight(most);
        if (most < QWIDGETSIZE_MAX)
            split->setSizes({most, std::max(1, split->height() - most)});
    });
    split->addWidget(lanes);

    auto *functions = makeTable(new CostModel(m_state, CostModel::By::Function, this), tr("Functions"));
    functions->setRootIsDecorated(false);
    functions->setSortingEnabled(true);
    functions->sortByColumn(profile_table::Self, Qt::DescendingOrder);
    auto *modules = makeTable(new CostModel(m_state, CostModel::By::Module, this), tr("Modules"));
    modules->setRootIsDecorated(false);
    modules->setSortingEnabled(true);
    modules->sortByColumn(profile_table::Self, Qt::DescendingOrder);
    m_views->setDocumentMode(true);
    m_views->setObjectName(QStringLiteral("profilerViews"));
    auto *chart = new FlameChart(m_state, m_themes);
    connect(chart, &FlameChart::filterWanted, &m_state, &ProfileState::setFilter);
    auto *seconds = new SecondsMap(m_state, m_themes);
    connect(seconds, &SecondsMap::filterWanted, &m_state, &ProfileState::setFilter);
    chart->setObjectName(QStringLiteral("profile-time"));
    seconds->setObjectName(QStringLiteral("profile-seconds"));
    functions->setObjectName(QStringLiteral("profile-functions"));
    m_views->addTab(m_flames, tr("Flame graph"));
    m_views->addTab(chart, tr("Over time"));
    m_views->addTab(seconds, tr("Seconds"));
    m_views->addTab(makeTable(new CallTreeModel(m_state, false, this), tr("Top-down")), tr("Top-down"));
    m_views->addTab(makeTable(new CallTreeModel(m_state, true, this), tr("Bottom-up")), tr("Bottom-up"));
    m_views->addTab(functions, tr("Functions"));
    m_views->addTab(modules, tr("Modules"));
    auto *card = new Card;
    card->box()->addWidget(m_views, 1);
    split->addWidget(card);
    split->setStretchFactor(1, 1);
    split->setSizes({150, 600});
    return split;
}

void ProfilerPage::makeShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *s = new QShortcut(keys, this);
        s->setContext(Qt::WidgetWithChildrenShortcut);
        connect(s, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_state.back(); });
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_state.forward(); });
}

bool ProfilerPage::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
    return m_body->currentWidget() == m_content;
}

void ProfilerPage::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        m_state.back();
    else if (event->button() == Qt::ForwardButton)
        m_state.forward();
    else
        Page::mousePressEvent(event);
}

void ProfilerPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    followSession();
    askWhetherKept();
    if (m_machine)
        m_machine->setShown(m_mode == Mode::Machine);
}

void ProfilerPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_liveTick.stop(); // what nobody sees costs nothing
    if (m_machine)
        m_machine->setShown(false);
}

void ProfilerPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool isWide = width() >= LeastWidthForPane;
    m_pane->setVisible(isWide);
    m_quality->setVisible(isWide && m_body->currentWidget() == m_content);
    m_chart->setVisible(m_mode == Mode::Machine && height() >= LeastHeightForChart);
    m_subject->setMaximumWidth(isWide ? 260 : 190);
    updateHeader();
}

void ProfilerPage::followSession()
{
    if (!isVisible())
        return;
    if (!m_client.sessions() && !m_machine)
        Q_EMIT problem(m_client.whyMissing().message());
    whenDone(m_client.ask(&Sessions::state), this, [this](const PerformanceResult<ProfilingState> &state) {
        const bool live = state && state->target.kind != ProfilingTarget::Kind::MetricsOnly;
        if (live && !m_live) {
            m_report.reset();
            m_live = true;
            m_sessionFilter = {};
            if (m_mode == Mode::Session)
                beginSession();
            else
                setMode(Mode::Session); // whoever starts one wants to see it
        }
        m_live = live;
        if (live && isVisible() && m_mode == Mode::Session) {
            m_liveTick.start();
            askLive();
        } else {
            m_liveTick.stop();
        }
    });
}

void ProfilerPage::askLive()
{
    if (m_asking)
        return;
    m_asking = true;
    whenDone(m_client.ask(&Sessions::liveProfile), this, [this](const PerformanceResult<Profile> &profile) {
        m_asking = false;
        if (!m_live || m_mode != Mode::Session || !profile || profile->target.isEmpty())
            return;
        m_state.setProfile(*profile, true);
        showBody();
    });
}

void ProfilerPage::showReport(const PerformanceReport &report)
{
    m_live = false;
    m_liveTick.stop();
    m_report = std::make_shared<PerformanceReport>(report);
    m_sessionFilter = {};
    if (m_mode == Mode::Session)
        beginSession();
    else
        setMode(Mode::Session);
}

void ProfilerPage::mergeKind(ModuleKind kind)
{
    ProfileFilter filter = m_state.filter();
    const std::set<qint32> modules = modulesOf(kind);
    const bool merged = std::ranges::all_of(modules, [&](qint32 m) { return filter.hiddenModules.contains(m); });
    for (const qint32 module : modules) {
        if (merged)
            filter.hiddenModules.erase(module);
        else
            filter.hiddenModules.insert(module);
    }
    m_state.setFilter(filter);
}

void ProfilerPage::showView(const QString &name)
{
    auto *view = m_views->findChild<QWidget *>(name);
    m_views->setCurrentWidget(view ? view : m_flames);
}

void ProfilerPage::chooseEvent(int index)
{
    ProfileFilter filter = m_state.filter();
    filter.events = {quint8(m_event->itemData(index).toInt())};
    m_state.setFilter(filter);
}

} // namespace wai
