// SPDX-License-Identifier: MIT
#include "performance/symbols/import/v8_samples.h"

#include <QCoreApplication>

#include <cmath>
#include <functional>
#include <utility>

namespace performance {

namespace {

constexpr double MicrosecondsInSecond = 1e6;

qint32 onlyThread(ForeignProfile &profile)
{
    return profile.thread(0, 1, QStringLiteral("V8"), {});
}

QString textOf(const std::optional<json::Node> &node)
{
    return node ? node->string() : QString();
}

/// A node of before node 8 and those below it. As deep as the JSON is, which the parser limits to 1024.
void addOldNode(V8Tree &tree, const json::Node &node, std::optional<qint64> parent,
                const std::function<void(qint64, double)> &hits)
{
    const qint64 id = node.member("id").integer();
    const auto line = node.optional("lineNumber"); // from 1
    tree.add(id, parent, node.member("functionName").string(), textOf(node.optional("url")),
             line ? lineOf(line->number()) : 0);
    if (const auto count = node.optional("hitCount"))
        hits(id, count->number());
    if (const auto children = node.optional("children"))
        children->forEach([&](const json::Node &child) { addOldNode(tree, child, id, hits); });
}

void addHeapNode(ForeignProfile &profile, const json::Node &node, qint32 parent, qint32 thread, quint8 event)
{
    const json::Node call = node.member("callFrame");
    const QString name = call.member("functionName").string();
    const auto line = call.optional("lineNumber"); // from 0
    const qint32 stack = profile.stack(parent,
                                       profile.frame(name.isEmpty() ? QStringLiteral("(anonymous)") : name, {},
                                                     textOf(call.optional("url")),
                                                     line ? lineOf(line->number() + 1) : 0));
    if (const double size = node.member("selfSize").number(); size > 0)
        profile.add(0, event, thread, stack, qint64(std::llround(std::min(size, 1e15))));
    if (const auto children = node.optional("children"))
        children->forEach([&](const json::Node &child) { addHeapNode(profile, child, stack, thread, event); });
}

} // namespace

void readCpuProfile(const json::Node &root, ForeignProfile &profile)
{
    V8Samples samples(profile);
    samples.setThread(onlyThread(profile));
    const auto start = root.optional("startTime");
    samples.setStart(start ? numberOf(*start) : 0);
    if (const auto end = root.optional("endTime"))
        samples.setEnd(numberOf(*end));
    samples.tree().add(root.member("nodes"));
    samples.add(0, root.member("samples"), root.member("timeDeltas"));
    samples.finish();
}

void readOldCpuProfile(const json::Node &root, ForeignProfile &profile)
{
    V8Samples samples(profile);
    const qint32 thread = onlyThread(profile);
    samples.setThread(thread);
    std::vector<std::pair<qint64, double>> counted;
    addOldNode(samples.tree(), root.member("head"), std::nullopt, [&](qint64 id, double hits) {
        if (hits > 0)
            counted.emplace_back(id, hits);
    });
    const auto list = root.optional("samples");
    if (!list) { // only how often each node was hit: not for how long
        const quint8 event = profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("samples"), QStringLiteral("1"));
        for (const auto &[id, hits] : counted)
            profile.add(0, event, thread, samples.tree().stackOf(id), qint64(std::llround(std::min(hits, 1e15))));
        return;
    }
    std::vector<qint64> ids;
    list->forEach([&](const json::Node &id) { ids.push_back(id.integer()); });
    const double start = root.member("startTime").number() * MicrosecondsInSecond;
    const double end = root.member("endTime").number() * MicrosecondsInSecond;
    std::vector<double> deltas;
    samples.setStart(start);
    samples.setEnd(end);
    if (const auto timestamps = root.optional("timestamps")) { // microseconds
        double last = start;
        timestamps->forEach([&](const json::Node &at) {
            const double now = numberOf(at);
            deltas.push_back(now - std::exchange(last, now));
        });
    } else if (!ids.empty()) { // evenly, as the DevTools take them
        deltas.assign(ids.size(), std::max(0.0, end - start) / double(ids.size()));
        deltas.front() = 0;
    }
    samples.add(0, std::move(ids), std::move(deltas));
    samples.finish();
}

void readHeapProfile(const json::Node &root, ForeignProfile &profile)
{
    addHeapNode(profile, root.member("head"), -1, onlyThread(profile),
                profile.event(ProfileEvent::Kind::Other, QStringLiteral("heap"), QStringLiteral("By")));
    profile.header().notes << Message("Symbols",
                                      QT_TRANSLATE_NOOP("Symbols", "This format keeps no times of samples."));
}

void readV8Log(const json::Node &root, ForeignProfile &profile)
{
    std::vector<qint32> frames;
    root.member("code").forEach([&](const json::Node &code) {
        const QString name = textOf(code.optional("name"));
        frames.push_back(profile.frame(name.isEmpty() ? QStringLiteral("(anonymous)") : name,
                                       textOf(code.optional("type")) == u"JS" ? ModuleKind::Jit : ModuleKind::Unknown));
    });
    const quint8 event = profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("time"), QStringLiteral("ns"));
    const qint32 thread = onlyThread(profile);
    double last = 0;
    root.member("ticks").forEach([&](const json::Node &tick) {
        // Pairs of a code's number and the offset in it, the innermost first.
        std::vector<qint64> numbers;
        tick.member("s").forEach(
            [&](const json::Node &number) { numbers.push_back(number.isInteger() ? number.integer() : -1); });
        qint32 stack = -1;
        int depth = 0;
        for (size_t i = numbers.size() / 2; i > 0 && depth < ForeignProfile::DeepestStack; --i) {
            const qint64 code = numbers[2 * (i - 1)];
            if (code < 0)
                continue;
            ++depth;
            stack = profile.stack(stack,
                                  size_t(code) < frames.size()
                                      ? frames[size_t(code)]
                                      : profile.frame(QStringLiteral("0x%1").arg(code, 0, 16), ModuleKind::Unknown));
        }
        const double at = numberOf(tick.member("tm")); // microseconds; a tick stands for the time since the one before
        profile.add(nanosecondsOf(at), event, thread, stack, nanosecondsOf(std::max(0.0, at - last)));
        last = std::max(last, at);
    });
}

} // namespace performance
