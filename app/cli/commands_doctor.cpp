// SPDX-License-Identifier: MIT
#include "commands.h"
#include <performance/core/translate.h>

#include "target_options.h"
#include "terminal.h"

namespace wai::cli {

using namespace performance;

namespace {

QString mark(ProfilingCheck::Level level)
{
    switch (level) {
    case ProfilingCheck::Level::Good: return QStringLiteral("  ok  ");
    case ProfilingCheck::Level::Limited: return QStringLiteral("  !   ");
    case ProfilingCheck::Level::Blocked: return QStringLiteral("  no  ");
    }
    return {};
}

} // namespace

int doctorCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("doctor"), QStringLiteral("[--pid PID | --system | -- COMMAND]"),
        translate("CommandLine",
                  "Looks at what profiling needs, and says of what is missing what it costs and what to do.\n\n"
                  "Example:\n  wai-performance doctor -- ./my-program"));
    addTargetOptions(args);
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    ProfilingTarget target;
    if (const auto code = readTarget(args, target))
        return *code;
    if (target.kind == ProfilingTarget::Kind::MetricsOnly)
        target.kind = ProfilingTarget::Kind::System;
    const auto client = createPerformanceClient(PerformanceConfig().withMetrics(false));
    const auto checks = await(client->sessions()->check(target));
    if (!checks)
        return fail(checks.error());
    for (const ProfilingCheck &check : *checks) {
        print(mark(check.level) + check.finding + u'\n');
        if (!check.remedy.isEmpty())
            print(QStringLiteral("      ") + check.remedy + u'\n');
        if (!check.command.isEmpty())
            print(QStringLiteral("        ") + check.command + u'\n');
    }
    return Done;
}

} // namespace wai::cli
