// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>
#include <string_view>

namespace performance {

/// Takes the body of a request as it comes, unpacks it if need be, and stops at the first byte beyond a limit, so that a
/// decompression bomb costs little memory here. A truncated body is refused, never taken in part.
///
/// Thread-safety: one thread, that of the request.
class BodyReader {
public:
    static constexpr qsizetype MostPacked = qsizetype(4) << 20;
    static constexpr qsizetype MostUnpacked = qsizetype(16) << 20;
    /// The most bytes that a packed byte may unpack to, once RatioFrom bytes were unpacked.
    static constexpr qsizetype MostRatio = 200;
    static constexpr qsizetype RatioFrom = qsizetype(64) << 10;

    enum class Packing { None, Gzip, Deflate };
    enum class State { Good, TooLarge, Broken };

    explicit BodyReader(Packing packing);
    ~BodyReader();

    State take(std::string_view bytes);
    /// Whether a packed body has come to its end.
    State finish();
    const QByteArray &body() const { return m_body; }

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    QByteArray m_body;
    qsizetype m_packed = 0;
    State m_state = State::Good;
    bool m_ended = false;
};

} // namespace performance
