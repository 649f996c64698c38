// SPDX-License-Identifier: MIT
#pragma once

#include "arguments.h"

#include <performance/client/performance_client.h>

namespace wai::cli {

// Each takes the arguments after its name.
int snapshotCommand(const QStringList &arguments);
int healthCommand(const QStringList &arguments);
int queryCommand(const QStringList &arguments);
int stacksCommand(const QStringList &arguments);
int recordCommand(const QStringList &arguments);
int doctorCommand(const QStringList &arguments);
int serveCommand(const QStringList &arguments);
int sourcesCommand(const QStringList &arguments);
int showCommand(const QStringList &arguments);
int importCommand(const QStringList &arguments);
int exportCommand(const QStringList &arguments);
int diffCommand(const QStringList &arguments);
int suggestionsCommand(const QStringList &arguments);
int applyCommand(const QStringList &arguments);
int undoCommand(const QStringList &arguments);
int historyCommand(const QStringList &arguments);
int runCommand(const QStringList &arguments);
int metricCommand(const QStringList &arguments);
int whyCommand(const QStringList &arguments);
int uxCommand(const QStringList &arguments);
int eventsCommand(const QStringList &arguments);
int noteCommand(const QStringList &arguments);

/// "report.json", or the next free name beside it: nothing is overwritten unless it was named.
QString freeReportName();

/// The result of a future that another thread fulfils; Cancelled where its client ended before.
template<typename T>
performance::PerformanceResult<T> await(QFuture<performance::PerformanceResult<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return performance::failure(performance::PerformanceErrorCode::Cancelled, QString());
    return future.takeResult();
}

} // namespace wai::cli
