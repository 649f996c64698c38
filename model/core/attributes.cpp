// SPDX-License-Identifier: MIT
#include "performance/core/attributes.h"

namespace performance {

namespace {

void appendEscaped(QString &key, const QString &text)
{
    for (const QChar c : text) {
        if (c == u',' || c == u'{' || c == u'}' || c == u'=' || c == u'\\')
            key += QLatin1Char('\\');
        key += c;
    }
}

} // namespace

QString seriesKey(const QString &metric, const Attributes &attributes)
{
    QString key;
    appendEscaped(key, metric);
    if (attributes.isEmpty())
        return key;
    key += QLatin1Char('{');
    bool first = true;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it) {
        if (!first)
            key += QLatin1Char(',');
        first = false;
        appendEscaped(key, it.key());
        key += QLatin1Char('=');
        appendEscaped(key, it.value());
    }
    return key + QLatin1Char('}');
}

} // namespace performance
