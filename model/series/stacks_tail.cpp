// SPDX-License-Identifier: MIT
#include "performance/series/stacks_tail.h"

#include "performance/series/checksum.h"
#include "performance/series/stacks_codec.h"
#include "performance/series/stacks_rows.h"
#include "performance/series/varint.h"

#include <array>
#include <limits>

namespace performance {

namespace {

/// Rows of each table, of which a record says how many there were before it.
std::array<size_t, 8> rowsOf(const Profile &profile)
{
    return {profile.strings.size(), profile.modules.size(), profile.functions.size(), profile.locations.size(),
            profile.frames.size(),  profile.stacks.size(),  profile.threads.size(),   profile.sampleCount()};
}

void putLocations(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.locations.size() - first);
    for (size_t i = first; i < profile.locations.size(); ++i) {
        putVarint(out, quint64(profile.locations[i].function));
        putVarint(out, quint64(profile.locations[i].file));
        putVarint(out, quint64(profile.locations[i].line));
    }
}

void putFrames(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.frames.size() - first);
    for (size_t i = first; i < profile.frames.size(); ++i) {
        const ProfileFrame &frame = profile.frames[i];
        putVarint(out, frame.address);
        putVarint(out, quint64(frame.module));
        putVarint(out, quint64(frame.firstLocation));
        putVarint(out, quint64(frame.locationCount));
    }
}

void putStacks(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.stacks.size() - first);
    for (size_t i = first; i < profile.stacks.size(); ++i) {
        const ProfileStack &stack = profile.stacks[i];
        putVarint(out, quint64(qint64(i) - 1 - stack.parent));
        putVarint(out, quint64(stack.frame));
        putVarint(out, quint64(stack.origin));
    }
}

void putThread(QByteArray &out, const ProfileThread &thread)
{
    putVarint(out, zigzag(thread.process));
    putVarint(out, zigzag(thread.thread));
    putVarint(out, quint64(thread.name));
    putVarint(out, quint64(thread.processName));
}

void putSamples(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.sampleCount() - first);
    qint64 last = 0;
    for (size_t i = first; i < profile.sampleCount(); ++i) {
        putVarint(out, zigzag(qint64(quint64(profile.sampleTimes[i]) - quint64(last))));
        last = profile.sampleTimes[i];
        putVarint(out, quint64(profile.sampleStacks[i] + 1));
        putVarint(out, quint64(profile.sampleThreads[i]));
        putVarint(out, profile.sampleEvents[i]);
        putVarint(out, zigzag(profile.sampleWeights[i]));
    }
}

/// Rows that differ: how many, then {number, row}.
template<typename Rows, typename Put>
void putChanged(QByteArray &out, const Rows &before, const Rows &now, Put put)
{
    QByteArray rows;
    quint64 count = 0;
    for (size_t i = 0; i < before.size(); ++i) {
        if (before[i] == now[i])
            continue;
        putVarint(rows, i);
        put(rows, now[i]);
        ++count;
    }
    putVarint(out, count);
    out += rows;
}

void putNamed(QByteArray &out, const std::vector<qint32> &unnamed, const Profile &profile)
{
    QByteArray rows;
    quint64 count = 0;
    for (const qint32 row : unnamed) {
        const ProfileFrame &frame = profile.frames[size_t(row)];
        if (frame.locationCount == 0)
            continue;
        putVarint(rows, quint64(row));
        putVarint(rows, quint64(frame.firstLocation));
        putVarint(rows, quint64(frame.locationCount));
        ++count;
    }
    putVarint(out, count);
    out += rows;
}

// --- reading -------------------------------------------------------------------------------------------------------

/// A count of rows, each of which takes a byte at least; a table never has more than `most`.
std::optional<quint64> readCount(VarintReader &reader, size_t before, quint64 most)
{
    const auto count = reader.varint();
    return count && *count <= quint64(reader.rest().size()) && before + *count <= most ? count : std::nullopt;
}

bool readLocations(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader, profile.locations.size(), StacksLimits::Rows);
    for (quint64 i = 0; count && i < *count; ++i) {
        const auto function = readIndex(reader, profile.functions.size());
        const auto file = readIndex(reader, profile.strings.size());
        const auto line = readIndex(reader, size_t(std::numeric_limits<qint32>::max()));
        if (!function || !file || !line)
            return false;
        profile.locations.push_back({*function, *file, *line});
    }
    return count.has_value();
}

/// Which locations a frame has.
bool readNames(VarintReader &reader, const Profile &profile, ProfileFrame &frame)
{
    const auto first = readIndex(reader, profile.locations.size() + 1);
    const auto locations = first ? readIndex(reader, profile.locations.size() - size_t(*first) + 1) : std::nullopt;
    if (!locations)
        return false;
    frame.firstLocation = *first;
    frame.locationCount = *locations;
    return true;
}

bool readFrames(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader, profile.frames.size(), StacksLimits::Rows);
    for (quint64 i = 0; count && i < *count; ++i) {
        const auto address = reader.varint();
        const auto module = readIndex(reader, profile.modules.size());
        ProfileFrame frame;
        if (!address || !module || !readNames(reader, profile, frame))
            return false;
        frame.address = *address;
        frame.module = *module;
        profile.frames.push_back(frame);
    }
    return count.has_value();
}

bool readStacks(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader, profile.stacks.size(), StacksLimits::Stacks);
    for (quint64 i = 0; count && i < *count; ++i) {
        const size_t row = profile.stacks.size();
        const auto back = readIndex(reader, row + 1);
        const auto frame = readIndex(reader, profile.frames.size());
        const auto origin = readIndex(reader, size_t(FrameOrigin::Imported) + 1);
        if (!back || !frame || !origin)
            return false;
        profile.stacks.push_back({qint32(row) - 1 - *back, *frame, FrameOrigin(*origin)});
    }
    return count.has_value();
}

std::optional<ProfileThread> readThread(VarintReader &reader, const Profile &profile)
{
    const auto process = reader.varint();
    const auto thread = reader.varint();
    const auto name = readIndex(reader, profile.strings.size());
    const auto processName = readIndex(reader, profile.strings.size());
    if (!process || !thread || !name || !processName)
        return std::nullopt;
    return ProfileThread{qint32(unzigzag(*process)), qint32(unzigzag(*thread)), *name, *processName};
}

bool readThreads(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader, profile.threads.size(), StacksLimits::Rows);
    for (quint64 i = 0; count && i < *count; ++i) {
        const auto thread = readThread(reader, profile);
        if (!thread)
            return false;
        profile.threads.push_back(*thread);
    }
    return count.has_value();
}

/// From the begin of an epoch, in nanoseconds: a century, so that no sum of times overflows.
constexpr qint64 Farthest = 3'200'000'000'000'000'000;

bool readSamples(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader, profile.sampleCount(), StacksLimits::Samples);
    qint64 time = 0;
    for (quint64 i = 0; count && i < *count; ++i) {
        const auto difference = reader.varint();
        const auto stack = readIndex(reader, profile.stacks.size() + 1);
        const auto thread = readIndex(reader, profile.threads.size());
        const auto event = readIndex(reader, profile.events.size());
        const auto weight = reader.varint();
        if (!difference || !stack || !thread || !event || !weight)
            return false;
        time = qint64(quint64(time) + quint64(unzigzag(*difference)));
        if (time < -Farthest || time > Farthest || (!profile.empty() && time < profile.sampleTimes.back())
            || unzigzag(*weight) < 0)
            return false;
        profile.sampleTimes.push_back(time);
        profile.sampleStacks.push_back(*stack - 1);
        profile.sampleThreads.push_back(*thread);
        profile.sampleEvents.push_back(quint8(*event));
        profile.sampleWeights.push_back(unzigzag(*weight));
    }
    return count.has_value();
}

bool readChanges(VarintReader &reader, Profile &profile)
{
    const auto modules = readCount(reader, 0, StacksLimits::Rows);
    for (quint64 i = 0; modules && i < *modules; ++i) {
        const auto row = readIndex(reader, profile.modules.size());
        const auto module = readModule(reader, profile);
        if (!row || !module)
            return false;
        profile.modules[size_t(*row)] = *module;
    }
    const auto threads = readCount(reader, 0, StacksLimits::Rows);
    for (quint64 i = 0; threads && i < *threads; ++i) {
        const auto row = readIndex(reader, profile.threads.size());
        const auto thread = readThread(reader, profile);
        if (!row || !thread)
            return false;
        profile.threads[size_t(*row)] = *thread;
    }
    const auto frames = readCount(reader, 0, StacksLimits::Rows);
    for (quint64 i = 0; frames && i < *frames; ++i) {
        const auto row = readIndex(reader, profile.frames.size());
        // Once named, a frame keeps its names.
        if (!row || profile.frames[size_t(*row)].locationCount > 0)
            return false;
        ProfileFrame &frame = profile.frames.edit(size_t(*row));
        if (!readNames(reader, profile, frame) || frame.locationCount == 0)
            return false;
    }
    return modules && threads && frames;
}

bool readRows(VarintReader &reader, Profile &profile)
{
    for (const size_t rows : rowsOf(profile)) {
        const auto before = reader.varint();
        if (!before || *before != rows)
            return false;
    }
    return readStrings(reader, profile) && readModules(reader, profile) && readFunctions(reader, profile)
        && readLocations(reader, profile) && readFrames(reader, profile) && readStacks(reader, profile)
        && readThreads(reader, profile) && readChanges(reader, profile) && readSamples(reader, profile);
}

} // namespace

void StacksTailEncoder::reset()
{
    m_last = Profile();
    m_begun = false;
    m_unnamed.clear();
}

bool StacksTailEncoder::continues(const Profile &before, const Profile &profile)
{
    if (before.startedAt != profile.startedAt || before.events != profile.events)
        return false;
    const auto had = rowsOf(before);
    const auto has = rowsOf(profile);
    for (size_t i = 0; i < had.size(); ++i) {
        if (has[i] < had[i])
            return false;
    }
    return true;
}

QByteArray StacksTailEncoder::encode(const Profile &profile)
{
    const bool begins = !m_begun || !continues(m_last, profile);
    const Profile empty;
    const Profile &before = begins ? empty : m_last;
    QByteArray out;
    out += char(begins);
    putHeader(out, profile);
    for (const size_t rows : rowsOf(before))
        putVarint(out, rows);
    putStrings(out, profile, before.strings.size());
    putModules(out, profile, before.modules.size());
    putFunctions(out, profile, before.functions.size());
    putLocations(out, profile, before.locations.size());
    putFrames(out, profile, before.frames.size());
    putStacks(out, profile, before.stacks.size());
    putVarint(out, profile.threads.size() - before.threads.size());
    for (size_t i = before.threads.size(); i < profile.threads.size(); ++i)
        putThread(out, profile.threads[i]);
    putChanged(out, before.modules, profile.modules, putModule);
    putChanged(out, before.threads, profile.threads, putThread);
    putNamed(out, begins ? std::vector<qint32>() : m_unnamed, profile);
    putSamples(out, profile, before.sampleCount());
    return sealed(packed(out, TailLevel));
}

void StacksTailEncoder::written(const Profile &profile)
{
    size_t first = m_last.frames.size();
    if (!m_begun || !continues(m_last, profile)) {
        m_unnamed.clear();
        first = 0;
    }
    std::erase_if(m_unnamed, [&](qint32 row) { return profile.frames[size_t(row)].locationCount > 0; });
    for (size_t i = first; i < profile.frames.size(); ++i) {
        if (profile.frames[i].locationCount == 0)
            m_unnamed.push_back(qint32(i));
    }
    m_last = profile;
    m_begun = true;
}

void StacksTailDecoder::reset()
{
    m_profile = m_finished = Profile();
    m_begun = false;
    m_damaged = false;
}

StacksTailDecoder::Result StacksTailDecoder::decode(QByteArrayView record)
{
    const auto sealedBytes = verified(record);
    const auto plain = sealedBytes ? unpacked(*sealedBytes) : std::nullopt;
    const bool begins = plain && !plain->isEmpty() && plain->front() == 1;
    if (!plain || plain->isEmpty() || (!begins && (!m_begun || m_damaged))) {
        m_damaged = true;
        return Result::Damaged;
    }
    VarintReader reader(QByteArrayView(*plain).sliced(1));
    if (begins)
        m_finished = std::exchange(m_profile, Profile());
    const Timestamp started = m_profile.startedAt;
    const std::vector<ProfileEvent> events = m_profile.events;
    // Rows of an epoch point at its events: they do not change.
    if (!readHeader(reader, m_profile) || (!begins && (m_profile.events != events || m_profile.startedAt != started))
        || !readRows(reader, m_profile)) {
        m_profile = Profile();
        m_begun = false;
        m_damaged = true;
        return Result::Damaged;
    }
    m_begun = true;
    m_damaged = false;
    if (begins && StacksTailEncoder::continues(m_finished, m_profile))
        m_finished = Profile(); // it was written once more as a whole
    return begins ? Result::Began : Result::Grown;
}

} // namespace performance
