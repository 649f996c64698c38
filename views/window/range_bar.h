// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// The range of the charts: back and forward through earlier ones, a field with the usual ranges that takes typed and
/// pasted ones, and live or held still.
class RangeBar : public QWidget {
    Q_OBJECT
public:
    explicit RangeBar(ViewState &state, QWidget *parent = nullptr);

    void editRange();
    void togglePause();

Q_SIGNALS:
    /// What was typed makes no sense.
    void problem(const QString &sentence);

private:
    void takeText();
    void showIntent();

    ViewState &m_state;
    QPushButton *m_back;
    QPushButton *m_forward;
    QComboBox *m_range;
    QPushButton *m_live;
};

} // namespace wai
