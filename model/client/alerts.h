// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/alert.h"

namespace performance {

/// Rules that raise an alert when a series passes a threshold. They are kept in the data folder.
///
/// Units: a threshold is of its series' unit.
/// Errors: InvalidArgument names a field that makes no sense; IoError where the rules cannot be kept.
/// Thread-safety: any thread, as every Facet. alerted() is emitted on the thread that records, or that follows.
class Alerts : public Facet {
    Q_OBJECT
public:
    virtual Future<AlertSettings> settings() = 0;
    virtual Future<void> setSettings(const AlertSettings &settings) = 0;
    /// The alerts since this program started, newest first.
    virtual Future<std::vector<Alert>> list() = 0;

Q_SIGNALS:
    /// A series passed what a rule says. Not in the quiet hours.
    void alerted(const performance::Alert &alert);

protected:
    using Facet::Facet;
};

} // namespace performance

Q_DECLARE_METATYPE(performance::Alert)
