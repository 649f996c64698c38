// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/machine_event.h"
#include "performance/core/query.h"

namespace performance {

/// What happened to the machine, by its own logs, and the user's notes.
///
/// Errors: InvalidArgument for an empty note; ReportNotFound never: an id that no note has is no error.
/// Thread-safety: any thread, as every Facet.
class MachineLog : public Facet {
    Q_OBJECT
public:
    /// By rising time.
    virtual Future<std::vector<MachineEvent>> in(const TimeRange &range) = 0;
    virtual Future<void> addNote(Timestamp time, const QString &text) = 0;
    virtual Future<void> removeNote(const QString &id) = 0;
    /// What could not be read, a sentence each: a log that this user may not read, a damaged one. Nothing where it never asks.
    virtual Future<Messages> missing();

Q_SIGNALS:
    /// There are more of them, or fewer.
    void changed();

protected:
    using Facet::Facet;
};

} // namespace performance
