// SPDX-License-Identifier: MIT

// Our figures against those of Debian's sysstat and procps, under load, over the same 30 seconds on this machine.
#include "support/quiet_machine.h"
#include <performance/core/report_json.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace performance;

namespace {

constexpr int Seconds = 30;

/// The columns of the "Average:" line that begins with `name`, by the names in the header above it.
std::map<QString, double> averages(const QByteArray &output, const QString &name)
{
    QStringList header;
    std::map<QString, double> values;
    for (const QByteArray &raw : output.split('\n')) {
        const QStringList words = QString::fromUtf8(raw).simplified().split(u' ');
        if (words.size() < 3)
            continue;
        const bool isHeader = words.contains(QStringLiteral("%idle")) || words.contains(QStringLiteral("rxkB/s"))
            || words.contains(QStringLiteral("%CPU"));
        if (isHeader)
            header = words;
        if (words[0] != u"Average:" || isHeader || !words.contains(name))
            continue;
        for (qsizetype i = 1; i < words.size() && i < header.size(); ++i)
            values[header[header.size() - words.size() + i]] = words[i].toDouble();
    }
    return values;
}

double meanOf(const PerformanceReport &report, const QString &id)
{
    const MetricSummary *summary = report.metricsSummary.find(id);
    if (!summary)
        qFatal("%s is not in the report", qPrintable(id));
    return summary->mean;
}

/// Within one percentage point or two percent.
bool near(double ours, double theirs, double absolute, const char *what)
{
    const bool ok = std::abs(ours - theirs) <= std::max(absolute, 0.02 * std::abs(theirs));
    qInfo("%-28s ours %12.3f   theirs %12.3f   %s", what, ours, theirs, ok ? "" : "<-- differs");
    return ok;
}

} // namespace

class TestAccuracy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *tool : {"mpstat", "pidstat", "iostat", "sar", "free", "stress-ng"}) {
            if (QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty())
                QSKIP("sysstat, procps and stress-ng are needed (packages.txt)");
        }
    }

    void figuresAgreeWithSysstat()
    {
        waitForQuietMachine();
        // The tools cannot begin in the same instant; where a burst falls between their beginnings, measure once more.
        QVERIFY2(agree() || agree(),
                 "a figure differs by more than a percentage point or two percent; the lists stand above");
    }

private:
    bool agree()
    {
        QTemporaryDir folder;
        // A steady load: half of the CPUs, and writing to disk.
        QProcess stress;
        stress.setWorkingDirectory(folder.path());
        stress.start(QStringLiteral("stress-ng"),
                     {QStringLiteral("--cpu"), QStringLiteral("1"), QStringLiteral("--cpu-load"), QStringLiteral("70"),
                      QStringLiteral("--hdd"), QStringLiteral("1"), QStringLiteral("--hdd-bytes"),
                      QStringLiteral("64M"), QStringLiteral("--sock"), QStringLiteral("1"), QStringLiteral("--timeout"),
                      QStringLiteral("120s"), QStringLiteral("--temp-path"), folder.path()});
        if (!(stress.waitForStarted()))
            qFatal("%s", "stress.waitForStarted()");
        // Until its workers work: one for the CPU, one for the disk, one that sends and one that receives.
        const auto workers = [&] {
            QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(stress.processId()));
            return children.open(QIODevice::ReadOnly) ? children.readAll().simplified().split(' ').size() : 0;
        };
        if (!QTest::qWaitFor([&] { return workers() >= 3; }, 60000))
            qFatal("%s", "stress-ng has no workers");

        const QString seconds = QString::number(Seconds);
        std::map<QString, std::unique_ptr<QProcess>> tools;
        const auto start = [&](const QString &name, const QStringList &arguments) {
            auto process = std::make_unique<QProcess>();
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
            environment.insert(QStringLiteral("S_TIME_FORMAT"), QStringLiteral("ISO"));
            process->setProcessEnvironment(environment);
            process->start(name, arguments);
            if (!process->waitForStarted())
                qFatal("%s does not start", qPrintable(name));
            tools[name] = std::move(process);
        };
        const QString report = folder.filePath(QStringLiteral("r.json"));
        start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
              {QStringLiteral("record"), QStringLiteral("--duration"), seconds + u's', QStringLiteral("--output"),
               report});
        QTest::qSleep(
            1500); // the offset itself: it takes two readings before it begins, and the spans shall lie together
        start(QStringLiteral("mpstat"), {QStringLiteral("1"), seconds});
        start(QStringLiteral("sar"), {QStringLiteral("-n"), QStringLiteral("DEV"), QStringLiteral("1"), seconds});
        start(QStringLiteral("iostat"),
              {QStringLiteral("-d"), QStringLiteral("-k"), QStringLiteral("-y"), QStringLiteral("-x"), seconds,
               QStringLiteral("1")});
        start(QStringLiteral("pidstat"),
              {QStringLiteral("-u"), QStringLiteral("-C"), QStringLiteral("stress-ng-cpu"), QStringLiteral("1"),
               seconds});
        QTest::qSleep(Seconds * 500); // the middle of the span
        QProcess free;
        free.start(QStringLiteral("free"), {QStringLiteral("-b")});
        if (!(free.waitForFinished()))
            qFatal("%s", "free.waitForFinished()");
        std::map<QString, QByteArray> outputs;
        for (auto &[name, process] : tools) {
            if (!(process->waitForFinished((Seconds + 30) * 1000)))
                qFatal("%s does not end", qPrintable(name));
            outputs[name] = process->readAllStandardOutput();
        }
        stress.terminate();
        if (!(stress.waitForFinished(10000)))
            qFatal("%s", "stress.waitForFinished(10000)");
        const auto read = readReport(report);
        if (!(read))
            qFatal("%s", "read");
        bool ok = true;

        const auto mpstat = averages(outputs[QStringLiteral("mpstat")], QStringLiteral("all"));
        const double cpus = read->machine.logicalCpus.value_or(1);
        const auto mode = [&](const char *name) {
            return meanOf(*read, QStringLiteral("system.cpu.time{cpu.mode=%1}").arg(QLatin1String(name))) / cpus * 100;
        };
        ok &= near(mode("user"), mpstat.at(QStringLiteral("%usr")), 1, "CPU user %");
        ok &= near(mode("system"), mpstat.at(QStringLiteral("%sys")), 1, "CPU system %");
        ok &= near(mode("iowait"), mpstat.at(QStringLiteral("%iowait")), 1, "CPU iowait %");
        ok &= near(mode("softirq"), mpstat.at(QStringLiteral("%soft")), 1, "CPU softirq %");
        ok &= near(mode("idle"), mpstat.at(QStringLiteral("%idle")), 1, "CPU idle %");

        const auto lo = averages(outputs[QStringLiteral("sar")], QStringLiteral("lo"));
        if (read->metricsSummary.find(
                QStringLiteral("system.network.io{network.interface.name=lo,network.io.direction=receive}"))) {
            const double ours = meanOf(*read,
                                       QStringLiteral(
                                           "system.network.io{network.interface.name=lo,network.io.direction=receive}"))
                / 1024;
            ok &= near(ours, lo.at(QStringLiteral("rxkB/s")), std::max(1.0, 0.03 * lo.at(QStringLiteral("rxkB/s"))),
                       "lo received kB/s");
        }

        const QString memory = QString::fromUtf8(free.readAllStandardOutput());
        const auto match = QRegularExpression(QStringLiteral("Mem:\\s+(\\d+)")).match(memory);
        if (!(match.hasMatch()))
            qFatal("%s", "match.hasMatch()");
        ok &= near(meanOf(*read, QStringLiteral("system.memory.limit")), match.captured(1).toDouble(), 0,
                   "memory total");

        // The disk that iostat reports as the busiest writer.
        static const QRegularExpression line(
            QStringLiteral(
                "^(\\S+)\\s+([\\d.]+)\\s+([\\d.]+)\\s+[\\d.]+\\s+[\\d.]+\\s+[\\d.]+\\s+[\\d.]+\\s+([\\d.]+)\\s+([\\d.]+)"),
            QRegularExpression::MultilineOption);
        auto it = line.globalMatch(QString::fromUtf8(outputs[QStringLiteral("iostat")]));
        while (it.hasNext()) {
            const auto disk = it.next();
            const double written = disk.captured(5).toDouble();
            const QString key =
                QStringLiteral("system.disk.io{disk.io.direction=write,system.device=%1}").arg(disk.captured(1));
            if (written < 500 || !read->metricsSummary.find(key))
                continue;
            // Writing comes in bursts that a second more or less takes in or leaves out.
            ok &= near(meanOf(*read, key) / 1024, written, 0.05 * written, "disk written kB/s");
        }

        // One process: the share of one CPU that stress-ng's worker took.
        const auto pid = averages(outputs[QStringLiteral("pidstat")], QStringLiteral("stress-ng-cpu"));
        double sum = 0;
        for (const PerformanceSnapshot &snapshot : read->snapshots) {
            for (const ProcessSample &p : snapshot.processes) {
                if (p.name.startsWith(QLatin1String("stress-ng-cpu")))
                    sum += p.cpu.value_or(0);
            }
        }
        if (!(pid.contains(QStringLiteral("%CPU"))))
            qFatal("%s", "pid.contains(QStringLiteral(\"%CPU\"))");
        ok &= near(sum / double(read->snapshots.size()) * 100, pid.at(QStringLiteral("%CPU")), 1, "stress-ng-cpu %CPU");
        return ok;
    }
};

QTEST_GUILESS_MAIN(TestAccuracy)
#include "tst_accuracy.moc"
