// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

/// Returns what the user can do with a file of another profiler that is recognised but cannot be read: a sentence in the
/// language of the source code. Null where the file is none of these.
/// Thread-safety: a pure function.
const char *hintFor(const QByteArray &beginning);

} // namespace performance
