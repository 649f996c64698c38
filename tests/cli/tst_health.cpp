// SPDX-License-Identifier: MIT
// The judgement of the overview on the command line: of this machine now, of its history, of a report.
#include "cli/own_program.h"
#include "support/made_report.h"

#include <performance/core/report_json.h>
#include <performance/judgement/limit.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;
using Qt::operator""_s;

namespace {

QJsonObject find(const QByteArray &json, const QString &id)
{
    for (const QJsonValue &finding : QJsonDocument::fromJson(json).array()) {
        if (finding[u"id"].toString() == id)
            return finding.toObject();
    }
    return {};
}

/// A report in which tasks waited for a CPU that share of the time.
QString reportWith(const QTemporaryDir &folder, double share)
{
    MadeReport made(60);
    made.with(
        metrics::PressureTime.series({{u"wai.pressure.kind"_s, u"some"_s}, {u"wai.pressure.resource"_s, u"cpu"_s}}),
        [share](int second) { return 100 + share * second; });
    const QString path = folder.filePath(QStringLiteral("%1.json").arg(share));
    if (const auto written = writeReport(made.report(), path); !written)
        qFatal("%s", qPrintable(written.error().message()));
    return path;
}

} // namespace

class TestHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thisMachineIsJudged()
    {
        const Outcome outcome = run({u"health"_s, u"--over"_s, u"1s"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(QJsonDocument::fromJson(outcome.out).array().size(), 12);
        const QJsonObject used = find(outcome.out, u"memory.utilization"_s);
        QVERIFY2(used[u"severity"].toString() != u"Unknown", outcome.out.constData());
        QCOMPARE(used[u"limit"].toString(), u"memory.left"_s);
        QCOMPARE(used[u"bad"].toDouble(), limits::MemoryLeft.bad);
        QVERIFY(qAbs(used[u"judged"].toDouble() + used[u"evidence"].toArray()[0][u"value"].toDouble() - 1)
                < 1e-9); // what is left, and what is used
        QCOMPARE(used[u"limitDirection"].toString(), u"below"_s);
        QVERIFY(used[u"source"].toString().contains(u"Netdata"));
        // The total is what the kernel says: MemTotal of proc(5), or less in a container.
        QFile meminfo(u"/proc/meminfo"_s);
        QVERIFY(meminfo.open(QIODevice::ReadOnly));
        const double total = meminfo.readLine().simplified().split(' ').value(1).toDouble() * 1024;
        const double told = used[u"evidence"].toArray()[1][u"value"].toDouble();
        QVERIFY2(told > 0 && told <= total, outcome.out.constData());

        const Outcome text = run({u"health"_s, u"--over"_s, u"1s"_s});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("CPU saturation") && text.out.contains("Memory utilisation"), text.out.constData());
    }

    void aReportIsJudged_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("severity");
        QTest::addColumn<int>("codeNotable");
        QTest::addColumn<int>("codeBad");
        QTest::newRow("fine") << 0.05 << u"Fine"_s << 0 << 0;
        QTest::newRow("notable") << 0.15 << u"Notable"_s << 3 << 0;
        QTest::newRow("bad") << 0.3 << u"Bad"_s << 3 << 3;
    }
    void aReportIsJudged()
    {
        QFETCH(double, share);
        QFETCH(int, codeNotable);
        QFETCH(int, codeBad);
        const QTemporaryDir folder;
        const QString report = reportWith(folder, share);
        const Outcome outcome = run({u"health"_s, report, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QTEST(find(outcome.out, u"cpu.saturation"_s)[u"severity"].toString(), "severity");
        QCOMPARE(run({u"health"_s, report, u"--fail-on"_s, u"notable"_s}).code, codeNotable);
        QCOMPARE(run({u"health"_s, report, u"--fail-on"_s, u"bad"_s}).code, codeBad);
    }

    /// Nothing measured is no clean bill of health.
    void nothingMeasuredIsNotFine()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"empty.json"_s);
        QVERIFY(writeReport(MadeReport(10).report(), path));
        QCOMPARE(run({u"health"_s, path}).code, 0);
        const Outcome outcome = run({u"health"_s, path, u"--fail-on"_s, u"bad"_s});
        QVERIFY2(outcome.code == 1 && outcome.error.contains("nothing was measured"), outcome.error.constData());
    }

    void whatCannotBeSaysSo()
    {
        const QTemporaryDir folder;
        const Outcome none = run({u"health"_s, u"--since"_s, u"1h"_s, u"--data-dir"_s, folder.filePath(u"nothing"_s)});
        QCOMPARE(none.code, 1);
        QVERIFY2(none.error.contains("no history") && none.out.isEmpty(), none.error.constData());
        QCOMPARE(run({u"health"_s, u"--fail-on"_s, u"fine"_s}).code, 2);
        QCOMPARE(run({u"health"_s, u"--over"_s, u"soon"_s}).code, 2);
        QCOMPARE(run({u"health"_s, u"--since"_s, u"2099-01-01"_s}).code, 2);
        QCOMPARE(run({u"health"_s, u"--since"_s, u"1h"_s, u"--over"_s, u"1s"_s}).code, 2);
        QCOMPARE(run({u"health"_s, u"missing.json"_s, u"--data-dir"_s, folder.path()}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestHealth)
#include "tst_health.moc"
