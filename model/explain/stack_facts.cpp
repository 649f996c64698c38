// SPDX-License-Identifier: MIT
#include "performance/explain/stack_facts.h"

#include "performance/core/stacks.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace performance {

namespace {

constexpr double Second = 1e-9;

/// What a stack says, by what its frames are; each from that of its parent.
struct StackMeaning {
    CodeClasses classes = 0;
    qint32 user = -1;       ///< the innermost function outside of the kernel
    qint32 peer = -1;       ///< the function of a frame of "[peer]"
    bool isLock = false;    ///< it has a frame of "[lock]"
    bool isKernel = false;  ///< its innermost frame is the kernel's
    CodeClasses holder = 0; ///< of the frames behind "[lock]"
};

/// The meanings of all stacks of a profile, in one walk: parents come first.
class Meanings {
public:
    explicit Meanings(const Profile &profile) : m_profile(profile)
    {
        m_classes.reserve(profile.functions.size());
        for (size_t f = 0; f < profile.functions.size(); ++f)
            m_classes.push_back(classesOf(profile.functionName(qint32(f)), profile.moduleOf(qint32(f)).kind));
        m_stacks.reserve(profile.stacks.size());
        for (size_t s = 0; s < profile.stacks.size(); ++s) {
            const ProfileStack &stack = profile.stacks[s];
            StackMeaning meaning = stack.parent < 0 ? StackMeaning() : m_stacks[size_t(stack.parent)];
            add(meaning, profile.frames[size_t(stack.frame)]);
            m_stacks.push_back(meaning);
        }
    }
    const StackMeaning &of(qint32 stack) const { return m_stacks[size_t(stack)]; }

private:
    void add(StackMeaning &meaning, const ProfileFrame &frame) const
    {
        meaning.isKernel = m_profile.modules[size_t(frame.module)].kind == ModuleKind::Kernel;
        for (qint32 i = 0; i < frame.locationCount; ++i) {
            const qint32 function = m_profile.locations[size_t(frame.firstLocation + i)].function;
            const QString &module = m_profile.text(m_profile.moduleOf(function).name);
            if (module == LockFrames::Module)
                meaning.isLock = true;
            else if (module == LockFrames::PeerModule)
                meaning.peer = function;
            else if (meaning.isLock)
                meaning.holder |= m_classes[size_t(function)];
            else if (meaning.peer < 0) {
                meaning.classes |= m_classes[size_t(function)];
                if (!meaning.isKernel)
                    meaning.user = function;
            }
        }
    }

    const Profile &m_profile;
    std::vector<CodeClasses> m_classes; ///< by function
    std::vector<StackMeaning> m_stacks;
};

void addClasses(std::array<double, CodeClassCount> &sums, CodeClasses classes, double seconds)
{
    for (int one = 0; one < CodeClassCount; ++one) {
        if (classes & bitOf(CodeClass(one)))
            sums[size_t(one)] += seconds;
    }
}

} // namespace

StackFacts::StackFacts(const Profile &profile)
{
    if (!profile.firstInconsistency().isEmpty()) // what cannot be read says nothing
        return;
    m_profile = profile;
    read();
    m_locks = lockWaits(m_profile);
}

/// Adds up the samples of a profile by process.
class StackFacts::Reading {
public:
    explicit Reading(StackFacts &facts) : m_facts(facts), m_profile(facts.m_profile), m_meanings(m_profile) {}

    void add(size_t sample)
    {
        const ProfileThread &thread = m_profile.threads[size_t(m_profile.sampleThreads[sample])];
        ProcessDoing &doing = doingOf(thread);
        const ProfileEvent &event = m_profile.events[m_profile.sampleEvents[sample]];
        const double seconds = double(m_profile.sampleWeights[sample]) * Second;
        const qint32 stack = m_profile.sampleStacks[sample];
        const StackMeaning meaning = stack < 0 ? StackMeaning() : m_meanings.of(stack);
        if (event.kind == ProfileEvent::Kind::OnCpu)
            addCpu(doing, meaning, seconds);
        else if (event.name != StackEvents::Runnable)
            addWait(doing, meaning, seconds, event.name == StackEvents::Blocked);
    }

    void finish()
    {
        for (auto &[process, functions] : m_functions) {
            ProcessDoing &doing = m_facts.m_doings[m_facts.m_index.value(process)];
            // Of equals that with the smaller number: the order of a hash must not show.
            const auto most = std::ranges::max_element(
                functions, {}, [](const auto &one) { return std::pair(one.second, -one.first); });
            doing.function = m_profile.functionName(most->first);
            doing.functionShare = doing.cpu > 0 ? most->second / doing.cpu : 0;
        }
        for (ProcessDoing &doing : m_facts.m_doings)
            doing.kernelShare = doing.cpu > 0 ? doing.kernelShare / doing.cpu : 0;
        for (auto &[key, wait] : m_peers)
            m_facts.m_peers.push_back(std::move(wait));
    }

private:
    ProcessDoing &doingOf(const ProfileThread &thread)
    {
        const auto place = m_facts.m_index.constFind(thread.process);
        if (place != m_facts.m_index.cend())
            return m_facts.m_doings[*place];
        m_facts.m_index.insert(thread.process, m_facts.m_doings.size());
        ProcessDoing doing;
        doing.process = thread.process;
        doing.name = m_profile.text(thread.processName);
        return m_facts.m_doings.emplace_back(std::move(doing));
    }

    void addCpu(ProcessDoing &doing, const StackMeaning &meaning, double seconds)
    {
        doing.cpu += seconds;
        ++doing.cpuSamples;
        doing.kernelShare += meaning.isKernel ? seconds : 0;
        addClasses(doing.cpuIn, meaning.classes, seconds);
        if (meaning.user >= 0)
            m_functions[doing.process][meaning.user] += seconds;
    }

    void addWait(ProcessDoing &doing, const StackMeaning &meaning, double seconds, bool isBlocked)
    {
        doing.waited += seconds;
        doing.blocked += isBlocked ? seconds : 0;
        addClasses(doing.waitIn, meaning.classes, seconds);
        if (meaning.isLock) {
            auto &held = m_facts.m_held[doing.process];
            held.first += seconds;
            held.second += meaning.holder & bitOf(CodeClass::Storing) ? seconds : 0;
        }
        if (meaning.peer < 0)
            return;
        if (const auto other = LockFrames::peer(m_profile.functionName(meaning.peer))) {
            PeerWait &wait = m_peers[{doing.process, other->number}];
            wait = {doing.process, doing.name, other->number, other->name, wait.seconds + seconds};
        }
    }

    StackFacts &m_facts;
    const Profile &m_profile;
    const Meanings m_meanings;
    std::map<qint32, std::unordered_map<qint32, double>> m_functions; ///< by process
    std::map<std::pair<qint32, qint32>, PeerWait> m_peers;            ///< by process and peer
};

void StackFacts::read()
{
    Reading reading(*this);
    for (size_t i = 0; i < m_profile.sampleCount(); ++i)
        reading.add(i);
    reading.finish();
    std::ranges::stable_sort(m_peers, std::greater<>(), &PeerWait::seconds);
    std::ranges::stable_sort(m_doings, std::greater<>(), &ProcessDoing::cpu);
    m_index.clear();
    for (size_t i = 0; i < m_doings.size(); ++i)
        m_index.insert(m_doings[i].process, i);
}

const ProcessDoing *StackFacts::of(qint32 process) const
{
    const auto place = m_index.constFind(process);
    return place == m_index.cend() ? nullptr : &m_doings[*place];
}

double StackFacts::heldOverStorage(qint32 process) const
{
    const auto [all, storage] = m_held.value(process);
    return all > 0 ? storage / all : 0;
}

} // namespace performance
