// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/report.h>

#include <memory>

namespace wai {

/// A report that several may hold, in threads as well, without a copy: it is tens of megabytes where a day was recorded.
using SharedReport = std::shared_ptr<const performance::PerformanceReport>;

} // namespace wai
