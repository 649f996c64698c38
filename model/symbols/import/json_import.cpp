// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_import.h"

#include "performance/symbols/import/json_readers.h"
#include "performance/symbols/import/json_repair.h"

#include <QCoreApplication>

#include <memory>

namespace performance {

namespace {

/// Formats that are recognised to be told apart from broken files: what to do instead.
const char *hintOf(const json::Node &root)
{
    if (root.optional("snapshot"))
        return QT_TRANSLATE_NOOP(
            "Json", "it is a heap snapshot, which holds objects and no stacks: open it in the DevTools of Chrome");
    if (root.optional("recording"))
        return QT_TRANSLATE_NOOP("Json", "it is a timeline of Safari: open it in speedscope, and export it from there");
    return QT_TRANSLATE_NOOP("Json", "it is neither a report of ours nor a profile of speedscope, Firefox or Chrome");
}

void readObject(const json::Node &root, ForeignProfile &profile, Symbolizer *symbolizer)
{
    const auto has = [&](const char *name) { return root.optional(name).has_value(); };
    if (has("shared") && has("profiles"))
        readSpeedscope(root, profile);
    else if (has("meta") && has("threads"))
        readFirefox(root, profile, symbolizer);
    else if (has("traceEvents"))
        readChromeTrace(root.member("traceEvents"), profile);
    else if (has("nodes") && has("samples") && !has("snapshot"))
        readCpuProfile(root, profile);
    else if (has("head"))
        root.member("head").optional("selfSize") ? readHeapProfile(root, profile) : readOldCpuProfile(root, profile);
    else if (has("code") && has("ticks"))
        readV8Log(root, profile);
    else if (has("frames") && has("mode"))
        readStackprof(root, profile);
    else if (has("dhatFileVersion"))
        readDhat(root, profile);
    else
        root.fail(hintOf(root));
}

PerformanceResult<bool> readInto(ForeignProfile &profile, const QByteArray &content, const QString &source,
                                 Symbolizer *symbolizer)
{
    return json::read(content, source, [&](const json::Node &root) {
        if (root.isArray())
            readChromeTrace(root, profile);
        else
            readObject(root, profile, symbolizer);
        return true;
    });
}

} // namespace

PerformanceResult<Profile> importJsonProfile(const QByteArray &content, const QString &source, Symbolizer *symbolizer)
{
    auto profile = std::make_unique<ForeignProfile>();
    auto read = readInto(*profile, content, source, symbolizer);
    if (!read) {
        if (const RepairedJson repaired = repairedJson(content); repaired.text != content) {
            profile = std::make_unique<ForeignProfile>();
            if (readInto(*profile, repaired.text, source, symbolizer)) {
                read = true;
                if (repaired.cut)
                    profile->header().notes << Message(
                        "Symbols", QT_TRANSLATE_NOOP("Symbols", "The file is cut off: what is whole was read."));
            }
        }
    }
    if (!read)
        return failure(read.error());
    return profile->finish(source);
}

} // namespace performance
