// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"
#include "theme/theme.h"

#include <performance/calltree/thread_lanes.h>

#include <QAbstractScrollArea>

namespace wai {

/// The threads of a profile over time, the busiest first: where each was, and when it waited. Dragging chooses a range,
/// a click on a name chooses threads (with Ctrl several); everything else on the page follows.
class ThreadTimeline : public QAbstractScrollArea {
    Q_OBJECT
public:
    ThreadTimeline(ProfileState &state, const ThemeSource &themes, QWidget *parent = nullptr);

    /// Where a thread's lane is drawn.
    QRect laneRect(int lane) const;
    QRect plotRect() const;
    const std::vector<performance::ThreadLane> &lanes() const { return m_lanes; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, 2 * rowHeight()}; }

Q_SIGNALS:
    void filterWanted(const performance::ProfileFilter &filter);
    void measured();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void measure();
    int laneAt(const QPoint &place) const;
    qint64 timeAt(int x) const;
    int xOf(qint64 time) const;
    QString nameOf(const performance::ThreadLane &lane) const;
    int rowHeight() const { return fontMetrics().height() + 6; }

    static constexpr size_t MostLanes = 200;

    ProfileState &m_state;
    const ThemeSource &m_themes;
    std::vector<performance::ThreadLane> m_lanes;
    int m_columns = 0;
    quint64 m_asked = 0;
    std::optional<int> m_dragFrom;
    int m_dragTo = 0;
};

} // namespace wai
