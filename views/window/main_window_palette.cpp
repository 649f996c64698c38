// SPDX-License-Identifier: MIT

// What the command palette of the main window offers.
#include "window/main_window.h"

#include "window/command_palette.h"
#include "window/hint_bar.h"
#include "window/notice_bar.h"
#include "window/page_table.h"
#include "window/range_bar.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

namespace wai {

using namespace performance;

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    for (Entry &entry : m_entries)
        entries.push_back({entry.row->title(), tr("Page"), entry.row->shortcut().toString(QKeySequence::NativeText),
                           [this, &entry] { showEntry(entry); }});
    const auto action = [&](const QString &title, const char *shortcut, std::function<void()> run) {
        entries.push_back({title, tr("Action"), QString::fromLatin1(shortcut), std::move(run)});
    };
    if (!m_ofReport) {
        action(tr("Start or stop profiling"), "Ctrl+R", [this] { toggleProfiling(); });
        action(tr("Hold the charts still or go live"), "Space", [this] { m_range->togglePause(); });
    }
    action(tr("Type a range of time"), "Ctrl+T", [this] { m_range->editRange(); });
    action(tr("Back to the range before"), "Alt+Left", [this] { m_state.back(); });
    if (m_client.explanations())
        action(tr("Why was it slow? Ask about the selection"), "?", [this] { askWhy(); });
    if (m_client.machineLog()) {
        action(tr("What changed on this machine"), "", [this] { openChanges(m_state.questioned()); });
        action(tr("Write a note of this moment"), "N", [this] {
            MachineEvent note;
            note.time = m_state.cursor().value_or(m_state.range().to);
            openNote(note);
        });
    }
    action(tr("Zoom in"), "Ctrl++", [this] { m_state.zoom(0.5); });
    action(tr("Zoom out"), "Ctrl+-", [this] { m_state.zoom(2); });
    action(tr("Search on this page"), "Ctrl+F", [this] { currentPage()->focusSearch(); });
    for (const auto &[choice, title] :
         {std::pair(ThemeChoice::Dark, tr("Theme: dark")), std::pair(ThemeChoice::Light, tr("Theme: light")),
          std::pair(ThemeChoice::System, tr("Theme: as the system"))}) {
        action(title, "", [this, choice = choice] {
            m_settings.setTheme(choice);
            m_themes.choose(choice);
        });
    }
    return entries;
}

void MainWindow::openPalette()
{
    m_hints->done(QStringLiteral("palette"));
    m_palette->open(paletteEntries());
    m_inPalette.clear();
    m_watch.set(true);
    addFoundToPalette();
}

/// Those that it does not offer yet: the busy ones are known at once, all of them with the next tick.
void MainWindow::addProcessesToPalette(const PerformanceResult<ProcessList> &list)
{
    std::vector<PaletteEntry> entries;
    for (const ProcessSample &p : list && list->processes ? *list->processes : std::vector<ProcessSample>()) {
        if (m_inPalette.insert(p.identity).second)
            entries.push_back({tr("%1, PID %2").arg(p.name, QString::number(p.identity.pid)), tr("Process"), QString(),
                               [this, identity = p.identity] { openProcess(identity); }});
    }
    m_palette->add(std::move(entries));
}

void MainWindow::addFoundToPalette()
{
    whenDone(m_client.ask(&History::series), this, [this](const PerformanceResult<std::vector<SeriesInfo>> &series) {
        std::vector<PaletteEntry> entries;
        for (const SeriesInfo &info : series ? *series : std::vector<SeriesInfo>()) {
            const QString key = info.descriptor.key();
            entries.push_back(
                {displayName(info.descriptor), tr("Series"), QString(), [this, key] { openSeries({key}); }});
        }
        m_palette->add(std::move(entries));
    });
    whenDone(m_client.ask(&Processes::at, m_state.newest()), this,
             [this](const PerformanceResult<ProcessList> &list) { addProcessesToPalette(list); });
    whenDone(m_client.ask(&Processes::list), this,
             [this](const PerformanceResult<ProcessList> &list) { addProcessesToPalette(list); });
    if (m_ofReport)
        return;
    whenDone(m_client.ask(&Reports::list), this, [this](const PerformanceResult<std::vector<ReportInfo>> &reports) {
        std::vector<PaletteEntry> entries;
        for (const ReportInfo &report : reports ? *reports : std::vector<ReportInfo>()) {
            entries.push_back({report.name, tr("Report"), QString(), [this, id = report.id] {
                                   whenDone(m_client.ask(&Reports::report, id), this,
                                            [this](const PerformanceResult<PerformanceReport> &loaded) {
                                                if (loaded)
                                                    openReport(*loaded);
                                                else
                                                    m_notices->add(loaded.error().message());
                                            });
                               }});
        }
        m_palette->add(std::move(entries));
    });
}

} // namespace wai
