// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"

#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// How the question goes: that it takes longer than a second, with a way to give it up; or what went wrong, and what can be
/// done about it. Hidden while there is nothing to say.
class AskStatus : public Card {
    Q_OBJECT
public:
    explicit AskStatus(QWidget *parent = nullptr);

    /// Says so once it takes longer than a second.
    void wait();
    void done();
    /// `there`: the label of a button to where there is something; empty: no such button.
    void fail(const QString &sentence, const QString &there);
    /// The user gave it up.
    void cancelled();

Q_SIGNALS:
    void cancelWanted();
    void againWanted();
    void thereWanted();

private:
    void say(const QString &sentence, const char *role, bool waits, const QString &there);

    QTimer m_soon;
    QLabel *m_label;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_again;
    QPushButton *m_there;
};

} // namespace wai
