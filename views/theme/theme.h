// SPDX-License-Identifier: MIT
#pragma once

#include "theme/system_appearance.h"

#include <QColor>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <array>
#include <vector>

class QApplication;

namespace wai {

/// Spacing of everything, from one place.
namespace space {
inline constexpr int Small = 6;
inline constexpr int Medium = 12;
inline constexpr int Large = 18;
inline constexpr int Radius = 8;
}

enum class ThemeChoice { System, Light, Dark };

/// The colours of a theme. Series colours are Okabe and Ito's, which people with any colour vision tell apart, in a tone
/// that stands out from the theme's background; a second cue (dashes) goes with them.
struct Theme {
    bool dark = false;
    QColor window, card, border, text, softText, accent, onAccent, grid, hover, warning, danger, good;
    std::array<QColor, 8> series;

    static const Theme &light();
    static const Theme &darkTheme();
};

/// The theme in use, and who hears of a change. One for each application, passed to whoever paints.
class ThemeSource : public QObject {
    Q_OBJECT
public:
    explicit ThemeSource(QApplication *application);

    const Theme &theme() const { return *m_theme; }
    ThemeChoice choice() const { return m_choice; }
    /// System: as the desktop's portal says, else as the luminance of its palette shows. theme() is the new one at once;
    /// windows that are seen change in the event loop, and then hear of it.
    void choose(ThemeChoice choice);

Q_SIGNALS:
    void changed();

private:
    void apply();
    void dress();
    void reveal();

    QApplication *m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_paletteIsDark;
    SystemAppearance m_appearance;
    const Theme *m_theme;
    std::vector<QPointer<QWidget>> m_undressed; ///< windows that are not painted until they have the new style
    bool m_isUndressed = false;
};

} // namespace wai
