// SPDX-License-Identifier: MIT
#include "charts/axis_frame.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>

namespace wai {

/// The chart that is never shown itself.
struct AxisFrame::Layout {
    QGraphicsScene scene;
    QChart *chart = new QChart;
    QCategoryAxis *values = new QCategoryAxis;
    QCategoryAxis *times = new QCategoryAxis;
    QCategoryAxis *right = new QCategoryAxis;

    Layout()
    {
        scene.addItem(chart);
        chart->legend()->hide();
        chart->setBackgroundVisible(false);
        // Half of the highest and of the last label stand out of the plot.
        chart->setMargins(QMargins(0, 8, 14, 0));
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        auto *series = new QLineSeries; // axes need a series to belong to
        chart->addSeries(series);
        chart->addAxis(values, Qt::AlignLeft);
        chart->addAxis(times, Qt::AlignBottom);
        chart->addAxis(right, Qt::AlignRight);
        series->attachAxis(values);
        series->attachAxis(times);
        right->setVisible(false);
        right->setGridLineVisible(false);
        for (QCategoryAxis *axis : {values, times, right}) {
            axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
            axis->setRange(0, 1);
            axis->setStartValue(-1);
        }
        times->setGridLineVisible(false);
        fill(times, {{0.5, QStringLiteral("0")}}); // room for labels, which whoever shows the picture draws: they move
        values->setLineVisible(false);
        right->setLineVisible(false);
        // Long labels would be cut by Qt Charts to the width of a category; they have room here.
        values->setTruncateLabels(false);
        times->setTruncateLabels(false);
        right->setTruncateLabels(false);
    }

    static void fill(QCategoryAxis *axis, const std::vector<AxisLabel> &labels)
    {
        for (const QString &old : axis->categoriesLabels())
            axis->remove(old);
        QString blank;
        for (const AxisLabel &label : labels) {
            // Labels are the keys of categories: those without text must still differ.
            blank += QChar(0x200b);
            axis->append(label.text.isEmpty() ? blank : label.text, label.position);
        }
    }
};

AxisFrame::AxisFrame() = default;
AxisFrame::~AxisFrame() = default;

bool AxisFrame::update(const Content &content)
{
    if (content == m_content && m_layout)
        return false;
    m_content = content;
    if (!m_layout)
        m_layout = std::make_unique<Layout>();
    const Theme &theme = *m_content.theme;
    Layout &layout = *m_layout;
    Layout::fill(layout.values, m_content.values.labels);
    Layout::fill(layout.right, m_content.right ? m_content.right->labels : std::vector<AxisLabel>());
    layout.right->setVisible(m_content.right.has_value());
    for (QCategoryAxis *axis : {layout.values, layout.times, layout.right}) {
        axis->setLabelsFont(m_content.font);
        axis->setLabelsColor(axis == layout.times ? QColor(Qt::transparent) : theme.softText);
        axis->setGridLineColor(theme.grid);
        axis->setLinePen(QPen(theme.grid, 1));
    }
    layout.chart->resize(m_content.size);
    layout.chart->layout()->activate();
    layout.scene.setSceneRect(QRectF(QPointF(), m_content.size));
    m_plotArea = layout.chart->plotArea();
    return true;
}

void AxisFrame::paint(QPainter &painter) const
{
    const QRectF all(QPointF(), m_content.size);
    m_layout->scene.render(&painter, all, all);
}

} // namespace wai
