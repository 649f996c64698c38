// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

#include <chrono>

namespace performance::analyser {

/// Sends a message, and receives one, over a stream socket. Timeout where the other side is too slow, IoError where it has gone.
/// Thread-safety: any thread; of each socket one sends and one receives at a time.
PerformanceResult<void> send(int fd, const QByteArray &message);
PerformanceResult<QByteArray> receive(int fd, std::chrono::milliseconds timeout);

} // namespace performance::analyser
