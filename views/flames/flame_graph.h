// SPDX-License-Identifier: MIT
#pragma once

#include "flames/flame_colors.h"
#include "flames/profile_state.h"

#include <QAbstractScrollArea>

namespace wai {

// Thread: the one of the window.

/// Stacks as boxes: as wide as their share, callees on their callers. Draws the boxes that can be seen, however many
/// there are. A click chooses, a double click or Enter zooms, Esc and Backspace lead back.
class FlameGraph : public QAbstractScrollArea {
    Q_OBJECT
public:
    FlameGraph(ProfileState &state, const ThemeSource &themes, QWidget *parent = nullptr);

    /// Icicle: from the top down. Flame: from the ground up.
    void setIcicle(bool icicle);
    void setBottomUp(bool bottomUp);
    void setColoring(FlameColoring coloring);
    void zoomTo(qint32 node);
    qint32 zoomed() const { return m_zoom; }
    qint32 selectedNode() const { return m_selected; }
    /// The names from the outermost frame to the chosen one, a line each.
    QString selectedStack() const;

    /// The node at a place of the viewport; -1 where there is none.
    qint32 nodeAt(const QPoint &place) const;
    /// Where a node is drawn; empty where it is too narrow or out of sight.
    QRectF rectOf(qint32 node) const;

Q_SIGNALS:
    void filterWanted(const performance::ProfileFilter &filter);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    const performance::CallTree &tree() const;
    QString pathOf(qint32 node) const;
    QString tipOf(qint32 node) const;
    QString labelOf(const performance::CallNode &node, int width) const;
    void followResult();
    void choose(qint32 node);
    void move(int key);
    void zoomOut();
    int rowTop(int level) const;
    int ancestorCount() const;
    void updateScrollBar();
    void paintBox(QPainter &painter, const performance::CallNode &node, const QRectF &rect) const;

    ProfileState &m_state;
    const ThemeSource &m_themes;
    bool m_icicle = true;
    bool m_bottomUp = false;
    FlameColoring m_coloring = FlameColoring::ByKind;
    qint32 m_zoom = 0;
    qint32 m_selected = -1;
    qint32 m_hovered = -1;
    QList<qint32> m_zoomPath; ///< the functions from the root to the zoomed node: a new result is zoomed the same
    QList<qint32> m_selectedPath;
};

} // namespace wai
