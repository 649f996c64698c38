// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"
#include "theme/theme.h"

#include <performance/core/explanation.h>

class QLabel;

namespace wai {

// Thread: the one of the window.

class Paragraph;

/// What was looked at and was as always, how much that was, and what could not be looked at.
class CheckedCard : public Card {
    Q_OBJECT
public:
    explicit CheckedCard(const ThemeSource &themes, QWidget *parent = nullptr);

    /// `took`: how long the answer took.
    void setExplanation(const performance::Explanation &explanation, performance::nanoseconds took);

Q_SIGNALS:
    void seriesWanted(const QString &key);

private:
    void showParts();

    const ThemeSource &m_themes;
    std::vector<performance::CheckedPart> m_parts;
    QLabel *m_count;
    Paragraph *m_checked;
    QLabel *m_compared;
    QLabel *m_notesTitle;
    QLabel *m_notes;
};

} // namespace wai
