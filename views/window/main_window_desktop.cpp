// SPDX-License-Identifier: MIT
// What the main window has outside of itself: its icon in the tray, and alerts.
#include "window/main_window.h"

#include "alerts/alerts_dialog.h"
#include "overview/overview_page.h"

#include <QApplication>
#include <QMenu>
#include <QSystemTrayIcon>

#include <algorithm>

namespace wai {

using namespace performance;

void MainWindow::updateTray()
{
    const bool wanted = m_settings.keepsRunning() && QSystemTrayIcon::isSystemTrayAvailable();
    if (!wanted) {
        delete m_tray;
        m_tray = nullptr;
        return;
    }
    if (m_tray)
        return;
    m_tray = new QSystemTrayIcon(QIcon(QStringLiteral(":/icons/wai-performance.svg")), this);
    m_tray->setToolTip(tr("WAI Performance is collecting"));
    auto *menu = new QMenu(this);
    const auto open = [this] {
        show();
        raise();
        activateWindow();
    };
    menu->addAction(tr("Open the dashboard"), this, open);
    menu->addAction(tr("Quit"), this, [this] {
        m_tray->hide();
        close();
        QApplication::quit();
    });
    m_tray->setContextMenu(menu);
    connect(m_tray, &QSystemTrayIcon::activated, this, [open](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            open();
    });
    m_tray->show();
}

void MainWindow::openAlerts(const QString &series)
{
    auto *dialog = new AlertsDialog(m_client, series, this);
    connect(dialog, &AlertsDialog::whyWanted, this, [this, dialog](const TimeRange &range) {
        dialog->close();
        askWhy(range);
    });
    static_cast<QWidget *>(dialog)->show();
}

/// The moment at which an alert began, in the middle of what charts show.
void MainWindow::showMoment(Timestamp moment)
{
    show();
    raise();
    activateWindow();
    showPage<OverviewPage>();
    const nanoseconds half = std::chrono::minutes(5);
    m_state.show({moment - half, std::min(moment + half, m_state.newest())});
    m_state.setMoment(moment);
}

} // namespace wai
