// SPDX-License-Identifier: MIT
// A filesystem has no room left: of space, or of inodes.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

SeriesFact inState(const Scene &scene, const MetricDefinition &metric, Attributes attributes, const char *state)
{
    attributes.insert(QStringLiteral("system.filesystem.state"), QLatin1String(state));
    return scene.fact(metric, attributes);
}

void findFull(const Scene &scene, const MetricDefinition &metric, const char *sentence, Causes &causes)
{
    constexpr double Full = 0.985;
    for (const SeriesDescriptor &series : scene.ownSeries(metric)) {
        if (series.attributes.value(QStringLiteral("system.filesystem.state")) != u"used"
            || series.attributes.value(QStringLiteral("system.filesystem.mode")) == u"ro")
            continue;
        const SeriesFact used = inState(scene, metric, series.attributes, "used");
        const SeriesFact free = inState(scene, metric, series.attributes, "free");
        if (!used.value || !free.value || used.peak + free.now() <= 0)
            continue;
        const double all = *used.value + *free.value;
        const double share = std::max(*used.value, used.peak) / all;
        const double before = used.usual && free.usual && *used.usual + *free.usual > 0
            ? *used.usual / (*used.usual + *free.usual)
            : 0;
        // One that was full all along is no news, and what cannot be written there is not slow.
        if (share < Full || before > Full)
            continue;
        const QString mount = series.attributes.value(QStringLiteral("system.filesystem.mountpoint"));
        Cause cause = causeOf("disk.full", mount, say(sentence, {mount}), 0.9);
        cause.evidence.push_back(shownBy(used,
                                         say(QT_TRANSLATE_NOOP("Explain", "%1 of it were used (before: %2)."),
                                             {percent(std::min(1.0, share)), percent(before)})));
        const Program *writer = nullptr;
        for (const Program &program : scene.programs()) {
            if (!writer || program.written > writer->written)
                writer = &program;
        }
        if (writer && writer->written > 0)
            cause.evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 wrote most: %2."),
                                                 {writer->name, bytesPerSecond(writer->written)})));
        causes.push_back(std::move(cause));
    }
}

} // namespace

void findFullFilesystem(const Scene &scene, Causes &causes)
{
    findFull(scene, metrics::FilesystemUsage, QT_TRANSLATE_NOOP("Explain", "The filesystem %1 was full"), causes);
    findFull(scene, metrics::FilesystemInodes,
             QT_TRANSLATE_NOOP("Explain", "The filesystem %1 had no room for more files"), causes);
}

} // namespace performance
