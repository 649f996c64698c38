// SPDX-License-Identifier: MIT
#include "performance/profile/doctor/profiling_doctor.h"

#include "performance/core/profile_notes.h"
#include "performance/core/quoted_text.h"
#include "performance/core/translate.h"
#include "performance/profile/analyser/analyser_process.h"

#include <QCoreApplication>

#include <cerrno>

namespace performance {

namespace {

using Level = ProfilingCheck::Level;
using Kind = ProfilingTarget::Kind;

constexpr qint64 EnoughBufferBytes = qint64(256) << 10; ///< a CPU; with less, samples are lost on a busy machine
constexpr qint64 LeastRate = 1000;
constexpr int EnoughRules = 75; ///< percent of a program's code; the space between functions has none

constexpr const char *GrantIt = QT_TRANSLATE_NOOP(
    "Doctor",
    "Give this program, and no other, the right to sample; it holds until the program is built or installed anew.");
constexpr const char *ChooseYours = QT_TRANSLATE_NOOP(
    "Doctor", "Choose a command or a process of yours, or give this program the right to sample.");
constexpr const char *ChooseProcess = QT_TRANSLATE_NOOP(
    "Doctor", "Choose a process of yours, or give this program the right to sample.");

/// The right to sample for this program alone, and for the one that names functions that to read the kernel's: narrower
/// than any setting of the kernel.
QString grantCommand()
{
    QString command = QStringLiteral("sudo setcap cap_perfmon,cap_syslog,cap_sys_ptrace=ep %1")
                          .arg(shellWord(QCoreApplication::applicationFilePath()));
    if (const QString analyser = AnalyserProcess::defaultProgram(); !analyser.isEmpty())
        command += QStringLiteral(" cap_syslog=ep %1").arg(shellWord(analyser));
    return command;
}

QString setting(const std::optional<int> &value)
{
    return value ? QString::number(*value) : QStringLiteral("?");
}

/// What to do where the kernel refuses: the helper for this recording, where it is installed; else a right that lasts.
void addRemedy(ProfilingCheck &check, const ProfilingFacts &facts, const char *without)
{
    check.helperHelps = facts.helper;
    if (facts.helper) {
        check.remedy = translate(
            "Doctor",
            "Record with an administrator's permission: the privileged helper then opens the events of this recording, and nothing else changes.");
        return;
    }
    check.remedy = translate("Doctor", without);
    check.command = grantCommand();
}

ProfilingCheck sampling(const ProfilingFacts &facts)
{
    const QString polled = translate("Doctor", "Which threads run and what they wait for is still shown.");
    if (facts.denial == 0)
        return {QStringLiteral("sampling"), Level::Good, translate("Doctor", "Stacks can be sampled."), {}, {}};
    if (facts.denial == ENOSYS) {
        return {
            QStringLiteral("sampling"),
            Level::Blocked,
            translate(
                "Doctor",
                "This kernel, or the container's filter of system calls, has no perf events: no stacks, no flame graph of functions.")
                + u' ' + polled,
            translate("Doctor", "Run outside of the container."),
            {}};
    }
    constexpr int StrictestOfMainline = 2;
    if (facts.paranoid && *facts.paranoid <= StrictestOfMainline) {
        return {
            QStringLiteral("sampling"),
            Level::Blocked,
            translate(
                "Doctor",
                "A container's filter of system calls or a security module forbids sampling: no stacks, no flame graph of functions.")
                + u' ' + polled,
            translate("Doctor", "Run outside of the container, or allow perf_event_open in it."),
            {}};
    }
    ProfilingCheck check{
        QStringLiteral("sampling"),
        Level::Blocked,
        translate(
            "Doctor",
            "This system forbids ordinary users to sample (kernel.perf_event_paranoid is %1): no stacks, no flame graph of functions.")
                .arg(setting(facts.paranoid))
            + u' ' + polled,
        {},
        {},
        {}};
    addRemedy(check, facts, GrantIt);
    return check;
}

ProfilingCheck kernel(const ProfilingFacts &facts)
{
    if (facts.kernelAllowed)
        return {QStringLiteral("kernel"),
                Level::Good,
                translate("Doctor", "What programs do inside the kernel is sampled too."),
                {},
                {}};
    ProfilingCheck check{
        QStringLiteral("kernel"),
        Level::Limited,
        translate(
            "Doctor",
            "What programs do inside the kernel is hidden from you (kernel.perf_event_paranoid is %1): time in system calls is missing, and waits are shown near their place.")
            .arg(setting(facts.paranoid)),
        {},
        {},
        {}};
    addRemedy(check, facts, GrantIt);
    return check;
}

ProfilingCheck system(const ProfilingFacts &facts)
{
    if (facts.systemAllowed && !facts.seesOthersMemory) {
        ProfilingCheck check{
            QStringLiteral("system"),
            Level::Limited,
            translate(
                "Doctor",
                "Every process can be sampled, but other users' programs keep their code to themselves: their functions have no names and no callers."),
            {},
            {},
            {}};
        addRemedy(check, facts, GrantIt);
        return check;
    }
    if (facts.systemAllowed)
        return {QStringLiteral("system"),
                Level::Good,
                translate("Doctor", "Every process of the machine can be sampled."),
                {},
                {}};
    ProfilingCheck check{QStringLiteral("system"),
                         Level::Blocked,
                         translate("Doctor", "You may sample your own programs only, not the whole system."),
                         {},
                         {},
                         {}};
    addRemedy(check, facts, ChooseYours);
    return check;
}

ProfilingCheck otherUser(const ProfilingFacts &facts)
{
    ProfilingCheck check{
        QStringLiteral("owner"),
        Level::Blocked,
        translate("Doctor", "This process belongs to another user: its stacks are not for you to see."),
        {},
        {},
        {}};
    addRemedy(check, facts, ChooseProcess);
    return check;
}

ProfilingCheck counter(const ProfilingFacts &facts)
{
    if (facts.hardwareCounter)
        return {QStringLiteral("counter"),
                Level::Good,
                translate("Doctor", "The processor's cycle counter is used."),
                {},
                {}};
    return {
        QStringLiteral("counter"),
        Level::Limited,
        translate(
            "Doctor",
            "There is no hardware cycle counter here (virtual machines seldom have one): the kernel's clock is used, which sees code that runs with interrupts switched off only at its end."),
        {},
        {}};
}

ProfilingCheck kernelSymbols(const ProfilingFacts &facts)
{
    if (facts.kernelAddresses)
        return {QStringLiteral("kernelSymbols"),
                Level::Good,
                translate("Doctor", "Functions of the kernel have names."),
                {},
                {}};
    return {QStringLiteral("kernelSymbols"), Level::Limited,
            translate("Doctor",
                      "The kernel hides its addresses (kernel.kptr_restrict is %1): its functions stay without names.")
                .arg(setting(facts.kptrRestrict)),
            translate("Doctor", "Give this program the right to read them (it comes with the right to sample)."),
            grantCommand()};
}

ProfilingCheck buffers(const ProfilingFacts &facts)
{
    if (!facts.bufferBytes || *facts.bufferBytes >= EnoughBufferBytes)
        return {QStringLiteral("buffers"), Level::Good, translate("Doctor", "The buffers are large enough."), {}, {}};
    const QString remedy = translate("Doctor", "Allow more until the next start of the machine.");
    const QString command = QStringLiteral("sudo sysctl kernel.perf_event_mlock_kb=2048");
    if (*facts.bufferBytes == 0) {
        return {
            QStringLiteral("buffers"), Level::Blocked,
            translate(
                "Doctor",
                "There is no room for the kernel's buffers, one for each CPU (kernel.perf_event_mlock_kb, ulimit -l): no stacks, no flame graph of functions."),
            remedy, command};
    }
    return {
        QStringLiteral("buffers"), Level::Limited,
        translate(
            "Doctor",
            "The kernel lets you have only %1 KiB of buffer for each CPU (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy; lost ones are counted.")
            .arg(*facts.bufferBytes / 1024),
        remedy, command};
}

ProfilingCheck rate(const ProfilingFacts &facts)
{
    if (!facts.mostSamplesPerSecond || *facts.mostSamplesPerSecond >= LeastRate)
        return {
            QStringLiteral("rate"), Level::Good, translate("Doctor", "The rate of sampling is not limited."), {}, {}};
    return {
        QStringLiteral("rate"), Level::Limited,
        translate(
            "Doctor",
            "The kernel has lowered the rate to %1 samples a second, because sampling took too long once (kernel.perf_event_max_sample_rate).")
            .arg(*facts.mostSamplesPerSecond),
        translate("Doctor", "Set it back."), QStringLiteral("sudo sysctl kernel.perf_event_max_sample_rate=100000")};
}

ProfilingCheck ptrace(const ProfilingFacts &facts)
{
    if (!facts.ptraceScope || *facts.ptraceScope == 0)
        return {QStringLiteral("ptrace"),
                Level::Good,
                translate("Doctor", "The system calls that running processes wait in can be read."),
                {},
                {}};
    return {
        QStringLiteral("ptrace"),
        Level::Limited,
        translate(
            "Doctor",
            "Without stacks, the system call that a running process waits in is known only for programs started from here (kernel.yama.ptrace_scope is %1).")
            .arg(*facts.ptraceScope),
        translate("Doctor", "Start the program from here instead of attaching to it."),
        {}};
}

/// What its runtime tells of the functions that it compiles or interprets.
void addRuntime(std::vector<ProfilingCheck> &checks, const ProfilingFacts::Program &program, const QString &name)
{
    if (program.runtimeTells) {
        checks.push_back({QStringLiteral("runtime"),
                          Level::Good,
                          translate("Doctor", "%1 publishes the names of what it compiles.").arg(name),
                          {},
                          {}});
    } else {
        const QString how = program.runtime == u"node" ? QStringLiteral("node --perf-basic-prof …")
            : program.runtime == u"python"             ? QStringLiteral("python3 -X perf …")
            : program.runtime == u"dotnet"
            ? QStringLiteral("DOTNET_PerfMapEnabled=1 dotnet …")
            : QStringLiteral("java -XX:+PreserveFramePointer -XX:+UnlockDiagnosticVMOptions -XX:+DumpPerfMapAtExit …");
        const QString remedy = program.runtime == u"python"
            ? translate("Doctor", "Python 3.12 and later can tell them.")
            : translate("Doctor", "Start it so that it publishes them.");
        checks.push_back(
            {QStringLiteral("runtime"), Level::Limited,
             translate(
                 "Doctor",
                 "The functions of the program that %1 runs have no names: it compiles or interprets them itself.")
                 .arg(name),
             remedy, how});
    }
}

void addUnwinding(std::vector<ProfilingCheck> &checks, const ProfilingFacts::Program &program, const QString &name)
{
    if (!program.is64) {
        checks.push_back(
            {QStringLiteral("unwinding"),
             Level::Limited,
             translate("Doctor", "%1 is a 32-bit program: its functions have names, but their callers are not found.")
                 .arg(name),
             translate("Doctor", "Build it for 64 bits to see callers."),
             {}});
    } else if (program.percentWithRules == 0) {
        checks.push_back(
            {QStringLiteral("unwinding"),
             Level::Limited,
             translate(
                 "Doctor",
                 "%1 has no unwind rules (.eh_frame, .debug_frame): callers are found only where the code keeps frame pointers.")
                 .arg(name),
             translate("Doctor", "Compile it with -fasynchronous-unwind-tables or -fno-omit-frame-pointer."),
             {}});
    } else if (program.percentWithRules < EnoughRules) {
        checks.push_back(
            {QStringLiteral("unwinding"),
             Level::Limited,
             translate(
                 "Doctor",
                 "%1 has unwind rules for %2 % of its code only: in the rest callers are found only where the code keeps frame pointers.")
                 .arg(name, QString::number(program.percentWithRules)),
             translate("Doctor", "Compile it with -fasynchronous-unwind-tables or -fno-omit-frame-pointer."),
             {}});
    } else {
        checks.push_back(
            {QStringLiteral("unwinding"),
             Level::Good,
             translate("Doctor", "%1 has unwind rules: stacks are complete even without frame pointers.").arg(name),
             {},
             {}});
    }
}

void addSymbols(std::vector<ProfilingCheck> &checks, const ProfilingFacts::Program &program, const QString &name)
{
    if (program.hasSplitDebugInfo) {
        checks.push_back(
            {QStringLiteral("symbols"),
             Level::Good,
             translate(
                 "Doctor",
                 "%1 has debug information, most of it in .dwo files: functions and lines, and inlined ones as long as those files stay where the compiler wrote them, or are packed into %1.dwp.")
                 .arg(name),
             {},
             {}});
    } else if (program.missesSharedDebugInfo) {
        checks.push_back(
            {QStringLiteral("symbols"),
             Level::Limited,
             translate(
                 "Doctor",
                 "%1 has debug information, but the file that it shares with other programs (dwz) is not there: inlined functions have no names.")
                 .arg(name),
             translate("Doctor", "Install the debug symbols of its package as a whole."),
             {}});
    } else if (program.hasDebugInfo) {
        checks.push_back(
            {QStringLiteral("symbols"),
             Level::Good,
             translate("Doctor", "%1 has debug information: functions, inlined ones too, and lines.").arg(name),
             {},
             {}});
    } else if (program.hasSymbols) {
        checks.push_back(
            {QStringLiteral("symbols"),
             Level::Limited,
             translate("Doctor",
                       "%1 names its functions, but has no debug information: no lines, no inlined functions.")
                 .arg(name),
             translate("Doctor",
                       "Compile it with -g, or install its debug symbols (a package whose name ends in -dbgsym)."),
             {}});
    } else {
        checks.push_back(
            {QStringLiteral("symbols"),
             Level::Limited,
             translate("Doctor", "%1 is stripped: only the functions that it shares with others have names.").arg(name),
             translate("Doctor",
                       "Compile it with -g, or install its debug symbols (a package whose name ends in -dbgsym)."),
             {}});
    }
}

void addProgram(std::vector<ProfilingCheck> &checks, const ProfilingFacts::Program &program)
{
    if (!program.exists) {
        checks.push_back({QStringLiteral("program"),
                          Level::Blocked,
                          translate("Doctor", "There is no such program."),
                          translate("Doctor", "Name it with its folder, or one that is in the PATH."),
                          {}});
        return;
    }
    const QString name = program.path.section(u'/', -1);
    if (program.changesUser) {
        checks.push_back(
            {QStringLiteral("changesUser"),
             Level::Limited,
             translate(
                 "Doctor",
                 "%1 runs with another user's rights (set-user-ID): the kernel lets no stacks be taken of it; its threads are looked at instead.")
                 .arg(name),
             translate("Doctor", "Record it as root, or with an administrator's permission."),
             {}});
    }
    if (!program.runtime.isEmpty())
        addRuntime(checks, program, name);
    if (!program.isElf)
        return; // a script: what it runs is looked at when it runs
    addUnwinding(checks, program, name);
    addSymbols(checks, program, name);
}

} // namespace

std::vector<ProfilingCheck> judgeProfiling(const ProfilingFacts &facts, const ProfilingTarget &target)
{
    std::vector<ProfilingCheck> checks;
    if (target.kind == Kind::MetricsOnly)
        return checks;
    checks.push_back(sampling(facts));
    if (!facts.analyser)
        checks.push_back({QStringLiteral("names"), Level::Limited, namesNotLookedUp().text(), {}, {}});
    const bool stacks = facts.denial == 0;
    if (stacks) {
        if (target.kind == Kind::System)
            checks.push_back(system(facts));
        if (facts.otherUsersProcess && !facts.systemAllowed)
            checks.push_back(otherUser(facts));
        checks.push_back(kernel(facts));
        if (facts.kernelAllowed)
            checks.push_back(kernelSymbols(facts));
        checks.push_back(counter(facts));
        checks.push_back(buffers(facts));
        checks.push_back(rate(facts));
    } else if (target.kind == Kind::Attach) {
        checks.push_back(ptrace(facts));
    }
    if (facts.program && (stacks || !facts.program->exists))
        addProgram(checks, *facts.program);
    return checks;
}

std::vector<ProfilingCheck> checkProfiling(const ProfilingTarget &target, bool helper)
{
    ProfilingFacts facts = gatherProfilingFacts(target);
    facts.helper = helper;
    return judgeProfiling(facts, target);
}

} // namespace performance
