// SPDX-License-Identifier: MIT
#include "overview/top_processes.h"

#include "base/bar_delegate.h"
#include "base/stacks_range.h"
#include "charts/chart_scale.h"
#include "overview/doing_delegate.h"
#include "overview/top_process_model.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>

#include <utility>

namespace wai {

using namespace performance;

namespace {

constexpr int SoonMs = 150;
constexpr int LiveMs = 5000;
constexpr int WidthForOneLine = 520;
constexpr nanoseconds SpanOfNow = std::chrono::seconds(30);

} // namespace

TopProcesses::TopProcesses(PerformanceClient &client, ViewState &state, const ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_client(client)
    , m_state(state)
    , m_model(new TopProcessModel(this))
    , m_table(new QTableView)
    , m_stack(new QStackedWidget)
    , m_order(new QComboBox)
    , m_when(new QLabel)
    , m_message(new QLabel)
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    layout->setSpacing(space::Small);
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Who did it"));
    title->setProperty("role", QStringLiteral("title"));
    m_order->addItems({tr("CPU"), tr("Waits"), tr("IO"), tr("Memory")});
    m_order->setAccessibleName(tr("Sort processes by"));
    m_order->setToolTip(
        tr("What the processes are sorted by. Waits is time that a process was ready to run but had no CPU."));
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_order);
    layout->addLayout(head);
    m_when->setProperty("role", QStringLiteral("soft"));
    m_when->setWordWrap(true);
    layout->addWidget(m_when);

    makeTable(themes);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setProperty("role", QStringLiteral("soft"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_message);
    layout->addWidget(m_stack, 1);

    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_model->setMeasure(TopProcessModel::Measure(index)); });
    m_activitiesSoon.setSingleShot(true);
    m_activitiesSoon.setInterval(SoonMs);
    connect(&m_activitiesSoon, &QTimer::timeout, this, &TopProcesses::askActivities);
    connect(&state, &ViewState::rangeChanged, this, &TopProcesses::ask);
    connect(&state, &ViewState::cursorChanged, this, &TopProcesses::ask);
}

void TopProcesses::makeTable(const ThemeSource &themes)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Most active processes"));
    m_table->setItemDelegateForColumn(TopProcessModel::Amount,
                                      new BarDelegate(themes, TopProcessModel::ShareRole, this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(TopProcessModel::Name, QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    auto *doing = new DoingDelegate(themes, TopProcessModel::DoingRole, this);
    m_table->setItemDelegateForColumn(TopProcessModel::Name, doing);
    m_table->setMouseTracking(true);
    connect(doing, &DoingDelegate::clicked, this, [this](const QModelIndex &index) { openStacks(index.row()); });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(m_model->process(index.row()).identity); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &TopProcesses::openMenu);
}

void TopProcesses::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    ask();
}

void TopProcesses::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitRows();
    m_table->setColumnWidth(TopProcessModel::Amount, width() < 380 ? 86 : std::min(220, width() / 3));
    m_table->setColumnWidth(TopProcessModel::Memory, fontMetrics().horizontalAdvance(QStringLiteral("000.0 MiB")) + 22);
}

/// Narrow, the second figure gives way to the name; and what a process was doing stands below it.
void TopProcesses::fitRows()
{
    m_table->setColumnHidden(TopProcessModel::Memory, width() < (m_showsDoing ? 400 : 260));
    const int lines = m_showsDoing && width() < WidthForOneLine ? 2 : 1;
    m_table->verticalHeader()->setDefaultSectionSize(lines * fontMetrics().height() + 10);
}

/// Of one second there are too few samples to say what somebody was doing.
TimeRange TopProcesses::activityRange() const
{
    const auto cursor = m_state.cursor();
    if (cursor)
        return {*cursor - SpanOfMoment / 2, *cursor + SpanOfMoment / 2};
    if (m_state.intent().brush)
        return *m_state.intent().brush;
    const Timestamp end = m_state.range().to;
    return {end - SpanOfNow, end};
}

void TopProcesses::askActivities()
{
    if (!isVisible() || !m_client.stacks())
        return;
    const quint64 number = ++m_askedActivities;
    m_activityRange = activityRange();
    m_sinceActivities.start();
    whenDone(m_client.ask(&Stacks::status), this, [this, number](const PerformanceResult<StacksStatus> &status) {
        const double rate = status ? status->rate : 0;
        whenDone(m_client.ask(&Stacks::activities, m_activityRange), this,
                 [this, number, rate](const PerformanceResult<std::vector<ProcessActivity>> &activities) {
                     if (number != m_askedActivities)
                         return;
                     m_model->setActivities(activities ? *activities : std::vector<ProcessActivity>(), rate);
                     if (activities && !activities->empty() && !std::exchange(m_showsDoing, true))
                         fitRows();
                 });
    });
}

void TopProcesses::openStacks(int row)
{
    const ProcessSample &process = m_model->process(row);
    StacksFilter filter;
    filter.processes = {process.identity.pid};
    Q_EMIT stacksWanted(filter, process.name, {});
}

void TopProcesses::openMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    // Rows move while the menu is open: it is about the process.
    const ProcessSample process = m_model->process(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_client.stacks()) {
        menu->addAction(tr("Flame graph of %1").arg(process.name), this, [this, process] {
            StacksFilter filter;
            filter.processes = {process.identity.pid};
            Q_EMIT stacksWanted(filter, process.name, {});
        });
    }
    menu->addAction(tr("Details of %1").arg(process.name), this, [this, process] { Q_EMIT chosen(process.identity); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

bool TopProcesses::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex index = m_table->currentIndex();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && index.isValid()) {
            if (m_model->activity(index.row()))
                openStacks(index.row());
            else
                Q_EMIT chosen(m_model->process(index.row()).identity);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void TopProcesses::ask()
{
    if (!isVisible())
        return;
    const quint64 number = ++m_asked;
    const auto cursor = m_state.cursor();
    const auto brush = m_state.intent().brush;
    const auto answer = [this, number](const PerformanceResult<ProcessList> &list) {
        if (number == m_asked)
            show(list);
    };
    if (brush && !cursor)
        whenDone(m_client.ask(&Processes::in, *brush), this, answer);
    else
        whenDone(m_client.ask(&Processes::at, cursor.value_or(m_state.range().to - nanoseconds(1))), this, answer);
    const bool isNow = !cursor && !brush;
    if (m_client.stacks() && activityRange() != m_activityRange && !m_activitiesSoon.isActive()
        && !(isNow && m_sinceActivities.isValid() && m_sinceActivities.elapsed() < LiveMs))
        m_activitiesSoon.start();
}

void TopProcesses::show(const PerformanceResult<ProcessList> &list)
{
    const auto cursor = m_state.cursor();
    const bool past = cursor || m_state.intent().brush || !m_state.intent().isLive();
    if (!list || !list->processes) {
        m_model->setProcesses({});
        m_message->setText(past ? tr("No processes were recorded then.") : tr("Waiting for the first samples …"));
        m_when->setText(cursor ? tr("At %1").arg(clockText(*cursor)) : QString());
        m_stack->setCurrentWidget(m_message);
        return;
    }
    m_model->setProcesses(*list->processes);
    if (m_state.intent().brush && !cursor)
        m_when->setText(tr("Over %1 until %2").arg(toText(list->interval), clockText(list->time)));
    else
        m_when->setText(past ? tr("At %1").arg(clockText(list->time))
                             : tr("Now. Point at a chart to see an earlier moment."));
    m_message->setText(tr("No process did anything worth mentioning."));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

QStringList TopProcesses::names() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row)
        list << m_model->process(row).name;
    return list;
}

} // namespace wai
