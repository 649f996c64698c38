// SPDX-License-Identifier: MIT
#include "performance/symbols/import/firefox_threads.h"
#include "performance/symbols/import/json_readers.h"
#include "performance/symbols/import/local_names.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace performance {

namespace {

/// A table as Firefox writes it itself: `schema` numbers the columns, `data` has a row each, which may be cut where the
/// rest is null.
class GeckoTable {
public:
    explicit GeckoTable(const json::Node &table) : m_table(table), m_data(table.member("data"))
    {
        table.member("schema").forEachMember(
            [&](const QString &name, const json::Node &number) { m_columns[name] = number.integer(); });
    }

    /// Calls `visit(row)` for each; `row(name)` is a number of it, or -1.
    template<typename Visit>
    void forEach(Visit visit) const
    {
        m_data.forEach([&](const json::Node &row) {
            std::vector<double> values;
            row.forEach([&](const json::Node &value) { values.push_back(value.isNumber() ? value.number() : -1); });
            visit([&](const char *name) {
                const auto column = m_columns.find(QLatin1String(name));
                return column == m_columns.end() || column->second < 0 || size_t(column->second) >= values.size()
                    ? -1.0
                    : values[size_t(column->second)];
            });
        });
    }
    [[noreturn]] void fail(const char *reason) const { m_table.fail(reason); }

private:
    const json::Node &m_table;
    json::Node m_data;
    std::map<QString, qint64> m_columns;
};

size_t indexOf(double value, size_t count) ///< `count` where it is none
{
    return value >= 0 && value < double(count) ? size_t(value) : count;
}

class GeckoReader {
public:
    GeckoReader(ForeignProfile &profile, Symbolizer *symbolizer, double start)
        : m_profile(profile), m_names(symbolizer), m_threads(profile), m_start(start)
    {}

    void readProcess(const json::Node &process, int depth)
    {
        constexpr int Deepest = 8;
        const auto start = process.member("meta").optional("startTime");
        m_shift = start ? start->number() - m_start : 0; // of its times, in milliseconds
        readLibraries(process);
        process.member("threads").forEach([&](const json::Node &thread) { readThread(thread); });
        if (const auto children = process.optional("processes"); children && depth < Deepest)
            children->forEach([&](const json::Node &child) { readProcess(child, depth + 1); });
    }

private:
    struct Library {
        quint64 start = 0;
        quint64 end = 0;
        quint64 offset = 0; ///< of `start` in the image
        QString path;
        QString buildId;
    };
    struct Stack {
        size_t frame = 0;
        std::optional<size_t> prefix;
    };

    void readLibraries(const json::Node &process)
    {
        m_libraries.clear();
        const auto list = process.optional("libs");
        if (!list)
            return;
        const auto text = [](const std::optional<json::Node> &node) { return node ? node->string() : QString(); };
        const auto address = [](const std::optional<json::Node> &node) {
            return node ? quint64(std::clamp(node->number(), 0.0, 1e19)) : 0;
        };
        list->forEach([&](const json::Node &library) {
            const QString path = text(library.optional("path"));
            m_libraries.push_back({address(library.optional("start")), address(library.optional("end")),
                                   address(library.optional("offset")),
                                   path.isEmpty() ? text(library.optional("name")) : path,
                                   text(library.optional("codeId")).toLower()});
        });
    }

    void readThread(const json::Node &thread)
    {
        std::vector<QString> strings;
        thread.member("stringTable").forEach([&](const json::Node &string) { strings.push_back(string.string()); });
        std::vector<Stack> stacks;
        const json::Node stackNode = thread.member("stackTable");
        const GeckoTable stackTable(stackNode);
        stackTable.forEach([&](const auto &row) {
            Stack stack;
            const double prefix = row("prefix");
            if (prefix >= 0)
                stack.prefix = indexOf(prefix, stacks.size());
            if (stack.prefix == stacks.size())
                stackTable.fail(QT_TRANSLATE_NOOP("Json", "a stack points at nothing"));
            constexpr size_t Most = size_t(1) << 31;
            stack.frame = indexOf(row("frame"), Most);
            stacks.push_back(stack);
        });
        std::vector<QString> locations;
        std::vector<qint32> lines;
        const json::Node frameNode = thread.member("frameTable");
        GeckoTable(frameNode).forEach([&](const auto &row) {
            const size_t location = indexOf(row("location"), strings.size());
            locations.push_back(location < strings.size() ? strings[location] : QString());
            lines.push_back(lineOf(row("line")));
        });
        // What called something is known by where the call returns to: the call itself is before that.
        std::vector<bool> calls(locations.size());
        for (const Stack &stack : stacks) {
            if (stack.frame >= locations.size())
                stackTable.fail(QT_TRANSLATE_NOOP("Json", "a stack points at nothing"));
            if (stack.prefix)
                calls[stacks[*stack.prefix].frame] = true;
        }
        std::vector<qint32> frames;
        for (size_t i = 0; i < locations.size(); ++i)
            frames.push_back(frameOf(locations[i], lines[i], calls[i]));
        std::vector<qint32> ours;
        std::vector<int> depths;
        for (const Stack &stack : stacks) {
            const int depth = stack.prefix ? depths[*stack.prefix] + 1 : 1;
            const qint32 parent = stack.prefix ? ours[*stack.prefix] : -1;
            ours.push_back(depth > ForeignProfile::DeepestStack ? parent
                                                                : m_profile.stack(parent, frames[stack.frame]));
            depths.push_back(depth);
        }
        readSamples(thread, ours);
    }

    void readSamples(const json::Node &thread, const std::vector<qint32> &stacks)
    {
        const qint32 row = m_threads.rowOf(thread);
        const quint8 event = m_profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("samples"), QStringLiteral("1"));
        const json::Node samples = thread.member("samples");
        GeckoTable(samples).forEach([&](const auto &sample) {
            const size_t stack = indexOf(sample("stack"), stacks.size());
            if (stack < stacks.size())
                m_profile.add(qint64(std::clamp(sample("time") + m_shift, -1e11, 1e11) * 1e6), event, row,
                              stacks[stack], 1);
        });
    }

    /// "0x7f0012345678" of machine code, "name (https://host/file.js:12:5)" of scripts, else a label.
    qint32 frameOf(const QString &location, qint32 line, bool isCall)
    {
        static const QRegularExpression address(QStringLiteral("^0x([0-9a-fA-F]{1,16})$"));
        static const QRegularExpression script(QStringLiteral("^(.*) \\((\\S+?):(\\d{1,9})(?::\\d+)?\\)$"));
        if (const auto match = script.match(location); match.hasMatch())
            return m_profile.frame(match.captured(1), {}, match.captured(2),
                                   line > 0 ? line : match.captured(3).toInt());
        const auto match = address.match(location);
        if (!match.hasMatch())
            return m_profile.frame(location.isEmpty() ? QStringLiteral("[unknown]") : location, {}, {}, line);
        const quint64 returned = match.captured(1).toULongLong(nullptr, 16);
        const quint64 place = returned - (isCall && returned > 0 ? 1 : 0);
        const auto library = std::ranges::find_if(m_libraries,
                                                  [&](const Library &l) { return place >= l.start && place < l.end; });
        const QString reason = QString::fromUtf8(
            QT_TRANSLATE_NOOP("Symbols", "the file that was imported names no function at this address"));
        if (library == m_libraries.end())
            return m_profile.unnamedFrame({}, place, {}, reason);
        const quint64 offset = place - library->start + library->offset;
        const QString name = m_names.atImageOffset(library->path, library->buildId, offset);
        return name.isEmpty() ? m_profile.unnamedFrame(library->path, offset, library->buildId, reason)
                              : m_profile.frame(name, library->path, {}, 0, library->buildId);
    }

    ForeignProfile &m_profile;
    LocalNames m_names;
    FirefoxThreads m_threads;
    double m_start;
    double m_shift = 0;
    std::vector<Library> m_libraries;
};

} // namespace

void readGecko(const json::Node &root, ForeignProfile &profile, Symbolizer *symbolizer)
{
    constexpr qint64 OldestWithSchemas = 3;
    const json::Node meta = root.member("meta");
    if (const auto version = meta.optional("version");
        !version || !version->isInteger() || version->integer() < OldestWithSchemas)
        meta.fail(
            QT_TRANSLATE_NOOP("Json", "it is a raw profile: open it in the Firefox Profiler and save it from there"));
    const auto start = meta.optional("startTime");
    GeckoReader(profile, symbolizer, start ? start->number() : 0).readProcess(root, 0);
}

} // namespace performance
