// SPDX-License-Identifier: MIT
#include "performance/symbols/import/stacks_ahead.h"

#include "performance/profile/capture/task_records.h"

#include <algorithm>
#include <system_error>

namespace performance {

namespace {

constexpr size_t PieceRecords = 2048; ///< small enough that the first is there soon, and the last keeps nobody waiting
constexpr size_t MostThreads = 8;
constexpr size_t MostThreadsOfChains = 3;
constexpr size_t Lead = 32;

/// A stack is read from its top on, and for the first time: asked for while the one before is unwound, most of what frames
/// are found by is there when it is wanted.
void fetchAhead(const PerfRecord &record)
{
    constexpr size_t Line = 64;
    constexpr size_t Top = 4096;
    for (size_t at = 0; at < std::min(record.body.size(), Top); at += Line)
        __builtin_prefetch(record.body.data() + at);
}

} // namespace

StacksAhead::StacksAhead(const PerfDataFile &file, const EventLayouts &layouts, const SampleDecoder &decoder,
                         const RecordPlaces &order, const AddressSpace &kernel, std::string root)
    : m_file(file)
    , m_layouts(layouts)
    , m_decoder(decoder)
    , m_order(order)
    , m_kernel(kernel)
    , m_pieces((order.size() + PieceRecords - 1) / PieceRecords)
    , m_lead(Lead)
{
    m_modules->setRoot(std::move(root));
    for (size_t i = 0; i < order.size(); ++i) {
        switch (file.records()[order[i].record].type) {
        case PERF_RECORD_MMAP:
        case PERF_RECORD_MMAP2:
        case PERF_RECORD_COMM:
        case PERF_RECORD_FORK: m_changes.push_back(i); break;
        default: break;
        }
    }
    // Where nothing is to be unwound, to number what they hand over keeps the calling thread as busy as they are.
    const size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const size_t useful = layouts.unwinds() ? std::min(cores, MostThreads)
                                            : std::clamp<size_t>(cores - 1, 1, MostThreadsOfChains);
    const size_t threads = std::min(m_pieces.size(), useful);
    m_numbers.resize(threads);
    try {
        for (size_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this, i](const std::stop_token &stop) { workOrFail(i, stop); });
    } catch (const std::system_error &) { // no more threads to be had: those that there are do it, or this one
        if (m_threads.empty()) {
            m_lead = m_pieces.size();
            workOrFail(0, {});
        }
    }
}

StacksAhead::~StacksAhead()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void StacksAhead::applyMappings(ProcessTable &processes, const PerfRecord &record) const
{
    if (record.type == PERF_RECORD_COMM) {
        const auto name = readName(record);
        if (name && (record.misc & PERF_RECORD_MISC_COMM_EXEC))
            processes.exec(name->process);
    } else if (record.type == PERF_RECORD_FORK) {
        if (const auto fork = readFork(record))
            processes.fork(fork->process, fork->thread, fork->parent);
    } else if (auto map = readMap(record); map && map->executable && map->process >= 0) {
        const auto &ids = m_file.header().buildIds();
        const auto id = ids.find(std::string(map->mapping.name));
        if (map->mapping.buildId.empty() && id != ids.end())
            map->mapping.buildId = id->second;
        processes.map(map->process, map->mapping);
    }
}

StacksAhead::Maker::Maker(const StacksAhead &ahead, ProfileBuilder &builder)
    : processes(ahead.m_modules), stacks(builder, ahead.m_layouts.unwinds()), change(ahead.m_changes.cbegin())
{
    processes.setLive(false);
}

/// What was mapped before that place in the order.
void StacksAhead::follow(Maker &maker, size_t before) const
{
    for (; maker.change != m_changes.cend() && *maker.change < before; ++maker.change)
        applyMappings(maker.processes, m_file.records()[m_order[*maker.change].record]);
}

SampleAhead StacksAhead::made(Maker &maker, size_t place) const
{
    follow(maker, place);
    const PerfRecord &record = m_file.records()[m_order[place].record];
    const unsigned mode = record.misc & PERF_RECORD_MISC_CPUMODE_MASK;
    const bool inGuest = mode == PERF_RECORD_MISC_GUEST_KERNEL || mode == PERF_RECORD_MISC_GUEST_USER;
    SampleAhead ahead;
    PerfSample sample;
    size_t event = 0;
    ahead.result = m_decoder.read(record, sample, event);
    if (ahead.result != SampleDecoder::Result::Read)
        return ahead;
    ahead.process = sample.process;
    ahead.thread = sample.thread;
    ahead.event = std::uint32_t(event);
    ahead.period = sample.period;
    ahead.hasCounts = sample.counts.size() > 0;
    if (!inGuest)
        ahead.stack = maker.stacks.stackOf(sample, mode == PERF_RECORD_MISC_KERNEL,
                                           maker.processes.spaceOf(sample.process), m_kernel);
    return ahead;
}

void StacksAhead::workOrFail(size_t worker, const std::stop_token &stop)
{
    try {
        work(worker, stop);
    } catch (...) { // for the thread that waits for the stacks
        const std::lock_guard lock(m_mutex);
        m_failure = std::current_exception();
        m_made.notify_one();
    }
}

void StacksAhead::work(size_t worker, const std::stop_token &stop)
{
    ProfileBuilder builder;
    builder.passStacksOn();
    Maker maker(*this, builder);
    while (!stop.stop_requested()) {
        const size_t number = m_nextPiece.fetch_add(1, std::memory_order_relaxed);
        if (number >= m_pieces.size())
            break;
        {
            std::unique_lock lock(m_mutex);
            if (!m_room.wait(lock, stop, [&] { return number < m_taken + m_lead; }))
                break;
        }
        const size_t begin = number * PieceRecords;
        const size_t end = std::min(begin + PieceRecords, m_order.size());
        Piece &piece = m_pieces[number];
        piece.worker = worker;
        piece.samples.reserve(PieceRecords);
        const size_t framesBefore = builder.profile().frames.size();
        for (size_t i = begin; i < end; ++i) {
            if (m_file.records()[m_order[i].record].type != PERF_RECORD_SAMPLE)
                continue;
            if (m_layouts.unwinds() && i + 1 < end)
                fetchAhead(m_file.records()[m_order[i + 1].record]);
            const SampleAhead sample = made(maker, i);
            piece.samples.push_back({sample, std::uint32_t(builder.profile().frames.size() - framesBefore),
                                     std::uint32_t(builder.passedStacks().size())});
        }
        for (size_t i = framesBefore; i < builder.profile().frames.size(); ++i) {
            const ProfileFrame &frame = builder.profile().frames[i];
            piece.newFrames.push_back({builder.codeModules()[size_t(frame.module)], frame.address});
        }
        piece.newStacks = builder.takePassedStacks();
        const std::lock_guard lock(m_mutex);
        piece.ready = true;
        m_made.notify_one();
    }
    const std::lock_guard lock(m_mutex);
    const ProfileQuality &own = builder.profile().quality;
    m_quality.stacks += own.stacks;
    m_quality.complete += own.complete;
    m_quality.truncated += own.truncated;
    m_quality.broken += own.broken;
}

StacksAhead::Piece StacksAhead::take(size_t number)
{
    Piece &piece = m_pieces[number];
    std::unique_lock lock(m_mutex);
    m_made.wait(lock, [&] { return piece.ready || m_failure; });
    if (!piece.ready)
        std::rethrow_exception(m_failure);
    ++m_taken;
    m_room.notify_all();
    return std::move(piece);
}

const SampleAhead &StacksAhead::next(ProfileBuilder &builder)
{
    while (m_place == m_current.samples.size()) {
        m_current = take(m_taken); // which only this thread counts up
        m_place = m_frame = m_stack = 0;
    }
    const Made &made = m_current.samples[m_place++];
    Numbers &numbers = m_numbers[m_current.worker];
    for (; m_frame < made.newFrames; ++m_frame)
        numbers.frames.push_back(
            builder.frameOf(*m_current.newFrames[m_frame].module, m_current.newFrames[m_frame].address));
    for (; m_stack < made.newStacks; ++m_stack) { // parents come first
        const ProfileStack &stack = m_current.newStacks[m_stack];
        numbers.stacks.push_back(builder.stack(stack.parent < 0 ? -1 : numbers.stacks[size_t(stack.parent)],
                                               numbers.frames[size_t(stack.frame)], stack.origin));
    }
    m_sample = made.sample;
    if (m_sample.stack >= 0)
        m_sample.stack = numbers.stacks[size_t(m_sample.stack)];
    return m_sample;
}

const ProfileQuality &StacksAhead::quality()
{
    m_threads.clear();
    return m_quality;
}

} // namespace performance
