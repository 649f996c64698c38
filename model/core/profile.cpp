// SPDX-License-Identifier: MIT
#include "performance/core/profile.h"

#include <QCoreApplication>

namespace performance {

QString toName(ModuleKind kind)
{
    switch (kind) {
    case ModuleKind::Unknown: return QStringLiteral("unknown");
    case ModuleKind::Executable: return QStringLiteral("executable");
    case ModuleKind::Library: return QStringLiteral("library");
    case ModuleKind::Kernel: return QStringLiteral("kernel");
    case ModuleKind::Vdso: return QStringLiteral("vdso");
    case ModuleKind::Jit: return QStringLiteral("jit");
    }
    return {};
}

QString toName(FrameOrigin origin)
{
    switch (origin) {
    case FrameOrigin::Sampled: return QStringLiteral("sampled");
    case FrameOrigin::KernelChain: return QStringLiteral("kernelChain");
    case FrameOrigin::CallFrameInfo: return QStringLiteral("callFrameInfo");
    case FrameOrigin::FramePointer: return QStringLiteral("framePointer");
    case FrameOrigin::ReturnAddress: return QStringLiteral("returnAddress");
    case FrameOrigin::Imported: return QStringLiteral("imported");
    }
    return {};
}

QString toName(ProfileEvent::Kind kind)
{
    switch (kind) {
    case ProfileEvent::Kind::OnCpu: return QStringLiteral("onCpu");
    case ProfileEvent::Kind::OffCpu: return QStringLiteral("offCpu");
    case ProfileEvent::Kind::PageFaults: return QStringLiteral("pageFaults");
    case ProfileEvent::Kind::Other: return QStringLiteral("other");
    }
    return {};
}

Message Profile::targetMessage() const
{
    return target == WholeSystem ? Message("Profile", QT_TRANSLATE_NOOP("Profile", "the whole system"))
                                 : Message(target);
}

Profile::Profile()
{
    strings.push_back(QString());
}

namespace {

/// Calls `wrong(row)` for each row of `column`; the first that is wrong is named.
template<typename T, typename Wrong>
QString firstWrong(const char *name, const Column<T> &column, Wrong wrong)
{
    for (size_t row = 0; row < column.size(); ++row) {
        if (wrong(column[row], row))
            return QStringLiteral("%1[%2]").arg(QLatin1String(name)).arg(row);
    }
    return {};
}

template<typename T, typename Wrong>
QString firstWrong(const char *name, const std::vector<T> &rows, Wrong wrong)
{
    for (size_t row = 0; row < rows.size(); ++row) {
        if (wrong(rows[row]))
            return QStringLiteral("%1[%2]").arg(QLatin1String(name)).arg(row);
    }
    return {};
}

} // namespace

QString Profile::firstInconsistency() const
{
    const auto outside = [](qint64 index, size_t count) { return index < 0 || size_t(index) >= count; };
    const auto noString = [&](qint32 index) { return outside(index, strings.size()); };
    if (strings.empty() || !strings[0].isEmpty())
        return QStringLiteral("strings[0]");
    const size_t count = sampleTimes.size();
    if (sampleStacks.size() != count || sampleThreads.size() != count || sampleEvents.size() != count
        || sampleWeights.size() != count)
        return QStringLiteral("samples");
    qint64 last = std::numeric_limits<qint64>::min();
    for (const QString &place : {
             firstWrong(
                 "modules", modules,
                 [&](const ProfileModule &m) { return noString(m.name) || noString(m.path) || noString(m.buildId); }),
             firstWrong("threads", threads,
                        [&](const ProfileThread &t) { return noString(t.name) || noString(t.processName); }),
             firstWrong("functions", functions,
                        [&](const ProfileFunction &f, size_t) {
                            return noString(f.name) || noString(f.reason) || outside(f.module, modules.size());
                        }),
             firstWrong("locations", locations,
                        [&](const ProfileLocation &l, size_t) {
                            return noString(l.file) || outside(l.function, functions.size()) || l.line < 0;
                        }),
             firstWrong("frames", frames,
                        [&](const ProfileFrame &f, size_t) {
                            return outside(f.module, modules.size()) || f.locationCount < 0 || f.firstLocation < 0
                                || size_t(f.firstLocation) + size_t(f.locationCount) > locations.size();
                        }),
             firstWrong("stacks", stacks,
                        [&](const ProfileStack &s, size_t row) {
                            return outside(s.frame, frames.size()) || s.parent < -1 || s.parent >= qint64(row);
                        }),
             firstWrong("samples.stacks", sampleStacks,
                        [&](qint32 stack, size_t) { return stack != -1 && outside(stack, stacks.size()); }),
             firstWrong("samples.threads", sampleThreads,
                        [&](qint32 thread, size_t) { return outside(thread, threads.size()); }),
             firstWrong("samples.events", sampleEvents, [&](quint8 event, size_t) { return event >= events.size(); }),
             firstWrong("samples.weights", sampleWeights, [&](qint64 weight, size_t) { return weight < 0; }),
             firstWrong("samples.times", sampleTimes,
                        [&](qint64 time, size_t) { return time < std::exchange(last, time); }),
         }) {
        if (!place.isEmpty())
            return place;
    }
    return {};
}

} // namespace performance
