// SPDX-License-Identifier: MIT
#include "performance/symbols/import/unpack.h"

#include "performance/symbols/reason.h"

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <QCoreApplication>
#include <QIODevice>

#include <memory>
#include <vector>

namespace performance {

namespace {

constexpr size_t Piece = 1 << 18;
constexpr std::uint64_t MostDecoderMemory = std::uint64_t(1) << 30;

/// One step of a decoder: takes from `in`, gives to `out`, both moved on.
struct Step {
    const std::uint8_t *in = nullptr;
    size_t inSize = 0;
    std::uint8_t *out = nullptr;
    size_t outSize = 0;
};

class Decoder {
public:
    enum class State { More, MemberEnd, Broken };
    virtual ~Decoder() = default;
    virtual State step(Step &step) = 0;
};

class GzipDecoder final : public Decoder {
public:
    GzipDecoder() { m_ok = ::inflateInit2(&m_stream, 15 + 16) == Z_OK; } // zlib's largest window, in gzip's clothes
    ~GzipDecoder() override { ::inflateEnd(&m_stream); }
    GzipDecoder(const GzipDecoder &) = delete;
    GzipDecoder &operator=(const GzipDecoder &) = delete;

    State step(Step &step) override
    {
        m_stream.next_in = const_cast<Bytef *>(step.in); // zlib's C interface
        m_stream.avail_in = uInt(step.inSize);
        m_stream.next_out = step.out;
        m_stream.avail_out = uInt(step.outSize);
        const int state = m_ok ? ::inflate(&m_stream, Z_NO_FLUSH) : Z_STREAM_ERROR;
        step = {m_stream.next_in, m_stream.avail_in, m_stream.next_out, m_stream.avail_out};
        if (state == Z_STREAM_END) // a file is a series of members
            return ::inflateReset(&m_stream) == Z_OK ? State::MemberEnd : State::Broken;
        return state == Z_OK || state == Z_BUF_ERROR ? State::More : State::Broken;
    }

private:
    z_stream m_stream{};
    bool m_ok = false;
};

class XzDecoder final : public Decoder {
public:
    XzDecoder() { begin(); }
    ~XzDecoder() override { ::lzma_end(&m_stream); }
    XzDecoder(const XzDecoder &) = delete;
    XzDecoder &operator=(const XzDecoder &) = delete;

    State step(Step &step) override
    {
        m_stream.next_in = step.in;
        m_stream.avail_in = step.inSize;
        m_stream.next_out = step.out;
        m_stream.avail_out = step.outSize;
        const lzma_ret state = m_ok ? ::lzma_code(&m_stream, LZMA_RUN) : LZMA_PROG_ERROR;
        step = {m_stream.next_in, m_stream.avail_in, m_stream.next_out, m_stream.avail_out};
        if (state == LZMA_STREAM_END) {
            begin();
            return m_ok ? State::MemberEnd : State::Broken;
        }
        return state == LZMA_OK || state == LZMA_BUF_ERROR ? State::More : State::Broken;
    }

private:
    void begin() { m_ok = ::lzma_stream_decoder(&m_stream, MostDecoderMemory, 0) == LZMA_OK; }

    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_ok = false;
};

class ZstdDecoder final : public Decoder {
public:
    State step(Step &step) override
    {
        ZSTD_inBuffer in{step.in, step.inSize, 0};
        ZSTD_outBuffer out{step.out, step.outSize, 0};
        const size_t result = ZSTD_decompressStream(m_stream.get(), &out, &in);
        step = {step.in + in.pos, step.inSize - in.pos, step.out + out.pos, step.outSize - out.pos};
        if (ZSTD_isError(result))
            return State::Broken;
        return result == 0 ? State::MemberEnd : State::More; // after a frame it begins the next by itself
    }

private:
    std::unique_ptr<ZSTD_DStream, size_t (*)(ZSTD_DStream *)> m_stream{ZSTD_createDStream(), ZSTD_freeDStream};
};

std::unique_ptr<Decoder> decoderOf(Packing packing)
{
    switch (packing) {
    case Packing::Xz: return std::make_unique<XzDecoder>();
    case Packing::Zstd: return std::make_unique<ZstdDecoder>();
    default: return std::make_unique<GzipDecoder>();
    }
}

} // namespace

Packing packingOf(const QByteArray &beginning)
{
    if (beginning.startsWith("\x1f\x8b"))
        return Packing::Gzip;
    if (beginning.startsWith(QByteArray("\xfd"
                                        "7zXZ\0",
                                        6)))
        return Packing::Xz;
    if (beginning.startsWith("\x28\xb5\x2f\xfd"))
        return Packing::Zstd;
    return Packing::None;
}

PerformanceResult<bool> unpack(Packing packing, QIODevice &in, QIODevice &out, qint64 most, const QString &source)
{
    const auto decoder = decoderOf(packing);
    QByteArray packed;
    std::vector<std::uint8_t> unpacked(Piece);
    Step step;
    qint64 written = 0;
    bool atEnd = false;   // of a member: here the file may end
    bool outFull = false; // there may be more to come of what was given
    for (;;) {
        if (step.inSize == 0 && !outFull) {
            packed = in.read(Piece);
            if (packed.isEmpty())
                break;
            step.in = reinterpret_cast<const std::uint8_t *>(packed.constData());
            step.inSize = size_t(packed.size());
        }
        step.out = unpacked.data();
        step.outSize = unpacked.size();
        const size_t before = step.inSize;
        const Decoder::State state = decoder->step(step);
        const auto got = qint64(unpacked.size() - step.outSize);
        outFull = step.outSize == 0;
        if (got > most - written)
            return failure(PerformanceErrorCode::Unsupported, source,
                           reasonText(QT_TRANSLATE_NOOP("Symbols", "it unpacks to more than can be read")));
        if (got > 0 && out.write(reinterpret_cast<const char *>(unpacked.data()), got) != got)
            return failure(PerformanceErrorCode::IoError, source, out.errorString());
        written += got;
        const bool moved = got > 0 || step.inSize != before;
        if (state == Decoder::State::Broken || (!moved && before > 0))
            break; // behind a member's end there may be padding, which is no damage
        if (moved)
            atEnd = state == Decoder::State::MemberEnd;
    }
    if (written == 0)
        return failure(PerformanceErrorCode::ParseError, source,
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it cannot be unpacked")));
    return atEnd;
}

} // namespace performance
