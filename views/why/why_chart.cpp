// SPDX-License-Identifier: MIT
#include "why/why_chart.h"

#include "charts/chart_feed.h"

#include <performance/core/format.h>
#include <performance/core/metric_table.h>
#include <performance/core/quoted_text.h>

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr int BeforeTimes = 4; // lengths of the range that are shown before it, and after
constexpr int AfterTimes = 2;
constexpr auto BeforeAtLeast = std::chrono::minutes(2);
constexpr auto AfterAtLeast = std::chrono::minutes(1);
constexpr int Height = 170;
constexpr double SameShare = 0.1; // values as near as this are not said to differ

} // namespace

WhyChart::WhyChart(PerformanceClient &client, ViewState &state, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_window(state)
    , m_chart(new TimeChart(themes, QString(), QString()))
    , m_feed(new ChartFeed(client, m_shown, m_chart))
{
    m_chart->setObjectName(QStringLiteral("whyChart"));
    m_chart->follow(&m_shown);
    m_chart->setWheelScrollsPage(true);
    m_chart->setFixedHeight(Height);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chart);
    connect(&m_shown, &ViewState::intentChanged, this, &WhyChart::selectionChanged);
    connect(&m_shown, &ViewState::whyWanted, &state, &ViewState::whyWanted);
    connect(&m_shown, &ViewState::noteWanted, &state, &ViewState::noteWanted);
    connect(&m_shown, &ViewState::changesWanted, &state, &ViewState::changesWanted);
    connect(m_chart, &TimeChart::menuRequested, this, [this](QMenu *menu) {
        menu->addSeparator();
        menu->addAction(tr("Open in Metrics"), this, [this] { Q_EMIT showSeries({m_key}); });
    });
    client.follow(&MachineLog::changed, this, &WhyChart::askForMarks, Qt::QueuedConnection);
}

void WhyChart::setQuestion(const TimeRange &range, const TimeRange &before)
{
    m_asked = range;
    const nanoseconds length = range.length();
    Timestamp from = range.from - std::max<nanoseconds>(length * BeforeTimes, BeforeAtLeast);
    if (!before.isEmpty())
        from = std::max(from, before.from);
    const Timestamp to = range.to + std::max<nanoseconds>(length * AfterTimes, AfterAtLeast);
    m_shown.setOffers(m_window.offers());
    m_shown.setRecordedSince(m_window.recordedSince());
    m_shown.setMoment(std::nullopt);
    m_shown.setFixed({from, std::max(range.to, std::min(to, m_window.newest()))});
    m_shown.setBrush(range);
    m_feed->refresh();
    askForMarks();
}

void WhyChart::setSeries(const SeriesDescriptor &series, std::optional<double> value, std::optional<double> usual)
{
    m_key = series.key();
    const QString unit = series.shownUnit();
    const QString name = visibleText(displayName(series));
    const bool differs = value && usual
        && std::abs(*value - *usual) > SameShare * std::max(std::abs(*value), std::abs(*usual));
    const QString title = value && usual ? (differs ? tr("%1: %2 instead of %3") : tr("%1: %2, usually %3"))
                                               .arg(name, formatValue(*value, unit), formatValue(*usual, unit))
        : value ? tr("%1: %2").arg(name, formatValue(*value, unit))
                : name;
    m_chart->setTitle(title);
    m_chart->setUnits(unit, {});
    m_chart->setLines({{m_key, QString(), 1, true}});
    m_feed->refresh();
}

TimeRange WhyChart::selection() const
{
    const ViewIntent &intent = m_shown.intent();
    if (intent.brush)
        return *intent.brush;
    return intent.moment ? TimeRange{*intent.moment, *intent.moment + std::chrono::seconds(1)} : m_asked;
}

void WhyChart::askForMarks()
{
    if (m_asked.isEmpty())
        return;
    const quint64 number = ++m_number;
    whenDone(m_client.ask(&MachineLog::in, m_shown.range()), this,
             [this, number](PerformanceResult<std::vector<MachineEvent>> events) {
                 if (number == m_number)
                     m_shown.setMachineEvents(events ? std::move(*events) : std::vector<MachineEvent>());
             });
    whenDone(m_client.ask(&History::events, m_shown.range()), this,
             [this, number](PerformanceResult<std::vector<TimelineEvent>> events) {
                 if (number == m_number)
                     m_shown.setMarks(events ? std::move(*events) : std::vector<TimelineEvent>());
             });
}

} // namespace wai
