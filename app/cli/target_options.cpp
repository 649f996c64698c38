// SPDX-License-Identifier: MIT
#include "target_options.h"

#include <performance/core/translate.h>

using namespace performance;

namespace wai::cli {

void addTargetOptions(Arguments &args)
{
    args.takeCommand();
    args.addOption(QStringLiteral("pid"),
                   translate("CommandLine", "Sample these processes, with their threads and children."),
                   QStringLiteral("PID,…"));
    args.addOption(QStringLiteral("system"), translate("CommandLine", "Sample the whole system."));
}

std::optional<int> readTarget(const Arguments &args, ProfilingTarget &target)
{
    const bool pids = args.has(QStringLiteral("pid"));
    const bool system = args.has(QStringLiteral("system"));
    if (int(pids) + int(system) + int(!args.command().isEmpty()) > 1)
        return usageError(translate("CommandLine", "Choose one of --pid, --system and -- COMMAND."));
    if (pids) {
        target.kind = ProfilingTarget::Kind::Attach;
        for (const QString &number : args.value(QStringLiteral("pid")).split(u',')) {
            bool ok = false;
            target.processes.push_back(number.trimmed().toLongLong(&ok));
            if (!ok || target.processes.back() <= 0)
                return usageError(
                    translate("CommandLine", "--pid: \"%1\" is not the number of a process.").arg(number));
        }
    } else if (system) {
        target.kind = ProfilingTarget::Kind::System;
    } else if (!args.command().isEmpty()) {
        target.kind = ProfilingTarget::Kind::Launch;
        target.command = args.command();
    }
    return std::nullopt;
}

} // namespace wai::cli
