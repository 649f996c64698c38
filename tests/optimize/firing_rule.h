// SPDX-License-Identifier: MIT
#pragma once

#include "optimize/rule_fixture.h"

#include <performance/optimize/finders.h>
#include <performance/optimize/rule.h>
#include <performance/optimize/runtime_heap.h>

#include <unistd.h>

// Machines made up for one rule: as it wants them to be, passed or missed by a twentieth.

namespace performance {

using Qt::operator""_s;

inline QHash<QString, QString> variablesFor(const Rule &rule)
{
    if (rule.each.isEmpty())
        return {};
    return {{u"device"_s, u"sda"_s}, {u"mount"_s, u"/data"_s}, {u"group"_s, u"/app"_s}, {u"cpu"_s, u"0"_s}, {u"socket"_s, u"0.0.0.0:80"_s}, {u"pid"_s, QString::number(::getpid())}};
}

inline ProcessSample process(qint32 pid, const QString &name, double cpu, double delay, qint64 resident = 1 << 20, double traffic = 0)
{
    ProcessSample p;
    p.identity = {pid, 99};
    p.name = name;
    p.cpu = cpu;
    p.runDelay = delay;
    p.residentBytes = resident;
    p.readRate = traffic;
    p.writeRate = 0;
    return p;
}

/// A value that fits a wish.
inline QString fitting(const SettingWish &wish)
{
    if (!wish.is.isEmpty())
        return wish.is.constFirst();
    if (wish.above)
        return QString::number(*wish.above + 1);
    if (wish.below)
        return QString::number(*wish.below - 1);
    return u"something"_s;
}

/// Of a gauge that shrinks by one a second, so that it is empty after `left` of them.
inline void shrink(FixtureData &data, const Signal &signal, double left)
{
    data.values[signal.above.front()] = [left](nanoseconds ago) { return left + std::chrono::duration<double>(ago).count(); };
}

/// Sets the series so that the whole signal is `value`.
inline void holdSignal(FixtureData &data, const Signal &signal, double value)
{
    // Of a sum in the divisor that names a summand of the dividend (used / used + free), the rest is what is left.
    if (signal.below.size() == 2 && signal.below.contains(signal.above.front())) {
        data.hold(signal.above.front(), value);
        data.hold(signal.below.at(1), 1 - value);
        return;
    }
    for (const QString &key : signal.below)
        data.hold(key, 4.0 / double(signal.below.size()));
    for (const QString &key : signal.above)
        data.hold(key, value * (signal.below.isEmpty() ? 1 : 4) / double(signal.above.size()));
}

/// A machine on which a rule fires: every condition passed by a twentieth, every setting as wished.
inline FixtureData firing(const Rule &rule, size_t butFor = SIZE_MAX)
{
    FixtureData data;
    const auto variables = variablesFor(rule);
    std::vector<std::pair<Signal, double>> wanted;
    for (size_t i = 0; i < rule.when.size(); ++i) {
        const Condition &condition = rule.when[i];
        const bool beyond = (i == butFor) != condition.isAbove; // above where it fires above
        double value = condition.threshold * (beyond ? 1.05 : 0.95);
        if (condition.how == Condition::How::Total) // it counts in whole numbers: just under one is none
            value = (beyond ? condition.threshold : condition.threshold - 1) / std::chrono::duration<double>(condition.over).count();
        wanted.emplace_back(condition.signal.with(variables), value);
    }
    // Plain series first: a ratio then divides by what they are.
    for (const auto &[signal, value] : wanted) {
        if (!signal.below.isEmpty())
            holdSignal(data, signal, value);
    }
    for (const auto &[signal, value] : wanted) {
        if (signal.below.isEmpty())
            holdSignal(data, signal, value);
    }
    for (const auto &[signal, value] : wanted) {
        if (signal.below.size() == 1 && signal.above.size() == 1)
            data.hold(signal.above.front(), value * data.values.at(signal.below.front())(nanoseconds(0)));
    }
    for (size_t i = 0; i < rule.when.size(); ++i) {
        if (rule.when[i].how == Condition::How::Exhaustion)
            shrink(data, wanted[i].first, wanted[i].second);
    }
    const auto filled = [&](QString device) {
        if (device == u"*")
            return u"policy0"_s;
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            device.replace(u'$' + it.key(), it.value());
        return device;
    };
    for (const Turn &turn : rule.turns) {
        if (!turn.knob.startsWith(u"process."))
            data.set.insert(settingKey(turn.knob, filled(turn.device)), u"1"_s);
    }
    data.set.insert(u"process.name@%1"_s.arg(::getpid()), u"tst_rules"_s);
    for (const SettingWish &wish : rule.settings)
        data.set.insert(settingKey(wish.knob, filled(wish.device)), fitting(wish));
    data.set.insert(u"fact.cpus"_s, u"8"_s);
    data.processes = {process(100, u"hog"_s, 3, 4, qint64(8) << 30, 9e7), process(200, u"victim"_s, 0.2, 0.5, 1 << 20, 1e6), process(300, u"quiet"_s, 0.01, 0)};
    data.processes[1].state = 'D'; // it waits for storage
    if (rule.finder == u"cpu-saturation")
        data.processes[1] = process(200, u"victim"_s, 2.9, 3);
    data.set.insert(sessionSetting(100), u"a"_s);
    data.set.insert(weightsSetting(100), rule.finder == u"cpu-hog-unit" ? u"unit"_s : rule.finder == u"cpu-hog-group" ? u"group"_s : u"autogroup"_s);
    data.set.insert(runtimeSetting(100), u"java"_s);
    data.set.insert(groupLimitSetting(100), QString::number(qint64(1) << 30));
    data.set.insert(heapLimitSetting(100), rule.finder == u"heap-limit" ? QString::number(qint64(1) << 30) : u"0"_s);
    data.set.insert(u"process.unit@100"_s, u"hog.scope"_s);
    data.set.insert(settingKey(u"unit.cpu-weight"_s, u"hog.scope"_s), u"default"_s);
    data.set.insert(sessionSetting(200), u"b"_s);
    data.set.insert(cpusSetting(100), u"3"_s);
    if (rule.finder == u"memory-hog")
        data.hold(u"system.memory.limit"_s, double(qint64(16) << 30)), data.hold(u"system.memory.linux.available"_s, double(qint64(16) << 30) * (butFor == 0 ? 0.105 : 0.095));
    data.set.insert(u"process.start@%1"_s.arg(::getpid()), u"99"_s);
    return data;
}

} // namespace performance
