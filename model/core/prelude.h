// SPDX-License-Identifier: MIT
#pragma once

/// The values that a program needs to record metrics. Thread-safety: all of them are values.
#include "performance/core/config.h"
#include "performance/core/error.h"
#include "performance/core/metric.h"
#include "performance/core/report.h"
#include "performance/core/snapshot.h"
