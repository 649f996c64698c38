// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"
#include "window/view_state.h"

#include <performance/client/performance_client.h>

#include <QFrame>

namespace wai {

/// Who did it: the processes that used most CPU in the second under the cursor, or just now.
class TopProcesses : public QFrame {
    Q_OBJECT
public:
    TopProcesses(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {420, 190}; }

    /// The names that are shown, first to last.
    QStringList names() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void ask();

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    const ThemeSource &m_themes;
    performance::Timestamp m_time;
    std::vector<performance::ProcessSample> m_processes; ///< by falling CPU
    QString m_message;
};

} // namespace wai
