// SPDX-License-Identifier: MIT
#include "charts/chart_feed.h"

#include <performance/core/when_done.h>

#include <QEvent>
#include <QThread>

namespace wai {

using namespace performance;

namespace {

/// The mean of a column that is wider than this is no present value; and how far back one may lie.
constexpr auto WideColumn = std::chrono::seconds(5);
constexpr auto Present = std::chrono::seconds(10);
constexpr int PresentPoints = 100;

} // namespace

ChartFeed::ChartFeed(PerformanceClient &client, ViewState &state, TimeChart *chart)
    : QObject(chart), m_client(client), m_state(state), m_chart(chart)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ChartFeed::ask);
    connect(&state, &ViewState::rangeChanged, this, [this] {
        if (m_chart->isVisible())
            m_soon.start();
    });
    chart->installEventFilter(this);
}

void ChartFeed::refresh()
{
    m_linesAreOld = true;
    if (m_chart->isVisible())
        m_soon.start();
}

bool ChartFeed::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Resize) {
        m_linesAreOld = true;
        m_soon.start();
    }
    return QObject::eventFilter(watched, event);
}

nanoseconds ChartFeed::column() const
{
    return m_state.intent().span / std::max(1, m_chart->columns());
}

void ChartFeed::ask()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!m_chart->isVisible() || m_chart->lines().empty())
        return;
    QStringList keys;
    for (const ChartLine &line : m_chart->lines())
        keys << line.key;
    const TimeRange range = m_state.range();
    const bool live = m_state.intent().isLive();
    const bool moved = range.length() != m_lastRange.length() || range.to < m_lastRange.to
        || range.to - m_lastRange.to >= column() / 2;
    if (m_linesAreOld || !live || moved)
        askForLines(keys);
    if (live && column() > WideColumn)
        askForPresent(keys);
}

void ChartFeed::askForLines(const QStringList &keys)
{
    const quint64 number = ++m_asked;
    const TimeRange range = m_state.range();
    m_lastRange = range;
    m_linesAreOld = false;
    whenDone(m_client.ask(&History::queryAll, keys, range, m_chart->columns()), this,
             [this, number, range](PerformanceResult<std::vector<SeriesData>> answers) {
                 if (number == m_asked)
                     m_chart->setData(range, answers ? std::move(*answers) : std::vector<SeriesData>());
             });
}

void ChartFeed::askForPresent(const QStringList &keys)
{
    const quint64 number = ++m_askedPresent;
    const Timestamp end = m_state.range().to;
    whenDone(m_client.ask(&History::queryAll, keys, {end - Present, end}, PresentPoints), this,
             [this, number](const PerformanceResult<std::vector<SeriesData>> &answers) {
                 if (number != m_askedPresent || !answers)
                     return;
                 std::vector<std::optional<double>> present;
                 for (const SeriesData &data : *answers)
                     present.push_back(data.points.empty() ? std::nullopt : std::optional(data.points.back().mean));
                 m_chart->setPresent(std::move(present));
             });
}

} // namespace wai
