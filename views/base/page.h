// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/report.h>
#include <performance/core/snapshot.h>
#include <performance/core/stacks.h>

#include <QGridLayout>
#include <QWidget>

namespace wai {

// Thread: the one of the window.

/// A page of the main window, which it asks for what other pages show. What it is called, and how it is reached, stands
/// in the window's table of pages.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Puts the keyboard where this page is searched; false where there is nothing to search.
    virtual bool focusSearch() { return false; }

Q_SIGNALS:
    /// Something went wrong; the window shows it.
    void problem(const QString &sentence);
    /// Somebody wants to see these series, or this process: the window knows the page for it.
    void showSeries(const QStringList &keys);
    void showProcess(const performance::ProcessIdentity &identity);
    /// Somebody wants to see what a program was doing in the time that the window looks at; `subject` is what it is called, and
    /// `function` what is to be in sight, or empty.
    void showStacks(const performance::StacksFilter &filter, const QString &subject, const QString &function);
    /// Somebody wants to be told of a series; or, where it is empty, to see the alerts.
    void alertWanted(const QString &series);
    /// Somebody wants to start a session, or to end the one that runs.
    void startProfiling();
    /// Somebody wants to read a report, or to look around in it as if it were live.
    void openReport(const performance::PerformanceReport &report);
    void exploreReport(const performance::PerformanceReport &report);
    /// The user chose another language, or what closing the window does.
    void languageChanged();
    void trayChanged();

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
};

} // namespace wai
