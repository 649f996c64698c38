// SPDX-License-Identifier: MIT
#include "charts/chart_feed.h"

#include <QEvent>

namespace wai {

using namespace performance;

ChartFeed::ChartFeed(PerformanceClient &client, ViewState &state, TimeChart *chart)
    : QObject(chart)
    , m_client(client)
    , m_state(state)
    , m_chart(chart)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ChartFeed::ask);
    connect(&state, &ViewState::rangeChanged, this, &ChartFeed::refresh);
    chart->installEventFilter(this);
}

void ChartFeed::refresh()
{
    if (m_chart->isVisible())
        m_soon.start();
}

bool ChartFeed::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Resize)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

void ChartFeed::ask()
{
    if (!m_chart->isVisible() || m_chart->lines().empty())
        return;
    const quint64 number = ++m_asked;
    const TimeRange range = m_state.range();
    QList<QFuture<PerformanceResult<SeriesData>>> futures;
    for (const ChartLine &line : m_chart->lines())
        futures << m_client.query(line.key, range, m_chart->columns());
    QtFuture::whenAll(futures.begin(), futures.end()).then(this, [this, number, range](const QList<QFuture<PerformanceResult<SeriesData>>> &answers) {
        if (number != m_asked)
            return;
        std::vector<SeriesData> data;
        for (const auto &answer : answers) {
            // A series that does not exist (yet) is an empty line.
            const bool there = answer.resultCount() > 0 && answer.result();
            data.push_back(there ? *answer.result() : SeriesData());
        }
        m_chart->setData(range, std::move(data));
    });
}

} // namespace wai
