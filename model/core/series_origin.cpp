// SPDX-License-Identifier: MIT
#include "performance/core/series_origin.h"

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// In the order of the numbers.
constexpr std::array OriginNames{"unknown", "collector", "self",   "recorded", "ingest",
                                 "program", "plugin",    "scrape", "web"};

} // namespace

QString toName(SeriesOrigin origin)
{
    return QString::fromLatin1(OriginNames.at(size_t(origin)));
}

SeriesOrigin originFromName(QStringView name)
{
    const auto it = std::find_if(OriginNames.begin(), OriginNames.end(),
                                 [&](const char *one) { return name == QLatin1String(one); });
    return it == OriginNames.end() ? SeriesOrigin::Unknown : SeriesOrigin(it - OriginNames.begin());
}

std::optional<SeriesOrigin> originFromNumber(qint64 number)
{
    return number >= 0 && size_t(number) < OriginNames.size() ? std::optional(SeriesOrigin(number)) : std::nullopt;
}

bool namesItsSender(const Attributes &attributes)
{
    constexpr std::array Identity{"service.name", "host.name", "host.id"};
    return std::any_of(Identity.begin(), Identity.end(),
                       [&](const char *name) { return !attributes.value(QLatin1String(name)).isEmpty(); });
}

} // namespace performance
