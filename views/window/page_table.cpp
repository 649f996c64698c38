// SPDX-License-Identifier: MIT
#include "window/page_table.h"

#include "improve/improve_page.h"
#include "metrics/metrics_page.h"
#include "overview/overview_page.h"
#include "processes/processes_page.h"
#include "profiler/profiler_page.h"
#include "reports/reports_page.h"
#include "settings/settings_page.h"
#include "ux/ux_page.h"
#include "why/why_page.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace wai {

namespace {

using Context = const PageContext &;

constexpr unsigned Live = PageRow::FollowsRange | PageRow::OfReports;

const PageRow Table[] = {
    {"overview", QT_TRANSLATE_NOOP("Pages", "Overview"), Qt::Key_1, Live | PageRow::HasHints,
     &OverviewPage::staticMetaObject,
     [](Context c) -> Page * { return new OverviewPage(c.client, c.state, c.themes); }},
    {"processes", QT_TRANSLATE_NOOP("Pages", "Processes"), Qt::Key_2, Live, &ProcessesPage::staticMetaObject,
     [](Context c) -> Page * { return new ProcessesPage(c.client, c.state, c.settings, c.themes); }},
    {"metrics", QT_TRANSLATE_NOOP("Pages", "Metrics"), Qt::Key_3, Live, &MetricsPage::staticMetaObject,
     [](Context c) -> Page * { return new MetricsPage(c.client, c.state, c.settings, c.themes); }},
    {"profiler", QT_TRANSLATE_NOOP("Pages", "Profiler"), Qt::Key_4, PageRow::FollowsRange,
     &ProfilerPage::staticMetaObject,
     [](Context c) -> Page * { return new ProfilerPage(c.client, c.state, c.settings, c.themes); }},
    {"reports", QT_TRANSLATE_NOOP("Pages", "Reports"), Qt::Key_5, 0, &ReportsPage::staticMetaObject,
     [](Context c) -> Page * { return new ReportsPage(c.client, c.themes); }},
    {"improve", QT_TRANSLATE_NOOP("Pages", "Improve"), Qt::Key_6, 0, &ImprovePage::staticMetaObject,
     [](Context c) -> Page * { return new ImprovePage(c.client, c.themes); }},
    {"experience", QT_TRANSLATE_NOOP("Pages", "Experience"), Qt::Key_7, 0, &UxPage::staticMetaObject,
     [](Context c) -> Page * { return new UxPage(c.client, c.settings, c.themes); }},
    {"why", QT_TRANSLATE_NOOP("Pages", "Why was it slow?"), Qt::Key_9, PageRow::OfReports, &WhyPage::staticMetaObject,
     [](Context c) -> Page * { return new WhyPage(c.client, c.state, c.themes); },
     [](performance::PerformanceClient &client) { return client.explanations() != nullptr; }},
    {"settings", QT_TRANSLATE_NOOP("Pages", "Settings"), Qt::Key_8, PageRow::AtFoot, &SettingsPage::staticMetaObject,
     [](Context c) -> Page * { return new SettingsPage(c.client, c.settings, c.themes); }},
};

} // namespace

QString PageRow::title() const
{
    return QCoreApplication::translate("Pages", name);
}

QKeySequence PageRow::shortcut() const
{
    return QKeySequence(int(Qt::CTRL) | key);
}

std::span<const PageRow> pageTable()
{
    return Table;
}

bool PageRow::isFor(performance::PerformanceClient &client) const
{
    return !isThere || isThere(client);
}

QStringList pageIds()
{
    QStringList ids;
    for (const PageRow &row : Table)
        ids << QString::fromLatin1(row.id);
    return ids;
}

} // namespace wai
