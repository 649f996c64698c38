// SPDX-License-Identifier: MIT
// Alerts: when they ring, when they are over, what is kept of them.
#include "support/test_support.h"

#include <performance/alerts/alert_engine.h>
#include <performance/alerts/alert_file.h>
#include <performance/client/performance_client.h>

#include <QDateTime>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

const Timestamp Start = fromNanoseconds(1'790'000'000'000'000'000);

/// A series that one writes, second by second.
class Line {
public:
    AlertEngine::Sources sources()
    {
        return {[this](const QString &, const TimeRange &range) {
                    SeriesData data;
                    data.descriptor.metric = u"system.cpu.utilization"_s;
                    data.descriptor.unit = u"1"_s;
                    data.descriptor.category = MetricCategory::Cpu;
                    for (const auto &[second, value] : m_values) {
                        const Timestamp time = Start + std::chrono::seconds(second);
                        if (time >= range.from && time <= range.to)
                            data.points.push_back({time, 0s, value, value, value, 1});
                    }
                    return data;
                },
                [](const TimeRange &) {
                    std::vector<ProcessSample> processes(5);
                    for (int i = 0; i < 5; ++i) {
                        processes[size_t(i)].name = u"p%1"_s.arg(i);
                        processes[size_t(i)].identity.pid = 100 + i;
                        processes[size_t(i)].cpu = 0.1 * i;
                    }
                    return processes;
                },
                [this](const QString &sentence) { problem = sentence; }};
    }
    void set(int second, double value) { m_values[second] = value; }
    QString problem;

private:
    std::map<int, double> m_values;
};

AlertRule above(double threshold, std::chrono::seconds duration)
{
    AlertRule rule;
    rule.series = u"system.cpu.utilization"_s;
    rule.threshold = threshold;
    rule.duration = duration;
    return rule;
}

} // namespace

class TestAlerts : public QObject {
    Q_OBJECT

    /// The seconds at which it rings.
    static QList<int> ringsOf(AlertEngine &engine, Line &line, const std::vector<double> &values)
    {
        QList<int> rings;
        for (int second = 0; second < int(values.size()); ++second) {
            line.set(second, values[size_t(second)]);
            if (!engine.tick(Start + std::chrono::seconds(second)).empty())
                rings << second;
        }
        return rings;
    }

private Q_SLOTS:
    void itRingsOnceItHasHeldForLongEnough()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        QVERIFY(engine.setSettings({{above(0.9, 10s)}, false, 0, 0}));
        std::vector<double> values(100, 0.5);
        std::fill(values.begin() + 20, values.begin() + 25, 1.0); // too short
        std::fill(values.begin() + 40, values.begin() + 60, 0.95);
        QCOMPARE(ringsOf(engine, line, values), QList<int>{50});
        const auto alerts = engine.alerts();
        QCOMPARE(alerts.size(), size_t(1));
        QVERIFY(alerts[0].endedAt);
        QCOMPARE(*alerts[0].endedAt, Start + 70s); // ten seconds away from it
        const auto plain = [](QString text) { return text.replace(QChar(0x202f), u' '); };
        QCOMPARE(plain(alerts[0].processes.join(u'|')), u"p4 (104), 40 %|p3 (103), 30 %|p2 (102), 20 %"_s);
        QVERIFY2(plain(alerts[0].sentence).contains(u"above 90 % for 10 s"_s), qPrintable(alerts[0].sentence));
    }

    void atItsEdgeItDoesNotRingOn()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        AlertRule rule = above(0.9, 5s);
        rule.hysteresis = 0.1; // over at 0.81
        QVERIFY(engine.setSettings({{rule}, false, 0, 0}));
        std::vector<double> values;
        for (int i = 0; i < 300; ++i)
            values.push_back(i % 20 < 10 ? 0.95 : 0.85);
        QCOMPARE(ringsOf(engine, line, values).size(), 1);
        QVERIFY(!engine.alerts()[0].endedAt);
    }

    void atMostOnceAMinute()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        QVERIFY(engine.setSettings({{above(0.9, 5s)}, false, 0, 0}));
        std::vector<double> values;
        for (int i = 0; i < 240; ++i)
            values.push_back(i % 20 < 10 ? 1.0 : 0.0);
        const QList<int> rings = ringsOf(engine, line, values);
        for (qsizetype i = 1; i < rings.size(); ++i)
            QVERIFY(rings[i] - rings[i - 1] >= 60);
        QVERIFY(rings.size() >= 3);
    }

    void belowRingsAsWell()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        AlertRule rule = above(0.1, 5s);
        rule.isAbove = false;
        QVERIFY(engine.setSettings({{rule}, false, 0, 0}));
        std::vector<double> values(30, 0.5);
        std::fill(values.begin() + 10, values.begin() + 20, 0.01);
        QCOMPARE(ringsOf(engine, line, values), QList<int>{15});
    }

    void inQuietHoursNobodyIsDisturbed()
    {
        const QTime time = QDateTime::fromMSecsSinceEpoch(toNanoseconds(Start) / 1'000'000).time();
        const int minute = time.hour() * 60 + time.minute();
        for (const auto &[from, to, quiet] : {std::tuple{(minute + 1430) % 1440, (minute + 10) % 1440, true},
                                              {(minute + 10) % 1440, (minute + 1430) % 1440, false}}) {
            Line line;
            AlertEngine engine(line.sources(), {});
            QVERIFY(engine.setSettings({{above(0.9, 5s)}, true, from, to}));
            QCOMPARE(ringsOf(engine, line, std::vector<double>(20, 1.0)).isEmpty(), quiet);
            QCOMPARE(engine.alerts().size(), size_t(1)); // it is listed in any case
            QCOMPARE(engine.alerts()[0].isQuiet, quiet);
        }
    }

    void whatIsNotMeasuredDoesNotRing()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        QVERIFY(engine.setSettings({{above(0.9, 60s)}, false, 0, 0}));
        QVERIFY(engine.tick(Start).empty());
        line.set(0, 1);
        line.set(1, 1); // two seconds of a minute
        QVERIFY(engine.tick(Start + 1s).empty());
    }

    /// A series that tells once a minute, as OpenTelemetry's programs do, rings by a rule of a minute.
    void whatIsToldSeldomRingsAsWell()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        QVERIFY(engine.setSettings({{above(0.9, 60s)}, false, 0, 0}));
        for (int second = 0; second <= 600; second += 60)
            line.set(second, second < 300 ? 0.1 : 1.0);
        QList<int> rings;
        for (int second = 0; second <= 600; ++second) {
            if (!engine.tick(Start + std::chrono::seconds(second)).empty())
                rings << second;
        }
        QCOMPARE(rings.size(), 1);
        QVERIFY2(rings[0] >= 355 && rings[0] <= 425, qPrintable(QString::number(rings[0])));
    }

    /// Two programs share the rules: what one writes, the other follows.
    void rulesOfAnotherProgramAreTakenOver()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"alerts.json"_s);
        Line line;
        AlertEngine one(line.sources(), file);
        AlertEngine other(line.sources(), file);
        QVERIFY(one.setSettings({{above(0.9, 5s)}, false, 0, 0}));
        for (int second = 0; second < 20; ++second)
            line.set(second, 1);
        QVERIFY(!other.tick(Start + 19s).empty());
        QCOMPARE(other.settings(), one.settings());
    }

    void rulesAreKept()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"alerts.json"_s);
        Line line;
        AlertSettings settings{{above(0.25, 30s), above(1e9, 5s)}, true, 1320, 420};
        {
            AlertEngine engine(line.sources(), file);
            QVERIFY(engine.setSettings(settings));
            settings = engine.settings();
            QVERIFY(!settings.rules[0].id.isEmpty() && settings.rules[0].id != settings.rules[1].id);
        }
        AlertEngine engine(line.sources(), file);
        QCOMPARE(engine.settings(), settings);
        QVERIFY(line.problem.isEmpty());
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"rules\": [{\"id\": 3}]}") > 0);
        broken.close();
        AlertEngine again(line.sources(), file);
        QVERIFY2(line.problem.contains(u"rules[0].id"_s), qPrintable(line.problem));
        // What was typed wrongly is not lost to the next change.
        QVERIFY(again.setSettings(settings));
        const QStringList kept = QDir(folder.path()).entryList({u"alerts.json.damaged-*"_s});
        QCOMPARE(kept.size(), 1);
        QFile aside(folder.filePath(kept.first()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray("{\"rules\": [{\"id\": 3}]}"));
    }

    void nonsenseIsRefused()
    {
        Line line;
        AlertEngine engine(line.sources(), {});
        AlertRule rule = above(std::nan(""), 5s);
        QCOMPARE(engine.setSettings({{rule}, false, 0, 0}).error().subject(), u"threshold"_s);
        QCOMPARE(engine.setSettings({{rule}, false, 0, 0}).error().code(), PerformanceErrorCode::InvalidArgument);
        rule = above(1, 0s);
        QCOMPARE(engine.setSettings({{rule}, false, 0, 0}).error().subject(), u"duration"_s);
        QCOMPARE(engine.setSettings({{}, true, -1, 0}).error().subject(), u"quietFrom"_s);
        QCOMPARE(engine.setSettings({{}, true, 0, 24 * 60}).error().subject(), u"quietTo"_s);
    }

    /// On this real machine: a metric that is recorded too high rings through the client.
    void aRealSeriesRings()
    {
        const auto client = createPerformanceClient(PerformanceConfig().withProfileInterval(100ms));
        QSignalSpy rang(client->alerts(), &Alerts::alerted);
        AlertRule rule = above(10, 1s);
        rule.series = u"queue"_s;
        QVERIFY(resultOf(client->alerts()->setSettings({{rule}, false, 0, 0})));
        QVERIFY(QTest::qWaitFor(
            [&] {
                (void)client->recordMetric(
                    PerformanceMetric(u"queue"_s, u"Queue"_s, MetricCategory::Custom, 50, u"{job}"_s));
                return !rang.isEmpty();
            },
            10000));
        const Alert alert = rang.first().first().value<Alert>();
        QCOMPARE(alert.series, u"queue"_s);
        QCOMPARE(alert.value, 50.0);
        const auto events = resultOf(client->history()->events({now() - 1min, now()}));
        QVERIFY(std::any_of(events->begin(), events->end(),
                            [&](const TimelineEvent &event) { return event.text == alert.sentence; }));
    }
};

QTEST_GUILESS_MAIN(TestAlerts)
#include "tst_alerts.moc"
