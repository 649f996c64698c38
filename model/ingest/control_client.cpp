// SPDX-License-Identifier: MIT
#include "performance/ingest/control_client.h"

#include "performance/core/json_reader.h"
#include "performance/core/translate.h"
#include "performance/ingest/metric_json.h"
#include "performance/ingest/source_json.h"
#include "performance/procfs/unique_fd.h"
#include "performance/publish/runtime_folder.h"

#include <algorithm>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

namespace performance {

namespace {

constexpr timeval Patience{2, 0};

bool sendAll(int fd, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t sent = ::send(fd, bytes.constData() + at, size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        at += sent;
    }
    return true;
}

QByteArray receiveAll(int fd)
{
    constexpr qsizetype Most = qsizetype(4) << 20;
    QByteArray answer;
    char buffer[4096];
    for (ssize_t length = 0; (length = ::recv(fd, buffer, sizeof buffer, 0)) > 0 && answer.size() < Most;)
        answer.append(buffer, length);
    return answer;
}

struct Reply {
    bool isGood = false;
    QByteArray body;
};

/// Sends a request and waits for the answer. `about`: what an error names.
PerformanceResult<Reply> ask(const QByteArray &request, const QString &about)
{
    const auto folder = runtimeFolder();
    if (!folder)
        return failure(folder.error());
    const QString path = *folder + QLatin1String(ControlSocket);
    const QByteArray name = path.toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (size_t(name.size()) >= sizeof address.sun_path)
        return failure(PerformanceErrorCode::IoError, path, translate("Ingest", "the path is too long for a socket"));
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    const UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &Patience, sizeof Patience);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &Patience, sizeof Patience);
    if (::connect(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        return failure(PerformanceErrorCode::Unsupported, about,
                       translate("Ingest", "no dashboard of yours runs that could take it"),
                       translate("Ingest", "Start wai-performance, or wai-performance serve."));
    }
    if (!sendAll(fd.get(), request))
        return failure(PerformanceErrorCode::IoError, path, translate("Ingest", "the dashboard does not take it"));
    const QByteArray answer = receiveAll(fd.get());
    const qsizetype at = answer.indexOf("\r\n\r\n");
    if (at < 0)
        return failure(PerformanceErrorCode::IoError, path, translate("Ingest", "the dashboard did not answer"));
    return Reply{answer.startsWith("HTTP/1.1 200"), answer.mid(at + 4)};
}

/// The sentence in an answer: that of our JSON, or the answer itself.
QString reasonIn(const QByteArray &body)
{
    const auto reason = json::read(body, QString(),
                                   [](const json::Node &root) { return root.member("error").string(); });
    return reason ? *reason : QString::fromUtf8(body).trimmed();
}

} // namespace

PerformanceResult<void> sendToDashboard(const PerformanceMetric &metric)
{
    const QByteArray body = metricToJson(metric);
    const auto reply = ask(
        "POST /v1/record HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body,
        metric.id);
    if (!reply)
        return failure(reply.error());
    if (reply->isGood)
        return {};
    return failure(PerformanceErrorCode::InvalidMetric, metric.id, reasonIn(reply->body));
}

PerformanceResult<std::vector<IngestSource>> sourcesOfDashboard()
{
    const auto reply = ask("GET /v1/sources HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                           QStringLiteral("sources"));
    if (!reply)
        return failure(reply.error());
    if (!reply->isGood)
        return failure(PerformanceErrorCode::IoError, QStringLiteral("sources"), reasonIn(reply->body));
    return sourcesFromJson(reply->body);
}

} // namespace performance
