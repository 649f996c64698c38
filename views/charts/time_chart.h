// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "charts/axis_frame.h"
#include "charts/chart_plot.h"

#include <QElapsedTimer>
#include <QFrame>

class QMenu;

namespace wai {

// Thread: the one of the window.

class ChartGestures;

/// A card with a title, the present values, and lines over time. It draws what it is given: at most two values for each
/// pixel column; whoever feeds it decides from when to when. Mouse and keyboard work on the view state, which all
/// charts of a window share.
class TimeChart : public QFrame {
    Q_OBJECT
public:
    TimeChart(const ThemeSource &themes, const QString &title, const QString &unit, QWidget *parent = nullptr);
    ~TimeChart() override;

    const QString &title() const { return m_title; }
    void setTitle(const QString &title);
    void setLines(std::vector<ChartLine> lines);
    const std::vector<ChartLine> &lines() const { return m_lines; }
    /// Of the axis at the right, for lines that say so; empty: there is none.
    void setUnits(const QString &left, const QString &right);
    QString unitOf(const ChartLine &line) const { return m_units[line.axis]; }
    void setLineHidden(size_t line, bool hidden);

    ChartStyle style() const { return m_style; }
    void setStyle(ChartStyle style);
    bool isLogarithmic() const { return m_logarithmic; }
    void setLogarithmic(bool logarithmic);
    /// The top of the scale, where it does not follow the values.
    void setFixedMaximum(std::optional<double> maximum);
    /// Shares range, cursor and brush with other charts.
    void follow(ViewState *state);
    ViewState *state() const { return m_state; }
    /// What stands in an empty chart, of any range.
    void setEmptyText(const QString &text);
    /// Why this machine may have nothing to show: said only where the present is looked at and was recorded for a while. Of
    /// another range nobody knows.
    void setReasonNow(const QString &text);
    /// On pages that scroll, the wheel zooms with Ctrl only.
    void setWheelScrollsPage(bool scrolls);

    /// New data for all lines at once; empty entries mean that there is no such series.
    void setData(const performance::TimeRange &range, std::vector<performance::SeriesData> answers);
    /// The last values, where columns are so wide that theirs are means; forgotten with other lines.
    void setPresent(std::vector<std::optional<double>> values);
    const performance::TimeRange &range() const { return m_range; }
    const std::vector<performance::SeriesData> &data() const { return m_data; }
    /// How many columns are worth asking for.
    int columns() const;
    /// Geometry of what is drawn, and the way between pixels and moments.
    ChartPlot plot() const;

    /// What the chart shows, in a sentence: "CPU: utilisation 12 % on average, at most 90 % at 14:03."
    QString summary() const;
    /// Of each line in the brush, or in all that is shown.
    std::optional<LineStatistics> statistics(size_t line) const;
    /// Times and values as shown, one row for each moment.
    QString toCsv() const;
    void copyImage();
    void copyCsv();
    /// What can be done with it; owned by the caller.
    QMenu *makeMenu();

    QSize sizeHint() const override { return {420, 190}; }
    QSize minimumSizeHint() const override { return {220, 120}; }

Q_SIGNALS:
    /// The user changed style, scale or which lines are shown.
    void appearanceChanged();
    /// A menu is made: pages add their own entries.
    void menuRequested(QMenu *menu);

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    static constexpr double MarkSize = 5;

    struct HeaderCell {
        size_t line = 0;
        QRectF rect;
    };
    void updateScale();
    ValueScale scaleOf(int axis) const;
    void paintBackground(const QRectF &inner);
    void paintCanvas(const QRectF &inner);
    void refresh();
    void drawHeader(QPainter &painter, const QRectF &area);
    void drawTimes(QPainter &painter, const ChartPlot &plot) const;
    void drawUnrecorded(QPainter &painter, const ChartPlot &plot) const;
    void drawBrush(QPainter &painter, const ChartPlot &plot) const;
    void drawMarks(QPainter &painter, const ChartPlot &plot) const;
    void drawCursor(QPainter &painter, const ChartPlot &plot) const;
    QString headerValue(size_t line) const;
    bool isEmpty() const;
    QString whyEmpty() const;
    QString tooltipAt(const QPointF &position) const;
    void addOffers(QMenu *menu);

    friend class ChartGestures;

    const ThemeSource &m_themes;
    QString m_title;
    QString m_units[2];
    QString m_emptyText;
    QString m_reasonNow;
    std::vector<ChartLine> m_lines;
    std::vector<performance::SeriesData> m_data;
    std::vector<std::optional<double>> m_present;
    performance::TimeRange m_range;
    ChartStyle m_style = ChartStyle::Line;
    bool m_logarithmic = false;
    std::optional<double> m_fixedMaximum;
    ViewState *m_state = nullptr;
    ValueScale m_scales[2];
    QElapsedTimer m_sinceGrown;
    AxisFrame m_axes;
    QPointF m_axesOrigin;
    QImage m_background; ///< card and axes
    QImage m_canvas;     ///< with the lines; a cursor that moves leaves it as it is
    const Theme *m_paintedTheme = nullptr;
    bool m_canvasIsOld = true;
    std::vector<HeaderCell> m_cells;
    ChartGestures *m_gestures;
};

} // namespace wai
