// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace wai {

// Thread: the one of the window.

class StackNowModel;

/// What each thread of a process does at this moment: its state and its stack, and who holds the lock it waits for. Looked at
/// again by F5.
class StackNowDialog : public QDialog {
    Q_OBJECT
public:
    StackNowDialog(performance::PerformanceClient &client, const performance::ProcessIdentity &identity,
                   const QString &name, QWidget *parent = nullptr);

    void refresh();
    StackNowModel *model() const { return m_model; }

private:
    void makeLayout(const QString &name);
    void take(const performance::PerformanceResult<performance::Profile> &profile,
              const std::vector<performance::ThreadDetails> &details);
    void copy();
    void copyAll();

    performance::PerformanceClient &m_client;
    const performance::ProcessIdentity m_identity;
    StackNowModel *m_model;
    QTreeView *m_tree;
    QLabel *m_when;
    QLabel *m_notes;
    QPushButton *m_refresh;
    bool m_asking = false;
};

} // namespace wai
