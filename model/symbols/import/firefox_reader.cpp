// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_readers.h"

#include <QCoreApplication>

#include <cmath>

namespace performance {

namespace {

/// A column of a table; nulls and what is not there are -1.
std::vector<qint64> column(const json::Node &table, const char *name)
{
    std::vector<qint64> values;
    if (const auto list = table.optional(name))
        list->forEach([&](const json::Node &value) { values.push_back(value.isNull() ? -1 : qint64(value.number())); });
    return values;
}

qint64 at(const std::vector<qint64> &values, size_t index)
{
    return index < values.size() ? values[index] : -1;
}

class FirefoxReader {
public:
    FirefoxReader(const json::Node &root, ForeignProfile &profile) : m_root(root), m_profile(profile) {}

    void read(const json::Node &thread)
    {
        // Newer versions share the tables of all threads.
        const auto shared = m_root.optional("shared");
        const auto table = [&](const char *name) -> json::Node {
            if (shared) {
                if (const auto common = shared->optional(name))
                    return *common;
            }
            return thread.member(name);
        };
        readStrings(table("stringArray"));
        readFrames(table("frameTable"), table("funcTable"), table("resourceTable"));
        readStacks(table("stackTable"));
        readSamples(thread);
    }

private:
    QString text(qint64 number) const { return number >= 0 && size_t(number) < m_strings.size() ? m_strings[size_t(number)] : QString(); }

    void readStrings(const json::Node &list)
    {
        m_strings.clear();
        list.forEach([&](const json::Node &string) { m_strings.push_back(string.string()); });
    }

    void readFrames(const json::Node &frames, const json::Node &functions, const json::Node &resources)
    {
        m_frames.clear();
        const auto names = column(functions, "name");
        const auto files = column(functions, "fileName");
        const auto resourceOf = column(functions, "resource");
        const auto resourceNames = column(resources, "name");
        const auto lines = column(frames, "line");
        for (const qint64 function : column(frames, "func")) {
            const auto f = size_t(std::max<qint64>(0, function));
            const qint64 resource = at(resourceOf, f);
            const QString module = resource < 0 ? QString() : text(at(resourceNames, size_t(resource)));
            const QString name = text(at(names, f));
            m_frames.push_back(m_profile.frame(name.isEmpty() ? QStringLiteral("[unknown]") : name, module, text(at(files, f)), qint32(std::clamp<qint64>(at(lines, m_frames.size()), 0, 100'000'000))));
        }
    }

    void readStacks(const json::Node &table)
    {
        m_stacks.clear();
        std::vector<int> depths;
        const auto prefixes = column(table, "prefix");
        for (const qint64 frame : column(table, "frame")) {
            const qint64 prefix = at(prefixes, m_stacks.size());
            if (frame < 0 || size_t(frame) >= m_frames.size() || prefix >= qint64(m_stacks.size()))
                table.fail(QT_TRANSLATE_NOOP("Json", "a stack points at nothing"));
            const int depth = prefix < 0 ? 1 : depths[size_t(prefix)] + 1;
            const qint32 parent = prefix < 0 ? -1 : m_stacks[size_t(prefix)];
            m_stacks.push_back(depth > ForeignProfile::DeepestStack ? parent : m_profile.stack(parent, m_frames[size_t(frame)]));
            depths.push_back(depth);
        }
    }

    void readSamples(const json::Node &thread)
    {
        const json::Node samples = thread.member("samples");
        const auto name = thread.optional("name");
        const auto process = thread.optional("processName");
        const auto tid = thread.optional("tid");
        const qint32 row = m_profile.thread(pidOf(thread), tid ? numberOf(*tid) : 0, name ? name->string() : QString(), process ? process->string() : QString());
        const auto weightType = samples.optional("weightType");
        const bool isTime = weightType && weightType->string() == u"tracing-ms";
        const bool isBytes = weightType && weightType->string() == u"bytes";
        const quint8 event = m_profile.event(isBytes ? ProfileEvent::Kind::Other : ProfileEvent::Kind::OnCpu, isTime ? QStringLiteral("time") : isBytes ? QStringLiteral("bytes") : QStringLiteral("samples"),
                                             isTime ? QStringLiteral("ns") : isBytes ? QStringLiteral("By") : QStringLiteral("1"));
        std::vector<double> times = numbers(samples, "time");
        double passed = 0;
        for (const double delta : numbers(samples, "timeDeltas"))
            times.push_back(passed += delta);
        const auto weights = numbers(samples, "weight");
        size_t i = 0;
        for (const qint64 stack : column(samples, "stack")) {
            if (stack >= qint64(m_stacks.size()))
                samples.fail(QT_TRANSLATE_NOOP("Json", "a sample points at no stack"));
            const double time = i < times.size() ? times[i] : 0;
            const double weight = i < weights.size() ? weights[i] : 1;
            ++i;
            if (stack >= 0)
                m_profile.add(qint64(std::clamp(time, -1e11, 1e11) * 1e6), event, row, m_stacks[size_t(stack)], qint64(std::llround(std::clamp(weight * (isTime ? 1e6 : 1), 0.0, 1e15))));
        }
    }

    static std::vector<double> numbers(const json::Node &table, const char *name)
    {
        std::vector<double> values;
        if (const auto list = table.optional(name))
            list->forEach([&](const json::Node &value) { values.push_back(value.isNull() ? 0 : value.number()); });
        return values;
    }

    /// A number, or a text of one: both are in use.
    static qint32 numberOf(const json::Node &node)
    {
        return qint32(std::clamp<double>(node.isString() ? node.string().section(u'.', 0, 0).toDouble() : node.number(), 0, 1e9));
    }
    static qint32 pidOf(const json::Node &thread)
    {
        const auto pid = thread.optional("pid");
        return pid ? numberOf(*pid) : 0;
    }

    const json::Node &m_root;
    ForeignProfile &m_profile;
    std::vector<QString> m_strings;
    std::vector<qint32> m_frames;
    std::vector<qint32> m_stacks;
};

} // namespace

void readFirefox(const json::Node &root, ForeignProfile &profile)
{
    const json::Node meta = root.member("meta");
    if (const auto start = meta.optional("startTime"))
        profile.header().startedAt = fromNanoseconds(qint64(std::clamp(start->number(), 0.0, 9e12) * 1e6));
    if (!meta.optional("preprocessedProfileVersion"))
        meta.fail(QT_TRANSLATE_NOOP("Json", "it is a raw profile: open it in the Firefox Profiler and save it from there"));
    FirefoxReader reader(root, profile);
    root.member("threads").forEach([&](const json::Node &thread) { reader.read(thread); });
}

} // namespace performance
