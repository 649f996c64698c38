// SPDX-License-Identifier: MIT
#include "performance/ingest/control_client.h"

#include "performance/core/unique_fd.h"
#include "performance/ingest/metric_json.h"
#include "performance/publish/runtime_folder.h"

#include <QCoreApplication>

#include <algorithm>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

namespace performance {

namespace {

constexpr timeval Patience{2, 0};

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

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
    QByteArray answer;
    char buffer[4096];
    for (ssize_t length = 0; (length = ::recv(fd, buffer, sizeof buffer, 0)) > 0 && answer.size() < 65536;)
        answer.append(buffer, length);
    return answer;
}

} // namespace

PerformanceResult<void> sendToDashboard(const PerformanceMetric &metric)
{
    const auto folder = runtimeFolder();
    if (!folder)
        return failure(folder.error());
    const QString path = *folder + QLatin1String(ControlSocket);
    const QByteArray name = path.toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (size_t(name.size()) >= sizeof address.sun_path)
        return failure(PerformanceErrorCode::IoError, path, text(QT_TRANSLATE_NOOP("Ingest", "the path is too long for a socket")));
    std::copy(name.cbegin(), name.cend(), address.sun_path);
    const UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &Patience, sizeof Patience);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &Patience, sizeof Patience);
    if (::connect(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        return failure(PerformanceErrorCode::Unsupported, metric.id, text(QT_TRANSLATE_NOOP("Ingest", "no dashboard of yours runs that could take it")),
                       text(QT_TRANSLATE_NOOP("Ingest", "Start wai-performance, or wai-performance serve.")));
    }
    const QByteArray body = metricToJson(metric);
    const QByteArray request = "POST /v1/record HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (!sendAll(fd.get(), request))
        return failure(PerformanceErrorCode::IoError, path, text(QT_TRANSLATE_NOOP("Ingest", "the dashboard does not take it")));
    const QByteArray answer = receiveAll(fd.get());
    if (answer.startsWith("HTTP/1.1 200"))
        return {};
    const qsizetype at = answer.indexOf("\r\n\r\n");
    return failure(PerformanceErrorCode::InvalidMetric, metric.id, at < 0 ? text(QT_TRANSLATE_NOOP("Ingest", "the dashboard did not answer")) : QString::fromUtf8(answer.mid(at + 4)).trimmed());
}

} // namespace performance
