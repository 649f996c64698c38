// SPDX-License-Identifier: MIT
#include "overview/use_matrix.h"

#include "charts/chart_data.h"
#include "theme/theme.h"

#include <performance/core/format.h>
#include <performance/core/when_done.h>
#include <performance/judgement/slow_figure.h>
#include <performance/texts/health_text.h>

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr auto Lately = std::chrono::seconds(10);

const char *nameOf(Severity severity)
{
    return severity == Severity::Bad ? "bad" : severity == Severity::Notable ? "notable" : "fine";
}

} // namespace

UseMatrix::UseMatrix(PerformanceClient &client, ViewState &state, QWidget *parent)
    : QFrame(parent), m_client(client), m_state(state)
{
    setProperty("card", true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    grid->setHorizontalSpacing(space::Small);
    grid->setVerticalSpacing(4);
    const QString rows[UseRowCount] = {tr("Utilisation"), tr("Saturation"), tr("Errors")};
    const QString names[UseResourceCount] = {tr("CPU"), tr("Memory"), tr("Disk"), tr("Network")};
    for (int row = 0; row < UseRowCount; ++row) {
        auto *label = new QLabel(rows[row]);
        label->setProperty("role", QStringLiteral("soft"));
        grid->addWidget(label, row + 1, 0);
    }
    for (int resource = 0; resource < UseResourceCount; ++resource) {
        m_heads[resource] = new QLabel(names[resource]);
        m_heads[resource]->setProperty("role", QStringLiteral("soft"));
        m_heads[resource]->setContentsMargins(space::Small, 0, 0, 0);
        grid->addWidget(m_heads[resource], 0, resource + 1);
        grid->setColumnStretch(resource + 1, 1);
        for (int row = 0; row < UseRowCount; ++row) {
            auto *button = new QPushButton(noValue());
            button->setProperty("cell", QStringLiteral("fine"));
            button->setObjectName(QStringLiteral("use-%1-%2").arg(resource).arg(row));
            button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            button->setMinimumWidth(90);
            grid->addWidget(button, row + 1, resource + 1);
            m_cells[resource][row].button = button;
            connect(button, &QPushButton::clicked, this, [this, resource, row] {
                Q_EMIT chosen(UseResource(resource), UseRow(row), m_cells[resource][row].question.series);
            });
            button->setAccessibleName(QStringLiteral("%1, %2").arg(names[resource], rows[row]));
        }
    }
    define();
    connect(&state, &ViewState::rangeChanged, this, &UseMatrix::ask);
    connect(&state, &ViewState::cursorChanged, this, &UseMatrix::ask);
}

void UseMatrix::setMachine(const MachineParts &parts)
{
    m_parts = parts;
    m_heads[int(UseResource::Disk)]->setText(parts.disk.isEmpty() ? tr("Disk") : tr("Disk %1").arg(parts.disk));
    m_heads[int(UseResource::Network)]->setText(parts.network.isEmpty() ? tr("Network")
                                                                        : tr("Network %1").arg(parts.network));
    define();
    ask();
}

QString UseMatrix::tipOf(const UseCell &question) const
{
    const bool known = !question.series.isEmpty();
    switch (question.resource) {
    case UseResource::Cpu:
        return question.row == UseRow::Utilization ? tr("Share of all CPUs that worked. Leads to the CPU chart.")
            : question.row == UseRow::Saturation
            ? tr(
                "Share of time in which some task waited for a CPU, and how many run or wait. Opens the pressure chart.")
            : tr("Slowed down to stay cool, or given to other virtual machines. Opens these series.");
    case UseResource::Memory:
        return question.row == UseRow::Utilization
            ? tr("Memory that programs cannot get any more. Opens the memory chart.")
            : question.row == UseRow::Saturation
            ? tr(
                "Share of time in which some task waited for memory, and pages moved to and from swap. Opens the pressure chart.")
            : tr("Processes that the kernel killed to free memory. Leads to this series.");
    case UseResource::Disk:
        return question.row == UseRow::Errors
            ? tr("The fullest filesystem: one without space makes programs fail. Opens these series.")
            : !known ? tr("No disk has done anything yet.")
            : question.row == UseRow::Utilization
            ? tr("Share of time in which the disk had something to do. Leads to the disk chart.")
            : tr(
                "Share of time in which some task waited for storage, and operations under way. Opens the pressure chart.");
    case UseResource::Network:
        return question.row == UseRow::Errors
            ? tr("Share of TCP segments that were retransmitted, and packets with errors. Opens these series.")
            : !known ? tr("No network has carried anything yet.")
            : question.row == UseRow::Utilization
            ? tr("Bytes received and sent. Opens the network chart.")
            : tr("Packets dropped, and connections that servers did not accept in time. Opens these series.");
    }
    return {};
}

void UseMatrix::define()
{
    for (UseCell &question : useCells(m_parts)) {
        Cell &cell = m_cells[int(question.resource)][int(question.row)];
        cell.tip = tipOf(question);
        cell.question = std::move(question);
        if (cell.text.isEmpty())
            cell.button->setToolTip(cell.tip);
        else
            fit(cell);
    }
}

void UseMatrix::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    ask();
}

void UseMatrix::ask()
{
    // Answers to earlier questions are void, also where nobody looks: cells may have got other series meanwhile.
    const quint64 number = ++m_asked;
    if (!isVisible())
        return;
    const Timestamp end = m_state.cursor().value_or(m_state.intent().isLive() ? m_state.newest() : m_state.range().to);
    TimeRange range{end - Lately, end + nanoseconds(1)};
    if (m_state.intent().brush && !m_state.cursor())
        range = *m_state.intent().brush;
    QStringList keys;
    for (const auto &resource : m_cells) {
        for (const Cell &cell : resource)
            keys << cell.question.series;
    }
    whenDone(m_client.ask(&History::queryAll, keys, range, 1), this,
             [this, number, keys, range](const PerformanceResult<std::vector<SeriesData>> &answers) {
                 if (number != m_asked || !answers)
                     return;
                 Values values;
                 QStringList missing;
                 for (size_t i = 0; i < answers->size(); ++i) {
                     const auto figures = statisticsOf((*answers)[i], {fromNanoseconds(0), Timestamp::max()}, 1);
                     values.push_back(figures ? std::optional(figures->mean) : std::nullopt);
                     if (!figures)
                         missing << keys[qsizetype(i)];
                 }
                 if (missing.isEmpty())
                     judge(values);
                 else
                     askForSlow(number, std::move(values), missing, range.to);
             });
}

/// What has no sample of late may be measured seldom.
void UseMatrix::askForSlow(quint64 number, Values values, const QStringList &missing, Timestamp end)
{
    constexpr int EachSample = 1000;
    whenDone(m_client.ask(&History::queryAll, missing, {end - SlowFigureReach, end}, EachSample), this,
             [this, number, values = std::move(values),
              end](const PerformanceResult<std::vector<SeriesData>> &answers) mutable {
                 if (number != m_asked || !answers)
                     return;
                 size_t next = 0;
                 for (std::optional<double> &value : values) {
                     if (!value && next < answers->size())
                         value = lastOfSlow((*answers)[next++], end);
                 }
                 judge(values);
             });
}

/// `values`: of each series of each cell, in their order.
void UseMatrix::judge(const Values &values)
{
    size_t next = 0;
    for (auto &resource : m_cells) {
        for (Cell &cell : resource) {
            const auto count = size_t(cell.question.series.size());
            show(cell, performance::judge(cell.question, m_parts, std::span(values).subspan(next, count)));
            next += count;
        }
    }
}

void UseMatrix::fit(Cell &cell)
{
    constexpr int Padding = 20;
    const int room = std::max(40, cell.button->width() - Padding);
    const QFontMetrics metrics = cell.button->fontMetrics();
    // Whole statements, as many as there is room for; only the first is ever cut.
    QString text = cell.text;
    for (qsizetype end = text.lastIndexOf(FindingSeparator); end > 0 && metrics.horizontalAdvance(text) > room;
         end = text.lastIndexOf(FindingSeparator))
        text.truncate(end);
    cell.button->setText(metrics.elidedText(text, Qt::ElideRight, room));
    cell.button->setToolTip(text == cell.text ? cell.tip : QStringLiteral("%1\n%2").arg(cell.text, cell.tip));
}

void UseMatrix::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    for (auto &resource : m_cells) {
        for (Cell &cell : resource)
            fit(cell);
    }
}

void UseMatrix::show(Cell &cell, const Finding &finding)
{
    const QString told = findingText(finding);
    const QString text = told.isEmpty() ? noValue() : told;
    if (cell.text != text) {
        cell.text = text;
        cell.button->setAccessibleDescription(text);
        fit(cell);
    }
    if (cell.severity == finding.severity)
        return;
    cell.severity = finding.severity;
    cell.button->setProperty("cell", QString::fromLatin1(nameOf(finding.severity)));
    cell.button->style()->unpolish(cell.button);
    cell.button->style()->polish(cell.button);
}

} // namespace wai
