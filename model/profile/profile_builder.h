// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"
#include "performance/core/intern_map.h"
#include "performance/profile/unwind/unwinder.h"

#include <QHash>

#include <map>
#include <unordered_map>

namespace performance {

/// Puts a profile together from what a recording tells, each thing once. The profile can be copied at any time: it is
/// whole up to there, and the copy costs little.
///
/// Thread-safety: one thread.
class ProfileBuilder final : public FrameInterner {
public:
    const Profile &profile() const { return m_profile; }
    /// For what describes the whole: times, target, events, quality, notes.
    Profile &header() { return m_profile; }

    qint32 string(const QString &text);
    qint32 string(std::string_view bytes); ///< see readableText()
    qint32 module(const CodeModule &module);
    qint32 module(const QString &name, const QString &path, const QString &buildId, ModuleKind kind);
    std::int32_t frameOf(const CodeModule &module, std::uint64_t address) override;
    qint32 frameOf(qint32 module, std::uint64_t address);
    /// A frame that names its function itself, as other tools record it.
    qint32 namedFrame(qint32 module, qint32 function, qint32 file, qint32 line);
    qint32 function(qint32 name, qint32 module, bool known = true, qint32 reason = 0);
    qint32 stack(qint32 parent, qint32 frame, FrameOrigin origin);
    /// From here on stack() gives a number to each, known or not, and the profile gets none: for whoever only passes them on
    /// to another builder, and need not look them up twice.
    void passStacksOn() { m_passesStacks = true; }
    /// Those since they were taken last, in the order of their numbers.
    const std::vector<ProfileStack> &passedStacks() const { return m_passed; }
    std::vector<ProfileStack> takePassedStacks();
    qint32 thread(qint32 process, qint32 thread);
    /// The name of a thread from here on. What was sampled under another one keeps that: a shell that executes a program,
    /// a worker that says what it is at, become a row of their own.
    /// The name of a main thread is that of its process, for the threads that are there and those that come.
    void nameThread(qint32 process, qint32 thread, std::string_view name);
    void addSample(qint64 time, quint8 event, qint32 thread, qint32 stack, qint64 weight);

    /// Gives a frame its functions: the one that was called first, those inlined into it after.
    void resolve(qint32 frame, std::span<const ProfileLocation> locations);

    /// The modules by number, for whoever looks symbols up; only those that came as CodeModule.
    const std::vector<std::shared_ptr<const CodeModule>> &codeModules() const { return m_codeModules; }

private:
    Profile m_profile;
    QHash<QString, qint32> m_strings;
    std::unordered_map<const CodeModule *, qint32> m_modules;
    const CodeModule *m_lastCode = nullptr; ///< and its number
    qint32 m_lastModule = -1;
    std::map<std::tuple<QString, QString, QString>, qint32> m_namedModules;
    std::unordered_map<qint32, qint32> m_processNames;
    std::vector<std::shared_ptr<const CodeModule>> m_codeModules;
    /// Addresses have 64 bits: those above 32 of each module are numbered first.
    InternMap m_pages;
    InternMap m_frames;
    InternMap m_functions;
    InternMap m_sources;
    InternMap m_places;
    InternMap m_stacks;
    InternMap m_threads;
    std::map<std::pair<qint32, qint32>, qint32> m_renamed; ///< the rows of threads that have changed their names
    std::vector<bool> m_sampledThreads;
    bool m_passesStacks = false;
    std::vector<ProfileStack> m_passed;
    qint32 m_nextPassed = 0;
    qint32 m_nextPage = 0;
    qint32 m_nextSource = 0;
};

} // namespace performance
