// SPDX-License-Identifier: MIT
#include "support/foreign_language.h"
#include "support/random_report.h"
#include "support/test_support.h"

#include <performance/core/metric_table.h>
#include <performance/core/report_json.h>
#include <performance/core/snapshot_json.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>

using namespace performance;

class TestJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reportsRoundTripExactly()
    {
        auto random = testRandom();
        for (int i = 0; i < 300; ++i) {
            const PerformanceReport report = randomReport(random);
            const QByteArray json = toJson(report);
            const auto back = reportFromJson(json, QStringLiteral("test"));
            QVERIFY2(back.has_value(), back ? "" : qPrintable(back.error().message()));
            QVERIFY2(*back == report, json.constData());
        }
    }

    /// One language writes it, another reads it, and who reads strings only reads English.
    void reportsFollowTheLanguage()
    {
        PerformanceReport report;
        report.id = QStringLiteral("r");
        report.notes = {
            Message("Source", "No answer from %1: is the network mount still there?", {QStringLiteral("/mnt")}),
            QStringLiteral("plain")};
        report.recommendations = {
            Message("Recommendations",
                    "A server on this machine did not accept connections in time (up to %1 overflows per second).",
                    {Message::number(1.5)})};
        report.optimizations.push_back(
            {QStringLiteral("o"),
             Message("Advice", "One function of %1 takes the most", {QStringLiteral("shop")}),
             {},
             {},
             {},
             {},
             false,
             {},
             {},
             {},
             {}});
        report.profile.target = Profile::WholeSystem;
        report.profile.notes = {Message(
            "Profile", "The kernel allows at most %1 samples per second (kernel.perf_event_max_sample_rate).", {4000})};
        RecordedSeries column;
        column.descriptor = metrics::CpuUtilization.series();
        report.recording.axes.emplace_back();
        report.recording.series.push_back(column);
        QByteArray json;
        {
            const ForeignLanguage german;
            report.metricsSummary.metrics.resize(1);
            report.metricsSummary.metrics[0].id = column.descriptor.key();
            report.metricsSummary.metrics[0].name = displayName(column.descriptor);
            json = toJson(report);
            QCOMPARE(*reportFromJson(json, QStringLiteral("test")), report);
            QCOMPARE(report.profile.targetText(), QStringLiteral("«the whole system»"));
            QVERIFY(report.displaySummary().contains(QStringLiteral(
                "«A server on this machine did not accept connections in time (up to 1,50 overflows per second).»")));
        }
        QVERIFY2(!json.contains("«"), json.constData());
        QVERIFY2(json.contains("\"No answer from /mnt: is the network mount still there?\",\"plain\""),
                 json.constData());
        const auto english = reportFromJson(json, QStringLiteral("test"));
        QVERIFY(english);
        QCOMPARE(texts(english->notes),
                 (QStringList{QStringLiteral("No answer from /mnt: is the network mount still there?"),
                              QStringLiteral("plain")}));
        QCOMPARE(english->optimizations.front().name.text(), QStringLiteral("One function of shop takes the most"));
        QCOMPARE(texts(english->profile.notes),
                 QStringList(QStringLiteral(
                     "The kernel allows at most 4000 samples per second (kernel.perf_event_max_sample_rate).")));
        QCOMPARE(english->metricsSummary.metrics.front().name, QStringLiteral("CPU utilisation"));
        QCOMPARE(toJson(*english), json);
    }

    void missingIsNotZero()
    {
        PerformanceSnapshot snapshot;
        snapshot.id = QStringLiteral("s");
        snapshot.memoryUsage.swapUsed = 0;
        const auto back = snapshotFromJson(toJson(snapshot), QStringLiteral("test"));
        QVERIFY(back);
        QCOMPARE(back->memoryUsage.swapUsed, std::optional<qint64>(0));
        QVERIFY(!back->memoryUsage.total);
        QCOMPARE(*back, snapshot);
    }

    void aNegativeZeroKeepsItsSign()
    {
        PerformanceSnapshot snapshot;
        snapshot.id = QStringLiteral("s");
        snapshot.metrics.emplace_back(QStringLiteral("m"), QStringLiteral("m"), MetricCategory::Custom, -0.0,
                                      QStringLiteral("s"));
        const auto back = snapshotFromJson(toJson(snapshot), QStringLiteral("test"));
        QVERIFY(back);
        QVERIFY(std::signbit(back->metrics.front().value));
        QCOMPARE(toJson(*back), toJson(snapshot));
    }

    // Reports of every version that was ever released must still be read.
    void goldenReportsAreRead_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("1.0") << QStringLiteral(WAI_FIXTURES "/reports/v1.0.json");
    }
    void goldenReportsAreRead()
    {
        QFETCH(QString, file);
        const auto report = readReport(file);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message()));
        QVERIFY(report->recording.sampleCount() > 100);
        QVERIFY(!report->snapshots.empty());
        QCOMPARE(toJson(*reportFromJson(toJson(*report), file)), toJson(*report));
    }

    // An independent validator holds what is written to the schema that is published.
    void reportsFollowTheSchema()
    {
        auto random = testRandom();
        QTemporaryDir folder;
        QStringList files{QStringLiteral(WAI_FIXTURES "/reports/v1.0.json")};
        for (int i = 0; i < 5; ++i) {
            const QString file = folder.filePath(QStringLiteral("%1.json").arg(i));
            QVERIFY(writeReport(randomReport(random), file));
            files << file;
        }
        QProcess validator;
        validator.start(
            QStringLiteral("python3"), QStringList{QStringLiteral("-m"), QStringLiteral("jsonschema")} + [&] {
                QStringList arguments;
                for (const QString &file : files)
                    arguments << QStringLiteral("-i") << file;
                return arguments << QStringLiteral(WAI_SOURCE "/resources/schema/performance-report-1.schema.json");
            }());
        QVERIFY(validator.waitForFinished(60000));
        QVERIFY2(validator.exitCode() == 0,
                 (validator.readAllStandardError() + validator.readAllStandardOutput()).constData());
    }

    void brokenFilesAreExplained_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        auto random = std::mt19937_64(1);
        const QByteArray good = toJson(randomReport(random));
        const auto replaced = [&](const char *from, const char *to) {
            QByteArray changed = good;
            const qsizetype at = changed.indexOf(from);
            return changed.replace(at, qsizetype(qstrlen(from)), to);
        };
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("no JSON") << QByteArray("hello") << QStringLiteral("line 1");
        QTest::newRow("truncated") << good.left(good.size() / 2) << QStringLiteral("line ");
        QTest::newRow("array") << QByteArray("[]") << QStringLiteral("object");
        QTest::newRow("no version") << replaced("\"schemaVersion\"", "\"schemaVersiom\"")
                                    << QStringLiteral("schemaVersion");
        QTest::newRow("later version") << replaced("\"schemaVersion\":\"1.0\"", "\"schemaVersion\":\"2.0\"")
                                       << QStringLiteral("later program");
        QTest::newRow("odd version") << replaced("\"schemaVersion\":\"1.0\"", "\"schemaVersion\":\"x\"")
                                     << QStringLiteral("schemaVersion");
        QTest::newRow("bad time") << replaced("\"startedAt\":\"20", "\"startedAt\":\"xx")
                                  << QStringLiteral("startedAt");
        QTest::newRow("text for a number") << replaced("\"sampleCount\":", "\"sampleCount\":[],\"x\":")
                                           << QStringLiteral("metricsSummary.sampleCount");
        QTest::newRow("no axis") << replaced("\"axis\":", "\"axis\":7,\"x\":")
                                 << QStringLiteral("recording.series[0].axis");
        QTest::newRow("moment beyond time")
            << replaced("\"offsetsNs\":[", "\"offsetsNs\":[\"9223372036854775807\",") << QStringLiteral("offsetsNs[0]");
        QTest::newRow("unknown category")
            << replaced("\"category\":\"", "\"category\":\"X") << QStringLiteral("category");
    }
    void brokenFilesAreExplained()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto report = reportFromJson(json, QStringLiteral("file.json"));
        QVERIFY(!report);
        QCOMPARE(report.error().code(), PerformanceErrorCode::ParseError);
        QCOMPARE(report.error().subject(), QStringLiteral("file.json"));
        QVERIFY2(report.error().message().contains(place), qPrintable(report.error().message()));
    }

    // Whatever is done to a report, it is read or refused.
    void mangledReportsDoNoHarm()
    {
        auto random = testRandom();
        const QByteArray good = toJson(randomReport(random));
        for (int i = 0; i < 3000; ++i) {
            QByteArray bad = good;
            for (quint64 changes = 1 + random() % 4; changes > 0; --changes) {
                const auto at = qsizetype(random() % quint64(bad.size()));
                switch (random() % 3) {
                case 0: bad[at] = char(random()); break;
                case 1: bad.remove(at, qsizetype(random() % 40)); break;
                default: bad.insert(at, good.mid(qsizetype(random() % quint64(good.size())), 20)); break;
                }
            }
            const auto report = reportFromJson(bad, QStringLiteral("bad"));
            if (!report)
                QCOMPARE(report.error().code(), PerformanceErrorCode::ParseError);
        }
    }

    void aFullDiskKeepsTheOldFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.json"));
        auto random = std::mt19937_64(2);
        const PerformanceReport report = randomReport(random);
        QVERIFY(writeReport(report, path));
        const auto failed = writeReport(report, QStringLiteral("/dev/full"));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code(), PerformanceErrorCode::IoError);
        QCOMPARE(*readReport(path), report);
        QVERIFY(!writeReport(report, folder.filePath(QStringLiteral("no/such/folder.json"))));
        QVERIFY(!readReport(folder.filePath(QStringLiteral("none.json"))));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
