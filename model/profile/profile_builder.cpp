// SPDX-License-Identifier: MIT
#include "performance/profile/profile_builder.h"

#include "performance/profile/readable_text.h"

namespace performance {

qint32 ProfileBuilder::string(const QString &text)
{
    if (text.isEmpty())
        return 0;
    const auto it = m_strings.constFind(text);
    if (it != m_strings.cend())
        return *it;
    const auto number = qint32(m_profile.strings.size());
    m_profile.strings.push_back(text);
    m_strings.insert(text, number);
    return number;
}

qint32 ProfileBuilder::string(std::string_view bytes)
{
    return string(readableText(bytes));
}

qint32 ProfileBuilder::module(const CodeModule &code)
{
    if (&code == m_lastCode) // mostly that of the frame before
        return m_lastModule;
    const auto [place, fresh] = m_modules.try_emplace(&code, qint32(m_profile.modules.size()));
    if (fresh) {
        m_profile.modules.push_back({string(code.name()), string(code.path()), string(code.buildId()), code.kind()});
        m_codeModules.resize(m_profile.modules.size());
        m_codeModules.back() = code.shared_from_this();
    }
    m_lastCode = &code;
    m_lastModule = place->second;
    return m_lastModule;
}

qint32 ProfileBuilder::module(const QString &name, const QString &path, const QString &buildId, ModuleKind kind)
{
    const auto [place, fresh] = m_namedModules.try_emplace({name, path, buildId}, qint32(m_profile.modules.size()));
    if (fresh) {
        m_profile.modules.push_back({string(name), string(path), string(buildId), kind});
        m_codeModules.resize(m_profile.modules.size());
    }
    return place->second;
}

std::int32_t ProfileBuilder::frameOf(const CodeModule &code, std::uint64_t address)
{
    return frameOf(module(code), address);
}

qint32 ProfileBuilder::frameOf(qint32 module, std::uint64_t address)
{
    bool fresh = false;
    const qint32 page = m_pages.numberOf(std::uint32_t(module), std::uint32_t(address >> 32), m_nextPage, fresh);
    m_nextPage += fresh ? 1 : 0;
    const qint32 frame = m_frames.numberOf(std::uint32_t(page), std::uint32_t(address), qint32(m_profile.frames.size()),
                                           fresh);
    if (fresh)
        m_profile.frames.push_back({address, module, 0, 0});
    return frame;
}

qint32 ProfileBuilder::function(qint32 name, qint32 module, bool known, qint32 reason)
{
    bool fresh = false;
    const qint32 number = m_functions.numberOf(std::uint32_t(name), std::uint32_t(module),
                                               qint32(m_profile.functions.size()), fresh);
    if (fresh)
        m_profile.functions.push_back({name, module, known, reason});
    return number;
}

qint32 ProfileBuilder::namedFrame(qint32 module, qint32 function, qint32 file, qint32 line)
{
    bool fresh = false;
    const qint32 source = m_sources.numberOf(std::uint32_t(file), std::uint32_t(line), m_nextSource, fresh);
    m_nextSource += fresh ? 1 : 0;
    const qint32 frame = m_places.numberOf(std::uint32_t(function), std::uint32_t(source),
                                           qint32(m_profile.frames.size()), fresh);
    if (fresh) {
        m_profile.frames.push_back({0, module, qint32(m_profile.locations.size()), 1});
        m_profile.locations.push_back({function, file, line});
    }
    return frame;
}

qint32 ProfileBuilder::stack(qint32 parent, qint32 frame, FrameOrigin origin)
{
    Q_ASSERT(frame >= 0 && size_t(frame) < m_profile.frames.size());
    Q_ASSERT(parent >= -1
             && parent < (m_passesStacks ? m_nextPassed : qint32(m_profile.stacks.size()))); // parents come first
    if (m_passesStacks) {
        m_passed.push_back({parent, frame, origin});
        return m_nextPassed++;
    }
    bool fresh = false;
    const qint32 stack = m_stacks.numberOf(std::uint32_t(parent), std::uint32_t(frame), qint32(m_profile.stacks.size()),
                                           fresh);
    if (fresh)
        m_profile.stacks.push_back({parent, frame, origin});
    return stack;
}

std::vector<ProfileStack> ProfileBuilder::takePassedStacks()
{
    std::vector<ProfileStack> taken;
    taken.reserve(m_passed.size()); // the next will be about as many
    taken.swap(m_passed);
    return taken;
}

qint32 ProfileBuilder::thread(qint32 process, qint32 thread)
{
    bool fresh = false;
    const qint32 number = m_threads.numberOf(std::uint32_t(process), std::uint32_t(thread),
                                             qint32(m_profile.threads.size()), fresh);
    if (fresh)
        m_profile.threads.push_back({process, thread, 0, 0});
    if (m_renamed.empty())
        return number;
    const auto renamed = m_renamed.find({process, thread});
    return renamed == m_renamed.end() ? number : renamed->second;
}

void ProfileBuilder::nameThread(qint32 process, qint32 tid, std::string_view name)
{
    const qint32 text = string(name);
    auto number = size_t(thread(process, tid));
    const ProfileThread before = m_profile.threads[number];
    if (before.name == text)
        return;
    const bool isSampled = number < m_sampledThreads.size() && m_sampledThreads[number];
    if (before.name != 0 && isSampled) {
        number = m_profile.threads.size();
        m_profile.threads.push_back(before);
        m_renamed[{process, tid}] = qint32(number);
    }
    m_profile.threads[number].name = text;
    if (process != tid) {
        const auto known = m_processNames.find(process);
        if (known != m_processNames.end() && m_profile.threads[number].processName == 0)
            m_profile.threads[number].processName = known->second;
        return;
    }
    m_processNames[process] = text;
    // The leader's name is that of the process; of one that had another name, what was sampled under that keeps it.
    for (size_t i = 0; i < m_profile.threads.size(); ++i) {
        ProfileThread &other = m_profile.threads[i];
        const bool keeps = before.name != 0 && i != number && i < m_sampledThreads.size() && m_sampledThreads[i];
        if (other.process == process && !keeps)
            other.processName = text;
    }
}

void ProfileBuilder::addSample(qint64 time, quint8 event, qint32 thread, qint32 stack, qint64 weight)
{
    Q_ASSERT(thread >= 0 && size_t(thread) < m_profile.threads.size());
    Q_ASSERT(stack >= -1 && stack < qint32(m_profile.stacks.size()));
    m_profile.sampleTimes.push_back(time);
    m_profile.sampleEvents.push_back(event);
    m_profile.sampleThreads.push_back(thread);
    m_profile.sampleStacks.push_back(stack);
    m_profile.sampleWeights.push_back(weight);
    if (size_t(thread) >= m_sampledThreads.size())
        m_sampledThreads.resize(size_t(thread) + 1);
    m_sampledThreads[size_t(thread)] = true;
}

void ProfileBuilder::resolve(qint32 frame, std::span<const ProfileLocation> locations)
{
    ProfileFrame &row = m_profile.frames.edit(size_t(frame));
    row.firstLocation = qint32(m_profile.locations.size());
    row.locationCount = qint32(locations.size());
    for (const ProfileLocation &location : locations)
        m_profile.locations.push_back(location);
}

} // namespace performance
