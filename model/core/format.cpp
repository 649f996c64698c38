// SPDX-License-Identifier: MIT
#include "performance/core/format.h"

#include "performance/core/mutex.h"

#include <array>
#include <cmath>

namespace performance {

namespace {

constexpr QChar NarrowSpace(0x202f);

struct Step {
    double divisor;
    const char *prefix;
};

constexpr std::array Decimal{Step{1, ""},    Step{1e3, "k"},  Step{1e6, "M"},
                             Step{1e9, "G"}, Step{1e12, "T"}, Step{1e15, "P"}};
constexpr std::array Binary{Step{1, ""},
                            Step{1024.0, "Ki"},
                            Step{1048576.0, "Mi"},
                            Step{1073741824.0, "Gi"},
                            Step{1099511627776.0, "Ti"},
                            Step{1125899906842624.0, "Pi"}};
constexpr std::array Seconds{Step{1e-9, "ns"}, Step{1e-6, "µs"}, Step{1e-3, "ms"}, Step{1, "s"},
                             Step{60, "min"},  Step{3600, "h"},  Step{86400, "d"}};

/// The largest step that leaves at least 1 in front of the point. 999.6 would round to "1000", so it counts as the next.
template<size_t N>
const Step &stepFor(const std::array<Step, N> &steps, double largest)
{
    const Step *best = &steps.front();
    for (const Step &step : steps) {
        if (std::fabs(largest) * 1.0005 >= step.divisor)
            best = &step;
    }
    return *best;
}

} // namespace

namespace {

struct ChosenLocale {
    Mutex mutex;
    std::optional<QLocale> locale WAI_GUARDED_BY(mutex);
};

ChosenLocale &chosenLocale()
{
    static ChosenLocale chosen;
    return chosen;
}

} // namespace

QLocale textLocale()
{
    ChosenLocale &chosen = chosenLocale();
    const Locked lock(chosen.mutex);
    return chosen.locale ? *chosen.locale : QLocale(); // not value_or(), which looks at the default in any case
}

void setTextLocale(const std::optional<QLocale> &locale)
{
    ChosenLocale &chosen = chosenLocale();
    const Locked lock(chosen.mutex);
    chosen.locale = locale;
}

QString noValue()
{
    return QStringLiteral("–");
}

ScaledUnit scaledUnit(double largest, QStringView unit)
{
    if (!std::isfinite(largest))
        largest = 0;
    const bool perSecond = unit.endsWith(u"/s");
    const QStringView base = perSecond ? unit.chopped(2) : unit;
    const QString per = perSecond ? QStringLiteral("/s") : QString();
    const auto space = [](const QString &suffix) { return suffix.isEmpty() ? suffix : NarrowSpace + suffix; };

    if (base == u"1")
        return {0.01, space(QStringLiteral("%") + per)};
    if (base == u"By" && !perSecond) {
        const Step &step = stepFor(Binary, largest);
        return {step.divisor, space(QString::fromLatin1(step.prefix) + QLatin1Char('B'))};
    }
    if (base == u"s" && !perSecond) {
        const Step &step = largest == 0 ? Seconds[3] : stepFor(Seconds, largest);
        return {step.divisor, space(QString::fromUtf8(step.prefix))};
    }
    if (base == u"ms" && perSecond) // time per time is a share, as of seconds
        return {10, space(QStringLiteral("%"))};
    if (base == u"ms") {
        const Step &step = largest == 0 ? Seconds[2] : stepFor(Seconds, largest / 1000);
        return {step.divisor * 1000, space(QString::fromUtf8(step.prefix))};
    }
    if (base == u"Cel")
        return {1, space(QStringLiteral("°C"))};
    if (base == u"J" && perSecond)
        return {1, space(QStringLiteral("W"))};
    if (base == u"%")
        return {1, space(QStringLiteral("%") + per)};

    const Step &step = stepFor(Decimal, largest);
    QString name = base == u"By" ? QStringLiteral("B") : base.toString();
    // "{packet}" counts things: the axis already says which, the number needs no more than its prefix.
    if (name.startsWith(u'{'))
        name.clear();
    return {step.divisor, space(QString::fromLatin1(step.prefix) + name + per)};
}

QString formatNumber(double value, int digits)
{
    return formatNumber(value, digits, textLocale());
}

QString formatNumber(double value, int digits, const QLocale &locale)
{
    if (!std::isfinite(value))
        return noValue();
    const double magnitude = std::fabs(value);
    if (magnitude == 0)
        return locale.toString(0);
    const int before = magnitude >= 1 ? int(std::floor(std::log10(magnitude) + 1e-12)) + 1 : 1;
    if (magnitude >= 1e15 || magnitude < 1e-9)
        return locale.toString(value, 'g', digits);
    int decimals = qBound(0, digits - before, 9);
    if (magnitude < 0.1)
        decimals = qMin(9, digits - 1 - int(std::floor(std::log10(magnitude))) - 1);
    if (value == std::floor(value) && magnitude < 1e6)
        decimals = 0;
    return locale.toString(value, 'f', decimals);
}

QString formatValue(double value, QStringView unit)
{
    return formatValue(value, unit, textLocale());
}

QString formatChange(double share)
{
    return (share > 0 ? QStringLiteral("+") : QString()) + formatValue(share, u"1");
}

QString formatValue(double value, QStringView unit, const QLocale &locale)
{
    if (!std::isfinite(value))
        return noValue();
    const ScaledUnit scaled = scaledUnit(value, unit);
    double number = value / scaled.divisor;
    // Noise below the third decimal of a percent or of a degree is not information.
    if (unit == u"1" || unit == u"Cel")
        number = std::round(number * 10) / 10;
    return formatNumber(number, unit == u"1" && std::fabs(number) >= 100 ? 4 : 3, locale) + scaled.suffix;
}

} // namespace performance
