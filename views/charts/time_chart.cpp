// SPDX-License-Identifier: MIT
#include "charts/time_chart.h"

#include "charts/chart_accessible.h"
#include "charts/chart_gestures.h"
#include "charts/event_marks.h"

#include <performance/core/format.h>
#include <performance/core/quoted_text.h>
#include <performance/core/timestamp.h>

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <set>

namespace wai {

using namespace performance;

namespace {

constexpr int ShrinkAfterMs = 30000;

} // namespace

TimeChart::TimeChart(const ThemeSource &themes, const QString &title, const QString &unit, QWidget *parent)
    : QFrame(parent), m_themes(themes), m_title(title), m_units{unit, {}}, m_gestures(new ChartGestures(this))
{
    installChartAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeSource::changed, this, qOverload<>(&QWidget::update));
}

TimeChart::~TimeChart() = default;

void TimeChart::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void TimeChart::setLines(std::vector<ChartLine> lines)
{
    m_lines = std::move(lines);
    m_data.clear();
    m_present.clear();
    m_sinceGrown.invalidate();
    refresh();
}

void TimeChart::setUnits(const QString &left, const QString &right)
{
    if (m_units[0] != left || m_units[1] != right)
        m_sinceGrown.invalidate();
    m_units[0] = left;
    m_units[1] = right;
    updateScale();
    refresh();
}

void TimeChart::setLineHidden(size_t line, bool hidden)
{
    if (line >= m_lines.size() || m_lines[line].hidden == hidden)
        return;
    m_lines[line].hidden = hidden;
    updateScale();
    refresh();
    Q_EMIT appearanceChanged();
}

void TimeChart::setStyle(ChartStyle style)
{
    m_style = style;
    m_sinceGrown.invalidate();
    updateScale();
    refresh();
}

void TimeChart::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    m_sinceGrown.invalidate();
    updateScale();
    refresh();
}

void TimeChart::setFixedMaximum(std::optional<double> maximum)
{
    m_fixedMaximum = maximum;
    updateScale();
    refresh();
}

void TimeChart::follow(ViewState *state)
{
    m_state = state;
    connect(state, &ViewState::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(state, &ViewState::marksChanged, this, qOverload<>(&QWidget::update));
    connect(state, &ViewState::recordedSinceChanged, this, qOverload<>(&QWidget::update));
}

void TimeChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void TimeChart::setReasonNow(const QString &text)
{
    m_reasonNow = text;
    update();
}

void TimeChart::setWheelScrollsPage(bool scrolls)
{
    m_gestures->setWheelScrollsPage(scrolls);
}

void TimeChart::setData(const TimeRange &range, std::vector<SeriesData> answers)
{
    if (isEmpty())
        m_sinceGrown.invalidate(); // the scale of nothing holds nothing up
    m_range = range;
    m_data = std::move(answers);
    for (size_t i = 0; i < m_data.size() && i < m_lines.size(); ++i) {
        if (m_lines[i].accumulated)
            m_data[i] = accumulated(m_data[i]);
    }
    updateScale();
    refresh();
}

void TimeChart::setPresent(std::vector<std::optional<double>> values)
{
    if (values == m_present)
        return;
    m_present = std::move(values);
    update();
}

int TimeChart::columns() const
{
    return std::max(50, width() - 60);
}

ChartPlot TimeChart::plot() const
{
    ChartPlot plot;
    plot.area = m_axes.plotArea().translated(m_axesOrigin);
    plot.range = m_range;
    plot.scales[0] = m_scales[0];
    plot.scales[1] = m_scales[1];
    plot.style = m_style;
    plot.theme = &m_themes.theme();
    return plot;
}

bool TimeChart::isEmpty() const
{
    return std::all_of(m_data.cbegin(), m_data.cend(), [](const SeriesData &d) { return d.points.empty(); });
}

QString TimeChart::whyEmpty() const
{
    constexpr auto SoonThere = std::chrono::seconds(10); // by then even what comes every few ticks has come
    if (m_lines.empty() && !m_emptyText.isEmpty())
        return m_emptyText;
    if (m_state && m_state->isBeforeRecords())
        return tr("Nothing was recorded then. Recorded since %1.").arg(clockText(*m_state->recordedSince()));
    if (!m_emptyText.isEmpty())
        return m_emptyText;
    if (m_state && !m_state->intent().isLive())
        return tr("Nothing was recorded in this range.");
    const auto since = m_state ? m_state->recordedSince() : std::nullopt;
    return since && m_state->newest() - *since >= SoonThere && !m_reasonNow.isEmpty()
        ? m_reasonNow
        : tr("Waiting for the first samples …");
}

ValueScale TimeChart::scaleOf(int axis) const
{
    double smallest = 0;
    double largest = 0;
    double smallestPositive = 0;
    // What stacked lines reach together, roughly: the most of each in pieces of the range, summed up.
    std::array<double, 128> stacked{};
    const double pieces = double(stacked.size() - 1) / double(std::max<qint64>(1, m_range.length().count()));
    for (size_t i = 0; i < m_data.size() && i < m_lines.size(); ++i) {
        const ChartLine &line = m_lines[i];
        if (line.axis != axis || line.hidden)
            continue;
        std::array<double, 128> own{};
        for (const SeriesPoint &point : m_data[i].points) {
            const double high = (m_style == ChartStyle::Stacked ? point.mean : point.maximum) * line.scale;
            const double low = point.minimum * line.scale;
            largest = std::max(largest, high);
            if (m_style == ChartStyle::Stacked) {
                double &most = own[size_t(
                    std::clamp(double((point.time - m_range.from).count()) * pieces, 0.0, double(own.size() - 1)))];
                most = std::max(most, high);
            }
            smallest = std::min(smallest, low);
            if (const double some = low > 0 ? low : high;
                some > 0 && (smallestPositive == 0 || some < smallestPositive))
                smallestPositive = some;
        }
        for (size_t piece = 0; piece < own.size(); ++piece)
            stacked[piece] += own[piece];
    }
    if (m_style == ChartStyle::Stacked)
        largest = *std::max_element(stacked.cbegin(), stacked.cend());
    const QString &unit = m_units[axis];
    if (m_logarithmic)
        return logarithmicScaleFor(smallestPositive, largest, unit);
    // A little air above the highest peak, but never beyond the whole of a share. The kernel's stall times and our clock
    // may differ by a percent or two.
    const bool whole = unit == u"1" && largest <= 1.05;
    const double top = axis == 0 && m_fixedMaximum ? *m_fixedMaximum
        : whole                                    ? std::min(1.0, largest * 1.02)
                                                   : largest * 1.02;
    ValueScale scale = valueScaleFor(smallest, top, unit);
    if (isEmpty()) { // numbers of nothing mean nothing
        for (AxisLabel &label : scale.labels)
            label.text.clear();
    }
    return scale;
}

void TimeChart::updateScale()
{
    const bool relative = !m_state || m_state->intent().isLive();
    // The scale grows at once and shrinks only after a while, so that it does not jump up and down.
    const bool mayShrink = !m_sinceGrown.isValid() || m_sinceGrown.elapsed() > ShrinkAfterMs || !relative
        || m_fixedMaximum || m_logarithmic;
    for (int axis = 0; axis < 2; ++axis) {
        const ValueScale fitting = scaleOf(axis);
        const bool grown = fitting.maximum > m_scales[axis].maximum || fitting.minimum < m_scales[axis].minimum
            || fitting.logarithmic != m_scales[axis].logarithmic;
        if (grown || mayShrink) {
            m_scales[axis] = fitting;
            m_sinceGrown.start();
        } else if (axis == 0 && fitting.maximum == m_scales[axis].maximum) {
            m_sinceGrown.start();
        }
    }
}

std::optional<LineStatistics> TimeChart::statistics(size_t line) const
{
    if (line >= m_data.size() || line >= m_lines.size())
        return std::nullopt;
    const auto brush = m_state ? m_state->intent().brush : std::nullopt;
    return statisticsOf(m_data[line], brush.value_or(m_range), m_lines[line].scale);
}

QString TimeChart::tooltipAt(const QPointF &position) const
{
    const ChartPlot plot = this->plot();
    if (!plot.area.contains(position) || m_range.isEmpty())
        return toolTip();
    const Timestamp time = plot.timeAt(position.x());
    QStringList rows{clockText(time)};
    if (m_state) {
        for (const TimelineEvent &mark : m_state->marks()) {
            if (std::abs(plot.x(mark.time) - position.x()) <= MarkSize && !isAmong(m_state->machineEvents(), mark))
                rows << mark.text;
        }
        rows << eventsAt(m_state->machineEvents(), plot, position.x());
    }
    // The largest first, as one asks for the culprit.
    std::vector<std::pair<double, size_t>> values;
    for (size_t i = 0; i < m_lines.size() && i < m_data.size(); ++i) {
        if (const auto value = valueAt(m_data[i], time); value && !m_lines[i].hidden)
            values.emplace_back(*value * m_lines[i].scale, i);
    }
    std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[value, line] : values)
        rows << QStringLiteral("%1: %2").arg(m_lines[line].label, formatValue(value, m_units[m_lines[line].axis]));
    return rows.join(u'\n');
}

bool TimeChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QString text = tooltipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QFrame::event(event);
}

QString TimeChart::summary() const
{
    QStringList parts;
    for (size_t i = 0; i < m_lines.size() && i < m_data.size(); ++i) {
        const auto figures = m_lines[i].hidden ? std::nullopt : statistics(i);
        const QString &unit = m_units[m_lines[i].axis];
        if (figures)
            parts << tr("%1 %2 to %3, on average %4, peak at %5")
                         .arg(m_lines[i].label, formatValue(figures->minimum, unit),
                              formatValue(figures->maximum, unit), formatValue(figures->mean, unit),
                              clockText(figures->peakAt));
    }
    if (isEmpty())
        return QStringLiteral("%1: %2").arg(m_title, whyEmpty());
    const QString values = parts.isEmpty() ? tr("%1: no data").arg(m_title)
                                           : tr("%1: %2.").arg(m_title, parts.join(QStringLiteral("; ")));
    const QString happened = m_state ? eventsIn(m_state->machineEvents(), m_range) : QString();
    return happened.isEmpty() ? values : tr("%1 Meanwhile: %2.").arg(values, happened);
}

QString TimeChart::toCsv() const
{
    // Series may have moments of their own: a row for each moment that any of them has.
    std::set<Timestamp> times;
    for (const SeriesData &data : m_data) {
        for (const SeriesPoint &point : data.points)
            times.insert(point.time);
    }
    QString csv = QStringLiteral("time");
    for (const ChartLine &line : m_lines)
        csv += u',' + csvField(QStringLiteral("%1 [%2]").arg(line.label, unitOf(line)));
    csv += QLatin1String("\r\n");
    std::vector<size_t> next(m_data.size(), 0);
    for (const Timestamp time : times) {
        csv += toIsoString(time);
        for (size_t i = 0; i < m_lines.size(); ++i) {
            csv += u',';
            if (i < m_data.size() && next[i] < m_data[i].points.size() && m_data[i].points[next[i]].time == time)
                csv += QString::number(m_data[i].points[next[i]++].mean * m_lines[i].scale, 'g', 12);
        }
        csv += QLatin1String("\r\n");
    }
    return csv;
}

void TimeChart::copyImage()
{
    QApplication::clipboard()->setPixmap(grab());
}
void TimeChart::copyCsv()
{
    QApplication::clipboard()->setText(toCsv());
}

/// What the window does with the moment at which the menu was opened.
void TimeChart::addOffers(QMenu *menu)
{
    // Taken now: the pointer leaves the chart for the menu.
    const TimeRange asked = m_state->questioned();
    const Timestamp moment = m_state->cursor().value_or(m_range.to);
    if (m_state->offers().why)
        menu->addAction(tr("Why was it slow?"), m_state, [state = m_state, asked] { Q_EMIT state->whyWanted(asked); })
            ->setShortcut(Qt::Key_Question);
    if (m_state->offers().changes) {
        menu->addAction(tr("What changed …"), m_state,
                        [state = m_state, asked] { Q_EMIT state->changesWanted(asked); });
        menu->addAction(tr("Write a note …"), m_state, [state = m_state, moment] { Q_EMIT state->noteWanted(moment); })
            ->setShortcut(Qt::Key_N);
    }
    if (m_state->offers() != ViewOffers())
        menu->addSeparator();
}

QMenu *TimeChart::makeMenu()
{
    auto *menu = new QMenu(this);
    if (m_state) {
        auto *zoom = menu->addAction(tr("Zoom to the selection"), this, [this] { m_gestures->zoomToBrush(); });
        zoom->setShortcut(Qt::Key_Return);
        zoom->setEnabled(m_state->intent().brush.has_value());
        auto *clear = menu->addAction(tr("Clear the selection"), this, [this] {
            while (m_state->clearPicked()) {
            }
        });
        clear->setShortcut(Qt::Key_Escape);
        clear->setEnabled(m_state->intent().brush || m_state->intent().moment);
        auto *back = menu->addAction(tr("Back to the range before"), m_state, &ViewState::back);
        back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
        back->setEnabled(m_state->canGoBack());
        menu->addSeparator();
        addOffers(menu);
    }
    auto *styles = new QActionGroup(menu);
    for (const auto &[style, text] :
         {std::pair(ChartStyle::Line, tr("Lines")), std::pair(ChartStyle::Area, tr("Areas")),
          std::pair(ChartStyle::Stacked, tr("Stacked"))}) {
        auto *action = menu->addAction(text, this, [this, style = style] {
            setStyle(style);
            Q_EMIT appearanceChanged();
        });
        action->setCheckable(true);
        action->setChecked(m_style == style);
        styles->addAction(action);
    }
    auto *logarithmic = menu->addAction(tr("Logarithmic scale"), this, [this](bool on) {
        setLogarithmic(on);
        Q_EMIT appearanceChanged();
    });
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_logarithmic);
    menu->addSeparator();
    menu->addAction(tr("Copy as image"), this, &TimeChart::copyImage);
    menu->addAction(tr("Copy as CSV"), this, &TimeChart::copyCsv)->setShortcut(QKeySequence::Copy);
    Q_EMIT menuRequested(menu);
    return menu;
}

void TimeChart::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center()) : event->globalPos());
}

} // namespace wai
