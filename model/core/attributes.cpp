// SPDX-License-Identifier: MIT
#include "performance/core/attributes.h"

#include <algorithm>

namespace performance {

namespace {

bool isSpecial(QChar c)
{
    return c == u',' || c == u'{' || c == u'}' || c == u'=' || c == u'\\';
}

void appendEscaped(QString &key, const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), isSpecial)) {
        key += text; // as nearly always
        return;
    }
    for (const QChar c : text) {
        if (isSpecial(c))
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
