// SPDX-License-Identifier: MIT
// Why it was slow, on the command line: of a real program that takes the CPU from another one, while serve runs and after it.
#include "cli/own_program.h"
#include "support/quiet_machine.h"
#include "support/made_report.h"

#include <performance/core/report_json.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;
using Qt::operator""_s;

namespace {

/// busy_beside under another name: that of a process is its file's.
class Named {
public:
    Named(const QTemporaryDir &folder, const QString &name, const QStringList &arguments)
    {
        const QString path = folder.filePath(name);
        QFile::copy(QStringLiteral(WAI_BINARY_FOLDER "/tests/busy_beside"), path);
        m_process.start(path, arguments);
        if (!m_process.waitForStarted())
            qFatal("%s does not start", qPrintable(path));
    }
    ~Named()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Seconds that it could run and got no CPU: /proc/PID/schedstat, the second number (Documentation/scheduler/sched-stats.rst).
    double waited() const
    {
        QFile file(u"/proc/%1/schedstat"_s.arg(m_process.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * 1e-9 : 0;
    }

private:
    QProcess m_process;
};

/// What a program waited of a span, as the kernel says: what the answer has to agree with.
class Waiting {
public:
    explicit Waiting(const Named &program) : m_program(program) {}
    double share() const
    {
        return (m_program.waited() - m_begun) / std::chrono::duration<double>(now() - m_since).count();
    }

private:
    const Named &m_program;
    const Timestamp m_since = now();
    const double m_begun = m_program.waited();
};

QJsonObject asked(const QStringList &arguments)
{
    const Outcome outcome = run(QStringList{u"why"_s, u"--json"_s} + arguments);
    if (outcome.code != 0)
        qWarning("%s", outcome.error.constData());
    QJsonParseError error;
    const QJsonObject answer = QJsonDocument::fromJson(outcome.out, &error).object();
    if (error.error != QJsonParseError::NoError)
        qWarning("no JSON: %s", outcome.out.constData());
    return answer;
}

QJsonObject causeOf(const QJsonObject &answer, const QString &subject)
{
    for (const QJsonValue &cause : answer[u"causes"].toArray()) {
        if (cause[u"subject"].toString() == subject)
            return cause.toObject();
    }
    return {};
}

QByteArray told(const QJsonObject &answer)
{
    QStringList lines;
    for (const QJsonValue &cause : answer[u"causes"].toArray())
        lines << u"%1: %2"_s.arg(cause[u"score"].toDouble()).arg(cause[u"sentence"].toString());
    return lines.join(u'\n').toUtf8();
}

/// How many ticks there are in a history.
qsizetype ticksIn(const QStringList &data)
{
    const Outcome outcome = run(QStringList{u"query"_s, u"wai.cpu.context_switches"_s, u"--since"_s, u"1h"_s,
                                            u"--json"_s, u"--points"_s, u"100000"_s}
                                + data);
    return outcome.code == 0 ? outcome.out.count("\"time\"") : 0;
}

} // namespace

class TestWhy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHogBesideAVictim()
    {
        waitForQuietMachine();
        const QTemporaryDir folder;
        const QStringList data{u"--data-dir"_s, folder.filePath(u"data"_s)};
        const Named victim(folder, u"shop"_s, {u"answer"_s});
        QProcess serve;
        serve.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                    QStringList{u"serve"_s, u"--interval"_s, u"500ms"_s} + data);
        QVERIFY(serve.waitForStarted());
        const Waiting usual(victim);
        constexpr qsizetype Ticks = 20;
        QTRY_VERIFY_WITH_TIMEOUT(ticksIn(data) >= Ticks, 60000);
        const double before = usual.share();
        const QString since = toIsoString(now());
        const Waiting unusual(victim);
        const qsizetype ticks = ticksIn(data);
        const Named hog(folder, u"cruncher"_s, {u"crunch"_s, u"12"_s});
        QTRY_VERIFY_WITH_TIMEOUT(ticksIn(data) >= ticks + Ticks, 60000);
        const QStringList range = QStringList{u"--since"_s, since, u"--until"_s, toIsoString(now())} + data;

        // Where others keep all CPUs busy, one more of them is in nobody's way: then only the answer's form can be tried.
        const double during = unusual.share();
        const bool suffers = during > 2 * before + 0.1;
        if (!suffers)
            qInfo("This machine is busy: shop waited %.0f %% of the time before, and %.0f %% beside cruncher.",
                  before * 100, during * 100);
        const auto isTold = [suffers](const QJsonObject &answer) {
            const QJsonObject cause = causeOf(answer, u"cruncher"_s);
            return !suffers
                || (cause[u"kind"].toString() == u"cpu.contention" && cause[u"score"].toDouble() > 0.3
                    && cause[u"sentence"].toString().contains(u"shop") && !cause[u"evidence"].toArray().isEmpty());
        };
        const QJsonObject running = asked(range);
        QVERIFY2(isTold(running), told(running).constData());
        QVERIFY(!running[u"checked"].toArray().isEmpty());
        QCOMPARE(timestampFromIso(running[u"from"].toString()), timestampFromIso(since));

        serve.terminate();
        QVERIFY(serve.waitForFinished(20000));
        const QJsonObject after = asked(range); // nothing runs, and the same is known
        QVERIFY2(isTold(after), told(after).constData());
        const Outcome text = run(QStringList{u"why"_s} + range);
        QCOMPARE(text.code, 0);
        QVERIFY2(!suffers || text.out.contains("cruncher"), text.out.constData());
    }

    /// A report is asked for its own time.
    void aReport()
    {
        const QTemporaryDir folder;
        MadeReport made(60);
        made.with(metrics::CpuUtilization.series(), [](int) { return 0.1; });
        made.with(metrics::OomKills.series(), [](int second) { return second < 30 ? 0 : 2; });
        const QString path = folder.filePath(u"report.json"_s);
        QVERIFY(writeReport(made.report(), path).has_value());
        const QJsonObject answer = asked({path});
        QCOMPARE(answer[u"causes"].toArray().size(), 1);
        QCOMPARE(answer[u"causes"].toArray()[0][u"kind"].toString(), u"memory.oom"_s);
        // Of the part before it there is nothing unusual, which is an answer.
        const Outcome quiet = run({u"why"_s, path, u"--since"_s, toIsoString(MadeReport::at(0)), u"--until"_s,
                                   toIsoString(MadeReport::at(25))});
        QCOMPARE(quiet.code, 0);
        QVERIFY2(quiet.out.contains("Nothing unusual"), quiet.out.constData());
    }

    void whatCannotBeSaysSo()
    {
        const QTemporaryDir folder;
        const Outcome none = run({u"why"_s, u"--data-dir"_s, folder.filePath(u"nothing"_s)});
        QCOMPARE(none.code, 1);
        QVERIFY2(none.error.contains("no history") && none.out.isEmpty(), none.error.constData());
        QCOMPARE(run({u"why"_s, u"--since"_s, u"soon"_s}).code, 2);
        QCOMPARE(run({u"why"_s, u"--since"_s, u"1m"_s, u"--until"_s, u"5m"_s}).code, 2);
        QCOMPARE(run({u"why"_s, u"--at"_s, u"now"_s, u"--since"_s, u"5m"_s}).code, 2);
        QCOMPARE(run({u"why"_s, u"missing.json"_s, u"--data-dir"_s, folder.path()}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_why_command.moc"
