// SPDX-License-Identifier: MIT
#include "performance/symbols/import/firefox_threads.h"
#include "performance/symbols/import/json_readers.h"
#include "performance/symbols/import/local_names.h"
#include "performance/symbols/import/origin_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// A column of a table; nulls and what is not there are -1.
std::vector<qint64> column(const json::Node &table, const char *name)
{
    constexpr double Most = 1e18;
    std::vector<qint64> values;
    if (const auto list = table.optional(name))
        list->forEach([&](const json::Node &value) {
            values.push_back(value.isNull() ? -1 : qint64(std::clamp(value.number(), -Most, Most)));
        });
    return values;
}

qint64 at(const std::vector<qint64> &values, size_t index)
{
    return index < values.size() ? values[index] : -1;
}

class FirefoxReader {
public:
    FirefoxReader(const json::Node &root, ForeignProfile &profile, Symbolizer *symbolizer)
        : m_root(root), m_profile(profile), m_names(symbolizer), m_threads(profile)
    {
        readLibraries();
    }

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
        const auto sources = shared ? shared->optional("sources") : std::nullopt;
        readFrames(table("frameTable"), table("funcTable"), table("resourceTable"), sources);
        readStacks(table("stackTable"));
        readSamples(thread);
    }

private:
    QString text(qint64 number) const
    {
        return number >= 0 && size_t(number) < m_strings.size() ? m_strings[size_t(number)] : QString();
    }

    void readStrings(const json::Node &list)
    {
        m_strings.clear();
        list.forEach([&](const json::Node &string) { m_strings.push_back(string.string()); });
    }

    void readLibraries()
    {
        const auto list = m_root.optional("libs");
        if (!list)
            return;
        const auto textOf = [](const std::optional<json::Node> &node) { return node ? node->string() : QString(); };
        list->forEach([&](const json::Node &library) {
            const QString path = textOf(library.optional("path"));
            // Of ELF files the code id is the build id.
            m_libraries.push_back({path.isEmpty() ? textOf(library.optional("name")) : path,
                                   textOf(library.optional("codeId")).toLower()});
        });
    }

    void readFrames(const json::Node &frames, const json::Node &functions, const json::Node &resources,
                    const std::optional<json::Node> &sources)
    {
        m_frames.clear();
        const auto names = column(functions, "name");
        // In newer versions a function names a row of a table of sources, before that the file itself.
        const auto files = column(functions, "fileName");
        const auto sourceOf = column(functions, "source");
        const auto sourceFiles = sources ? column(*sources, "filename") : std::vector<qint64>();
        const auto resourceOf = column(functions, "resource");
        const auto resourceNames = column(resources, "name");
        const auto resourceLibraries = column(resources, "lib");
        const auto lines = column(frames, "line");
        const auto addresses = column(frames, "address");
        for (const qint64 function : column(frames, "func")) {
            const auto f = size_t(std::max<qint64>(0, function));
            const size_t row = m_frames.size();
            const auto resource = size_t(at(resourceOf, f)); // -1 is beyond every table
            const qint64 source = at(sourceOf, f);
            Place place;
            place.function = text(at(names, f));
            place.module = text(at(resourceNames, resource));
            place.file = text(source >= 0 ? at(sourceFiles, size_t(source)) : at(files, f));
            place.line = lineOf(double(at(lines, row)));
            place.library = at(resourceLibraries, resource);
            place.address = at(addresses, row);
            m_frames.push_back(frameOf(place));
        }
    }

    struct Place {
        QString function;
        QString module;
        QString file;
        qint32 line = 0;
        qint64 library = -1;
        qint64 address = -1; ///< behind the begin of the library
    };

    qint32 frameOf(const Place &place)
    {
        const bool isAddress = place.function.isEmpty() || place.function.startsWith(QLatin1String("0x"));
        if (!isAddress)
            return m_profile.frame(place.function, place.module, place.file, place.line);
        const QString reason = QString::fromUtf8(
            QT_TRANSLATE_NOOP("Symbols", "the file that was imported names no function at this address"));
        if (place.address < 0 || place.library < 0 || size_t(place.library) >= m_libraries.size())
            return place.function.isEmpty()
                ? m_profile.unnamedFrame(place.module, quint64(std::max<qint64>(0, place.address)), {}, reason)
                : m_profile.frame(place.function, place.module, place.file, place.line);
        const Library &library = m_libraries[size_t(place.library)];
        const QString name = m_names.atImageOffset(library.path, library.buildId, quint64(place.address));
        return name.isEmpty() ? m_profile.unnamedFrame(library.path, quint64(place.address), library.buildId, reason)
                              : m_profile.frame(name, library.path, {}, 0, library.buildId);
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
            m_stacks.push_back(depth > ForeignProfile::DeepestStack ? parent
                                                                    : m_profile.stack(parent, m_frames[size_t(frame)]));
            depths.push_back(depth);
        }
    }

    void readSamples(const json::Node &thread)
    {
        const json::Node samples = thread.member("samples");
        const auto weightType = samples.optional("weightType");
        const bool isTime = weightType && weightType->string() == u"tracing-ms";
        const bool isBytes = weightType && weightType->string() == u"bytes";
        qint32 row = 0;
        quint8 event = 0;
        if (const auto ours = thread.optional(OurMember)) {
            const OurOrigin origin = readOrigin(*ours);
            row = m_profile.thread(origin.process, origin.thread, origin.name, origin.processName);
            event = m_profile.event(origin.event.kind, origin.event.name, origin.event.unit);
            m_profile.header().events[event].rate = origin.event.rate;
        } else {
            row = m_threads.rowOf(thread);
            event = m_profile.event(isBytes ? ProfileEvent::Kind::Other : ProfileEvent::Kind::OnCpu,
                                    isTime        ? QStringLiteral("time")
                                        : isBytes ? QStringLiteral("bytes")
                                                  : QStringLiteral("samples"),
                                    isTime        ? QStringLiteral("ns")
                                        : isBytes ? QStringLiteral("By")
                                                  : QStringLiteral("1"));
        }
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
                m_profile.add(qint64(std::clamp(time, -1e11, 1e11) * 1e6), event, row, m_stacks[size_t(stack)],
                              qint64(std::llround(std::clamp(weight * (isTime ? 1e6 : 1), 0.0, 1e15))));
        }
    }

    static std::vector<double> numbers(const json::Node &table, const char *name)
    {
        std::vector<double> values;
        if (const auto list = table.optional(name))
            list->forEach([&](const json::Node &value) { values.push_back(value.isNull() ? 0 : value.number()); });
        return values;
    }

    struct Library {
        QString path;
        QString buildId;
    };

    const json::Node &m_root;
    ForeignProfile &m_profile;
    LocalNames m_names;
    FirefoxThreads m_threads;
    std::vector<Library> m_libraries;
    std::vector<QString> m_strings;
    std::vector<qint32> m_frames;
    std::vector<qint32> m_stacks;
};

} // namespace

void readFirefox(const json::Node &root, ForeignProfile &profile, Symbolizer *symbolizer)
{
    const json::Node meta = root.member("meta");
    if (const auto start = meta.optional("startTime"))
        profile.header().startedAt = fromNanoseconds(qint64(std::clamp(start->number(), 0.0, 9e12) * 1e6));
    if (!meta.optional("preprocessedProfileVersion")) {
        readGecko(root, profile, symbolizer);
        return;
    }
    FirefoxReader reader(root, profile, symbolizer);
    root.member("threads").forEach([&](const json::Node &thread) { reader.read(thread); });
}

} // namespace performance
