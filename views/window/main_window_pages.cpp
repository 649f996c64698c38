// SPDX-License-Identifier: MIT

// The pages of the main window, and the sidebar that leads to them.
#include "window/main_window.h"

#include "metrics/metrics_page.h"
#include "processes/processes_page.h"
#include "profiler/profiler_page.h"
#include "window/hint_bar.h"
#include "window/notice_bar.h"
#include "window/page_table.h"
#include "window/past_bar.h"
#include "window/range_bar.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include <utility>

#include <algorithm>

namespace wai {

using namespace performance;

QWidget *MainWindow::makeSidebar()
{
    auto *bar = new QWidget;
    bar->setObjectName(QStringLiteral("sidebar"));
    m_themes.dress(bar);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(bar);
    layout->setContentsMargins(space::Small, space::Medium, space::Small, space::Medium);
    layout->setSpacing(2);
    auto *name = new QLabel(m_ofReport ? tr("Report") : tr("WAI Performance"));
    name->setProperty("role", QStringLiteral("title"));
    name->setWordWrap(m_ofReport); // a report's name may be long; ours shall not be broken
    name->setContentsMargins(space::Medium, space::Small, space::Medium, space::Medium);
    layout->addWidget(name);
    if (!m_ofReport) {
        name->ensurePolished(); // it is wider in the weight of a title
        name->setMinimumWidth(name->sizeHint().width());
    }
    auto *group = new QButtonGroup(this);
    bool isAtFoot = false;
    for (Entry &entry : m_entries) {
        const PageRow &row = *entry.row;
        auto *button = new QPushButton;
        button->setText(row.title());
        button->setProperty("nav", true);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setObjectName(QStringLiteral("nav-") + QLatin1String(row.id));
        button->setShortcut(row.shortcut());
        button->setToolTip(
            QStringLiteral("%1 (%2)").arg(row.title(), row.shortcut().toString(QKeySequence::NativeText)));
        group->addButton(button);
        connect(button, &QPushButton::clicked, this, [this, &entry] { showEntry(entry); });
        entry.button = button;
        if (row.has(PageRow::AtFoot) && !std::exchange(isAtFoot, true))
            layout->addStretch(1);
        layout->addWidget(button);
    }
    if (m_ofReport)
        layout->addStretch(1);
    bar->setMinimumWidth(150);
    bar->setMaximumWidth(200);
    return bar;
}

Page *MainWindow::makePage(const PageRow &row)
{
    Page *page = row.make({m_client, m_state, m_settings, m_themes});
    m_themes.dress(page);
    connect(page, &Page::problem, m_notices, qOverload<const QString &>(&NoticeBar::add));
    connect(page, &Page::showSeries, this, &MainWindow::openSeries);
    connect(page, &Page::showProcess, this, &MainWindow::openProcess);
    connect(page, &Page::showStacks, this, &MainWindow::openStacks);
    connect(page, &Page::alertWanted, this, &MainWindow::openAlerts);
    connect(page, &Page::startProfiling, this, &MainWindow::toggleProfiling);
    connect(page, &Page::openReport, this, &MainWindow::openReport);
    connect(page, &Page::exploreReport, this, &MainWindow::exploreReport);
    connect(page, &Page::languageChanged, this, &MainWindow::languageChanged, Qt::QueuedConnection);
    connect(page, &Page::trayChanged, this, &MainWindow::updateTray);
    followWhyPage(page);
    m_stack->addWidget(page);
    return page;
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const Entry &entry : m_entries)
        ids << QString::fromLatin1(entry.row->id);
    return ids;
}

bool MainWindow::showPage(const QString &id)
{
    const auto entry = std::ranges::find_if(
        m_entries, [&](const Entry &candidate) { return id == QLatin1String(candidate.row->id); });
    return entry != m_entries.end() && showEntry(*entry);
}

Page *MainWindow::showPageOf(const QMetaObject &type)
{
    Entry *entry = entryOf(type);
    return entry ? showEntry(*entry) : nullptr;
}

MainWindow::Entry *MainWindow::entryOf(const QMetaObject &type)
{
    const auto entry = std::ranges::find(m_entries, &type, [](const Entry &candidate) { return candidate.row->type; });
    return entry != m_entries.end() ? &*entry : nullptr;
}

Page *MainWindow::showEntry(Entry &entry)
{
    const PageRow &row = *entry.row;
    if (!entry.page)
        entry.page = makePage(row);
    m_stack->setCurrentWidget(entry.page);
    entry.button->setChecked(true);
    m_title->setText(row.title());
    m_stack->setAccessibleName(row.title());
    m_range->setVisible(row.has(PageRow::FollowsRange));
    m_why->setVisible(row.has(PageRow::FollowsRange) && m_client.explanations());
    m_past->setRelevant(row.has(PageRow::FollowsRange));
    m_hints->setRelevant(row.has(PageRow::HasHints));
    if (!m_ofReport)
        m_settings.setPage(QString::fromLatin1(row.id));
    return entry.page;
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

QString MainWindow::currentPageId() const
{
    const auto entry = std::ranges::find(m_entries, currentPage(), &Entry::page);
    return entry != m_entries.end() ? QString::fromLatin1(entry->row->id) : QString();
}

void MainWindow::openSeries(const QStringList &keys)
{
    if (auto *page = showPage<MetricsPage>(); page && !keys.isEmpty())
        page->openSeries(keys);
}

void MainWindow::openStacks(const StacksFilter &filter, const QString &subject, const QString &function)
{
    if (auto *page = showPage<ProfilerPage>())
        page->showMachine(filter, subject, function);
}

void MainWindow::openProcess(const ProcessIdentity &identity)
{
    if (auto *page = showPage<ProcessesPage>())
        page->select(identity);
}

} // namespace wai
