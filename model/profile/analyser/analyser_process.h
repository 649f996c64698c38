// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/unique_fd.h"
#include "performance/profile/analyser/analyser_protocol.h"
#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"

#include <chrono>
#include <stop_token>

namespace performance {

/// The child process that reads what others made. It is started at the first question, limited in memory and time, and
/// started anew after it died: a broken file costs one answer, never this program.
///
/// Thread-safety: may be called from any thread; questions wait for each other. Once `stop` is requested, the child is ended,
/// and what is being asked, or is asked later, fails with Cancelled.
class AnalyserProcess {
public:
    explicit AnalyserProcess(QString program = defaultProgram(), std::stop_token stop = {});
    ~AnalyserProcess();
    AnalyserProcess(const AnalyserProcess &) = delete;
    AnalyserProcess &operator=(const AnalyserProcess &) = delete;

    PerformanceResult<analyser::ResolveAnswer> resolve(const analyser::ResolveQuestion &question);

    /// A profile that another tool recorded. Paths must mean the same to the analyser, which has our working folder.
    PerformanceResult<Profile> importProfile(const QString &path, const SymbolFiles &files = {});

    /// Ends a child that was not asked for so long: it keeps the symbols of the files that it has read, tens of megabytes. The next
    /// question starts another. Does nothing while it is being asked, and never waits for that.
    void endIfUnaskedFor(std::chrono::steady_clock::duration time);
    /// After so long, usually: a profile is looked at, names of stacks are asked for every few seconds of work.
    static constexpr std::chrono::seconds Rest{60};

    /// CPU time that the child has used which runs now; zero where none does.
    std::chrono::nanoseconds cpuTime();

    /// Built or installed with this program or library (ownProgram()); the variable WAI_PERFORMANCE_ANALYSER rules.
    /// Empty where there is none.
    static QString defaultProgram();
    /// Whether there is one to ask.
    bool isInstalled() const { return !m_program.isEmpty(); }

private:
    PerformanceResult<QByteArray> ask(const QByteArray &question, const QString &subject,
                                      std::chrono::milliseconds timeout);
    PerformanceResult<void> start() WAI_REQUIRES(m_mutex);
    void end() WAI_REQUIRES(m_mutex);

    QString m_program;
    std::stop_token m_stop;
    CountedLog m_log{lcProfile};
    Mutex m_mutex;
    UniqueFd m_socket WAI_GUARDED_BY(m_mutex);
    int m_process WAI_GUARDED_BY(m_mutex) = -1;
    std::chrono::steady_clock::time_point m_askedAt WAI_GUARDED_BY(m_mutex); ///< the last answer
};

} // namespace performance
