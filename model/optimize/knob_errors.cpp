// SPDX-License-Identifier: MIT
#include "performance/optimize/knob_errors.h"

#include "performance/core/quoted_text.h"
#include "performance/core/translate.h"

#include <cstring>

namespace performance {

PerformanceError toPerformanceError(const knobs::Error &error)
{
    const QString subject = visibleText(QString::fromStdString(error.subject));
    const QString detail = visibleText(QString::fromStdString(error.detail));
    switch (error.code) {
    case knobs::Code::Unknown:
    case knobs::Code::Invalid: return {PerformanceErrorCode::InvalidOptimization, subject, detail, {}};
    case knobs::Code::NotHere: return {PerformanceErrorCode::Unsupported, subject, detail, {}};
    case knobs::Code::Denied:
        return {PerformanceErrorCode::PermissionDenied, subject, detail,
                translate("Knobs", "Copy the commands and run them as root, or start this program as root.")};
    case knobs::Code::Gone: return {PerformanceErrorCode::InvalidOptimization, subject, detail, {}};
    case knobs::Code::Changed:
        return {
            PerformanceErrorCode::Conflict, subject, detail,
            translate(
                "Knobs",
                "It was left as it is. Find out what else sets it; then either write the old value anyway, or dismiss the change.")};
    case knobs::Code::Overruled:
        return {
            PerformanceErrorCode::Conflict, subject, detail,
            translate("Knobs", "It lasts until the next restart only. Change the line in that file, then try again.")};
    case knobs::Code::NotTaken:
        return {PerformanceErrorCode::OptimizationFailed, subject, detail,
                translate("Knobs", "The value from before is in effect again.")};
    case knobs::Code::Busy:
        return {PerformanceErrorCode::LockError, subject, detail, translate("Knobs", "Try again in a moment.")};
    case knobs::Code::Broken:
    case knobs::Code::Io: break;
    }
    return {PerformanceErrorCode::IoError, subject, detail, {}};
}

QString toLogText(const knobs::Error &error)
{
    QStringList parts;
    for (const std::string &part :
         {error.subject, error.detail, error.number != 0 ? std::string(std::strerror(error.number)) : std::string()}) {
        if (!part.empty())
            parts << QString::fromStdString(part);
    }
    return parts.join(QLatin1String(": "));
}

QString toText(const knobs::Write &write)
{
    if (write.target.knob.empty())
        return translate("Knobs", "a write of which every line of the journal is damaged");
    return QStringLiteral("%1: %2 → %3")
        .arg(QString::fromStdString(knobs::toText(write.target)), QString::fromStdString(write.before),
             QString::fromStdString(write.after));
}

} // namespace performance
