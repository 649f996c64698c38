// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"

#include <QFrame>

class QLabel;

namespace wai {

// Thread: the one of the window.

/// Stands above pages whose range lies before anything was recorded: says since when there is something, and goes there.
class PastBar : public QFrame {
    Q_OBJECT
public:
    explicit PastBar(ViewState &state, QWidget *parent = nullptr);

    /// Whether the page follows the range at all.
    void setRelevant(bool relevant);

private:
    void refresh();
    void goThere();

    ViewState &m_state;
    QLabel *m_label;
    bool m_relevant = false;
};

} // namespace wai
