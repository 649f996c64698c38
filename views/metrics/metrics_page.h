// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "files/settings.h"
#include "metrics/board_shelf.h"
#include "metrics/board_view.h"

class QComboBox;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class SeriesTree;

/// Every series there is, built-in and recorded by programs, on boards that one arranges and shares.
class MetricsPage : public Page {
    Q_OBJECT
public:
    MetricsPage(performance::PerformanceClient &client, ViewState &state, Settings &settings,
                const ThemeSource &themes);
    bool focusSearch() override;

    /// A chart of these series, at the end of the board; as soon as that is there.
    void openSeries(const QStringList &keys);
    BoardView *boardView() const { return m_view; }
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    /// Opens a board of the shelf, or begins it.
    void openBoard(const QString &name);

private:
    QWidget *makeBar();
    void openFirst();
    void takeChange();
    void undo();
    void listBoards();
    void askForNew();
    void rename();
    void removeBoard();
    void tellLost();

    Settings &m_settings;
    BoardShelf m_shelf;
    SeriesTree *m_tree;
    BoardView *m_view;
    QComboBox *m_boards;
    QPushButton *m_undo;
    std::vector<Board> m_before; ///< for undo
    Board m_last;
    bool m_toldLost = false;
    bool m_isReady = false;            ///< the boards are read
    std::vector<QStringList> m_wanted; ///< series that were asked for before
};

} // namespace wai
