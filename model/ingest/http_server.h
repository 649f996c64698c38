// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/request_guard.h"
#include "performance/procfs/unique_fd.h"

#include <chrono>
#include <functional>
#include <memory>

namespace performance {

/// A small HTTP server on loopback or on a socket in the file system (libmicrohttpd, a thread of its own): it holds
/// requests to limits of size, time and number, asks the guard, and hands those that pass to a handler.
///
/// Thread-safety: its owner starts and destroys it. Handlers run on the thread of the server.
class HttpServer {
public:
    static constexpr unsigned MostConnections = 64;
    /// Programs of other users have no more than these, so that they cannot take the owner's.
    static constexpr size_t MostStrangers = 8;
    /// Where all of these are taken, one that is older makes room.
    static constexpr std::chrono::seconds StrangerTime{10};
    static constexpr unsigned IdleSeconds = 10;

    struct Answer {
        int status = 200;
        QByteArray type = "text/plain; charset=utf-8";
        QByteArray body;
        int retryAfter = 0; ///< seconds; 0: says nothing
    };
    /// Called on the server's thread with a head that passed the guard and the body, unpacked.
    using Handler = std::function<Answer(const RequestHead &head, const QByteArray &body)>;
    /// Told of each request, or connection, that the guard or a limit refused.
    using Refused = std::function<void(int status, const QByteArray &sentence)>;

    /// Serves what connects to `listener`. `policy.port` is that of the listener; 0 for a socket in the file system.
    static std::unique_ptr<HttpServer> start(UniqueFd listener, const GuardPolicy &policy, Handler handler,
                                             Refused refused);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

private:
    struct Private;
    explicit HttpServer(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace performance
