// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

/// A sentence of the analyser, which speaks no languages, in the user's. What is translated has places for the numbers
/// that were put into it, or for a list at its end.
QString translatedNote(const QString &note);

} // namespace performance
