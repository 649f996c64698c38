// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_scale.h"
#include "theme/theme.h"

#include <QFont>
#include <QPixmap>
#include <QRectF>

#include <memory>

namespace wai {

/// The axes, grid and labels of a chart: laid out by Qt Charts once and kept as a picture, because laying out axes costs
/// several times what drawing the lines does. Drawn anew only when what it shows changes.
class AxisFrame {
public:
    AxisFrame();
    ~AxisFrame();

    struct Content {
        QSize size;
        double pixelRatio = 1;
        ValueScale values;
        std::vector<AxisLabel> times;
        const Theme *theme = nullptr;
        QFont font;
        bool operator==(const Content &) const = default;
    };
    /// The picture; `plotArea()` is where lines go.
    const QPixmap &picture(const Content &content);
    QRectF plotArea() const { return m_plotArea; }

private:
    struct Layout;
    void draw();

    Content m_content;
    QPixmap m_picture;
    QRectF m_plotArea;
    std::unique_ptr<Layout> m_layout;
};

} // namespace wai
