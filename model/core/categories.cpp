// SPDX-License-Identifier: MIT
#include "performance/core/categories.h"

#include <array>

namespace performance {

namespace {

template<typename Enum>
struct Names;

// The order is that of the enumeration: a value is the index of its name.
template<>
struct Names<MetricCategory> {
    static constexpr std::array list{"Cpu",    "Memory", "Disk",   "Network", "Rendering", "Caching",
                                     "Editor", "Lsp",    "Plugin", "Process", "Power",     "Custom"};
};
template<>
struct Names<OptimizationImpact> {
    static constexpr std::array list{"Low", "Medium", "High", "Critical"};
};
template<>
struct Names<OptimizationEffort> {
    static constexpr std::array list{"Trivial", "Low", "Medium", "High", "Significant"};
};
template<>
struct Names<UxCategory> {
    static constexpr std::array list{"Navigation",    "Editor",     "Search", "Debugging",
                                     "Testing",       "Git",        "Themes", "KeyboardShortcuts",
                                     "Accessibility", "Performance"};
};
template<>
struct Names<UxPriority> {
    static constexpr std::array list{"Low", "Medium", "High", "Critical"};
};
template<>
struct Names<UxImpact> {
    static constexpr std::array list{"Low", "Medium", "High", "Significant"};
};
template<>
struct Names<Severity> {
    static constexpr std::array list{"Unknown", "Fine", "Notable", "Bad"};
};

template<typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(Names<Enum>::list.at(static_cast<size_t>(value)));
}

} // namespace

QString toName(MetricCategory value)
{
    return nameOf(value);
}
QString toName(OptimizationImpact value)
{
    return nameOf(value);
}
QString toName(OptimizationEffort value)
{
    return nameOf(value);
}
QString toName(UxCategory value)
{
    return nameOf(value);
}
QString toName(UxPriority value)
{
    return nameOf(value);
}
QString toName(UxImpact value)
{
    return nameOf(value);
}
QString toName(Severity value)
{
    return nameOf(value);
}

template<typename Enum>
std::optional<Enum> fromName(QStringView name)
{
    for (size_t i = 0; i < Names<Enum>::list.size(); ++i) {
        if (name.compare(QLatin1String(Names<Enum>::list[i]), Qt::CaseInsensitive) == 0)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

template std::optional<MetricCategory> fromName(QStringView);
template std::optional<OptimizationImpact> fromName(QStringView);
template std::optional<OptimizationEffort> fromName(QStringView);
template std::optional<UxCategory> fromName(QStringView);
template std::optional<UxPriority> fromName(QStringView);
template std::optional<UxImpact> fromName(QStringView);
template std::optional<Severity> fromName(QStringView);

} // namespace performance
