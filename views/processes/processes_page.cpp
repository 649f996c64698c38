// SPDX-License-Identifier: MIT
#include "processes/processes_page.h"

#include "base/bar_delegate.h"
#include "base/card.h"
#include "base/confirm_bar.h"
#include "base/table_copy.h"
#include "charts/chart_scale.h"
#include "processes/process_adjuster.h"
#include "processes/process_pane.h"
#include "processes/sparkline_delegate.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>

namespace wai {

using namespace performance;

namespace {

/// Bars of one process: CPU in shares of one CPU, so that a single busy thread is seen.
constexpr double BarCpus = 1;

} // namespace

ProcessesPage::ProcessesPage(PerformanceClient &client, ViewState &state, Settings &settings, const ThemeSource &themes)
    : m_client(client)
    , m_watch(client)
    , m_state(state)
    , m_settings(settings)
    , m_model(new ProcessModel(this))
    , m_table(new QTableView)
    , m_tree(new QTreeView)
    , m_views(new QStackedWidget)
    , m_search(new QLineEdit)
    , m_understood(new QLabel)
    , m_arrangement(new QComboBox)
    , m_count(new QLabel)
    , m_when(new QLabel)
    , m_backToNow(new QPushButton(tr("Back to now")))
    , m_pastBar(new QWidget)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_confirm(new ConfirmBar)
    , m_adjuster(new ProcessAdjuster(client, m_confirm, this))
    , m_pane(new ProcessPane(client, state, themes))
{
    m_model->setCpus(BarCpus);
    auto *card = new Card;
    card->box()->addWidget(makeBar());
    card->box()->addWidget(m_understood);
    auto *past = new QHBoxLayout(m_pastBar);
    past->setContentsMargins(0, 0, 0, 0);
    past->addWidget(m_when, 1);
    past->addWidget(m_backToNow);
    card->box()->addWidget(m_pastBar);
    card->box()->addWidget(m_confirm);
    makeViews(themes);
    card->box()->addWidget(m_views, 1);
    m_understood->setProperty("role", QStringLiteral("soft"));
    m_understood->setWordWrap(true);
    m_understood->hide();
    m_pastBar->hide();

    m_splitter->addWidget(card);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setCollapsible(0, false);
    m_splitter->setHandleWidth(space::Medium);
    m_pane->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Medium, space::Large, space::Large);
    layout->addWidget(m_splitter);

    connect(m_backToNow, &QPushButton::clicked, this, [this] {
        while (m_state.clearPicked()) {
        }
    });
    connect(m_adjuster, &ProcessAdjuster::told, this, &Page::problem);
    connect(m_pane, &ProcessPane::signalRequested, this, &ProcessesPage::requestSignal);
    connect(&client, &PerformanceClient::advanced, this, &ProcessesPage::update);
    connect(&state, &ViewState::intentChanged, this, &ProcessesPage::update);
    makeShortcuts();
}

ProcessesPage::~ProcessesPage() = default;

QWidget *ProcessesPage::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_search->setPlaceholderText(tr("Search: node, or cpu>20 user=me state=D mem>1G"));
    m_search->setAccessibleName(tr("Search processes"));
    m_search->setToolTip(
        tr("Words match name, command line, user, unit and PID. Fields: %1. A - in front negates a condition.")
            .arg(ProcessQuery::fields().join(QStringLiteral(", "))));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(460);
    m_search->setObjectName(QStringLiteral("processSearch"));
    m_arrangement->addItems({tr("List"), tr("Tree"), tr("By application")});
    m_arrangement->setAccessibleName(tr("Arrange processes"));
    m_arrangement->setObjectName(QStringLiteral("processArrangement"));
    m_count->setProperty("role", QStringLiteral("soft"));
    row->addWidget(m_search, 3);
    row->addWidget(m_arrangement);
    row->addStretch(1);
    row->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, this, &ProcessesPage::takeSearch);
    connect(m_arrangement, &QComboBox::currentIndexChanged, this, &ProcessesPage::arrange);
    return bar;
}

void ProcessesPage::makeViews(const ThemeSource &themes)
{
    m_views->addWidget(m_table);
    m_views->addWidget(m_tree);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSortingEnabled(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSortingEnabled(true);
    prepare(m_table, m_table->horizontalHeader(), themes);
    prepare(m_tree, m_tree->header(), themes);
    m_tree->setSelectionModel(m_table->selectionModel());

    const QFontMetrics metrics = m_table->fontMetrics();
    for (const auto &[column, sample] :
         {std::pair(ProcessModel::Name, "wai-performance-coll"), std::pair(ProcessModel::Pid, "00000000"),
          std::pair(ProcessModel::User, "systemd-netw"), std::pair(ProcessModel::State, "waiting for IO"),
          std::pair(ProcessModel::Cpu, "100.0 %00"), std::pair(ProcessModel::History, "00000000000"),
          std::pair(ProcessModel::Waits, "100.0 %00"), std::pair(ProcessModel::Memory, "000.0 MiB0"),
          std::pair(ProcessModel::Read, "000.0 MB/s0"), std::pair(ProcessModel::Write, "000.0 MB/s"),
          std::pair(ProcessModel::Threads, "Threads00"), std::pair(ProcessModel::Faults, "000.0 /s0"),
          std::pair(ProcessModel::Unit, "app-firefox-1234.scope")})
        m_table->setColumnWidth(
            column,
            std::max(metrics.horizontalAdvance(QLatin1String(sample)) + 16,
                     metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
                         + 36));
    for (const int column : {ProcessModel::Faults, ProcessModel::Unit})
        m_table->setColumnHidden(column, true);
    m_table->sortByColumn(ProcessModel::Cpu, Qt::DescendingOrder);
    m_table->horizontalHeader()->restoreState(
        m_settings.processColumns()); // false for nonsense: the columns above stand
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProcessesPage::showSelected);
}

void ProcessesPage::prepare(QAbstractItemView *view, QHeaderView *header, const ThemeSource &themes)
{
    view->setModel(m_model);
    view->setAccessibleName(tr("Processes"));
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setFrameShape(QFrame::NoFrame);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->setItemDelegateForColumn(ProcessModel::Cpu, new BarDelegate(themes, ProcessModel::ShareRole, this));
    view->setItemDelegateForColumn(ProcessModel::History,
                                   new SparklineDelegate(themes, ProcessModel::HistoryRole, this));
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSectionsMovable(true);
    connect(header, &QHeaderView::customContextMenuRequested, this, &ProcessesPage::chooseColumns);
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(header, signal, this, &ProcessesPage::saveColumns);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ProcessesPage::saveColumns);
    connect(view, &QAbstractItemView::customContextMenuRequested, this, &ProcessesPage::openMenu);
    enableCopy(view);
}

QAbstractItemView *ProcessesPage::view() const
{
    return static_cast<QAbstractItemView *>(m_views->currentWidget());
}
QHeaderView *ProcessesPage::header() const
{
    return view() == m_tree ? m_tree->header() : m_table->horizontalHeader();
}

void ProcessesPage::setColumnHidden(int column, bool hidden)
{
    header()->setSectionHidden(column, hidden);
    saveColumns();
}

bool ProcessesPage::isColumnHidden(int column) const
{
    return header()->isSectionHidden(column);
}

void ProcessesPage::saveColumns()
{
    // Both views have the same columns; what is changed in one is there in the other when it is shown.
    if (!m_restoring && isVisible())
        m_settings.setProcessColumns(header()->saveState());
}

void ProcessesPage::arrange(int arrangement)
{
    const QByteArray columns = header()->saveState();
    m_model->setArrangement(ProcessModel::Arrangement(arrangement));
    m_views->setCurrentIndex(arrangement == 0 ? 0 : 1);
    m_restoring = true;
    header()->restoreState(columns);
    m_restoring = false;
    if (arrangement == 1)
        m_tree->expandAll();
}

void ProcessesPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, ProcessSignal signal) {
        auto *shortcut = new QShortcut(key, m_views, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, signal] { requestSignal(signal); });
    };
    add(Qt::Key_Delete, ProcessSignal::Terminate);
    add(Qt::SHIFT | Qt::Key_Delete, ProcessSignal::Kill);
    auto *leave = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        if (m_confirm->isVisible())
            m_confirm->hide();
        else if (!m_search->text().isEmpty())
            m_search->clear();
        else if (!m_state.clearPicked())
            view()->clearSelection();
    });
}

bool ProcessesPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void ProcessesPage::setSearch(const QString &search)
{
    m_search->setText(search);
}

void ProcessesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_watch.set(true);
    update();
}

void ProcessesPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_watch.set(false);
}

bool ProcessesPage::isPast() const
{
    return m_state.isFixed() || m_state.intent().moment || m_state.intent().brush;
}

void ProcessesPage::update()
{
    if (!isVisible())
        return;
    const quint64 number = ++m_asked;
    const auto answer = [this, number](const QString &when) {
        return [this, number, when](const PerformanceResult<ProcessList> &list) {
            if (number == m_asked)
                show(list, when);
        };
    };
    const ViewIntent &intent = m_state.intent();
    if (intent.brush)
        whenDone(m_client.ask(&Processes::in, *intent.brush), this,
                 answer(tr("Means from %1 to %2, of the processes that were among the most active.")
                            .arg(clockText(intent.brush->from), clockText(intent.brush->to))));
    else if (intent.moment)
        whenDone(m_client.ask(&Processes::at, *intent.moment), this,
                 answer(tr("The most active processes at %1.").arg(clockText(*intent.moment))));
    else if (m_state.isFixed())
        whenDone(m_client.ask(&Processes::list), this,
                 answer(tr("Means over the whole report, of the processes that were among the most active.")));
    else if (intent.isLive() || m_model->processCount() == 0)
        whenDone(m_client.ask(&Processes::list), this, answer(QString()));
}

void ProcessesPage::show(const PerformanceResult<ProcessList> &list, const QString &when)
{
    m_pastBar->setVisible(!when.isEmpty());
    m_backToNow->setVisible(!m_state.isFixed() || m_state.intent().moment || m_state.intent().brush);
    m_backToNow->setText(m_state.isFixed() ? tr("All of the report") : tr("Back to now"));
    m_when->setText(list ? when : list.error().message());
    if (!list) {
        m_pastBar->show();
        m_model->setProcesses(std::make_shared<std::vector<ProcessSample>>());
    } else if (list->processes) {
        m_model->setProcesses(list->processes);
    }
    if (m_wanted) {
        const QModelIndex index = m_model->indexOf(*m_wanted);
        if (index.isValid()) {
            m_wanted.reset();
            view()->setCurrentIndex(index);
            view()->scrollTo(index, QAbstractItemView::PositionAtCenter);
        }
    }
    showCount();
}

void ProcessesPage::takeSearch()
{
    const ProcessQuery query = ProcessQuery::fromText(m_search->text());
    const QStringList parts = query.problems() + query.understood();
    m_understood->setVisible(!parts.isEmpty());
    m_understood->setText(parts.join(query.problems().isEmpty() ? QStringLiteral("; ") : QStringLiteral("  ")));
    m_model->setQuery(query);
    if (m_arrangement->currentIndex() == 1)
        m_tree->expandAll();
    showCount();
}

void ProcessesPage::showCount()
{
    m_count->setText(m_model->matchCount() == m_model->processCount()
                         ? tr("Processes: %1").arg(m_model->processCount())
                         : tr("Processes: %1 of %2").arg(m_model->matchCount()).arg(m_model->processCount()));
}

std::optional<ProcessSample> ProcessesPage::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : m_model->processAt(rows.constFirst());
}

void ProcessesPage::showSelected()
{
    const auto process = selected();
    const bool was = m_pane->isVisible();
    m_pane->setProcess(process);
    m_pane->setVisible(process.has_value());
    if (process && !was)
        view()->scrollTo(view()->currentIndex());
}

void ProcessesPage::select(const ProcessIdentity &identity)
{
    m_search->clear();
    m_wanted = identity;
    update();
}

void ProcessesPage::openMenu(const QPoint &position)
{
    const auto process = selected();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { copySelectedRows(view()); })->setShortcut(QKeySequence::Copy);
    if (process) {
        menu->addAction(tr("Only “%1”").arg(process->name), this,
                        [this, name = process->name] { m_search->setText(QStringLiteral("name=\"%1\"").arg(name)); });
        menu->addAction(tr("Only of %1").arg(process->user), this,
                        [this, user = process->user] { m_search->setText(QStringLiteral("user=\"%1\"").arg(user)); });
    }
    if (process && !isPast()) {
        menu->addSeparator();
        const auto add = [&](const QString &text, ProcessSignal signal, const QKeySequence &key = {}) {
            menu->addAction(text, this, [this, signal] { requestSignal(signal); })->setShortcut(key);
        };
        add(tr("End"), ProcessSignal::Terminate, Qt::Key_Delete);
        add(tr("Kill"), ProcessSignal::Kill, Qt::SHIFT | Qt::Key_Delete);
        add(tr("Stop"), ProcessSignal::Stop);
        add(tr("Continue"), ProcessSignal::Continue);
        add(tr("Interrupt"), ProcessSignal::Interrupt);
        add(tr("Hang up"), ProcessSignal::HangUp);
        menu->addSeparator();
        QMenu *adjust = menu->addMenu(tr("Adjust"));
        adjust->setObjectName(QStringLiteral("adjust"));
        adjust->setToolTipsVisible(true);
        m_adjuster->fill(adjust, *process);
    }
    menu->popup(view()->viewport()->mapToGlobal(position));
}

void ProcessesPage::chooseColumns(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < ProcessModel::ColumnCount; ++column) {
        auto *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                                       [this, column](bool shown) { setColumnHidden(column, !shown); });
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
    }
    menu->popup(header()->viewport()->mapToGlobal(position));
}

void ProcessesPage::requestSignal(ProcessSignal signal)
{
    const auto process = selectedNow();
    if (!process)
        return;
    const auto send = [this, p = *process, signal] { sendSignal(p, signal); };
    const QString who = tr("%1 (PID %2)").arg(process->name, QString::number(process->identity.pid));
    switch (signal) {
    case ProcessSignal::Terminate:
        m_confirm->ask(tr("End %1? It is asked to end and may save its work.").arg(who), tr("End"), send);
        break;
    case ProcessSignal::Kill:
        m_confirm->ask(tr("Kill %1? It ends at once; what it did not save is lost.").arg(who), tr("Kill"), send);
        break;
    case ProcessSignal::Stop:
        m_confirm->ask(tr("Stop %1? It is held still until you continue it; what waits for it waits, too.").arg(who),
                       tr("Stop"), send);
        break;
    case ProcessSignal::Interrupt:
        m_confirm->ask(tr("Interrupt %1, as Ctrl+C in a terminal does?").arg(who), tr("Interrupt"), send);
        break;
    case ProcessSignal::HangUp:
        m_confirm->ask(tr("Hang up %1? Many services read their settings anew, other programs end.").arg(who),
                       tr("Hang up"), send);
        break;
    case ProcessSignal::Continue: send(); break;
    }
}

void ProcessesPage::sendSignal(const ProcessSample &process, ProcessSignal signal)
{
    whenDone(m_client.ask(&ProcessControl::signal, process.identity, signal), this,
             [this](const PerformanceResult<void> &sent) {
                 if (!sent)
                     Q_EMIT problem(sent.error().message());
             });
}

} // namespace wai
