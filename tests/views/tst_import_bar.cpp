// SPDX-License-Identifier: MIT
// An import that takes long is seen, and can be given up.
#include "support/silent_analyser.h"
#include "support/test_support.h"

#include "reports/import_bar.h"
#include "reports/reports_page.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace performance;
using namespace wai;
using Qt::operator""_s;

class TestImportBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongImportIsGivenUp()
    {
        const SilentAnalyser analyser;
        const auto client = createPerformanceClient(
            PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
        ThemeSource themes(qApp);
        ReportsPage page(*client, themes);
        page.show();
        const QSignalSpy problems(&page, &Page::problem);
        page.importFrom(analyser.foreignFile());
        page.importFrom(analyser.foreignFile()); // each has its own bar
        const auto bars = [&] { return page.findChildren<ImportBar *>(); };
        QCOMPARE(bars().size(), 2);
        QTRY_VERIFY(bars().constFirst()->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return !analyser.pids().isEmpty(); }, 20000));
        auto *cancel = bars().constFirst()->findChild<QPushButton *>(u"cancelImport"_s);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!cancel->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return bars().size() == 1; }, 20000));
        QVERIFY(!bars().constFirst()->isGivenUp());
        QCOMPARE(problems.count(), 0); // who gave it up need not be told
    }

    void whatCannotBeReadIsTold()
    {
        const auto client = createPerformanceClient(
            PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
        ThemeSource themes(qApp);
        ReportsPage page(*client, themes);
        page.show();
        QSignalSpy problems(&page, &Page::problem);
        page.importFrom(u"/no/such/file"_s);
        QVERIFY(QTest::qWaitFor([&] { return problems.count() == 1; }, 20000));
        QVERIFY(QTest::qWaitFor([&] { return page.findChildren<ImportBar *>().isEmpty(); }, 20000));
    }
};

QTEST_MAIN(TestImportBar)
#include "tst_import_bar.moc"
