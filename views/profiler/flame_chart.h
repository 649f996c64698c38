// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"
#include "theme/theme.h"

#include <performance/calltree/time_flames.h>

#include <QAbstractScrollArea>

namespace wai {

/// The stacks of the busiest thread that is shown, in the order of time. Dragging chooses a range, a click a function;
/// everything else on the page follows.
class FlameChart : public QAbstractScrollArea {
    Q_OBJECT
public:
    FlameChart(ProfileState &state, const ThemeSource &themes, QWidget *parent = nullptr);

    const performance::TimeFlames &flames() const { return m_flames; }
    QRectF rectOf(const performance::TimeFlames::Box &box) const;

Q_SIGNALS:
    void filterWanted(const performance::ProfileFilter &filter);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void measure();
    const performance::TimeFlames::Box *boxAt(const QPoint &place) const;
    qint64 timeAt(int x) const;
    int rowHeight() const { return fontMetrics().height() + 4; }

    ProfileState &m_state;
    const ThemeSource &m_themes;
    std::shared_ptr<const ProfileResult> m_shown = std::make_shared<ProfileResult>(); ///< what m_flames is of
    performance::TimeFlames m_flames;
    bool m_stale = true;
    quint64 m_asked = 0;
    std::optional<int> m_dragFrom;
    int m_dragTo = 0;
};

} // namespace wai
