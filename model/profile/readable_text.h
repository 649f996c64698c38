// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace performance {

/// Bytes as a text. They are UTF-8 nearly always; a byte that is not part of it is shown as "\xff", so that what differs
/// stays different: names of files, threads and functions are any bytes to the kernel and to compilers.
/// Thread-safety: a pure function.
QString readableText(std::string_view bytes);

} // namespace performance
