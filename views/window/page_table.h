// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <span>

class QKeySequence;
struct QMetaObject;

namespace performance {

// Thread: the one of the window.
class PerformanceClient;
} // namespace performance

namespace wai {

class Page;
class Settings;
class ThemeSource;
class ViewState;

/// What pages are made with: those of a window.
struct PageContext {
    performance::PerformanceClient &client;
    ViewState &state;
    Settings &settings;
    ThemeSource &themes;
};

/// A page: all that the main window, its palette and the command line know of it.
struct PageRow {
    enum Trait : unsigned {
        FollowsRange = 1, ///< it is of the range that the bar at the top shows
        OfReports = 2,    ///< a report can be looked at with it
        HasHints = 4,     ///< the hints of the first run are about it
        AtFoot = 8,       ///< it and what follows stand at the foot of the sidebar
    };

    const char *id;   ///< on the command line and in what is kept: "overview"
    const char *name; ///< of its title, as the translations have it
    int key;          ///< shows it, with Ctrl: a Qt::Key
    unsigned traits;
    const QMetaObject *type;
    Page *(*make)(const PageContext &context);
    /// Whether a window of this client has it; none: every one.
    bool (*isThere)(performance::PerformanceClient &client) = nullptr;

    bool isFor(performance::PerformanceClient &client) const;
    bool has(Trait trait) const { return (traits & trait) != 0; }
    QString title() const;
    QKeySequence shortcut() const;
};

/// Every page, in the order of the sidebar.
std::span<const PageRow> pageTable();
QStringList pageIds();

} // namespace wai
