// SPDX-License-Identifier: MIT
#pragma once

/// Everything that a program which records metrics needs of the values.
#include "performance/core/config.h"
#include "performance/core/error.h"
#include "performance/core/metric.h"
#include "performance/core/report.h"
#include "performance/core/snapshot.h"
