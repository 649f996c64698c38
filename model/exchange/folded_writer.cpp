// SPDX-License-Identifier: MIT
#include "performance/exchange/call_rows.h"
#include "performance/exchange/profile_writers.h"

#include <map>

namespace performance {

namespace {

/// A name that breaks no line and no terminal: what separates stacks and frames, and each control character, is another one.
QByteArray oneWord(QByteArray name)
{
    for (char &each : name) {
        if (each == ';')
            each = ':';
        else if (static_cast<unsigned char>(each) < 0x20 || each == 0x7f)
            each = ' ';
    }
    return name;
}

QByteArray foldedName(const Profile &profile, const CallRows::Call &call)
{
    QByteArray name = oneWord(call.name.toUtf8());
    const ModuleKind kind = profile.modules[size_t(call.module)].kind;
    if (kind == ModuleKind::Kernel)
        name += "_[k]";
    else if (kind == ModuleKind::Jit)
        name += "_[j]";
    else if (call.inlined)
        name += "_[i]";
    return name;
}

/// What stands first in the line of each thread: the name of its process, as the scripts around flamegraph.pl have it. Where
/// nobody knows that, the name of its main thread, then its own; empty where it has none.
std::vector<QByteArray> rootsOf(const Profile &profile)
{
    std::map<qint32, qint32> leaders;
    for (const ProfileThread &thread : profile.threads) {
        if (thread.process == thread.thread)
            leaders.emplace(thread.process, thread.name);
    }
    std::vector<QByteArray> roots;
    for (const ProfileThread &thread : profile.threads) {
        const auto leader = leaders.find(thread.process);
        const qint32 name = thread.processName != 0          ? thread.processName
            : leader != leaders.end() && leader->second != 0 ? leader->second
                                                             : thread.name;
        roots.push_back(oneWord(profile.text(name).toUtf8()));
    }
    return roots;
}

} // namespace

QByteArray toFolded(const Profile &profile, quint8 event)
{
    const CallRows rows(profile);
    std::vector<QByteArray> names;
    names.reserve(rows.calls().size());
    for (const CallRows::Call &call : rows.calls())
        names.push_back(foldedName(profile, call));
    // By the root and the stack: the same stacks of several threads are one line.
    const std::vector<QByteArray> roots = rootsOf(profile);
    std::map<std::pair<QByteArray, qint32>, qint64> weights;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.sampleEvents[i] == event)
            weights[{roots[size_t(profile.sampleThreads[i])], profile.sampleStacks[i]}] += profile.sampleWeights[i];
    }
    QByteArray out;
    for (const auto &[key, weight] : weights) {
        QByteArray line = key.first;
        for (const qint32 call : rows.callsOf(rows.rowOf(key.second)))
            line += (line.isEmpty() ? "" : ";") + names[size_t(call)];
        out += (line.isEmpty() ? QByteArray("[unknown]") : line) + ' ' + QByteArray::number(weight) + '\n';
    }
    return out;
}

} // namespace performance
