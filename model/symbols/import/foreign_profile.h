// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/profile/profile_builder.h"

namespace performance {

/// Puts a profile together of what formats say that name functions themselves. Samples may come in any order of time.
///
/// Thread-safety: one thread.
class ForeignProfile {
public:
    ForeignProfile() { m_builder.header().notes.clear(); }

    /// Stacks are followed by recursion of their readers: what is deeper is cut there.
    static constexpr int DeepestStack = 4096;

    /// A frame of a function. `module` may be empty; then it is the one without a name.
    qint32 frame(const QString &function, const QString &module = {}, const QString &file = {}, qint32 line = 0,
                 const QString &buildId = {});
    qint32 frame(const QString &function, ModuleKind kind);
    /// A frame of which only the place is known. Called module+address, and counted as unnamed; `reason` says why.
    qint32 unnamedFrame(const QString &module, quint64 address, const QString &buildId, const QString &reason);
    qint32 stack(qint32 parent, qint32 frame) { return m_builder.stack(parent, frame, FrameOrigin::Imported); }
    qint32 thread(qint32 process, qint32 thread, const QString &name, const QString &processName);
    /// The event of that name; made at its first mention. At most 255 of them.
    quint8 event(ProfileEvent::Kind kind, const QString &name, const QString &unit);
    void add(qint64 time, quint8 event, qint32 thread, qint32 stack, qint64 weight);

    /// ParseError where there is no sample. Threads without the name of their process get it of its main thread.
    PerformanceResult<Profile> finish(const QString &source, const Messages &notes = {});
    Profile &header() { return m_builder.header(); }
    ProfileBuilder &builder() { return m_builder; }

private:
    struct Sample {
        qint64 time;
        qint64 weight;
        qint32 thread;
        qint32 stack;
        quint8 event;
    };
    qint32 moduleOf(const QString &path, const QString &buildId);
    void nameProcesses();

    ProfileBuilder m_builder;
    std::vector<Sample> m_samples;
};

/// What the kernel calls itself in other formats: "[kernel.kallsyms]", "vmlinux".
ModuleKind kindOfModule(const QString &name);

} // namespace performance
