// SPDX-License-Identifier: MIT
#include "performance/client/program_show.h"

#include <QCoreApplication>

#include <utility>

namespace performance {

void ProgramShow::publish(std::span<const EventSample> samples)
{
    Q_ASSERT(m_owner.isHere());
    if (samples.empty())
        return;
    if (!m_publisher && !std::exchange(m_tried, true)) {
        auto opened = ProgramPublisher::open(QCoreApplication::applicationName());
        if (opened)
            m_publisher = std::move(*opened);
        else
            m_tell(opened.error().message());
    }
    if (m_publisher)
        m_publisher->publish(samples, m_catalogue);
}

} // namespace performance
