// SPDX-License-Identifier: MIT
#include "performance/client/report_diff.h"

#include "performance/client/profile_diff.h"
#include "performance/core/metric_table.h"
#include "performance/core/translate.h"
#include "performance/stats/comparison.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

using Verdict = MetricDifference::Verdict;

/// Whether more of a series is worse, and from which difference on it matters at all. Of other programs' metrics, times
/// are taken to be latencies.
struct Judgement {
    bool judged = false;
    double matters = 0;
};

Judgement judgementOf(const SeriesDescriptor &d)
{
    struct JudgedRow {
        const MetricDefinition *metric;
        double matters;
    };
    static constexpr JudgedRow rows[] = {
        {&metrics::CpuUtilization, 0.01},       {&metrics::PressureTime, 0.005}, {&metrics::DiskAwait, 0.0005},
        {&metrics::TcpRetransmits, 1},          {&metrics::Refaults, 100},       {&metrics::OomKills, 0},
        {&metrics::CgroupThrottledTime, 0.005},
    };
    for (const JudgedRow &row : rows) {
        if (isOurOwn(d.origin) && d.metric == QLatin1String(row.metric->metric))
            return {d.attributes.value(QStringLiteral("cpu.logical_number")).isEmpty(), row.matters};
    }
    if (!isOurOwn(d.origin) && d.instrument == Instrument::Gauge) {
        if (d.unit == u"s" || d.unit == u"ms" || d.unit == u"us" || d.unit == u"ns")
            return {true, 0};
    }
    return {};
}

std::vector<double> valuesOf(const Recording &recording, const RecordedSeries &column)
{
    std::vector<double> values;
    for (const auto &value : recording.shown(column)) {
        if (value)
            values.push_back(*value);
    }
    return values;
}

double meanOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / double(values.size());
}

Verdict judge(const MetricDifference &d, const Judgement &judgement, double threshold)
{
    if (std::fabs(d.meanB - d.meanA) <= judgement.matters)
        return Verdict::Same;
    if (!d.change) // from nothing to something that matters
        return d.meanB > d.meanA ? Verdict::Worse : Verdict::Better;
    if (!d.low)
        return Verdict::Inconclusive;
    if (*d.low > threshold)
        return Verdict::Worse;
    if (*d.high < -threshold)
        return Verdict::Better;
    if (*d.low >= -threshold && *d.high <= threshold)
        return Verdict::Same;
    return Verdict::Inconclusive;
}

/// NotJudged where there is none.
Verdict worstOf(const std::vector<Verdict> &verdicts)
{
    for (const Verdict verdict : {Verdict::Worse, Verdict::Inconclusive, Verdict::Better, Verdict::Same}) {
        if (std::ranges::find(verdicts, verdict) != verdicts.end())
            return verdict;
    }
    return Verdict::NotJudged;
}

} // namespace

ReportDiff diffReports(const PerformanceReport &a, const PerformanceReport &b, double threshold)
{
    ReportDiff diff;
    diff.nameA = a.name;
    diff.nameB = b.name;
    const auto warnIf = [&](bool differs, const char *sentence, const QString &left, const QString &right) {
        if (differs)
            diff.warnings << translate("ReportDiff", sentence).arg(left, right);
    };
    const bool known = !a.machine.kernel.isEmpty()
        && !b.machine.kernel.isEmpty(); // of imported profiles nothing is known
    warnIf(known && a.machine.hostName != b.machine.hostName,
           QT_TRANSLATE_NOOP("ReportDiff", "They were made on different machines: %1 and %2."), a.machine.hostName,
           b.machine.hostName);
    warnIf(known && a.machine.kernel != b.machine.kernel,
           QT_TRANSLATE_NOOP("ReportDiff", "The kernels differ: %1 and %2."), a.machine.kernel, b.machine.kernel);
    warnIf(known && a.machine.cpuModel != b.machine.cpuModel,
           QT_TRANSLATE_NOOP("ReportDiff", "The CPUs differ: %1 and %2."), a.machine.cpuModel, b.machine.cpuModel);

    std::vector<Verdict> judged;
    std::vector<Verdict> ofPrograms; // those of them that programs recorded themselves
    for (const RecordedSeries &columnA : a.recording.series) {
        const RecordedSeries *columnB = b.recording.find(columnA.descriptor.key());
        if (!columnB)
            continue;
        const std::vector<double> valuesA = valuesOf(a.recording, columnA);
        const std::vector<double> valuesB = valuesOf(b.recording, *columnB);
        if (valuesA.empty() || valuesB.empty())
            continue;
        MetricDifference d;
        d.id = columnA.descriptor.key();
        d.name = displayName(columnA.descriptor);
        d.unit = columnA.descriptor.shownUnit();
        d.meanA = meanOf(valuesA);
        d.meanB = meanOf(valuesB);
        if (d.meanA != 0)
            d.change = (d.meanB - d.meanA) / std::fabs(d.meanA);
        if (const auto interval = compareMeans(valuesA, valuesB)) {
            d.change = interval->change;
            d.low = interval->low;
            d.high = interval->high;
        }
        const Judgement judgement = judgementOf(columnA.descriptor);
        d.moreIsWorse = judgement.judged;
        if (judgement.judged) {
            d.verdict = judge(d, judgement, threshold);
            judged.push_back(d.verdict);
            if (!isOurOwn(columnA.descriptor.origin))
                ofPrograms.push_back(d.verdict);
        }
        diff.metrics.push_back(std::move(d));
    }
    diff.profile = diffProfiles(a.profile, b.profile, threshold, diff.warnings);
    // Where both have a profile its time decides: the machine's metrics also hold what other programs did meanwhile. Where
    // it cannot tell, the times that programs recorded themselves do.
    if (diff.profile && diff.profile->verdict != Verdict::NotJudged)
        diff.verdict = diff.profile->verdict;
    else
        diff.verdict = worstOf(diff.profile ? ofPrograms : judged);
    return diff;
}

} // namespace performance
