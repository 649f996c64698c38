// SPDX-License-Identifier: MIT
// One home for limits: each has its source, rules name them instead of repeating them, and whoever judges a figure judges it
// alike.
#include "support/made_report.h"
#include "support/test_support.h"

#include <performance/client/report_findings.h>
#include <performance/core/metric_table.h>
#include <performance/core/report_json.h>
#include <performance/judgement/limit.h>
#include <performance/judgement/use_cells.h>
#include <performance/optimize/rule_reader.h>
#include <performance/texts/health_text.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace performance;
using Qt::operator""_s;

namespace {

using Values = std::vector<std::optional<double>>;

UseCell cellOf(const MachineParts &parts, UseResource resource, UseRow row)
{
    for (UseCell &cell : useCells(parts)) {
        if (cell.resource == resource && cell.row == row)
            return cell;
    }
    return {};
}

const MachineParts Laptop{4, u"nvme0n1"_s, u"wlan0"_s, {u"a.used"_s, u"a.free"_s, u"b.used"_s, u"b.free"_s}};

Finding judged(UseResource resource, UseRow row, const Values &values, const MachineParts &parts = Laptop)
{
    return judge(cellOf(parts, resource, row), parts, values);
}

QJsonArray rulesAsWritten()
{
    QFile file(QStringLiteral(WAI_SOURCE "/resources/optimize/rules.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(u"rules").toArray()
                                          : QJsonArray();
}

/// A counter that grows by the same share of a second each second.
auto growing(double share)
{
    return [share](int second) { return 1000 + share * second; };
}

SeriesDescriptor pressureOf(const char *resource)
{
    return metrics::PressureTime.series(
        {{u"wai.pressure.kind"_s, u"some"_s}, {u"wai.pressure.resource"_s, QString::fromLatin1(resource)}});
}

} // namespace

class TestJudgement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void limitsAreWhole()
    {
        QSet<QString> ids;
        QSet<QString> signalsSeen;
        for (const Limit *limit : allLimits()) {
            const QString id = limit->id;
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
            QVERIFY2(limit->source.size() >= 4, qPrintable(id));
            QVERIFY2(!limit->unit.isEmpty(), qPrintable(id));
            if (limit->isAbove)
                QVERIFY2(limit->felt <= limit->notable && limit->notable <= limit->bad, qPrintable(id));
            else
                QVERIFY2(limit->felt >= limit->notable && limit->notable >= limit->bad, qPrintable(id));
            QCOMPARE(limitById(id), limit);
            if (limit->signal.isEmpty())
                continue;
            QVERIFY2(!signalsSeen.contains(limit->signal), qPrintable(id));
            signalsSeen.insert(limit->signal);
            // As rules write it: it survives being read and written.
            QCOMPARE(Signal::parse(limit->signal).toText(), QString(limit->signal));
        }
        QVERIFY(!limitById(u"cpu.nonsense"));
    }

    /// A rule has no number of its own for what others judge too.
    void rulesNameLimits()
    {
        // How busy the CPUs are is a circumstance of a rule, not what it complains of. P2 is about three times what is bad, R4 about
        // memory that is left over, and M13 asks only that somebody waits at all beside memory that is scarce.
        const QSet<QString> circumstances{u"cpu.utilization"_s};
        const QSet<QString> own{u"P2/cpu.pressure"_s, u"R4/memory.left"_s, u"M13/memory.pressure"_s};
        int named = 0;
        for (const QJsonValue &value : rulesAsWritten()) {
            const QString rule = value[u"id"].toString();
            for (const QJsonValue &condition : value[u"when"].toArray()) {
                const Limit *limit = limitOfSignal(condition[u"signal"].toString());
                const QJsonValue threshold = condition.toObject().contains(u"above") ? condition[u"above"]
                                                                                     : condition[u"below"];
                if (!limit || circumstances.contains(limit->id)) {
                    QVERIFY2(threshold.isDouble(), qPrintable(rule));
                    continue;
                }
                const bool isOwn = own.contains(rule + u'/' + limit->id);
                QVERIFY2(threshold.isString() != isOwn, qPrintable(rule + u' ' + limit->id));
                QCOMPARE(condition[u"unit"].toString(), QString(limit->unit));
                named += threshold.isString();
            }
        }
        QVERIFY2(named >= 30, qPrintable(QString::number(named)));
    }

    void aGradeIsReadAsItsNumber()
    {
        const auto rule = std::ranges::find(builtinRules(), u"P1"_s, &Rule::id);
        QVERIFY(rule != builtinRules().end());
        QCOMPARE(rule->when[0].threshold, limits::CpuPressure.bad);
        QCOMPARE(rule->when[0].until, limits::CpuPressure.notable);
        const auto refused = [](const char *threshold, const char *signal) {
            QByteArray json =
                QByteArray(
                    "{'rules':[{'id':'X1','category':'Cpu','impact':'Low','effort':'Low','source':'a test','when':[{'signal':'")
                + signal + "','unit':'1','above':" + threshold
                + ",'until':0,'over':'30s'}],'texts':{'en':{'name':'','why':'','then':''}}}]}";
            json.replace('\'', '"');
            const auto rules = rulesFromJson(json, u"rules"_s);
            return rules ? QString() : rules.error().message();
        };
        QCOMPARE(refused("\"bad\"", "wai.cpu.throttles"), QString());
        QCOMPARE(refused("0.5", "wai.cpu.throttles"), QString());
        QVERIFY2(refused("\"awful\"", "wai.cpu.throttles").contains(u"awful"),
                 qPrintable(refused("\"awful\"", "wai.cpu.throttles")));
        QVERIFY(refused("\"bad\"", "wai.cpu.context_switches").contains(u"only numbers"));
    }

    void cells_data()
    {
        QTest::addColumn<int>("resource");
        QTest::addColumn<int>("row");
        QTest::addColumn<Values>("values");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, UseResource resource, UseRow row, Values values, Severity severity,
                            const char *limit, const QString &text) {
            QTest::newRow(name) << int(resource) << int(row) << values << severity << QString::fromLatin1(limit)
                                << text;
        };
        using enum UseResource;
        using enum UseRow;
        const auto none = std::nullopt;
        add("half of the CPUs", Cpu, Utilization, {0.5}, Severity::Fine, "cpu.utilization", u"50\u202f% of 4 CPUs"_s);
        add("all of the CPUs", Cpu, Utilization, {0.99}, Severity::Bad, "cpu.utilization", u"99\u202f% of 4 CPUs"_s);
        add("not measured", Cpu, Utilization, {none}, Severity::Unknown, "", QString());
        add("a little waiting", Cpu, Saturation, {0.05, 2}, Severity::Fine, "cpu.pressure",
            u"some wait 5\u202f%, queue 2"_s);
        add("waiting", Cpu, Saturation, {0.15, 5}, Severity::Notable, "cpu.pressure",
            u"some wait 15\u202f%, queue 5"_s);
        add("much waiting", Cpu, Saturation, {0.25, 9}, Severity::Bad, "cpu.pressure",
            u"some wait 25\u202f%, queue 9"_s);
        add("a kernel without pressure", Cpu, Saturation, {none, 20}, Severity::Bad, "cpu.queue", u"run queue 20"_s);
        add("stolen", Cpu, Errors, {0.28, none}, Severity::Notable, "cpu.steal",
            u"7\u202f% stolen by other machines"_s);
        add("nothing stolen", Cpu, Errors, {0, 0}, Severity::Fine, "cpu.steal", u"not slowed down"_s);
        add("throttled", Cpu, Errors, {0, 3}, Severity::Bad, "cpu.throttles", u"throttled 3\u202f/s"_s);
        add("memory", Memory, Utilization, {12e9, 16e9}, Severity::Fine, "memory.left",
            u"75\u202f% of 14.9\u202fGiB"_s);
        add("scarce memory", Memory, Utilization, {15e9, 16e9}, Severity::Notable, "memory.left",
            u"93.8\u202f% of 14.9\u202fGiB"_s);
        add("swapping without pressure", Memory, Saturation, {0, 200, 100}, Severity::Notable, "memory.swapping",
            u"some wait 0\u202f%, swapping 300\u202f/s"_s);
        add("pressure is worse", Memory, Saturation, {0.3, 200, 0}, Severity::Bad, "memory.pressure",
            u"some wait 30\u202f%, swapping 200\u202f/s"_s);
        add("killed", Memory, Errors, {0.1}, Severity::Bad, "memory.kills", u"the kernel kills processes"_s);
        add("busy disk", Disk, Utilization, {1.02}, Severity::Bad, "disk.utilization", u"100\u202f%"_s);
        add("fullest of two", Disk, Errors, {50, 50, 92, 8}, Severity::Notable, "filesystem.space",
            u"space used 92\u202f%"_s);
        add("refused connections", Network, Saturation, {0, 0, 0.5}, Severity::Notable, "network.refused",
            u"0.50\u202f/s connections refused"_s);
        add("nothing dropped", Network, Saturation, {0, 0, 0}, Severity::Fine, "network.drops", u"nothing dropped"_s);
        add("one segment of two", Network, Errors, {0.5, 1, 0, 0}, Severity::Fine, "network.retransmits", QString());
        add("sent again", Network, Errors, {30, 1000, 0, 0}, Severity::Notable, "network.retransmits",
            u"3\u202f% sent again"_s);
        add("broken packets", Network, Errors, {0, 1000, 1, 0}, Severity::Bad, "network.errors", u"errors 1\u202f/s"_s);
    }
    void cells()
    {
        QFETCH(int, resource);
        QFETCH(int, row);
        QFETCH(Values, values);
        QFETCH(QString, text);
        const Finding finding = judged(UseResource(resource), UseRow(row), values);
        QCOMPARE(finding.id, useCellId(UseResource(resource), UseRow(row)));
        QTEST(finding.severity, "severity");
        QTEST(finding.limit, "limit");
        if (!text.isEmpty() || finding.evidence.empty())
            QCOMPARE(findingText(finding), text);
    }

    /// Values that are missing, too many or none crash nothing.
    void anyValuesAreJudged()
    {
        for (const MachineParts &parts : {Laptop, MachineParts{}}) {
            for (const UseCell &cell : useCells(parts)) {
                const Finding unmeasured = judge(cell, parts, Values(size_t(cell.series.size())));
                QVERIFY2(unmeasured.severity == Severity::Unknown || unmeasured.limit.isEmpty(),
                         qPrintable(unmeasured.id));
                QCOMPARE(findingText(unmeasured), QString());
                QCOMPARE(judge(cell, parts, Values{1, 2, 3, 4, 5, 6, 7, 8}).severity, Severity::Unknown);
                QVERIFY(!findingName(unmeasured).isEmpty());
            }
        }
    }

    /// "CPU pressure is high" means one thing: the matrix, the rule and the recommendation turn at the same figure.
    void allJudgesAgree_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("isBad");
        QTest::newRow("under") << 0.19 << false;
        QTest::newRow("over") << 0.21 << true;
    }
    void allJudgesAgree()
    {
        QFETCH(double, share);
        QFETCH(bool, isBad);
        QCOMPARE(judged(UseResource::Cpu, UseRow::Saturation, {share, std::nullopt}).severity == Severity::Bad, isBad);
        const auto rule = std::ranges::find(builtinRules(), u"P1"_s, &Rule::id);
        QCOMPARE(share > rule->when[0].threshold, isBad);
        MadeReport made(100);
        made.with(pressureOf("cpu"), growing(share));
        const PerformanceReport report = made.report();
        QCOMPARE(!report.recommendations.isEmpty(), isBad);
        const auto saturation = std::ranges::find(report.findings, u"cpu.saturation"_s, &Finding::id);
        QVERIFY(saturation != report.findings.end());
        QCOMPARE(saturation->severity == Severity::Bad, isBad);
    }

    void aReportKeepsItsFindings()
    {
        MadeReport made(60);
        const auto disk = [](const MetricDefinition &metric, Attributes more = {}) {
            more.insert(u"system.device"_s, u"sdb"_s);
            return metric.series(more);
        };
        made.with(disk(metrics::DiskIo, {{u"disk.io.direction"_s, u"read"_s}}), growing(5e6))
            .with(disk(metrics::DiskIoTime), growing(0.85));
        const PerformanceReport report = made.report();
        QCOMPARE(report.findings.size(), size_t(UseResourceCount * UseRowCount));
        const auto busy = std::ranges::find(report.findings, u"disk.utilization"_s, &Finding::id);
        QCOMPARE(busy->subject, u"sdb"_s);
        QCOMPARE(busy->severity, Severity::Notable);
        QVERIFY(std::abs(busy->evidence.at(0).value - 0.85) < 0.01);
        QCOMPARE(findingSentence(*busy), u"Disk utilisation (sdb): 85\u202f% (worth a look)"_s);
        const auto read = reportFromJson(toJson(report), u"made"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message()));
        QCOMPARE(read->findings, report.findings);
    }

    /// The disk of "/" is what people mean, and not the first of the alphabet while nothing moves.
    void anIdleReportIsOfTheMainDisk()
    {
        MadeReport made(30);
        for (const char *name : {"loop0", "vda"})
            made.with(metrics::DiskIo.series(
                          {{u"system.device"_s, QString::fromLatin1(name)}, {u"disk.io.direction"_s, u"read"_s}}),
                      growing(0));
        made.with(metrics::FilesystemUsage.series({{u"system.device"_s, u"/dev/vda1"_s},
                                                   {u"system.filesystem.mountpoint"_s, u"/"_s},
                                                   {u"system.filesystem.state"_s, u"used"_s}}),
                  [](int) { return 1e9; });
        QCOMPARE(partsOf(made.report()).disk, u"vda"_s);
    }

    /// They can be worked out again: one that makes no sense costs no report.
    void aReportOutlivesItsFindings()
    {
        MadeReport made(30);
        made.with(pressureOf("cpu"), growing(0.3));
        QByteArray json = toJson(made.report());
        json.replace("\"Bad\"", "\"Terrible\"");
        const auto read = reportFromJson(json, u"made"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message()));
        QVERIFY(read->findings.empty());
        QCOMPARE(read->recommendations, made.report().recommendations);
    }

    /// What others send by our names is not judged.
    void othersAreNotJudged()
    {
        MadeReport made(60);
        SeriesDescriptor theirs = pressureOf("cpu");
        theirs.origin = SeriesOrigin::Ingest;
        made.with(theirs, growing(0.9));
        const PerformanceReport report = made.report();
        QCOMPARE(worstOf(report.findings), Severity::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
