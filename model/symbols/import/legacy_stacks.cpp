// SPDX-License-Identifier: MIT
#include "performance/symbols/import/legacy_stacks.h"

#include <QCoreApplication>

namespace performance {

qint32 LegacyStacks::frameOf(quint64 address)
{
    const auto [place, fresh] = m_frames.try_emplace(address, -1);
    if (!fresh)
        return place->second;
    if (const auto name = m_names.find(address); name != m_names.end()) {
        place->second = m_profile.frame(name->second.name, {}, name->second.file, name->second.line);
    } else {
        const auto where = m_map.find(address);
        m_unnamed = true;
        place->second = m_profile.unnamedFrame(
            where ? where->file : QString(), where ? where->offset : address, {},
            QString::fromUtf8(
                QT_TRANSLATE_NOOP("Symbols", "the file that was imported names no function at this address")));
    }
    return place->second;
}

qint32 LegacyStacks::stackOf(const std::vector<quint64> &addresses)
{
    qint32 stack = -1;
    const size_t depth = std::min(addresses.size(), size_t(ForeignProfile::DeepestStack));
    for (size_t i = 0; i < depth; ++i)
        stack = m_profile.stack(stack, frameOf(addresses[addresses.size() - 1 - i]));
    return stack;
}

qint32 LegacyStacks::stackOf(const std::vector<Function> &functions)
{
    qint32 stack = -1;
    const size_t depth = std::min(functions.size(), size_t(ForeignProfile::DeepestStack));
    for (size_t i = 0; i < depth; ++i) {
        const Function &function = functions[functions.size() - 1 - i];
        stack = m_profile.stack(stack, m_profile.frame(function.name, {}, function.file, function.line));
    }
    return stack;
}

Message LegacyStacks::unnamedNote()
{
    return {
        "Symbols",
        QT_TRANSLATE_NOOP(
            "Symbols",
            "The file holds addresses without names. pprof adds them where the program is: pprof -proto PROGRAM FILE > FILE.pb, then import that.")};
}

} // namespace performance
