// SPDX-License-Identifier: MIT

// A change of the theme: what it costs, and that nothing of the old one stays.
#include "support/test_support.h"

#include "theme/theme.h"
#include "window/page.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace wai;

namespace {

/// What stands on pages, in the roles that the theme knows.
class Sample : public QWidget {
public:
    Sample()
    {
        auto *layout = new QVBoxLayout(this);
        auto *card = new Card;
        layout->addWidget(card);
        for (const char *role : {"soft", "title", "heading", "error", "good", "code", "plain"})
            card->box()->addWidget(makeLabel(QString::fromLatin1(role), role));
        auto *accent = new QPushButton(QStringLiteral("Start"));
        accent->setProperty("accent", true);
        auto *field = new QLineEdit(QStringLiteral("typed"));
        auto *box = new QComboBox;
        box->addItems({QStringLiteral("first"), QStringLiteral("second")});
        auto *off = new QPushButton(QStringLiteral("Off"));
        off->setEnabled(false);
        auto *table = new QTableWidget(3, 2);
        table->setItem(0, 0, new QTableWidgetItem(QStringLiteral("cell")));
        table->selectRow(0);
        for (QWidget *widget : std::initializer_list<QWidget *>{accent, field, box, off, table})
            card->box()->addWidget(widget);
        resize(500, 700);
    }
};

class StyleCounter : public QObject {
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::StyleChange;
        return false;
    }
};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChangedThemeLooksAsIfItHadBeenThere_data()
    {
        QTest::addColumn<ThemeChoice>("from");
        QTest::addColumn<ThemeChoice>("to");
        QTest::newRow("dark") << ThemeChoice::Light << ThemeChoice::Dark;
        QTest::newRow("light") << ThemeChoice::Dark << ThemeChoice::Light;
    }
    void aChangedThemeLooksAsIfItHadBeenThere()
    {
        QFETCH(ThemeChoice, from);
        QFETCH(ThemeChoice, to);
        ThemeSource themes(qApp);
        themes.choose(from);
        Sample changed;
        changed.show();
        QVERIFY(QTest::qWaitForWindowActive(&changed));
        QSignalSpy told(&themes, &ThemeSource::changed);
        themes.choose(to);
        QCOMPARE(themes.theme().dark, to == ThemeChoice::Dark); // at once
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(changed.updatesEnabled());
        const QImage after = changed.grab().toImage();
        changed.hide();
        Sample fresh;
        fresh.show();
        QVERIFY(QTest::qWaitForWindowActive(&fresh));
        QCOMPARE(after, fresh.grab().toImage());
    }

    // Two turns over each widget, however deep it lies: it was once for each ancestor.
    void aDeepWidgetIsPolishedAsOftenAsAFlatOne()
    {
        ThemeSource themes(qApp);
        themes.choose(ThemeChoice::Light);
        QWidget window;
        QWidget *parent = &window;
        for (int depth = 0; depth < 20; ++depth)
            parent = new QWidget(parent);
        auto *leaf = new QLabel(QStringLiteral("deep"), parent);
        StyleCounter counter;
        leaf->installEventFilter(&counter);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        counter.count = 0;
        QSignalSpy told(&themes, &ThemeSource::changed);
        themes.choose(ThemeChoice::Dark);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(counter.count, 2);
    }

    void theLastChoiceCounts()
    {
        ThemeSource themes(qApp);
        themes.choose(ThemeChoice::Light);
        Sample window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QSignalSpy told(&themes, &ThemeSource::changed);
        themes.choose(ThemeChoice::Dark);
        themes.choose(ThemeChoice::Light);
        themes.choose(ThemeChoice::Dark);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(qApp->palette().color(QPalette::Window), Theme::darkTheme().window);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
