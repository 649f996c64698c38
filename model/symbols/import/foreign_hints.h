// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

/// What to do with a file of another profiler that is recognised and cannot be read: a sentence in the source's language.
/// Null where it is none of them.
const char *hintFor(const QByteArray &beginning);

} // namespace performance
