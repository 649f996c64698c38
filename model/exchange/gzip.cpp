// SPDX-License-Identifier: MIT
#include "performance/exchange/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <span>

namespace performance {

namespace {
constexpr int GzipWindow = 15 + 16; // zlib's largest window, in gzip's clothes
constexpr qsizetype Piece = 1 << 16;
} // namespace

QByteArray gzip(const QByteArray &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out;
    qsizetype given = 0;
    int state = Z_OK;
    while (state == Z_OK) {
        if (stream.avail_in == 0 && given < bytes.size()) {
            const qsizetype piece = std::min<qsizetype>(bytes.size() - given, 1 << 30);
            stream.next_in = reinterpret_cast<Bytef *>(
                const_cast<char *>(bytes.constData() + given)); // zlib's C interface
            stream.avail_in = uInt(piece);
            given += piece;
        }
        const qsizetype had = out.size();
        out.resize(had + Piece);
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + had);
        stream.avail_out = Piece;
        state = deflate(&stream, given == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
        out.resize(had + Piece - stream.avail_out);
    }
    deflateEnd(&stream);
    return out;
}

std::optional<QByteArray> gunzip(const QByteArray &bytes, qsizetype most)
{
    z_stream stream{};
    if (bytes.size() > qsizetype(1) << 31 || inflateInit2(&stream, GzipWindow) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    QByteArray out;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= most) {
        const qsizetype had = out.size();
        const qsizetype piece = std::max(Piece, std::min<qsizetype>(had, 1 << 26));
        out.resize(had + piece);
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + had);
        stream.avail_out = uInt(piece);
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(had + piece - stream.avail_out);
        if (state != Z_STREAM_END)
            continue;
        // A file is a series of members (RFC 1952, 2.2). What pads a block of a tape are zeros; gzip(1) skips them too.
        const std::span<const Bytef> rest(stream.next_in, stream.avail_in);
        if (std::ranges::any_of(rest, [](Bytef byte) { return byte != 0; }))
            state = inflateReset(&stream);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || out.size() > most)
        return std::nullopt;
    return out;
}

} // namespace performance
