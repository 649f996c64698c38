// SPDX-License-Identifier: MIT

// Recordings of the real perf, read by us and by perf itself.
#include <performance/profile/analyser/analyser_process.h>

#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace performance;
using namespace std::chrono_literals;

namespace {

/// CPU time that programs used for themselves which this one has started and seen end.
double childSeconds()
{
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    return double(used.ru_utime.tv_sec) + double(used.ru_utime.tv_usec) * 1e-6;
}

const QString KnownShares = QStringLiteral(WAI_BINARY_FOLDER "/tests/known_shares");

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray error;
};

Outcome run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000))
        qFatal("%s does not end", qPrintable(program));
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Shares in percent by the name of the function, without its parameters.
using Shares = QMap<QString, double>;

QString bare(QString name)
{
    name.remove(QStringLiteral("[.] ")).remove(QStringLiteral("[k] "));
    name = name.section(u'@', 0, 0); // the version of a symbol
    const qsizetype parameters = name.indexOf(u'(', name.startsWith(QStringLiteral("(anonymous")) ? 1 : 0);
    return (parameters > 0 ? name.left(parameters) : name).trimmed();
}

/// What perf report says, of lines such as "  12.34%|[.] main".
Shares perfShares(const QString &file, bool withCallees)
{
    QStringList arguments{QStringLiteral("report"),  QStringLiteral("-i"),         file,
                          QStringLiteral("--stdio"), QStringLiteral("-g"),         QStringLiteral("none"),
                          QStringLiteral("--sort"),  QStringLiteral("sym"),        QStringLiteral("-t"),
                          QStringLiteral("|"),       QStringLiteral("--no-inline")};
    arguments << (withCallees ? QStringLiteral("--children") : QStringLiteral("--no-children"));
    Shares shares;
    const auto report = run(QStringLiteral("perf"), arguments);
    for (const QByteArray &line : report.out.split('\n')) {
        const QStringList fields = QString::fromUtf8(line).split(u'|');
        if (line.startsWith('#') || fields.size() < 2)
            continue;
        shares[bare(fields.last())] += fields.first().trimmed().chopped(1).toDouble();
    }
    return shares;
}

/// By the functions that were called: perf report adds what was inlined into them to them.
Shares ourShares(const Profile &profile, bool withCallees)
{
    Shares shares;
    double whole = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const auto weight = double(profile.sampleWeights[i]);
        whole += weight;
        QSet<QString> counted;
        for (qint32 stack = profile.sampleStacks[i]; stack >= 0;
             stack = withCallees ? profile.stacks[size_t(stack)].parent : -1) {
            const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
            const QString name = bare(profile.functionName(profile.locations[size_t(frame.firstLocation)].function));
            if (!counted.contains(name))
                shares[name] += weight;
            counted.insert(name);
        }
    }
    for (double &share : shares)
        share *= 100 / whole;
    return shares;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const QString probe = m_folder.filePath(QStringLiteral("probe.data"));
        if (run(QStringLiteral("perf"),
                {QStringLiteral("record"), QStringLiteral("-e"), QStringLiteral("cpu-clock:u"), QStringLiteral("-o"),
                 probe, QStringLiteral("true")})
                .code
            != 0)
            QSKIP("perf cannot record here");
    }

    void sharesAreThoseOfPerf_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("piped");
        const auto row = [](const char *name, const char *options, bool piped = false) {
            QTest::newRow(name) << QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts) << piped;
        };
        row("frame pointers", "-e cpu-clock -F 2000 -g");
        row("DWARF", "-e cpu-clock -F 2000 --call-graph dwarf");
        row("no stacks", "-e cpu-clock -F 2000");
        row("compressed", "-e cpu-clock -F 2000 --call-graph dwarf -z");
        row("a pipe", "-e cpu-clock -F 2000 -g", true);
    }
    void sharesAreThoseOfPerf()
    {
        QFETCH(QStringList, options);
        QFETCH(bool, piped);
        const QString file = m_folder.filePath(QStringLiteral("perf.data"));
        const QStringList command{QStringLiteral("--"), KnownShares, QStringLiteral("0.7"), QStringLiteral("2")};
        const double before = childSeconds();
        if (piped) {
            const auto record = run(QStringLiteral("perf"),
                                    QStringList{QStringLiteral("record"), QStringLiteral("-o"), QStringLiteral("-")}
                                        + options + command);
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(record.out) == record.out.size());
        } else {
            const auto record = run(QStringLiteral("perf"),
                                    QStringList{QStringLiteral("record"), QStringLiteral("-o"), file} + options
                                        + command);
            QVERIFY2(record.code == 0, record.error.constData());
        }
        AnalyserProcess analyser;
        const auto profile = analyser.importProfile(file);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->firstInconsistency(), QString());
        // An eighth at least of 2,000 a second of what the program got of the machine, and perf beside it.
        QVERIFY2(double(profile->sampleCount()) > 0.125 * 2000 * (childSeconds() - before),
                 qPrintable(QString::number(profile->sampleCount())));
        // Of a pipe, perf counts some of the first samples elsewhere on a busy machine: 7 of 1,100 were seen.
        const double allowed = piped ? 1.5 : 0.5;
        QVERIFY(profile->text(profile->threads.front().name) == u"known_shares");
        for (const bool withCallees : {false, true}) {
            const Shares theirs = perfShares(file, withCallees);
            const Shares ours = ourShares(*profile, withCallees);
            QVERIFY(!theirs.isEmpty());
            for (auto it = theirs.begin(); it != theirs.end(); ++it) {
                // A bare address is a function that perf has no name for; we name it module+offset.
                if (it.value() <= 1 || it.key().startsWith(QStringLiteral("0x"))
                    || it.key().startsWith(QStringLiteral("[unknown]")))
                    continue;
                QVERIFY2(std::abs(ours.value(it.key()) - it.value()) <= allowed,
                         qPrintable(
                             QStringLiteral("%1 %2: %3 %, perf says %4 %")
                                 .arg(it.key(), withCallees ? QStringLiteral("with callees") : QStringLiteral("itself"))
                                 .arg(ours.value(it.key()))
                                 .arg(it.value())));
            }
        }
    }

    void severalEventsAreKeptApart()
    {
        const QString file = m_folder.filePath(QStringLiteral("events.data"));
        const auto record = run(QStringLiteral("perf"),
                                {QStringLiteral("record"), QStringLiteral("-o"), file, QStringLiteral("-e"),
                                 QStringLiteral("cpu-clock,page-faults"), QStringLiteral("-c"), QStringLiteral("1000"),
                                 QStringLiteral("--"), KnownShares, QStringLiteral("0.2")});
        QVERIFY2(record.code == 0, record.error.constData());
        const auto profile = AnalyserProcess().importProfile(file);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->events.size(), size_t(2));
        QVERIFY(profile->events[0].kind == ProfileEvent::Kind::OnCpu);
        QVERIFY(profile->events[1].kind == ProfileEvent::Kind::PageFaults);
    }

    /// The variable is glibc's; what the user has set of it stays.
    void theAnalyserHasItsHeapInHugePages_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("nothing set") << QByteArray() << QByteArray("glibc.malloc.hugetlb=1\n");
        QTest::newRow("set by the user") << QByteArray("glibc.malloc.arena_max=2")
                                         << QByteArray("glibc.malloc.arena_max=2\n");
    }
    void theAnalyserHasItsHeapInHugePages()
    {
        QFETCH(const QByteArray, own);
        QFETCH(const QByteArray, expected);
        QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("analyser"));
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho \"$GLIBC_TUNABLES\" > '" + folder.filePath(QStringLiteral("seen")).toLocal8Bit()
                     + "'\n");
        script.close();
        QVERIFY(script.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const QByteArray before = qgetenv("GLIBC_TUNABLES");
        if (own.isEmpty())
            qunsetenv("GLIBC_TUNABLES");
        else
            qputenv("GLIBC_TUNABLES", own);
        AnalyserProcess analyser(program);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(QStringLiteral("the analyser broke down file=%1").arg(program)));
        const auto profile = analyser.importProfile(program); // which it does not answer: it ends
        if (before.isNull())
            qunsetenv("GLIBC_TUNABLES");
        else
            qputenv("GLIBC_TUNABLES", before);
        QVERIFY(!profile);
        QFile seen(folder.filePath(QStringLiteral("seen")));
        QVERIFY(seen.open(QIODevice::ReadOnly));
        QCOMPARE(seen.readAll(), expected);
    }

    // Who asks for a profile now and then pays for the symbols of its files once in a while, not with memory for ever.
    void aChildThatNobodyAsksIsEnded()
    {
        const QString file = m_folder.filePath(QStringLiteral("asked.folded"));
        QFile folded(file);
        QVERIFY(folded.open(QIODevice::WriteOnly) && folded.write("main;work 3\n") > 0);
        folded.close();
        AnalyserProcess analyser;
        analyser.endIfUnaskedFor(0s); // there is none
        for (int round = 0; round < 2; ++round) {
            QVERIFY(analyser.importProfile(file));
            QVERIFY(analyser.cpuTime() > 0ns);
            analyser.endIfUnaskedFor(1h);
            QVERIFY(analyser.cpuTime() > 0ns);
            analyser.endIfUnaskedFor(0s);
            QCOMPARE(analyser.cpuTime(), 0ns);
        }
    }

    void brokenFilesAreExplained()
    {
        const QString file = m_folder.filePath(QStringLiteral("whole.data"));
        QVERIFY(run(QStringLiteral("perf"),
                    {QStringLiteral("record"), QStringLiteral("-o"), file, QStringLiteral("-e"),
                     QStringLiteral("cpu-clock"), QStringLiteral("--call-graph"), QStringLiteral("dwarf,1024"),
                     QStringLiteral("--"), KnownShares, QStringLiteral("0.1")})
                    .code
                == 0);
        QFile whole(file);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        AnalyserProcess analyser;
        const auto import = [&](const QByteArray &content) {
            QFile broken(m_folder.filePath(QStringLiteral("broken.data")));
            if (!broken.open(QIODevice::WriteOnly) || broken.write(content) != content.size())
                qFatal("no space");
            broken.close();
            return analyser.importProfile(broken.fileName());
        };
        // Cut anywhere: what there is, or a sentence.
        for (const double part : {0.0, 0.0001, 0.001, 0.3, 0.9}) {
            const auto cut = import(bytes.left(qsizetype(double(bytes.size()) * part)));
            QVERIFY(cut || !cut.error().message().isEmpty());
            if (cut)
                QVERIFY(!cut->notes.isEmpty());
        }
        QRandomGenerator random(7);
        for (int i = 0; i < 60; ++i) {
            QByteArray mutated = bytes;
            for (int k = 0; k < 20; ++k)
                mutated[qsizetype(random.bounded(i % 2 ? 2048u : quint32(bytes.size())))] = char(random.bounded(256));
            const auto result = import(mutated);
            if (result)
                QCOMPARE(result->firstInconsistency(), QString());
            else
                QVERIFY(!result.error().message().isEmpty());
        }
        // The analyser lives, or lives again.
        QVERIFY(analyser.importProfile(file));
        const auto missing = analyser.importProfile(m_folder.filePath(QStringLiteral("none.data")));
        QVERIFY(!missing && missing.error().message().contains(QStringLiteral("none.data")));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
