// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/owner_thread.h"
#include "performance/publish/program_publisher.h"
#include "performance/series/series_catalogue.h"

#include <functional>
#include <memory>
#include <span>

namespace performance {

/// Shows what an application records to the dashboard that runs, or will run. Of one thread, the collector's.
class ProgramShow {
public:
    /// `tell` gets a sentence where nothing can be shown.
    ProgramShow(const SeriesCatalogue &catalogue, std::function<void(const QString &)> tell)
        : m_catalogue(catalogue), m_tell(std::move(tell))
    {}

    void publish(std::span<const EventSample> samples);

private:
    const SeriesCatalogue &m_catalogue;
    const std::function<void(const QString &)> m_tell;
    OwnerThread m_owner;
    std::unique_ptr<ProgramPublisher> m_publisher;
    bool m_tried = false;
};

} // namespace performance
