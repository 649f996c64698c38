// SPDX-License-Identifier: MIT
#include "performance/exchange/gzip.h"
#include "performance/exchange/profile_writers.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace performance {

namespace {

/// Protocol buffers, as far as profile.proto needs them. Source: https://protobuf.dev/programming-guides/encoding
class ProtoWriter {
public:
    void number(int field, quint64 value)
    {
        if (value == 0) // the default is not written
            return;
        varint(quint64(field) << 3);
        varint(value);
    }
    void bytes(int field, const QByteArray &content)
    {
        varint(quint64(field) << 3 | 2);
        varint(quint64(content.size()));
        m_out += content;
    }
    void numbers(int field, const std::vector<quint64> &values)
    {
        ProtoWriter packed;
        for (const quint64 value : values)
            packed.varint(value);
        bytes(field, packed.m_out);
    }
    QByteArray take() { return std::move(m_out); }

private:
    void varint(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            m_out += char(value | 0x80);
        m_out += char(value);
    }
    QByteArray m_out;
};

class PprofWriter {
public:
    explicit PprofWriter(const Profile &profile) : m_profile(profile) { text(QString()); }

    QByteArray write()
    {
        for (const ProfileEvent &event : m_profile.events)
            m_out.bytes(1, valueType(event));
        writeSamples();
        for (const size_t m : programFirst())
            m_out.bytes(3, mapping(m));
        for (size_t f = 0; f < m_profile.frames.size(); ++f)
            m_out.bytes(4, location(f));
        for (size_t f = 0; f < m_profile.functions.size(); ++f)
            m_out.bytes(5, function(f));
        m_out.number(9, quint64(toNanoseconds(m_profile.startedAt)));
        m_out.number(10, quint64(m_profile.duration.count()));
        const ProfileEvent &first = m_profile.events.front();
        m_out.bytes(11, valueType(first));
        m_out.number(12, first.rate > 0 && first.unit == u"ns" ? quint64(1e9 / first.rate) : 0);
        for (const QString &note : inEnglish(m_profile.notes))
            m_out.number(13, text(note));
        m_out.number(14, text(first.name));        // what is shown unless told otherwise; without it the last
        for (const QByteArray &string : m_strings) // last: by now all are known
            m_out.bytes(6, string);
        return m_out.take();
    }

private:
    quint64 text(const QString &string)
    {
        const auto it = m_numbers.try_emplace(string, quint64(m_strings.size()));
        if (it.second)
            m_strings.push_back(string.toUtf8());
        return it.first->second;
    }

    QByteArray valueType(const ProfileEvent &event)
    {
        ProtoWriter out;
        out.number(1, text(event.name));
        out.number(2,
                   text(event.unit == u"ns"       ? QStringLiteral("nanoseconds")
                            : event.unit == u"By" ? QStringLiteral("bytes")
                            : event.unit == u"1"  ? QStringLiteral("count")
                                                  : event.unit));
        return out.take();
    }

    /// The modules, the program first: pprof takes the first mapping for the main binary. Of several programs it is the one
    /// that most frames are of.
    std::vector<size_t> programFirst() const
    {
        std::vector<qint64> frames(m_profile.modules.size());
        for (size_t f = 0; f < m_profile.frames.size(); ++f)
            ++frames[size_t(m_profile.frames[f].module)];
        std::vector<size_t> order(m_profile.modules.size());
        std::iota(order.begin(), order.end(), size_t(0));
        const auto rank = [&](size_t m) {
            return m_profile.modules[m].kind == ModuleKind::Executable ? frames[m] : -1;
        };
        const auto program = std::ranges::max_element(order, {}, rank);
        if (program != order.end() && rank(*program) >= 0)
            std::rotate(order.begin(), program, std::next(program));
        return order;
    }

    void writeSamples()
    {
        std::map<std::pair<qint32, qint32>, std::vector<quint64>> sums;
        for (size_t i = 0; i < m_profile.sampleCount(); ++i) {
            auto &values = sums[{m_profile.sampleThreads[i], m_profile.sampleStacks[i]}];
            values.resize(m_profile.events.size());
            values[m_profile.sampleEvents[i]] += quint64(m_profile.sampleWeights[i]);
        }
        for (const auto &[key, values] : sums) {
            ProtoWriter out;
            std::vector<quint64> locations; // the innermost first
            for (qint32 stack = key.second; stack >= 0; stack = m_profile.stacks[size_t(stack)].parent)
                locations.push_back(quint64(m_profile.stacks[size_t(stack)].frame) + 1);
            out.numbers(1, locations);
            out.numbers(2, values);
            const ProfileThread &thread = m_profile.threads[size_t(key.first)];
            label(out, QStringLiteral("thread"), m_profile.text(thread.name), 0);
            label(out, QStringLiteral("thread_id"), {}, thread.thread);
            label(out, QStringLiteral("process"), m_profile.text(thread.processName), 0);
            label(out, QStringLiteral("process_id"), {}, thread.process);
            m_out.bytes(2, out.take());
        }
    }

    void label(ProtoWriter &sample, const QString &key, const QString &string, qint64 number)
    {
        if (string.isEmpty() && number == 0)
            return;
        ProtoWriter out;
        out.number(1, text(key));
        out.number(2, text(string));
        out.number(3, quint64(number));
        sample.bytes(3, out.take());
    }

    QByteArray mapping(size_t number)
    {
        const ProfileModule &module = m_profile.modules[number];
        ProtoWriter out;
        out.number(1, number + 1);
        out.number(5, text(m_profile.text(m_profile.text(module.path).isEmpty() ? module.name : module.path)));
        out.number(6, text(m_profile.text(module.buildId)));
        out.number(7, 1); // has functions: they need not be looked up
        return out.take();
    }

    QByteArray location(size_t number)
    {
        const ProfileFrame &frame = m_profile.frames[number];
        ProtoWriter out;
        out.number(1, number + 1);
        out.number(2, quint64(frame.module) + 1);
        out.number(3, frame.address);
        for (qint32 i = frame.locationCount - 1; i >= 0; --i) { // the innermost first here, too
            const ProfileLocation &location = m_profile.locations[size_t(frame.firstLocation + i)];
            ProtoWriter line;
            line.number(1, quint64(location.function) + 1);
            line.number(2, quint64(location.line));
            m_files.try_emplace(location.function, location.file);
            out.bytes(4, line.take());
        }
        return out.take();
    }

    QByteArray function(size_t number)
    {
        const QString &name = m_profile.functionName(qint32(number));
        ProtoWriter out;
        out.number(1, number + 1);
        out.number(2, text(name));
        out.number(3, text(name));
        if (const auto file = m_files.find(qint32(number)); file != m_files.end())
            out.number(4, text(m_profile.text(file->second)));
        return out.take();
    }

    const Profile &m_profile;
    ProtoWriter m_out;
    std::unordered_map<QString, quint64> m_numbers;
    std::vector<QByteArray> m_strings;
    std::map<qint32, qint32> m_files; ///< of functions: those of their first location
};

} // namespace

QByteArray toPprof(const Profile &profile)
{
    if (profile.events.empty())
        return {};
    return gzip(PprofWriter(profile).write());
}

} // namespace performance
