// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace wai {

// Thread: the one of the window.

class DoingDelegate;
class TopProcessModel;

/// Who did it: the processes of the second under the cursor, of the brushed range, or of now, by what one asks for, and what
/// each was mostly doing where stacks are kept.
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
    /// Somebody wants to see what this process was doing.
    void stacksWanted(const performance::StacksFilter &filter, const QString &subject, const QString &function);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTable(const ThemeSource &themes);
    void askActivities();
    performance::TimeRange activityRange() const;
    void fitRows();
    void openStacks(int row);
    void openMenu(const QPoint &position);
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
    bool m_showsDoing = false; ///< since something was known once, rows have room for it
    performance::TimeRange m_activityRange;
    QElapsedTimer m_sinceActivities;
    QTimer m_activitiesSoon; ///< a cursor that moves over a chart changes many times
    quint64 m_askedActivities = 0;
};

} // namespace wai
