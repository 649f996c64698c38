// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/fingerprint.h"
#include "performance/core/mutex.h"

#include <deque>
#include <unordered_set>

namespace performance {

/// The records that came last: a web page that is left cannot hear that they were taken, and its successor sends them again.
/// Thread-safe.
class RecentRecords {
public:
    static constexpr size_t Most = 20'000;

    /// Whether it is new. A record is known by all that it says, its time included.
    bool add(std::string_view record)
    {
        const Fingerprint fingerprint = fingerprintOf(record);
        const Locked lock(m_mutex);
        if (!m_known.insert(fingerprint).second)
            return false;
        m_order.push_back(fingerprint);
        if (m_order.size() > Most) {
            m_known.erase(m_order.front());
            m_order.pop_front();
        }
        return true;
    }

private:
    Mutex m_mutex;
    std::unordered_set<Fingerprint, FingerprintHash> m_known WAI_GUARDED_BY(m_mutex);
    std::deque<Fingerprint> m_order WAI_GUARDED_BY(m_mutex); ///< oldest first
};

} // namespace performance
