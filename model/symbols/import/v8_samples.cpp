// SPDX-License-Identifier: MIT
#include "performance/symbols/import/v8_samples.h"

#include <algorithm>

namespace performance {

void V8Tree::add(const json::Node &nodes)
{
    nodes.forEach([&](const json::Node &node) {
        const qint64 id = node.member("id").integer();
        const json::Node call = node.member("callFrame");
        const auto url = call.optional("url");
        const auto line = call.optional("lineNumber"); // from 0
        const auto parent = node.optional("parent");
        add(id, parent ? std::optional(parent->integer()) : std::nullopt, call.member("functionName").string(),
            url ? url->string() : QString(), line ? lineOf(line->number() + 1) : 0);
        if (const auto children = node.optional("children"))
            children->forEach([&](const json::Node &child) { m_parents[child.integer()] = id; });
    });
}

void V8Tree::add(qint64 id, std::optional<qint64> parent, const QString &name, const QString &url, qint32 line)
{
    m_frames[id] = m_profile.frame(name.isEmpty() ? QStringLiteral("(anonymous)") : name, {}, url, line);
    if (parent)
        m_parents[id] = *parent;
    if (name == u"(idle)")
        m_idle.insert(id);
}

qint32 V8Tree::stackOf(qint64 id) const
{
    std::vector<qint32> innermostFirst;
    for (int depth = 0; depth < ForeignProfile::DeepestStack; ++depth) { // a broken file may go in circles
        const auto frame = m_frames.find(id);
        if (frame == m_frames.end())
            break;
        innermostFirst.push_back(frame->second);
        const auto parent = m_parents.find(id);
        if (parent == m_parents.end())
            break;
        id = parent->second;
    }
    qint32 stack = -1;
    for (auto it = innermostFirst.rbegin(); it != innermostFirst.rend(); ++it)
        stack = m_profile.stack(stack, *it);
    return stack;
}

void V8Samples::add(double at, const json::Node &samples, const json::Node &deltas)
{
    std::vector<qint64> ids;
    samples.forEach([&](const json::Node &id) { ids.push_back(id.integer()); });
    std::vector<double> lengths;
    deltas.forEach([&](const json::Node &delta) { lengths.push_back(numberOf(delta)); });
    add(at, std::move(ids), std::move(lengths));
}

void V8Samples::add(double at, std::vector<qint64> ids, std::vector<double> deltas)
{
    deltas.resize(std::max(ids.size(), deltas.size()));
    m_pieces.push_back({at, std::move(ids), std::move(deltas)});
}

void V8Samples::finish()
{
    if (m_pieces.empty())
        return;
    std::ranges::stable_sort(m_pieces, {}, &Piece::at);
    struct Taken {
        double at;
        qint64 id;
    };
    std::vector<Taken> taken;
    double at = m_start.value_or(m_pieces.front().at);
    for (const Piece &piece : m_pieces) {
        for (size_t i = 0; i < piece.deltas.size(); ++i) {
            at += piece.deltas[i];
            if (i < piece.ids.size())
                taken.push_back({at, piece.ids[i]});
        }
    }
    std::ranges::stable_sort(taken, {}, &Taken::at);
    const quint8 time = m_profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("time"), QStringLiteral("ns"));
    std::unordered_map<qint64, qint32> stacks;
    for (size_t i = 0; i < taken.size(); ++i) {
        const auto [id, from] = std::pair(taken[i].id, taken[i].at);
        const auto [stack, fresh] = stacks.try_emplace(id, -1);
        if (fresh)
            stack->second = m_tree.stackOf(id);
        constexpr double Usual = 1000; // V8 samples once a millisecond unless told otherwise
        const bool alone = taken.size() == 1 && !m_end;
        const double until = i + 1 < taken.size() ? taken[i + 1].at : alone ? from + Usual : m_end.value_or(from);
        const quint8 event = m_tree.isIdle(id)
            ? m_profile.event(ProfileEvent::Kind::OffCpu, QStringLiteral("idle"), QStringLiteral("ns"))
            : time;
        m_profile.add(nanosecondsOf(from), event, m_thread, stack->second, nanosecondsOf(std::max(0.0, until - from)));
    }
}

} // namespace performance
