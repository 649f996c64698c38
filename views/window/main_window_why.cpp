// SPDX-License-Identifier: MIT

// What the main window does for “why was it slow?”, “what changed?” and notes, wherever they are asked for.
#include "window/main_window.h"

#include "alerts/alert_notifier.h"
#include "improve/improve_page.h"
#include "overview/overview_page.h"
#include "processes/processes_page.h"
#include "profiler/profiler_page.h"
#include "why/note_dialog.h"
#include "why/what_changed_dialog.h"
#include "why/why_page.h"
#include "window/hint_bar.h"
#include "window/notice_bar.h"
#include "window/page_table.h"

#include <performance/core/when_done.h>

#include <QPushButton>

#include <algorithm>

namespace wai {

using namespace performance;

QWidget *MainWindow::makeWhyButton()
{
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setToolTip(tr("Why was the selected range, else this moment, slow? (?)"));
    m_why->setVisible(m_client.explanations() != nullptr);
    connect(m_why, &QPushButton::clicked, this, [this] { askWhy(); });
    return m_why;
}

void MainWindow::followAlerts()
{
    connect(m_notifier, &AlertNotifier::untold, this, [this](const QString &sentence, const TimeRange &range) {
        if (m_client.explanations())
            m_notices->add(sentence, tr("Why?"), [this, range] { askWhy(range); });
        else
            m_notices->add(sentence);
    });
    connect(m_notifier, &AlertNotifier::shown, this, &MainWindow::showMoment);
    connect(m_notifier, &AlertNotifier::whyWanted, this, [this](const TimeRange &range) {
        show();
        raise();
        activateWindow();
        askWhy(range);
    });
}

void MainWindow::followWhy()
{
    m_state.setOffers({m_client.explanations() != nullptr, m_client.machineLog() != nullptr});
    connect(&m_state, &ViewState::whyWanted, this, [this](const TimeRange &range) { askWhy(range); });
    connect(&m_state, &ViewState::changesWanted, this, &MainWindow::openChanges);
    connect(&m_state, &ViewState::noteWanted, this, [this](Timestamp time) {
        MachineEvent note;
        note.time = time;
        openNote(note);
    });
    m_client.follow(
        &MachineLog::changed, this,
        [this] {
            m_eventsOf = {};
            m_marksSoon.start();
        },
        Qt::QueuedConnection);
}

/// Those of a year are many: a live chart that moved by less than a few columns needs them not anew, and a new one says so itself.
void MainWindow::askForMachineEvents()
{
    constexpr int Steps = 200;
    const TimeRange range = m_state.range();
    if (range.length() == m_eventsOf.length() && range.to >= m_eventsOf.to
        && range.to - m_eventsOf.to < range.length() / Steps)
        return;
    m_eventsOf = range;
    whenDone(m_client.ask(&MachineLog::in, range), this,
             [this, range](PerformanceResult<std::vector<MachineEvent>> events) {
                 if (events && range == m_eventsOf)
                     m_state.setMachineEvents(std::move(*events));
             });
}

void MainWindow::askWhy(std::optional<TimeRange> range)
{
    // On its own page, what is selected there is meant.
    if (const auto *shown = qobject_cast<const WhyPage *>(currentPage()); shown && !range)
        range = shown->selection();
    const TimeRange asked = range.value_or(m_state.questioned()); // the page that comes hides the cursor of this one
    if (m_client.explanations()) {
        m_hints->done(QStringLiteral("why"));
        if (auto *page = showPage<WhyPage>())
            page->ask(asked);
    }
}

void MainWindow::followWhyPage(Page *made)
{
    auto *page = qobject_cast<WhyPage *>(made);
    if (!page)
        return;
    connect(page, &WhyPage::rangeWanted, this, [this](const TimeRange &range) {
        m_state.setBrush(std::nullopt);
        m_state.show(range);
        showPage<OverviewPage>();
    });
    connect(page, &WhyPage::liveWanted, this, [this] {
        while (m_state.clearPicked()) {
        }
        m_state.follow();
        showPage<OverviewPage>();
    });
    connect(page, &WhyPage::stacksWanted, this, [this, page](const Cause &cause, const QString &function) {
        showRange(cause.range);
        showPage<ProfilerPage>();
        StacksFilter filter;
        if (cause.process != 0)
            filter.processes = {cause.process};
        Q_EMIT page->showStacks(filter, cause.process != 0 ? cause.subject : QString(), function);
    });
    connect(page, &WhyPage::processesWanted, this, [this](const TimeRange &range) {
        showRange(range);
        m_state.setMoment(range.from + range.length() / 2);
        showPage<ProcessesPage>();
    });
    connect(page, &WhyPage::changesWanted, this, &MainWindow::openChanges);
    connect(page, &WhyPage::suggestionWanted, this, [this](const QString &id) {
        if (auto *improve = showPage<ImprovePage>())
            improve->showSuggestion(id);
    });
}

/// A range with some time around it, and brushed.
void MainWindow::showRange(const TimeRange &range)
{
    const nanoseconds around = std::max<nanoseconds>(range.length(), std::chrono::seconds(30));
    m_state.show({range.from - around, std::min(range.to + around, m_state.newest())});
    m_state.setMoment(std::nullopt);
    m_state.setBrush(range);
}

/// Shows a moment on the page that is open, where that follows time, and picks it.
void MainWindow::pickMoment(Timestamp moment)
{
    const auto entry = std::ranges::find(m_entries, currentPage(), &Entry::page);
    if (entry == m_entries.end() || !entry->row->has(PageRow::FollowsRange))
        showPage<OverviewPage>();
    m_state.setBrush(std::nullopt);
    if (!m_state.range().contains(moment)) {
        const nanoseconds half = m_state.intent().span / 2;
        m_state.show({moment - half, std::min(moment + half, m_state.newest())});
    }
    m_state.setMoment(moment);
}

void MainWindow::openChanges(const TimeRange &range)
{
    auto *dialog = new WhatChangedDialog(m_client, m_state, m_themes, range.to, this);
    connect(dialog, &WhatChangedDialog::momentWanted, this, &MainWindow::pickMoment);
    connect(dialog, &WhatChangedDialog::noteWanted, this, &MainWindow::openNote);
    dialog->show();
    Q_EMIT opened(dialog);
}

void MainWindow::openNote(const MachineEvent &note)
{
    auto *dialog = new NoteDialog(m_client, note, this);
    dialog->show();
    Q_EMIT opened(dialog);
}

} // namespace wai
