// SPDX-License-Identifier: MIT
#include "performance/ingest/otlp_value.h"

#include "performance/core/json_writer.h"

#include <cmath>

namespace performance {

QString AnyValueText::ofText(const QString &text, Place place)
{
    if (place == Place::Top)
        return text;
    JsonWriter out;
    out.string(text);
    return QString::fromUtf8(out.take());
}

QString AnyValueText::ofReal(double number, Place place)
{
    if (std::isnan(number))
        return ofText(QStringLiteral("NaN"), place);
    if (std::isinf(number))
        return ofText(number > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity"), place);
    return QString::number(number, 'g', 17);
}

} // namespace performance
