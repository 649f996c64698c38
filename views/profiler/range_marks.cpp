// SPDX-License-Identifier: MIT
#include "profiler/range_marks.h"

#include "base/label.h"
#include "base/stacks_range.h"
#include "charts/chart_scale.h"
#include "profiler/range_comparison.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace wai {

using namespace performance;

QString rangeText(const ViewState &view, const TimeRange &range)
{
    const ViewIntent &intent = view.intent();
    if (!intent.brush && intent.moment)
        return RangeMarks::tr("%1 around %2").arg(toText(SpanOfMoment), clockText(*intent.moment));
    if (!intent.brush && intent.isLive() && !view.isFixed())
        return RangeMarks::tr("the last %1").arg(toText(intent.span));
    return clockText(range);
}

QString clockText(const TimeRange &range)
{
    const auto local = [](Timestamp time) { return QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000); };
    const QString end = local(range.from).date() == local(range.to).date()
        ? QLocale().toString(local(range.to), QStringLiteral("HH:mm:ss"))
        : clockText(range.to);
    return RangeMarks::tr("%1 to %2").arg(clockText(range.from), end);
}

RangeMarks::RangeMarks(PerformanceClient &client, ViewState &view, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_view(view)
    , m_themes(themes)
    , m_useA(new QPushButton(tr("Use as A")))
    , m_textA(makeLabel({}, "soft"))
    , m_useB(new QPushButton(tr("Use as B")))
    , m_textB(makeLabel({}, "soft"))
    , m_compare(new QPushButton(tr("Compare")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    m_useA->setObjectName(QStringLiteral("rangeUseA"));
    m_useB->setObjectName(QStringLiteral("rangeUseB"));
    m_compare->setObjectName(QStringLiteral("rangeCompare"));
    m_useA->setToolTip(tr("What is selected in the charts is the one that B is compared with"));
    m_useB->setToolTip(tr("What is selected in the charts is compared with A"));
    m_compare->setProperty("accent", true);
    for (QLabel *label : {m_textA, m_textB}) {
        label->setWordWrap(false);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    row->addWidget(m_useA);
    row->addWidget(m_textA, 1);
    row->addWidget(m_useB);
    row->addWidget(m_textB, 1);
    row->addWidget(m_compare);
    connect(m_useA, &QPushButton::clicked, this, &RangeMarks::useAsA);
    connect(m_useB, &QPushButton::clicked, this, &RangeMarks::useAsB);
    connect(m_compare, &QPushButton::clicked, this, &RangeMarks::compare);
    showRanges();
}

void RangeMarks::setFilter(const StacksFilter &filter, const QString &subject)
{
    m_filter = filter;
    m_subject = subject;
}

void RangeMarks::useAsA()
{
    m_a = stacksRange(m_view);
    showRanges();
}

void RangeMarks::useAsB()
{
    m_b = stacksRange(m_view);
    showRanges();
}

void RangeMarks::showRanges()
{
    const auto text = [this](const std::optional<TimeRange> &range) {
        return range ? clockText(*range) : tr("select a range in a chart");
    };
    m_textA->setText(text(m_a));
    m_textA->setToolTip(m_textA->text());
    m_textB->setText(text(m_b));
    m_textB->setToolTip(m_textB->text());
    m_compare->setEnabled(m_a && m_b && !m_asking);
}

void RangeMarks::compare()
{
    if (!m_a || !m_b || m_asking)
        return;
    m_asking = true;
    showRanges();
    const auto answered = [this] {
        m_asking = false;
        showRanges();
    };
    const auto failed = [this, answered](const PerformanceError &error) {
        answered();
        Q_EMIT problem(error.message());
    };
    // One after the other: a range of a whole day takes as much memory as there is of it.
    whenDone(m_client.ask(&Stacks::in, *m_a, m_filter), this,
             [this, answered, failed, rangeA = *m_a, rangeB = *m_b](const PerformanceResult<Profile> &a) {
                 if (!a)
                     return failed(a.error());
                 whenDone(m_client.ask(&Stacks::in, rangeB, m_filter), this,
                          [this, answered, failed, profileA = *a, rangeA, rangeB](const PerformanceResult<Profile> &b) {
                              if (!b)
                                  return failed(b.error());
                              answered();
                              RangeComparison::Sides sides{profileA, *b, rangeA, rangeB, m_subject};
                              sides.a.duration = rangeA.length();
                              sides.b.duration = rangeB.length();
                              auto *dialog = new RangeComparison(std::move(sides), m_themes, this);
                              dialog->show();
                              Q_EMIT opened(dialog);
                          });
             });
}

} // namespace wai
