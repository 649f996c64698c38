// SPDX-License-Identifier: MIT
#include "performance/core/json_writer.h"
#include "performance/exchange/call_rows.h"
#include "performance/exchange/our_origin.h"
#include "performance/exchange/profile_writers.h"

#include <map>

namespace performance {

namespace {

/// Their word for a unit of ours; "none" where they have no such.
QString speedscopeUnit(const QString &unit)
{
    return unit == u"ns" ? QStringLiteral("nanoseconds")
        : unit == u"By"  ? QStringLiteral("bytes")
                         : QStringLiteral("none");
}

QString threadName(const Profile &profile, const ProfileThread &thread)
{
    const QString name = profile.text(thread.name);
    const QString process = profile.text(thread.processName);
    const QString number = QString::number(thread.thread);
    return name == process || process.isEmpty() ? QStringLiteral("%1 (%2)").arg(name, number)
                                                : QStringLiteral("%1: %2 (%3)").arg(process, name, number);
}

} // namespace

QByteArray toSpeedscope(const Profile &profile, const QString &name)
{
    const CallRows rows(profile);
    // A function is one frame of theirs, wherever it was called.
    std::map<std::pair<QString, QString>, qint32> frames;
    std::vector<const CallRows::Call *> distinct;
    std::vector<qint32> frameOfCall;
    for (const CallRows::Call &call : rows.calls()) {
        const auto it = frames.try_emplace(std::pair(call.name, call.file), qint32(distinct.size()));
        if (it.second)
            distinct.push_back(&call);
        frameOfCall.push_back(it.first->second);
    }
    std::map<std::pair<quint8, qint32>, std::vector<size_t>> groups;
    for (size_t i = 0; i < profile.sampleCount(); ++i)
        groups[{profile.sampleEvents[i], profile.sampleThreads[i]}].push_back(i);

    JsonWriter json;
    json.beginObject();
    json.key("$schema").string(u"https://www.speedscope.app/file-format-schema.json");
    json.key("exporter").string(u"wai-performance");
    json.key("name").string(name);
    json.key("activeProfileIndex").integer(0);
    json.line().key("shared").beginObject().key("frames").beginArray();
    for (const CallRows::Call *call : distinct) {
        json.line().beginObject().key("name").string(call->name);
        if (!call->file.isEmpty())
            json.key("file").string(call->file);
        json.endObject();
    }
    json.endArray().endObject();
    json.line().key("profiles").beginArray();
    for (const auto &[key, samples] : groups) {
        const ProfileEvent &event = profile.events[key.first];
        json.line().beginObject();
        json.key("type").string(u"sampled");
        const QString thread = threadName(profile, profile.threads[size_t(key.second)]);
        json.key("name").string(profile.events.size() > 1 ? QStringLiteral("%1, %2").arg(thread, event.name) : thread);
        json.key("unit").string(speedscopeUnit(event.unit));
        writeOrigin(json, profile, profile.threads[size_t(key.second)], event);
        qint64 total = 0;
        for (const size_t i : samples)
            total += profile.sampleWeights[i];
        json.key("startValue").integer(0);
        json.key("endValue").number(double(total));
        json.line().key("samples").beginArray();
        for (const size_t i : samples) {
            json.beginArray();
            for (const qint32 call : rows.callsOf(rows.rowOf(profile.sampleStacks[i])))
                json.integer(frameOfCall[size_t(call)]);
            json.endArray();
        }
        json.endArray();
        json.line().key("weights").beginArray();
        for (const size_t i : samples)
            json.number(double(
                profile.sampleWeights[i])); // a string, as JsonWriter makes of big integers, is no number to them
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace performance
