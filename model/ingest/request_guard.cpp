// SPDX-License-Identifier: MIT
#include "performance/ingest/request_guard.h"

namespace performance {

namespace {

/// "localhost:4318" and its like; the port must be ours.
bool isOurHost(const QByteArray &host, int port)
{
    for (const char *name : {"localhost", "127.0.0.1", "[::1]"}) {
        if (host == name || host == QByteArray(name) + ':' + QByteArray::number(port))
            return true;
    }
    return false;
}

/// Takes as long wherever the first difference is.
bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

bool hasToken(const RequestHead &head, const GuardPolicy &policy)
{
    return !policy.token.isEmpty() && sameSecret(head.first("Authorization"), "Bearer " + policy.token);
}

QByteArray mediaType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

} // namespace

std::vector<QByteArray> RequestHead::all(const char *name) const
{
    std::vector<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.push_back(value);
    }
    return values;
}

QByteArray RequestHead::first(const char *name) const
{
    const auto values = all(name);
    return values.empty() ? QByteArray() : values.front();
}

bool isAllowedOrigin(const QByteArray &origin, const GuardPolicy &policy)
{
    return policy.origins.contains(QString::fromUtf8(origin));
}

std::optional<Refusal> refusalOf(const RequestHead &head, const GuardPolicy &policy)
{
    // What two programs might read differently.
    const auto lengths = head.all("Content-Length");
    const auto encodings = head.all("Transfer-Encoding");
    if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0")
        return Refusal{505, "HTTP/1.1 is spoken here."};
    if (lengths.size() > 1 || encodings.size() > 1 || (!lengths.empty() && !encodings.empty()))
        return Refusal{400, "The length of the request is told twice."};
    if (!encodings.empty() && encodings.front().toLower() != "chunked")
        return Refusal{501, "Only the transfer encoding \"chunked\" is known here."};
    if (!head.all("Upgrade").empty())
        return Refusal{400, "There is nothing to upgrade to."};
    if (!head.path.startsWith('/') || head.path.startsWith("//"))
        return Refusal{400, "The path must begin with one slash."};

    const bool viaSocket = head.peer == RequestHead::Peer::Socket;
    if (!viaSocket) {
        const auto hosts = head.all("Host");
        if (hosts.size() != 1 || !isOurHost(hosts.front(), policy.port))
            return Refusal{421, "This server is localhost, and nobody else."};
        const auto origins = head.all("Origin");
        const bool isAllowed = origins.size() == 1 && isAllowedOrigin(origins.front(), policy);
        if (!origins.empty() && !isAllowed)
            return Refusal{403,
                           "This web page may not send here; the settings of WAI Performance list those that may."};
        const QByteArray site = head.first("Sec-Fetch-Site");
        if (!isAllowed && !site.isEmpty() && site != "none" && site != "same-origin")
            return Refusal{403, "Web pages may not send here unless the settings of WAI Performance list them."};
        if (head.method != "OPTIONS" && head.peer == RequestHead::Peer::Stranger && !hasToken(head, policy))
            return Refusal{403, "Programs of other users need the token of this user's runtime folder."};
    }
    if (head.method == "GET") {
        if (!viaSocket && !hasToken(head, policy))
            return Refusal{401, "Reading takes the token of the runtime folder: Authorization: Bearer TOKEN."};
        return std::nullopt;
    }
    if (head.method == "POST") {
        const auto types = head.all("Content-Type");
        const QByteArray type = types.size() == 1 ? mediaType(types.front()) : QByteArray();
        if (type != "application/json" && type != "application/x-protobuf")
            return Refusal{415, "The content type must be application/json or application/x-protobuf."};
        return std::nullopt;
    }
    if (head.method == "OPTIONS") {
        if (head.all("Origin").empty())
            return Refusal{400, "A preflight names its Origin."};
        return std::nullopt;
    }
    return Refusal{405, "GET, POST and OPTIONS are known here."};
}

} // namespace performance
