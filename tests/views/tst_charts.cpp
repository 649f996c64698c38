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
        const auto row = [](double largest, const char *unit, double maximum) {
            QTest::addRow("%g %s", largest, unit) << largest << QString::fromLatin1(unit) << maximum;
        };
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
        const ValueScale scale = valueScaleFor(0, largest, unit);
        QVERIFY2(std::abs(scale.maximum / maximum - 1) < 1e-9, qPrintable(QString::number(scale.maximum)));
        QVERIFY(scale.labels.size() == 5 && !scale.labels.back().text.isEmpty());
    }

    void timeLabels()
    {
        QCOMPARE(relativeTimeLabels(std::chrono::minutes(15)).front().text, QStringLiteral("−15 min"));
        QCOMPARE(relativeTimeLabels(std::chrono::minutes(1)).front().text, QStringLiteral("−60 s"));
        QCOMPARE(relativeTimeLabels(std::chrono::hours(24)).front().text, QStringLiteral("−24 h"));
        QCOMPARE(relativeTimeLabels(std::chrono::hours(24 * 30)).front().text, QStringLiteral("−30 d"));
        const auto labels = relativeTimeLabels(std::chrono::minutes(5));
        QCOMPARE(labels.size(), size_t(3)); // −4 min, −2 min, now
        QCOMPARE(labels[0].text, QStringLiteral("−4 min"));
        QCOMPARE(labels[0].position, 0.2);
        // At full moments of the clock, wherever the range begins.
        const QDateTime ten(QDate(2026, 11, 23), QTime(10, 0));
        const Timestamp from = fromNanoseconds((ten.toMSecsSinceEpoch() + 123'456) * 1'000'000);
        QStringList texts;
        for (const AxisLabel &label : clockLabels({from, from + std::chrono::minutes(60)}))
            texts << label.text;
        QCOMPARE(texts,
                 QStringList({QStringLiteral("10:15"), QStringLiteral("10:30"), QStringLiteral("10:45"),
                              QStringLiteral("11:00")}));
        QVERIFY(clockLabels({}).empty());
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
                    count += std::abs(qRed(image.pixel(x, y)) - qRed(wanted))
                            + std::abs(qGreen(image.pixel(x, y)) - qGreen(wanted))
                            + std::abs(qBlue(image.pixel(x, y)) - qBlue(wanted))
                        < 60;
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
        data.points = {{start, nanoseconds(0), 0.1, 0.1, 0.1, 1},
                       {start + std::chrono::seconds(1), nanoseconds(0), 0.3, 0.3, 0.3, 1}};
        chart.setData({start, start + std::chrono::seconds(2)}, {data});
        QAccessibleInterface *twin = QAccessible::queryAccessibleInterface(&chart);
        QVERIFY(twin);
        QCOMPARE(twin->text(QAccessible::Name), QStringLiteral("CPU"));
        const QString description = twin->text(QAccessible::Description).replace(QChar(0x202f), u' ');
        QVERIFY2(description.contains(QStringLiteral("busy 10 % to 30 %, on average 20 %")), qPrintable(description));
    }

    // WCAG 2.1: text 4.5 to 1, what must be told apart from its background 3 to 1.
    void coloursStandOut()
    {
        const auto luminance = [](const QColor &color) {
            const auto linear = [](double channel) {
                return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
        };
        const auto contrast = [&](const QColor &a, const QColor &b) {
            const double x = luminance(a);
            const double y = luminance(b);
            return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
        };
        for (const Theme *theme : {&Theme::light(), &Theme::darkTheme()}) {
            for (const QColor &back : {theme->card, theme->window, theme->hover}) {
                QVERIFY2(contrast(theme->text, back) >= 4.5, qPrintable(back.name()));
                QVERIFY2(contrast(theme->softText, back) >= 4.5, qPrintable(theme->softText.name() + back.name()));
            }
            QVERIFY(contrast(theme->onAccent, theme->accent) >= 4.5);
            for (const QColor &line : theme->series)
                QVERIFY2(contrast(line, theme->card) >= 3, qPrintable(line.name()));
            for (const QColor &mark : {theme->accent, theme->warning, theme->danger, theme->good})
                QVERIFY2(contrast(mark, theme->card) >= 3, qPrintable(mark.name()));
        }
    }

    void stackedLinesStandOnEachOther()
    {
        ThemeSource themes(qApp);
        TimeChart chart(themes, QStringLiteral("s"), QStringLiteral("By"));
        chart.setLines({{QStringLiteral("a"), QStringLiteral("a"), 0}, {QStringLiteral("b"), QStringLiteral("b"), 1}});
        chart.setStyle(ChartStyle::Stacked);
        chart.resize(600, 240);
        const Timestamp start = now();
        SeriesData low, high;
        for (int i = 0; i <= 100; ++i) {
            low.points.push_back({start + std::chrono::seconds(i), nanoseconds(0), 1000, 1000, 1000, 1});
            high.points.push_back({start + std::chrono::seconds(i), nanoseconds(0), 3000, 3000, 3000, 1});
        }
        chart.setData({start, start + std::chrono::seconds(101)}, {low, high});
        const QImage image = chart.grab().toImage();
        const ChartPlot plot = chart.plot();
        // The scale holds the sum, and the second line stands at it.
        QVERIFY(plot.scales[0].maximum >= 4000 && plot.scales[0].maximum < 6000);
        const int x = int(plot.area.center().x());
        const auto stands = [&](double value, const QColor &color) {
            const auto y = int(std::lround(plot.area.bottom() - plot.scales[0].position(value) * plot.area.height()));
            for (int row = y - 2; row <= y + 2; ++row) {
                const QColor pixel = image.pixelColor(x, row);
                if (std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
                        + std::abs(pixel.blue() - color.blue())
                    < 90)
                    return true;
            }
            return false;
        };
        QVERIFY(stands(1000, themes.theme().series[0]));
        QVERIFY(stands(4000, themes.theme().series[1]));
        QVERIFY(!stands(3000, themes.theme().series[1]));
    }

    void scalesCanBeLogarithmicAndBelowZero()
    {
        const ValueScale log = logarithmicScaleFor(0.003, 250, QStringLiteral("s"));
        QCOMPARE(log.minimum, 0.001);
        QCOMPARE(log.maximum, 1000.0);
        QVERIFY(std::abs(log.position(1) - 0.5) < 1e-9);
        QVERIFY(log.position(0) < 0);
        const ValueScale both = valueScaleFor(-30, 70, QStringLiteral("Cel"));
        QVERIFY(both.minimum <= -30 && both.maximum >= 70);
        QCOMPARE(both.position(0), 0.5);
        QVERIFY(logarithmicScaleFor(0, 0, QString()).maximum > 0);
    }

    void ratesAreSummedUp()
    {
        SeriesData rates;
        const Timestamp start = now();
        for (int i = 0; i < 5; ++i)
            rates.points.push_back({start + std::chrono::seconds(i), std::chrono::seconds(1), 10, 10, 10, 1});
        const SeriesData sums = accumulated(rates);
        QCOMPARE(sums.points.front().mean, 10.0);
        QCOMPARE(sums.points.back().mean, 50.0);
        const auto figures = statisticsOf(rates, {start, start + std::chrono::seconds(3)}, 2);
        QVERIFY(figures && figures->count == 3 && figures->mean == 20);
        QVERIFY(!statisticsOf(rates, {start - std::chrono::seconds(9), start}, 1));
    }

    void nonsenseIsDrawnWithoutHarm()
    {
        ThemeSource themes(qApp);
        TimeChart chart(themes, QStringLiteral("CPU"), QStringLiteral("1"));
        chart.setLines({{QStringLiteral("k"), QStringLiteral("busy"), 0, true},
                        {QStringLiteral("l"), QStringLiteral("other"), 1}});
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
