// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// Sentences that the user should know, inside the window instead of a modal box. The newest is shown; each goes away
/// when it is dismissed.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void add(const QString &sentence);
    /// With a button that does something about it, after which the sentence goes away.
    void add(const QString &sentence, const QString &action, std::function<void()> act);
    QString current() const;

private:
    struct Notice {
        QString sentence;
        QString action;
        std::function<void()> act;
    };
    void dismiss();
    void showNext();

    std::vector<Notice> m_notices;
    QLabel *m_label;
    QPushButton *m_act;
    QPushButton *m_dismiss;
};

} // namespace wai
