// SPDX-License-Identifier: MIT
#include "theme/theme.h"

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
                             QColor(0xf4, 0xf6, 0xf8), Qt::white, QColor(0xdc, 0xe1, 0xe6), QColor(0x1c, 0x25, 0x30), QColor(0x5c, 0x68, 0x75),
                             QColor(0x00, 0x72, 0xb2), Qt::white, QColor(0xe6, 0xea, 0xee), QColor(0xe8, 0xf1, 0xf7), QColor(0xa1, 0x6a, 0x00),
                             QColor(0xb9, 0x3a, 0x00), QColor(0x00, 0x7f, 0x5c),
                             {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x8f, 0x68), QColor(0xb8, 0x5a, 0x93),
                              QColor(0xb0, 0x7a, 0x00), QColor(0x3a, 0x8f, 0xc4), QColor(0x7a, 0x74, 0x00), QColor(0x4a, 0x55, 0x60)}};
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme{true,
                             QColor(0x13, 0x17, 0x1c), QColor(0x1b, 0x22, 0x2a), QColor(0x2c, 0x36, 0x41), QColor(0xe8, 0xed, 0xf2), QColor(0x96, 0xa2, 0xae),
                             QColor(0x56, 0xb4, 0xe9), QColor(0x0d, 0x1a, 0x24), QColor(0x27, 0x30, 0x39), QColor(0x23, 0x2f, 0x3a), QColor(0xe6, 0x9f, 0x00),
                             QColor(0xff, 0x8a, 0x5c), QColor(0x2f, 0xbf, 0x94),
                             {QColor(0x56, 0xb4, 0xe9), QColor(0xff, 0x8a, 0x3d), QColor(0x2f, 0xbf, 0x94), QColor(0xe2, 0x9a, 0xc4),
                              QColor(0xe6, 0xb4, 0x22), QColor(0x8f, 0xd0, 0xf5), QColor(0xf0, 0xe4, 0x42), QColor(0xb4, 0xbf, 0xca)}};
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

/// `share` of one colour over another.
QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [&](float a, float b) { return float(a * share + b * (1 - share)); };
    return QColor::fromRgbF(part(over.redF(), under.redF()), part(over.greenF(), under.greenF()), part(over.blueF(), under.blueF()));
}

QString toStyleSheet(const Theme &t)
{
    return QStringLiteral(R"(
        QFrame[card="true"] { background: %card; border: 1px solid %border; border-radius: 8px; }
        QWidget#sidebar, QWidget#topBar { background: %card; }
        QWidget#sidebar { border-right: 1px solid %border; }
        QWidget#topBar { border-bottom: 1px solid %border; }
        QLabel[role="soft"] { color: %soft; }
        QLabel[role="title"] { font-weight: 600; }
        QLabel[role="heading"] { font-size: 15pt; font-weight: 600; }
        QLabel[role="error"] { color: %danger; }
        QLabel[role="good"] { color: %good; font-weight: 600; }
        QLabel[role="code"] { background: %hover; border-radius: 6px; padding: 6px 8px; }
        QLabel[chip] { border: 1px solid %border; border-radius: 7px; padding: 1px 8px; color: %soft; font-size: 8.5pt; }
        QLabel[chip="good"] { border-color: %good; color: %good; }
        QLabel[chip="warning"] { border-color: %warning; color: %text; }
        QPushButton, QComboBox, QLineEdit, QAbstractSpinBox { border: 1px solid %border; border-radius: 6px; padding: 5px 12px; background: %card; min-height: 20px; }
        QLineEdit, QAbstractSpinBox, QComboBox { padding: 5px 8px; }
        QPushButton:hover, QComboBox:hover { background: %hover; }
        QPushButton:focus, QComboBox:focus, QLineEdit:focus, QAbstractSpinBox:focus { border: 2px solid %accent; padding: 4px 11px; }
        QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { padding: 4px 7px; }
        QPushButton:disabled { color: %disabled; }
        QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid %soft; border-radius: 4px; background: %card; }
        QCheckBox::indicator:checked { image: url(:/icons/check-%name.svg); background: %accent; border-color: %accent; }
        QCheckBox::indicator:disabled { border-color: %border; }
        QCheckBox::indicator:focus { border: 2px solid %accent; }
        QPushButton[accent="true"] { background: %accent; color: %onAccent; border-color: %accent; font-weight: 600; }
        QPushButton[accent="true"]:hover { background: %accentHover; }
        QPushButton[accent="true"]:focus { border-color: %text; }
        QPushButton[danger="true"] { color: %danger; }
        QPushButton[danger="true"]:disabled { color: %disabled; }
        QPushButton[cell="fine"], QPushButton[cell="notable"], QPushButton[cell="bad"] { border: 1px solid transparent; border-radius: 5px; padding: 2px 8px; min-height: 18px; text-align: left; background: %window; }
        QPushButton[cell="notable"] { background: %notable; border-color: %warning; }
        QPushButton[cell="bad"] { background: %bad; border-color: %danger; font-weight: 600; }
        QPushButton[cell="fine"]:hover, QPushButton[cell="notable"]:hover, QPushButton[cell="bad"]:hover { border-color: %soft; }
        QPushButton[cell="fine"]:focus, QPushButton[cell="notable"]:focus, QPushButton[cell="bad"]:focus { border: 2px solid %accent; padding: 1px 7px; }
        QPushButton[arrow="true"] { padding: 5px 4px; min-width: 20px; font-size: 13pt; }
        QPushButton[arrow="true"]:focus { padding: 4px 3px; }
        QPushButton[flat="true"] { border: 0; background: transparent; color: %accent; padding: 3px 6px; }
        QPushButton[flat="true"]:focus { border: 2px solid %accent; padding: 1px 4px; }
        QPushButton[nav="true"] { border: 0; border-radius: 6px; padding: 7px 12px; text-align: left; color: %soft; background: transparent; }
        QPushButton[nav="true"]:hover { background: %hover; color: %text; }
        QPushButton[nav="true"]:checked { background: %hover; color: %text; font-weight: 600; }
        QPushButton[nav="true"]:focus { border: 2px solid %accent; padding: 5px 10px; }
        QPushButton::menu-indicator { image: url(:/icons/chevron-%name.svg); subcontrol-position: right center; subcontrol-origin: padding; right: 6px; width: 12px; }
        QPushButton[menu="true"] { padding-right: 26px; }
        QPushButton[accent="true"]::menu-indicator { image: none; }
        QPushButton[accent="true"][menu="true"] { padding-right: 12px; }
        QComboBox::drop-down { border: 0; width: 24px; }
        QComboBox::down-arrow { image: url(:/icons/chevron-%name.svg); width: 12px; height: 12px; }
        QAbstractSpinBox::up-button { border: 0; width: 20px; subcontrol-position: top right; }
        QAbstractSpinBox::down-button { border: 0; width: 20px; subcontrol-position: bottom right; }
        QAbstractSpinBox::up-arrow { image: url(:/icons/chevron-up-%name.svg); width: 10px; height: 10px; }
        QAbstractSpinBox::down-arrow { image: url(:/icons/chevron-%name.svg); width: 10px; height: 10px; }
        QAbstractSpinBox { padding-right: 22px; }
        QTabWidget::pane { border: 0; border-top: 1px solid %border; }
        QTabBar { background: transparent; }
        QTabBar::tab { background: transparent; color: %soft; border: 0; border-bottom: 2px solid transparent; padding: 8px 14px; margin-right: 4px; }
        QTabBar::tab:selected { color: %text; border-bottom: 2px solid %accent; }
        QTabBar::tab:hover { color: %text; }
        QTabBar::tab:focus { border-bottom: 2px solid %text; }
        QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
        QScrollBar::handle { background: %border; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
        QScrollBar::handle:hover { background: %soft; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        QComboBox QAbstractItemView { background: %card; border: 1px solid %border; selection-background-color: %hover; selection-color: %text; }
        QFrame#confirm { background: %hover; border: 1px solid %warning; border-radius: 8px; }
        QTreeView { background: %card; border: 0; selection-background-color: %hover; selection-color: %text; }
        QTreeView::item { padding: 3px 8px; border: 0; }
        QTreeView::item:selected { background: %hover; color: %text; }
        QTreeView::item:focus, QTableView::item:focus { outline: 0; border: 1px solid %accent; }
        QSplitter::handle { background: transparent; }
        QListView { background: %card; border: 0; outline: 0; }
        QListView::item { padding: 6px 10px; border-radius: 4px; }
        QListView::item:selected { background: %hover; color: %text; }
        QTableView { background: %card; border: 0; gridline-color: transparent; selection-background-color: %hover; selection-color: %text; }
        QTableView:focus { border: 0; }
        QTableView::item { padding: 0 10px; border: 0; }
        QTableView::item:selected { background: %hover; color: %text; }
        QHeaderView { background: %card; border: 0; }
        QHeaderView::section { background: %card; color: %soft; border: 0; border-bottom: 1px solid %border; padding: 6px 10px 6px 14px; }
        QHeaderView::up-arrow { image: url(:/icons/chevron-up-%name.svg); width: 9px; height: 9px; subcontrol-position: center left; left: 2px; }
        QHeaderView::down-arrow { image: url(:/icons/chevron-%name.svg); width: 9px; height: 9px; subcontrol-position: center left; left: 2px; }
        QStatusBar { background: %card; border-top: 1px solid %border; color: %soft; }
        QStatusBar::item { border: 0; }
        QStatusBar QLabel { color: %soft; padding: 2px 8px; }
        QScrollArea { border: 0; background: transparent; }
        QScrollArea > QWidget > QWidget { background: transparent; }
        QToolTip { background: %card; color: %text; border: 1px solid %border; padding: 4px; }
        QFrame#notice { background: %hover; border: 1px solid %border; border-radius: 8px; }
        QMenu { background: %card; border: 1px solid %border; padding: 4px; }
        QMenu::item { padding: 6px 18px; border-radius: 4px; }
        QMenu::item:selected { background: %hover; color: %text; }
    )")
        .replace(QLatin1String("%name"), t.dark ? QStringLiteral("dark") : QStringLiteral("light"))
        .replace(QLatin1String("%window"), t.window.name())
        .replace(QLatin1String("%notable"), mixed(t.warning, t.card, 0.22).name())
        .replace(QLatin1String("%bad"), mixed(t.danger, t.card, 0.3).name())
        .replace(QLatin1String("%warning"), t.warning.name())
        .replace(QLatin1String("%card"), t.card.name())
        .replace(QLatin1String("%border"), t.border.name())
        .replace(QLatin1String("%disabled"), mixed(t.softText, t.card, 0.6).name())
        .replace(QLatin1String("%soft"), t.softText.name())
        .replace(QLatin1String("%danger"), t.danger.name())
        .replace(QLatin1String("%good"), t.good.name())
        .replace(QLatin1String("%hover"), t.hover.name())
        .replace(QLatin1String("%text"), t.text.name())
        .replace(QLatin1String("%accentHover"), t.dark ? t.accent.lighter(112).name() : t.accent.darker(112).name())
        .replace(QLatin1String("%onAccent"), t.onAccent.name())
        .replace(QLatin1String("%accent"), t.accent.name());
}

} // namespace

ThemeSource::ThemeSource(QApplication *application)
    : m_application(application)
    , m_paletteIsDark(isDark(application->palette()))
    , m_theme(&Theme::light())
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
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_appearance.isDark().value_or(m_paletteIsDark));
    m_theme = dark ? &Theme::darkTheme() : &Theme::light();
    m_sheet = toStyleSheet(*m_theme);
    m_application->setPalette(toPalette(*m_theme));
    if (!m_base || QApplication::topLevelWidgets().isEmpty()) {
        m_base = m_theme;
        m_application->setStyleSheet(m_sheet);
    }
    std::vector<QPointer<QWidget>> seen; // others may come while these change
    for (const Part &part : m_parts) {
        if (part.widget && part.widget->isVisible())
            seen.push_back(part.widget);
    }
    for (const QPointer<QWidget> &widget : seen) {
        if (Part *part = partOf(widget))
            wear(*part);
    }
    Q_EMIT changed();
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
    const auto part = std::ranges::find_if(m_parts, [&](const Part &candidate) { return widget && candidate.widget == widget; });
    return part == m_parts.end() ? nullptr : &*part;
}

bool ThemeSource::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        if (Part *part = partOf(watched))
            wear(*part);
    } else if (event->type() == QEvent::Polish && watched->isWidgetType() && static_cast<QWidget *>(watched)->isWindow()) {
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
