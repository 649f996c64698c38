// SPDX-License-Identifier: MIT
#include "performance/core/series_descriptor.h"

namespace performance {

QString SeriesDescriptor::shownUnit() const
{
    if (instrument == Instrument::Gauge)
        return unit;
    if (unit == u"s")
        return QStringLiteral("1");
    return unit + QLatin1String("/s");
}

} // namespace performance
