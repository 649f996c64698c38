// SPDX-License-Identifier: MIT
#include "window/window_host.h"

#include <QTimer>

#include <utility>

namespace wai {

WindowHost::WindowHost(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes,
                       Language &language)
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
    m_old = std::exchange(m_window, std::move(fresh)); // it is still in its signal
    if (!m_old)
        return;
    // In turns of the event loop: made, shown, and the old one let go.
    QTimer::singleShot(0, this, [this] {
        m_window->show();
        QTimer::singleShot(0, this, [this] { m_old.reset(); });
    });
}

} // namespace wai
