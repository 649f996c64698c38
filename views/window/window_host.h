// SPDX-License-Identifier: MIT
#pragma once

#include "language/language.h"
#include "window/main_window.h"

#include <memory>

namespace wai {

// Thread: the one of the window.

/// Keeps the window of a running program. Another language is another window: every text is made anew, while the client
/// goes on collecting.
class WindowHost : public QObject {
    Q_OBJECT
public:
    WindowHost(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes, Language &language);
    ~WindowHost() override;

    MainWindow *window() const { return m_window.get(); }

private:
    void open();

    performance::PerformanceClient &m_client;
    Settings &m_settings;
    ThemeSource &m_themes;
    Language &m_language;
    std::unique_ptr<MainWindow> m_old; ///< until the one of another language is seen
    std::unique_ptr<MainWindow> m_window;
};

} // namespace wai
