// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace performance {

// Thread-safety: values and pure functions.

/// What a metric or a suggestion is about.
enum class MetricCategory {
    Cpu,
    Memory,
    Disk,
    Network,
    Rendering,
    Caching,
    Editor,
    Lsp,
    Plugin,
    Process,
    Power,
    Custom
};
using OptimizationCategory = MetricCategory;

enum class OptimizationImpact { Low, Medium, High, Critical };
enum class OptimizationEffort { Trivial, Low, Medium, High, Significant };

enum class UxCategory {
    Navigation,
    Editor,
    Search,
    Debugging,
    Testing,
    Git,
    Themes,
    KeyboardShortcuts,
    Accessibility,
    Performance
};
enum class UxPriority { Low, Medium, High, Critical };
enum class UxImpact { Low, Medium, High, Significant };

/// How much a finding matters to whoever waits for the machine. Unknown: it was not measured.
enum class Severity { Unknown, Fine, Notable, Bad };

/// The names as they stand in JSON, e.g. "KeyboardShortcuts".
QString toName(MetricCategory);
QString toName(OptimizationImpact);
QString toName(OptimizationEffort);
QString toName(UxCategory);
QString toName(UxPriority);
QString toName(UxImpact);
QString toName(Severity);

/// The value of a name (case-insensitive), or nothing.
template<typename Enum>
std::optional<Enum> fromName(QStringView name);

} // namespace performance
