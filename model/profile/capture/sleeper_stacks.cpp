// SPDX-License-Identifier: MIT
#include "performance/profile/capture/sleeper_stacks.h"

#include "performance/core/wait_reason.h"

#include <QCoreApplication>

namespace performance {

qint32 SleeperStacks::stackOf(const TaskId &task, const std::string &folder, const AddressSpace &space,
                              const AddressSpace &kernelSpace)
{
    const auto sleeping = sleepingThread(folder);
    return sleeping ? stackOf(task, folder, *sleeping, space, kernelSpace) : -1;
}

qint32 SleeperStacks::userStack(const TaskId &task, const std::string &folder, const SleepingThread &sleeping,
                                const AddressSpace &space, const AddressSpace &kernelSpace)
{
    const auto memory = memoryOf(folder, sleeping.sp, m_stackBytes);
    PerfSample sample;
    sample.ip = sleeping.pc;
    sample.process = task.process;
    sample.thread = task.thread;
    sample.hasRegisters = true; // those that /proc tells; what was saved on the stack is found by unwinding
    sample.registers[dwarf::ReturnAddress] = sleeping.pc;
    sample.registers[dwarf::Rsp] = sleeping.sp;
    sample.stack = {sleeping.sp, memory};
    return m_stacks.stackOf(sample, false, space, kernelSpace);
}

qint32 SleeperStacks::stackOf(const TaskId &task, const std::string &folder, const SleepingThread &sleeping,
                              const AddressSpace &space, const AddressSpace &kernelSpace)
{
    qint32 stack = sleeping.pc != 0 ? userStack(task, folder, sleeping, space, kernelSpace) : -1;
    const CodeMapping *kernel = kernelSpace.find(~std::uint64_t(0) - 1);
    const qint32 module = m_builder.module(*kernel->module);
    const auto add = [&](const QString &name) {
        stack = m_builder.stack(stack,
                                m_builder.namedFrame(module, m_builder.function(m_builder.string(name), module), 0, 0),
                                FrameOrigin::KernelChain);
    };
    const auto called = detail::parseSyscall(sleeping.syscall);
    const auto known = called ? detail::blockingCall(called->first) : std::nullopt;
    if (stack < 0 && known)
        add(known->name);
    for (auto function = sleeping.kernelFunctions.rbegin(); function != sleeping.kernelFunctions.rend(); ++function)
        add(QString::fromStdString(*function));
    if (stack < 0)
        add(QCoreApplication::translate("Profile", "waiting (where is not told of other users' programs)"));
    return stack;
}

} // namespace performance
