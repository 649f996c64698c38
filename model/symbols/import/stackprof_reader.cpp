// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_readers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace performance {

namespace {

/// Stackprof keeps its stacks in `raw`: how many frames, these, the outermost first, and how often the stack was seen in a
/// row; or, where it was told not to, only how often each function was seen itself.
class StackprofReader {
public:
    StackprofReader(const json::Node &root, ForeignProfile &profile) : m_root(root), m_profile(profile) {}

    void read()
    {
        m_thread = m_profile.thread(0, 1, QStringLiteral("Ruby"), {});
        const QString mode = m_root.member("mode").string();
        m_isTime = mode == u"wall" || mode == u"cpu";
        // Time in microseconds; of allocations the samples are what stackprof itself shows.
        const auto interval = m_root.optional("interval");
        m_interval = m_isTime && interval ? std::max(0.0, numberOf(*interval)) : 1;
        m_event = m_isTime ? m_profile.event(mode == u"cpu" ? ProfileEvent::Kind::OnCpu : ProfileEvent::Kind::Other,
                                             mode, QStringLiteral("ns"))
                           : m_profile.event(ProfileEvent::Kind::Other, mode, QStringLiteral("1"));
        readFrames();
        Messages &notes = m_profile.header().notes;
        if (const auto raw = m_root.optional("raw"); raw && raw->array().size() > 0)
            readRaw(*raw, mode == u"wall");
        else
            notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP("Symbols", "The file holds no stacks, only functions: record with raw: true."));
        if (const auto missed = m_root.optional("missed_samples"); missed && missed->number() > 0)
            m_profile.header().quality.lost = qint64(std::min(missed->number(), 1e15));
    }

private:
    void readFrames()
    {
        const auto raw = m_root.optional("raw");
        const bool flat = !raw || raw->array().size() == 0;
        m_root.member("frames").forEachMember([&](const QString &id, const json::Node &node) {
            const auto file = node.optional("file");
            const auto line = node.optional("line");
            const qint32 frame = m_profile.frame(node.member("name").string(), {}, file ? file->string() : QString(),
                                                 line ? lineOf(line->number()) : 0);
            m_frames.emplace(id, frame);
            const auto itself = node.optional("samples");
            if (flat && itself && itself->number() > 0)
                add(itself->number() * m_interval, m_profile.stack(-1, frame));
        });
    }

    void readRaw(const json::Node &raw, bool wall)
    {
        std::vector<QString> numbers;
        raw.forEach([&](const json::Node &number) { numbers.push_back(idOf(number)); });
        std::vector<double> deltas; // microseconds, of each sample
        if (const auto list = m_root.optional("raw_timestamp_deltas"))
            list->forEach([&](const json::Node &delta) { deltas.push_back(std::max(0.0, numberOf(delta))); });
        size_t sample = 0;
        for (size_t at = 0; at < numbers.size();) {
            bool isNumber = false;
            const qulonglong height = numbers[at++].toULongLong(&isNumber);
            if (!isNumber || height >= numbers.size() - at)
                raw.fail(QT_TRANSLATE_NOOP("Json", "a stack is longer than the list"));
            qint32 stack = -1;
            for (size_t i = 0; i < height; ++i, ++at) {
                const auto frame = m_frames.find(numbers[at]);
                if (frame == m_frames.end())
                    raw.fail(QT_TRANSLATE_NOOP("Json", "there is no such frame"));
                if (i < size_t(ForeignProfile::DeepestStack))
                    stack = m_profile.stack(stack, frame->second);
            }
            const qulonglong seen = std::min<qulonglong>(numbers[at++].toULongLong(), 1'000'000'000);
            double weight = double(seen) * m_interval;
            if (wall && sample + seen <= deltas.size()) { // a thread that could not be interrupted was waited for
                weight = 0;
                for (qulonglong i = 0; i < seen; ++i)
                    weight += deltas[sample + i];
            }
            sample += seen;
            add(weight, stack);
        }
    }

    void add(double weight, qint32 stack)
    {
        m_profile.add(m_isTime ? nanosecondsOf(m_passed) : 0, m_event, m_thread, stack,
                      m_isTime ? nanosecondsOf(weight) : qint64(std::llround(std::min(weight, 1e15))));
        m_passed += weight;
    }

    const json::Node &m_root;
    ForeignProfile &m_profile;
    std::map<QString, qint32> m_frames;
    qint32 m_thread = 0;
    quint8 m_event = 0;
    bool m_isTime = false;
    double m_interval = 1;
    double m_passed = 0;
};

} // namespace

void readStackprof(const json::Node &root, ForeignProfile &profile)
{
    StackprofReader(root, profile).read();
}

} // namespace performance
