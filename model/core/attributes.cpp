// SPDX-License-Identifier: MIT
#include "performance/core/attributes.h"

namespace performance {

QString seriesKey(const QString &metric, const Attributes &attributes)
{
    if (attributes.isEmpty())
        return metric;
    QString key = metric + QLatin1Char('{');
    bool first = true;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it) {
        if (!first)
            key += QLatin1Char(',');
        first = false;
        key += it.key() + QLatin1Char('=');
        for (const QChar c : it.value()) {
            if (c == u',' || c == u'{' || c == u'}' || c == u'=' || c == u'\\')
                key += QLatin1Char('\\');
            key += c;
        }
    }
    return key + QLatin1Char('}');
}

} // namespace performance
