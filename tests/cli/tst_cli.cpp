// SPDX-License-Identifier: MIT

// The real program, as a user calls it.
#include "cli/own_program.h"
#include "support/folded_profile.h"

#include <performance/core/report_json.h>
#include <performance/core/snapshot_json.h>
#include <performance/knobs/knob.h>
#include <performance/knobs/turner.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using namespace performance;

namespace {

/// Whether a program has set up what it does on a signal: proc(5), SigCgt of /proc/PID/status.
bool awaits(qint64 pid, int signal)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("SigCgt:\t");
    return at >= 0 && (text.mid(at + 8, 16).toULongLong(nullptr, 16) >> (signal - 1)) % 2 == 1;
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpTeaches()
    {
        for (const char *command : {"snapshot", "health", "query", "record", "show", "import", "export", "diff",
                                    "doctor", "serve", "screenshot"}) {
            const Outcome help = run({QString::fromLatin1(command), QStringLiteral("--help")});
            QCOMPARE(help.code, 0);
            QVERIFY2(help.out.contains("Usage: wai-performance ") && help.out.contains(command), help.out.constData());
            QVERIFY(help.error.isEmpty());
        }
        QVERIFY(run({QStringLiteral("--help")}).out.contains("snapshot"));
        QVERIFY(run({QStringLiteral("--version")}).out.startsWith("wai-performance "));
    }

    void commandsSpeakTheLanguageOfMessages_data()
    {
        QTest::addColumn<QStringList>("environment");
        QTest::addColumn<QByteArray>("says");
        const auto set = [](const char *all, const char *messages, const char *lang, const char *list) {
            QStringList environment;
            for (const auto &[name, value] : {std::pair("LC_ALL", all), std::pair("LC_MESSAGES", messages),
                                              std::pair("LANG", lang), std::pair("LANGUAGE", list)})
                environment << QLatin1String(name) + u'=' + QLatin1String(value);
            return environment;
        };
        const QByteArray english = "opens the dashboard";
        const QByteArray german = "öffnet das Fenster";
        QTest::newRow("all") << set("de_DE.UTF-8", "", "", "") << german;
        QTest::newRow("of messages") << set("", "de_AT.UTF-8", "en_US.UTF-8", "") << german;
        QTest::newRow("lang") << set("", "", "de_DE.UTF-8@euro", "") << german;
        QTest::newRow("chinese") << set("", "", "zh_CN.UTF-8", "") << QByteArray("打开仪表盘");
        QTest::newRow("the first that there is") << set("fr_FR.UTF-8", "", "", "fr:de:en") << german;
        QTest::newRow("english before german") << set("de_DE.UTF-8", "", "", "en:de") << english;
        QTest::newRow("C") << set("C.UTF-8", "", "de_DE.UTF-8", "de") << english;
        QTest::newRow("POSIX") << set("POSIX", "", "", "de") << english;
        QTest::newRow("nothing") << set("", "", "", "de") << english;
        QTest::newRow("none of ours") << set("fr_FR.UTF-8", "", "", "") << english;
        QTest::newRow("english") << set("en_GB.UTF-8", "", "", "") << english;
    }
    void commandsSpeakTheLanguageOfMessages()
    {
        QFETCH(QStringList, environment);
        QFETCH(QByteArray, says);
        const Outcome help = run({QStringLiteral("--help")}, environment);
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.contains(says), help.out.constData());
    }

    /// What was kept in one language is told in another; programs read the same whoever starts them.
    void whatProgramsReadIsTheSameInEveryLanguage()
    {
        const QStringList german{QStringLiteral("LC_ALL=de_DE.UTF-8"), QStringLiteral("LANGUAGE=")};
        const QStringList english{QStringLiteral("LC_ALL=C.UTF-8"), QStringLiteral("LANGUAGE=")};
        const QTemporaryDir data;
        const QStringList there{QStringLiteral("--data-dir"), data.path()};
        QCOMPARE(run(QStringList{QStringLiteral("ux"), QStringLiteral("--implemented"), QStringLiteral("none")} + there)
                     .code,
                 1); // now there is a history
        QVERIFY(QDir(data.path()).mkpath(QStringLiteral("ux")));
        QFile book(data.filePath(QStringLiteral("ux/improvements.json")));
        QVERIFY(book.open(QIODevice::WriteOnly));
        book.write(
            R"({"improvements":[{"id":"U13|shop||apdex","name":"Users wait for shop","description":"","verdict":"It worked. ","evidence":[],)"
            R"("messages":{"name":{"context":"Ux","text":"Users wait for %1","args":["shop"]},"verdict":{"context":"Ux","text":"It worked. "}},"category":"Performance","priority":"High",)"
            R"("impact":"Low","rule":"U13","program":"shop","route":"","metric":"apdex","unit":"1","implementedAt":"2026-09-21T08:00:00Z","proof":"worked","before":[],"after":[]}]})");
        book.close();
        const QStringList ux = QStringList(QStringLiteral("ux")) + there;
        const Outcome told = run(ux, german);
        QVERIFY2(told.out.contains("Nutzer warten auf shop") && told.out.contains("Es hat gewirkt."),
                 told.out.constData());
        QVERIFY(run(ux, english).out.contains("Users wait for shop"));
        const Outcome json = run(ux + QStringList(QStringLiteral("--json")), german);
        QVERIFY2(json.out.contains("\"Users wait for shop\""), json.out.constData());
        const auto withoutRange = [](const QByteArray &out) { return out.mid(out.indexOf("\"improvements\"")); };
        QCOMPARE(withoutRange(json.out), withoutRange(run(ux + QStringList(QStringLiteral("--json")), english).out));

        const QString file = data.filePath(QStringLiteral("report.json"));
        PerformanceReport report;
        report.id = QStringLiteral("r");
        report.name = QStringLiteral("r");
        report.duration = std::chrono::milliseconds(1500);
        report.notes = {Message("Source", "GPU figures are missing: no graphics driver here shows them in /sys.")};
        QVERIFY(writeReport(report, file));
        const QStringList show{QStringLiteral("show"), file};
        QVERIFY(run(show, english).out.contains("GPU figures are missing"));
        const Outcome shown = run(show, german);
        QVERIFY2(!shown.out.contains("GPU figures are missing") && shown.out.contains("1,5")
                     && shown.out.contains("/sys"),
                 shown.out.constData());
        const QStringList copy{QStringLiteral("export"), file, QStringLiteral("--format"), QStringLiteral("json")};
        QCOMPARE(run(copy, german).out, toJson(report));
    }

    void profilesAreGated()
    {
        const QTemporaryDir folder;
        const auto write = [&](const char *name, int parse) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("no space");
            for (int i = 0; i < 3000; ++i)
                file.write(i < parse ? "main;parse 1\n" : "main;render 1\n");
            return file.fileName();
        };
        const QString a = write("a.folded", 1000);
        const QString b = write("b.folded", 1500);
        // Counts of samples are shares: what moved is said, whether it got slower nobody can tell.
        const Outcome moved = run({QStringLiteral("diff"), a, b, QStringLiteral("--fail-above"), QStringLiteral("5%")});
        QVERIFY2(moved.code == 4 && moved.out.contains("parse") && moved.out.contains("larger share")
                     && !moved.out.contains("worse"),
                 moved.out.constData() + moved.error);
        // Any origin: one of them as a report of ours.
        const QString report = folder.filePath(QStringLiteral("b.json"));
        QCOMPARE(run({QStringLiteral("import"), b, QStringLiteral("--output"), report}).code, 0);
        QCOMPARE(run({QStringLiteral("diff"), a, report, QStringLiteral("--fail-above"), QStringLiteral("5%")}).code,
                 4);

        // Whole runs of the same command are judged by their time.
        const auto writeRun = [&](const char *name, int parse, int render) {
            PerformanceReport made;
            made.id = made.name = QString::fromLatin1(name);
            QStringList stacks;
            for (int i = 0; i < parse; ++i)
                stacks << QStringLiteral("main;parse 1000000");
            for (int i = 0; i < render; ++i)
                stacks << QStringLiteral("main;render 1000000");
            made.profile = foldedProfile(stacks);
            made.duration = made.profile.duration;
            const QString path = folder.filePath(made.name);
            if (!writeReport(made, path))
                qFatal("no space");
            return path;
        };
        const QString before = writeRun("before.json", 1000, 2000);
        const auto gate = [&](const QString &after) {
            return run({QStringLiteral("diff"), before, after, QStringLiteral("--fail-above"), QStringLiteral("10%")});
        };
        const Outcome same = gate(writeRun("same.json", 1003, 2000));
        QVERIFY2(same.code == 0, same.out.constData() + same.error);
        const Outcome worse = gate(writeRun("worse.json", 1900, 2000));
        QVERIFY2(worse.code == 3 && worse.out.contains("more time"), worse.out.constData() + worse.error);
        const Outcome shifted = gate(writeRun("shifted.json", 1500, 1500)); // one gained what the other lost
        QVERIFY2(shifted.code == 0 && shifted.out.contains("more time") && shifted.out.contains("less time"),
                 shifted.out.constData() + shifted.error);
        for (const char *format : {"folded", "speedscope", "pprof", "firefox", "html"}) {
            const QString out = folder.filePath(QString::fromLatin1(format));
            QCOMPARE(run({QStringLiteral("export"), report, QStringLiteral("--format"), QString::fromLatin1(format),
                          QStringLiteral("--output"), out})
                         .code,
                     0);
            if (QLatin1String(format) != QLatin1String("html"))
                QCOMPARE(run({QStringLiteral("show"), out}).code, 0);
        }
    }

    /// As in a container without the right to sample: the kernel itself says no.
    void withoutPermissionThreadsAreLookedAt()
    {
        const QTemporaryDir folder;
        const QString output = folder.filePath(QStringLiteral("r.json"));
        const QString tests = QStringLiteral(WAI_BINARY_FOLDER "/tests/");
        const auto refused = [&](const QStringList &arguments) {
            QProcess process;
            process.start(tests + QStringLiteral("without_perf"),
                          QStringList{QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance")} + arguments);
            if (!process.waitForFinished(60000))
                qFatal("It does not end");
            return Outcome{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        };
        const Outcome recorded = refused({QStringLiteral("record"), QStringLiteral("--output"), output,
                                          QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                                          tests + QStringLiteral("known_shares 1; sleep 1")});
        QVERIFY2(recorded.code == 0, recorded.error.constData());
        QVERIFY2(recorded.error.contains("No stacks could be taken"), recorded.error.constData());
        const auto report = readReport(output);
        QVERIFY(report);
        const Profile &profile = report->profile;
        const auto sum = [&](quint8 event, const char *function) {
            qint64 weight = 0;
            for (size_t i = 0; i < profile.sampleCount(); ++i) {
                bool has = false;
                for (qint32 s = profile.sampleStacks[i]; s >= 0; s = profile.stacks[size_t(s)].parent)
                    has = has
                        || profile.functionName(
                               profile
                                   .locations[size_t(
                                       profile.frames[size_t(profile.stacks[size_t(s)].frame)].firstLocation)]
                                   .function)
                            == QLatin1String(function);
                weight += has && profile.sampleEvents[i] == event ? profile.sampleWeights[i] : 0;
            }
            return double(weight) * 1e-9;
        };
        // One second on the CPU, or on a busy machine waiting for it; then one asleep.
        const double busy = sum(0, "known_shares") + sum(2, "known_shares");
        QVERIFY2(busy > 0.7 && busy < 1.4, qPrintable(QString::number(busy)));
        QVERIFY2(sum(1, "clock_nanosleep") > 0.8 && sum(1, "clock_nanosleep") < 1.5,
                 qPrintable(QString::number(sum(1, "clock_nanosleep"))));
        const Outcome doctor = refused({QStringLiteral("doctor")});
        QVERIFY(doctor.code == 0 && doctor.out.contains("  no  "));
        QVERIFY(run({QStringLiteral("doctor"), QStringLiteral("--"), QStringLiteral("/no/such")})
                    .out.contains("There is no such program"));
    }

    void wrongUsageIsExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, int code, const char *says) {
            QTest::newRow(line) << QString::fromLatin1(line).split(u' ') << code << QString::fromLatin1(says);
        };
        row("nonsense", 2, "nonsense");
        row("snapshot --nonsense", 2, "nonsense");
        row("snapshot extra", 2, "extra");
        row("snapshot --log-level loud", 2, "loud");
        row("record --duration soon", 2, "soon");
        row("record --duration 5s --interval 1ms", 2, "interval");
        row("record --duration 1s --output /no/such/folder/r.json", 1, "/no/such/folder");
        row("query x --since tomorrow", 2, "tomorrow");
        row("query x --points none", 2, "points");
        row("query --data-dir /no/such/folder", 1, "/no/such/folder");
        row("show", 2, "missing");
        row("show /no/such/report.json", 1, "/no/such/report.json");
        row("export /no/such/report.json --format pdf", 2, "json");
        row("diff a", 2, "missing");
        row("diff a b --fail-above much", 2, "fail-above");
        row("serve --data-dir /proc/nowhere", 1, "/proc/nowhere");
        row("screenshot --page nowhere --output /tmp/x.png", 2, "nowhere");
        row("screenshot --page overview", 2, "output");
        row("screenshot --size 1x1 --output /tmp/x.png", 2, "size");
        row("--page", 2, "page");
    }
    void wrongUsageIsExplained()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.error.contains(says.toUtf8()), outcome.error.constData());
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.error.count('\n') == 1, outcome.error.constData()); // one clear line
    }

    void snapshotsAreOfThisMachine()
    {
        const Outcome json = run({QStringLiteral("snapshot"), QStringLiteral("--json")});
        QCOMPARE(json.code, 0);
        const auto snapshot = snapshotFromJson(json.out, QStringLiteral("stdout"));
        QVERIFY2(snapshot.has_value(), json.out.constData());
        QVERIFY(snapshot->metrics.size() > 50 && !snapshot->processes.empty());
        QVERIFY(json.error.isEmpty());
        QVERIFY(run({QStringLiteral("snapshot")}).out.contains("CPU"));
        const Outcome off = run({QStringLiteral("snapshot")}, {QStringLiteral("PERFORMANCE_ENABLED=false")});
        QCOMPARE(off.code, 1);
        QVERIFY(off.error.contains("PERFORMANCE_ENABLED"));
        QVERIFY(run({QStringLiteral("snapshot")}, {QStringLiteral("PERFORMANCE_PROFILE_INTERVAL=soon")})
                    .error.contains("wai.client: PERFORMANCE_PROFILE_INTERVAL=\"soon\""));
        QVERIFY(run({QStringLiteral("snapshot"), QStringLiteral("--log-level"), QStringLiteral("error")},
                    {QStringLiteral("PERFORMANCE_PROFILE_INTERVAL=soon")})
                    .error.isEmpty());
    }

    void recordShowExportDiff()
    {
        QTemporaryDir folder;
        const QString report = folder.filePath(QStringLiteral("r.json"));
        const Outcome recorded = run({QStringLiteral("record"), QStringLiteral("--duration"), QStringLiteral("3s"),
                                      QStringLiteral("--interval"), QStringLiteral("100ms"), QStringLiteral("--name"),
                                      QStringLiteral("A b"), QStringLiteral("--output"), report});
        QCOMPARE(recorded.code, 0);
        const auto read = readReport(report);
        QVERIFY(read && read->name == u"A b" && read->snapshots.size() > 3); // of thirty, where nobody else runs
        QVERIFY(run({QStringLiteral("show"), report}).out.contains("A b"));
        for (const QString &format : {QStringLiteral("csv"), QStringLiteral("html"), QStringLiteral("json")}) {
            const QString out = folder.filePath(QStringLiteral("out.") + format);
            QCOMPARE(run({QStringLiteral("export"), report, QStringLiteral("--format"), format,
                          QStringLiteral("--output"), out})
                         .code,
                     0);
            QVERIFY(QFileInfo(out).size() > 1000);
        }
        QCOMPARE(*readReport(folder.filePath(QStringLiteral("out.json"))), *read);
        QVERIFY(run({QStringLiteral("export"), report, QStringLiteral("--format"), QStringLiteral("csv")})
                    .out.startsWith("time,"));
        QCOMPARE(
            run({QStringLiteral("diff"), report, report, QStringLiteral("--fail-above"), QStringLiteral("5%")}).code,
            0);
        // Ctrl+C ends a recording early and still writes it.
        QProcess early;
        early.setWorkingDirectory(folder.path());
        early.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                    {QStringLiteral("record"), QStringLiteral("--duration"), QStringLiteral("1h")});
        QVERIFY(early.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(awaits(early.processId(), SIGINT), 60000);
        ::kill(pid_t(early.processId()), SIGINT);
        QVERIFY(early.waitForFinished(10000));
        QCOMPARE(early.exitCode(), 0);
        QVERIFY(readReport(folder.filePath(QStringLiteral("report.json"))));
    }

    /// Whoever puts a command into a pipe gets what it prints, and not one word of ours: as with time(1) and env(1).
    void standardOutputIsTheCommands_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("out");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *options, const char *script, int code, const char *out,
                            const char *said) {
            QTest::newRow(name) << QString::fromLatin1(options).split(u' ') << QString::fromLatin1(script) << code
                                << QByteArray(out) << QByteArray(said);
        };
        row("recorded", "record --output r.json", "echo out; echo err >&2", 0, "out\n", "Written to r.json");
        row("recorded by itself", "record", "echo out", 0, "out\n", "Written to report.json");
        row("recorded and failed", "record --output r.json", "echo out; exit 3", 3, "out\n", "Written to r.json");
        row("recorded and killed", "record --output r.json", "echo out; kill -9 $$", 137, "out\n", "ended by signal 9");
        row("recorded for a while", "record --duration 3s --output r.json", "echo out; exec sleep 60", 0, "out\n",
            "Written to r.json");
        row("the report cannot be written", "record --output missing/r.json", "echo out", 1, "", "missing/r.json");
        row("timed", "run", "echo out; echo err >&2", 0, "out\n", "peak memory");
        row("timed and failed", "run", "echo out; exit 3", 3, "out\n", "exit code 3");
        row("timed, runs kept", "run --output runs.json", "echo out", 0, "out\n", "peak memory");
        row("timed, with a profile", "run --profile p.json", "echo out", 0, "out\n", "peak memory");
        row("timed several times", "run --runs 3 --warmup 1", "echo out", 0, "", "median");
        row("timed against nothing", "run --baseline missing.json", "echo out", 1, "", "missing.json");
        row("no such option", "run --json", "echo out", 2, "", "--help");
    }
    void standardOutputIsTheCommands()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, script);
        QFETCH(int, code);
        QFETCH(QByteArray, out);
        QFETCH(QByteArray, said);
        const QTemporaryDir folder;
        const Outcome outcome = run(
            options + QStringList{QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script}, {},
            folder.path());
        QCOMPARE(outcome.out, out);
        QVERIFY2(outcome.error.contains(said), outcome.error.constData());
        QCOMPARE(outcome.error.contains("err\n"), script.contains(QLatin1String("echo err")));
        QVERIFY2(outcome.code == code, outcome.error.constData());
    }

    /// Where our data is asked for on standard output, it is alone there.
    void runsGoToStandardOutputWhereAskedFor()
    {
        const QTemporaryDir folder;
        const Outcome once = run({QStringLiteral("run"), QStringLiteral("--output"), QStringLiteral("-"),
                                  QStringLiteral("--"), QStringLiteral("echo"), QStringLiteral("from the command")},
                                 {}, folder.path());
        QCOMPARE(once.code, 0);
        const QJsonArray results = QJsonDocument::fromJson(once.out).object().value(QLatin1String("results")).toArray();
        QVERIFY2(results.size() == 1 && results[0].toObject().value(QLatin1String("times")).toArray().size() == 1,
                 once.out.constData());
        QVERIFY2(once.error.contains("from the command"), once.error.constData());
        QVERIFY(QDir(folder.path()).isEmpty()); // no file called "-"
    }

    void aCommandThatIsMissingPrintsNothing()
    {
        const QTemporaryDir folder;
        for (const char *how : {"record", "run"}) {
            const Outcome missing = run(
                {QString::fromLatin1(how), QStringLiteral("--"), QStringLiteral("no-such-program-of-ours")}, {},
                folder.path());
            QCOMPARE(missing.code, 127);
            QVERIFY2(missing.out.isEmpty() && missing.error.contains("no-such-program-of-ours"),
                     missing.error.constData());
        }
    }

    void aBrokenReportIsNamed()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("broken.json"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("{\n \"schemaVersion\": \"1.0\",\n oops\n}");
        out.close();
        const Outcome shown = run({QStringLiteral("show"), file});
        QCOMPARE(shown.code, 1);
        QVERIFY2(shown.error.contains("line 3") && shown.error.contains("broken.json"), shown.error.constData());
    }

    void historyIsRecordedAndQueried()
    {
        QTemporaryDir folder;
        const QStringList data{QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))};
        QProcess serve;
        serve.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                    QStringList{QStringLiteral("serve"), QStringLiteral("--interval"), QStringLiteral("100ms")} + data);
        QVERIFY(serve.waitForStarted());
        // Also while a collector runs on the same data.
        QTRY_VERIFY_WITH_TIMEOUT(
            run(QStringList{QStringLiteral("query")} + data).out.contains("system.cpu.utilization"), 20000);
        const auto limits = [&] {
            return run(QStringList{QStringLiteral("query"), QStringLiteral("system.memory.limit"),
                                   QStringLiteral("--since"), QStringLiteral("1m"), QStringLiteral("--json"),
                                   QStringLiteral("--points"), QStringLiteral("100000")}
                       + data);
        };
        QVERIFY(QTest::qWaitFor(
            [&] { return QJsonDocument::fromJson(limits().out)[0][QStringLiteral("points")].toArray().size() >= 10; },
            60000));
        const Outcome json = limits();
        QCOMPARE(json.code, 0);
        const QJsonArray answers = QJsonDocument::fromJson(json.out).array();
        QCOMPARE(answers.size(), 1);
        const QJsonArray points = answers[0].toObject().value(QStringLiteral("points")).toArray();
        QVERIFY2(points.size() >= 10, json.out.constData());
        QVERIFY(points[0].toObject().value(QStringLiteral("time")).toString().endsWith(u'Z'));
        const Outcome csv = run(QStringList{QStringLiteral("query"), QStringLiteral("system.cpu.time"),
                                            QStringLiteral("--since"), QStringLiteral("1m"), QStringLiteral("--csv")}
                                + data);
        QVERIFY(csv.out.startsWith("time,series,unit,minimum,mean,maximum,count\r\n") && csv.out.count('\n') > 20);
        // The window's words for a range.
        const Outcome sinceYesterday = run(QStringList{QStringLiteral("query"), QStringLiteral("system.memory.limit"),
                                                       QStringLiteral("--since"), QStringLiteral("yesterday"),
                                                       QStringLiteral("--json")}
                                           + data);
        QVERIFY2(sinceYesterday.code == 0 && sinceYesterday.out.contains("\"time\""), sinceYesterday.error.constData());
        QCOMPARE(run(QStringList{QStringLiteral("query"), QStringLiteral("nothing")} + data).code, 1);
        const Outcome second = run(QStringList{QStringLiteral("serve")} + data);
        QCOMPARE(second.code, 1);
        QVERIFY(second.error.contains("records"));
        serve.terminate();
        QVERIFY(serve.waitForFinished(10000));
        QCOMPARE(serve.exitCode(), 0);
        QVERIFY(run(QStringList{QStringLiteral("query"), QStringLiteral("system.memory.limit"),
                                QStringLiteral("--since"), QStringLiteral("5m")}
                    + data)
                    .out.contains("GiB"));
    }

    /// What was opened is for who asks for it; where the journal reads standard error, with its priority.
    void serveLogsWhatItOpens()
    {
        const auto saidBy = [](const QStringList &level, bool toJournal) {
            const QTemporaryDir folder;
            QFile error(folder.filePath(QStringLiteral("error")));
            struct stat info {};
            if (!error.open(QIODevice::WriteOnly) || ::fstat(error.handle(), &info) != 0)
                qFatal("no space");
            error.close();
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path()); // its socket is its own
            environment.insert(
                QStringLiteral("JOURNAL_STREAM"),
                QStringLiteral("%1:%2").arg(quint64(info.st_dev)).arg(quint64(info.st_ino) + (toJournal ? 0 : 1)));
            environment.remove(QStringLiteral("QT_LOGGING_RULES"));
            const QStringList data{QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))};
            QProcess serve;
            serve.setProcessEnvironment(environment);
            serve.setStandardErrorFile(error.fileName());
            serve.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--interval"), QStringLiteral("100ms"),
                                    QStringLiteral("--ingest"), QStringLiteral("--port"), QStringLiteral("0"),
                                    QStringLiteral("--statsd-port"), QStringLiteral("0")}
                            + data + level);
            // What it had to say of its start is said when the first reading is in the history.
            const QStringList asked = QStringList{QStringLiteral("query"), QStringLiteral("system.memory.limit"),
                                                  QStringLiteral("--since"), QStringLiteral("5m")}
                + data;
            if (!QTest::qWaitFor([&] { return run(asked).out.contains("GiB"); }, 60000))
                qFatal("It records nothing");
            serve.terminate();
            if (!serve.waitForFinished(10000) || !error.open(QIODevice::ReadOnly))
                qFatal("It does not end");
            return error.readAll();
        };
        const QByteArray silent = saidBy({}, false);
        QVERIFY2(silent.contains("Recording into"), silent.constData());
        QVERIFY2(!silent.contains("wai.store: opened") && !silent.contains("listening"), silent.constData());
        const QStringList info{QStringLiteral("--log-level"), QStringLiteral("info")};
        const QByteArray told = saidBy(info, false);
        QVERIFY2(told.contains("\nwai.store: opened folder=") || told.startsWith("wai.store: opened folder="),
                 told.constData());
        QVERIFY2(told.contains(" as=writer"), told.constData());
        QVERIFY2(told.contains("\nwai.ingest: listening http="), told.constData());
        const QByteArray journal = saidBy(info, true);
        QVERIFY2(journal.contains("<6>wai.store: opened folder=")
                     && journal.contains("\n<6>wai.ingest: listening http="),
                 journal.constData());
    }

    /// Without a window there is no list of plugins: each that is refused or stopped is said, with what to do, however many.
    void serveTellsOfEveryPlugin()
    {
        const QTemporaryDir data;
        const QString plugins = data.filePath(QStringLiteral("plugins"));
        QVERIFY(QDir().mkpath(plugins));
        constexpr int Many = 14;
        for (int i = 0; i < Many; ++i) {
            QFile file(plugins + QStringLiteral("/open%1").arg(i));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n") > 0);
            file.close();
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther));
        }
        QFile fails(plugins + QStringLiteral("/fails"));
        QVERIFY(fails.open(QIODevice::WriteOnly) && fails.write("#!/bin/sh\nexit 3\n") > 0);
        fails.close();
        QVERIFY(fails.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QProcess serve;
        serve.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                    {QStringLiteral("serve"), QStringLiteral("--data-dir"), data.path()});
        QByteArray said;
        const auto says = [&](const QByteArray &words) {
            said += serve.readAllStandardError();
            return said.contains(words);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(
            says("The plugin fails was stopped: it ended with exit code 3. Mend its file, and it is run again."),
            said.constData(), 20000);
        for (int i = 0; i < Many; ++i)
            QTRY_VERIFY2(says(QFile::encodeName(plugins) + "/open" + QByteArray::number(i)
                              + " is not run: others may write it (chmod go-w)."),
                         said.constData());
        serve.terminate();
        QVERIFY(serve.waitForFinished(10000));
    }

    void pagesArePictured()
    {
        QTemporaryDir folder;
        for (const char *page : {"overview", "processes", "reports", "settings", "profiling", "report"}) {
            const QString file = folder.filePath(QString::fromLatin1(page) + QStringLiteral(".png"));
            const Outcome outcome = run({QStringLiteral("screenshot"), QStringLiteral("--page"),
                                         QString::fromLatin1(page), QStringLiteral("--after"), QStringLiteral("3s"),
                                         QStringLiteral("--output"), file, QStringLiteral("--data-dir"),
                                         folder.filePath(QStringLiteral("data"))});
            QVERIFY2(outcome.code == 0, outcome.error.constData());
            const QImage image(file);
            QVERIFY(image.width() > 300 && image.height() > 100);
        }
        QCOMPARE(run({QStringLiteral("screenshot"), QStringLiteral("--after"), QStringLiteral("100ms"),
                      QStringLiteral("--output"), QStringLiteral("/no/such/folder/x.png")})
                     .code,
                 1);
    }

    /// Names come from others: on a terminal they are neither keys nor rows nor turned round, whoever reads the output.
    void noNameIsAnEscapeSequence()
    {
        const QString hostile = QStringLiteral("/no\x1b[2Jsuch\u202efile\nwai-performance: all is well");
        for (const QStringList &arguments : {QStringList{QStringLiteral("show"), hostile},
                                             {QStringLiteral("import"), hostile},
                                             {QStringLiteral("diff"), hostile, hostile}}) {
            const Outcome shown = run(arguments);
            QVERIFY(shown.code != 0);
            QCOMPARE(shown.out, QByteArray());
            QVERIFY2(!shown.error.contains('\x1b') && !shown.error.contains("\xe2\x80\xae"), shown.error);
            QVERIFY2(shown.error.contains("\\x1b[2J") && shown.error.contains("\\u202e"), shown.error);
            QVERIFY2(!shown.error.contains("\nwai-performance: all is well"), shown.error);
        }
    }

    /// A change whose value somebody else has set since is left alone, and can be ended in either way; a damaged line is told.
    void whatOthersOverwroteCanBeEnded()
    {
        QProcess sleeper;
        sleeper.start(QStringLiteral("sleep"), {QStringLiteral("120")});
        QVERIFY(sleeper.waitForStarted());
        const auto pid = std::int32_t(sleeper.processId());
        const knobs::Target target{"process.oom-score", {}, pid, knobs::startTimeOf(pid).value_or(0)};
        QTemporaryDir folder;
        const QString changes = folder.filePath(QStringLiteral("data/changes"));
        {
            knobs::Journal journal = std::move(*knobs::Journal::open(changes.toStdString()));
            for (const char *id : {"42-1", "43-1"}) {
                const bool first = id[1] == '2';
                for (const knobs::Phase phase : {knobs::Phase::Begun, knobs::Phase::Applied})
                    QVERIFY(journal.append({first ? 42 : 43,
                                            phase,
                                            id,
                                            0,
                                            1,
                                            "P1:test",
                                            {target, first ? "0" : "100", first ? "200" : "400"},
                                            knobs::currentBoot(),
                                            "somebody"}));
            }
        }
        QFile journal(changes + QStringLiteral("/journal"));
        QVERIFY(journal.open(QIODevice::Append) && journal.write("42\tbegun\tflipped\n") > 0);
        journal.close();
        QVERIFY(knobs::writeKnob(target, "500"));
        const auto command = [&](const QStringList &arguments) {
            return run(arguments + QStringList{QStringLiteral("--data-dir"), folder.filePath(QStringLiteral("data"))});
        };
        const Outcome refused = command({QStringLiteral("undo"), QStringLiteral("42-1")});
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.error.contains("Somebody else sets it") && refused.error.contains("undo --overwrite 42-1")
                     && refused.error.contains("undo --forget 42-1"),
                 refused.error);
        QCOMPARE(*knobs::readKnob(target), std::string("500"));
        QCOMPARE(command({QStringLiteral("undo"), QStringLiteral("42-1"), QStringLiteral("--overwrite"),
                          QStringLiteral("--forget")})
                     .code,
                 2);
        const Outcome forgotten = command({QStringLiteral("undo"), QStringLiteral("42-1"), QStringLiteral("--forget")});
        QVERIFY2(forgotten.code == 0, forgotten.error);
        QCOMPARE(*knobs::readKnob(target), std::string("500"));
        const Outcome overwritten = command(
            {QStringLiteral("undo"), QStringLiteral("43-1"), QStringLiteral("--overwrite")});
        QVERIFY2(overwritten.code == 0, overwritten.error);
        QCOMPARE(*knobs::readKnob(target), std::string("100"));
        const Outcome history = command({QStringLiteral("history")});
        QCOMPARE(history.code, 0);
        QVERIFY2(history.out.contains("changed by others") && history.out.contains("undone")
                     && !history.out.contains("in effect\n"),
                 history.out);
        QVERIFY2(history.error.contains("Damaged lines") && history.error.contains(": 1."), history.error);
        sleeper.kill();
        sleeper.waitForFinished();
    }

    void theSlowestRunsProfileIsKept()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("slowest.json"));
        const QString program = QStringLiteral(WAI_BINARY_FOLDER "/tests/known_shares");
        // Of three runs one is slow: it finds a file that the first has made.
        const QString script = QStringLiteral(
                                   "if [ -e %1 ]; then rm %1; exec timeout 1 %2; else touch %1; sleep 0.05; fi")
                                   .arg(folder.filePath(QStringLiteral("mark")), program);
        const Outcome timed = run({QStringLiteral("run"), QStringLiteral("--runs"), QStringLiteral("1"),
                                   QStringLiteral("--warmup"), QStringLiteral("1"), QStringLiteral("--profile"), file,
                                   QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script});
        QVERIFY2(QFile::exists(file), timed.error);
        const Outcome shown = run({QStringLiteral("show"), file});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains("known_shares"), shown.out.constData());
        // One that cannot be profiled says so, and a missing program is no success.
        QVERIFY(run({QStringLiteral("run"), QStringLiteral("--profile"), QStringLiteral("/no/such/folder/x.json"),
                     QStringLiteral("--"), QStringLiteral("true")})
                    .code
                != 0);
        QVERIFY(run({QStringLiteral("run"), QStringLiteral("--profile"), file, QStringLiteral("--"),
                     QStringLiteral("/no/such/program")})
                    .code
                != 0);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
