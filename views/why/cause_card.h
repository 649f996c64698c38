// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"
#include "theme/theme.h"

#include <performance/core/explanation.h>

class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class Paragraph;
class Sparkline;

/// A cause: its rank, what happened in a sentence, the evidence with the ways to it, and what would help.
class CauseCard : public Card {
    Q_OBJECT
public:
    /// What the window can lead to.
    struct Offers {
        bool stacks = false;
        bool processes = false;
        bool changes = false;
    };

    CauseCard(const ThemeSource &themes, const Offers &offers, QWidget *parent = nullptr);

    /// `number` from 1, the first being the likeliest.
    void setCause(int number, int count, const performance::Cause &cause);
    const performance::Cause &cause() const { return m_cause; }
    /// The series that its picture is of: the first that shows it and was not `seen` yet; empty where there is none.
    QString pictured(const QStringList &seen) const;
    void setPicture(const performance::SeriesData &series, const performance::TimeRange &span);
    /// What would help, by name; empty: nothing is known that would.
    void setSuggestion(const QString &name);

Q_SIGNALS:
    void seriesWanted(const QString &key);
    /// The stacks of the cause's process, where it is one, with this function in sight, where one is named.
    void stacksWanted(const performance::Cause &cause, const QString &function);
    void processesWanted(const performance::TimeRange &range);
    void changesWanted(const performance::TimeRange &range);
    void suggestionWanted(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeButtons();
    void showEvidence();
    void follow(const QString &link);
    QString function() const;
    void arrange();

    const ThemeSource &m_themes;
    Offers m_offers;
    performance::Cause m_cause;
    QLabel *m_number;
    QLabel *m_sentence;
    Paragraph *m_evidence;
    Sparkline *m_picture;
    QBoxLayout *m_buttons = nullptr;
    QHBoxLayout *m_ways = nullptr;
    QPushButton *m_stacks;
    QPushButton *m_processes;
    QPushButton *m_changes;
    QPushButton *m_suggestion;
    QString m_helpName; ///< the name of what would help
    bool m_hasPicture = false;
};

} // namespace wai
