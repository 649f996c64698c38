// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QFrame>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace wai {

// Thread: the one of the window.

class TopProcessModel;

/// Who did it: the processes of the second under the cursor, of the brushed range, or of now, by what one asks for.
class TopProcesses : public QFrame {
    Q_OBJECT
public:
    TopProcesses(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes,
                 QWidget *parent = nullptr);

    /// Else a line that wraps would make the whole page ask for the height that it likes best.
    bool hasHeightForWidth() const override { return false; }

    /// The names that are shown, first to last.
    QStringList names() const;

Q_SIGNALS:
    void chosen(const performance::ProcessIdentity &identity);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void ask();
    void show(const performance::PerformanceResult<performance::ProcessList> &list);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    TopProcessModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_stack;
    QComboBox *m_order;
    QLabel *m_when;
    QLabel *m_message;
    quint64 m_asked = 0;
};

} // namespace wai
