// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"

#include <performance/client/performance_client.h>

#include <QObject>

namespace wai {

// Thread: the one of the window.

/// Lets the range of a new window grow with what was recorded of late: a history that ended yesterday fills no chart. Asks with
/// each sample until the longest span is reached or somebody chose one; then never again.
class GrowingSpan : public QObject {
    Q_OBJECT
public:
    GrowingSpan(performance::PerformanceClient &client, ViewState &state, QObject *parent);

private:
    void look();

    performance::PerformanceClient &m_client;
    ViewState &m_state;
};

} // namespace wai
