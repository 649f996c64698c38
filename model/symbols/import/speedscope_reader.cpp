// SPDX-License-Identifier: MIT
#include "performance/exchange/our_origin.h"
#include "performance/symbols/import/foreign_units.h"
#include "performance/symbols/import/json_readers.h"
#include "performance/symbols/import/origin_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

class SpeedscopeReader {
public:
    SpeedscopeReader(ForeignProfile &profile, std::vector<qint32> frames)
        : m_profile(profile), m_frames(std::move(frames))
    {}

    void read(const json::Node &node, qint32 number)
    {
        m_unit = unitOf(node.member("unit").string());
        const QString name = node.member("name").string();
        if (const auto ours = node.optional(OurMember)) {
            const OurOrigin origin = readOrigin(*ours);
            m_unit.unit = origin.event.unit;
            m_event = m_profile.event(origin.event.kind, origin.event.name, origin.event.unit);
            m_profile.header().events[m_event].rate = origin.event.rate;
            m_thread = m_profile.thread(origin.process, origin.thread, origin.name, origin.processName);
        } else {
            m_event = m_profile.event(m_unit.unit == u"By" ? ProfileEvent::Kind::Other : ProfileEvent::Kind::OnCpu,
                                      m_unit.unit == u"ns" ? QStringLiteral("time") : QStringLiteral("samples"),
                                      m_unit.unit);
            m_thread = m_profile.thread(0, number, name, {});
        }
        const double start = node.member("startValue").number();
        const QString type = node.member("type").string();
        if (type == u"sampled")
            readSampled(node, start);
        else if (type == u"evented")
            readEvented(node, start);
        else
            node.fail(QT_TRANSLATE_NOOP("Json", "its type is neither sampled nor evented"));
    }

private:
    qint32 frame(const json::Node &node) const
    {
        const qint64 index = node.integer();
        if (index < 0 || size_t(index) >= m_frames.size())
            node.fail(QT_TRANSLATE_NOOP("Json", "there is no such frame"));
        return m_frames[size_t(index)];
    }

    void add(double at, double weight, qint32 stack)
    {
        m_profile.add(m_unit.unit == u"ns" ? nanosecondsOf(at * m_unit.scale / 1e3) : 0, m_event, m_thread, stack,
                      qint64(std::llround(std::clamp(weight * m_unit.scale, 0.0, 1e15))));
    }

    void readSampled(const json::Node &node, double at)
    {
        std::vector<qint32> stacks;
        node.member("samples").forEach([&](const json::Node &sample) {
            qint32 stack = -1;
            int depth = 0;
            sample.forEach([&](const json::Node &index) {
                if (++depth <= ForeignProfile::DeepestStack)
                    stack = m_profile.stack(stack, frame(index));
            });
            stacks.push_back(stack);
        });
        size_t i = 0;
        node.member("weights").forEach([&](const json::Node &weight) {
            if (i >= stacks.size())
                weight.fail(QT_TRANSLATE_NOOP("Json", "there are more weights than samples"));
            const double value = weight.number();
            add(at, value, stacks[i++]);
            at += value;
        });
    }

    /// Functions that open and close: between two events the open ones are a sample of that length.
    void readEvented(const json::Node &node, double at)
    {
        std::vector<qint32> open;
        node.member("events").forEach([&](const json::Node &event) {
            const double time = event.member("at").number();
            if (time < at)
                event.fail(QT_TRANSLATE_NOOP("Json", "its time is before that of the event before"));
            if (!open.empty() && time > at)
                add(at, time - at, open.back());
            at = time;
            if (event.member("type").string() == u"O") {
                if (open.size() < size_t(ForeignProfile::DeepestStack))
                    open.push_back(m_profile.stack(open.empty() ? -1 : open.back(), frame(event.member("frame"))));
            } else if (open.empty()) {
                event.fail(QT_TRANSLATE_NOOP("Json", "it closes what was not opened"));
            } else {
                open.pop_back();
            }
        });
    }

    ForeignProfile &m_profile;
    std::vector<qint32> m_frames;
    ForeignUnit m_unit;
    quint8 m_event = 0;
    qint32 m_thread = 0;
};

} // namespace

void readSpeedscope(const json::Node &root, ForeignProfile &profile)
{
    std::vector<qint32> frames;
    root.member("shared").member("frames").forEach([&](const json::Node &frame) {
        const auto file = frame.optional("file");
        const QString path = file ? file->string() : QString();
        const auto line = frame.optional("line");
        frames.push_back(profile.frame(frame.member("name").string(), {}, path, line ? lineOf(line->number()) : 0));
    });
    SpeedscopeReader reader(profile, std::move(frames));
    qint32 number = 1;
    root.member("profiles").forEach([&](const json::Node &node) { reader.read(node, number++); });
}

} // namespace performance
