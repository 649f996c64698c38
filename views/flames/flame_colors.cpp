// SPDX-License-Identifier: MIT
#include "flames/flame_colors.h"

#include <QCoreApplication>
#include <QHash>

#include <cmath>

namespace wai {

using namespace performance;

QColor flameColor(const Theme &theme, ModuleKind kind)
{
    // Trouble's red is not among them: a wide frame is not an error.
    switch (kind) {
    case ModuleKind::Executable: return theme.series[2];
    case ModuleKind::Library: return theme.series[0];
    case ModuleKind::Kernel: return theme.series[1];
    case ModuleKind::Vdso: return theme.series[1];
    case ModuleKind::Jit: return theme.series[3];
    case ModuleKind::Unknown: break;
    }
    return theme.softText;
}

QColor flameColor(const Theme &theme, FlameColoring coloring, const Profile &profile, qint32 function)
{
    if (function < 0)
        return theme.softText;
    const ProfileModule &module = profile.moduleOf(function);
    if (coloring == FlameColoring::ByKind)
        return flameColor(theme, module.kind);
    // Seeded with nothing: the same module has the same colour tomorrow.
    return theme.series[qHash(profile.text(module.name), 0) % theme.series.size()];
}

QColor changeColor(const Theme &theme, float change)
{
    constexpr float Full = 0.05f;
    constexpr float Visible = 0.0005f;
    if (std::abs(change) < Visible)
        return theme.grid;
    // A root of it: a change of half a percent can still be told from none.
    const float strength = 0.15f + 0.85f * std::sqrt(std::min(1.0f, std::abs(change) / Full));
    const QColor full = change > 0 ? theme.series[1] : theme.series[0];
    const auto mixed = [&](float from, float to) { return from + (to - from) * strength; };
    return QColor::fromRgbF(mixed(theme.grid.redF(), full.redF()), mixed(theme.grid.greenF(), full.greenF()),
                            mixed(theme.grid.blueF(), full.blueF()));
}

QColor textOn(const QColor &background)
{
    const double luminance = 0.299 * background.redF() + 0.587 * background.greenF() + 0.114 * background.blueF();
    return luminance > 0.55 ? QColor(0x12, 0x16, 0x1c) : QColor(Qt::white);
}

QString kindText(ModuleKind kind)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("wai::FlameColors", source); };
    switch (kind) {
    case ModuleKind::Executable: return text(QT_TRANSLATE_NOOP("wai::FlameColors", "Program"));
    case ModuleKind::Library: return text(QT_TRANSLATE_NOOP("wai::FlameColors", "Library"));
    case ModuleKind::Kernel:
    case ModuleKind::Vdso: return text(QT_TRANSLATE_NOOP("wai::FlameColors", "Kernel"));
    case ModuleKind::Jit: return text(QT_TRANSLATE_NOOP("wai::FlameColors", "Generated code"));
    case ModuleKind::Unknown: break;
    }
    return text(QT_TRANSLATE_NOOP("wai::FlameColors", "Unknown"));
}

} // namespace wai
