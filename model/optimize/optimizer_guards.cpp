// SPDX-License-Identifier: MIT
// What takes a change back at once while it is tried.
#include "performance/core/metric_table.h"
#include "performance/optimize/optimizer_p.h"
#include "performance/series/series_store.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// No sensor of a processor that is well is hotter, in degrees Celsius.
constexpr double TooHot = 95;
/// How much worse than before the user's own metric may get.
constexpr double OwnGuard = 0.2;
/// Share of time by which a pressure may rise before a change is taken back: five points.
constexpr double PressureGuard = 0.05;

} // namespace

/// Why a change must be taken back at once, or nothing. Only what was never as bad without the change: before it was made, or
/// while the experiment had it off.
std::optional<Message> Optimizer::Private::trippedGuard(const Running &running, Timestamp now) const
{
    if (!running.isOn())
        return std::nullopt;
    std::vector<TimeRange> without{running.watch.before};
    TimeRange latest{now - std::chrono::seconds(5), now};
    if (running.experiment) {
        for (const Experiment::Stretch &stretch : running.experiment->stretches(now)) {
            if (!stretch.on)
                without.push_back(stretch.range);
        }
        // Until it has been on for some seconds, what was measured last was measured without it.
        latest.from = std::max(latest.from, running.experiment->onSince().value_or(running.watch.after.from));
        if (latest.length() < std::chrono::seconds(3))
            return std::nullopt;
    } else if (now < running.watch.after.from) {
        return std::nullopt;
    }
    // The worst that it was without the change; `sign` is 1 where more is worse.
    const auto worst = [&](const Signal &signal, const RuleData &data, double sign) {
        std::optional<double> found;
        for (const TimeRange &range : without) {
            const auto mean = meanOf(signal, data, range);
            if (mean && (!found || sign * *mean > sign * *found))
                found = mean;
        }
        return found;
    };
    const LiveData data(store, settings, now);
    for (const char *resource : {"memory", "io"}) {
        const Signal pressure = Signal::parse(
            QStringLiteral("wai.pressure.time{wai.pressure.kind=full,wai.pressure.resource=%1}")
                .arg(QLatin1String(resource)));
        if (pressure.toText() == running.card.watch)
            continue;
        const auto is = meanOf(pressure, data, latest);
        if (!is || *is <= PressureGuard)
            continue;
        if (const auto was = worst(pressure, data, 1); was && *is > *was + PressureGuard)
            return inOptimizer(
                QT_TRANSLATE_NOOP("Optimizer", "all tasks stalled %1 of the time for lack of %2, and %3 before"),
                {Message::value(*is, u"1"), QString::fromLatin1(resource), Message::value(*was, u"1")});
    }
    // Only the machine's own want of memory: a group that came to its limit blames nobody (model/system, OomAttribution).
    const TimeRange on{
        running.experiment ? running.experiment->onSince().value_or(latest.from) : running.watch.after.from, now};
    if (meanOf(Signal::parse(metrics::MachineOomKills.series().key()), data, on).value_or(0) > 0)
        return inOptimizer(
            QT_TRANSLATE_NOOP("Optimizer", "the machine ran out of memory and the kernel killed a process"));
    for (const QString &key : data.seriesKeys()) {
        if (!key.startsWith(QLatin1String("hw.temperature")))
            continue;
        const auto is = meanOf(Signal::parse(key), data, latest);
        if (!is || *is <= TooHot)
            continue;
        if (const auto was = worst(Signal::parse(key), data, 1); was && *was <= TooHot)
            return inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "a sensor reads %1, and %2 before"),
                               {Message::value(*is, u"Cel"), Message::value(*was, u"Cel")});
    }
    if (running.guard) {
        // The user's choice: it may be a figure of a program of theirs.
        const LiveData chosen(store, settings, now, std::chrono::seconds(1), Sight{true, {}});
        const Signal own = Signal::parse(running.guard->series);
        const auto was = worst(own, chosen, running.guard->mustNotRise ? 1 : -1);
        const auto is = meanOf(own, chosen, latest);
        const double worse = was && is ? (running.guard->mustNotRise ? *is - *was : *was - *is) : 0;
        if (worse > 0 && worse > OwnGuard * std::fabs(*was)) {
            const auto descriptor = store.query(running.guard->series, running.watch.before, 1);
            const QString unit = descriptor ? descriptor->descriptor.shownUnit() : QStringLiteral("1");
            return inOptimizer(QT_TRANSLATE_NOOP("Optimizer", "%1, which you guard, is %2 and was %3"),
                               {running.guard->series, Message::value(*is, unit), Message::value(*was, unit)});
        }
    }
    return std::nullopt;
}

} // namespace performance
