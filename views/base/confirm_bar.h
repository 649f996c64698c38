// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// A question inside the window instead of a box over it. The safe answer has the focus; Esc gives it.
class ConfirmBar : public QFrame {
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget *parent = nullptr);

    void ask(const QString &question, const QString &yes, std::function<void()> confirmed);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_question;
    QPushButton *m_yes;
    QPushButton *m_no;
    std::function<void()> m_confirmed;
};

} // namespace wai
