// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/core/optimization.h"
#include "performance/core/query.h"

namespace performance {

// Thread-safety: values; the functions on any thread.

/// How a figure of the user's experience stands against its published limits.
enum class UxRating { Good, NeedsWork, Poor, Unrated };

/// A figure's value for people. CLS and Apdex are plain numbers, and no shares.
QString uxValueText(double value, const QString &unit);
/// The same in a sentence.
Message::Arg uxValue(double value, const QString &unit);

/// How one figure of one program did over a range: a Web Vital of a route, or the lag of a window's event loop.
struct UxFigure {
    QString program;        ///< service.name; for a page without a name its host
    QString route;          ///< empty for what has none
    QString metric;         ///< "web_vitals_inp"
    QString name;           ///< "INP"
    QString unit;           ///< UCUM
    double quantile = 0.75; ///< which one is judged
    double value = 0;       ///< that quantile
    double good = 0;        ///< up to here it is good …
    double poor = 0;        ///< … and beyond here poor; both 0: it is not rated
    UxRating rating = UxRating::Unrated;
    qint64 count = 0; ///< visits, or samples

    /// One release of the program, or all of it where it does not tell: since when, and the same quantile of it.
    struct Release {
        QString name;
        Timestamp since;
        qint64 count = 0;
        double value = 0;
        bool operator==(const Release &) const = default;
    };
    std::vector<Release> releases; ///< oldest first
    /// The distribution: at most 400 values, evenly over their ranks, rising.
    std::vector<double> values;
    /// What the machine did when it was slow, a sentence; empty where that has nothing to do with it.
    Message machine;

    bool operator==(const UxFigure &) const = default;
};

/// Apdex of an operation: (satisfied + tolerating ÷ 2) ÷ all; satisfied up to the target, tolerating up to four times it
/// (Apdex Alliance, technical specification 1.1). Never shown without the count.
struct UxOperation {
    QString program;
    QString name; ///< "GET /cart"
    QString kind; ///< what it is: "span", "interaction", "command"
    qint64 count = 0;
    double score = 0;
    double typical = 0; ///< its 75th percentile, in s
    double excess = 0;  ///< count times what that is over the target: what all of them cost together, in s

    bool operator==(const UxOperation &) const = default;
};

/// How the applications of this machine feel to their users.
struct UxOverview {
    TimeRange range;
    std::vector<UxFigure> figures;       ///< by program, route and metric
    std::vector<UxOperation> operations; ///< the costliest first
    nanoseconds apdexTarget{0};
};

} // namespace performance
