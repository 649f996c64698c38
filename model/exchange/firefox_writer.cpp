// SPDX-License-Identifier: MIT
#include "performance/core/json_writer.h"
#include "performance/exchange/call_rows.h"
#include "performance/exchange/our_origin.h"
#include "performance/exchange/profile_writers.h"

#include <map>
#include <unordered_map>
#include <utility>

namespace performance {

namespace {

constexpr int ProcessedVersion = 47;
constexpr int GeckoVersion = 27;

struct Category {
    const char *name;
    const char *color;
};
/// By ModuleKind.
constexpr Category Categories[] = {{"Other", "grey"},    {"Program", "green"},  {"Library", "blue"},
                                   {"Kernel", "orange"}, {"vDSO", "lightblue"}, {"Generated code", "yellow"}};

/// A table of theirs: an object of equally long lists.
void list(JsonWriter &json, const char *name, size_t length, auto value)
{
    json.key(name).beginArray();
    for (size_t i = 0; i < length; ++i)
        value(i);
    json.endArray();
}

void nulls(JsonWriter &json, const char *name, size_t length)
{
    list(json, name, length, [&](size_t) { json.null(); });
}

/// The tables of one thread: only what its samples reach.
class FirefoxThread {
public:
    FirefoxThread(const Profile &profile, const CallRows &rows, const std::vector<size_t> &samples)
        : m_profile(profile), m_rows(rows), m_samples(samples)
    {
        for (const size_t i : samples)
            m_sampleStacks.push_back(stackOf(rows.rowOf(profile.sampleStacks[i])));
    }

    /// `named`: after its event, too. `first`: of the threads that are written of this one; theirs have one event each, and
    /// of a process one main thread, or its track shows but one of them.
    void write(JsonWriter &json, const ProfileThread &thread, const ProfileEvent &event, bool named, bool first)
    {
        const QString name = m_profile.text(thread.name);
        json.line().beginObject();
        json.key("processType").string(u"default");
        json.key("processName").string(m_profile.text(thread.processName));
        json.key("processStartupTime").integer(0).key("processShutdownTime").null();
        json.key("registerTime").integer(0).key("unregisterTime").null();
        json.key("pausedRanges").beginArray().endArray();
        json.key("name").string(named ? QStringLiteral("%1, %2").arg(name, event.name) : name);
        json.key("isMainThread").boolean(first && thread.process == thread.thread);
        json.key("pid").string(QString::number(thread.process));
        if (first)
            json.key("tid").integer(thread.thread);
        else
            json.key("tid").string(QStringLiteral("%1, %2").arg(thread.thread).arg(event.name));
        writeOrigin(json, m_profile, thread, event);
        writeSamples(json, event);
        json.key("markers").beginObject();
        for (const char *column : {"data", "name", "startTime", "endTime", "phase", "category"})
            json.key(column).beginArray().endArray();
        json.key("length").integer(0).endObject();
        writeTables(json);
        json.endObject();
    }

private:
    qint32 text(const QString &string)
    {
        const auto it = m_textNumbers.try_emplace(string, qint32(m_texts.size()));
        if (it.second)
            m_texts.push_back(string);
        return it.first->second;
    }

    qint32 stackOf(qint32 row)
    {
        if (row < 0)
            return -1;
        if (const auto it = m_stackOfRow.find(row); it != m_stackOfRow.end())
            return it->second;
        const qint32 prefix = stackOf(
            m_rows.rows()[size_t(row)].parent); // as deep as the stack: bounded where it was made
        m_stacks.push_back({prefix, frameOf(m_rows.rows()[size_t(row)].call)});
        const qint32 number = qint32(m_stacks.size()) - 1;
        m_stackOfRow.emplace(row, number);
        return number;
    }

    qint32 frameOf(qint32 call)
    {
        const auto [it, fresh] = m_frameOfCall.try_emplace(call, qint32(m_frames.size()));
        if (fresh) {
            const CallRows::Call &c = m_rows.calls()[size_t(call)];
            const auto function = m_functionNumbers.try_emplace(std::pair(c.name, c.module),
                                                                qint32(m_functions.size()));
            if (function.second) {
                const auto resource = m_resourceNumbers.try_emplace(c.module, qint32(m_resources.size()));
                if (resource.second)
                    m_resources.push_back(text(m_profile.text(m_profile.modules[size_t(c.module)].name)));
                m_functions.push_back({text(c.name), resource.first->second, c.file.isEmpty() ? -1 : text(c.file)});
            }
            m_frames.push_back({call, function.first->second});
        }
        return it->second;
    }

    void writeSamples(JsonWriter &json, const ProfileEvent &event) const
    {
        const bool isTime = event.unit == u"ns";
        json.line().key("samples").beginObject();
        list(json, "stack", m_samples.size(),
             [&](size_t i) { m_sampleStacks[i] < 0 ? json.null() : json.integer(m_sampleStacks[i]); });
        list(json, "time", m_samples.size(),
             [&](size_t i) { json.number(double(m_profile.sampleTimes[m_samples[i]]) / 1e6); });
        list(json, "weight", m_samples.size(),
             [&](size_t i) { json.number(double(m_profile.sampleWeights[m_samples[i]]) / (isTime ? 1e6 : 1)); });
        json.key("weightType").string(isTime ? u"tracing-ms" : event.unit == u"By" ? u"bytes" : u"samples");
        json.key("length").integer(qint64(m_samples.size())).endObject();
    }

    void writeTables(JsonWriter &json) const
    {
        const auto kindOf = [&](size_t frame) {
            return int(m_profile.modules[size_t(m_rows.calls()[size_t(m_frames[frame].call)].module)].kind);
        };
        json.line().key("stackTable").beginObject();
        list(json, "frame", m_stacks.size(), [&](size_t i) { json.integer(m_stacks[i].frame); });
        list(json, "prefix", m_stacks.size(),
             [&](size_t i) { m_stacks[i].prefix < 0 ? json.null() : json.integer(m_stacks[i].prefix); });
        list(json, "category", m_stacks.size(), [&](size_t i) { json.integer(kindOf(size_t(m_stacks[i].frame))); });
        list(json, "subcategory", m_stacks.size(), [&](size_t) { json.integer(0); });
        json.key("length").integer(qint64(m_stacks.size())).endObject();

        json.line().key("frameTable").beginObject();
        list(json, "address", m_frames.size(),
             [&](size_t i) { // a number of theirs has 53 bits; kernel addresses have more
                 const quint64 address = m_rows.calls()[size_t(m_frames[i].call)].address;
                 json.integer(address >> 53 ? -1 : qint64(address));
             });
        list(json, "inlineDepth", m_frames.size(),
             [&](size_t i) { json.integer(m_rows.calls()[size_t(m_frames[i].call)].inlined ? 1 : 0); });
        list(json, "category", m_frames.size(), [&](size_t i) { json.integer(kindOf(i)); });
        list(json, "subcategory", m_frames.size(), [&](size_t) { json.integer(0); });
        list(json, "func", m_frames.size(), [&](size_t i) { json.integer(m_frames[i].function); });
        list(json, "line", m_frames.size(), [&](size_t i) {
            const qint32 line = m_rows.calls()[size_t(m_frames[i].call)].line;
            line > 0 ? json.integer(line) : json.null();
        });
        for (const char *column : {"nativeSymbol", "innerWindowID", "implementation", "column"})
            nulls(json, column, m_frames.size());
        json.key("length").integer(qint64(m_frames.size())).endObject();

        json.line().key("funcTable").beginObject();
        list(json, "name", m_functions.size(), [&](size_t i) { json.integer(m_functions[i].name); });
        list(json, "isJS", m_functions.size(), [&](size_t) { json.boolean(false); });
        list(json, "relevantForJS", m_functions.size(), [&](size_t) { json.boolean(false); });
        list(json, "resource", m_functions.size(), [&](size_t i) { json.integer(m_functions[i].resource); });
        list(json, "fileName", m_functions.size(),
             [&](size_t i) { m_functions[i].file < 0 ? json.null() : json.integer(m_functions[i].file); });
        nulls(json, "lineNumber", m_functions.size());
        nulls(json, "columnNumber", m_functions.size());
        json.key("length").integer(qint64(m_functions.size())).endObject();

        json.line().key("resourceTable").beginObject();
        constexpr int LibraryResource = 1;
        nulls(json, "lib", m_resources.size());
        list(json, "name", m_resources.size(), [&](size_t i) { json.integer(m_resources[i]); });
        nulls(json, "host", m_resources.size());
        list(json, "type", m_resources.size(), [&](size_t) { json.integer(LibraryResource); });
        json.key("length").integer(qint64(m_resources.size())).endObject();

        json.line().key("nativeSymbols").beginObject();
        for (const char *column : {"libIndex", "address", "name", "functionSize"})
            json.key(column).beginArray().endArray();
        json.key("length").integer(0).endObject();
        list(json.line(), "stringArray", m_texts.size(), [&](size_t i) { json.string(m_texts[i]); });
    }

    struct Stack {
        qint32 prefix;
        qint32 frame;
    };
    struct Frame {
        qint32 call;
        qint32 function;
    };
    struct Function {
        qint32 name;
        qint32 resource;
        qint32 file;
    };

    const Profile &m_profile;
    const CallRows &m_rows;
    const std::vector<size_t> &m_samples;
    std::vector<qint32> m_sampleStacks;
    std::unordered_map<QString, qint32> m_textNumbers;
    std::vector<QString> m_texts;
    std::map<qint32, qint32> m_stackOfRow;
    std::vector<Stack> m_stacks;
    std::map<qint32, qint32> m_frameOfCall;
    std::vector<Frame> m_frames;
    std::map<std::pair<QString, qint32>, qint32> m_functionNumbers;
    std::vector<Function> m_functions;
    std::map<qint32, qint32> m_resourceNumbers;
    std::vector<qint32> m_resources;
};

void writeMeta(JsonWriter &json, const Profile &profile, const QString &name)
{
    json.key("meta").beginObject();
    json.key("version").integer(GeckoVersion);
    json.key("preprocessedProfileVersion").integer(ProcessedVersion);
    const double rate = profile.events.empty() ? 0 : profile.events.front().rate;
    json.key("interval").number(rate > 0 ? 1000 / rate : 1);
    json.key("startTime").number(double(toNanoseconds(profile.startedAt)) / 1e6);
    json.key("processType").integer(0);
    json.key("product").string(name);
    json.key("importedFrom").string(u"WAI Performance");
    json.key("stackwalk").integer(1);
    json.key("debug").boolean(false);
    json.key("symbolicated").boolean(true);
    json.key("markerSchema").beginArray().endArray();
    json.key("categories").beginArray();
    for (const Category &category : Categories) {
        json.beginObject()
            .key("name")
            .string(QString::fromLatin1(category.name))
            .key("color")
            .string(QString::fromLatin1(category.color));
        json.key("subcategories").beginArray().string(u"Other").endArray().endObject();
    }
    json.endArray().endObject();
}

} // namespace

QByteArray toFirefox(const Profile &profile, const QString &name)
{
    const CallRows rows(profile);
    std::map<std::pair<qint32, quint8>, std::vector<size_t>> groups;
    for (size_t i = 0; i < profile.sampleCount(); ++i)
        groups[{profile.sampleThreads[i], profile.sampleEvents[i]}].push_back(i);
    JsonWriter json;
    json.beginObject();
    writeMeta(json, profile, name);
    json.key("libs").beginArray().endArray();
    json.line().key("threads").beginArray();
    qint32 last = -1;
    for (const auto &[key, samples] : groups) {
        const bool first = key.first != std::exchange(last, key.first);
        FirefoxThread(profile, rows, samples)
            .write(json, profile.threads[size_t(key.first)], profile.events[key.second], profile.events.size() > 1,
                   first);
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace performance
