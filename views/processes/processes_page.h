// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "base/process_watch.h"
#include "base/view_state.h"
#include "files/settings.h"
#include "processes/process_model.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

class QAbstractItemView;
class QComboBox;
class QHeaderView;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace wai {

// Thread: the one of the window.

class ConfirmBar;
class ProcessAdjuster;
class ProcessPane;

/// Every process, live, or those of the moment or range that is picked in the charts: search, sort, arrange, look into
/// one, and end, stop or continue it.
class ProcessesPage : public Page {
    Q_OBJECT
public:
    ProcessesPage(performance::PerformanceClient &client, ViewState &state, Settings &settings,
                  const ThemeSource &themes);
    ~ProcessesPage() override;
    bool focusSearch() override;

    /// Selects a process and shows its details, if it is there.
    void select(const performance::ProcessIdentity &identity);
    void setSearch(const QString &search);
    /// The process whose row is selected; nothing for an application's row.
    std::optional<performance::ProcessSample> selected() const;
    /// The same of a process of now; nothing where a moment or a range of the past is shown.
    std::optional<performance::ProcessSample> selectedNow() const { return isPast() ? std::nullopt : selected(); }
    /// The list or the tree, whichever is shown.
    QAbstractItemView *view() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    void makeViews(const ThemeSource &themes);
    void prepare(QAbstractItemView *view, QHeaderView *header, const ThemeSource &themes);
    void arrange(int arrangement);
    void makeShortcuts();
    void update();
    void show(const performance::PerformanceResult<performance::ProcessList> &list, const QString &when);
    void takeSearch();
    void showCount();
    void showSelected();
    void openMenu(const QPoint &position);
    void chooseColumns(const QPoint &position);
    QHeaderView *header() const;
    void setColumnHidden(int column, bool hidden);
    bool isColumnHidden(int column) const;
    void saveColumns();
    void requestSignal(performance::ProcessSignal signal);
    void sendSignal(const performance::ProcessSample &process, performance::ProcessSignal signal);
    bool isPast() const;

    performance::PerformanceClient &m_client;
    ProcessWatch m_watch;
    ViewState &m_state;
    Settings &m_settings;
    ProcessModel *m_model;
    QTableView
        *m_table; ///< for the list: a tree lays out every row anew whenever one moves, a table only those that are seen
    QTreeView *m_tree; ///< for the tree and applications
    QStackedWidget *m_views;
    bool m_restoring = false;
    QLineEdit *m_search;
    QLabel *m_understood;
    QComboBox *m_arrangement;
    QLabel *m_count;
    QLabel *m_when;
    QPushButton *m_backToNow;
    QWidget *m_pastBar;
    QSplitter *m_splitter;
    ConfirmBar *m_confirm;
    ProcessAdjuster *m_adjuster;
    ProcessPane *m_pane;
    std::optional<performance::ProcessIdentity> m_wanted; ///< to be selected as soon as it is listed
    quint64 m_asked = 0;
};

} // namespace wai
