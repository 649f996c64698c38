// SPDX-License-Identifier: MIT
#include "performance/ingest/http_server.h"

#include "performance/core/owner_thread.h"
#include "performance/ingest/body_reader.h"
#include "performance/ingest/peer_owner.h"

#include <microhttpd.h>

#include <sys/socket.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr size_t MostHeadBytes = 16384;

struct Request {
    RequestHead head;
    std::unique_ptr<BodyReader> body;
    BodyReader::State state = BodyReader::State::Good;
    qsizetype thrownAway = 0; ///< bytes behind the last one that is allowed
    bool refused = false;
};

/// So much of a body that is too large is read and forgotten, so that its sender gets an answer.
constexpr qsizetype MostThrownAway = qsizetype(16) << 20;

MHD_Result collectHeader(void *data, MHD_ValueKind, const char *key, const char *value)
{
    static_cast<RequestHead *>(data)->headers.emplace_back(key, value ? value : "");
    return MHD_YES;
}

HttpServer::Answer plain(int status, const QByteArray &sentence)
{
    return {status, "text/plain; charset=utf-8", sentence + '\n', 0};
}

} // namespace

struct HttpServer::Private {
    GuardPolicy policy;
    Handler handler;
    Refused refused;
    MHD_Daemon *daemon = nullptr;

    ~Private()
    {
        if (daemon)
            MHD_stop_daemon(daemon);
    }

    // Of the daemon's one thread:
    OwnerThread serving; ///< asserted where a connection comes
    struct Stranger {
        MHD_Connection *connection;
        int fd;
        std::chrono::steady_clock::time_point since;
    };
    std::vector<Stranger> strangers;                          ///< oldest first
    RequestHead::Peer accepted = RequestHead::Peer::Stranger; ///< of the connection that was let in last

    /// Asked before a connection is made, and just before onConnection() is told of it: who is at the other end is found out
    /// once. Connections are few, and whoever holds them without a word must not keep the owner out.
    static MHD_Result onAccept(void *self, const sockaddr *address, socklen_t)
    {
        auto &d = *static_cast<Private *>(self);
        Q_ASSERT(d.serving.isHere());
        if (d.policy.port == 0) {
            d.accepted = RequestHead::Peer::Socket;
            return MHD_YES;
        }
        const auto owner = address ? ownerOfPeer(address, d.policy.port) : std::nullopt;
        d.accepted = owner == ::geteuid() ? RequestHead::Peer::SameUser : RequestHead::Peer::Stranger;
        if (d.accepted != RequestHead::Peer::Stranger || d.strangers.size() < MostStrangers)
            return MHD_YES;
        // It ends by itself then, and this one or the next finds room.
        if (std::chrono::steady_clock::now() - d.strangers.front().since > StrangerTime)
            ::shutdown(d.strangers.front().fd, SHUT_RDWR);
        d.refused(503, "Programs of other users hold too many connections.");
        return MHD_NO;
    }

    static void onConnection(void *self, MHD_Connection *connection, void **context,
                             MHD_ConnectionNotificationCode what)
    {
        auto &d = *static_cast<Private *>(self);
        if (what == MHD_CONNECTION_NOTIFY_STARTED) {
            Q_ASSERT(d.serving.isHere());
            *context = new RequestHead::Peer(d.accepted);
            const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
            if (d.accepted == RequestHead::Peer::Stranger && info)
                d.strangers.push_back({connection, info->connect_fd, std::chrono::steady_clock::now()});
        } else {
            std::erase_if(d.strangers, [&](const Stranger &stranger) { return stranger.connection == connection; });
            delete static_cast<RequestHead::Peer *>(std::exchange(*context, nullptr));
        }
    }

    static RequestHead::Peer peerOf(MHD_Connection *connection)
    {
        const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
        return info && info->socket_context ? *static_cast<RequestHead::Peer *>(info->socket_context)
                                            : RequestHead::Peer::Stranger;
    }

    MHD_Result send(MHD_Connection *connection, const RequestHead &head, const Answer &answer)
    {
        MHD_Response *response = MHD_create_response_from_buffer(
            size_t(answer.body.size()), const_cast<char *>(answer.body.constData()), MHD_RESPMEM_MUST_COPY);
        if (!response)
            return MHD_NO;
        if (!answer.type.isEmpty())
            MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.type.constData());
        MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
        MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
        MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
        if (answer.retryAfter > 0)
            MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER,
                                    QByteArray::number(answer.retryAfter).constData());
        const QByteArray origin = head.first("Origin");
        if (!origin.isEmpty() && isAllowedOrigin(origin, policy)) {
            MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, origin.constData());
            MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, "Origin");
            if (head.method == "OPTIONS") {
                MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_METHODS, "POST");
                MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_HEADERS, "content-type");
                MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_MAX_AGE, "600");
                if (!head.first("Access-Control-Request-Private-Network").isEmpty())
                    MHD_add_response_header(response, "Access-Control-Allow-Private-Network", "true");
            }
        }
        const bool isError = answer.status >= 400;
        if (isError)
            MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
        const MHD_Result queued = MHD_queue_response(connection, unsigned(answer.status), response);
        MHD_destroy_response(response);
        return queued;
    }

    MHD_Result refuse(MHD_Connection *connection, Request &request, const Answer &answer)
    {
        request.refused = true;
        refused(answer.status, answer.body.trimmed());
        return send(connection, request.head, answer);
    }

    static MHD_Result onRequest(void *self, MHD_Connection *connection, const char *url, const char *method,
                                const char *version, const char *data, size_t *size, void **state)
    {
        auto &d = *static_cast<Private *>(self);
        if (!*state) {
            auto request = std::make_unique<Request>();
            request->head = {method, url, version, {}, d.peerOf(connection)};
            MHD_get_connection_values(connection, MHD_HEADER_KIND, collectHeader, &request->head);
            return d.begin(connection, *static_cast<Request *>(*state = request.release()));
        }
        Request &request = *static_cast<Request *>(*state);
        if (*size > 0) {
            if (request.state == BodyReader::State::Good && request.body)
                request.state = request.body->take({data, *size});
            else
                request.thrownAway += qsizetype(*size);
            *size = 0;
            return request.thrownAway > MostThrownAway ? MHD_NO : MHD_YES;
        }
        return d.end(connection, request);
    }

    MHD_Result begin(MHD_Connection *connection, Request &request)
    {
        if (const auto refusal = refusalOf(request.head, policy))
            return refuse(connection, request, plain(refusal->status, refusal->sentence));
        if (request.head.method != "POST")
            return MHD_YES;
        const QByteArray encoding = request.head.first("Content-Encoding").trimmed().toLower();
        if (!encoding.isEmpty() && encoding != "gzip" && encoding != "deflate" && encoding != "identity")
            return refuse(connection, request, plain(415, "The content encoding must be gzip, deflate or identity."));
        const bool packed = encoding == "gzip" || encoding == "deflate";
        bool ok = false;
        const qint64 length = request.head.first("Content-Length").toLongLong(&ok);
        if (ok && length > (packed ? BodyReader::MostPacked : BodyReader::MostUnpacked))
            return refuse(connection, request, plain(413, "The body is larger than 4 MiB packed or 16 MiB unpacked."));
        request.body = std::make_unique<BodyReader>(encoding == "gzip"          ? BodyReader::Packing::Gzip
                                                        : encoding == "deflate" ? BodyReader::Packing::Deflate
                                                                                : BodyReader::Packing::None);
        return MHD_YES;
    }

    MHD_Result end(MHD_Connection *connection, Request &request)
    {
        if (request.refused)
            return MHD_YES;
        if (request.head.method == "OPTIONS")
            return send(connection, request.head, {204, {}, {}, 0});
        const BodyReader::State state = request.body ? request.body->finish() : BodyReader::State::Good;
        if (state == BodyReader::State::TooLarge)
            return refuse(connection, request, plain(413, "The body is larger than 4 MiB packed or 16 MiB unpacked."));
        if (state == BodyReader::State::Broken)
            return refuse(connection, request, plain(400, "The packed body is broken or has been cut."));
        return send(connection, request.head,
                    handler(request.head, request.body ? request.body->body() : QByteArray()));
    }

    static void onCompleted(void *, MHD_Connection *, void **state, MHD_RequestTerminationCode)
    {
        delete static_cast<Request *>(std::exchange(*state, nullptr));
    }
};

HttpServer::HttpServer(std::unique_ptr<Private> p) : d(std::move(p)) {}

HttpServer::~HttpServer() = default;

std::unique_ptr<HttpServer> HttpServer::start(UniqueFd listener, const GuardPolicy &policy, Handler handler,
                                              Refused refused)
{
    auto d = std::make_unique<Private>();
    d->policy = policy;
    d->handler = std::move(handler);
    d->refused = std::move(refused);
    d->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, &Private::onAccept, d.get(), &Private::onRequest,
                                 d.get(), MHD_OPTION_LISTEN_SOCKET, listener.get(), MHD_OPTION_CONNECTION_LIMIT,
                                 MostConnections, MHD_OPTION_CONNECTION_TIMEOUT, IdleSeconds,
                                 MHD_OPTION_CONNECTION_MEMORY_LIMIT, MostHeadBytes, MHD_OPTION_STRICT_FOR_CLIENT, 1,
                                 MHD_OPTION_NOTIFY_COMPLETED, &Private::onCompleted, d.get(),
                                 MHD_OPTION_NOTIFY_CONNECTION, &Private::onConnection, d.get(), MHD_OPTION_END);
    if (!d->daemon)
        return nullptr;
    listener.release(); // the daemon closes it
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(d)));
}

} // namespace performance
