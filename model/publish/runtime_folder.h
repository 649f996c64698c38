// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

namespace performance {

// Thread-safety: any thread.

/// $XDG_RUNTIME_DIR/wai-performance, or /run/user/UID or /tmp/wai-performance-UID where that is not set; made with mode
/// 0700. PermissionDenied where it belongs to somebody else or others may enter it.
PerformanceResult<QString> runtimeFolder();

/// The secret that lets programs read, from the folder's file `token` (0600), which is made where it is missing.
PerformanceResult<QByteArray> runtimeToken();

/// Where programs publish what they record, a file each.
inline constexpr const char *ProgramsFolder = "/programs";

/// The socket through which the user's own programs reach the dashboard.
inline constexpr const char *ControlSocket = "/control";

} // namespace performance
