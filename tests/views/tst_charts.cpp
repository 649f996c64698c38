// SPDX-License-Identifier: MIT
#include "charts/time_chart.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

#include <cmath>

using namespace performance;
using namespace wai;

class TestCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void scalesAreRound_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("maximum");
        const auto row = [](double largest, const char *unit, double maximum) { QTest::addRow("%g %s", largest, unit) << largest << QString::fromLatin1(unit) << maximum; };
        row(0.914, "1", 1.0);
        row(0, "1", 0.05);
        row(1, "1", 1.0);
        row(2.3, "1", 2.4);
        row(0, "By/s", 1000);
        row(999, "By/s", 1000);
        row(1.3e6, "By/s", 1.6e6);
        row(19.2 * (1 << 30), "By", 20.0 * (1 << 30));
        row(0, "{task}", 1);
        row(std::nan(""), "{task}", 1);
    }
    void scalesAreRound()
    {
        QFETCH(double, largest);
        QFETCH(QString, unit);
        QFETCH(double, maximum);
        const ValueScale scale = valueScaleFor(largest, unit);
        QVERIFY2(std::abs(scale.maximum / maximum - 1) < 1e-9, qPrintable(QString::number(scale.maximum)));
        QVERIFY(scale.labels.size() == 5 && !scale.labels.back().text.isEmpty());
    }

    void timeLabels()
    {
        QCOMPARE(relativeTimeLabels(std::chrono::minutes(15)).front().text, QStringLiteral("−15 min"));
        QCOMPARE(relativeTimeLabels(std::chrono::minutes(1)).front().text, QStringLiteral("−60 s"));
        QCOMPARE(relativeTimeLabels(std::chrono::hours(24)).front().text, QStringLiteral("−24 h"));
        QCOMPARE(relativeTimeLabels(std::chrono::hours(24 * 30)).front().text, QStringLiteral("−30 d"));
        QCOMPARE(clockLabels({fromNanoseconds(0), fromNanoseconds(60'000'000'000)}).size(), size_t(4));
    }

    void linesAreDrawnAndGapsAreNot()
    {
        ThemeSource themes(qApp);
        themes.choose(ThemeChoice::Light);
        TimeChart chart(themes, QStringLiteral("CPU"), QStringLiteral("1"));
        chart.setLines({{QStringLiteral("k"), QStringLiteral("busy"), 0, false}});
        chart.resize(600, 240);
        SeriesData data;
        const Timestamp start = now();
        for (int i = 0; i < 100; ++i) {
            if (i < 40 || i >= 60) // twenty seconds are missing
                data.points.push_back({start + std::chrono::seconds(i), nanoseconds(0), 0.5, 0.5, 0.5, 1});
        }
        chart.setData({start, start + std::chrono::seconds(100)}, {data});
        const QImage image = chart.grab().toImage();
        // Pixels of the line's colour by column: none in the gap, some on both sides.
        const QRgb wanted = themes.theme().series[0].rgb();
        const auto coloured = [&](double share) {
            const int left = 70;
            const int right = 570;
            int count = 0;
            for (int x = int(left + (right - left) * share) - 3; x <= int(left + (right - left) * share) + 3; ++x) {
                for (int y = 40; y < 220; ++y)
                    count += std::abs(qRed(image.pixel(x, y)) - qRed(wanted)) + std::abs(qGreen(image.pixel(x, y)) - qGreen(wanted)) + std::abs(qBlue(image.pixel(x, y)) - qBlue(wanted)) < 60;
            }
            return count;
        };
        QVERIFY(coloured(0.2) > 0);
        QCOMPARE(coloured(0.5), 0);
        QVERIFY(coloured(0.8) > 0);
    }

    void aChartSpeaks()
    {
        ThemeSource themes(qApp);
        TimeChart chart(themes, QStringLiteral("CPU"), QStringLiteral("1"));
        chart.setLines({{QStringLiteral("k"), QStringLiteral("busy"), 0, false}});
        SeriesData data;
        const Timestamp start = now();
        data.points = {{start, nanoseconds(0), 0.1, 0.1, 0.1, 1}, {start + std::chrono::seconds(1), nanoseconds(0), 0.3, 0.3, 0.3, 1}};
        chart.setData({start, start + std::chrono::seconds(2)}, {data});
        QAccessibleInterface *twin = QAccessible::queryAccessibleInterface(&chart);
        QVERIFY(twin);
        QCOMPARE(twin->text(QAccessible::Name), QStringLiteral("CPU"));
        const QString description = twin->text(QAccessible::Description).replace(QChar(0x202f), u' ');
        QVERIFY2(description.contains(QStringLiteral("busy 20 % on average, at most 30 %")), qPrintable(description));
    }

    void nonsenseIsDrawnWithoutHarm()
    {
        ThemeSource themes(qApp);
        TimeChart chart(themes, QStringLiteral("CPU"), QStringLiteral("1"));
        chart.setLines({{QStringLiteral("k"), QStringLiteral("busy"), 0, true}, {QStringLiteral("l"), QStringLiteral("other"), 1}});
        chart.grab();
        chart.setData({}, {});
        chart.grab();
        const Timestamp start = now();
        SeriesData one;
        one.points = {{start, nanoseconds(0), 1e300, 1e300, 1e300, 1}};
        chart.setData({start, start + std::chrono::seconds(1)}, {one, {}});
        for (const QSize &size : {QSize(1, 1), QSize(30, 400), QSize(2000, 20), QSize(600, 240)}) {
            chart.resize(size);
            chart.grab();
        }
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
