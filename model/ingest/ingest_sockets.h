// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/unique_fd.h"

namespace performance {

// Thread-safety: any thread; nothing is kept between calls.

/// A socket that is bound to loopback, of SOCK_STREAM or SOCK_DGRAM; a stream listens. −1 with errno.
UniqueFd loopbackSocket(int family, int type, int port);

/// The port of a socket of AF_INET; 0 where it has none.
int portOf(const UniqueFd &fd);

} // namespace performance
