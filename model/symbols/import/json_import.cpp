// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_import.h"

#include "performance/symbols/import/json_readers.h"

#include <QCoreApplication>

namespace performance {

namespace {

PerformanceResult<bool> readInto(ForeignProfile &profile, const QByteArray &content, const QString &source)
{
    return json::read(content, source, [&](const json::Node &root) {
        if (root.isArray()) {
            readChromeTrace(root, profile);
        } else if (root.optional("shared") && root.optional("profiles")) {
            readSpeedscope(root, profile);
        } else if (root.optional("meta") && root.optional("threads")) {
            readFirefox(root, profile);
        } else if (const auto events = root.optional("traceEvents")) {
            readChromeTrace(*events, profile);
        } else if (root.optional("nodes") && root.optional("samples")) {
            readCpuProfile(root, profile);
        } else {
            root.fail(QT_TRANSLATE_NOOP("Json", "it is neither a report of ours nor a profile of speedscope, Firefox or Chrome"));
        }
        return true;
    });
}

/// A trace that was cut off, as its format allows: the list is not closed.
QByteArray closed(const QByteArray &content)
{
    QByteArray whole = content.trimmed();
    if (!whole.startsWith('[') || whole.endsWith(']'))
        return {};
    while (whole.endsWith(',') || whole.endsWith('\n'))
        whole.chop(1);
    return whole + ']';
}

} // namespace

PerformanceResult<Profile> importJsonProfile(const QByteArray &content, const QString &source)
{
    ForeignProfile profile;
    auto read = readInto(profile, content, source);
    if (!read) {
        if (const QByteArray whole = closed(content); !whole.isEmpty()) {
            profile = ForeignProfile();
            read = readInto(profile, whole, source);
        }
    }
    if (!read)
        return failure(read.error());
    return profile.finish(source);
}

} // namespace performance
