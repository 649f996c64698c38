// SPDX-License-Identifier: MIT
#include "performance/system/socket_table.h"

#include "performance/procfs/text_cursor.h"

#include <QCoreApplication>

#include <arpa/inet.h>
#include <charconv>
#include <cstring>

namespace performance {

namespace {

constexpr const char *TcpStates[] = {nullptr,
                                     QT_TRANSLATE_NOOP("Socket", "established"),
                                     QT_TRANSLATE_NOOP("Socket", "connecting"),
                                     QT_TRANSLATE_NOOP("Socket", "being accepted"),
                                     QT_TRANSLATE_NOOP("Socket", "closing"),
                                     QT_TRANSLATE_NOOP("Socket", "closing"),
                                     QT_TRANSLATE_NOOP("Socket", "closed lately"),
                                     QT_TRANSLATE_NOOP("Socket", "closed"),
                                     QT_TRANSLATE_NOOP("Socket", "closed by the other side"),
                                     QT_TRANSLATE_NOOP("Socket", "closing"),
                                     QT_TRANSLATE_NOOP("Socket", "listening"),
                                     QT_TRANSLATE_NOOP("Socket", "closing")};

std::optional<quint32> hexNumber(std::string_view digits)
{
    quint32 value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

} // namespace

/// Addresses are words of 32 bits in the byte order of the machine.
std::optional<QString> endpointText(std::string_view word)
{
    const size_t colon = word.find(':');
    if (colon != 8 && colon != 32)
        return std::nullopt;
    const auto port = hexNumber(word.substr(colon + 1));
    unsigned char address[16] = {};
    for (size_t i = 0; i < colon / 8; ++i) {
        const auto part = hexNumber(word.substr(i * 8, 8));
        if (!part)
            return std::nullopt;
        std::memcpy(address + i * 4, &*part, 4);
    }
    char text[INET6_ADDRSTRLEN] = {};
    if (!port || !::inet_ntop(colon == 8 ? AF_INET : AF_INET6, address, text, sizeof text))
        return std::nullopt;
    return colon == 8 ? QStringLiteral("%1:%2").arg(QLatin1String(text)).arg(*port)
                      : QStringLiteral("[%1]:%2").arg(QLatin1String(text)).arg(*port);
}

std::optional<std::pair<quint64, QString>> parseInetSocket(std::string_view line, std::string_view protocol)
{
    TextCursor words(line);
    words.word(); // number of the line
    const auto local = endpointText(words.word());
    const std::string_view remoteWord = words.word();
    const auto remote = endpointText(remoteWord);
    const auto state = hexNumber(words.word());
    for (int i = 0; i < 5; ++i) // queues, timer, retransmits, user, timeout
        words.word();
    const auto inode = words.number();
    if (!local || !remote || !state || !inode || *inode <= 0)
        return std::nullopt;
    const QString name = QString::fromLatin1(protocol.data(), qsizetype(protocol.size()));
    const bool connected = remoteWord.find_first_not_of("0:") != std::string_view::npos;
    QString text = connected ? QStringLiteral("%1 %2 → %3").arg(name, *local, *remote)
                             : QStringLiteral("%1 %2").arg(name, *local);
    if (protocol == "TCP" && *state < std::size(TcpStates) && TcpStates[*state])
        text += QStringLiteral(" (%1)").arg(QCoreApplication::translate("Socket", TcpStates[*state]));
    return std::pair(quint64(*inode), text);
}

QHash<quint64, QString> readSockets(FileReader &reader, const std::string &netFolder)
{
    QHash<quint64, QString> sockets;
    for (const auto &[file, protocol] :
         {std::pair("/tcp", "TCP"), std::pair("/tcp6", "TCP"), std::pair("/udp", "UDP"), std::pair("/udp6", "UDP")}) {
        const auto text = reader.read(netFolder + file);
        if (!text)
            continue;
        TextCursor lines(*text);
        lines.line(); // the header
        while (!lines.atEnd()) {
            if (const auto socket = parseInetSocket(lines.line(), protocol))
                sockets.insert(socket->first, socket->second);
        }
    }
    if (const auto text = reader.read(netFolder + "/unix")) {
        TextCursor lines(*text);
        lines.line();
        while (!lines.atEnd()) {
            TextCursor words(lines.line());
            for (int i = 0; i < 6; ++i) // address, references, protocol, flags, type, state
                words.word();
            const auto inode = words.number();
            const std::string_view path = words.word();
            if (inode)
                sockets.insert(quint64(*inode),
                               path.empty() ? QCoreApplication::translate("Socket", "local socket")
                                            : QCoreApplication::translate("Socket", "local socket %1")
                                                  .arg(QString::fromUtf8(path.data(), qsizetype(path.size()))));
        }
    }
    return sockets;
}

} // namespace performance
