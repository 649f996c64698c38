// SPDX-License-Identifier: MIT
#include "performance/series/stacks_merge.h"

#include "performance/series/stacks_tables.h"

#include <algorithm>
#include <numeric>

namespace performance {

namespace {

/// The number of a pair; new ones are numbered as they come.
qint32 numberOf(InternMap &map, qint64 first, qint64 second)
{
    bool fresh = false;
    return map.numberOf(quint32(first), quint32(second), qint32(map.size()), fresh);
}

std::vector<ProfileEvent> eventsOfStacks()
{
    using Kind = ProfileEvent::Kind;
    const QString ns = QStringLiteral("ns");
    return {{Kind::OnCpu, StackEvents::Cpu, ns, 0},
            {Kind::OffCpu, StackEvents::Lock, ns, 0},
            {Kind::OffCpu, StackEvents::Blocked, ns, 0},
            {Kind::OffCpu, StackEvents::Runnable, ns, 0}};
}

} // namespace

/// What the rows of a piece became; -1: not looked at yet.
struct StacksMerge::Piece {
    explicit Piece(const Profile &of)
        : profile(of)
        , strings(of.strings.size(), -1)
        , modules(of.modules.size(), -1)
        , functions(of.functions.size(), -1)
        , frames(of.frames.size(), -1)
        , stacks(of.stacks.size(), -1)
        , threads(of.threads.size(), -1)
    {}

    const Profile &profile;
    std::vector<qint32> strings;
    std::vector<qint32> modules;
    std::vector<qint32> functions;
    std::vector<qint32> frames;
    std::vector<qint32> stacks;
    std::vector<qint32> threads; ///< -2: does not pass the filter
    std::vector<qint32> path;    ///< used by stack()
    std::vector<qint32> names;   ///< used by frame()
};

StacksMerge::StacksMerge(const TimeRange &range, StacksFilter filter) : m_range(range), m_filter(std::move(filter))
{
    m_profile.startedAt = range.from;
    m_profile.duration = range.length();
    m_profile.events = eventsOfStacks();
    m_strings.insert(QString(), 0);
    std::sort(m_filter.processes.begin(), m_filter.processes.end());
}

qint32 StacksMerge::string(Piece &piece, qint32 row)
{
    qint32 &number = piece.strings[size_t(row)];
    if (number < 0) {
        const QString &text = piece.profile.text(row);
        const auto known = m_strings.constFind(text);
        if (known != m_strings.cend()) {
            number = *known;
        } else {
            number = qint32(m_profile.strings.size());
            m_profile.strings.push_back(text);
            m_strings.insert(text, number);
        }
    }
    return number;
}

qint32 StacksMerge::module(Piece &piece, qint32 row)
{
    qint32 &number = piece.modules[size_t(row)];
    if (number < 0) {
        const ProfileModule &from = piece.profile.modules[size_t(row)];
        const ProfileModule module{string(piece, from.name), string(piece, from.path), string(piece, from.buildId),
                                   from.kind};
        const auto [place, fresh] = m_modules.try_emplace({module.name, module.path, module.buildId, module.kind},
                                                          qint32(m_profile.modules.size()));
        if (fresh)
            m_profile.modules.push_back(module);
        number = place->second;
    }
    return number;
}

qint32 StacksMerge::function(Piece &piece, qint32 row)
{
    qint32 &number = piece.functions[size_t(row)];
    if (number < 0) {
        const ProfileFunction &from = piece.profile.functions[size_t(row)];
        const ProfileFunction function{string(piece, from.name), module(piece, from.module), from.known,
                                       string(piece, from.reason)};
        number = numberOf(m_functions, function.name, function.module);
        if (size_t(number) == m_profile.functions.size())
            m_profile.functions.push_back(function);
    }
    return number;
}

/// In m_locations.
qint32 StacksMerge::location(Piece &piece, size_t row)
{
    const ProfileLocation &from = piece.profile.locations[row];
    const ProfileLocation location{function(piece, from.function), string(piece, from.file), from.line};
    const qint32 number = numberOf(m_places, location.function, numberOf(m_sources, location.file, location.line));
    if (size_t(number) == m_locations.size())
        m_locations.push_back(location);
    return number;
}

/// Gives a frame a list of locations, which several frames may share.
void StacksMerge::name(qint32 frame, qint32 list, const std::vector<qint32> &locations)
{
    if (m_firstOfList.size() <= size_t(list))
        m_firstOfList.resize(size_t(list) + 1, -1);
    qint32 &first = m_firstOfList[size_t(list)];
    if (first < 0) {
        first = qint32(m_profile.locations.size());
        for (const qint32 location : locations)
            m_profile.locations.push_back(m_locations[size_t(location)]);
    }
    ProfileFrame &row = m_profile.frames.edit(size_t(frame));
    row.firstLocation = first;
    row.locationCount = qint32(locations.size());
}

qint32 StacksMerge::frame(Piece &piece, qint32 row)
{
    qint32 &number = piece.frames[size_t(row)];
    if (number >= 0)
        return number;
    const ProfileFrame &from = piece.profile.frames[size_t(row)];
    const qint32 inModule = module(piece, from.module);
    piece.names.clear();
    qint32 list = -1;
    for (qint32 i = 0; i < from.locationCount; ++i) {
        piece.names.push_back(location(piece, size_t(from.firstLocation) + size_t(i)));
        list = numberOf(m_lists, list, piece.names.back());
    }
    // An address of 0 is that of a frame that names its function itself.
    const bool isOneCode = from.address != 0 && m_profile.modules[size_t(inModule)].buildId != 0;
    const qint32 page = numberOf(m_pages, inModule, qint64(from.address >> 32));
    const qint32 address = numberOf(m_addresses, page, qint64(from.address & 0xffffffff));
    number = numberOf(m_frames, address, isOneCode ? -1 : list);
    if (size_t(number) == m_profile.frames.size())
        m_profile.frames.push_back({from.address, inModule, 0, 0});
    if (list >= 0 && m_profile.frames[size_t(number)].locationCount == 0)
        name(number, list, piece.names);
    return number;
}

qint32 StacksMerge::stack(Piece &piece, qint32 row)
{
    piece.path.clear();
    for (; row >= 0 && piece.stacks[size_t(row)] < 0; row = piece.profile.stacks[size_t(row)].parent)
        piece.path.push_back(row);
    qint32 made = row < 0 ? -1 : piece.stacks[size_t(row)];
    for (auto it = piece.path.rbegin(); it != piece.path.rend(); ++it) {
        const ProfileStack &from = piece.profile.stacks[size_t(*it)];
        const qint32 ofFrame = frame(piece, from.frame);
        const qint32 number = numberOf(m_stacks, made, ofFrame);
        if (size_t(number) == m_profile.stacks.size())
            m_profile.stacks.push_back({made, ofFrame, from.origin});
        made = piece.stacks[size_t(*it)] = number;
    }
    return made;
}

bool StacksMerge::passes(const Profile &piece, const ProfileThread &thread) const
{
    const auto &wanted = m_filter.processes;
    return (wanted.empty() || std::binary_search(wanted.cbegin(), wanted.cend(), thread.process))
        && (m_filter.program.isEmpty() || piece.text(thread.processName) == m_filter.program);
}

qint32 StacksMerge::thread(Piece &piece, qint32 row)
{
    qint32 &number = piece.threads[size_t(row)];
    if (number != -1)
        return number;
    const ProfileThread &from = piece.profile.threads[size_t(row)];
    if (!passes(piece.profile, from))
        return number = -2;
    const ProfileThread thread{from.process, from.thread, string(piece, from.name), string(piece, from.processName)};
    number = numberOf(m_threads, numberOf(m_tasks, thread.process, thread.thread),
                      numberOf(m_names, thread.name, thread.processName));
    if (size_t(number) == m_profile.threads.size())
        m_profile.threads.push_back(thread);
    return number;
}

void StacksMerge::addQuality(const Profile &piece)
{
    constexpr qint64 ProfileQuality::*Fields[] = {
        &ProfileQuality::lost,     &ProfileQuality::throttled,  &ProfileQuality::stacks,
        &ProfileQuality::complete, &ProfileQuality::truncated,  &ProfileQuality::broken,
        &ProfileQuality::switches, &ProfileQuality::migrations, &ProfileQuality::cpuTimeNs};
    const double span = double(std::max<qint64>(1, piece.duration.count()));
    const Timestamp from = std::max(m_range.from, piece.startedAt);
    const Timestamp to = std::min(m_range.to, piece.startedAt + std::max(piece.duration, nanoseconds(1)));
    const double share = std::clamp(double((to - from).count()) / span, 0.0, 1.0);
    for (const auto field : Fields) {
        const double sum = double(m_profile.quality.*field) + share * double(piece.quality.*field);
        m_profile.quality.*field = qint64(std::clamp(sum, 0.0, 9e18));
    }
    for (const Message &note : piece.notes) {
        if (!m_profile.notes.contains(note))
            m_profile.notes << note;
    }
}

void StacksMerge::add(const Profile &piece)
{
    std::vector<qint32> events;
    for (const ProfileEvent &event : piece.events) {
        const auto same = std::find_if(m_profile.events.begin(), m_profile.events.end(),
                                       [&](const ProfileEvent &known) { return known.name == event.name; });
        events.push_back(same == m_profile.events.end() ? -1 : qint32(same - m_profile.events.begin()));
        if (same != m_profile.events.end())
            same->rate = std::max(same->rate, event.rate);
    }
    if (m_profile.target.isEmpty())
        m_profile.target = piece.target;
    addQuality(piece);

    const qint64 shift = (piece.startedAt - m_range.from).count();
    const qint64 length = m_range.length().count();
    Piece maps(piece);
    for (size_t i = 0; i < piece.sampleCount(); ++i) {
        qint64 time = roundedDown(piece.sampleTimes[i], StacksTimeStep);
        if (__builtin_add_overflow(time, shift, &time) || time < 0)
            continue;
        if (time >= length)
            break;
        const qint32 event = events[piece.sampleEvents[i]];
        const qint32 ofThread = event < 0 ? -2 : thread(maps, piece.sampleThreads[i]);
        if (ofThread < 0)
            continue;
        m_isSorted = m_isSorted && (m_profile.empty() || time >= m_profile.sampleTimes.back());
        m_profile.sampleTimes.push_back(time);
        m_profile.sampleStacks.push_back(stack(maps, piece.sampleStacks[i]));
        m_profile.sampleThreads.push_back(ofThread);
        m_profile.sampleEvents.push_back(quint8(event));
        m_profile.sampleWeights.push_back(piece.sampleWeights[i]);
    }
}

/// By time, where pieces overlap: a clock that was set back, a recorder that ended later than the next began.
void StacksMerge::sort()
{
    std::vector<size_t> order(m_profile.sampleCount());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return m_profile.sampleTimes[a] < m_profile.sampleTimes[b]; });
    const auto reorder = [&](auto &column) {
        std::remove_reference_t<decltype(column)> sorted;
        for (const size_t row : order)
            sorted.push_back(column[row]);
        column = std::move(sorted);
    };
    reorder(m_profile.sampleTimes);
    reorder(m_profile.sampleStacks);
    reorder(m_profile.sampleThreads);
    reorder(m_profile.sampleEvents);
    reorder(m_profile.sampleWeights);
}

Profile StacksMerge::take()
{
    if (!m_isSorted)
        sort();
    return std::move(m_profile);
}

} // namespace performance
