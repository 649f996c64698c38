// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/column.h"
#include "performance/core/message.h"
#include "performance/core/timestamp.h"

#include <QStringList>

#include <vector>

namespace performance {

/// What a module is: decides its colour and what "own code" means.
enum class ModuleKind : quint8 { Unknown, Executable, Library, Kernel, Vdso, Jit };
QString toName(ModuleKind kind);

/// How a frame of a stack was found, from the surest to the least sure.
enum class FrameOrigin : quint8 {
    Sampled,       ///< the instruction that was interrupted
    KernelChain,   ///< the kernel walked its own stack
    CallFrameInfo, ///< by the unwind rules of the binary (.eh_frame)
    FramePointer,  ///< by the chain of frame pointers: a caller may be missing where code keeps none
    ReturnAddress, ///< no rule and no frame pointer: the word on top of the stack was taken for the return address
    Imported,      ///< as another tool recorded it
};
QString toName(FrameOrigin origin);

/// A file that code came from.
struct ProfileModule {
    qint32 name = 0;    ///< the string of its short name, "libc.so.6"
    qint32 path = 0;    ///< the string of its path
    qint32 buildId = 0; ///< the string of its build id, hexadecimal; the empty string where it has none
    ModuleKind kind = ModuleKind::Unknown;

    bool operator==(const ProfileModule &) const = default;
};

struct ProfileFunction {
    qint32 name = 0;   ///< string
    qint32 module = 0; ///< module
    /// Whether `name` is a symbol; otherwise it is module+offset and `reason` the string of why.
    bool known = true;
    qint32 reason = 0;

    bool operator==(const ProfileFunction &) const = default;
};

/// A place in the source.
struct ProfileLocation {
    qint32 function = 0;
    qint32 file = 0; ///< string; the empty string where it is not known
    qint32 line = 0; ///< from 1; 0 where it is not known

    bool operator==(const ProfileLocation &) const = default;
};

/// A distinct code address. Its locations are the functions that the compiler put there: the one that was really called
/// first, those inlined into it after.
struct ProfileFrame {
    quint64 address = 0; ///< as in the module's symbol table; of kernel and JIT code the address in memory
    qint32 module = 0;
    qint32 firstLocation = 0;
    qint32 locationCount = 0; ///< 0: not resolved yet

    bool operator==(const ProfileFrame &) const = default;
};

/// A call stack, as its innermost frame and the stack that called it. Parents come before their children.
struct ProfileStack {
    qint32 parent = -1; ///< stack; -1 for the outermost frame
    qint32 frame = 0;
    FrameOrigin origin = FrameOrigin::Sampled;

    bool operator==(const ProfileStack &) const = default;
};

struct ProfileThread {
    qint32 process = 0;     ///< pid
    qint32 thread = 0;      ///< tid
    qint32 name = 0;        ///< string
    qint32 processName = 0; ///< string

    bool operator==(const ProfileThread &) const = default;
};

/// What a sample counts.
struct ProfileEvent {
    enum class Kind : quint8 { OnCpu, OffCpu, PageFaults, Other };
    /// The name where nobody sampled: threads were looked at, and there are no stacks (PolledCapture).
    static constexpr QLatin1String Polled{"polled"};
    Kind kind = Kind::OnCpu;
    QString name;    ///< as perf calls it: "cycles", "cpu-clock"
    QString unit;    ///< of the weights: "ns", "cycles", "1", "By"
    double rate = 0; ///< samples per second and CPU that were asked for; 0 where every event is a sample

    /// Whether a weight is itself a number of samples, as in formats that keep one row for each stack.
    bool countsSamples() const { return kind == Kind::OnCpu && unit == u"1"; }

    bool operator==(const ProfileEvent &) const = default;
};
QString toName(ProfileEvent::Kind kind);

/// How much of the truth is in a profile. Counts of records or samples.
struct ProfileQuality {
    qint64 lost = 0;       ///< records that the kernel dropped because a buffer was full
    qint64 throttled = 0;  ///< times that the kernel slowed sampling down
    qint64 stacks = 0;     ///< user stacks that were unwound
    qint64 complete = 0;   ///< of these: reached the start of the thread
    qint64 truncated = 0;  ///< of these: ended where the copied part of the stack ended
    qint64 broken = 0;     ///< of these: ended for another reason (no unwind rule, unreadable code)
    qint64 switches = 0;   ///< context switches
    qint64 migrations = 0; ///< moves to another CPU
    qint64 cpuTimeNs = 0;  ///< CPU time that was used in all, sampled or not; 0 where nobody counted it

    bool operator==(const ProfileQuality &) const = default;
};

/// Where time went: strings once, stacks as (parent, frame) rows, samples as columns. A value; copies share their rows.
/// Thread-safety: a value, as Column; copies may be used on different threads.
struct Profile {
    static constexpr QLatin1String WholeSystem{"the whole system"};

    Profile();

    Timestamp startedAt;
    nanoseconds duration{0};
    QString target; ///< what was profiled: a command, "shop (1234)", or WholeSystem
    Messages notes; ///< fallbacks that were taken and what is missing, a sentence each

    Column<QString> strings; ///< row 0 is the empty string
    std::vector<ProfileModule> modules;
    Column<ProfileFunction> functions;
    Column<ProfileLocation> locations;
    Column<ProfileFrame> frames;
    Column<ProfileStack> stacks;
    std::vector<ProfileThread> threads;
    std::vector<ProfileEvent> events;
    ProfileQuality quality;

    // The samples, in the order of time.
    Column<qint64> sampleTimes;  ///< nanoseconds since startedAt; of a wait its end
    Column<qint32> sampleStacks; ///< -1: without a stack
    Column<qint32> sampleThreads;
    Column<quint8> sampleEvents;
    Column<qint64> sampleWeights; ///< in the event's unit

    /// What was profiled, for people.
    Message targetMessage() const;
    QString targetText() const { return targetMessage().text(); }
    /// Rows of the sample columns.
    size_t sampleCount() const { return sampleTimes.size(); }
    bool empty() const { return sampleTimes.empty(); }
    const QString &text(qint32 string) const { return strings[size_t(string)]; }
    const QString &functionName(qint32 function) const { return text(functions[size_t(function)].name); }
    /// Name of its module; empty where none is known.
    QString moduleName(qint32 function) const
    {
        const ProfileModule &module = moduleOf(function);
        return module.kind == ModuleKind::Unknown ? QString() : text(module.name);
    }
    const ProfileModule &moduleOf(qint32 function) const { return modules[size_t(functions[size_t(function)].module)]; }

    /// Whether every index points at something, parents come first and times rise: what a reader of a file must check.
    /// Empty, or the place that is wrong.
    QString firstInconsistency() const;

    bool operator==(const Profile &) const = default;
};

} // namespace performance
