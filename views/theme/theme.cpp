// SPDX-License-Identifier: MIT
#include "theme/theme.h"

#include "theme/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>
#include <QTimer>

#include <algorithm>
#include <utility>

// The icons are linked from a static library, which registers nothing by itself; the macro must stand outside of any
// namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace wai {

const Theme &Theme::light()
{
    static const Theme theme{false,
                             QColor(0xf4, 0xf6, 0xf8),
                             Qt::white,
                             QColor(0xdc, 0xe1, 0xe6),
                             QColor(0x1c, 0x25, 0x30),
                             QColor(0x5c, 0x68, 0x75),
                             QColor(0x00, 0x72, 0xb2),
                             Qt::white,
                             QColor(0xe6, 0xea, 0xee),
                             QColor(0xe8, 0xf1, 0xf7),
                             QColor(0xa1, 0x6a, 0x00),
                             QColor(0xb9, 0x3a, 0x00),
                             QColor(0x00, 0x7f, 0x5c),
                             {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x8f, 0x68),
                              QColor(0xb8, 0x5a, 0x93), QColor(0xb0, 0x7a, 0x00), QColor(0x3a, 0x8f, 0xc4),
                              QColor(0x7a, 0x74, 0x00), QColor(0x4a, 0x55, 0x60)}};
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme{true,
                             QColor(0x13, 0x17, 0x1c),
                             QColor(0x1b, 0x22, 0x2a),
                             QColor(0x2c, 0x36, 0x41),
                             QColor(0xe8, 0xed, 0xf2),
                             QColor(0x96, 0xa2, 0xae),
                             QColor(0x56, 0xb4, 0xe9),
                             QColor(0x0d, 0x1a, 0x24),
                             QColor(0x27, 0x30, 0x39),
                             QColor(0x23, 0x2f, 0x3a),
                             QColor(0xe6, 0x9f, 0x00),
                             QColor(0xff, 0x8a, 0x5c),
                             QColor(0x2f, 0xbf, 0x94),
                             {QColor(0x56, 0xb4, 0xe9), QColor(0xff, 0x8a, 0x3d), QColor(0x2f, 0xbf, 0x94),
                              QColor(0xe2, 0x9a, 0xc4), QColor(0xe6, 0xb4, 0x22), QColor(0x8f, 0xd0, 0xf5),
                              QColor(0xf0, 0xe4, 0x42), QColor(0xb4, 0xbf, 0xca)}};
    return theme;
}

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QPalette toPalette(const Theme &theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(role, color);
        QColor faded = color;
        if (role == QPalette::Text || role == QPalette::WindowText || role == QPalette::ButtonText)
            faded.setAlphaF(0.45f);
        palette.setColor(QPalette::Disabled, role, faded);
    };
    set(QPalette::Window, theme.window);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.card);
    set(QPalette::AlternateBase, theme.window);
    set(QPalette::Text, theme.text);
    set(QPalette::PlaceholderText, theme.softText);
    set(QPalette::Button, theme.card);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.danger);
    set(QPalette::Highlight, theme.accent);
    set(QPalette::HighlightedText, theme.onAccent);
    set(QPalette::Link, theme.accent);
    set(QPalette::ToolTipBase, theme.card);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::Light, theme.card.lighter(110));
    set(QPalette::Midlight, theme.border);
    set(QPalette::Mid, theme.border);
    set(QPalette::Dark, theme.border.darker(130));
    set(QPalette::Shadow, theme.border.darker(180));
    return palette;
}

} // namespace

ThemeSource::ThemeSource(QApplication *application)
    : m_application(application), m_paletteIsDark(isDark(application->palette())), m_theme(&Theme::light())
{
    registerIcons();
    application->setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
    application->installEventFilter(this);
    connect(&m_appearance, &SystemAppearance::changed, this, [this] {
        if (m_choice == ThemeChoice::System)
            apply();
    });
    // Not before the first window is shown: nothing waits for a bus.
    QTimer::singleShot(0, &m_appearance, &SystemAppearance::watch);
}

void ThemeSource::choose(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void ThemeSource::apply()
{
    const bool dark = m_choice == ThemeChoice::Dark
        || (m_choice == ThemeChoice::System && m_appearance.isDark().value_or(m_paletteIsDark));
    m_theme = dark ? &Theme::darkTheme() : &Theme::light();
    m_sheet = styleSheetOf(*m_theme);
    m_application->setPalette(toPalette(*m_theme));
    if (!m_base || QApplication::topLevelWidgets().isEmpty()) {
        m_base = m_theme;
        m_application->setStyleSheet(m_sheet);
    }
    Q_EMIT changed();
    wearNext();
}

void ThemeSource::wearNext()
{
    const auto behind = [this](const Part &part) {
        return part.widget && part.widget->isVisible() && part.worn != m_theme;
    };
    const auto next = std::ranges::find_if(m_parts, behind);
    if (next == m_parts.end())
        return;
    wear(*next);
    QTimer::singleShot(0, this, &ThemeSource::wearNext);
}

void ThemeSource::dress(QWidget *part)
{
    std::erase_if(m_parts, [](const Part &known) { return !known.widget; });
    m_parts.push_back({part, m_base});
    wear(m_parts.back());
}

void ThemeSource::wear(Part &part)
{
    if (std::exchange(part.worn, m_theme) == m_theme)
        return;
    QWidget *widget = part.widget;
    widget->setStyleSheet(QString()); // one sheet set over another one would polish for each ancestor again
    if (m_theme != m_base)
        widget->setStyleSheet(m_sheet);
}

ThemeSource::Part *ThemeSource::partOf(const QObject *widget)
{
    const auto part = std::ranges::find_if(m_parts,
                                           [&](const Part &candidate) { return widget && candidate.widget == widget; });
    return part == m_parts.end() ? nullptr : &*part;
}

bool ThemeSource::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        if (Part *part = partOf(watched))
            wear(*part);
    } else if (event->type() == QEvent::Polish && watched->isWidgetType()
               && static_cast<QWidget *>(watched)->isWindow()) {
        // A menu or a list that pops up out of a part wears what that does.
        const QObject *outer = watched;
        while (outer && !partOf(outer))
            outer = outer->parent();
        if (!outer && !watched->property("dressedInParts").toBool())
            dress(static_cast<QWidget *>(watched));
    }
    return false;
}

} // namespace wai
