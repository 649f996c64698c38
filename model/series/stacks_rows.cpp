// SPDX-License-Identifier: MIT
#include "performance/series/stacks_rows.h"

#include "performance/core/message_json.h"
#include "performance/series/stacks_codec.h"
#include "performance/series/text_codec.h"

#include <cmath>
#include <limits>

#include <zstd.h>

namespace performance {

namespace {

constexpr qint64 ProfileQuality::*QualityFields[] = {
    &ProfileQuality::lost,     &ProfileQuality::throttled,  &ProfileQuality::stacks,
    &ProfileQuality::complete, &ProfileQuality::truncated,  &ProfileQuality::broken,
    &ProfileQuality::switches, &ProfileQuality::migrations, &ProfileQuality::cpuTimeNs};

/// Rates are stored in thousandths, up to a billion a second.
constexpr double RateScale = 1000;
constexpr double MostRate = 1e9;
constexpr quint64 MostEvents = 64;

void putBytes(QByteArray &out, const QByteArray &bytes)
{
    putVarint(out, quint64(bytes.size()));
    out += bytes;
}

std::optional<QByteArrayView> readBytes(VarintReader &reader)
{
    const auto size = reader.varint();
    return size ? reader.bytes(*size) : std::nullopt;
}

/// As many rows as were written; each takes a byte at least.
std::optional<quint64> readCount(VarintReader &reader)
{
    const auto count = reader.varint();
    return count && *count <= quint64(reader.rest().size()) ? count : std::nullopt;
}

bool readEvents(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader);
    if (!count || *count > MostEvents)
        return false;
    profile.events.clear();
    for (quint64 i = 0; i < *count; ++i) {
        const auto kind = reader.varint();
        const auto name = readText(reader);
        const auto unit = readText(reader);
        const auto rate = reader.varint();
        if (!kind || !name || !unit || !rate || *kind > quint64(ProfileEvent::Kind::Other)
            || *rate > quint64(MostRate * RateScale))
            return false;
        profile.events.push_back({ProfileEvent::Kind(*kind), *name, *unit, double(*rate) / RateScale});
    }
    return true;
}

} // namespace

void putHeader(QByteArray &out, const Profile &profile)
{
    putVarint(out, zigzag(toNanoseconds(profile.startedAt)));
    putVarint(out, zigzag(profile.duration.count()));
    putText(out, profile.target);
    putBytes(out, profile.notes.isEmpty() ? QByteArray() : toJson(profile.notes));
    putVarint(out, profile.events.size());
    for (const ProfileEvent &event : profile.events) {
        putVarint(out, quint64(event.kind));
        putText(out, event.name);
        putText(out, event.unit);
        putVarint(out, quint64(std::llround(std::clamp(event.rate, 0.0, MostRate) * RateScale)));
    }
    for (const auto field : QualityFields)
        putVarint(out, zigzag(profile.quality.*field));
}

bool readHeader(VarintReader &reader, Profile &profile)
{
    const auto started = reader.varint();
    const auto duration = reader.varint();
    const auto target = readText(reader);
    const auto notes = readBytes(reader);
    if (!started || !duration || !target || !notes)
        return false;
    const auto within = [](qint64 value) { return value >= 0 && value <= std::numeric_limits<qint64>::max() / 4; };
    if (!within(unzigzag(*started)) || !within(unzigzag(*duration)))
        return false; // sums of them would overflow
    profile.startedAt = fromNanoseconds(unzigzag(*started));
    profile.duration = nanoseconds(unzigzag(*duration));
    profile.target = *target;
    profile.notes.clear();
    if (!notes->isEmpty()) {
        const auto messages = messagesFromJson(notes->toByteArray());
        if (!messages)
            return false;
        profile.notes = *messages;
    }
    if (!readEvents(reader, profile))
        return false;
    for (const auto field : QualityFields) {
        const auto value = reader.varint();
        if (!value)
            return false;
        profile.quality.*field = unzigzag(*value);
    }
    return true;
}

void putStrings(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.strings.size() - first);
    for (size_t i = first; i < profile.strings.size(); ++i)
        putText(out, profile.strings[i]);
}

bool readStrings(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader);
    if (!count || profile.strings.size() + *count > StacksLimits::Rows)
        return false;
    for (quint64 i = 0; i < *count; ++i) {
        auto text = readText(reader);
        if (!text)
            return false;
        profile.strings.push_back(std::move(*text));
    }
    return true;
}

void putModule(QByteArray &out, const ProfileModule &module)
{
    putVarint(out, quint64(module.name));
    putVarint(out, quint64(module.path));
    putVarint(out, quint64(module.buildId));
    putVarint(out, quint64(module.kind));
}

std::optional<ProfileModule> readModule(VarintReader &reader, const Profile &profile)
{
    const auto name = readIndex(reader, profile.strings.size());
    const auto path = readIndex(reader, profile.strings.size());
    const auto buildId = readIndex(reader, profile.strings.size());
    const auto kind = readIndex(reader, size_t(ModuleKind::Jit) + 1);
    if (!name || !path || !buildId || !kind)
        return std::nullopt;
    return ProfileModule{*name, *path, *buildId, ModuleKind(*kind)};
}

void putModules(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.modules.size() - first);
    for (size_t i = first; i < profile.modules.size(); ++i)
        putModule(out, profile.modules[i]);
}

bool readModules(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader);
    if (!count || profile.modules.size() + *count > StacksLimits::Rows)
        return false;
    for (quint64 i = 0; i < *count; ++i) {
        const auto module = readModule(reader, profile);
        if (!module)
            return false;
        profile.modules.push_back(*module);
    }
    return true;
}

// A name mostly comes right behind that of the function before, and the module is the same.
void putFunctions(QByteArray &out, const Profile &profile, size_t first)
{
    putVarint(out, profile.functions.size() - first);
    ProfileFunction last;
    for (size_t i = first; i < profile.functions.size(); ++i) {
        const ProfileFunction &function = profile.functions[i];
        putVarint(out, zigzag(qint64(function.name) - last.name - 1));
        putVarint(out, zigzag(qint64(function.module) - last.module) << 1 | quint64(function.known));
        if (!function.known)
            putVarint(out, quint64(function.reason));
        last = function;
    }
}

bool readFunctions(VarintReader &reader, Profile &profile)
{
    const auto count = readCount(reader);
    if (!count || profile.functions.size() + *count > StacksLimits::Rows)
        return false;
    const auto inside = [](qint64 index, size_t size) { return index >= 0 && quint64(index) < size; };
    ProfileFunction last;
    for (quint64 i = 0; i < *count; ++i) {
        const auto name = reader.varint();
        const auto module = reader.varint();
        if (!name || !module)
            return false;
        const auto nameRow = qint64(quint64(unzigzag(*name)) + quint64(last.name) + 1);
        const auto moduleRow = qint64(quint64(unzigzag(*module >> 1)) + quint64(last.module));
        if (!inside(nameRow, profile.strings.size()) || !inside(moduleRow, profile.modules.size()))
            return false;
        ProfileFunction function{qint32(nameRow), qint32(moduleRow), bool(*module & 1), 0};
        if (!function.known) {
            const auto reason = readIndex(reader, profile.strings.size());
            if (!reason)
                return false;
            function.reason = *reason;
        }
        profile.functions.push_back(function);
        last = function;
    }
    return true;
}

std::optional<qint32> readIndex(VarintReader &reader, size_t count)
{
    const auto index = reader.varint();
    return index && *index < count ? std::optional(qint32(*index)) : std::nullopt;
}

QByteArray packed(const QByteArray &plain, int level)
{
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(plain.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(out.data(), size_t(out.size()), plain.constData(), size_t(plain.size()), level);
    Q_ASSERT(!ZSTD_isError(size));
    out.truncate(qsizetype(size));
    return out;
}

std::optional<QByteArray> unpacked(QByteArrayView bytes)
{
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), size_t(bytes.size()));
    // Texts of programs do not shrink to a thousandth: a size beyond that is made up.
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > StacksLimits::TextBytes
        || size > (quint64(bytes.size()) + 64) * 4096)
        return std::nullopt;
    QByteArray plain(qsizetype(size), Qt::Uninitialized);
    const size_t read = ZSTD_decompress(plain.data(), size_t(size), bytes.data(), size_t(bytes.size()));
    if (ZSTD_isError(read) || read != size)
        return std::nullopt;
    return plain;
}

} // namespace performance
