// SPDX-License-Identifier: MIT
#pragma once

#include <QFormLayout>
#include <QFrame>
#include <QGridLayout>
#include <QVBoxLayout>

#include <performance/core/error.h>
#include <performance/core/snapshot.h>
#include <performance/core/when_done.h>

class QLabel;
class QMenu;

namespace wai {

class TimeChart;

/// A page of the main window. It may say that something went wrong; the window shows it.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// What identifies it on the command line and in saved state: "overview".
    virtual QString id() const = 0;
    virtual QString title() const = 0;

    /// Puts the keyboard where this page is searched; false where there is nothing to search.
    virtual bool focusSearch() { return false; }

Q_SIGNALS:
    void problem(const QString &sentence);
    /// Somebody wants to see these series, or this process: the window knows the page for it.
    void showSeries(const QStringList &keys);
    void showProcess(const performance::ProcessIdentity &identity);
    /// Somebody wants to be told of a series; or, where it is empty, to see the alerts.
    void alertWanted(const QString &series);

protected:
    /// From this width on two cards have room for a sentence each, side by side.
    static constexpr int TwoColumnsFrom = 860;
    /// Fills the page with a content that scrolls up and down.
    void setScrolled(QWidget *content);
    /// Puts cards into a grid anew, in one column or two; how many columns it has.
    template<typename Cards>
    int arrangeCards(QGridLayout *grid, const Cards &cards) const
    {
        while (QLayoutItem *item = grid->takeAt(0))
            delete item;
        const int columns = width() >= TwoColumnsFrom && cards.size() > 1 ? 2 : 1;
        int place = 0;
        for (QWidget *card : cards) {
            grid->addWidget(card, place / columns, place % columns);
            card->show();
            ++place;
        }
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(1, columns - 1);
        return columns;
    }
    /// Adds what a page of charts offers in the menu of each.
    void extendChartMenu(QMenu *menu, TimeChart *chart);
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

/// A text that wraps and can be copied, in a role of the theme: "title", "heading", "soft", "error", "plain".
QLabel *makeLabel(const QString &text, const char *role);

/// A row of a form whose label stands at the middle of its field.
void addFormRow(QFormLayout *rows, const QString &text, QWidget *field, int labelWidth = 0);

using performance::whenDone;

} // namespace wai
