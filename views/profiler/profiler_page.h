// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "base/shared_report.h"
#include "base/view_state.h"
#include "files/settings.h"
#include "profiler/flame_tab.h"
#include "profiler/machine_notice.h"

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

class ChartFeed;
class ProfileExportButton;
class RangeMarks;
class SubjectChooser;
class ThreadTimeline;
class TimeChart;

/// Where time goes: what the machine was doing in the time that the window looks at, where its stacks are kept; and the profile
/// that is being recorded, growing every second, or one of a report.
class ProfilerPage : public Page {
    Q_OBJECT
public:
    enum class Mode { Machine, Session };

    ProfilerPage(performance::PerformanceClient &client, ViewState &view, Settings &settings, const ThemeSource &themes,
                 QWidget *parent = nullptr);

    bool focusSearch() override;

    void showReport(const performance::PerformanceReport &report);
    /// Of whom the machine's stacks are shown, called `subject` where the filter has only a number; with a function in sight,
    /// where one is named.
    void showMachine(const performance::StacksFilter &filter, const QString &subject = {},
                     const QString &function = {});
    Mode mode() const { return m_mode; }
    /// "profile-time", "profile-seconds", "profile-functions"; anything else is the flame graph.
    void showView(const QString &name);
    ProfileState &state() { return m_state; }
    FlameGraph *flameGraph() const { return m_flames->graph(); }

Q_SIGNALS:
    void comparisonOpened(QWidget *dialog);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QWidget *makeContent();
    /// Below them the page has no room for the chart of the window's time, and for what is chosen.
    static constexpr int LeastHeightForChart = 560;
    static constexpr int LeastWidthForPane = 900;

    QWidget *makeEmpty();
    QWidget *makeHeader();
    QWidget *makeFilterBar();
    QWidget *makeSwitch();
    void makeMachine();
    QWidget *makeViews();
    QTreeView *makeTable(QAbstractItemModel *model, const QString &name);
    void makeShortcuts();
    void followSession();
    void askLive();
    void setMode(Mode mode);
    void beginSession();
    void updateMode();
    void updateMachine();
    void chooseSubject(const performance::StacksFilter &filter);
    void act(MachineSaying::Act act);
    void askWhetherKept();
    void keepStacks();
    void openMachineReport();
    void showBody();
    void updateHeader();
    void updateSamples(const QString &samples);
    void updateEvents();
    void updateLegend();
    void updateFilters();
    void updateSearch();
    void chooseEvent(int index);
    std::set<qint32> modulesOf(performance::ModuleKind kind) const;
    void mergeKind(performance::ModuleKind kind);

    performance::PerformanceClient &m_client;
    ViewState &m_view;
    Settings &m_settings;
    const ThemeSource &m_themes;
    ProfileState m_state;
    MachineProfile *m_machine = nullptr; ///< none where the client keeps no stacks
    Mode m_mode;
    std::optional<bool> m_isKept; ///< whether stacks are to be kept; nothing until that is known
    QString m_subjectName;
    performance::ProfileFilter m_sessionFilter; ///< while the machine is shown
    SharedReport m_report;                      ///< none of a session that runs
    bool m_live = false;
    bool m_asking = false;
    QTimer m_liveTick;

    QWidget *m_header = nullptr;
    QStackedWidget *m_body;
    QWidget *m_content = nullptr; ///< of the body: the views of a profile,
    QWidget *m_empty = nullptr;   ///< what a session is,
    MachineNotice *m_sayings;     ///< or why there are no stacks of the machine
    QWidget *m_switch = nullptr;
    QPushButton *m_machineButton;
    QPushButton *m_sessionButton;
    SubjectChooser *m_subject;
    QPushButton *m_compare;
    RangeMarks *m_marks;
    TimeChart *m_chart;
    QLabel *m_limit;
    QWidget *m_filterBar = nullptr;
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
