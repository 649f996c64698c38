// SPDX-License-Identifier: MIT
#include "performance/profile/profile_stream.h"

#include "performance/core/message_json.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>

namespace performance {

namespace {

constexpr quint32 Magic = 0x57414951; // "WAIQ"

template<typename T>
void writeColumn(QDataStream &stream, const Column<T> &column)
{
    static_assert(std::is_trivially_copyable_v<T>);
    stream << quint64(column.size());
    for (size_t i = 0; i < column.chunkCount(); ++i) {
        const auto chunk = column.chunk(i);
        stream.writeRawData(reinterpret_cast<const char *>(chunk.data()), int(chunk.size_bytes()));
    }
}

template<typename T>
bool readColumn(QDataStream &stream, Column<T> &column)
{
    quint64 count = 0;
    stream >> count;
    if (stream.status() != QDataStream::Ok || count > quint64(stream.device()->bytesAvailable()) / sizeof(T))
        return false;
    std::vector<T> rows(std::min<quint64>(count, Column<T>::ChunkRows));
    for (quint64 left = count; left > 0;) {
        const auto now = size_t(std::min<quint64>(left, rows.size()));
        if (stream.readRawData(reinterpret_cast<char *>(rows.data()), int(now * sizeof(T))) != int(now * sizeof(T)))
            return false;
        for (size_t i = 0; i < now; ++i)
            column.push_back(rows[i]);
        left -= now;
    }
    return true;
}

template<typename T>
void writeRows(QDataStream &stream, const std::vector<T> &rows)
{
    static_assert(std::is_trivially_copyable_v<T>);
    stream << quint64(rows.size());
    stream.writeRawData(reinterpret_cast<const char *>(rows.data()), int(rows.size() * sizeof(T)));
}

template<typename T>
bool readRows(QDataStream &stream, std::vector<T> &rows)
{
    quint64 count = 0;
    stream >> count;
    if (stream.status() != QDataStream::Ok || count > quint64(stream.device()->bytesAvailable()) / sizeof(T))
        return false;
    rows.resize(count);
    return stream.readRawData(reinterpret_cast<char *>(rows.data()), int(count * sizeof(T))) == int(count * sizeof(T));
}

} // namespace

QByteArray toBytes(const Profile &profile)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << Magic << toNanoseconds(profile.startedAt) << qint64(profile.duration.count()) << profile.target
           << toJson(profile.notes);
    stream << quint64(profile.strings.size());
    for (size_t i = 0; i < profile.strings.size(); ++i)
        stream << profile.strings[i];
    stream << quint32(profile.events.size());
    for (const ProfileEvent &event : profile.events)
        stream << quint8(event.kind) << event.name << event.unit << event.rate;
    writeRows(stream, profile.modules);
    writeRows(stream, profile.threads);
    writeRows(stream, std::vector<ProfileQuality>{profile.quality});
    writeColumn(stream, profile.functions);
    writeColumn(stream, profile.locations);
    writeColumn(stream, profile.frames);
    writeColumn(stream, profile.stacks);
    writeColumn(stream, profile.sampleTimes);
    writeColumn(stream, profile.sampleStacks);
    writeColumn(stream, profile.sampleThreads);
    writeColumn(stream, profile.sampleEvents);
    writeColumn(stream, profile.sampleWeights);
    return bytes;
}

PerformanceResult<Profile> profileFromBytes(const QByteArray &bytes, const QString &source)
{
    const auto broken = [&] {
        return failure(PerformanceErrorCode::ParseError, source,
                       QCoreApplication::translate("Profile", "the analyser's answer makes no sense"));
    };
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    Profile profile;
    quint32 magic = 0;
    qint64 start = 0;
    qint64 duration = 0;
    quint64 strings = 0;
    QByteArray said;
    stream >> magic >> start >> duration >> profile.target >> said >> strings;
    if (stream.status() != QDataStream::Ok || magic != Magic || strings == 0 || strings > quint64(bytes.size()))
        return broken();
    profile.notes = messagesFromJson(said).value_or(Messages()); // without its notes it is worth more than not at all
    profile.startedAt = fromNanoseconds(start);
    profile.duration = nanoseconds(duration);
    for (quint64 i = 0; i < strings; ++i) {
        QString text;
        stream >> text;
        if (stream.status() != QDataStream::Ok)
            return broken();
        if (i > 0) // the first is the empty one, which is there already
            profile.strings.push_back(text);
    }
    quint32 events = 0;
    stream >> events;
    for (quint32 i = 0; i < events && stream.status() == QDataStream::Ok; ++i) {
        quint8 kind = 0;
        ProfileEvent event;
        stream >> kind >> event.name >> event.unit >> event.rate;
        event.kind = ProfileEvent::Kind(std::min(kind, quint8(ProfileEvent::Kind::Other)));
        profile.events.push_back(std::move(event));
    }
    std::vector<ProfileQuality> quality;
    const bool whole = readRows(stream, profile.modules) && readRows(stream, profile.threads)
        && readRows(stream, quality) && quality.size() == 1 && readColumn(stream, profile.functions)
        && readColumn(stream, profile.locations) && readColumn(stream, profile.frames)
        && readColumn(stream, profile.stacks) && readColumn(stream, profile.sampleTimes)
        && readColumn(stream, profile.sampleStacks) && readColumn(stream, profile.sampleThreads)
        && readColumn(stream, profile.sampleEvents) && readColumn(stream, profile.sampleWeights);
    if (!whole)
        return broken();
    profile.quality = quality.front();
    for (ProfileModule &module : profile.modules)
        module.kind = std::min(module.kind, ModuleKind::Jit);
    if (!profile.firstInconsistency().isEmpty())
        return broken();
    return profile;
}

} // namespace performance
