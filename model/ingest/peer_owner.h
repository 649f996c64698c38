// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

struct sockaddr;

namespace performance {

// Thread-safety: any thread; nothing is kept between calls.

/// The user whose program holds the other end of a loopback TCP connection: /proc/net/tcp tells the user of each socket.
/// `peer`: its address as accept(2) gave it; `ownPort`: the port of ours that it is connected to.
std::optional<unsigned> ownerOfPeer(const sockaddr *peer, int ownPort);

/// "otelcol (4711)", the program that listens on a port of this machine; empty where it cannot be told.
QString listenerOn(int port, bool udp);

} // namespace performance
