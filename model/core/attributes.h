// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>

namespace performance {

/// What tells the series of one metric apart, e.g. {cpu.mode=user}. Ordered by name, so that the same attributes
/// always make the same key.
using Attributes = QMap<QString, QString>;

/// The identity of a series as text: `system.disk.io{disk.io.direction=read,system.device=vda}`, or the bare
/// metric's name without attributes. Commas, braces, equals signs and backslashes within names and values are escaped by a
/// backslash, so that no name can look like another one with attributes.
/// Thread-safety: a pure function.
QString seriesKey(const QString &metric, const Attributes &attributes);

} // namespace performance
