// SPDX-License-Identifier: MIT
#include "performance/exchange/call_rows.h"
#include "performance/exchange/profile_writers.h"

#include <map>

namespace performance {

namespace {

QByteArray foldedName(const Profile &profile, const CallRows::Call &call)
{
    QByteArray name = call.name.toUtf8();
    name.replace(';', ':').replace('\n', ' ').replace('\r', ' ');
    const ModuleKind kind = profile.modules[size_t(call.module)].kind;
    if (kind == ModuleKind::Kernel)
        name += "_[k]";
    else if (kind == ModuleKind::Jit)
        name += "_[j]";
    else if (call.inlined)
        name += "_[i]";
    return name;
}

} // namespace

QByteArray toFolded(const Profile &profile, quint8 event)
{
    const CallRows rows(profile);
    std::vector<QByteArray> names;
    names.reserve(rows.calls().size());
    for (const CallRows::Call &call : rows.calls())
        names.push_back(foldedName(profile, call));
    // By the process and the stack: the same stacks of several threads are one line.
    std::map<std::pair<qint32, qint32>, qint64> weights;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.sampleEvents[i] == event)
            weights[{profile.threads[size_t(profile.sampleThreads[i])].processName, profile.sampleStacks[i]}] += profile.sampleWeights[i];
    }
    QByteArray out;
    for (const auto &[key, weight] : weights) {
        QByteArray process = profile.text(key.first).toUtf8().replace(';', ':').replace('\n', ' ');
        out += process.isEmpty() ? QByteArray("process") : process;
        for (const qint32 call : rows.callsOf(rows.rowOf(key.second)))
            out += ';' + names[size_t(call)];
        out += ' ' + QByteArray::number(weight) + '\n';
    }
    return out;
}

} // namespace performance
