// SPDX-License-Identifier: MIT

// A change of the theme: what it costs, and that nothing of the old one stays.
#include "support/test_support.h"

#include "base/card.h"
#include "base/label.h"
#include "theme/style_sheet.h"
#include "theme/theme.h"

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
    /// Each name in the sheet stands for a colour; none is left over, and those that begin alike are not mixed up.
    void theSheetHasTheColoursOfItsTheme()
    {
        const ThemeSource themes{qApp}; // it registers what the program holds
        for (const Theme *theme : {&Theme::light(), &Theme::darkTheme()}) {
            const QString sheet = styleSheetOf(*theme);
            QVERIFY(!sheet.contains(u'%'));
            QVERIFY(sheet.contains(QStringLiteral("QLabel[role=\"soft\"] { color: %1; }").arg(theme->softText.name())));
            QVERIFY(sheet.contains(
                QStringLiteral(
                    "QPushButton[accent=\"true\"] { background: %1; color: %2; border-color: %1; font-weight: 600; }")
                    .arg(theme->accent.name(), theme->onAccent.name())));
            QVERIFY(sheet.contains(theme->dark ? QStringLiteral(":/icons/check-dark.svg")
                                               : QStringLiteral(":/icons/check-light.svg")));
        }
    }

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
        QCOMPARE(told.size(), 1);
        const QImage after = changed.grab().toImage();
        changed.hide();
        Sample fresh;
        fresh.show();
        QVERIFY(QTest::qWaitForWindowActive(&fresh));
        QCOMPARE(after, fresh.grab().toImage());
    }

    // However deep it lies: it was once for each ancestor. Over the sheet of the start another one, or that one again.
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
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark}) {
            counter.count = 0;
            themes.choose(choice);
            QVERIFY2(counter.count == 1 || counter.count == 2, qPrintable(QString::number(counter.count)));
        }
    }

    // What is not seen costs nothing until it is.
    void aHiddenPartFollowsWhenItIsShown()
    {
        ThemeSource themes(qApp);
        themes.choose(ThemeChoice::Light);
        QWidget window;
        window.setProperty("dressedInParts", true);
        auto *part = new QWidget(&window);
        auto *label = new QLabel(QStringLiteral("hidden"), part);
        label->setProperty("role", QStringLiteral("good"));
        themes.dress(part);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QColor good = label->palette().color(QPalette::WindowText);
        QCOMPARE(good, Theme::light().good);
        part->hide();
        StyleCounter counter;
        label->installEventFilter(&counter);
        themes.choose(ThemeChoice::Dark);
        QCOMPARE(counter.count, 0);
        part->show();
        QCOMPARE(label->palette().color(QPalette::WindowText), Theme::darkTheme().good);
        themes.choose(ThemeChoice::Light);
        QCOMPARE(label->palette().color(QPalette::WindowText), Theme::light().good);
    }

    // A window that is changed as a whole stands still for as long as all its parts take.
    void partsFollowOneAfterAnother()
    {
        ThemeSource themes(qApp);
        themes.choose(ThemeChoice::Light);
        QWidget window;
        window.setProperty("dressedInParts", true);
        std::array<QLabel *, 3> labels;
        for (QLabel *&label : labels) {
            auto *part = new QWidget(&window);
            label = new QLabel(QStringLiteral("part"), part);
            label->setProperty("role", QStringLiteral("good"));
            themes.dress(part);
        }
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto dark = [&] {
            return std::ranges::count_if(labels, [](const QLabel *label) {
                return label->palette().color(QPalette::WindowText) == Theme::darkTheme().good;
            });
        };
        themes.choose(ThemeChoice::Dark);
        QCOMPARE(dark(), 1);
        QTRY_COMPARE(dark(), 3);
    }

    void theLastChoiceCounts()
    {
        ThemeSource themes(qApp);
        themes.choose(ThemeChoice::Light);
        Sample window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark})
            themes.choose(choice);
        QCOMPARE(qApp->palette().color(QPalette::Window), Theme::darkTheme().window);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
