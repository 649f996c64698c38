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

// Thread: the one of the window.

/// Spacing of everything, from one place.
namespace space {
inline constexpr int Small = 6;
inline constexpr int Medium = 12;
inline constexpr int Large = 18;
inline constexpr int Radius = 8;
} // namespace space

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
///
/// A style sheet of the application that is replaced polishes every widget once for each of its ancestors
/// (QStyleSheetStyle's updateObjects() goes down from each of them): a quarter of a second for all pages. So the sheet of
/// the theme at the start stays, and parts of windows wear another one over it: those that are seen one after another in
/// turns of the event loop, the others when they are seen again. Sheets differ in colours only, so that nothing changes
/// its size. A window is a part, unless its property "dressedInParts" is set: then it dresses its parts itself.
class ThemeSource : public QObject {
    Q_OBJECT
public:
    explicit ThemeSource(QApplication *application);

    const Theme &theme() const { return *m_theme; }
    ThemeChoice choice() const { return m_choice; }
    /// System: as the desktop's portal says, else as the luminance of its palette shows.
    void choose(ThemeChoice choice);
    /// From here on, this widget and all that is in it follow the theme. No part lies in another one.
    void dress(QWidget *part);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    struct Part {
        QPointer<QWidget> widget;
        const Theme *worn;
    };
    void apply();
    void wearNext();
    void wear(Part &part);
    Part *partOf(const QObject *widget);

    QApplication *m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_paletteIsDark;
    SystemAppearance m_appearance;
    const Theme *m_theme;
    const Theme *m_base = nullptr; ///< whose style sheet the application has
    QString m_sheet;               ///< of m_theme
    std::vector<Part> m_parts;
};

} // namespace wai
