// SPDX-License-Identifier: MIT
#include "charts/chart_scale.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr int Intervals = 4;

/// The smallest round number that is not below `value`, of those that four intervals divide into round numbers.
double roundUp(double value)
{
    if (!(value > 0))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (factor * power >= value * 0.9999)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

ValueScale valueScaleFor(double largest, const QString &unit)
{
    const bool share = unit == u"1";
    // An idle machine must not look busy: a share is never stretched beyond five percent of the whole.
    if (share)
        largest = std::max(largest, 0.05);
    if (!(largest > 0))
        largest = unit == u"By/s" ? 1000 : 1;
    const ScaledUnit scaled = scaledUnit(largest, unit);
    double top = roundUp(largest / scaled.divisor);
    if (share && largest <= 1)
        top = std::min(top, 100.0);

    ValueScale scale;
    scale.maximum = top * scaled.divisor;
    for (int i = 0; i <= Intervals; ++i) {
        // Every second line has a label: enough to read, few enough to stay quiet.
        if (i % 2 == 0)
            scale.labels.push_back({double(i) / Intervals, i == 0 ? QStringLiteral("0") : formatNumber(top * i / Intervals) + scaled.suffix});
        else
            scale.labels.push_back({double(i) / Intervals, QString()});
    }
    return scale;
}

std::vector<AxisLabel> relativeTimeLabels(nanoseconds span)
{
    std::vector<AxisLabel> labels;
    for (int i = 0; i < 3; ++i) {
        const nanoseconds back = span * (3 - i) / 3;
        const double seconds = double(back.count()) / 1e9;
        const QLocale locale;
        QString text = seconds < 120     ? QCoreApplication::translate("Chart", "−%1 s").arg(locale.toString(seconds, 'f', 0))
            : seconds < 2 * 3600         ? QCoreApplication::translate("Chart", "−%1 min").arg(locale.toString(seconds / 60, 'g', 3))
            : seconds < 2 * 86400        ? QCoreApplication::translate("Chart", "−%1 h").arg(locale.toString(seconds / 3600, 'g', 3))
                                         : QCoreApplication::translate("Chart", "−%1 d").arg(locale.toString(seconds / 86400, 'g', 3));
        labels.push_back({double(i) / 3, text});
    }
    labels.push_back({1, QCoreApplication::translate("Chart", "now")});
    return labels;
}

std::vector<AxisLabel> clockLabels(const TimeRange &range)
{
    std::vector<AxisLabel> labels;
    const double seconds = double(range.length().count()) / 1e9;
    const QString format = seconds < 600 ? QStringLiteral("HH:mm:ss") : seconds < 2 * 86400 ? QStringLiteral("HH:mm") : QStringLiteral("d MMM");
    for (int i = 0; i <= 3; ++i) {
        const Timestamp time = range.from + range.length() * i / 3;
        const auto local = QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000);
        labels.push_back({double(i) / 3, QLocale().toString(local, format)});
    }
    return labels;
}

} // namespace wai
