// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"
#include "window/page.h"
#include "window/view_state.h"

#include <performance/client/performance_client.h>

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <vector>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace wai {

class NoticeBar;
class ProfilingDialog;

/// The window: a sidebar with pages, a bar with the range and the profiling button, notices, and a status bar that
/// always says what the dashboard itself costs. Pages are made when they are first shown.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes);
    ~MainWindow() override;

    QStringList pageIds() const;
    /// Shows a page; false where there is none of this name.
    bool showPage(const QString &id);
    Page *currentPage() const;
    ProfilingDialog *profilingDialog();
    void openReport(const performance::PerformanceReport &report);

Q_SIGNALS:
    void reportOpened(QWidget *dialog);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Entry {
        QString id;
        QString title;
        std::function<Page *()> make;
        Page *page = nullptr;
        QPushButton *button = nullptr;
    };
    QWidget *makeSidebar();
    QWidget *makeTopBar();
    void makeStatusBar();
    void makeShortcuts();
    void updateStatus();
    void updateProfiling();
    void toggleProfiling();
    void setSpan(int index);

    performance::PerformanceClient &m_client;
    Settings &m_settings;
    ThemeSource &m_themes;
    ViewState m_state;
    std::vector<Entry> m_entries;
    QStackedWidget *m_stack;
    NoticeBar *m_notices;
    QLabel *m_title;
    QComboBox *m_span;
    QPushButton *m_live;
    QPushButton *m_profile;
    QLabel *m_cost;
    QLabel *m_extent;
    QLabel *m_historyLabel;
    QTimer m_profilingTick;
    ProfilingDialog *m_profiling = nullptr;
};

} // namespace wai
