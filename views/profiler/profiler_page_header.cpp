// SPDX-License-Identifier: MIT

// What the profiler's page says of a profile above its views: how much it is, what is counted, what is filtered and found.
#include "profiler/profiler_page.h"

#include "profiler/profile_export.h"
#include "profiler/range_marks.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/stacks.h>

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace wai {

using namespace performance;

namespace {

QString eventText(const ProfileEvent &event)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("wai::ProfilerPage", source); };
    switch (event.kind) {
    case ProfileEvent::Kind::OnCpu:
        if (event.name == StackEvents::Cpu)
            return text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "CPU time"));
        return text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "CPU time (%1)")).arg(event.name);
    case ProfileEvent::Kind::OffCpu:
        if (event.name == StackEvents::Lock)
            return text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "Waiting for a lock"));
        if (event.name == StackEvents::Blocked)
            return text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "Waiting for storage"));
        if (event.name == StackEvents::Runnable)
            return text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "Waiting for a CPU"));
        return event.name == u"preempted" ? text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "Waiting for a CPU"))
                                          : text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "Waiting (off-CPU)"));
    case ProfileEvent::Kind::PageFaults: return text(QT_TRANSLATE_NOOP("wai::ProfilerPage", "Page faults"));
    case ProfileEvent::Kind::Other: break;
    }
    return event.name;
}

} // namespace

std::set<qint32> ProfilerPage::modulesOf(ModuleKind kind) const
{
    std::set<qint32> modules;
    const Profile &profile = m_state.result()->profile;
    for (size_t m = 0; m < profile.modules.size(); ++m) {
        if (profile.modules[m].kind == kind
            || (kind == ModuleKind::Library && profile.modules[m].kind == ModuleKind::Vdso))
            modules.insert(qint32(m));
    }
    return modules;
}

void ProfilerPage::updateHeader()
{
    const ProfileResult &result = *m_state.result();
    const QString target = result.profile.targetText().simplified(); // a command may have lines
    const QString name = m_mode == Mode::Machine ? QString()
        : m_live                                 ? tr("Recording %1").arg(target)
        : m_report                               ? m_report->name.simplified()
                                                 : target;
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, std::max(60, m_name->width())));
    m_name->setVisible(m_mode == Mode::Session && !name.isEmpty());
    m_name->setToolTip(name.isEmpty() ? QString() : result.profile.targetText());
    const QString samples = QLocale().toString(result.grade.samples);
    updateSamples(samples);
    m_quality->setText(tr("Quality %1").arg(QChar::fromLatin1(result.grade.letter)));
    QStringList reasons = result.grade.reasons;
    m_quality->setToolTip(reasons.isEmpty() ? tr("Nothing was lost or cut: the figures can be taken as they are.")
                                            : reasons.join(u'\n'));
    const bool isMachine = m_mode == Mode::Machine;
    const bool isThere = m_body->currentWidget() == m_content;
    m_open->setVisible(isMachine ? isThere : m_report != nullptr);
    m_export->setReport(isMachine ? nullptr : m_report);
    m_export->setEnabled(isThere && !result.profile.empty());
    // What stands here is no flame graph of functions: that must not be overlooked.
    const bool polled = !isMachine && !result.profile.events.empty()
        && result.profile.events.front().name == ProfileEvent::Polled;
    m_notice->setText(polled ? result.profile.notes.value(0).text() : QString());
    m_notice->setVisible(polled);
    updateEvents();
    updateLegend();
}

/// How much it is, and of when: where there is room, since the window's bar says the latter as well.
void ProfilerPage::updateSamples(const QString &samples)
{
    const nanoseconds duration = m_state.result()->profile.duration;
    const bool isMachine = m_mode == Mode::Machine;
    const QString range = isMachine ? rangeText(m_view, m_machine->range())
        : duration.count() > 0      ? toText(duration)
                                    : QString();
    m_samples->setText(range.isEmpty() ? tr("%1 samples").arg(samples) : tr("%1, %2 samples").arg(range, samples));
    m_samples->setVisible(m_body->currentWidget() == m_content && (!isMachine || width() >= LeastWidthForPane));
}

void ProfilerPage::updateEvents()
{
    const ProfileResult &result = *m_state.result();
    QStringList texts;
    for (const ProfileEvent &event : result.profile.events)
        texts << eventText(event);
    QStringList shown;
    for (int i = 0; i < m_event->count(); ++i)
        shown << m_event->itemText(i);
    if (texts != shown) {
        m_event->clear();
        for (qsizetype i = 0; i < texts.size(); ++i)
            m_event->addItem(texts[i], int(i));
    }
    m_event->setCurrentIndex(result.filter.events.empty() ? 0 : qint32(*result.filter.events.begin()));
}

void ProfilerPage::updateLegend()
{
    const Theme &theme = m_themes.theme();
    QStringList legend;
    for (const ModuleKind kind : {ModuleKind::Executable, ModuleKind::Library, ModuleKind::Kernel, ModuleKind::Jit}) {
        const auto modules = modulesOf(kind);
        const bool merged = !modules.empty()
            && std::ranges::all_of(modules, [&](qint32 m) { return m_state.filter().hiddenModules.contains(m); });
        legend << QStringLiteral(
                      "<a href='%1' style='color:%2;text-decoration:%3'><span style='color:%4'>■</span> %5</a>")
                      .arg(int(kind))
                      .arg(theme.softText.name(), merged ? QStringLiteral("line-through") : QStringLiteral("none"),
                           flameColor(theme, kind).name(), kindText(kind));
    }
    legend << QStringLiteral("<span style='color:%1'>━</span> %2").arg(theme.series[4].name(), tr("Waiting"));
    m_legend->setText(legend.join(QStringLiteral("&nbsp;&nbsp; ")));
}

void ProfilerPage::updateFilters()
{
    const ProfileFilter &filter = m_state.filter();
    const ProfileResult &result = *m_state.result();
    QStringList parts;
    if (filter.from > 0 || filter.to < std::numeric_limits<qint64>::max()) {
        const qint64 end = std::min<qint64>(filter.to, result.profile.duration.count());
        parts
            << tr("%1 to %2").arg(formatValue(double(filter.from) * 1e-9, u"s"), formatValue(double(end) * 1e-9, u"s"));
    }
    if (!filter.threads.empty())
        parts << tr("Threads: %1").arg(filter.threads.size());
    if (filter.focus >= 0)
        parts << tr("only with %1").arg(result.functionName(filter.focus));
    if (!filter.hiddenFunctions.empty() || !filter.hiddenModules.empty())
        parts << tr("%1 merged").arg(filter.hiddenFunctions.size() + filter.hiddenModules.size());
    m_filters->setText(parts.isEmpty() ? QString() : tr("Shown: %1").arg(parts.join(QStringLiteral(", "))));
    m_filters->setToolTip(m_filters->text());
    m_reset->setVisible(!parts.isEmpty());
    m_backButton->setEnabled(m_state.canGoBack());
    m_forwardButton->setEnabled(m_state.canGoForward());
}

void ProfilerPage::updateSearch()
{
    const ProfileSearch &search = m_state.search();
    if (search.text.isEmpty()) {
        m_matched->clear();
        return;
    }
    if (!search.valid) {
        m_matched->setText(tr("not a regular expression"));
        return;
    }
    const ProfileResult &result = *m_state.result();
    const ShareInterval interval = shareInterval(search.samples, result.weights.totalSamples);
    m_matched->setText(tr("matched %1 % ± %2")
                           .arg(result.shareOf(search.weight) * 100, 0, 'f', 1)
                           .arg(interval.halfWidth() * 100, 0, 'f', 1));
}

} // namespace wai
