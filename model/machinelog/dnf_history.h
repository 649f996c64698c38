// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/machine_event.h"

#include <vector>

namespace performance {

/// What dnf 5 (Fedora 41 and later) did, by its own history, for it writes no log of packages: the database
/// /usr/lib/sysimage/libdnf5/transaction_history.sqlite with the tables trans, trans_item, rpm, pkg_name and
/// trans_item_action (libdnf5/transaction/db/sql/create_tables.sql). The newest 20,000 packages; only what was done, not what
/// failed. IoError or PermissionDenied where it cannot be opened, ParseError where it is none or takes more than two seconds.
/// Thread-safety: any thread; it waits for a disk.
PerformanceResult<std::vector<MachineEvent>> readDnfHistory(const QString &path, const QString &source);

} // namespace performance
