// SPDX-License-Identifier: MIT
#include "performance/core/system_text.h"

#include <QStringDecoder>

namespace performance {

namespace {

constexpr char16_t Escape = 0xdc00; ///< plus the byte

/// How many bytes from `at` on are one character of UTF-8; 0 where they are none.
qsizetype characterAt(QByteArrayView bytes, qsizetype at)
{
    const auto lead = uchar(bytes[at]);
    const qsizetype length = lead < 0x80 ? 1
        : lead < 0xc2                    ? 0
        : lead < 0xe0                    ? 2
        : lead < 0xf0                    ? 3
        : lead < 0xf5                    ? 4
                                         : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    return bytes.sliced(at, length).isValidUtf8() ? length : 0;
}

/// QString::fromUtf8() takes a byte order mark at the beginning away; in a name it is a character like others.
QString decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    return decoder(bytes);
}

} // namespace

QString fromSystem(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return decoded(bytes);
    QString text;
    qsizetype plain = 0; // what was not taken yet begins here
    for (qsizetype at = 0; at < bytes.size();) {
        if (const qsizetype length = characterAt(bytes, at)) {
            at += length;
            continue;
        }
        text += decoded(bytes.sliced(plain, at - plain));
        text += QChar(char16_t(Escape + uchar(bytes[at])));
        plain = ++at;
    }
    return text + decoded(bytes.sliced(plain));
}

QByteArray toSystem(QStringView text)
{
    QByteArray bytes;
    qsizetype plain = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at].unicode();
        const bool paired = at > 0 && text[at - 1].isHighSurrogate();
        if (unit < Escape + 0x80 || unit > Escape + 0xff || paired)
            continue;
        bytes += text.sliced(plain, at - plain).toUtf8();
        bytes += char(unit - Escape);
        plain = at + 1;
    }
    return bytes + text.sliced(plain).toUtf8();
}

} // namespace performance
