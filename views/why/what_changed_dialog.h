// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace wai {

// Thread: the one of the window.

class EventModel;
class WordFilter;

/// What happened to the machine until a moment, from its own logs, and the user's notes: searched, filtered by kind, copied. A
/// click on a row leads to its moment.
class WhatChangedDialog : public QDialog {
    Q_OBJECT
public:
    /// The list ends with `until`; where that is now, it goes on.
    WhatChangedDialog(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes,
                      performance::Timestamp until, QWidget *parent = nullptr);

Q_SIGNALS:
    void momentWanted(performance::Timestamp time);
    /// Somebody wants to write a note, or (with its id) to change one.
    void noteWanted(const performance::MachineEvent &note);

private:
    QLayout *makeFilters();
    QLayout *makeButtons();
    QWidget *makeUndo();
    void makeTable(const ThemeSource &themes);
    void refresh();
    void showCount();
    const performance::MachineEvent *selected() const;
    void updateButtons();
    void lead(const QModelIndex &index);
    void remove();
    void undo();
    void say(const QString &problem);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    std::optional<performance::Timestamp> m_until;
    EventModel *m_model;
    WordFilter *m_filter;
    QTableView *m_table;
    QLineEdit *m_search;
    QComboBox *m_kind;
    QComboBox *m_span;
    QLabel *m_count;
    QLabel *m_problem;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QWidget *m_undo;
    QLabel *m_undoText;
    std::optional<performance::MachineEvent> m_removed;
    quint64 m_number = 0;
};

} // namespace wai
