// SPDX-License-Identifier: MIT

// A page that is given a client without the facet it stands on says why it is empty, in the client's words, and does not fail.
#include "support/made_report.h"
#include "support/test_support.h"

#include "alerts/alerts_dialog.h"
#include "improve/change_dialog.h"
#include "improve/improve_page.h"
#include "processes/processes_page.h"
#include "profiler/profiler_page.h"
#include "reports/reports_page.h"
#include "files/settings.h"
#include "settings/settings_page.h"
#include "theme/theme.h"
#include "ux/ux_page.h"
#include "base/view_state.h"

#include <performance/client/report_client.h>

#include <QLabel>
#include <QTemporaryDir>

#include <functional>

using namespace performance;
using namespace wai;
using namespace Qt::StringLiterals;

namespace {

PerformanceReport recorded()
{
    MadeReport report(10);
    SeriesDescriptor level;
    level.metric = u"level"_s;
    level.unit = u"By"_s;
    report.with(level, [](int second) { return second; });
    report.withProcesses(5, {MadeReport::process(7, u"worker"_s, 0.5)});
    return report.report();
}

/// What stands in a widget where it can be read.
QStringList textsIn(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts << label->text();
    }
    return texts;
}

} // namespace

class TestMissingFacets : public QObject {
    Q_OBJECT

    using Make = std::function<QWidget *()>;

    QTemporaryDir m_folder;
    ThemeSource m_themes{qApp};
    Settings m_settings{m_folder.filePath(u"settings.ini"_s)};
    ReportClient m_client{recorded()};
    ViewState m_state;

private Q_SLOTS:
    void initTestCase() { m_state.setFixed(m_client.range()); }

    void thePageSaysWhy_data()
    {
        QTest::addColumn<Make>("make");
        QTest::newRow("improve") << Make([this] { return new ImprovePage(m_client, m_themes); });
        QTest::newRow("experience") << Make([this] { return new UxPage(m_client, m_settings, m_themes); });
        QTest::newRow("reports") << Make([this] { return new ReportsPage(m_client, m_themes); });
        QTest::newRow("profiler") << Make([this] { return new ProfilerPage(m_client, m_state, m_settings, m_themes); });
        QTest::newRow("settings") << Make([this] { return new SettingsPage(m_client, m_settings, m_themes); });
        QTest::newRow("alerts") << Make([this] { return new AlertsDialog(m_client, QString(), nullptr); });
        QTest::newRow("changes") << Make([this] { return new ChangeDialog(m_client); });
        QTest::newRow("one process") << Make([this] {
            auto *page = new ProcessesPage(m_client, m_state, m_settings, m_themes);
            page->resize(1200, 800);
            page->select({7, 70});
            return page;
        });
    }
    void thePageSaysWhy()
    {
        QFETCH(const Make, make);
        const std::unique_ptr<QWidget> widget(make());
        QStringList told;
        if (const auto *page = qobject_cast<Page *>(widget.get()))
            connect(page, &Page::problem, this, [&told](const QString &sentence) { told << sentence; });
        widget->show();
        const QString why = m_client.whyMissing().message();
        QVERIFY(why.contains(u"it is of the past"_s));
        QVERIFY2(QTest::qWaitFor([&] { return (told + textsIn(*widget)).contains(why); }, 20000),
                 qPrintable((told + textsIn(*widget)).join(u'\n')));
    }
};

QTEST_MAIN(TestMissingFacets)
#include "tst_missing_facets.moc"
