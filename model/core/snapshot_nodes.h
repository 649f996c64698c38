// SPDX-License-Identifier: MIT
#pragma once

// Private to model/core: the readers of values that several documents contain.
// Thread-safety: the thread that reads the document.

#include "performance/core/json_reader.h"
#include "performance/core/snapshot.h"

#include <QCoreApplication>

namespace performance::json {

template<typename Enum>
Enum readName(const Node &node)
{
    const auto value = fromName<Enum>(node.string());
    if (!value)
        node.fail(QCoreApplication::translate("Json", "\"%1\" is not one of the known names").arg(node.string()));
    return *value;
}

QMap<QString, QString> readMap(const Node &node);
Timestamp readTimestamp(const Node &node);
PerformanceMetric readMetric(const Node &node);
ProcessSample readProcess(const Node &node);
PerformanceSnapshot readSnapshot(const Node &node);

/// Broken where "schemaVersion" is missing or of a later major version than this program knows.
void checkVersion(const Node &root);

} // namespace performance::json
