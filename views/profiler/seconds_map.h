// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"
#include "theme/theme.h"

#include <performance/calltree/thread_lanes.h>

#include <QImage>
#include <QWidget>

namespace wai {

/// Every second as a column, its parts from top to bottom, the darker the more samples: what is odd or comes again and
/// again is seen at a glance (FlameScope). Dragging chooses from where to where.
class SecondsMap : public QWidget {
    Q_OBJECT
public:
    SecondsMap(ProfileState &state, const ThemeSource &themes, QWidget *parent = nullptr);

    const performance::SubsecondHeat &heat() const { return m_heat; }
    /// The place of a part of a second.
    QRectF cellRect(int column, int row) const;
    QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void filterWanted(const performance::ProfileFilter &filter);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void measure();
    void drawCells();
    qint64 partAt(const QPointF &place) const; ///< parts since the start
    QRectF plot() const;

    static constexpr int Rows = 25; ///< parts of 40 ms

    ProfileState &m_state;
    const ThemeSource &m_themes;
    performance::SubsecondHeat m_heat;
    QImage m_cells; ///< a pixel for each part of each second: however long the profile is, drawing it costs the same
    bool m_stale = true;
    quint64 m_asked = 0;
    std::optional<qint64> m_dragFrom;
    qint64 m_dragTo = 0;
};

} // namespace wai
