// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/client_values.h>
#include <performance/core/profile.h>
#include <performance/core/query.h>

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace wai {

// Thread: the one of the window.

/// What a comparison of two ranges comes to, in a sentence: how much CPU time each took where they are equally long, and which
/// functions' parts really changed. More is neither better nor worse: nobody knows what the machine was asked to do.
QString rangeVerdict(const performance::ProfileDifference &difference);

/// Two ranges of the same history side by side: the flame graph of B coloured by what changed, and every function of both with
/// its change and whether that is real or noise.
class RangeComparison : public QDialog {
    Q_OBJECT
public:
    struct Sides {
        performance::Profile a;
        performance::Profile b;
        performance::TimeRange rangeA;
        performance::TimeRange rangeB;
        QString subject; ///< whose stacks they are
    };
    RangeComparison(Sides sides, const ThemeSource &themes, QWidget *parent = nullptr);

    /// The sentence as it is said; empty until it is known.
    QString verdict() const;

Q_SIGNALS:
    /// It is all there.
    void compared();

private:
    struct Outcome;
    void take(const Outcome &outcome);

    const Sides m_sides;
    const ThemeSource &m_themes;
    QVBoxLayout *m_layout;
    QLabel *m_verdict;
    QWidget *m_body;
};

} // namespace wai
