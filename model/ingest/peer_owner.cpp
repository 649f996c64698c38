// SPDX-License-Identifier: MIT
#include "performance/ingest/peer_owner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace performance {

namespace {

/// An address as /proc/net/tcp writes it: the words of it in the machine's byte order, in hexadecimal.
QByteArray hexAddress(const void *address, size_t bytes)
{
    QByteArray text;
    for (size_t i = 0; i < bytes; i += 4) {
        quint32 word = 0;
        std::memcpy(&word, static_cast<const char *>(address) + i, 4);
        text += QByteArray::number(word, 16).rightJustified(8, '0').toUpper();
    }
    return text;
}

QByteArray hexPort(int port)
{
    return QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
}

/// Visits the rows of a table: local address and port, remote address and port, user, inode.
template<typename Visit>
bool anyRow(const char *table, Visit visit)
{
    QFile file(QString::fromLatin1("/proc/net/%1").arg(QLatin1String(table)));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QList<QByteArray> fields = lines[i].simplified().split(' ');
        if (fields.size() > 9 && visit(fields))
            return true;
    }
    return false;
}

} // namespace

std::optional<unsigned> ownerOfPeer(const sockaddr *peer, int ownPort)
{
    QByteArray local;
    QByteArray mapped; // of a socket for both families, as Java opens them
    if (peer->sa_family == AF_INET6) {
        const auto *address = reinterpret_cast<const sockaddr_in6 *>(peer);
        local = hexAddress(&address->sin6_addr, 16) + ':' + hexPort(ntohs(address->sin6_port));
    } else {
        const auto *address = reinterpret_cast<const sockaddr_in *>(peer);
        local = hexAddress(&address->sin_addr, 4) + ':' + hexPort(ntohs(address->sin_port));
        mapped = "0000000000000000FFFF0000" + local;
    }
    const QByteArray remote = ':' + hexPort(ownPort);
    std::optional<unsigned> owner;
    for (const char *table : {"tcp", "tcp6"}) {
        anyRow(table, [&](const QList<QByteArray> &fields) {
            // One that nobody holds any more stands there as root's, with inode 0.
            if ((fields[1] != local && fields[1] != mapped) || !fields[2].endsWith(remote) || fields[9] == "0")
                return false;
            owner = fields[7].toUInt();
            return true;
        });
    }
    return owner;
}

QString listenerOn(int port, bool udp)
{
    QByteArray inode;
    const QByteArray suffix = ':' + hexPort(port);
    for (const bool six : {false, true}) {
        anyRow(udp ? (six ? "udp6" : "udp") : (six ? "tcp6" : "tcp"), [&](const QList<QByteArray> &fields) {
            constexpr const char *Listening = "0A";
            if (!fields[1].endsWith(suffix) || (!udp && fields[3] != Listening))
                return false;
            inode = fields[9];
            return true;
        });
    }
    if (inode.isEmpty() || inode == "0")
        return {};
    const QString link = QStringLiteral("socket:[%1]").arg(QLatin1String(inode));
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &pid : processes) {
        if (!pid.front().isDigit())
            continue;
        const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
        const auto entries = descriptors.entryInfoList(QDir::NoDotAndDotDot | QDir::System | QDir::AllEntries);
        for (const QFileInfo &entry : entries) {
            if (!entry.symLinkTarget().endsWith(link))
                continue;
            // Its file rather than its first thread, which some programs (Node) call otherwise.
            const QString program = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(pid))).fileName();
            return program.isEmpty() ? pid : QStringLiteral("%1 (%2)").arg(program, pid);
        }
    }
    return {};
}

} // namespace performance
