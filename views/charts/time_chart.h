// SPDX-License-Identifier: MIT
#pragma once

#include "charts/axis_frame.h"
#include "window/view_state.h"

#include <QElapsedTimer>
#include <QFrame>

namespace wai {

/// One line of a chart and where its values come from.
struct ChartLine {
    QString key;   ///< of the series
    QString label; ///< "user"
    int color = 0; ///< index into Theme::series; stable for a thing
    bool filled = false;
    double scale = 1; ///< values are multiplied by it (seconds per second ÷ CPUs, say)
};

/// A card with a title, the present values, and lines over time. It draws what it is given: at most two values for each
/// pixel column; whoever feeds it decides from when to when.
class TimeChart : public QFrame {
    Q_OBJECT
public:
    TimeChart(const ThemeSource &themes, const QString &title, const QString &unit, QWidget *parent = nullptr);
    ~TimeChart() override;

    void setLines(std::vector<ChartLine> lines);
    const std::vector<ChartLine> &lines() const { return m_lines; }
    /// The top of the scale, where it does not follow the values.
    void setFixedMaximum(std::optional<double> maximum);
    /// Labels of a range that ends now, or of fixed times.
    void setRelativeTime(bool relative) { m_relativeTime = relative; }
    /// Shares cursor and range with other charts.
    void follow(ViewState *state);
    /// What stands in an empty chart.
    void setEmptyText(const QString &text);

    /// New data for all lines at once; empty entries mean that there is no such series.
    void setData(const performance::TimeRange &range, std::vector<performance::SeriesData> answers);
    const performance::TimeRange &range() const { return m_range; }
    /// How many columns are worth asking for.
    int columns() const;

    /// What the chart shows, in a sentence: "CPU: utilisation 12 % on average, at most 90 % at 14:03."
    QString summary() const;

    QSize sizeHint() const override { return {420, 190}; }
    QSize minimumSizeHint() const override { return {220, 130}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void updateScale();
    void drawLine(QPainter &painter, const QRectF &area, const ChartLine &line, const performance::SeriesData &values) const;
    void drawHeader(QPainter &painter, const QRectF &area) const;
    void drawCursor(QPainter &painter, const QRectF &area) const;
    QRectF plotRect() const;
    /// The value of a line at the cursor, or its last one.
    std::optional<double> valueOf(size_t line) const;

    const ThemeSource &m_themes;
    QString m_title;
    QString m_unit;
    QString m_emptyText;
    std::vector<ChartLine> m_lines;
    std::vector<performance::SeriesData> m_data;
    performance::TimeRange m_range;
    std::optional<double> m_fixedMaximum;
    bool m_relativeTime = true;
    ViewState *m_state = nullptr;
    ValueScale m_scale;
    QElapsedTimer m_sinceGrown;
    AxisFrame m_axes;
    QPointF m_axesOrigin;
};

} // namespace wai
