// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_readers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace performance {

double numberOf(const json::Node &node)
{
    constexpr double Most = 1e18; // sums and differences of such stay finite
    if (!node.isString())
        return std::clamp(node.number(), -Most, Most);
    bool isNumber = false;
    const double value = node.string().toDouble(&isNumber);
    if (!isNumber || std::isnan(value))
        node.fail(QT_TRANSLATE_NOOP("Json", "a number was expected"));
    return std::clamp(value, -Most, Most);
}

QString idOf(const std::optional<json::Node> &node)
{
    if (!node)
        return QStringLiteral("0");
    if (node->isString())
        return node->string();
    return node->isInteger() ? QString::number(node->integer()) : QString::number(node->number(), 'g', 17);
}

qint32 lineOf(double line)
{
    return qint32(std::clamp(line, 0.0, 1e8));
}

qint64 nanosecondsOf(double microseconds)
{
    constexpr double Most = 2e15; // of microseconds: 63 years, and what begins in 1970 is half a century
    return qint64(std::clamp(microseconds, -Most, Most) * 1e3);
}

} // namespace performance
