// SPDX-License-Identifier: MIT
#include "profiler/range_comparison.h"

#include "base/label.h"
#include "compare/compare_functions.h"
#include "profiler/range_marks.h"

#include <performance/client/profile_diff.h>
#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace wai {

using namespace performance;

namespace {

/// As much of all the CPU time of A must change for it to be called more or less.
constexpr double Threshold = 0.05;
constexpr size_t MostNamed = 2;

QString sideText(const TimeRange &range)
{
    return QStringLiteral("%1 (%2)").arg(clockText(range), toText(range.length()));
}

} // namespace

struct RangeComparison::Outcome {
    std::optional<ProfileDifference> difference;
    QStringList warnings;
};

QString rangeVerdict(const ProfileDifference &difference)
{
    QStringList moved;
    for (const FunctionDifference &f : difference.functions) { // the largest change first
        if (f.real && moved.size() < qsizetype(MostNamed)) {
            const QString unit = difference.inTime ? difference.unit : QStringLiteral("1");
            moved << RangeComparison::tr("%1 from %2 to %3")
                         .arg(f.name, formatValue(f.selfA, unit), formatValue(f.selfB, unit));
        }
    }
    QStringList said;
    if (difference.inTime) {
        said << (difference.verdict == MetricDifference::Verdict::Worse
                     ? RangeComparison::tr("B took %1 more CPU time than A.").arg(formatValue(difference.change, u"1"))
                     : difference.verdict == MetricDifference::Verdict::Better
                     ? RangeComparison::tr("B took %1 less CPU time than A.").arg(formatValue(-difference.change, u"1"))
                     : difference.verdict == MetricDifference::Verdict::Same
                     ? RangeComparison::tr("B took as much CPU time as A.")
                     : RangeComparison::tr("Too few samples to tell whether B took more CPU time than A."));
    }
    said << (moved.isEmpty() ? RangeComparison::tr("No function changed by more than chance would.")
                             : RangeComparison::tr("Changed most: %1.").arg(moved.join(QStringLiteral(", "))));
    return said.join(u' ');
}

RangeComparison::RangeComparison(Sides sides, const ThemeSource &themes, QWidget *parent)
    : QDialog(parent)
    , m_sides(std::move(sides))
    , m_themes(themes)
    , m_layout(new QVBoxLayout(this))
    , m_verdict(makeLabel({}, "heading"))
    , m_body(makeLabel(tr("Comparing …"), "soft"))
{
    setWindowTitle(tr("Compare two ranges"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1060, 760);
    m_layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    m_layout->setSpacing(space::Small);
    m_layout->addWidget(m_verdict);
    m_verdict->hide();
    m_layout->addWidget(makeLabel(
        tr("%1.   A: %2   B: %3").arg(m_sides.subject, sideText(m_sides.rangeA), sideText(m_sides.rangeB)), "soft"));
    m_layout->addWidget(m_body, 1);
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_layout->addWidget(close, 0, Qt::AlignRight);

    const auto work = QtConcurrent::run([a = m_sides.a, b = m_sides.b] {
        Outcome outcome;
        outcome.difference = diffProfiles(a, b, Threshold, outcome.warnings, TimesOf::SameLength);
        return outcome;
    });
    whenDone(work, this, [this](const Outcome &outcome) { take(outcome); });
}

QString RangeComparison::verdict() const
{
    return m_verdict->text();
}

void RangeComparison::take(const Outcome &outcome)
{
    m_verdict->setText(outcome.difference ? rangeVerdict(*outcome.difference)
                                          : tr("One of the two has no samples: there is nothing to compare."));
    m_verdict->show();
    const int place = m_layout->indexOf(m_body);
    delete m_body;
    m_body = nullptr;
    for (const QString &warning : outcome.warnings)
        m_layout->insertWidget(place, makeLabel(warning, "error"));
    if (outcome.difference) {
        m_body = new CompareFunctions(m_sides.a, m_sides.b, *outcome.difference,
                                      tr("Shares are compared: the two ranges are not equally long."), m_themes);
        m_layout->insertWidget(m_layout->count() - 1, m_body, 1);
    } else {
        m_layout->insertStretch(m_layout->count() - 1, 1);
    }
    Q_EMIT compared();
}

} // namespace wai
