// SPDX-License-Identifier: MIT

// Inputs that can be read only once, and what perf says of the same recording where it is installed.
#include "perf_data_writer.h"
#include "sums.h"

#include <performance/client/report_import.h>
#include <performance/profile/analyser/analyser_notes.h>
#include <performance/profile/analyser/analyser_process.h>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <sys/stat.h>
#include <thread>

using namespace performance;

class TestWorldPerfPipe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    /// R18: a pipe gives its bytes once; more than a pipe's own 64 KiB, so that the writer has to wait.
    void aPipeIsReadWhole()
    {
        const QByteArray path = QFile::encodeName(m_folder.filePath(QStringLiteral("pipe")));
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        constexpr int Samples = 3000;
        std::thread writer([&] {
            QFile pipe(QFile::decodeName(path));
            if (!pipe.open(QIODevice::WriteOnly))
                return;
            for (int i = 0; i < Samples; ++i)
                pipe.write("app  500/500 [000]   " + QByteArray::number(100 + i)
                           + ".000000:    1000000 cpu-clock: \n\t          401010 work (/opt/app)\n\n");
        });
        const auto report = readReportOrProfile(QFile::decodeName(path));
        writer.join();
        QVERIFY2(report, report ? "" : qPrintable(report.error().message()));
        QCOMPARE(report->profile.sampleCount(), size_t(Samples));
        QCOMPARE(weightOf(report->profile, 0), qint64(Samples) * 1'000'000);
    }

    void aSmallPipeIsReadToo()
    {
        const QString file = m_folder.filePath(QStringLiteral("small.txt"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write("a;b 3\n") > 0);
        out.close();
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly)); // by a name that means another file to the analyser
        const auto report = readReportOrProfile(QStringLiteral("/proc/self/fd/%1").arg(in.handle()));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message()));
        QCOMPARE(weightOf(report->profile, 0), 3);
    }

    /// --kallsyms, by way of the analyser: it reads the list that was named, and says so of one that is not there.
    void theListOfTheKernelReachesTheAnalyser()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK,
                   PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CALLCHAIN | PERF_SAMPLE_PERIOD,
                   "cpu-clock");
        perf.comm(100, 100, "app");
        perf.sample(0, 100, 100, PerfDataWriter::Second, {PerfDataWriter::Kernel, 0xffffffff8da78b06}, 5,
                    PERF_RECORD_MISC_KERNEL);
        const QString data = m_folder.filePath(QStringLiteral("kernel.data"));
        const QString list = m_folder.filePath(QStringLiteral("kallsyms"));
        const auto write = [](const QString &path, const QByteArray &content) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QVERIFY(write(data, perf.file()) && write(list, "ffffffff8da78b00 t do_work\n"));
        const auto report = readReportOrProfile(data, {{}, list});
        QVERIFY2(report, report ? "" : qPrintable(report.error().message()));
        QCOMPARE(sumsOf(report->profile), (QMap<QString, qint64>{{QStringLiteral("app;do_work"), 5}}));
        const auto missing = readReportOrProfile(data, {{}, list + u'2'});
        QVERIFY(!missing);
        QCOMPARE(missing.error().subject(), list + u'2');
    }

    /// The analyser's sentences are translated by us, also those that it has put numbers into.
    void notesWithNumbersAreTranslated()
    {
        class German : public QTranslator {
        public:
            QString translate(const char *context, const char *source, const char *, int) const override
            {
                const QString text = QString::fromUtf8(source);
                if (QByteArray(context) != "Symbols")
                    return {};
                if (text == u"Labels of samples that are left out: %1.")
                    return QStringLiteral("Ohne %1.");
                return text == u"Lines that are no stacks and are left out: %1."
                    ? QStringLiteral("%1 Zeilen ausgelassen.")
                    : text.startsWith(u"This format keeps no times") ? QStringLiteral("Keine Zeiten.")
                                                                     : QString();
            }
            bool isEmpty() const override { return false; }
        } translator;
        const QString path = m_folder.filePath(QStringLiteral("notes.folded"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a;b 3\nnone of them\nnor this one\na 4\na;c 5\n") > 0);
        file.close();
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const auto profile = AnalyserProcess().importProfile(path);
        const QStringList notes = profile ? texts(profile->notes) : QStringList();
        const QString listed = translatedNote(QStringLiteral("Labels of samples that are left out: span id, x2."));
        const QString other = translatedNote(QStringLiteral("7 of 9: nobody knows."));
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(listed, QStringLiteral("Ohne span id, x2."));
        QCOMPARE(other, QStringLiteral("7 of 9: nobody knows."));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(notes, QStringList({QStringLiteral("Keine Zeiten."), QStringLiteral("2 Zeilen ausgelassen.")}));
        QCOMPARE(texts(profile->notes).value(0),
                 QStringLiteral("This format keeps no times and no threads.")); // whoever reads it next
    }

    /// R1 with perf itself: counts and sums of `perf script` of the same file.
    void severalEventsAreThoseOfPerf()
    {
        const QString file = m_folder.filePath(QStringLiteral("events.data"));
        QProcess perf;
        perf.start(QStringLiteral("perf"),
                   {QStringLiteral("record"), QStringLiteral("-g"), QStringLiteral("-e"),
                    QStringLiteral("cpu-clock,page-faults"), QStringLiteral("-o"), file, QStringLiteral("--"),
                    QStringLiteral("sh"), QStringLiteral("-c"),
                    QStringLiteral("i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done")});
        if (!perf.waitForFinished(60000) || perf.exitCode() != 0)
            QSKIP("perf is missing, or cannot record here");
        perf.start(QStringLiteral("perf"),
                   {QStringLiteral("script"), QStringLiteral("-i"), file, QStringLiteral("-G"), QStringLiteral("-F"),
                    QStringLiteral("period,event")});
        QVERIFY(perf.waitForFinished(60000));
        QMap<QString, QPair<qint64, qint64>> theirs;
        static const QRegularExpression line(QStringLiteral("^\\s*(\\d+)\\s+(cpu-clock|page-faults)\\S*:"));
        for (const QByteArray &raw : perf.readAllStandardOutput().split('\n')) {
            if (const auto match = line.match(QString::fromUtf8(raw)); match.hasMatch()) {
                theirs[match.captured(2)].first += 1;
                theirs[match.captured(2)].second += match.captured(1).toLongLong();
            }
        }
        const auto profile = AnalyserProcess().importProfile(file);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        for (size_t event = 0; event < profile->events.size(); ++event) {
            const QString name = profile->events[event].name.section(u':', 0, 0);
            QCOMPARE(countOf(*profile, event), theirs.value(name).first);
            QCOMPARE(weightOf(*profile, event), theirs.value(name).second);
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWorldPerfPipe)
#include "tst_world_perf_pipe.moc"
