// SPDX-License-Identifier: MIT
#include "window/window_host.h"

namespace wai {

WindowHost::WindowHost(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes, Language &language)
    : m_client(client), m_settings(settings), m_themes(themes), m_language(language)
{
    m_language.choose(m_settings.language());
    open();
}

WindowHost::~WindowHost() = default;

void WindowHost::open()
{
    const QByteArray geometry = m_window ? m_window->saveGeometry() : QByteArray();
    auto fresh = std::make_unique<MainWindow>(m_client, m_settings, m_themes);
    if (!geometry.isEmpty())
        fresh->restoreGeometry(geometry);
    connect(fresh.get(), &MainWindow::languageChanged, this, [this] {
        m_language.choose(m_settings.language());
        open();
    });
    if (m_window) {
        fresh->show();
        m_window.release()->deleteLater(); // it is still in its signal
    }
    m_window = std::move(fresh);
}

} // namespace wai
