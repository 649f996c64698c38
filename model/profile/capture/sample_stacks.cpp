// SPDX-License-Identifier: MIT
#include "performance/profile/capture/sample_stacks.h"

#include <algorithm>

namespace performance {

namespace {

/// Entries from here on are marks that say where the part that follows was taken (enum perf_callchain_context).
constexpr std::uint64_t FirstMark = std::uint64_t(PERF_CONTEXT_MAX);
/// PERF_CONTEXT_USER_DEFERRED, younger than the headers we build with: a number follows, by which a later record
/// (PERF_RECORD_CALLCHAIN_DEFERRED) is found that has the addresses.
constexpr std::uint64_t UserDeferred = std::uint64_t(-640);

std::uint64_t wordAt(ByteSpan bytes, size_t at)
{
    std::uint64_t v;
    std::memcpy(&v, bytes.data() + at, 8);
    return v;
}

} // namespace

std::optional<std::uint64_t> SampleStacks::deferredCookie(const PerfSample &sample)
{
    for (size_t i = 0, count = sample.callchainSize(); i + 1 < count; ++i) {
        if (sample.callchainEntry(i) == UserDeferred)
            return sample.callchainEntry(i + 1);
    }
    return std::nullopt;
}

qint32 SampleStacks::stackOf(const PerfSample &sample, bool inKernel, const AddressSpace &space,
                             const AddressSpace &kernelSpace)
{
    readChain(sample, inKernel);
    const bool hasUserLinks = !m_links.empty() && !m_links.back().inKernel;
    if (m_links.empty() && inKernel && sample.ip != 0)
        m_links.push_back({sample.ip, true});
    if (sample.hasRegisters && !hasUserLinks)
        return chainStack(m_ownBase, unwoundStack(sample, space), space, kernelSpace);
    if (m_links.empty() && !inKernel)
        m_links.push_back({sample.ip, false});
    return chainStack(m_chains[std::uint32_t(sample.thread) % KeptChains], -1, space, kernelSpace);
}

void SampleStacks::readChain(const PerfSample &sample, bool inKernel)
{
    m_links.clear();
    bool kernelPart = inKernel;
    bool guestPart = false;
    bool hasUserPart = !inKernel;
    for (size_t i = 0, count = sample.callchainSize(); i < count; ++i) {
        const std::uint64_t address = sample.callchainEntry(i);
        if (address >= FirstMark) {
            kernelPart = address == std::uint64_t(PERF_CONTEXT_KERNEL);
            guestPart = address <= std::uint64_t(PERF_CONTEXT_GUEST) && address > FirstMark;
            hasUserPart = hasUserPart || address == std::uint64_t(PERF_CONTEXT_USER);
            i += address == UserDeferred ? 1 : 0; // its number is no address
        } else if (!guestPart) {                  // what a virtual machine ran has no code here that could name it
            m_links.push_back({address, kernelPart});
        }
    }
    for (size_t at = 0; at + 8 <= sample.deferredChain.size(); at += 8) {
        if (const std::uint64_t address = wordAt(sample.deferredChain, at); address < FirstMark)
            m_links.push_back({address, false});
    }
    if (!sample.calls.empty() && hasUserPart) // of a kernel thread they would be those of whoever ran before
        readCalls(sample, inKernel);
}

void SampleStacks::readCalls(const PerfSample &sample, bool inKernel)
{
    // The processor records the user's calls alone; they stand for the user's part of the chain but its innermost link.
    // perf does the same (resolve_lbr_callchain_sample() of tools/perf/util/machine.c).
    const auto user = std::ranges::find(m_links, false, &Link::inKernel);
    if (user == m_links.end()) {
        if (m_links.empty() && !inKernel)
            m_links.push_back({sample.ip, false});
        else
            m_links.push_back({wordAt(sample.calls, 8), false}); // where the innermost call went
    } else {
        m_links.erase(std::next(user), m_links.end());
    }
    for (size_t at = 0; at + BranchSize <= sample.calls.size(); at += BranchSize) {
        // Links are looked up by the address before them, as what a call returns to; this is the call itself.
        if (const std::uint64_t from = wordAt(sample.calls, at); from != 0 && from < FirstMark)
            m_links.push_back({from + 1, false});
    }
}

qint32 SampleStacks::chainStack(Chain &before, qint32 base, const AddressSpace &space, const AddressSpace &kernelSpace)
{
    const size_t count = m_links.size();
    size_t same = 0;
    if (before.space == space.version() && base < 0 && count > 0 && !before.links.empty()) {
        // The innermost is looked up another way: the others were called from, and are known by what they return to.
        const size_t most = std::min(count, before.links.size()) - 1;
        while (same < most && m_links[count - 1 - same] == before.links[before.links.size() - 1 - same])
            ++same;
    }
    qint32 stack = same > 0 ? before.stacks[same - 1] : base;
    before.stacks.resize(count);
    for (size_t i = same; i < count; ++i) {
        const Link &link = m_links[count - 1 - i];
        const bool innermost = i == count - 1;
        const std::int32_t frame = m_cache.frameAt(link.inKernel ? kernelSpace : space,
                                                   innermost ? link.address : link.address - 1);
        if (frame >= 0)
            stack = m_builder.stack(stack, frame,
                                    innermost           ? FrameOrigin::Sampled
                                        : link.inKernel ? FrameOrigin::KernelChain
                                                        : FrameOrigin::FramePointer);
        before.stacks[i] = stack;
    }
    before.space = space.version();
    before.links.swap(m_links);
    return stack;
}

qint32 SampleStacks::unwoundStack(const PerfSample &sample, const AddressSpace &space)
{
    m_user.clear();
    const UnwindEnd end = m_unwinder.unwind(space, sample.registers, sample.stack, m_user);
    ProfileQuality &quality = m_builder.header().quality;
    ++quality.stacks;
    switch (end) {
    case UnwindEnd::Complete: ++quality.complete; break;
    case UnwindEnd::Truncated: ++quality.truncated; break;
    case UnwindEnd::Broken: ++quality.broken; break;
    }
    return userStack(m_unwound[std::uint32_t(sample.thread) % KeptChains]);
}

qint32 SampleStacks::userStack(UnwoundFrames &before)
{
    const size_t count = m_user.size();
    const size_t most = std::min(count, before.frames.size());
    size_t same = 0;
    while (same < most && m_user[count - 1 - same].frame == before.frames[before.frames.size() - 1 - same].frame)
        ++same;
    qint32 stack = same > 0 ? before.stacks[same - 1] : -1;
    before.stacks.resize(count);
    for (size_t i = same; i < count; ++i) {
        stack = m_builder.stack(stack, m_user[count - 1 - i].frame, m_user[count - 1 - i].origin);
        before.stacks[i] = stack;
    }
    before.frames.swap(m_user);
    return stack;
}

} // namespace performance
