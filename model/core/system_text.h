// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace performance {

/// Names of files, arguments and variables are bytes to Linux, and need not be UTF-8. These two keep what is not: each such
/// byte becomes a lone low surrogate, U+DC80 to U+DCFF, and that byte again (as Python's "surrogateescape", PEP 383). Text
/// that is UTF-8 is what QString::fromUtf8() makes of it, a byte order mark at the beginning included. Thread-safety: pure functions.
QString fromSystem(QByteArrayView bytes);
QByteArray toSystem(QStringView text);

} // namespace performance
