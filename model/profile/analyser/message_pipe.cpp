// SPDX-License-Identifier: MIT
#include "performance/profile/analyser/message_pipe.h"

#include "performance/profile/analyser/analyser_protocol.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QtEndian>

#include <cerrno>

namespace performance::analyser {

namespace {

PerformanceResult<void> readAll(int fd, char *into, size_t size, const QDeadlineTimer &deadline)
{
    while (size > 0) {
        pollfd polled{fd, POLLIN, 0};
        const int ready = ::poll(&polled, 1,
                                 deadline.isForever() ? -1 : int(std::max<qint64>(0, deadline.remainingTime())));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready == 0)
            return failure(PerformanceErrorCode::Timeout, QStringLiteral("wai-performance-analyser"));
        const ssize_t n = ::read(fd, into, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failure(PerformanceErrorCode::IoError, QStringLiteral("wai-performance-analyser"));
        into += n;
        size -= size_t(n);
    }
    return {};
}

} // namespace

PerformanceResult<void> send(int fd, const QByteArray &message)
{
    char length[4];
    qToBigEndian(quint32(message.size()), length);
    QByteArray bytes = QByteArray::fromRawData(length, 4) + message;
    const char *at = bytes.constData();
    for (qsizetype left = bytes.size(); left > 0;) {
        const ssize_t n = ::send(fd, at, size_t(left), MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return failure(PerformanceErrorCode::IoError, QStringLiteral("wai-performance-analyser"));
        at += n;
        left -= n;
    }
    return {};
}

PerformanceResult<QByteArray> receive(int fd, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline = timeout.count() < 0 ? QDeadlineTimer(QDeadlineTimer::Forever)
                                                        : QDeadlineTimer(timeout);
    char length[4];
    if (auto got = readAll(fd, length, sizeof(length), deadline); !got)
        return failure(got.error());
    const auto size = qFromBigEndian<quint32>(length);
    if (size > MostMessageBytes)
        return failure(PerformanceErrorCode::ParseError, QStringLiteral("wai-performance-analyser"));
    QByteArray message(qsizetype(size), Qt::Uninitialized);
    if (auto got = readAll(fd, message.data(), size, deadline); !got)
        return failure(got.error());
    return message;
}

} // namespace performance::analyser
