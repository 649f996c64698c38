// SPDX-License-Identifier: MIT
// The advice of a report: from which figure on each sentence is said, with which figures, and of whom. The thresholds are those
// of judgement/limit.h; the figures are made here, so what a sentence must carry is known.
#include "support/made_report.h"
#include "support/test_support.h"

#include <performance/client/recommendations.h>

using namespace performance;
using Qt::operator""_s;

namespace {

SeriesDescriptor pressureOf(const char *resource)
{
    return metrics::PressureTime.series(
        {{u"wai.pressure.kind"_s, u"some"_s}, {u"wai.pressure.resource"_s, QString::fromLatin1(resource)}});
}

/// A counter that grows by the same share of a second each second.
auto growing(double share)
{
    return [share](int second) { return 1000 + share * second; };
}

constexpr double GiB = 1 << 30;

} // namespace

class TestRecommendations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void pressureIsToldFromItsThresholdOn_data()
    {
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("sentence"); // empty: nothing is said
        QTest::newRow("cpu under 20 %") << QByteArray("cpu") << 0.19 << QString();
        QTest::newRow("cpu over 20 %")
            << QByteArray("cpu") << 0.25
            << u"Tasks waited for a CPU during 25\u202f% of the time (95th percentile). Most CPU went to busy (11)."_s;
        QTest::newRow("memory under 5 %") << QByteArray("memory") << 0.04 << QString();
        QTest::newRow("memory over 5 %")
            << QByteArray("memory") << 0.06
            << u"Tasks waited for memory during 6\u202f% of the time (95th percentile). The largest process is large (12)."_s;
        QTest::newRow("io under 20 %") << QByteArray("io") << 0.19 << QString();
        QTest::newRow("io over 20 %")
            << QByteArray("io") << 0.5
            << u"Tasks waited for storage during 50\u202f% of the time (95th percentile). Most was read and written by reader (13)."_s;
    }
    void pressureIsToldFromItsThresholdOn()
    {
        QFETCH(QByteArray, resource);
        QFETCH(double, share);
        QFETCH(QString, sentence);
        MadeReport made(100);
        made.with(pressureOf(resource.constData()), growing(share));
        for (int second = 0; second < 100; ++second) {
            made.withProcesses(second,
                               {MadeReport::process(11, u"busy"_s, 1.5, 1 << 20, 10),
                                MadeReport::process(12, u"large"_s, 0.1, qint64(4) << 30, 20),
                                MadeReport::process(13, u"reader"_s, 0.2, 1 << 20, 5e7)});
        }
        QCOMPARE(texts(made.report().recommendations), sentence.isEmpty() ? QStringList() : QStringList(sentence));
        // Without processes nobody is named, and no sentence is left half.
        if (!sentence.isEmpty()) {
            MadeReport alone(100);
            alone.with(pressureOf(resource.constData()), growing(share));
            QCOMPARE(texts(alone.report().recommendations), QStringList(sentence.left(sentence.indexOf(u". ") + 1)));
        }
    }

    /// Who took most over the whole span, not in the last second or at a peak; the same pid twice is two processes.
    void theOneThatTookMostIsNamed()
    {
        MadeReport made(10);
        made.with(pressureOf("cpu"), growing(0.3));
        for (int second = 0; second < 10; ++second) {
            auto reused = MadeReport::process(20, u"before"_s, 0.9);
            reused.identity.startTime = second < 5 ? 1 : 2;
            reused.name = second < 5 ? u"before"_s : u"after"_s;
            made.withProcesses(second,
                               {MadeReport::process(21, u"steady"_s, 0.6), reused,
                                MadeReport::process(22, u"peak"_s, second == 9 ? 4 : 0)});
        }
        // steady 6.0, before 4.5, after 4.5, peak 4.0 CPU seconds.
        QCOMPARE(
            texts(made.report().recommendations),
            QStringList(
                u"Tasks waited for a CPU during 30\u202f% of the time (95th percentile). Most CPU went to steady (21)."_s));
    }

    void scarceMemoryIsTold()
    {
        const auto madeWith = [](double least) {
            MadeReport made(20);
            made.with(metrics::MemoryLimit.series(), [](int) { return 16 * GiB; });
            made.with(metrics::MemoryAvailable.series(), [least](int second) { return second == 7 ? least : 8 * GiB; });
            return made;
        };
        MadeReport enough = madeWith(1.7 * GiB); // 10.6 %, and Netdata's ram_available warns below 10 %
        QCOMPARE(texts(enough.report().recommendations), QStringList());
        MadeReport scarce = madeWith(1 * GiB); // 6.25 %
        QCOMPARE(texts(scarce.report().recommendations),
                 QStringList(u"Only 1\u202fGiB of memory were left at the worst moment."_s));
        scarce.withProcesses(
            7, {MadeReport::process(30, u"small"_s, 2), MadeReport::process(31, u"hog"_s, 0, qint64(12) << 30)});
        QCOMPARE(texts(scarce.report().recommendations),
                 QStringList(
                     u"Only 1\u202fGiB of memory were left at the worst moment. The largest process is hog (31)."_s));
    }

    void whatCountersSayIsTold_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<double>("rate");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no kill") << u"wai.memory.oom_kills"_s << 0.0 << QString();
        QTest::newRow("kills")
            << u"wai.memory.oom_kills"_s << 1.0
            << u"The kernel killed a process because memory ran out. Look at the largest processes, or add memory or swap."_s;
        QTest::newRow("no overflow") << u"wai.tcp.listen_overflows"_s << 0.0 << QString();
        QTest::newRow("overflows")
            << u"wai.tcp.listen_overflows"_s << 12.0
            << u"A server on this machine did not accept connections in time (up to 12 overflows per second)."_s;
    }
    void whatCountersSayIsTold()
    {
        QFETCH(QString, metric);
        QFETCH(double, rate);
        QFETCH(QString, sentence);
        MadeReport made(30);
        made.with(builtInMetric(metric)->series(), growing(rate));
        QCOMPARE(texts(made.report().recommendations), sentence.isEmpty() ? QStringList() : QStringList(sentence));
    }

    /// Stolen time is of all CPUs together: 0.16 s a second are 4 % of four of them, and 8 % of two.
    void stolenTimeIsOfAllCpus()
    {
        MadeReport made(50);
        made.with(metrics::CpuTime.series({{u"cpu.mode"_s, u"steal"_s}}), growing(0.16));
        made.sources().machine.logicalCpus = 4;
        QCOMPARE(texts(made.report().recommendations), QStringList());
        made.sources().machine.logicalCpus = 2;
        const QStringList told = texts(made.report().recommendations);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().startsWith(u"The hypervisor withheld 8\u202f% of the CPU time"),
                 qPrintable(told.front()));
    }

    void eachBusyDiskIsNamed()
    {
        MadeReport made(50);
        const auto disk = [](const char *name) {
            return metrics::DiskIoTime.series({{u"system.device"_s, QString::fromLatin1(name)}});
        };
        made.with(disk("sda"), growing(0.95)).with(disk("sdb"), growing(0.85)).with(disk("sdc"), growing(1));
        const QStringList told = texts(made.report().recommendations);
        QCOMPARE(told.size(), 2);
        QVERIFY2(told[0].startsWith(u"sda was busy 95\u202f% of"), qPrintable(told[0]));
        QVERIFY2(told[1].startsWith(u"sdc was busy 100\u202f% of"), qPrintable(told[1]));
    }

    /// However many CPUs were slowed down, it is one thing to look at.
    void manyHotCpusAreOneSentence()
    {
        MadeReport made(10);
        for (int cpu = 0; cpu < 8; ++cpu)
            made.with(metrics::CpuThrottles.series({{u"cpu.logical_number"_s, QString::number(cpu)}}), growing(1));
        QCOMPARE(
            texts(made.report().recommendations),
            QStringList(u"A CPU was slowed down to stay cool. Look at its temperature and at what keeps it busy."_s));
    }

    /// Series of other machines, or made up by programs, carry our names: they say nothing of this one, each of them.
    void othersAreNotJudged()
    {
        const auto theirs = [](SeriesDescriptor descriptor) {
            descriptor.origin = SeriesOrigin::Ingest;
            return descriptor;
        };
        MadeReport made(100);
        for (const char *resource : {"cpu", "memory", "io"})
            made.with(theirs(pressureOf(resource)), growing(0.9));
        made.with(theirs(metrics::MemoryLimit.series()), [](int) { return 16 * GiB; });
        made.with(theirs(metrics::MemoryAvailable.series()), [](int) { return GiB / 2; });
        for (const MetricDefinition *definition :
             {&metrics::OomKills, &metrics::TcpListenOverflows, &metrics::CpuThrottles, &metrics::DiskIoTime})
            made.with(theirs(definition->series()), growing(1));
        QCOMPARE(texts(made.report().recommendations), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRecommendations)
#include "tst_recommendations.moc"
