// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace performance {

/// What came over the wire as UTF-8. Thread-safety: pure function.
inline QString qt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

} // namespace performance
