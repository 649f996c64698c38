// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>
#include <string_view>

namespace performance {

/// Takes the body of a request as it comes, unpacks it if need be, and stops at the first byte too many: a bomb costs the
/// sender its bytes and us none. A body that was cut is refused, never taken in part.
class BodyReader {
public:
    static constexpr qsizetype MostPacked = qsizetype(4) << 20;
    static constexpr qsizetype MostUnpacked = qsizetype(16) << 20;
    /// How much a byte may unpack to, once so much has been unpacked.
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
