// SPDX-License-Identifier: MIT

// The profiler's page while it shows the machine in the time that the window looks at, and the way to a session and back.
#include "profiler/profiler_page.h"

#include "charts/chart_feed.h"
#include "profiler/profile_export.h"
#include "profiler/range_marks.h"
#include "profiler/subject_chooser.h"
#include "profiler/thread_timeline.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace wai {

using namespace performance;

QWidget *ProfilerPage::makeSwitch()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto *group = new QButtonGroup(this);
    const auto add = [&](QPushButton *button, Mode mode, const char *name, const QString &tip) {
        button->setCheckable(true);
        button->setProperty("segment", true);
        button->setObjectName(QString::fromLatin1(name));
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, [this, mode] { setMode(mode); });
        group->addButton(button);
        row->addWidget(button);
    };
    add(m_machineButton, Mode::Machine, "profilerMachine",
        tr("What the machine was doing in the range that the window shows"));
    add(m_sessionButton, Mode::Session, "profilerSession",
        tr("The profile that is being recorded, or the report that was opened last"));
    return bar;
}

void ProfilerPage::makeMachine()
{
    m_chart->setObjectName(QStringLiteral("profilerChart"));
    m_chart->setFixedHeight(120);
    m_chart->setFixedMaximum(1.0);
    m_chart->setToolTip(tr("Drag over it to see what the machine was doing then; Esc gives the selection up."));
    m_chart->hide();
    m_compare->setObjectName(QStringLiteral("profilerCompare"));
    m_compare->setCheckable(true);
    m_compare->setToolTip(tr("Compares two ranges: which functions took more, and what of it is no chance"));
    m_marks->hide();
    m_limit->hide();
    connect(m_compare, &QPushButton::toggled, m_marks, &QWidget::setVisible);
    connect(m_marks, &RangeMarks::problem, this, &Page::problem);
    connect(m_marks, &RangeMarks::opened, this, &ProfilerPage::comparisonOpened);
    connect(m_sayings, &MachineNotice::wanted, this, &ProfilerPage::act);
    if (!m_client.stacks())
        return;
    m_chart->follow(&m_view);
    m_chart->setLines({{metrics::CpuUtilization.series().key(), tr("busy"), 0, true}});
    new ChartFeed(m_client, m_view, m_chart);
    m_machine = new MachineProfile(m_client, m_view, m_state, this);
    connect(m_machine, &MachineProfile::changed, this, &ProfilerPage::updateMachine);
    connect(m_subject, &SubjectChooser::chosen, this, &ProfilerPage::chooseSubject);
    m_client.follow(&Configuration::changed, this, [this] {
        askWhetherKept();
        m_machine->refresh();
    });
}

void ProfilerPage::setMode(Mode mode)
{
    if (mode == m_mode || !m_machine)
        return;
    if (m_mode == Mode::Session)
        m_sessionFilter = m_state.filter();
    m_mode = mode;
    if (mode == Mode::Machine) {
        m_liveTick.stop();
        m_machine->begin();
        m_machine->setShown(isVisible());
    } else {
        m_machine->setShown(false);
        const ProfileFilter filter = m_sessionFilter;
        beginSession();
        if (!(filter == ProfileFilter()))
            m_state.setFilter(filter);
    }
    updateMode();
}

/// What a session has goes into the views: the report's profile, or the first that the running one has.
void ProfilerPage::beginSession()
{
    m_state.setProfile(m_report ? m_report->profile : Profile(), false);
    if (m_live && isVisible()) {
        m_liveTick.start();
        askLive();
    }
    updateMode();
}

void ProfilerPage::updateMode()
{
    const bool isMachine = m_mode == Mode::Machine;
    m_switch->setVisible(m_machine != nullptr);
    m_machineButton->setChecked(isMachine);
    m_sessionButton->setChecked(!isMachine);
    m_subject->setVisible(isMachine);
    m_marks->setVisible(isMachine && m_compare->isChecked());
    if (!isMachine)
        m_limit->hide();
    m_chart->setVisible(isMachine && height() >= LeastHeightForChart);
    if (isMachine)
        updateMachine();
    else
        showBody();
}

/// Which of its parts the page shows.
void ProfilerPage::showBody()
{
    QWidget *part = m_content;
    if (m_mode == Mode::Machine && m_machine->state() != MachineProfile::State::Shown)
        part = m_sayings;
    else if (m_mode == Mode::Session && !m_report && m_state.profile().target.isEmpty())
        part = m_empty;
    m_body->setCurrentWidget(part);
    const bool isThere = part == m_content;
    m_header->setVisible(m_machine || isThere);
    m_filterBar->setVisible(isThere);
    m_name->setVisible((m_mode == Mode::Session || !isThere) && !m_name->text().isEmpty());
    m_quality->setVisible(isThere && m_pane->isVisibleTo(m_content));
    m_export->setVisible(isThere);
    m_compare->setVisible(m_mode == Mode::Machine && (isThere || m_compare->isChecked()));
    updateHeader();
}

void ProfilerPage::updateMachine()
{
    if (m_mode != Mode::Machine)
        return;
    const QString subject = subjectText(m_machine->filter(), m_subjectName);
    const bool isThere = m_machine->state() == MachineProfile::State::Shown;
    if (!isThere)
        m_sayings->say(sayingOf(*m_machine, m_isKept, subject));
    const QString limit = isThere ? limitOf(*m_machine, m_isKept) : QString();
    m_limit->setText(limit);
    m_limit->setVisible(!limit.isEmpty());
    m_marks->setFilter(m_machine->filter(), subject);
    m_subject->setRange(m_machine->range());
    showBody();
}

void ProfilerPage::chooseSubject(const StacksFilter &filter)
{
    m_subjectName.clear();
    m_machine->setFilter(filter);
}

void ProfilerPage::showMachine(const StacksFilter &filter, const QString &subject, const QString &function)
{
    if (!m_machine)
        return;
    m_subjectName = subject;
    m_subject->setSubject(filter, subject);
    m_machine->setFilter(filter);
    setMode(Mode::Machine);
    m_views->setCurrentWidget(m_flames);
    m_search->setText(function);
}

void ProfilerPage::act(MachineSaying::Act act)
{
    switch (act) {
    case MachineSaying::Act::SwitchOn: keepStacks(); break;
    case MachineSaying::Act::GoThere: {
        const Timestamp from = *m_machine->status()->oldest;
        while (m_view.clearPicked()) {
        }
        const nanoseconds kept = m_view.newest() - from;
        if (kept < ViewState::ShortestSpan)
            m_view.follow();
        else
            m_view.show({from, from + std::min(m_view.intent().span, kept)});
        break;
    }
    case MachineSaying::Act::WholeMachine: showMachine({}); break;
    case MachineSaying::Act::None: break;
    }
}

void ProfilerPage::askWhetherKept()
{
    if (!m_machine)
        return;
    whenDone(m_client.config(), this, [this](const PerformanceResult<PerformanceConfig> &config) {
        m_isKept = config ? std::optional(config->keepStacks) : std::nullopt;
        updateMachine();
    });
}

void ProfilerPage::keepStacks()
{
    whenDone(m_client.config(), this, [this](const PerformanceResult<PerformanceConfig> &config) {
        if (!config) {
            Q_EMIT problem(config.error().message());
            return;
        }
        whenDone(m_client.setConfig(config->withKeptStacks(true)), this,
                 [this, wanted = config->withKeptStacks(true)](const PerformanceResult<void> &done) {
                     if (done)
                         m_settings.setConfig(wanted);
                     else
                         Q_EMIT problem(done.error().message());
                 });
    });
}

/// What is shown, as a report: its findings in words, and a way to other tools.
void ProfilerPage::openMachineReport()
{
    const std::shared_ptr<const ProfileResult> result = m_state.result();
    PerformanceReport report;
    report.name = tr("%1, %2").arg(subjectText(m_machine->filter(), m_subjectName),
                                   rangeText(m_view, m_machine->range()));
    report.startedAt = m_machine->range().from;
    report.duration = m_machine->range().length();
    report.profile = result->profile;
    Q_EMIT openReport(report);
}

} // namespace wai
