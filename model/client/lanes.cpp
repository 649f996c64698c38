// SPDX-License-Identifier: MIT
#include "performance/client/lanes.h"

namespace performance {

Lanes::Lanes()
{
    pool(Lane::Query).setMaxThreadCount(2);
    pool(Lane::Question).setMaxThreadCount(3);
    pool(Lane::Suggestion).setMaxThreadCount(2);
    pool(Lane::Job).setMaxThreadCount(3);
}

Lanes::~Lanes()
{
    finish();
}

void Lanes::finish()
{
    m_stop.request_stop();
    pool(Lane::Query).clear();
    for (QThreadPool &each : m_pools)
        each.waitForDone();
}

} // namespace performance
