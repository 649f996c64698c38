// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_scale.h"
#include "theme/theme.h"

#include <QFont>
#include <QRectF>

#include <memory>
#include <optional>

class QPainter;

namespace wai {

// Thread: the one of the window.

/// The axes, grid and labels of a chart, laid out by Qt Charts. Laying them out costs several times what drawing the
/// lines does: whoever shows them keeps the picture until update() says that it changed. Labels of the time axis move all
/// the time, so they only get their room here.
class AxisFrame {
public:
    AxisFrame();
    ~AxisFrame();

    struct Content {
        QSize size;
        ValueScale values;
        std::optional<ValueScale> right;
        const Theme *theme = nullptr;
        QFont font;
        bool operator==(const Content &) const = default;
    };
    /// Lays out; true where that changed anything.
    bool update(const Content &content);
    void paint(QPainter &painter) const;
    /// Where lines go.
    QRectF plotArea() const { return m_plotArea; }

private:
    struct Layout;

    Content m_content;
    QRectF m_plotArea;
    std::unique_ptr<Layout> m_layout;
};

} // namespace wai
