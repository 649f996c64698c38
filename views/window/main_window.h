// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "base/process_watch.h"
#include "base/view_state.h"
#include "files/settings.h"

#include <performance/client/performance_client.h>

#include <QMainWindow>
#include <QTimer>

#include <set>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QSystemTrayIcon;

namespace wai {

// Thread: the one of the window.

class ActNotifier;
class AlertNotifier;
class CommandPalette;
class HintBar;
class NoticeBar;
class PastBar;
class ProfilingDialog;
class RangeBar;
class StatusLine;
struct PageRow;
struct PaletteEntry;

/// The window: a sidebar with pages, a bar with the range and the profiling button, notices, and a status bar that
/// always says what the dashboard itself costs. Pages are made when they are first shown. The same window shows a
/// report as if it were live, without what only a running machine can do.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes);
    /// Of a report; owns it.
    MainWindow(const performance::PerformanceReport &report, Settings &settings, ThemeSource &themes);
    ~MainWindow() override;

    /// Those that this window has.
    QStringList pageIds() const;
    /// Shows a page; false where there is none of this name.
    bool showPage(const QString &id);
    /// Shows the page of a type; nothing where this window has none.
    template<typename P>
    P *showPage()
    {
        return qobject_cast<P *>(showPageOf(P::staticMetaObject));
    }
    Page *currentPage() const;
    QString currentPageId() const;
    ViewState &viewState() { return m_state; }
    ProfilingDialog *profilingDialog();
    /// Shows the profile of a report; one without opens as a report.
    void openProfile(const performance::PerformanceReport &report);
    void openReport(const performance::PerformanceReport &report);
    MainWindow *exploreReport(const performance::PerformanceReport &report);
    void openPalette();
    CommandPalette *palette() const { return m_palette; }
    void openSeries(const QStringList &keys);
    void openProcess(const performance::ProcessIdentity &identity);
    void openStacks(const performance::StacksFilter &filter, const QString &subject, const QString &function);
    void openAlerts(const QString &series);
    void showMoment(performance::Timestamp moment);
    /// Asks why a range was slow, on the page of that; without one, the range that is brushed, else the moment that is seen.
    void askWhy(std::optional<performance::TimeRange> range = std::nullopt);
    /// Lists what changed until the end of a range.
    void openChanges(const performance::TimeRange &range);
    void openNote(const performance::MachineEvent &note);

Q_SIGNALS:
    void reportOpened(QWidget *dialog);
    /// A dialog was opened over the window.
    void opened(QWidget *dialog);
    /// The user chose another language: the program makes its window anew.
    void languageChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Entry {
        const PageRow *row;
        Page *page = nullptr; ///< made when it is first shown
        QPushButton *button = nullptr;
    };
    void build();
    Page *makePage(const PageRow &row);
    Page *showEntry(Entry &entry);
    Page *showPageOf(const QMetaObject &type);
    Entry *entryOf(const QMetaObject &type);
    QWidget *makeSidebar();
    QWidget *makeTopBar();
    void makeShortcuts();
    void makeHints();
    void followClient();
    void followAlerts();
    void followWhy();
    void followWhyPage(Page *made);
    QWidget *makeWhyButton();
    void showRange(const performance::TimeRange &range);
    void pickMoment(performance::Timestamp moment);
    void askForMarks();
    void askForMachineEvents();
    void countSuggestions();
    void catchUp();
    void updateProfiling();
    void updateTray();
    void toggleProfiling();
    std::vector<PaletteEntry> paletteEntries();
    void addFoundToPalette();
    void addProcessesToPalette(const performance::PerformanceResult<performance::ProcessList> &list);

    std::unique_ptr<performance::PerformanceClient> m_own; ///< of a report
    performance::PerformanceClient &m_client;
    Settings &m_settings;
    ThemeSource &m_themes;
    bool m_ofReport;
    ProcessWatch m_watch; ///< while the palette is open
    ViewState m_state;
    std::optional<performance::Timestamp> m_missed; ///< the last tick while nobody could see the window
    std::vector<Entry> m_entries;
    QStackedWidget *m_stack;
    NoticeBar *m_notices;
    AlertNotifier *m_notifier;
    ActNotifier *m_acts;
    HintBar *m_hints;
    RangeBar *m_range;
    PastBar *m_past;
    CommandPalette *m_palette;
    std::set<performance::ProcessIdentity> m_inPalette; ///< processes that it offers
    QLabel *m_title;
    QPushButton *m_search;
    QPushButton *m_why;
    QPushButton *m_profile;
    StatusLine *m_status;
    QTimer m_profilingTick;
    QTimer m_marksSoon;
    performance::TimeRange m_eventsOf; ///< of what time the machine's events were asked for; empty: anew
    ProfilingDialog *m_profiling = nullptr;
    QSystemTrayIcon *m_tray = nullptr;
};

} // namespace wai
