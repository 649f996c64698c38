// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_readers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace performance {

namespace {

qint64 nanosecondsOf(double microseconds)
{
    return qint64(std::clamp(microseconds, -9e15, 9e15) * 1e3);
}

/// The call tree of V8, which comes whole or in pieces.
class V8Tree {
public:
    explicit V8Tree(ForeignProfile &profile) : m_profile(profile) {}

    /// Of a whole profile the nodes name their children, of a piece of a trace their parent.
    void add(const json::Node &nodes)
    {
        nodes.forEach([&](const json::Node &node) {
            const qint64 id = node.member("id").integer();
            const json::Node call = node.member("callFrame");
            const QString name = call.member("functionName").string();
            const auto url = call.optional("url");
            const auto line = call.optional("lineNumber"); // from 0
            m_frames[id] = m_profile.frame(name.isEmpty() ? QStringLiteral("(anonymous)") : name, {}, url ? url->string() : QString(), line ? qint32(std::clamp<qint64>(line->integer() + 1, 0, 100'000'000)) : 0);
            if (const auto parent = node.optional("parent"))
                m_parents[id] = parent->integer();
            if (const auto children = node.optional("children"))
                children->forEach([&](const json::Node &child) { m_parents[child.integer()] = id; });
        });
    }

    qint32 stackOf(qint64 id)
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

private:
    ForeignProfile &m_profile;
    std::unordered_map<qint64, qint32> m_frames;
    std::unordered_map<qint64, qint64> m_parents;
};

/// Samples and the microseconds between them: each lasts until the next.
class V8Samples {
public:
    V8Samples(ForeignProfile &profile, qint32 thread, double start) : m_profile(profile), m_tree(profile), m_thread(thread), m_at(start) {}

    V8Tree &tree() { return m_tree; }

    void add(const json::Node &samples, const json::Node &deltas)
    {
        std::vector<qint64> ids;
        samples.forEach([&](const json::Node &id) { ids.push_back(id.integer()); });
        size_t i = 0;
        deltas.forEach([&](const json::Node &delta) {
            const double length = delta.number();
            if (m_last)
                m_profile.add(nanosecondsOf(m_at), event(), m_thread, *m_last, nanosecondsOf(std::max(0.0, length)));
            m_at += length;
            if (i < ids.size())
                m_last = m_tree.stackOf(ids[i++]);
        });
    }

    void finish()
    {
        constexpr double Usual = 1000;
        if (m_last)
            m_profile.add(nanosecondsOf(m_at), event(), m_thread, *m_last, nanosecondsOf(Usual));
    }

private:
    quint8 event() { return m_profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("time"), QStringLiteral("ns")); }

    ForeignProfile &m_profile;
    V8Tree m_tree;
    qint32 m_thread;
    double m_at;
    std::optional<qint32> m_last;
};

qint32 numberOf(const std::optional<json::Node> &node)
{
    if (!node)
        return 0;
    return qint32(std::clamp<double>(node->isString() ? node->string().toDouble() : node->number(), 0, 2e9));
}

/// Slices that lie in each other, of one thread: the innermost is what runs.
class Slices {
public:
    struct Slice {
        double begin;
        double end;
        QString name;
    };
    void add(double begin, double end, const QString &name) { m_slices.push_back({begin, std::max(begin, end), name}); }
    void begin(double at, const QString &name) { m_open.push_back({at, at, name}); }
    void end(double at)
    {
        if (m_open.empty())
            return; // begun before the trace was
        add(m_open.back().begin, at, m_open.back().name);
        m_open.pop_back();
    }

    void build(ForeignProfile &profile, qint32 thread, quint8 event)
    {
        std::ranges::stable_sort(m_slices, [](const Slice &a, const Slice &b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
        struct Open {
            double end;
            qint32 stack;
        };
        std::vector<Open> open;
        double at = 0;
        const auto runUntil = [&](double until) {
            if (!open.empty() && until > at)
                profile.add(nanosecondsOf(at), event, thread, open.back().stack, nanosecondsOf(until - at));
            at = std::max(at, until);
        };
        for (const Slice &slice : m_slices) {
            while (!open.empty() && open.back().end <= slice.begin) {
                runUntil(open.back().end);
                open.pop_back();
            }
            runUntil(slice.begin);
            at = slice.begin;
            if (open.size() >= size_t(ForeignProfile::DeepestStack))
                continue;
            const qint32 parent = open.empty() ? -1 : open.back().stack;
            open.push_back({open.empty() ? slice.end : std::min(slice.end, open.back().end), profile.stack(parent, profile.frame(slice.name))});
        }
        while (!open.empty()) {
            runUntil(open.back().end);
            open.pop_back();
        }
    }

private:
    std::vector<Slice> m_slices;
    std::vector<Slice> m_open;
};

} // namespace

void readCpuProfile(const json::Node &root, ForeignProfile &profile)
{
    const auto start = root.optional("startTime");
    V8Samples samples(profile, profile.thread(0, 1, QStringLiteral("V8"), {}), start ? start->number() : 0);
    samples.tree().add(root.member("nodes"));
    samples.add(root.member("samples"), root.member("timeDeltas"));
    samples.finish();
}

void readChromeTrace(const json::Node &events, ForeignProfile &profile)
{
    std::map<std::pair<qint32, qint32>, Slices> slices;
    std::map<std::pair<qint32, QString>, V8Samples> sampled;
    events.forEach([&](const json::Node &event) {
        const auto phase = event.optional("ph");
        if (!phase)
            return;
        const QString ph = phase->string();
        const std::pair thread(numberOf(event.optional("pid")), numberOf(event.optional("tid")));
        const auto nameNode = event.optional("name");
        const QString name = nameNode ? nameNode->string() : QString();
        const auto ts = event.optional("ts");
        const double at = ts ? ts->number() : 0;
        if (ph == u"X") {
            const auto duration = event.optional("dur");
            slices[thread].add(at, at + (duration ? duration->number() : 0), name);
        } else if (ph == u"B") {
            slices[thread].begin(at, name);
        } else if (ph == u"E") {
            slices[thread].end(at);
        } else if (ph == u"M" && (name == u"thread_name" || name == u"process_name")) {
            const QString text = event.member("args").member("name").string();
            if (name == u"thread_name")
                profile.thread(thread.first, thread.second, text, {});
            else
                profile.thread(thread.first, thread.second, {}, text);
        } else if (ph == u"P" && (name == u"Profile" || name == u"ProfileChunk")) {
            const auto id = event.optional("id");
            const QString key = !id ? QString() : id->isString() ? id->string() : QString::number(id->integer());
            const json::Node args = event.member("args");
            const json::Node data = args.member("data");
            const auto start = data.optional("startTime");
            auto &samples = sampled.try_emplace(std::pair(thread.first, key), profile, profile.thread(thread.first, thread.second, {}, {}), start ? start->number() : at).first->second;
            if (const auto tree = data.optional("cpuProfile")) {
                if (const auto nodes = tree->optional("nodes"))
                    samples.tree().add(*nodes);
                const auto list = tree->optional("samples");
                const auto deltas = data.optional("timeDeltas");
                if (list && deltas)
                    samples.add(*list, *deltas);
            }
        }
    });
    for (auto &[key, samples] : sampled)
        samples.finish();
    for (auto &[key, list] : slices)
        list.build(profile, profile.thread(key.first, key.second, {}, {}), profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("time"), QStringLiteral("ns")));
}

} // namespace performance
