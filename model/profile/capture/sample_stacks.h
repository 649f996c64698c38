// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_table.h"
#include "performance/profile/capture/sample_layout.h"
#include "performance/profile/profile_builder.h"

namespace performance {

/// Makes the stack of a sample: the kernel's part from its call chain, the user's by unwinding, or from the chain.
///
/// Thread-safety: one thread.
class SampleStacks {
public:
    /// `unwinds`: samples come with registers and a copy of the stack; without them no unwind rules need be read.
    SampleStacks(ProfileBuilder &builder, bool unwinds)
        : m_builder(builder)
        , m_cache(builder, unwinds)
        , m_unwinder(m_cache)
        , m_chains(KeptChains)
        , m_unwound(KeptChains)
    {}

    /// The number of the stack; -1 where nothing is known. Counts into the builder's quality.
    qint32 stackOf(const PerfSample &sample, bool inKernel, const AddressSpace &space, const AddressSpace &kernelSpace);
    /// By what the record is found that brings the user's part of a chain later; nothing where the chain is whole.
    static std::optional<std::uint64_t> deferredCookie(const PerfSample &sample);

private:
    struct Link {
        std::uint64_t address = 0;
        bool inKernel = false;
        bool operator==(const Link &) const = default;
    };
    /// The call chain before of a thread, and the stack up to each of its links: the outer part is mostly the same again.
    struct Chain {
        std::uint64_t space = 0;
        std::vector<Link> links;    ///< innermost first
        std::vector<qint32> stacks; ///< outermost first
    };
    /// The user's frames before of a thread, where they were unwound, and the stack up to each: likewise.
    struct UnwoundFrames {
        std::vector<FoundFrame> frames; ///< innermost first
        std::vector<qint32> stacks;     ///< outermost first
    };
    static constexpr size_t KeptChains = 16;

    void readChain(const PerfSample &sample, bool inKernel);
    void readCalls(const PerfSample &sample, bool inKernel);
    qint32 chainStack(Chain &before, qint32 base, const AddressSpace &space, const AddressSpace &kernelSpace);
    /// The stack of m_user.
    qint32 userStack(UnwoundFrames &before);
    qint32 unwoundStack(const PerfSample &sample, const AddressSpace &space);

    ProfileBuilder &m_builder;
    CodeCache m_cache;
    Unwinder m_unwinder;
    std::vector<Chain> m_chains; ///< by thread number, some share a place
    std::vector<Link> m_links;   ///< of this sample
    std::vector<FoundFrame> m_user;
    Chain m_ownBase;                      ///< for chains on top of an unwound stack, of which nothing is kept
    std::vector<UnwoundFrames> m_unwound; ///< like m_chains
};

} // namespace performance
