// SPDX-License-Identifier: MIT
#include "processes/process_pane.h"

#include "base/label.h"
#include "base/table_copy.h"
#include "processes/process_model.h"
#include "processes/stack_now_dialog.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <map>

namespace wai {

using namespace performance;

namespace {

/// Fills a table without moving what one looks at: cells change their text, rows come and go at the end.
void fill(QTableWidget *table, const std::vector<QStringList> &rows)
{
    table->setRowCount(int(rows.size()));
    for (int row = 0; row < int(rows.size()); ++row) {
        for (int column = 0; column < table->columnCount(); ++column) {
            QTableWidgetItem *item = table->item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
                table->setItem(row, column, item);
            }
            const QString &text = rows[size_t(row)].at(column);
            if (item->text() != text) {
                item->setText(text);
                item->setToolTip(text);
            }
        }
    }
}

} // namespace

ProcessPane::ProcessPane(PerformanceClient &client, ViewState &state, const ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_client(client)
    , m_state(state)
    , m_title(makeLabel({}, "title"))
    , m_facts(makeLabel({}, "soft"))
    , m_waiting(makeLabel({}, "plain"))
    , m_missing(makeLabel({}, "soft"))
    , m_stack(new QPushButton(tr("Stack now")))
    , m_tabs(new QTabWidget)
    , m_history(nullptr)
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    layout->setSpacing(space::Small);
    auto *head = new QHBoxLayout;
    m_title->setWordWrap(false);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_title, 1);
    m_stack->setObjectName(QStringLiteral("processStack"));
    m_stack->setToolTip(tr("What each thread does at this moment; nothing is started or stopped for it"));
    if (!client.stacks()) // shown before it has a parent it would be a window of its own
        m_stack->hide();
    connect(m_stack, &QPushButton::clicked, this, &ProcessPane::showStack);
    head->addWidget(m_stack);
    const auto action = [&](const QString &text, const QString &tip, ProcessSignal signal, const char *name) {
        auto *button = new QPushButton(text);
        button->setToolTip(tip);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, signal] { Q_EMIT signalRequested(signal); });
        head->addWidget(button);
    };
    action(tr("Stop"), tr("Holds the process still until it is continued"), ProcessSignal::Stop, "processStop");
    action(tr("Continue"), tr("Lets a stopped process go on"), ProcessSignal::Continue, "processContinue");
    action(tr("End"), tr("Asks the process to end (Del)"), ProcessSignal::Terminate, "processEnd");
    layout->addLayout(head);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the process"));
    layout->addWidget(m_tabs, 1);
    m_tabs->addTab(makeSummary(themes), tr("Summary"));
    m_threads = addTable(tr("Threads"), {tr("Thread"), tr("Name"), tr("State"), tr("CPU time"), tr("Waits for")}, 4);
    m_files = addTable(tr("Files and sockets"), {tr("Number"), tr("Target")}, 1);
    m_memory = addTable(tr("Memory"), {tr("Size"), tr("Rights"), tr("What")}, 2);
    m_environment = addTable(tr("Environment"), {tr("Name"), tr("Value")}, 1);
    m_limits = addTable(tr("Limits"), {tr("Limit"), tr("Soft"), tr("Hard"), tr("Unit")}, 0);
    connect(&client, &PerformanceClient::advanced, this, &ProcessPane::refresh);
    connect(&state, &ViewState::rangeChanged, this, &ProcessPane::showHistory);
}

QWidget *ProcessPane::makeSummary(const ThemeSource &themes)
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, space::Small, 0, 0);
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_waiting);
    texts->addWidget(m_facts);
    texts->addWidget(m_missing);
    texts->addStretch(1);
    row->addLayout(texts, 1);
    m_history = new TimeChart(themes, tr("History"), QStringLiteral("1"));
    m_history->follow(&m_state);
    m_history->setLines(
        {{QString(), tr("CPU"), 0, true}, {QString(), tr("waits"), 1}, {QString(), tr("memory"), 2, false, 1, 1}});
    m_history->setUnits(QStringLiteral("1"), QStringLiteral("By"));
    m_history->setEmptyText(tr("In this range it was not among the most active processes."));
    m_history->setWheelScrollsPage(true);
    row->addWidget(m_history, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QTableWidget *ProcessPane::addTable(const QString &title, const QStringList &headers, int stretched)
{
    auto *table = new QTableWidget(0, int(headers.size()));
    table->setHorizontalHeaderLabels(headers);
    for (int column = 0; column < headers.size(); ++column)
        table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    // Widths follow what is visible: measuring thousands of rows each second would cost more than reading them.
    table->horizontalHeader()->setResizeContentsPrecision(0);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setAccessibleName(title);
    enableCopy(table);
    m_tabs->addTab(table, title);
    return table;
}

void ProcessPane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refresh();
    showHistory();
}

void ProcessPane::setProcess(const std::optional<ProcessSample> &process)
{
    const bool same = process && m_process && process->identity == m_process->identity;
    m_process = process;
    if (same)
        return;
    m_before.reset();
    for (QTableWidget *table : {m_threads, m_files, m_memory, m_environment, m_limits})
        table->setRowCount(0);
    m_waiting->clear();
    m_missing->clear();
    m_facts->clear();
    m_title->setText(process ? tr("%1, PID %2").arg(process->name, QString::number(process->identity.pid)) : QString());
    refresh();
    showHistory();
}

void ProcessPane::showStack()
{
    if (m_process)
        (new StackNowDialog(m_client, m_process->identity, m_process->name, window()))->show();
}

void ProcessPane::refresh()
{
    if (!isVisible() || !m_process)
        return;
    const quint64 number = ++m_asked;
    whenDone(m_client.ask(&ProcessControl::details, m_process->identity), this,
             [this, number](const PerformanceResult<ProcessDetails> &details) {
                 if (number != m_asked)
                     return;
                 if (details)
                     show(*details);
                 else
                     m_waiting->setText(details.error().message());
             });
}

QString ProcessPane::waitingText(const ProcessDetails &details) const
{
    if (!m_before || details.time <= m_before->time || details.threads.empty())
        return tr("Looking …");
    const double span = double((details.time - m_before->time).count());
    const auto amount = [&](qint64 now, qint64 before) { return std::max(0.0, double(now - before) / span); };
    const double running = amount(details.ranNs, m_before->ranNs);
    const double runnable = amount(details.runnableNs, m_before->runnableNs);
    const double storage = details.storageNs && m_before->storageNs ? amount(*details.storageNs, *m_before->storageNs)
                                                                    : 0;
    const double asleep = std::max(0.0, double(details.threads.size()) - running - runnable - storage);
    const auto number = [](double value) { return formatNumber(value, 2); };
    QString text = details.storageNs
        ? tr("Threads: %1. On average %2 ran, %3 waited for a CPU, %4 for storage, and %5 slept.")
              .arg(details.threads.size())
              .arg(number(running), number(runnable), number(storage), number(asleep))
        : tr("Threads: %1. On average %2 ran, %3 waited for a CPU, and %4 slept or waited for storage.")
              .arg(details.threads.size())
              .arg(number(running), number(runnable), number(asleep));
    std::map<QString, int> reasons;
    for (const ThreadDetails &thread : details.threads) {
        if (!thread.waitsFor.isEmpty())
            ++reasons[thread.waitsFor];
    }
    std::vector<std::pair<int, QString>> sorted;
    for (const auto &[reason, count] : reasons)
        sorted.emplace_back(count, reason);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    if (!sorted.empty())
        text += u'\n' + tr("Right now they wait for:");
    for (size_t i = 0; i < sorted.size() && i < 5; ++i)
        text += QStringLiteral("\n  %1 × %2").arg(sorted[i].first).arg(sorted[i].second);
    return text;
}

QString ProcessPane::waiting() const
{
    return m_waiting->text();
}

void ProcessPane::show(const ProcessDetails &d)
{
    m_waiting->setText(waitingText(d));
    m_before = d;
    QStringList facts{tr("Command: %1").arg(d.commandLine.left(500))};
    if (!d.executable.isEmpty())
        facts << tr("Program: %1").arg(d.executable);
    if (!d.workingDirectory.isEmpty())
        facts << tr("Folder: %1").arg(d.workingDirectory);
    if (!d.unit.isEmpty())
        facts << tr("Unit: %1").arg(d.unit);
    if (d.proportionalBytes)
        facts << tr("Memory of its own, shared pages divided: %1, swapped out: %2")
                     .arg(formatValue(double(*d.proportionalBytes), u"By"),
                          formatValue(double(d.swappedBytes.value_or(0)), u"By"));
    m_facts->setText(facts.join(u'\n'));
    m_missing->setText(d.missing.join(u'\n'));

    std::vector<QStringList> rows;
    for (const ThreadDetails &thread : d.threads)
        rows.push_back({QString::number(thread.id), thread.name, processStateText(thread.state),
                        toText(nanoseconds(qint64(thread.cpuSeconds * 1e9))), thread.waitsFor});
    fill(m_threads, rows);
    rows.clear();
    for (const OpenFile &file : d.files)
        rows.push_back({QString::number(file.descriptor), file.target});
    fill(m_files, rows);
    rows.clear();
    for (const MemoryMapping &mapping : d.mappings)
        rows.push_back({formatValue(double(mapping.bytes), u"By"), mapping.permissions, mapping.path});
    fill(m_memory, rows);
    rows.clear();
    for (const QString &entry : d.environment)
        rows.push_back({entry.section(u'=', 0, 0), entry.section(u'=', 1)});
    fill(m_environment, rows);
    rows.clear();
    for (const ResourceLimit &limit : d.limits)
        rows.push_back({limit.name, limit.soft, limit.hard, limit.unit});
    fill(m_limits, rows);
}

void ProcessPane::showHistory()
{
    if (!isVisible() || !m_process)
        return;
    const TimeRange range = m_state.range();
    whenDone(m_client.ask(&Processes::historyOf, m_process->identity, range), this,
             [this, range](const PerformanceResult<std::vector<ProcessMoment>> &moments) {
                 std::vector<SeriesData> lines(3);
                 for (const ProcessMoment &moment : moments ? *moments : std::vector<ProcessMoment>()) {
                     const auto point = [&](SeriesData &line, std::optional<double> value) {
                         if (value)
                             line.points.push_back({moment.time, nanoseconds(0), *value, *value, *value, 1});
                     };
                     point(lines[0], moment.sample.cpu);
                     point(lines[1], moment.sample.runDelay);
                     point(lines[2], double(moment.sample.residentBytes));
                 }
                 m_history->setData(range, std::move(lines));
             });
}

} // namespace wai
