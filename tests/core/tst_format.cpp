// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QLocale>

#include <bit>
#include <cmath>
#include <limits>

using namespace performance;

class TestFormat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void values_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, const char *unit, const char *text) {
            QTest::addRow("%g %s", value, unit) << value << QString::fromLatin1(unit) << QString::fromUtf8(text);
        };
        row(0.914, "1", "91.4 %");
        row(0, "1", "0 %");
        row(1, "1", "100 %");
        row(12.5, "1", "1250 %");
        row(20e9, "By", "18.6 GiB");
        row(1023, "By", "1023 B");
        row(1.5e6, "By/s", "1.50 MB/s");
        row(999.9e3, "By/s", "1.00 MB/s");
        row(0.0021, "s", "2.10 ms");
        row(4.99e6, "{packet}/s", "4.99 M/s");
        row(150.5, "ms", "151 ms");
        row(500, "ms/s", "50 %"); // time per time is a share
        row(48.25, "Cel", "48.3 °C");
        row(7.5, "J/s", "7.50 W");
        row(2.6e9, "Hz", "2.60 GHz");
        row(-1536, "By", "-1.50 KiB");
        row(std::nan(""), "By", "–");
        row(std::numeric_limits<double>::infinity(), "1", "–");
    }
    void values()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(QString, text);
        QCOMPARE(formatValue(value, unit).replace(QChar(0x202f), u' '), text);
    }

    // btop crashed on a clock between 999.5 and 999.9 MHz: no double may do harm or make a monster of a label.
    void anyDoubleIsShort()
    {
        auto random = testRandom();
        QStringList units{QStringLiteral("1"),  QStringLiteral("By"), QStringLiteral("By/s"), QStringLiteral("s"),
                          QStringLiteral("ms"), QStringLiteral("Hz"), QStringLiteral("{x}"),  QString()};
        for (int i = 0; i < 100000; ++i) {
            const double value = std::bit_cast<double>(random());
            for (const QString &unit : units) {
                const QString text = formatValue(value, unit);
                QVERIFY2(!text.isEmpty() && text.size() <= 24,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(value).arg(unit, text)));
            }
        }
        QCOMPARE(formatValue(999.7e6, u"Hz").replace(QChar(0x202f), u' '), QStringLiteral("1.00 GHz"));
    }

    void durations()
    {
        QCOMPARE(toText(std::chrono::milliseconds(250)), QStringLiteral("250 ms"));
        QCOMPARE(toText(std::chrono::milliseconds(9960)), QStringLiteral("10 s"));
        QCOMPARE(toText(std::chrono::seconds(65)), QStringLiteral("1 min 05 s"));
        QCOMPARE(toText(std::chrono::seconds(3900)), QStringLiteral("1 h 05 min"));
        QCOMPARE(toText(std::chrono::hours(50)), QStringLiteral("2 d 2 h"));
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
