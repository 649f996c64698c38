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

double ValueScale::position(double value) const
{
    if (!logarithmic)
        return (value - minimum) / (maximum - minimum);
    return value > 0 ? std::log(value / minimum) / std::log(maximum / minimum) : -1;
}

ValueScale valueScaleFor(double smallest, double largest, const QString &unit)
{
    const bool share = unit == u"1";
    // An idle machine must not look busy: a share is never stretched beyond five percent of the whole.
    if (share)
        largest = std::max(largest, 0.05);
    if (!(largest > 0) && !(smallest < 0))
        largest = unit == u"By/s" ? 1000 : 1;
    const double extent = std::max(largest, -smallest);
    const ScaledUnit scaled = scaledUnit(extent, unit);
    double top = roundUp(extent / scaled.divisor);
    if (share && extent <= 1)
        top = std::min(top, 100.0);

    ValueScale scale;
    scale.maximum = largest > 0 ? top * scaled.divisor : 0;
    scale.minimum = smallest < 0 ? -top * scaled.divisor : 0;
    for (int i = 0; i <= Intervals; ++i) {
        const double value = scale.minimum + (scale.maximum - scale.minimum) * i / Intervals;
        // Every second line has a label: enough to read, few enough to stay quiet.
        const QString text = i % 2 != 0 ? QString()
            : value == 0                ? QStringLiteral("0")
                                        : formatNumber(value / scaled.divisor) + scaled.suffix;
        scale.labels.push_back({double(i) / Intervals, text});
    }
    return scale;
}

ValueScale logarithmicScaleFor(double smallestPositive, double largest, const QString &unit)
{
    ValueScale scale;
    scale.logarithmic = true;
    int bottom = int(std::floor(std::log10(smallestPositive > 0 ? smallestPositive : 0.01)));
    const int top = std::max(bottom + 1, int(std::ceil(std::log10(largest > 0 ? largest : 1) - 1e-9)));
    bottom = std::max(bottom, top - 9);
    scale.minimum = std::pow(10.0, bottom);
    scale.maximum = std::pow(10.0, top);
    const int step = (top - bottom + 3) / 4;
    for (int power = bottom; power <= top; power += step)
        scale.labels.push_back({double(power - bottom) / (top - bottom), formatValue(std::pow(10.0, power), unit)});
    return scale;
}

QString clockText(Timestamp time)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000);
    const bool today = local.date() == QDate::currentDate();
    return QLocale().toString(local, today ? QStringLiteral("HH:mm:ss") : QStringLiteral("d MMM HH:mm:ss"));
}

namespace {

/// The shortest round step, in seconds, of which at most `most` fit into a span.
double roundStep(double seconds, int most)
{
    constexpr double Steps[] = {0.1,       0.2,       0.5,        1,          2,          5,          10,
                                15,        30,        60,         120,        300,        600,        900,
                                1800,      3600,      7200,       10800,      21600,      43200,      86400,
                                2 * 86400, 5 * 86400, 10 * 86400, 30 * 86400, 60 * 86400, 120 * 86400};
    for (const double step : Steps) {
        if (seconds / step <= most + 1e-9)
            return step;
    }
    return seconds / most;
}

QString backText(double seconds)
{
    const QLocale locale;
    const auto text = [&](const char *source, double value) {
        return QCoreApplication::translate("Chart", source).arg(locale.toString(value, 'g', 3));
    };
    return seconds < 120      ? text(QT_TRANSLATE_NOOP("Chart", "−%1 s"), seconds)
        : seconds < 7200      ? text(QT_TRANSLATE_NOOP("Chart", "−%1 min"), seconds / 60)
        : seconds < 2 * 86400 ? text(QT_TRANSLATE_NOOP("Chart", "−%1 h"), seconds / 3600)
                              : text(QT_TRANSLATE_NOOP("Chart", "−%1 d"), seconds / 86400);
}

} // namespace

std::vector<AxisLabel> relativeTimeLabels(nanoseconds span)
{
    const double seconds = double(span.count()) / 1e9;
    const double step = roundStep(seconds, 4);
    std::vector<AxisLabel> labels;
    for (int i = int(seconds / step + 1e-9); i > 0; --i)
        labels.push_back({1 - i * step / seconds, backText(i * step)});
    labels.push_back({1, QCoreApplication::translate("Chart", "now")});
    return labels;
}

std::vector<AxisLabel> clockLabels(const TimeRange &range)
{
    // At full minutes, hours or days of the local clock.
    const double seconds = double(range.length().count()) / 1e9;
    std::vector<AxisLabel> labels;
    if (!(seconds > 0))
        return labels;
    const auto step = qint64(std::max(1.0, roundStep(seconds, 4)) * 1000);
    const qint64 from = toNanoseconds(range.from) / 1'000'000;
    const qint64 to = toNanoseconds(range.to) / 1'000'000;
    const qint64 offset = qint64(QDateTime::fromMSecsSinceEpoch(from).offsetFromUtc()) * 1000;
    const QString format = step < 60'000 ? QStringLiteral("HH:mm:ss")
        : step < 86'400'000              ? QStringLiteral("HH:mm")
                                         : QStringLiteral("d MMM");
    for (qint64 time = (from + offset + step - 1) / step * step - offset; time <= to; time += step)
        labels.push_back({double(time - from) / double(to - from),
                          QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), format)});
    return labels;
}

} // namespace wai
