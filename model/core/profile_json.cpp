// SPDX-License-Identifier: MIT
#include "performance/core/profile_json.h"

#include "performance/core/message_json.h"
#include "performance/core/snapshot_nodes.h"

namespace performance {

namespace {

/// A column of numbers, written by `valueOf(row)`.
template<typename Rows, typename ValueOf>
void column(JsonWriter &json, const char *name, const Rows &rows, ValueOf valueOf)
{
    json.line().key(name).beginArray();
    for (size_t i = 0; i < rows.size(); ++i)
        json.integer(qint64(valueOf(rows[i])));
    json.endArray();
}

struct QualityField {
    const char *name;
    qint64 ProfileQuality::*value;
};
constexpr QualityField QualityFields[] = {
    {"lost", &ProfileQuality::lost},           {"throttled", &ProfileQuality::throttled},
    {"stacks", &ProfileQuality::stacks},       {"complete", &ProfileQuality::complete},
    {"truncated", &ProfileQuality::truncated}, {"broken", &ProfileQuality::broken},
    {"switches", &ProfileQuality::switches},   {"migrations", &ProfileQuality::migrations},
    {"cpuTimeNs", &ProfileQuality::cpuTimeNs},
};

template<typename Enum>
Enum readEnum(const json::Node &node, Enum last)
{
    const QString name = node.string();
    for (int i = 0; i <= int(last); ++i) {
        if (toName(Enum(i)) == name)
            return Enum(i);
    }
    node.fail(QCoreApplication::translate("Json", "\"%1\" is not one of the known names").arg(name));
}

qint32 readIndex(const json::Node &node)
{
    const qint64 value = node.integer();
    if (value < -1 || value > std::numeric_limits<qint32>::max())
        node.fail(QT_TRANSLATE_NOOP("Json", "the number is out of range"));
    return qint32(value);
}

std::vector<qint64> readColumn(const json::Node &table, const char *name)
{
    std::vector<qint64> values;
    const json::Node node = table.member(name);
    values.reserve(node.array().size());
    node.forEach([&](const json::Node &value) { values.push_back(value.integer()); });
    return values;
}

std::vector<qint32> readIndices(const json::Node &table, const char *name)
{
    std::vector<qint32> values;
    const json::Node node = table.member(name);
    values.reserve(node.array().size());
    node.forEach([&](const json::Node &value) { values.push_back(readIndex(value)); });
    return values;
}

/// The columns of a table must be equally long.
void requireRows(const json::Node &table, size_t rows, std::initializer_list<size_t> sizes)
{
    for (const size_t size : sizes) {
        if (size != rows)
            table.fail(QT_TRANSLATE_NOOP("Json", "its columns are not equally long"));
    }
}

void writeModules(JsonWriter &json, const Profile &profile)
{
    json.line().key("modules").beginArray();
    for (const ProfileModule &module : profile.modules) {
        json.beginObject();
        json.key("name").integer(module.name);
        json.key("path").integer(module.path);
        json.key("buildId").integer(module.buildId);
        json.key("kind").string(toName(module.kind));
        json.endObject();
    }
    json.endArray();
}

void writeThreads(JsonWriter &json, const Profile &profile)
{
    json.line().key("threads").beginArray();
    for (const ProfileThread &thread : profile.threads) {
        json.beginObject();
        json.key("process").integer(thread.process);
        json.key("thread").integer(thread.thread);
        json.key("name").integer(thread.name);
        json.key("processName").integer(thread.processName);
        json.endObject();
    }
    json.endArray();
}

/// What samples point at: functions, locations, frames and stacks.
void writeTables(JsonWriter &json, const Profile &profile)
{
    json.line().key("functions").beginObject();
    column(json, "name", profile.functions, [](const ProfileFunction &f) { return f.name; });
    column(json, "module", profile.functions, [](const ProfileFunction &f) { return f.module; });
    column(json, "known", profile.functions, [](const ProfileFunction &f) { return f.known ? 1 : 0; });
    column(json, "reason", profile.functions, [](const ProfileFunction &f) { return f.reason; });
    json.endObject();
    json.line().key("locations").beginObject();
    column(json, "function", profile.locations, [](const ProfileLocation &l) { return l.function; });
    column(json, "file", profile.locations, [](const ProfileLocation &l) { return l.file; });
    column(json, "line", profile.locations, [](const ProfileLocation &l) { return l.line; });
    json.endObject();
    json.line().key("frames").beginObject();
    column(json, "address", profile.frames, [](const ProfileFrame &f) { return f.address; });
    column(json, "module", profile.frames, [](const ProfileFrame &f) { return f.module; });
    column(json, "firstLocation", profile.frames, [](const ProfileFrame &f) { return f.firstLocation; });
    column(json, "locationCount", profile.frames, [](const ProfileFrame &f) { return f.locationCount; });
    json.endObject();
    json.line().key("stacks").beginObject();
    column(json, "parent", profile.stacks, [](const ProfileStack &s) { return s.parent; });
    column(json, "frame", profile.stacks, [](const ProfileStack &s) { return s.frame; });
    column(json, "origin", profile.stacks, [](const ProfileStack &s) { return int(s.origin); });
    json.endObject();
}

void writeSamples(JsonWriter &json, const Profile &profile)
{
    json.line().key("samples").beginObject();
    qint64 last = 0;
    column(json, "timeDeltaNs", profile.sampleTimes, [&](qint64 time) { return time - std::exchange(last, time); });
    column(json, "stack", profile.sampleStacks, [](qint32 v) { return v; });
    column(json, "thread", profile.sampleThreads, [](qint32 v) { return v; });
    column(json, "event", profile.sampleEvents, [](quint8 v) { return v; });
    column(json, "weight", profile.sampleWeights, [](qint64 v) { return v; });
    json.endObject();
}

void readFunctions(const json::Node &table, Profile &profile)
{
    const auto name = readIndices(table, "name");
    const auto module = readIndices(table, "module");
    const auto known = readIndices(table, "known");
    const auto reason = readIndices(table, "reason");
    requireRows(table, name.size(), {module.size(), known.size(), reason.size()});
    for (size_t i = 0; i < name.size(); ++i)
        profile.functions.push_back({name[i], module[i], known[i] != 0, reason[i]});
}

void readLocations(const json::Node &table, Profile &profile)
{
    const auto function = readIndices(table, "function");
    const auto file = readIndices(table, "file");
    const auto line = readIndices(table, "line");
    requireRows(table, function.size(), {file.size(), line.size()});
    for (size_t i = 0; i < function.size(); ++i)
        profile.locations.push_back({function[i], file[i], line[i]});
}

void readFrames(const json::Node &table, Profile &profile)
{
    const auto address = readColumn(table, "address");
    const auto module = readIndices(table, "module");
    const auto firstLocation = readIndices(table, "firstLocation");
    const auto count = readIndices(table, "locationCount");
    requireRows(table, address.size(), {module.size(), firstLocation.size(), count.size()});
    for (size_t i = 0; i < address.size(); ++i)
        profile.frames.push_back({quint64(address[i]), module[i], firstLocation[i], count[i]});
}

void readStacks(const json::Node &table, Profile &profile)
{
    const auto parent = readIndices(table, "parent");
    const auto frame = readIndices(table, "frame");
    const auto origin = readIndices(table, "origin");
    requireRows(table, parent.size(), {frame.size(), origin.size()});
    for (size_t i = 0; i < parent.size(); ++i) {
        if (origin[i] < 0 || origin[i] > int(FrameOrigin::Imported))
            table.fail(QT_TRANSLATE_NOOP("Json", "the number is out of range"));
        profile.stacks.push_back({parent[i], frame[i], FrameOrigin(origin[i])});
    }
}

void readSamples(const json::Node &table, Profile &profile)
{
    const auto deltas = readColumn(table, "timeDeltaNs");
    const auto stack = readIndices(table, "stack");
    const auto thread = readIndices(table, "thread");
    const auto event = readIndices(table, "event");
    const auto weight = readColumn(table, "weight");
    requireRows(table, deltas.size(), {stack.size(), thread.size(), event.size(), weight.size()});
    quint64 time = 0; // unsigned: a forged sum may overflow, and is caught as falling then
    for (size_t i = 0; i < deltas.size(); ++i) {
        time += quint64(deltas[i]);
        profile.sampleTimes.push_back(qint64(time));
        profile.sampleStacks.push_back(stack[i]);
        profile.sampleThreads.push_back(thread[i]);
        profile.sampleEvents.push_back(event[i] < 0 || event[i] > 255 ? quint8(255) : quint8(event[i]));
        profile.sampleWeights.push_back(weight[i]);
    }
}

} // namespace

void write(JsonWriter &json, const Profile &profile)
{
    json.beginObject();
    json.line().key("startedAt").string(toIsoString(profile.startedAt));
    json.key("durationNs").integer(profile.duration.count());
    json.key("target").string(profile.target);
    writeMessages(json, {}, {{"notes", &profile.notes}});
    json.line().key("quality").beginObject();
    for (const QualityField &field : QualityFields)
        json.key(field.name).integer(profile.quality.*field.value);
    json.endObject();
    json.line().key("events").beginArray();
    for (const ProfileEvent &event : profile.events) {
        json.beginObject();
        json.key("kind").string(toName(event.kind));
        json.key("name").string(event.name);
        json.key("unit").string(event.unit);
        json.key("rate").number(event.rate);
        json.endObject();
    }
    json.endArray();
    json.line().key("strings").beginArray();
    for (size_t i = 0; i < profile.strings.size(); ++i)
        json.string(profile.strings[i]);
    json.endArray();
    writeModules(json, profile);
    writeThreads(json, profile);
    writeTables(json, profile);
    writeSamples(json, profile);
    json.lineEnd().endObject();
}

namespace json {

Profile readProfile(const Node &node)
{
    Profile profile;
    profile.startedAt = readTimestamp(node.member("startedAt"));
    profile.duration = nanoseconds(node.member("durationNs").integer());
    profile.target = node.member("target").string();
    profile.notes = readMessages(node, "notes");
    if (const auto quality = node.optional("quality")) {
        for (const QualityField &field : QualityFields) {
            if (const auto value = quality->optional(field.name))
                profile.quality.*field.value = value->integer();
        }
    }
    node.member("events").forEach([&](const Node &event) {
        profile.events.push_back({readEnum(event.member("kind"), ProfileEvent::Kind::Other),
                                  event.member("name").string(), event.member("unit").string(),
                                  event.member("rate").number()});
    });
    bool first = true;
    node.member("strings").forEach([&](const Node &string) {
        if (!std::exchange(first, false)) // the first is the empty one, which is there already
            profile.strings.push_back(string.string());
        else if (!string.string().isEmpty())
            string.fail(QT_TRANSLATE_NOOP("Json", "the first string must be empty"));
    });
    node.member("modules").forEach([&](const Node &m) {
        profile.modules.push_back({readIndex(m.member("name")), readIndex(m.member("path")),
                                   readIndex(m.member("buildId")), readEnum(m.member("kind"), ModuleKind::Jit)});
    });
    node.member("threads").forEach([&](const Node &t) {
        profile.threads.push_back({readIndex(t.member("process")), readIndex(t.member("thread")),
                                   readIndex(t.member("name")), readIndex(t.member("processName"))});
    });
    readFunctions(node.member("functions"), profile);
    readLocations(node.member("locations"), profile);
    readFrames(node.member("frames"), profile);
    readStacks(node.member("stacks"), profile);
    readSamples(node.member("samples"), profile);
    if (const QString place = profile.firstInconsistency(); !place.isEmpty())
        node.fail(QCoreApplication::translate("Json", "%1 points at nothing").arg(place));
    return profile;
}

} // namespace json

} // namespace performance
