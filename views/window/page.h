// SPDX-License-Identifier: MIT
#pragma once

#include <QFormLayout>
#include <QFrame>
#include <QFuture>
#include <QVBoxLayout>

#include <performance/core/error.h>

namespace wai {

/// A page of the main window. It may say that something went wrong; the window shows it.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// What identifies it on the command line and in saved state: "overview".
    virtual QString id() const = 0;
    virtual QString title() const = 0;

Q_SIGNALS:
    void problem(const QString &sentence);
};

/// A card: a frame with rounded corners and a layout.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    QVBoxLayout *box() const { return m_box; }

private:
    QVBoxLayout *m_box;
};

/// A row of a form whose label stands at the middle of its field.
void addFormRow(QFormLayout *rows, const QString &text, QWidget *field, int labelWidth = 0);

/// Continues on the thread of `context` with the result of a future; one that was given up is dropped.
template<typename T, typename Continue>
void whenDone(QFuture<performance::PerformanceResult<T>> future, QObject *context, Continue continueWith)
{
    future.then(context, [continueWith](performance::PerformanceResult<T> result) { continueWith(std::move(result)); });
}

} // namespace wai
