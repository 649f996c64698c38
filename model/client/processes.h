// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// Which processes there are, and which were the most active.
///
/// Units: CPU and waiting in seconds per second (1 is one CPU), memory in bytes, disk in bytes per second.
/// Errors: Other where none were recorded at that moment or in that range; Unsupported where nothing is observed.
/// Thread-safety: any thread, as every Facet.
class Processes : public Facet {
    Q_OBJECT
public:
    /// Every present process, with command lines, while there is a watcher; empty until the first tick after watch(). Of a
    /// recording: what the top ones did in all of it.
    virtual Future<ProcessList> list() = 0;
    /// Watchers are counted: the processes are watched until each true has had its false.
    virtual void watch(bool watched) = 0;

    /// The top processes of a moment of the history; what they did in a range, as mean rates; what one of them did.
    virtual Future<ProcessList> at(Timestamp time) = 0;
    virtual Future<ProcessList> in(const TimeRange &range) = 0;
    virtual Future<std::vector<ProcessMoment>> historyOf(const ProcessIdentity &identity, const TimeRange &range) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
