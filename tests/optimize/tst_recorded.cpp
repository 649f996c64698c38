// SPDX-License-Identifier: MIT
// Rules over what was recorded on a real machine: conditions that tst_provoked made there, and a desktop that idled.
#include "optimize/recorded_data.h"

#include <performance/optimize/evaluate.h>
#include <performance/optimize/rule_reader.h>

#include <QTest>

using namespace performance;
using Qt::operator""_s;

class TestRecorded : public QObject {
    Q_OBJECT

    static QStringList firing(const RecordedData &data)
    {
        const QStringList keys = data.seriesKeys();
        QStringList ids;
        for (const Rule &rule : builtinRules()) {
            if (applicability(rule, data, keys) == Applicability::Here && !evaluate(rule, data, keys, {}).empty())
                ids << rule.id;
        }
        return ids;
    }

private Q_SLOTS:
    void theConditionIsSeen_data()
    {
        QTest::addColumn<QStringList>("rules");
        QTest::newRow("limits") << QStringList{u"L2"_s, u"L2i"_s, u"L6"_s, u"N5"_s, u"N7"_s, u"P4"_s};
        QTest::newRow("disk") << QStringList{u"D1"_s, u"D4"_s};
        QTest::newRow("turning") << QStringList{u"D3h"_s};
        QTest::newRow("full") << QStringList{u"D7a"_s, u"D8"_s, u"D9"_s, u"D10"_s, u"L1"_s, u"M6"_s, u"N9"_s};
        QTest::newRow("session") << QStringList{u"P1"_s, u"N12"_s};
        QTest::newRow("processors") << QStringList{u"P12"_s};
        QTest::newRow("autogroup") << QStringList{u"P11"_s};
    }

    void theConditionIsSeen()
    {
        QFETCH(QStringList, rules);
        RecordedData data(QString::fromLatin1(QTest::currentDataTag()));
        const QStringList seen = firing(data);
        for (const QString &rule : rules)
            QVERIFY2(seen.contains(rule), qPrintable(rule + u" is not among "_s + seen.join(u' ')));
    }

    /// Of a condition that has only just begun, or that has not begun, nothing is said.
    void itMustHoldForAsLongAsTheRuleSays_data() { theConditionIsSeen_data(); }
    void itMustHoldForAsLongAsTheRuleSays()
    {
        QFETCH(QStringList, rules);
        RecordedData data(QString::fromLatin1(QTest::currentDataTag()));
        for (const QString &id : rules) {
            const auto rule = std::find_if(builtinRules().begin(), builtinRules().end(), [&](const Rule &r) { return r.id == id; });
            if (rule->when.front().how == Condition::How::Total)
                continue; // it counts, and speaks at once
            // The first moment of the recording at which it speaks, and all before it.
            nanoseconds spokeAfter = data.end() - data.begin();
            for (nanoseconds after{0}; after < data.end() - data.begin(); after += std::chrono::seconds(1)) {
                data.setNow(data.begin() + after);
                if (!evaluate(*rule, data, data.seriesKeys(), {}).empty()) {
                    spokeAfter = after;
                    break;
                }
            }
            // What is measured for the first time within the first third counts from the beginning.
            QVERIFY2(spokeAfter >= rule->when.front().over * 2 / 3, qPrintable(u"%1 after %2 s"_s.arg(id).arg(spokeAfter / std::chrono::seconds(1))));
        }
    }

    void anIdleDesktopIsLeftAlone()
    {
        RecordedData data(u"idle"_s);
        const auto length = data.end() - data.begin();
        QVERIFY(length > std::chrono::minutes(59));
        int checks = 0;
        for (nanoseconds after{0}; after <= length; after += std::chrono::seconds(5)) {
            data.setNow(data.begin() + after);
            const QStringList seen = firing(data);
            QVERIFY2(seen.isEmpty(), qPrintable(seen.join(u' ')));
            ++checks;
        }
        qInfo("%d checks over %lld minutes", checks, static_cast<long long>(length / std::chrono::minutes(1)));
    }
};

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
