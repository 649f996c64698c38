// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"
#include "theme/theme.h"

#include <performance/core/optimization.h>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class DistributionView;

/// Something that would make an application feel faster: why, what to do, what it would gain; and once it is done, whether
/// it worked.
class ImprovementCard : public Card {
    Q_OBJECT
public:
    ImprovementCard(const performance::UxImprovement &improvement, const ThemeSource &themes,
                    QWidget *parent = nullptr);
    QString id() const { return m_id; }
    void setImprovement(const performance::UxImprovement &improvement);

Q_SIGNALS:
    /// It is made: its proof shall begin.
    void implemented(const QString &id);
    /// It is not, after all.
    void reopened(const QString &id);
    void seriesWanted(const QString &program, const QString &route, const QString &metric);

private:
    QString m_id;
    performance::UxImprovement m_shown;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_why;
    QLabel *m_evidence;
    QLabel *m_verdict;
    QProgressBar *m_progress;
    DistributionView *m_distribution;
    QPushButton *m_done;
    QPushButton *m_reopen;
};

} // namespace wai
