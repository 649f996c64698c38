// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/query.h>

#include <QWidget>

namespace wai {

// Thread: the one of the window.

/// A small picture of a series: its course, with the range in question shaded.
class Sparkline : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(const ThemeSource &themes, QWidget *parent = nullptr);

    /// `span`: what is shown; `shaded`: a piece of it. No points: nothing is drawn.
    void setData(const performance::SeriesData &series, const performance::TimeRange &span,
                 const performance::TimeRange &shaded);
    QSize sizeHint() const override { return {190, 48}; }
    QSize minimumSizeHint() const override { return {120, 40}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_themes;
    performance::SeriesData m_data;
    performance::TimeRange m_span;
    performance::TimeRange m_shaded;
};

} // namespace wai
