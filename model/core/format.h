// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace performance {

// Thread-safety: any thread.

/// The locale in which this library writes numbers, dates and durations for people: QLocale's default unless another is set.
/// One a program, as that is. Unlike QLocale::setDefault(), which must not run beside another thread's use of the default, it
/// may be set at any time, from any thread; nothing: the default again.
QLocale textLocale();
void setTextLocale(const std::optional<QLocale> &locale);

/// The text for a missing value: a dash, never a zero.
QString noValue();

/// A value with its UCUM unit for people, in the current locale, scaled and with at most four significant digits:
/// (0.914, "1") is "91.4 %", (20e9, "By") "18.6 GiB", (1.5e6, "By/s") "1.50 MB/s", (0.0021, "s") "2.10 ms",
/// (4.99e6, "{packet}/s") "4.99 M/s". NaN and infinities are a dash.
QString formatValue(double value, QStringView unit);
QString formatValue(double value, QStringView unit, const QLocale &locale);

/// A change by a share of what was: (0.12) is "+12 %", (-0.5) "-50 %".
QString formatChange(double share);

/// A prefix that suits all values up to `largest`, so that an axis has one unit: value ÷ divisor is in `suffix`.
struct ScaledUnit {
    double divisor = 1;
    QString suffix;
};
ScaledUnit scaledUnit(double largest, QStringView unit);

/// A plain number with at most `digits` significant digits in the current locale.
QString formatNumber(double value, int digits = 3);
QString formatNumber(double value, int digits, const QLocale &locale);

} // namespace performance
