// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace performance {

/// `source` of a context of translations/*.ts in the language of the application. lupdate finds both where they are literals; a
/// source that is stored first is marked with QT_TRANSLATE_NOOP(). Thread-safety: any thread, as QCoreApplication::translate().
inline QString translate(const char *context, const char *source)
{
    return QCoreApplication::translate(context, source);
}

} // namespace performance
