// SPDX-License-Identifier: MIT
#include "performance/ingest/body_reader.h"

#include <zlib.h>

namespace performance {

struct BodyReader::Stream {
    z_stream z{};
    bool ready = false;
    explicit Stream(int windowBits) { ready = inflateInit2(&z, windowBits) == Z_OK; }
    ~Stream()
    {
        if (ready)
            inflateEnd(&z);
    }
};

BodyReader::BodyReader(Packing packing)
{
    constexpr int LargestWindow = 15;
    constexpr int GzipHeader = 16;
    if (packing != Packing::None)
        m_stream = std::make_unique<Stream>(LargestWindow + (packing == Packing::Gzip ? GzipHeader : 0));
    m_ended = packing == Packing::None;
}

BodyReader::~BodyReader() = default;

BodyReader::State BodyReader::take(std::string_view bytes)
{
    if (m_state != State::Good)
        return m_state;
    if (!m_stream) {
        if (m_body.size() + qsizetype(bytes.size()) > MostUnpacked)
            return m_state = State::TooLarge;
        m_body.append(bytes.data(), qsizetype(bytes.size()));
        return m_state;
    }
    m_packed += qsizetype(bytes.size());
    if (m_packed > MostPacked)
        return m_state = State::TooLarge;
    z_stream &z = m_stream->z;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    char buffer[16384];
    while (z.avail_in > 0) {
        if (m_ended)
            return m_state = State::Broken; // a second member, or rubbish behind the end
        z.next_out = reinterpret_cast<Bytef *>(buffer);
        z.avail_out = sizeof buffer;
        const int code = inflate(&z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END)
            return m_state = State::Broken;
        m_body.append(buffer, qsizetype(sizeof buffer - z.avail_out));
        m_ended = code == Z_STREAM_END;
        if (m_body.size() > MostUnpacked || (m_body.size() > RatioFrom && m_body.size() > MostRatio * m_packed))
            return m_state = State::TooLarge;
    }
    // What a full buffer held back.
    while (!m_ended && z.avail_out == 0) {
        z.next_out = reinterpret_cast<Bytef *>(buffer);
        z.avail_out = sizeof buffer;
        const int code = inflate(&z, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return m_state = State::Broken;
        m_body.append(buffer, qsizetype(sizeof buffer - z.avail_out));
        m_ended = code == Z_STREAM_END;
        if (m_body.size() > MostUnpacked || (m_body.size() > RatioFrom && m_body.size() > MostRatio * m_packed))
            return m_state = State::TooLarge;
        if (code == Z_BUF_ERROR)
            break;
    }
    return m_state;
}

BodyReader::State BodyReader::finish()
{
    if (m_state == State::Good && !m_ended)
        m_state = State::Broken;
    return m_state;
}

} // namespace performance
