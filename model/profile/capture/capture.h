// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"
#include "performance/core/profiling_request.h"
#include "performance/profile/capture/perf_event.h"

#include <functional>
#include <memory>

namespace performance {

class AnalyserProcess;
class CodeModule;

/// What a capture knows so far. The profile's frames are not resolved; `modules` says where each module's file is.
struct CaptureState {
    Profile profile;
    std::vector<std::shared_ptr<const CodeModule>> modules;
    nanoseconds cost{0};           ///< CPU time that reading, unwinding and counting took
    bool ended = false;            ///< the program that was launched, or every process that was attached to, has ended
    std::optional<int> exitStatus; ///< of the launched program, as waitpid(2) gives it
    std::int32_t process = 0;      ///< of the launched program, while it runs
};

/// A running capture, in bounded memory. Where the kernel lets us it samples stacks (PerfCapture); where it does not, we
/// look at the threads ourselves (PolledCapture), and the profile says so.
///
/// Thread-safety: every method may be called from any thread; stop() from one at a time, as it joins the capture's thread.
class Capture {
public:
    /// Starts sampling; a program to launch begins only then. IoError, Other with what to do.
    /// `opener`: opens what the kernel refuses us.
    static PerformanceResult<std::unique_ptr<Capture>> start(const ProfilingRequest &request,
                                                             const PerfOpener &opener = {});
    virtual ~Capture() = default;

    /// Everything up to about a tenth of a second ago. Cheap: rows are shared.
    virtual CaptureState state() const = 0;
    /// Names the functions that are new since the last call; with `withLines` also source lines and inlined functions of
    /// everything, which takes far longer. Blocks; for a thread that has nothing else to do.
    virtual void resolve(AnalyserProcess &analyser, bool withLines) = 0;
    /// Ends sampling and gives everything. A launched program goes on. May be called again.
    virtual CaptureState stop() = 0;
    /// `callback` is called on the capture's thread when there is nothing more to sample; at once, by this call, where that is so
    /// already.
    virtual void whenEnded(std::function<void()> callback) = 0;

protected:
    Capture() = default;
    Q_DISABLE_COPY_MOVE(Capture)
};

} // namespace performance
