// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace wai {

// Thread: the one of the window.

/// What profiling the chosen target can and cannot show here: one line, and on demand each point with its remedy. What
/// cannot be had at all is shown at once.
class DoctorView : public QWidget {
    Q_OBJECT
public:
    explicit DoctorView(performance::PerformanceClient &client, QWidget *parent = nullptr);

    /// Looks, a moment after the last call: the user may still be typing.
    void examine(const performance::ProfilingTarget &target);
    QString summary() const;

Q_SIGNALS:
    void sizeChanged();
    /// Whether more could be seen with an administrator's permission.
    void permissionHelps(bool helps);

private:
    void look();
    void list(const std::vector<performance::ProfilingCheck> &checks);
    QWidget *makeRow(const performance::ProfilingCheck &check);

    performance::PerformanceClient &m_client;
    performance::ProfilingTarget m_target;
    quint64 m_asked = 0;
    QTimer m_pause;
    QLabel *m_summary;
    QPushButton *m_more;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_layout;
};

} // namespace wai
