// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/attributes.h"

#include <optional>

namespace performance {

// Thread-safety: values and pure functions.

/// Who measured a series. It is set by the code that registers one, from the way by which the series came, and never
/// from what its sender says; only Collector speaks for this machine. The numbers are stored.
enum class SeriesOrigin : quint8 {
    Unknown = 0,   ///< stored before origins were, or made by hand: somebody else's
    Collector = 1, ///< this program's collector, from the kernel of this machine
    Self = 2,      ///< this program, of itself
    Recorded = 3,  ///< the program in which this library runs, through its client
    Ingest = 4,    ///< OTLP, StatsD or our JSON, over the network or the socket
    Program = 5,   ///< a program of this user that uses this library, through its file
    Plugin = 6,
    Scrape = 7, ///< a page that was asked for
    Web = 8,    ///< a web page, through the web client
};

/// The names as they stand in JSON, e.g. "collector".
QString toName(SeriesOrigin origin);
/// Unknown for a name that is none.
SeriesOrigin originFromName(QStringView name);
/// Of a stored number; nothing where it is none.
std::optional<SeriesOrigin> originFromNumber(qint64 number);

/// Whether this program measured it itself: nobody else can write into such a series.
constexpr bool isOurOwn(SeriesOrigin origin)
{
    return origin == SeriesOrigin::Collector || origin == SeriesOrigin::Self;
}
/// Whether only the same origin may write into it: rules look at such series only.
constexpr bool isExclusive(SeriesOrigin origin)
{
    return isOurOwn(origin) || origin == SeriesOrigin::Plugin;
}

/// Whether attributes say whose series it is: service.name of a program, host.name or host.id of a machine. What this
/// program measures itself has none of them, so that no key can be both.
bool namesItsSender(const Attributes &attributes);

} // namespace performance
