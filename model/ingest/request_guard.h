// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace performance {

// Thread-safety: plain values and pure functions.

/// The head of a request, and who sent it.
struct RequestHead {
    QByteArray method;
    QByteArray path;
    QByteArray version;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    enum class Peer {
        Socket,   ///< through the socket in the user's runtime folder, which only the user can open
        SameUser, ///< over loopback, by a program of this user: perhaps a browser that shows anybody's page
        Stranger, ///< over loopback, by another user's program, or nobody knows
    };
    Peer peer = Peer::Stranger;

    /// The values of a header, in any case.
    std::vector<QByteArray> all(const char *name) const;
    QByteArray first(const char *name) const;
};

struct GuardPolicy {
    int port = 0;
    QStringList origins; ///< web pages that may send, "http://localhost:3000": scheme, host and port, exactly
    QByteArray token;    ///< from the runtime folder: any user's program that has it may read
};

/// Why a request is refused.
struct Refusal {
    int status = 400;
    QByteArray sentence;
};

/// Whether a request may be answered at all. Pages of other sites reach a loopback port as well, so everything that a
/// browser sends without asking first is refused: a foreign Host (rebinding), a foreign Origin, bodies of the types that
/// need no preflight, upgrades. Reading takes the token, writing as another user too.
std::optional<Refusal> refusalOf(const RequestHead &head, const GuardPolicy &policy);

/// Whether an Origin may send; then it also gets the answers that a preflight asks for.
bool isAllowedOrigin(const QByteArray &origin, const GuardPolicy &policy);

} // namespace performance
