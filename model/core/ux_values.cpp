// SPDX-License-Identifier: MIT
#include "performance/core/ux_values.h"

#include "performance/core/format.h"

namespace performance {

QString uxValueText(double value, const QString &unit)
{
    return unit == u"1" ? formatNumber(value, 2) : formatValue(value, unit);
}

Message::Arg uxValue(double value, const QString &unit)
{
    return unit == u"1" ? Message::number(value, 2) : Message::value(value, unit);
}

} // namespace performance
