// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace wai {

// Thread: the one of the window.

/// Everything about the chosen function: its cost and how sure that is, where it stands, its lines with their cost, who
/// calls it and whom it calls. Without a choice, how good the profile is.
class FunctionPane : public QFrame {
    Q_OBJECT
public:
    explicit FunctionPane(ProfileState &state, QWidget *parent = nullptr);

private:
    void refresh();
    void showQuality();
    void showSource(qint32 function);
    void fillSource(const QStringList &source, const std::vector<performance::LineCost> &costs);
    void fill(QTreeWidget *tree, const std::vector<performance::FunctionCost> &costs, qint64 whole);

    ProfileState &m_state;
    QLabel *m_title;
    QLabel *m_figures;
    QLabel *m_sourceTitle;
    QPlainTextEdit *m_source;
    QString m_sourcePath; ///< of the file that it shows
    QLabel *m_callersTitle;
    QTreeWidget *m_callers;
    QLabel *m_calleesTitle;
    QTreeWidget *m_callees;
};

} // namespace wai
