// SPDX-License-Identifier: MIT
#include "overview/top_processes.h"

#include "window/page.h"

#include <performance/core/format.h>

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace wai {

using namespace performance;

TopProcesses::TopProcesses(PerformanceClient &client, ViewState &state, const ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_client(client)
    , m_state(state)
    , m_themes(themes)
{
    setProperty("card", true);
    setAccessibleName(tr("Most active processes"));
    setToolTip(tr("The processes that used most CPU in the second under the cursor, or just now. 100 % is one CPU."));
    connect(&state, &ViewState::rangeChanged, this, &TopProcesses::ask);
    connect(&state, &ViewState::cursorChanged, this, &TopProcesses::ask);
    connect(&themes, &ThemeSource::changed, this, qOverload<>(&QWidget::update));
}

void TopProcesses::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    ask();
}

void TopProcesses::ask()
{
    if (!isVisible())
        return;
    const bool past = m_state.cursor().has_value();
    const Timestamp time = m_state.cursor().value_or(m_state.range().to - nanoseconds(1));
    whenDone(m_client.processesAt(time), this, [this, past](const PerformanceResult<ProcessList> &list) {
        if (!list || !list->processes) {
            m_processes.clear();
            m_message = past ? tr("The processes of that moment are no longer known.") : tr("Waiting for the first samples …");
        } else {
            m_time = list->time;
            m_processes.clear();
            std::copy_if(list->processes->cbegin(), list->processes->cend(), std::back_inserter(m_processes),
                         [](const ProcessSample &p) { return p.cpu.value_or(0) >= 0.0005; }); // what would read as 0 %
            std::sort(m_processes.begin(), m_processes.end(), [](const auto &a, const auto &b) { return a.cpu.value_or(0) > b.cpu.value_or(0); });
            m_message = m_processes.empty() ? tr("No process did anything worth mentioning.") : QString();
        }
        setAccessibleDescription(m_processes.empty() ? m_message : names().join(QStringLiteral(", ")));
        update();
    });
}

QStringList TopProcesses::names() const
{
    QStringList list;
    for (const ProcessSample &process : m_processes)
        list << process.name;
    return list;
}

void TopProcesses::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const Theme &theme = m_themes.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF inner = QRectF(rect()).adjusted(space::Medium, space::Small, -space::Medium, -space::Small);

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme.text);
    const QRectF header(inner.left(), inner.top(), inner.width(), 28);
    painter.drawText(header, Qt::AlignLeft | Qt::AlignVCenter, tr("Who did it"));
    QFont plain = font();
    plain.setPointSizeF(plain.pointSizeF() * 0.92);
    painter.setFont(plain);
    painter.setPen(theme.softText);
    if (!m_processes.empty()) {
        const auto local = QDateTime::fromMSecsSinceEpoch(toNanoseconds(m_time) / 1'000'000);
        const QString when = m_state.cursor() ? tr("at %1").arg(QLocale().toString(local, QStringLiteral("HH:mm:ss"))) : tr("now");
        painter.drawText(header, Qt::AlignRight | Qt::AlignVCenter, when);
    }
    inner.setTop(header.bottom() + 2);
    if (m_processes.empty()) {
        painter.drawText(inner, Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }

    const QFontMetricsF metrics(plain);
    const double row = metrics.height() + 8;
    const double numberWidth = metrics.horizontalAdvance(QStringLiteral("000.0 %")) + 6;
    // A narrow card drops the bar, then the waiting, then the memory: the name and its CPU stay.
    const double leastName = metrics.horizontalAdvance(QStringLiteral("wai-performance"));
    const double room = inner.width() - numberWidth - leastName;
    const double memoryWidth = room > 90 ? metrics.horizontalAdvance(QStringLiteral("0000 MiB")) + 6 : 0;
    const double waitsWidth = room > memoryWidth + numberWidth ? numberWidth : 0;
    const double barWidth = std::clamp(room - memoryWidth - waitsWidth - 12, 0.0, 120.0);
    const double nameWidth = inner.width() - numberWidth - waitsWidth - memoryWidth - (barWidth > 0 ? barWidth + 12 : 0);
    const auto cell = [&](double right, double width, double top) { return QRectF(right - width, top, width, row); };

    painter.setPen(theme.softText);
    painter.drawText(QRectF(inner.left(), inner.top(), nameWidth, row), Qt::AlignVCenter, tr("Process"));
    if (memoryWidth > 0)
        painter.drawText(cell(inner.right(), memoryWidth, inner.top()), Qt::AlignRight | Qt::AlignVCenter, tr("Memory"));
    if (waitsWidth > 0)
        painter.drawText(cell(inner.right() - memoryWidth, numberWidth, inner.top()), Qt::AlignRight | Qt::AlignVCenter, tr("Waits"));
    painter.drawText(cell(inner.right() - memoryWidth - waitsWidth, numberWidth, inner.top()), Qt::AlignRight | Qt::AlignVCenter, tr("CPU"));

    const double most = std::max(0.05, m_processes.front().cpu.value_or(0));
    double top = inner.top() + row;
    for (size_t i = 0; i < m_processes.size() && top + row <= inner.bottom() + 1; ++i, top += row) {
        const ProcessSample &p = m_processes[i];
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(inner.left(), top), QPointF(inner.right(), top));
        painter.setPen(theme.text);
        painter.drawText(QRectF(inner.left(), top, nameWidth, row), Qt::AlignVCenter, metrics.elidedText(p.name, Qt::ElideRight, nameWidth));
        if (barWidth > 20) {
            const double width = barWidth * std::min(1.0, p.cpu.value_or(0) / most);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.series[i == 0 ? 1 : 0]);
            painter.drawRoundedRect(QRectF(inner.left() + nameWidth + 6, top + row / 2 - 3, std::max(2.0, width), 6), 3, 3);
        }
        painter.setPen(theme.text);
        painter.drawText(cell(inner.right() - memoryWidth - waitsWidth, numberWidth, top), Qt::AlignRight | Qt::AlignVCenter, formatValue(p.cpu.value_or(0), u"1"));
        painter.setPen(theme.softText);
        if (waitsWidth > 0)
            painter.drawText(cell(inner.right() - memoryWidth, numberWidth, top), Qt::AlignRight | Qt::AlignVCenter, p.runDelay ? formatValue(*p.runDelay, u"1") : noValue());
        if (memoryWidth > 0)
            painter.drawText(cell(inner.right(), memoryWidth, top), Qt::AlignRight | Qt::AlignVCenter, formatValue(double(p.residentBytes), u"By"));
    }
}

} // namespace wai
