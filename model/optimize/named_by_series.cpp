// SPDX-License-Identifier: MIT
#include "performance/optimize/named_by_series.h"

#include "performance/optimize/evaluate.h"

#include <algorithm>

namespace performance {

std::optional<std::pair<QString, QString>> namedBySeries(const QString &pattern, const RuleData &data,
                                                         const QStringList &keys)
{
    const qsizetype at = pattern.indexOf(u'$');
    if (at < 0)
        return std::nullopt;
    const auto end = std::find_if(pattern.cbegin() + at + 1, pattern.cend(),
                                  [](QChar c) { return c < u'a' || c > u'z'; });
    const QString prefix = pattern.first(at);
    const QString suffix = pattern.last(pattern.cend() - end);
    std::optional<double> most;
    QString worst;
    for (const QString &key : keys) {
        if (key.size() <= prefix.size() + suffix.size() || !key.startsWith(prefix) || !key.endsWith(suffix))
            continue;
        const auto mean = meanOf(Signal::parse(key), data, {data.now() - std::chrono::minutes(1), data.now()});
        if (mean && (!most || *mean > *most)) {
            most = mean;
            worst = key.sliced(prefix.size()).chopped(suffix.size());
        }
    }
    if (!most)
        return std::nullopt;
    return std::pair(pattern.sliced(at + 1, end - pattern.cbegin() - at - 1), worst);
}

} // namespace performance
