// SPDX-License-Identifier: MIT
#pragma once

#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/symbols/import/profile_import.h>

#include <QFile>
#include <QMap>
#include <QTest>

/// Of an event by name: the weight of all samples, and what each function weighs itself.
struct EventTotal {
    qint64 total = 0;
    QString unit;
    performance::ProfileEvent::Kind kind = performance::ProfileEvent::Kind::Other;
    QMap<QString, qint64> self;
};

inline QMap<QString, EventTotal> totalsOf(const performance::Profile &profile)
{
    using namespace performance;
    QMap<QString, EventTotal> totals;
    for (size_t i = 0; i < profile.events.size(); ++i) {
        ProfileFilter filter;
        filter.events = {quint8(i)};
        const CallTree tree = buildCallTree(profile, filter);
        EventTotal &event = totals[profile.events[i].name];
        event.total = tree.total();
        event.unit = profile.events[i].unit;
        event.kind = profile.events[i].kind;
        for (const FunctionCost &cost : functionCosts(tree)) {
            if (cost.function >= 0 && cost.self > 0)
                event.self[profile.functionName(cost.function)] += cost.self;
        }
    }
    return totals;
}

inline QByteArray inputOf(const QString &name)
{
    QFile file(QStringLiteral(WAI_INPUTS "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline performance::PerformanceResult<performance::Profile> imported(const QByteArray &content)
{
    return performance::importProfileContent(content, QStringLiteral("test"));
}
