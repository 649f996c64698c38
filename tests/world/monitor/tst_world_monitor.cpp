// SPDX-License-Identifier: MIT
#include "registry.h"
#include "support/machine_copy.h"

using namespace performance;

class TestWorldMonitor : public QObject {
    Q_OBJECT
private Q_SLOTS:
};

QTEST_GUILESS_MAIN(TestWorldMonitor)
#include "tst_world_monitor.moc"
