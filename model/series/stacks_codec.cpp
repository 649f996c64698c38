// SPDX-License-Identifier: MIT
#include "performance/series/stacks_codec.h"

#include "performance/series/checksum.h"
#include "performance/series/stacks_sample_coder.h"
#include "performance/series/stacks_tables.h"
#include "performance/series/varint.h"

#include <algorithm>
#include <memory>

namespace performance {

namespace {

template<typename T>
std::vector<T> rowsOf(const Column<T> &column)
{
    std::vector<T> rows;
    rows.reserve(column.size());
    for (size_t chunk = 0; chunk < column.chunkCount(); ++chunk)
        rows.insert(rows.end(), column.chunk(chunk).begin(), column.chunk(chunk).end());
    return rows;
}

StackSample sampleOf(const Profile &profile, size_t row)
{
    return {profile.sampleTimes[row] / StacksTimeStep, profile.sampleStacks[row], profile.sampleThreads[row],
            profile.sampleEvents[row], profile.sampleWeights[row]};
}

} // namespace

QByteArray encodeStackTree(const Profile &given)
{
    Profile profile = given; // its columns are shared
    QByteArray out;
    for (const size_t count :
         {profile.threads.size(), profile.frames.size(), profile.stacks.size(), profile.sampleCount()})
        putVarint(out, count);
    StacksWriter coder;
    std::make_unique<ThreadsCoder<StacksWriter>>()->code(coder, profile.threads, profile.strings.size());
    std::make_unique<FramesCoder<StacksWriter>>(profile)->code(coder, profile.frames.size());
    const std::vector<ProfileStack> stacks = rowsOf(profile.stacks);
    const auto rows = std::make_unique<StackRowsCoder<StacksWriter>>(profile);
    for (size_t i = 0; i < stacks.size(); ++i)
        (void)rows->code(coder, stacks[i], qint32(i), stacks.data());
    const auto samples = std::make_unique<SamplesCoder<StacksWriter>>(stacks, profile.threads.size(),
                                                                      profile.events.size());
    for (size_t i = 0; i < profile.sampleCount(); ++i)
        (void)samples->code(coder, sampleOf(profile, i));
    return sealed(out + coder.finish());
}

StacksBlock encodeStacks(const Profile &profile)
{
    const Profile compact = compacted(profile);
    return {encodeStackNames(compact), encodeStackTree(compact),
            encodeStackTree(coarsened(compact, StacksForLongRanges))};
}

namespace {

struct TreeCounts {
    quint64 threads = 0;
    quint64 frames = 0;
    quint64 stacks = 0;
    quint64 samples = 0;
};

std::optional<TreeCounts> readCounts(VarintReader &reader)
{
    TreeCounts counts;
    for (quint64 *count : {&counts.threads, &counts.frames, &counts.stacks, &counts.samples}) {
        const auto read = reader.varint();
        if (!read)
            return std::nullopt;
        *count = *read;
    }
    // A row that is foreseen costs less than a bit, but not nothing.
    const quint64 most = (quint64(reader.rest().size()) + 16) * StacksLimits::RowsInByte;
    if (counts.threads > std::min(most, StacksLimits::Rows) || counts.frames > std::min(most, StacksLimits::Rows)
        || counts.stacks > std::min(most, StacksLimits::Stacks)
        || counts.samples > std::min(most, StacksLimits::Samples))
        return std::nullopt;
    return counts;
}

/// What there must be some of, where there are any of what points at them.
bool agree(const TreeCounts &counts, const Profile &profile)
{
    return (counts.frames == 0 || !profile.modules.empty()) && (counts.stacks == 0 || counts.frames > 0)
        && (counts.samples == 0 || (counts.threads > 0 && !profile.events.empty()));
}

} // namespace

bool decodeStackTree(QByteArrayView tree, Profile &profile)
{
    const auto bytes = verified(tree);
    if (!bytes)
        return false;
    VarintReader reader(*bytes);
    const auto counts = readCounts(reader);
    if (!counts || !agree(*counts, profile))
        return false;
    StacksReader coder(reader.rest());
    profile.threads.resize(size_t(counts->threads));
    std::make_unique<ThreadsCoder<StacksReader>>()->code(coder, profile.threads, profile.strings.size());
    if (!std::make_unique<FramesCoder<StacksReader>>(profile)->code(coder, size_t(counts->frames)))
        return false;
    std::vector<ProfileStack> stacks(size_t(counts->stacks));
    const auto rows = std::make_unique<StackRowsCoder<StacksReader>>(profile);
    for (size_t i = 0; i < stacks.size(); ++i) {
        stacks[i] = rows->code(coder, {}, qint32(i), stacks.data());
        profile.stacks.push_back(stacks[i]);
    }
    const auto samples = std::make_unique<SamplesCoder<StacksReader>>(stacks, profile.threads.size(),
                                                                      profile.events.size());
    constexpr qint64 Latest = std::numeric_limits<qint64>::max() / StacksTimeStep;
    qint64 last = -Latest;
    for (quint64 i = 0; i < counts->samples; ++i) {
        const StackSample sample = samples->code(coder, {});
        if (sample.time < last || sample.time > Latest || sample.weight < 0)
            return false;
        last = sample.time;
        profile.sampleTimes.push_back(sample.time * StacksTimeStep);
        profile.sampleStacks.push_back(sample.stack);
        profile.sampleThreads.push_back(sample.thread);
        profile.sampleEvents.push_back(sample.event);
        profile.sampleWeights.push_back(sample.weight);
    }
    return true;
}

std::optional<Profile> decodeStacks(QByteArrayView names, QByteArrayView tree)
{
    auto profile = decodeStackNames(names);
    if (!profile || !decodeStackTree(tree, *profile))
        return std::nullopt;
    return profile;
}

} // namespace performance
