// SPDX-License-Identifier: MIT
// Names that look like markup, in the window: labels and tooltips show them as they are.
#include "support/test_support.h"

#include "base/table_copy.h"
#include "window/main_window.h"
#include "window/notice_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolTip>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;
using Qt::operator""_s;

class TestForeignWords : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ThemeSource> m_themes;
    std::unique_ptr<PerformanceClient> m_client;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_themes = std::make_unique<ThemeSource>(qApp);
        m_client = createPerformanceClient(PerformanceConfig().withProfileInterval(500ms));
        m_window = std::make_unique<MainWindow>(*m_client, *m_settings, *m_themes);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_client.reset();
    }

    void noLabelGuesses()
    {
        for (const char *page :
             {"overview", "processes", "metrics", "profiler", "experience", "improve", "reports", "settings"}) {
            m_window->showPage(QString::fromLatin1(page));
            QCoreApplication::processEvents();
            for (const QLabel *label : m_window->findChildren<QLabel *>()) {
                if (label->isVisible())
                    QVERIFY2(label->textFormat() != Qt::AutoText,
                             qPrintable(QString::fromLatin1(page) + u": "_s + label->text()));
            }
        }
    }

    void aNoticeIsNoMarkup()
    {
        auto *notices = m_window->findChild<NoticeBar *>();
        QVERIFY(notices);
        notices->add(u"<b>m;id>X;</b><img src='/etc/passwd'>"_s);
        const auto labels = notices->findChildren<QLabel *>();
        QCOMPARE(labels.size(), 1);
        QVERIFY(labels.front()->isVisible());
        QCOMPARE(labels.front()->textFormat(), Qt::PlainText);
    }

    void aTooltipIsNoMarkup()
    {
        QToolTip::showText(m_window->mapToGlobal(QPoint(10, 10)), u"<b>a process</b>"_s, m_window.get());
        QVERIFY(QToolTip::isVisible());
        int tips = 0;
        for (const QWidget *widget : QApplication::topLevelWidgets()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (!label || !label->inherits("QTipLabel"))
                continue;
            ++tips;
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QCOMPARE(tips, 1);
        QToolTip::hideText();
    }

    void aNoticeCanBeActedUpon()
    {
        NoticeBar bar;
        bar.show();
        int acts = 0;
        bar.add(u"first"_s);
        bar.add(u"Applied by itself: P1"_s, u"Undo"_s, [&] { ++acts; });
        auto *button = bar.findChild<QPushButton *>(u"noticeAction"_s);
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Undo"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(acts, 1);
        QCOMPARE(bar.current(), u"first"_s);
        QVERIFY(!button->isVisible());
    }

    void copiedRowsStayRows()
    {
        QStandardItemModel model(1, 2);
        model.setData(model.index(0, 0), u"a\tb\nc\u202e"_s);
        model.setData(model.index(0, 1), u"1"_s);
        QTableView table;
        table.setModel(&model);
        table.selectRow(0);
        copySelectedRows(&table);
        QCOMPARE(QApplication::clipboard()->text(), u"a\\tb\\nc\\u202e\t1\n"_s);
    }
};

QTEST_MAIN(TestForeignWords)
#include "tst_foreign_words.moc"
