// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// The state of the client itself: what it costs, what it cannot see, what it keeps, what it receives.
///
/// Units: as ClientStatus says. Errors: none.
/// Thread-safety: any thread, as every Facet.
class Diagnostics : public Facet {
    Q_OBJECT
public:
    virtual Future<ClientStatus> status() = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
