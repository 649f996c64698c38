// SPDX-License-Identifier: MIT
// Rules over what was recorded on a real machine: conditions that tst_provoked made there, and a desktop that idled.
#include "optimize/recorded_data.h"

#include <performance/optimize/evaluate.h>
#include <performance/optimize/rule_reader.h>

#include <QTest>

using namespace performance;
using Qt::operator""_s;

namespace {

const QString LosingSocket = u"{process.pid=0,wai.socket=127.0.0.1:40000}"_s;

/// A recording, and what is measured today and was not then. Each is what that machine would have told: it had no control
/// groups for the CPU, one socket lost all datagrams and another all connections, whose queue provoke.cpp had made 1 long.
RecordedData recorded(const QString &name)
{
    RecordedData data(name.section(u' ', 0, 0));
    if (name.endsWith(u"without autogroups")) // as tst_provoked switches them off
        data.set(u"kernel.sched_autogroup_enabled"_s, u"0"_s);
    data.set(u"fact.session_weights"_s, u"autogroup"_s);
    data.set(u"kernel.threads-max"_s, u"2100"_s); // as tst_provoked had set it where it counts
    if (name == u"limits") {
        data.alias(u"wai.user.limit.utilization{user.name=root,wai.limit=inotify_watches}"_s,
                   u"wai.limit.usage{wai.limit=inotify_watches}"_s);
        data.scale(u"wai.user.limit.utilization{user.name=root,wai.limit=inotify_watches}"_s, 1 / 1100.0);
        data.alias(u"wai.udp.socket.dropped"_s + LosingSocket, u"wai.udp.errors{wai.udp.cause=receive_buffer}"_s);
        data.alias(u"wai.udp.socket.own_buffer"_s + LosingSocket,
                   u"wai.udp.errors{wai.udp.cause=send_buffer}"_s); // 0: the usual one
        data.alias(u"wai.tcp.listener.dropped"_s + LosingSocket, u"wai.tcp.listen_overflows"_s);
        data.alias(u"wai.tcp.listener.backlog"_s + LosingSocket,
                   u"wai.process.limit.utilization{process.pid=17775,wai.limit=files}"_s); // 0.9: about 1
        data.alias(u"wai.limit.maximum{wai.limit=listen_backlog}"_s,
                   u"wai.limit.maximum{wai.limit=inotify_watches}"_s); // 1,100
    }
    return data;
}

/// Multiplies what a condition saw. Of a share of a whole (used / used + free) the rest becomes as much more.
void weaken(RecordedData &data, const Observation &seen, double factor)
{
    const QString &key = seen.signal.above.front();
    if (!seen.signal.below.contains(key)) {
        for (const QString &summand : seen.signal.above)
            data.scale(summand, factor);
        return;
    }
    const double share = std::max(1e-6, std::min(1.0, seen.value * factor));
    for (const QString &rest : seen.signal.below) {
        if (rest != key) {
            data.alias(rest, key);
            data.scale(rest, (1 - share) / share);
        }
    }
}

const Rule &ruleOf(const QString &id)
{
    return *std::find_if(builtinRules().begin(), builtinRules().end(), [&](const Rule &rule) { return rule.id == id; });
}

} // namespace

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

    static void addConditions()
    {
        QTest::addColumn<QStringList>("rules");
        QTest::newRow("limits") << QStringList{u"L2"_s, u"L2i"_s, u"L6"_s, u"N5p"_s, u"N7"_s, u"P4"_s};
        QTest::newRow("full") << QStringList{u"D7a"_s, u"D8"_s, u"D9"_s, u"D10"_s, u"L1"_s, u"N9"_s};
        QTest::newRow("session") << QStringList{u"P1"_s, u"N12"_s};
        QTest::newRow("session without autogroups") << QStringList{u"P11"_s};
        QTest::newRow("processors") << QStringList{u"P12"_s};
    }

private Q_SLOTS:
    void theConditionIsSeen_data() { addConditions(); }
    void theConditionIsSeen()
    {
        QFETCH(QStringList, rules);
        const RecordedData data = recorded(QString::fromLatin1(QTest::currentDataTag()));
        const QStringList seen = firing(data);
        for (const QString &rule : rules)
            QVERIFY2(seen.contains(rule), qPrintable(rule + u" is not among "_s + seen.join(u' ')));
    }

    /// The limit is each user's own: the card says whose it is.
    void theUserIsNamed()
    {
        const RecordedData data = recorded(u"limits"_s);
        QCOMPARE(evaluate(ruleOf(u"L2"_s), data, data.seriesKeys(), {}).front().variables.value(u"user"_s), u"root"_s);
        QCOMPARE(evaluate(ruleOf(u"L2i"_s), data, data.seriesKeys(), {}).front().variables.value(u"user"_s),
                 u"Somebody"_s);
    }

    /// The same recording with the figure that counts made weaker: where the rule falls silent, what it saw last was its
    /// threshold.
    void justUnderItNothingIsSaid_data() { addConditions(); }
    void justUnderItNothingIsSaid()
    {
        QFETCH(QStringList, rules);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        for (const QString &id : rules) {
            const Rule &rule = ruleOf(id);
            const Condition &condition = rule.when.front();
            const RecordedData original = recorded(name);
            const auto findings = evaluate(rule, original, original.seriesKeys(), {});
            QVERIFY2(!findings.empty(), qPrintable(id));
            const auto findingsAt = [&](double factor) {
                RecordedData data = recorded(name);
                for (const RuleFinding &finding : findings)
                    weaken(data, finding.observations.front(), factor);
                return evaluate(rule, data, data.seriesKeys(), {});
            };
            double fires = 1;
            double silent = condition.isAbove ? 0 : 1000;
            QVERIFY2(findingsAt(silent).empty(), qPrintable(id));
            for (int i = 0; i < 16; ++i) {
                const double middle = (fires + silent) / 2;
                (findingsAt(middle).empty() ? silent : fires) = middle;
            }
            const auto last = findingsAt(fires);
            QVERIFY2(!last.empty(), qPrintable(id));
            // The weakest third is at the threshold; what is seen is the mean of the three.
            const double seen = last.front().observations.front().value;
            QVERIFY2(condition.isAbove ? seen >= condition.threshold * 0.99 : seen <= condition.threshold * 1.01,
                     qPrintable(u"%1: %2"_s.arg(id).arg(seen)));
        }
    }

    /// What a rule once said of these recordings, and was wrong about.
    void nobodyIsBlamedWhoIsNot_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::addColumn<QString>("rule");
        QTest::newRow("one reader alone on a disk takes it from nobody") << u"disk"_s << u"D1"_s;
        QTest::newRow("a disk of virtio is none that turns: order") << u"turning"_s << u"D3h"_s;
        QTest::newRow("a disk of virtio is none that turns: reading ahead") << u"disk"_s << u"D4"_s;
        QTest::newRow("a kill at the limit of a control group is not the machine's") << u"full"_s << u"M6"_s;
        QTest::newRow("somaxconn is not what makes a queue of 1 short") << u"limits"_s << u"N5"_s;
        QTest::newRow("a program that is not known to manage more files") << u"full"_s << u"D7"_s;
    }
    void nobodyIsBlamedWhoIsNot()
    {
        QFETCH(QString, recording);
        QFETCH(QString, rule);
        const RecordedData data = recorded(recording);
        QVERIFY(evaluate(ruleOf(rule), data, data.seriesKeys(), {}).empty());
    }

    /// Of a condition that has only just begun, or that has not begun, nothing is said.
    void itMustHoldForAsLongAsTheRuleSays_data() { addConditions(); }
    void itMustHoldForAsLongAsTheRuleSays()
    {
        QFETCH(QStringList, rules);
        RecordedData data = recorded(QString::fromLatin1(QTest::currentDataTag()));
        for (const QString &id : rules) {
            const Rule &rule = ruleOf(id);
            if (rule.when.front().how == Condition::How::Total)
                continue; // it counts, and speaks at once
            // The first moment of the recording at which it speaks, and all before it.
            nanoseconds spokeAfter = data.end() - data.begin();
            for (nanoseconds after{0}; after < data.end() - data.begin(); after += std::chrono::seconds(1)) {
                data.setNow(data.begin() + after);
                if (!evaluate(rule, data, data.seriesKeys(), {}).empty()) {
                    spokeAfter = after;
                    break;
                }
            }
            // What is measured for the first time within the first third counts from the beginning.
            QVERIFY2(spokeAfter >= rule.when.front().over * 2 / 3,
                     qPrintable(u"%1 after %2 s"_s.arg(id).arg(spokeAfter / std::chrono::seconds(1))));
        }
    }

    /// Work that is as it should be: a program that draws sixty frames a second and plays sound, a server with four clients, a
    /// compiler that runs again and again. Recorded each for 140 s on a machine of two processors that were busy all the
    /// while with the compilers of others, so that much was waited, and nothing could be done about it by a setting.
    void workIsLeftAlone_data()
    {
        QTest::addColumn<QString>("recording");
        for (const char *name : {"video", "server", "compile"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void workIsLeftAlone()
    {
        QFETCH(QString, recording);
        RecordedData data(recording);
        int checks = 0;
        for (nanoseconds after = std::chrono::seconds(30); after <= data.end() - data.begin();
             after += std::chrono::seconds(5)) {
            data.setNow(data.begin() + after);
            const QStringList seen = firing(data);
            QVERIFY2(seen.isEmpty(), qPrintable(seen.join(u' ')));
            ++checks;
        }
        QVERIFY(checks > 20);
    }

    void anIdleDesktopIsLeftAlone()
    {
        RecordedData data = recorded(u"idle"_s);
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
