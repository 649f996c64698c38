// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_feed.h"
#include "metrics/board.h"

#include <QScrollArea>

#include <functional>

class QGridLayout;
class QLabel;

namespace wai {

// Thread: the one of the window.

/// One chart of a board with its handle. Dragged by the handle it changes places; series dropped on it join it.
class BoardPanelView : public QFrame {
    Q_OBJECT
public:
    BoardPanelView(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes,
                   QWidget *parent);

    using Describe = std::function<std::optional<performance::SeriesDescriptor>(const QString &key)>;
    /// `cpus`: how many the machine has; 0 where that is not known yet.
    void show(const BoardPanel &panel, const Describe &describe, double cpus);
    TimeChart *chart() const { return m_chart; }
    void setActive(bool active);

Q_SIGNALS:
    void changed(const BoardPanel &panel);
    void removed();
    /// Dropped here: another panel of the board, by its place, or series.
    void panelDropped(int from);
    void seriesDropped(const QStringList &keys);
    void dragStarted(wai::BoardPanelView *panel);
    void activated();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void extendMenu(QMenu *menu);
    void takeAppearance();
    void rename();

    TimeChart *m_chart;
    ChartFeed *m_feed;
    QLabel *m_handle;
    BoardPanel m_panel;
    QPoint m_pressedAt;
};

/// The charts of a board, two in a row, arranged by drag and drop.
class BoardView : public QScrollArea {
    Q_OBJECT
public:
    BoardView(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes,
              BoardPanelView::Describe describe);

    void show(const Board &board);
    const Board &board() const { return m_board; }
    /// Adds series to the panel that was used last; those whose unit does not fit there get a panel of their own.
    void addSeries(const QStringList &keys);
    void addPanel(const BoardPanel &panel);
    const std::vector<BoardPanelView *> &panels() const { return m_panels; }
    /// Names and units anew, as series become known.
    void refreshNames();

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void askForCpus();
    void rebuild();
    void arrange();
    void move(int from, int to);
    bool join(size_t panel, const QString &key);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    const ThemeSource &m_themes;
    BoardPanelView::Describe m_describe;
    Board m_board;
    QWidget *m_content;
    QGridLayout *m_grid;
    QLabel *m_empty;
    std::vector<BoardPanelView *> m_panels;
    size_t m_active = 0;
    double m_cpus = 0; ///< of the machine; 0 until that is known
    bool m_asksForCpus = false;
    bool m_narrow = false; ///< one chart in a row
};

} // namespace wai
