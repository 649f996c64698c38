// SPDX-License-Identifier: MIT
#include "performance/exchange/call_rows.h"

#include <algorithm>

namespace performance {

CallRows::CallRows(const Profile &profile)
{
    std::vector<qint32> firstCall(profile.frames.size());
    for (size_t f = 0; f < profile.frames.size(); ++f) {
        const ProfileFrame &frame = profile.frames[f];
        firstCall[f] = qint32(m_calls.size());
        for (qint32 i = 0; i < frame.locationCount; ++i) {
            const ProfileLocation &location = profile.locations[size_t(frame.firstLocation + i)];
            m_calls.push_back({profile.functionName(location.function), profile.text(location.file), location.line,
                               profile.functions[size_t(location.function)].module, frame.address, i > 0});
        }
        if (frame.locationCount == 0)
            m_calls.push_back({QStringLiteral("%1+0x%2")
                                   .arg(profile.text(profile.modules[size_t(frame.module)].name))
                                   .arg(frame.address, 0, 16),
                               {},
                               0,
                               frame.module,
                               frame.address,
                               false});
    }
    m_rowOfStack.reserve(profile.stacks.size());
    for (size_t s = 0; s < profile.stacks.size(); ++s) {
        const ProfileStack &stack = profile.stacks[s];
        qint32 row = rowOf(stack.parent);
        const qint32 count = std::max(1, profile.frames[size_t(stack.frame)].locationCount);
        for (qint32 i = 0; i < count; ++i) {
            m_rows.push_back({row, firstCall[size_t(stack.frame)] + i});
            row = qint32(m_rows.size()) - 1;
        }
        m_rowOfStack.push_back(row);
    }
}

std::vector<qint32> CallRows::callsOf(qint32 row) const
{
    std::vector<qint32> calls;
    for (; row >= 0; row = m_rows[size_t(row)].parent)
        calls.push_back(m_rows[size_t(row)].call);
    std::ranges::reverse(calls);
    return calls;
}

} // namespace performance
