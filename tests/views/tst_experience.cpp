// SPDX-License-Identifier: MIT
// The page about how applications feel, and the alerts, with the real widgets and a real client.
#include "support/pictures.h"
#include "support/test_support.h"
#include "support/window_fixture.h"

#include "alerts/alerts_dialog.h"
#include "charts/time_chart.h"
#include "ux/figure_model.h"
#include "ux/improvement_card.h"
#include "ux/ux_page.h"
#include "window/main_window.h"
#include "window/notice_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

struct Fixture : WindowFixture {
    Fixture() : WindowFixture(PerformanceConfig().withProfileInterval(200ms))
    {
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("no window");
        window->showPage(u"experience"_s);
    }
    UxPage *page() { return static_cast<UxPage *>(window->currentPage()); }
    QString text(const char *label) { return page()->findChild<QLabel *>(QLatin1String(label))->text(); }

    /// A visit whose handler worked for so long.
    void visit(double inp, const QString &release, nanoseconds ago = 0s)
    {
        static int number = 0;
        PerformanceMetric metric(u"web_vitals_inp"_s, u"INP"_s, MetricCategory::Rendering, inp, u"ms"_s);
        metric.withTimestamp(now() - ago)
            .withAttribute(u"service.name"_s, u"shop"_s)
            .withAttribute(u"url.template"_s, u"/cart"_s);
        metric.withMetadata(u"visit"_s, QString::number(++number))
            .withMetadata(u"service.version"_s, release)
            .withMetadata(u"interactionTarget"_s, u"button#pay"_s);
        metric.withMetadata(u"inputDelay"_s, u"8"_s)
            .withMetadata(u"processingDuration"_s, QString::number(inp - 20))
            .withMetadata(u"presentationDelay"_s, u"12"_s);
        if (!resultOf(client->recordMetric(metric)))
            qFatal("the visit is refused");
    }
};

} // namespace

class TestExperience : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_runtime->path().toLocal8Bit());
    }

    void withoutAnyFigureThePageSaysHowToGetThem()
    {
        Fixture f;
        QVERIFY(QTest::qWaitFor([&] { return f.text("experienceCount") == u"Nothing measured"; }, 10000));
        const auto labels = f.page()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"@wai/performance"_s);
        }));
        picture(f.themes, f.window.get(), "experience-empty");
    }

    void fromAPoorFigureToTheProof()
    {
        Fixture f;
        for (int i = 0; i < 12; ++i)
            f.visit(150 + i, u"1.3"_s, 3h - i * 1min);
        for (int i = 0; i < 24; ++i)
            f.visit(620 + 4 * i, u"1.4"_s, 1h - i * 1min);
        auto *table = f.page()->findChild<QTableView *>(u"figures"_s);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return table->model()->rowCount() == 1
                    && table->model()->index(0, FigureModel::Count).data().toString() == u"36"_s;
            },
            10000));
        const auto cell = [&](int column) { return table->model()->index(0, column).data().toString(); };
        QCOMPARE(cell(FigureModel::Figure), u"INP"_s);
        QCOMPARE(cell(FigureModel::Where), u"shop /cart"_s);
        QCOMPARE(cell(FigureModel::Rating), u"poor"_s);
        QCOMPARE(f.text("experienceCount"), u"Poor: 1 of 1 figures"_s);
        const auto card = [&] { return f.page()->findChild<ImprovementCard *>(u"improvement-U6"_s); };
        QVERIFY(QTest::qWaitFor([&] { return card() && card()->isVisible(); }, 5000));
        const auto says = [&](const QString &words) {
            const auto labels = card()->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QVERIFY(says(u"Handlers of shop /cart work too long"_s));
        QVERIFY(says(u"button#pay"_s));
        QVERIFY(says(u"Since release 1.4"_s));
        picture(f.themes, f.window.get(), "experience-poor");
        const QSize before = f.window->size();
        f.window->resize(900, 600);
        picture(f.themes, f.window.get(), "experience-small");
        f.window->resize(before);

        QTest::mouseClick(card()->findChild<QPushButton *>(u"implemented"_s), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return says(u"15 more visits are needed"_s); }, 5000));
        for (int i = 0; i < 15; ++i) {
            f.visit(70 + i, u"1.5"_s);
            QTest::qWait(5); // the load: visits one after the other
        }
        QVERIFY(QTest::qWaitFor([&] { return says(u"It worked."_s); }, 10000));
        picture(f.themes, f.window.get(), "experience-worked");
        // The mark is on the charts of this moment.
        const auto events = resultOf(f.client->history()->events({now() - 1min, now() + 1s}));
        QVERIFY(std::any_of(events->begin(), events->end(),
                            [](const TimelineEvent &event) { return event.text.contains(u"It worked."_s); }));
        QTest::mouseClick(card()->findChild<QPushButton *>(u"reopen"_s), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto all = resultOf(f.client->uxImprovements());
                return std::none_of(all->begin(), all->end(), [](const UxImprovement &i) { return i.implemented; });
            },
            5000));
    }

    /// The window measures itself as it measures others. Nobody came for that: it is shown to whoever asks.
    void theDashboardItselfIsShownWhereAskedFor()
    {
        Fixture f;
        auto *own = f.page()->findChild<QCheckBox *>(u"experienceOwn"_s);
        QVERIFY(own && !own->isChecked());
        PerformanceMetric hang(u"wai.ui.hang"_s, u"Hang"_s, MetricCategory::Rendering, 0.4, u"s"_s);
        hang.withAttribute(u"service.name"_s, QCoreApplication::applicationName()); // as UiProbe does
        QVERIFY(resultOf(f.client->recordMetric(hang)));
        for (int i = 0; i < 12; ++i)
            f.visit(150 + i, u"1.3"_s, 1h - i * 1min);
        auto *table = f.page()->findChild<QTableView *>(u"figures"_s);
        const auto programs = [&] {
            QStringList all;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                all << table->model()->index(row, FigureModel::Where).data().toString();
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(programs(), QStringList{u"shop /cart"_s}, 10000);
        own->click();
        QTRY_COMPARE_WITH_TIMEOUT(programs().size(), 2, 10000);
        QVERIFY(!programs().filter(QCoreApplication::applicationName()).isEmpty());
        own->click();
        QTRY_COMPARE_WITH_TIMEOUT(programs(), QStringList{u"shop /cart"_s}, 10000);
    }

    void theApdexTargetIsTheUsers()
    {
        Fixture f;
        for (int i = 0; i < 20; ++i)
            f.visit(900, {}, 1min);
        auto *table = f.page()->findChild<QTableView *>(u"operations"_s);
        QVERIFY(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, 10000));
        QCOMPARE(table->model()->index(0, OperationModel::Score).data().toString(), u"0.50"_s);
        auto *target = f.page()->findChild<QDoubleSpinBox *>();
        target->setFocus();
        target->selectAll();
        QTest::keyClicks(target, u"1000"_s);
        QTest::keyClick(target, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] { return table->model()->index(0, OperationModel::Score).data().toString() == u"1.00"_s; }, 5000));
        QCOMPARE(f.settings.config().apdexTarget, 1000ms); // and tomorrow as well
    }

    void anAlertIsMadeAndRings()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // without a desktop the window says it
        Fixture f;
        const auto record = [&](double value) {
            (void)f.client->recordMetric(
                PerformanceMetric(u"queue"_s, u"Queue"_s, MetricCategory::Custom, value, u"{job}"_s));
        };
        record(3);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto recent = resultOf(f.client->history()->query(u"queue"_s, {now() - 1min, now()}, 60));
                return recent && !recent->points.empty();
            },
            5000));
        f.window->showPage(u"settings"_s);
        QTest::mouseClick(f.window->currentPage()->findChild<QPushButton *>(u"settingsAlerts"_s), Qt::LeftButton);
        AlertsDialog *dialog = nullptr;
        QVERIFY(QTest::qWaitFor([&] { return (dialog = f.window->findChild<AlertsDialog *>()) && dialog->isVisible(); },
                                5000));
        auto *which = dialog->findChild<QComboBox *>(u"alertSeries"_s);
        QVERIFY(QTest::qWaitFor([&] { return which->findData(u"queue"_s) >= 0; }, 5000));
        auto *value = dialog->findChild<QDoubleSpinBox *>(u"alertThreshold"_s);
        // Thresholds are typed in the unit in which the series is shown: memory in GiB or MiB, not in bytes.
        which->setCurrentIndex(which->findData(u"system.memory.usage{system.memory.state=used}"_s));
        QVERIFY(QTest::qWaitFor(
            [&] { return value->suffix().endsWith(u"iB"_s) && value->value() >= 1 && value->value() < 1024; }, 5000));
        which->setCurrentIndex(which->findData(u"queue"_s));
        QVERIFY(QTest::qWaitFor([&] { return value->value() == 3; }, 5000));
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"10"_s);
        dialog->findChild<QComboBox *>(u"alertDuration"_s)->setCurrentIndex(0); // five seconds
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"alertAdd"_s), Qt::LeftButton);
        auto *rules = dialog->findChild<QTableWidget *>(u"alertRules"_s);
        QVERIFY(QTest::qWaitFor([&] { return rules->rowCount() == 1; }, 5000));
        const QWidget *button = rules->cellWidget(0, 3);
        QVERIFY2(button->width() >= button->sizeHint().width(),
                 qPrintable(u"%1 of %2"_s.arg(button->width()).arg(button->sizeHint().width())));
        const auto settings = resultOf(f.client->alerts()->settings());
        QCOMPARE(settings->rules[0].threshold, 10.0);
        QCOMPARE(settings->rules[0].duration, 5s);
        auto *notices = f.window->findChild<NoticeBar *>();
        QVERIFY(QTest::qWaitFor(
            [&] {
                record(50);
                QTest::qWait(100); // the load: ten values a second
                const auto labels = notices->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                    return label->text().contains(u"Queue has been above 10"_s);
                });
            },
            20000));
        picture(f.themes, dialog, "alerts");
        QTest::mouseClick(rules->cellWidget(0, 3), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return rules->rowCount() == 0; }, 5000));
    }

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_MAIN(TestExperience)
#include "tst_experience.moc"
