// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

/// Translates why the analyser could not do something, of which it writes in English only, into the user's language. The translated sentence has
/// places for the numbers in it, or for a list at its end. Thread-safety: any thread.
QString translatedNote(const QString &note);

} // namespace performance
