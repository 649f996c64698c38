// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// How the client itself fares: what it costs, what it cannot see, what it keeps, what it receives.
///
/// Units: as ClientStatus says. It is always answered.
class Diagnostics : public Facet {
    Q_OBJECT
public:
    virtual Future<ClientStatus> status() = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
