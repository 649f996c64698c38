// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "base/shared_report.h"
#include "profiler/flame_tab.h"

#include <performance/client/performance_client.h>

#include <QTimer>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;
class QTreeView;

namespace wai {

class ProfileExportButton;
class ThreadTimeline;

/// Where time goes: the profile that is being recorded, growing every second, or one of a report.
class ProfilerPage : public Page {
    Q_OBJECT
public:
    ProfilerPage(performance::PerformanceClient &client, const ThemeSource &themes, QWidget *parent = nullptr);

    bool focusSearch() override;

    void showReport(const performance::PerformanceReport &report);
    /// "profile-time", "profile-seconds", "profile-functions"; anything else is the flame graph.
    void showView(const QString &name);
    ProfileState &state() { return m_state; }
    FlameGraph *flameGraph() const { return m_flames->graph(); }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QWidget *makeEmpty();
    QWidget *makeHeader();
    QWidget *makeFilterBar();
    QWidget *makeViews();
    QTreeView *makeTable(QAbstractItemModel *model, const QString &name);
    void makeShortcuts();
    void followSession();
    void askLive();
    void updateHeader();
    void updateFilters();
    void updateSearch();
    void chooseEvent(int index);
    std::set<qint32> modulesOf(performance::ModuleKind kind) const;
    void mergeKind(performance::ModuleKind kind);

    performance::PerformanceClient &m_client;
    const ThemeSource &m_themes;
    ProfileState m_state;
    SharedReport m_report; ///< none of a session that runs
    bool m_live = false;
    bool m_asking = false;
    QTimer m_liveTick;

    QStackedWidget *m_stack;
    QLabel *m_name;
    QLabel *m_samples;
    QLabel *m_quality;
    QComboBox *m_event;
    QLineEdit *m_search;
    QLabel *m_matched;
    QToolButton *m_backButton;
    QToolButton *m_forwardButton;
    QPushButton *m_reset;
    QLabel *m_filters;
    QPushButton *m_open;
    ThreadTimeline *m_timeline;
    QTabWidget *m_views;
    FlameTab *m_flames;
    QWidget *m_pane;
    ProfileExportButton *m_export;
    QLabel *m_notice;
    QLabel *m_legend;
};

} // namespace wai
