// SPDX-License-Identifier: MIT
#include "performance/profile/capture/sleeping_stack.h"

#include "performance/core/wait_reason.h"

#include <QCoreApplication>

namespace performance {

std::optional<SleeperCopy> copyOfSleeper(const TaskId &task, const std::string &taskFolder, size_t stackBytes)
{
    auto thread = sleepingThread(taskFolder);
    if (!thread)
        return std::nullopt;
    SleeperCopy copy{task, std::move(*thread), {}};
    if (copy.thread.pc != 0)
        copy.stack = memoryOf(taskFolder, copy.thread.sp, stackBytes);
    return copy;
}

qint32 stackOfSleeper(const SleeperCopy &sleeper, ProfileBuilder &builder, SampleStacks &stacks,
                      ProcessTable &processes)
{
    const SleepingThread &thread = sleeper.thread;
    qint32 stack = -1;
    if (thread.pc != 0) {
        PerfSample sample;
        sample.ip = thread.pc;
        sample.process = sleeper.task.process;
        sample.thread = sleeper.task.thread;
        sample.hasRegisters = true; // those that /proc tells; what was saved on the stack is found by unwinding
        sample.registers[dwarf::ReturnAddress] = thread.pc;
        sample.registers[dwarf::Rsp] = thread.sp;
        sample.stack = {thread.sp, sleeper.stack};
        stack = stacks.stackOf(sample, false, processes.spaceOf(sleeper.task.process), processes.kernelSpace());
    }
    const CodeMapping *kernel = processes.kernelSpace().find(~std::uint64_t(0) - 1);
    const qint32 module = builder.module(*kernel->module);
    const auto add = [&](const QString &name) {
        stack = builder.stack(stack, builder.namedFrame(module, builder.function(builder.string(name), module), 0, 0),
                              FrameOrigin::KernelChain);
    };
    const auto called = detail::parseSyscall(thread.syscall);
    const auto known = called ? detail::blockingCall(called->first) : std::nullopt;
    if (stack < 0 && known)
        add(known->name);
    for (auto function = thread.kernelFunctions.rbegin(); function != thread.kernelFunctions.rend(); ++function)
        add(QString::fromStdString(*function));
    if (stack < 0)
        add(QCoreApplication::translate("Profile", "waiting (where is not told of other users' programs)"));
    return stack;
}

} // namespace performance
