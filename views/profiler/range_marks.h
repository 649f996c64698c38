// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// "14:00:05 to 14:05:05", "the 5 s around 14:03:07", "the last 15 min".
QString rangeText(const ViewState &view, const performance::TimeRange &range);

/// "14:00:05 to 14:05:05", with the date where it is not of today.
QString clockText(const performance::TimeRange &range);

/// Two ranges of the same history that are to be compared: what is selected is taken as A or as B, and then both are compared.
class RangeMarks : public QWidget {
    Q_OBJECT
public:
    RangeMarks(performance::PerformanceClient &client, ViewState &view, const ThemeSource &themes,
               QWidget *parent = nullptr);

    /// Whose stacks are compared.
    void setFilter(const performance::StacksFilter &filter, const QString &subject);
    void useAsA();
    void useAsB();
    /// Does nothing while one is missing.
    void compare();

Q_SIGNALS:
    void problem(const QString &sentence);
    void opened(QWidget *dialog);

private:
    void showRanges();
    void open(const performance::Profile &a, const performance::Profile &b);

    performance::PerformanceClient &m_client;
    ViewState &m_view;
    const ThemeSource &m_themes;
    performance::StacksFilter m_filter;
    QString m_subject;
    std::optional<performance::TimeRange> m_a;
    std::optional<performance::TimeRange> m_b;
    QPushButton *m_useA;
    QLabel *m_textA;
    QPushButton *m_useB;
    QLabel *m_textB;
    QPushButton *m_compare;
    bool m_asking = false;
};

} // namespace wai
