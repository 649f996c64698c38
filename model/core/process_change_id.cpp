// SPDX-License-Identifier: MIT
#include "performance/core/process_details.h"

namespace performance {

namespace {

constexpr QLatin1String Prefix("process:");

} // namespace

QString ProcessChangeId::toText() const
{
    return Prefix + QStringLiteral("%1-%2").arg(process.pid).arg(process.startTime);
}

std::optional<ProcessChangeId> ProcessChangeId::parse(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-', Prefix.size());
    if (!text.startsWith(Prefix) || dash < 0)
        return std::nullopt;
    bool hasPid = false;
    bool hasStart = false;
    const ProcessChangeId id{
        {text.mid(Prefix.size(), dash - Prefix.size()).toInt(&hasPid), text.mid(dash + 1).toULongLong(&hasStart)}};
    // Numbers in one way of writing only: "+1" and " 1" are no pid.
    return hasPid && hasStart && id.process.pid > 0 && id.toText() == text ? std::optional(id) : std::nullopt;
}

} // namespace performance
