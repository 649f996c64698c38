// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QPushButton;

namespace wai {

/// Sentences that the user should know, inside the window instead of a modal box. The newest is shown; each goes away
/// when it is dismissed.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    void add(const QString &sentence);
    QString current() const;

private:
    void showNext();

    QStringList m_sentences;
    QLabel *m_label;
    QPushButton *m_dismiss;
};

} // namespace wai
