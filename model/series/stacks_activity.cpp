// SPDX-License-Identifier: MIT
#include "performance/series/stacks_activity.h"

#include "performance/series/stacks_tables.h"

#include <algorithm>

namespace performance {

namespace {

constexpr double SecondsInNs = 1e-9;

/// The function of a frame, or -1 where it has no name.
qint32 namedFunction(const Profile &piece, const ProfileFrame &frame)
{
    if (frame.locationCount == 0)
        return -1;
    const qint32 function = piece.locations[size_t(frame.firstLocation)].function;
    return piece.functions[size_t(function)].known ? function : -1;
}

} // namespace

qint32 StacksActivity::number(Function function)
{
    const auto [place, fresh] = m_numbers.try_emplace(function, qint32(m_functions.size()));
    if (fresh)
        m_functions.push_back(std::move(function));
    return place->second;
}

qint32 StacksActivity::functionOf(const Profile &piece, qint32 stack)
{
    if (stack < 0)
        return -1;
    const auto frameOf = [&](qint32 row) -> const ProfileFrame & {
        return piece.frames[size_t(piece.stacks[size_t(row)].frame)];
    };
    const auto isKernel = [&](const ProfileFrame &frame) {
        return piece.modules[size_t(frame.module)].kind == ModuleKind::Kernel;
    };
    const ProfileFrame &innermost = frameOf(stack);
    qint32 function = namedFunction(piece, innermost);
    if (isKernel(innermost)) {
        qint32 caller = stack;
        while (caller >= 0 && isKernel(frameOf(caller)))
            caller = piece.stacks[size_t(caller)].parent;
        const qint32 called = caller < 0 ? -1 : namedFunction(piece, frameOf(caller));
        function = called >= 0 ? called : function;
    }
    if (function >= 0)
        return number({piece.functionName(function), piece.moduleName(function), true});
    const QString &module = piece.text(piece.modules[size_t(innermost.module)].name);
    return number({module, module, false});
}

void StacksActivity::add(const Profile &piece)
{
    const auto cpu = std::find_if(piece.events.cbegin(), piece.events.cend(),
                                  [](const ProfileEvent &event) { return event.name == StackEvents::Cpu; });
    if (cpu == piece.events.cend())
        return;
    const auto event = quint8(cpu - piece.events.cbegin());
    std::vector<qint32> processes(piece.threads.size(), -1);
    std::vector<qint32> functions(piece.stacks.size(), -2);
    const qint64 shift = (piece.startedAt - m_range.from).count();
    const qint64 length = m_range.length().count();
    for (size_t i = 0; i < piece.sampleCount(); ++i) {
        qint64 time = roundedDown(piece.sampleTimes[i], StacksTimeStep);
        if (__builtin_add_overflow(time, shift, &time) || time < 0 || piece.sampleEvents[i] != event)
            continue;
        if (time >= length)
            break;
        const auto thread = size_t(piece.sampleThreads[i]);
        if (processes[thread] < 0) {
            const ProfileThread &row = piece.threads[thread];
            const auto [place, fresh] = m_processes.try_emplace({row.process, piece.text(row.processName)},
                                                                qint32(m_seconds.size()));
            if (fresh)
                m_seconds.push_back(0);
            processes[thread] = place->second;
        }
        const double seconds = double(piece.sampleWeights[i]) * SecondsInNs;
        m_seconds[size_t(processes[thread])] += seconds;
        const qint32 stack = piece.sampleStacks[i];
        qint32 function = stack < 0 ? -1 : functions[size_t(stack)];
        if (function == -2)
            function = functions[size_t(stack)] = functionOf(piece, stack);
        if (function < 0)
            continue;
        bool fresh = false;
        const qint32 pair = m_pairs.numberOf(quint32(processes[thread]), quint32(function), qint32(m_sums.size()),
                                             fresh);
        if (fresh)
            m_sums.emplace_back(processes[thread], function, 0);
        std::get<2>(m_sums[size_t(pair)]) += seconds;
    }
}

std::vector<ProcessActivity> StacksActivity::take() const
{
    std::vector<ProcessActivity> list(m_seconds.size());
    for (const auto &[process, number] : m_processes) {
        ProcessActivity &activity = list[size_t(number)];
        activity.process = process.first;
        activity.name = process.second;
        activity.cpuSeconds = m_seconds[size_t(number)];
    }
    std::vector<double> most(list.size(), 0);
    for (const auto &[process, function, seconds] : m_sums) {
        if (seconds <= most[size_t(process)])
            continue;
        most[size_t(process)] = seconds;
        ProcessActivity &activity = list[size_t(process)];
        const Function &what = m_functions[size_t(function)];
        activity.function = what.name;
        activity.module = what.module;
        activity.named = what.named;
        activity.share = activity.cpuSeconds > 0 ? seconds / activity.cpuSeconds : 0;
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const ProcessActivity &a, const ProcessActivity &b) { return a.cpuSeconds > b.cpuSeconds; });
    return list;
}

} // namespace performance
