// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace wai {

// Thread: the one of the window.

class ConfirmBar;

/// Everything that was ever applied, newest first: what was written, what became of it and what was measured, with undo
/// for each and for all.
class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    explicit ChangeDialog(performance::PerformanceClient &client, QWidget *parent = nullptr);

private:
    void setUpList();
    void setUpButtons();
    void undoSelected();
    void askToUndoAll();
    void askToMakePermanent();
    void refresh();
    void fill(const std::vector<performance::AppliedChange> &changes);
    void undo(const QStringList &ids);
    void meetConflict(const QString &id);
    void resolve(performance::ConflictAnswer answer);

    performance::PerformanceClient &m_client;
    QTreeWidget *m_list;
    QLabel *m_note;
    ConfirmBar *m_confirm;
    QPushButton *m_undo;
    QPushButton *m_undoAll;
    QPushButton *m_permanent;
    /// Of a change whose value somebody else has set since; hidden until one is met.
    QPushButton *m_overwrite;
    QPushButton *m_letGo;
    QString m_conflict;
};

/// What became of a change, in a word or two.
QString stateText(const performance::AppliedChange &change);

} // namespace wai
