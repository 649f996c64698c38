// SPDX-License-Identifier: MIT
#include <performance/core/config.h>
#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/metric.h>
#include <performance/core/report.h>
#include <performance/core/metric_table.h>
#include <performance/core/range_text.h>
#include <performance/core/own_program.h>
#include <performance/core/process_details.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <set>
#include <thread>

using namespace performance;

class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The window's language may change while other threads write numbers: QLocale's default must not then.
    void theLocaleOfTextsMayChangeAtAnyTime()
    {
        setTextLocale(QLocale(QLocale::German));
        QCOMPARE(formatNumber(0.5), QStringLiteral("0,50"));
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        std::thread writer([&] {
            while (!stop) {
                const QString text = formatNumber(0.5);
                wrong += text != u"0,50" && text != u"0.50";
            }
        });
        for (int i = 0; i < 2000; ++i)
            setTextLocale(QLocale(i % 2 ? QLocale::German : QLocale::English));
        stop = true;
        writer.join();
        QCOMPARE(int(wrong), 0);
        setTextLocale(std::nullopt);
        QCOMPARE(formatNumber(0.5), QStringLiteral("0.50"));
    }

    void aSummaryNamesItsRecommendations()
    {
        PerformanceReport report;
        report.recommendations = {QStringLiteral("Look here.")};
        QVERIFY2(report.displaySummary().contains(QStringLiteral("→ Look here.")), qPrintable(report.displaySummary()));
    }

    void programsAreFoundWhereverTheirPrefixIs_data()
    {
        QTest::addColumn<QString>("application");
        QTest::addColumn<QString>("library");
        QTest::addColumn<QString>("program");
        const QString installed = QStringLiteral("libexec/wai-performance/wai-performance-analyser");
        QTest::newRow("installed, moved") << QStringLiteral("bin") << QString() << installed;
        QTest::newRow("a build tree") << QStringLiteral("app/dashboard") << QString()
                                      << QStringLiteral("app/analyser/wai-performance-analyser");
        QTest::newRow("a stranger's program with the library")
            << QStringLiteral("opt/shop") << QStringLiteral("lib/libwaiperformance.so") << installed;
        QTest::newRow("the same, Debian's folder")
            << QStringLiteral("opt/shop") << QStringLiteral("lib/x86_64-linux-gnu/libwaiperformance.so") << installed;
    }
    void programsAreFoundWhereverTheirPrefixIs()
    {
        QFETCH(QString, application);
        QFETCH(QString, library);
        QFETCH(QString, program);
        const QTemporaryDir root;
        for (const QString &path : {program, application + QStringLiteral("/program"),
                                    library.isEmpty() ? QStringLiteral("lib/other") : library}) {
            QVERIFY(QDir(root.path()).mkpath(QFileInfo(path).path()));
            QFile file(root.filePath(path));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QStringList found;
        for (const QString &folder : programFolders(root.filePath(application), QStringLiteral("analyser"),
                                                    library.isEmpty() ? QString() : root.filePath(library))) {
            if (const QFileInfo file(folder + QStringLiteral("/wai-performance-analyser")); file.exists())
                found << file.canonicalFilePath();
        }
        QCOMPARE(found, QStringList(QFileInfo(root.filePath(program)).canonicalFilePath()));
    }

    void invalidMetricsAreNamed_data()
    {
        QTest::addColumn<PerformanceMetric>("metric");
        QTest::addColumn<QString>("field");
        const PerformanceMetric good(QStringLiteral("api"), QStringLiteral("API"), MetricCategory::Network, 150.5,
                                     QStringLiteral("ms"));
        const auto row = [&](const char *name, const char *field, auto change) {
            PerformanceMetric metric = good;
            change(metric);
            QTest::newRow(name) << metric << QString::fromLatin1(field);
        };
        row("good", "", [](auto &) {});
        row("empty id", "id", [](auto &m) { m.id = QStringLiteral("  "); });
        row("long id", "id", [](auto &m) { m.id = QString(300, u'x'); });
        row("line break in id", "id", [](auto &m) { m.id = QStringLiteral("a\nb"); });
        row("NaN", "value", [](auto &m) { m.value = std::nan(""); });
        row("infinity", "value", [](auto &m) { m.value = -std::numeric_limits<double>::infinity(); });
        row("future", "timestamp", [](auto &m) { m.timestamp += std::chrono::hours(1); });
        row("epoch", "timestamp", [](auto &m) { m.timestamp = {}; });
        row("a little ahead", "", [](auto &m) { m.timestamp += std::chrono::minutes(5); });
        row("long name", "name", [](auto &m) { m.name = QString(300, u'x'); });
        row("long unit", "unit", [](auto &m) { m.unit = QString(65, u'x'); });
        row("many entries", "metadata", [](auto &m) {
            for (int i = 0; i < 65; ++i)
                m.metadata.insert(QString::number(i), {});
        });
        row("long entry", "metadata", [](auto &m) { m.metadata.insert(QStringLiteral("a"), QString(2000, u'x')); });
    }
    void invalidMetricsAreNamed()
    {
        QFETCH(PerformanceMetric, metric);
        QFETCH(QString, field);
        const auto result = validate(metric, now());
        QCOMPARE(result.has_value(), field.isEmpty());
        if (!result) {
            QCOMPARE(result.error().code(), PerformanceErrorCode::InvalidMetric);
            QCOMPARE(result.error().subject(), field);
            QVERIFY(result.error().message().contains(field));
        }
    }

    void timestampsKeepNanoseconds()
    {
        for (const qint64 ns :
             {0LL, 1LL, 1'700'000'000'123'456'789LL, -1LL, -86'400'000'000'001LL, 4'102'444'800'999'999'999LL}) {
            const auto back = timestampFromIso(toIsoString(fromNanoseconds(ns)));
            QVERIFY2(back.has_value(), qPrintable(toIsoString(fromNanoseconds(ns))));
            QCOMPARE(toNanoseconds(*back), ns);
        }
        QCOMPARE(toIsoString(fromNanoseconds(1)), QStringLiteral("1970-01-01T00:00:00.000000001Z"));
        QCOMPARE(*timestampFromIso(u"2026-11-23T15:00:00+01:00"), *timestampFromIso(u"2026-11-23T14:00:00Z"));
        for (const QString &bad : {QString(), QStringLiteral("yesterday"), QStringLiteral("2026-13-01T00:00:00Z"),
                                   QStringLiteral("2026-02-30T00:00:00Z"), QStringLiteral("2026-11-23T25:00:00Z"),
                                   QStringLiteral("2026-11-23T14:00:00"), QStringLiteral("9999-01-01T00:00:00Z")})
            QVERIFY2(!timestampFromIso(bad), qPrintable(bad));
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ns");
        for (const auto &[text, ns] :
             {std::pair("10s", 10'000'000'000LL), std::pair("500ms", 500'000'000LL),
              std::pair("1.5h", 5'400'000'000'000LL), std::pair("2d", 172'800'000'000'000LL),
              std::pair("7", 7'000'000'000LL), std::pair("3 min", 180'000'000'000LL), std::pair("", -1LL),
              std::pair("-1s", -1LL), std::pair("1y", -1LL), std::pair("ten", -1LL), std::pair("1e9s", -1LL),
              std::pair("99999999999d", -1LL)})
            QTest::newRow(text) << QString::fromLatin1(text) << qint64(ns);
    }
    void durations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ns);
        const auto duration = durationFromText(text);
        QCOMPARE(duration ? duration->count() : -1, ns);
        if (!duration)
            QCOMPARE(duration.error().code(), PerformanceErrorCode::ParseError);
    }

    /// The words of the window's range (tests/views/tst_story.cpp) at either end of one: --since and --until.
    void moments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("begin");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *text, const char *begin, const char *end) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(begin) << QString::fromLatin1(end);
        };
        row("now", "2026-11-23T12:30:00", "2026-11-23T12:30:00");
        row("15m", "2026-11-23T12:15:00", "2026-11-23T12:15:00");
        row("90", "2026-11-23T12:28:30", "2026-11-23T12:28:30"); // seconds
        row("2 hours", "2026-11-23T10:30:00", "2026-11-23T10:30:00");
        row("last 15 min", "2026-11-23T12:15:00", "2026-11-23T12:15:00");
        row("today", "2026-11-23T00:00:00", "2026-11-23T12:30:00");
        row("Yesterday", "2026-11-22T00:00:00", "2026-11-23T00:00:00");
        row("2026-11-20", "2026-11-20T00:00:00", "2026-11-21T00:00:00"); // a date is meant as a whole
        row("2026-11-20 08:00", "2026-11-20T08:00:00", "2026-11-20T08:00:00");
        row("10:00", "2026-11-23T10:00:00", "2026-11-23T10:00:00");
        row("14:00", "2026-11-22T14:00:00", "2026-11-22T14:00:00"); // still to come today
        for (const char *nonsense : {"", "tomorrow", "banana", "-5 min", "25:00", "2026-13-01", "10:00-10:20"})
            row(nonsense, "", "");
    }
    void moments()
    {
        QFETCH(QString, text);
        QFETCH(QString, begin);
        QFETCH(QString, end);
        const auto local = [](const QString &iso) {
            return fromNanoseconds(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch() * 1'000'000);
        };
        const Timestamp now = local(QStringLiteral("2026-11-23T12:30:00"));
        for (const auto &[which, expected] : {std::pair(RangeEnd::Begin, begin), std::pair(RangeEnd::End, end)}) {
            const auto moment = momentFromText(text, now, which);
            QCOMPARE(moment.has_value(), !expected.isEmpty());
            if (moment)
                QCOMPARE(toIsoString(*moment), toIsoString(local(expected)));
            else
                QCOMPARE(moment.error().code(), PerformanceErrorCode::ParseError);
        }
        QCOMPARE(*momentFromText(u"2026-11-23T14:00:00Z", now, RangeEnd::Begin),
                 *timestampFromIso(u"2026-11-23T14:00:00Z"));
    }

    void environmentOverlays()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PERFORMANCE_ENABLED"), QStringLiteral("false"));
        environment.insert(QStringLiteral("PERFORMANCE_PROFILE_INTERVAL"), QStringLiteral("250"));
        environment.insert(QStringLiteral("PERFORMANCE_RETENTION"), QStringLiteral("3600"));
        EnvironmentOverlay overlay = overlaidWithEnvironment({}, environment);
        QVERIFY(!overlay.config.enableMetrics);
        QCOMPARE(overlay.config.profileInterval, std::chrono::milliseconds(250));
        QCOMPARE(overlay.config.metricsRetention, std::chrono::seconds(3600));
        QVERIFY(overlay.warnings.isEmpty());

        environment.insert(QStringLiteral("PERFORMANCE_ENABLED"), QStringLiteral("perhaps"));
        environment.insert(QStringLiteral("PERFORMANCE_PROFILE_INTERVAL"), QStringLiteral("5"));
        environment.insert(QStringLiteral("PERFORMANCE_RETENTION"), QStringLiteral("-1"));
        overlay = overlaidWithEnvironment({}, environment);
        QCOMPARE(overlay.config, PerformanceConfig());
        QCOMPARE(overlay.warnings.size(), 3);
        QVERIFY(overlay.warnings.constFirst().contains(QStringLiteral("perhaps")));
    }

    void buildersLeaveTheOriginal()
    {
        const PerformanceConfig config;
        const PerformanceConfig changed = config.withProfiling(false).withAutoOptimize(true).withMetricsRetention(
            std::chrono::hours(1));
        QCOMPARE(config, PerformanceConfig());
        QVERIFY(!changed.enableProfiling && changed.autoOptimize);
        QCOMPARE(changed.metricsRetention, std::chrono::seconds(3600));
        const auto invalid = config.withProfileInterval(std::chrono::milliseconds(5)).validated();
        QVERIFY(!invalid);
        QCOMPARE(invalid.error().subject(), QStringLiteral("profileInterval"));
        QCOMPARE(invalid.error().code(), PerformanceErrorCode::InvalidArgument);
        QCOMPARE(config.withIngestPorts(70000, 8125).validated().error().subject(), QStringLiteral("ingestPort"));
        QCOMPARE(config.withIngestPorts(4318, -1).validated().error().subject(), QStringLiteral("statsdPort"));
        QCOMPARE(toName(PerformanceErrorCode::InvalidArgument), QStringLiteral("InvalidArgument"));
        QCOMPARE(invalid.error().message().left(15), QStringLiteral("Invalid value: "));
    }

    void metricTableIsSound()
    {
        std::set<QString> names;
        for (const MetricDefinition *metric : builtInMetrics()) {
            const QString name = QString::fromLatin1(metric->metric);
            QVERIFY2(names.insert(name).second, metric->metric);
            QVERIFY2(name.startsWith(u"system.") || name.startsWith(u"hw.") || name.startsWith(u"wai."),
                     metric->metric);
            QVERIFY2(metric->scale > 0 && qstrlen(metric->name) > 0 && qstrlen(metric->help) > 0
                         && qstrlen(metric->unit) > 0,
                     metric->metric);
            QCOMPARE(builtInMetric(name), metric);
        }
    }

    void seriesKeysAreUnambiguous()
    {
        QCOMPARE(seriesKey(QStringLiteral("m"), {}), QStringLiteral("m"));
        QCOMPARE(seriesKey(QStringLiteral("m"),
                           {{QStringLiteral("b"), QStringLiteral("2")}, {QStringLiteral("a"), QStringLiteral("1")}}),
                 QStringLiteral("m{a=1,b=2}"));
        // A name that looks like another one with attributes stays a name.
        QVERIFY(seriesKey(QStringLiteral("m{a=1}"), {})
                != seriesKey(QStringLiteral("m"), {{QStringLiteral("a"), QStringLiteral("1")}}));
        QVERIFY(seriesKey(QStringLiteral("m"), {{QStringLiteral("a=1,b"), QStringLiteral("2")}})
                != seriesKey(QStringLiteral("m"),
                             {{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("2")}}));
        QVERIFY(seriesKey(QStringLiteral("m"), {{QStringLiteral("a"), QStringLiteral("1,b=2")}})
                != seriesKey(QStringLiteral("m"),
                             {{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("2")}}));
    }

    /// What journals of earlier versions hold reads as it was written; nothing else is taken for a process.
    void aChangeOfAProcessIsFiledUnderIt()
    {
        const ProcessChangeId id{{4711, 123456}};
        QCOMPARE(id.toText(), QStringLiteral("process:4711-123456"));
        QVERIFY(ProcessChangeId::parse(id.toText()) == id);
        QVERIFY(ProcessChangeId::parse(u"process:2147483647-18446744073709551615")
                == (ProcessChangeId{{2147483647, 18446744073709551615U}}));
        for (const QStringView other :
             {u"", u"process:", u"process:-", u"process:4711", u"process:4711-", u"process:-1-2", u"process:0-1",
              u"process: 1-2", u"process:+1-2", u"process:1-2-3", u"process:01-2", u"process:2147483648-1",
              u"Process:1-2", u"P1:4711", u"process:1-2 "})
            QVERIFY2(!ProcessChangeId::parse(other), qPrintable(other.toString()));
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
