// SPDX-License-Identifier: MIT
#pragma once

#include <utmp.h>

#include <performance/machinelog/boot_records.h>

#include <QStringList>

#include <cstring>

#include <zlib.h>

/// "2026-10-24T21:59:59 package-upgraded libpq5 15.3-0 → 15.5-1", one for each event.
inline QStringList linesOf(const std::vector<performance::MachineEvent> &events)
{
    QStringList lines;
    for (const performance::MachineEvent &event : events)
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(performance::toIsoString(event.time).left(19), performance::toName(event.kind), event.subject,
                          event.detail)
                     .trimmed();
    return lines;
}

/// As gzip(1) packs it.
inline QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData())); // zlib's C interface
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/// A record of wtmp, as utmp(5) has it here.
inline QByteArray bootRecord(short type, qint64 seconds, const char *host)
{
    struct utmp record {};
    record.ut_type = type;
    record.ut_tv.tv_sec = decltype(record.ut_tv.tv_sec)(seconds);
    std::strncpy(record.ut_host, host, sizeof record.ut_host - 1);
    return QByteArray(reinterpret_cast<const char *>(&record), sizeof record);
}
