// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/config.h"

namespace performance {

/// How the client observes, and what it keeps.
///
/// Units: as PerformanceConfig says.
/// Errors: InvalidArgument names the field that is out of range.
/// Thread-safety: any thread, as every Facet. changed() is emitted by setConfig(), before it returns.
class Configuration : public Facet {
    Q_OBJECT
public:
    virtual Future<PerformanceConfig> config() = 0;
    /// Takes effect at once. Where the data lies is decided when the client is made.
    virtual Future<void> setConfig(const PerformanceConfig &config) = 0;

Q_SIGNALS:
    void changed();

protected:
    using Facet::Facet;
};

} // namespace performance
