// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_table.h"
#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/profile_builder.h"
#include "performance/symbols/import/record_order.h"
#include "performance/symbols/import/sample_decoder.h"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace performance {

/// What there is to say of a sample, but for what few have.
struct SampleAhead {
    std::int32_t process = 0;
    std::int32_t thread = 0;
    qint32 stack = -1; ///< -1 where nothing is known of it, or it ran in a guest
    std::uint32_t event = 0;
    std::uint64_t period = 0;
    SampleDecoder::Result result = SampleDecoder::Result::Read;
    bool hasCounts = false;
};

/// Reads the samples of a recording and makes their stacks, on several threads, ahead of the one that puts the profile
/// together. The samples, in the order of time, are cut into pieces; each thread follows the processes' mappings through the whole
/// recording by itself, and makes the stacks of the pieces that it gets. It numbers them as it likes; next() renumbers
/// what came with each sample, so that the profile is the same as if one thread had made it.
///
/// Thread-safety: one thread calls.
class StacksAhead {
public:
    /// Begins at once. All must outlive this. `kernel` is the kernel's address space; `root` the folder that files are looked
    /// for below, empty: this machine's.
    StacksAhead(const PerfDataFile &file, const EventLayouts &layouts, const SampleDecoder &decoder,
                const RecordPlaces &order, const AddressSpace &kernel, std::string root);
    /// Lets go of what is not made yet.
    ~StacksAhead();
    StacksAhead(const StacksAhead &) = delete;
    StacksAhead &operator=(const StacksAhead &) = delete;

    /// The next sample in the order, its stack numbered in `builder`; to be called for every record of a sample, also for
    /// those that cannot be read. Throws std::bad_alloc.
    const SampleAhead &next(ProfileBuilder &builder);
    /// How the stacks were unwound, once all were asked for.
    const ProfileQuality &quality();

private:
    struct Frame {
        std::shared_ptr<const CodeModule> module;
        std::uint64_t address = 0;
    };
    /// A sample, its stack by the worker's numbers, and how much of what is new in the piece came up to here.
    struct Made {
        SampleAhead sample;
        std::uint32_t newFrames = 0;
        std::uint32_t newStacks = 0;
    };
    /// A run of samples, and what they brought: frames that their worker had not seen before, and every stack that the
    /// sample before of its thread did not have. Which of those are known is found out once, by next().
    struct Piece {
        size_t worker = 0;
        std::vector<Made> samples;
        std::vector<Frame> newFrames;
        std::vector<ProfileStack> newStacks;
        bool ready = false; ///< under the lock
    };
    /// What the worker's numbers are in the profile.
    struct Numbers {
        std::vector<qint32> frames;
        std::vector<qint32, HugePages<qint32>> stacks;
    };

    /// Who makes stacks: follows the mappings, and numbers in a builder.
    struct Maker {
        Maker(const StacksAhead &ahead, ProfileBuilder &builder);
        Maker(const Maker &) = delete; // its parts refer to each other
        ProcessTable processes;
        SampleStacks stacks;
        std::vector<size_t>::const_iterator change; ///< that comes next
    };
    void follow(Maker &maker, size_t before) const;
    SampleAhead made(Maker &maker, size_t place) const;
    void work(size_t worker, const std::stop_token &stop);
    void workOrFail(size_t worker, const std::stop_token &stop);
    /// The piece, once it is made.
    Piece take(size_t number);
    void applyMappings(ProcessTable &processes, const PerfRecord &record) const;

    const PerfDataFile &m_file;
    const EventLayouts &m_layouts;
    const SampleDecoder &m_decoder;
    const RecordPlaces &m_order;
    const AddressSpace &m_kernel;
    std::shared_ptr<ModuleRegistry> m_modules = std::make_shared<ModuleRegistry>();
    std::vector<size_t> m_changes; ///< places, in the order, of records that change what is mapped where
    std::vector<Piece> m_pieces;
    std::vector<Numbers> m_numbers; ///< by worker
    std::atomic<size_t> m_nextPiece{0};
    std::mutex m_mutex;
    std::condition_variable m_made;
    std::condition_variable_any m_room;
    size_t m_lead;      ///< so many pieces may be made before they are asked for: memory is touched once and again
    size_t m_taken = 0; ///< pieces; under the lock
    std::exception_ptr m_failure; ///< of a thread that ran out of memory; under the lock
    ProfileQuality m_quality;     ///< under the lock until the threads are done
    Piece m_current;              ///< that next() is at
    size_t m_place = 0;
    size_t m_frame = 0; ///< of its new ones, those that are numbered
    size_t m_stack = 0;
    SampleAhead m_sample;
    std::vector<std::jthread> m_threads; ///< the last, so that they end first
};

} // namespace performance
