// SPDX-License-Identifier: MIT
#include "performance/core/series_origin.h"

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// In the order of the numbers.
constexpr std::array Names{"unknown", "collector", "self", "recorded", "ingest", "program", "plugin", "scrape", "web"};

} // namespace

QString toName(SeriesOrigin origin)
{
    return QString::fromLatin1(Names.at(size_t(origin)));
}

SeriesOrigin originFromName(QStringView name)
{
    const auto it = std::find_if(Names.begin(), Names.end(),
                                 [&](const char *one) { return name == QLatin1String(one); });
    return it == Names.end() ? SeriesOrigin::Unknown : SeriesOrigin(it - Names.begin());
}

std::optional<SeriesOrigin> originFromNumber(qint64 number)
{
    return number >= 0 && size_t(number) < Names.size() ? std::optional(SeriesOrigin(number)) : std::nullopt;
}

bool namesItsSender(const Attributes &attributes)
{
    constexpr std::array Identity{"service.name", "host.name", "host.id"};
    return std::any_of(Identity.begin(), Identity.end(),
                       [&](const char *name) { return !attributes.value(QLatin1String(name)).isEmpty(); });
}

} // namespace performance
