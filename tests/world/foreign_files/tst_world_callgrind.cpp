// SPDX-License-Identifier: MIT

// Profiles of callgrind and of others that write its format. The texts are those of the format's specification (valgrind,
// callgrind/docs/cl-format.xml) or shaped as callgrind 3.19 wrote them of a small program; right sums follow from their
// own lines, and are what callgrind_annotate and KCachegrind show.
#include "foreign_totals.h"

#include <performance/calltree/profile_grade.h>

using namespace performance;

namespace {

QString nameOfStack(const Profile &profile, qint32 stack)
{
    QStringList names;
    for (qint32 at = stack; at >= 0; at = profile.stacks[size_t(at)].parent) {
        const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(at)].frame)];
        names.prepend(profile.functionName(profile.locations[size_t(frame.firstLocation)].function));
    }
    return names.join(u';');
}

/// Of the first event: "main;work" and what it weighs.
QMap<QString, qint64> foldedOf(const Profile &profile)
{
    QMap<QString, qint64> folded;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.sampleEvents[i] == 0)
            folded[nameOfStack(profile, profile.sampleStacks[i])] += profile.sampleWeights[i];
    }
    return folded;
}

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// The specification's extended example.
const QMap<QString, qint64> Manual{{QStringLiteral("main"), 400},
                                   {QStringLiteral("main;func1"), 100},
                                   {QStringLiteral("main;[several callers];func2"), 700}};

} // namespace

class TestWorldCallgrind : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void callsAreNoCosts_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("extended example") << QByteArray(
            "# callgrind format\nevents: Instructions\n\nfl=file1.c\nfn=main\n16 400\ncfn=func1\ncalls=1 50\n16 400\ncfi=file2.c\ncfn=func2\ncalls=3 20\n16 400\n\n"
            "fn=func1\n51 100\ncfi=file2.c\ncfn=func2\ncalls=2 20\n51 300\n\nfl=file2.c\nfn=func2\n20 700\n");
        QTest::newRow("name compression") << QByteArray(
            "# callgrind format\nevents: Instructions\n\nfl=(1) file1.c\nfn=(1) main\n16 400\ncfn=(2) func1\ncalls=1 50\n16 400\ncfi=(2) file2.c\ncfn=(3) func2\ncalls=3 20\n16 400\n\n"
            "fn=(2)\n51 100\ncfi=(2)\ncfn=(3)\ncalls=2 20\n51 300\n\nfl=(2)\nfn=(3)\n20 700\n");
        QTest::newRow("subposition compression") << QByteArray(
            "# callgrind format\nevents: Instructions\n\nfl=(1) file1.c\nfn=(1) main\n16 400\ncfn=(2) func1\ncalls=1 50\n* 400\ncfi=(2) file2.c\ncfn=(3) func2\ncalls=3 20\n* 400\n\n"
            "fn=(2)\n+35 100\ncfi=(2)\ncfn=(3)\ncalls=2 20\n* 300\n\nfl=(2)\nfn=(3)\n-31 700\n");
        QTest::newRow("cfl, hexadecimal, no first line, totals") << QByteArray(
            "version: 1\r\ncreator: other 1.0\r\npositions: line\r\nevents: Instructions\r\n\r\nfl=file1.c\r\nfn=main\r\n0x10 0x190\r\ncfn=func1\r\ncalls=1 50\r\n16 400\r\ncfl=file2.c\r\ncfn=func2\r\ncalls=3 20\r\n16 400\r\n\r\n"
            "fn=func1\r\n51 100\r\ncfl=file2.c\r\ncfn=func2\r\ncalls=2 20\r\n51 300\r\n\r\nfl=file2.c\r\nfn=func2\r\n20 700\r\n\r\ntotals: 1200\r\n");
    }
    void callsAreNoCosts()
    {
        QFETCH(QByteArray, content);
        const auto profile = imported(content);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->firstInconsistency(), QString());
        QCOMPARE(profile->events.size(), size_t(1));
        QCOMPARE(profile->events[0].name, text("Instructions"));
        QCOMPARE(foldedOf(*profile), Manual);
        QCOMPARE(totalsOf(*profile)[text("Instructions")].total, qint64(1200));
        QVERIFY(texts(profile->notes).join(u'\n').contains(text("keeps no stacks")));
        QCOMPARE(texts(profile->notes).filter(text("left out")), QStringList());
        QCOMPARE(texts(profile->notes).filter(text("add up")), QStringList());
        bool found = false;
        for (size_t i = 0; i < profile->locations.size(); ++i) {
            const ProfileLocation &location = profile->locations[i];
            found = found
                || (profile->functionName(location.function) == u"func2" && profile->text(location.file) == u"file2.c"
                    && location.line == 20);
        }
        QVERIFY(found);
    }

    void eventsAreApart()
    {
        // The simple example of the specification; costs that are missing at the end are zero.
        const auto profile = imported("events: Cycles Instructions Flops\nfl=file.f\nfn=main\n15 90 14 2\n16 20 12\n");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        const auto totals = totalsOf(*profile);
        QCOMPARE(totals[text("Cycles")].total, qint64(110));
        QCOMPARE(totals[text("Cycles")].unit, text("cycles"));
        QCOMPARE(totals[text("Instructions")].total, qint64(26));
        QCOMPARE(totals[text("Flops")].total, qint64(2));
        QVERIFY(texts(profile->notes).join(u' ').contains(text("not who called it")));
    }

    void eventsHaveUnits_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char *header, const char *name, const char *unit, ProfileEvent::Kind kind,
                            qint64 total) {
            QTest::newRow(header) << QByteArray(header) << text(name) << text(unit) << int(kind) << total;
        };
        using Kind = ProfileEvent::Kind;
        row("events: Ir\n", "Ir", "1", Kind::Other, 7);
        row("event: sysTime : sysTime (elapsed ns)\nevents: sysTime\n", "sysTime", "ns", Kind::Other,
            7); // callgrind --collect-systime=nsec
        row("event: sysTime : sysTime (elapsed us)\nevents: sysTime\n", "sysTime", "ns", Kind::Other, 7000);
        row("events: Time_(10ns)\n", "Time", "ns", Kind::OnCpu, 70); // Xdebug 3
        row("events: Memory_(bytes)\n", "Memory", "By", Kind::Other, 7);
        row("events: cpu(nanoseconds)\n", "cpu", "ns", Kind::OnCpu, 7); // go tool pprof -callgrind
        row("events: samples(count)\n", "samples", "1", Kind::OnCpu, 7);
        row("events: Time\n", "Time", "1", Kind::Other, 7); // of what, it does not say: these are no samples
        row("event: EstCyc = Ir + 10 Bm : Estimated (cycles)\nevents: Ir\n", "Ir", "1", Kind::Other, 7);
    }
    void eventsHaveUnits()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, name);
        QFETCH(QString, unit);
        QFETCH(int, kind);
        QFETCH(qint64, total);
        const auto profile = imported(header + "fn=f\n1 7\n");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->events.size(), size_t(1));
        QCOMPARE(profile->events[0].name, name);
        QCOMPARE(profile->events[0].unit, unit);
        QCOMPARE(int(profile->events[0].kind), kind);
        QCOMPARE(totalsOf(*profile)[name].total, total);
    }

    void instructionsAndJumpsAreRead()
    {
        // As --dump-instr=yes --collect-jumps=yes writes it: two positions, each relative on its own; a jump and the place
        // it comes from cost nothing; code of a.h was inlined into work, and fe goes back.
        const auto profile = imported(
            "# callgrind format\nversion: 1\ncreator: callgrind-3.19.0\npid: 42\ncmd:  ./prog -x\npart: 1\n\ndesc: I1 cache: \npositions: instr line\nevents: Ir Dr\nsummary: 31 4\n\n"
            "ob=(1) /tmp/prog\nfl=(1) /src/a.c\nfn=(1) main\n0x1159 4 1 1\n+5 * 2\ncob=(2) /lib/libc.so.6\ncfi=(2) ???\ncfn=(2) 0x0000000000001120\ncalls=1 0x1120 0 \n* +1 9 3\ncfn=(3) work\ncalls=2 -0x10 -2 \n* * 16 1\n+0x5 * 3\n\n"
            "fn=(3)\n0x1100 10 4\njcnd=3/4 -15 * \n* * \nfi=(3) /src/a.h\n+2 -7 5 1\nfe=(1)\n+2 +8 7\njump=1 +4 * \n* * \njfi=(4) /src/late.c\njfn=(5) late\njump=1 +4 * \n* * \n\n"
            "ob=(2)\nfl=(2)\nfn=(2)\n0x1120 0 9 2\n\nob=(1)\nfl=(4)\nfn=(5)\n0 3\n\ntotals: 31 4\n");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->target, text("./prog -x"));
        const auto totals = totalsOf(*profile);
        QCOMPARE(totals[text("Ir")].self,
                 (QMap<QString, qint64>{{text("main"), 6}, {text("work"), 16}, {text("libc.so.6+0x1120"), 9}}));
        QCOMPARE(totals[text("Dr")].total, qint64(4));
        QVERIFY2(texts(profile->notes).filter(text("left out")).isEmpty(),
                 qPrintable(texts(profile->notes).join(u'\n'))); // "late" has an address and no line
        QMap<QPair<QString, int>, qint64> lines;
        for (size_t i = 0; i < profile->sampleCount(); ++i) {
            const ProfileLocation &location = profile->locations[size_t(
                profile->frames[size_t(profile->stacks[size_t(profile->sampleStacks[i])].frame)].firstLocation)];
            if (profile->sampleEvents[i] == 0 && profile->functionName(location.function) == u"work")
                lines[{profile->text(location.file), location.line}] += profile->sampleWeights[i];
        }
        QCOMPARE(lines,
                 (QMap<QPair<QString, int>, qint64>{
                     {{text("/src/a.c"), 10}, 4}, {{text("/src/a.h"), 3}, 5}, {{text("/src/a.c"), 11}, 7}}));
    }

    void partsAndThreadsAreApart()
    {
        // callgrind --separate-threads=yes --combine-dumps=yes: a part for each thread, names numbered throughout.
        const QByteArray file =
            "# callgrind format\nversion: 1\ncreator: callgrind-3.19.0\npid: 42\ncmd: /bin/prog\npart: 1\nthread: 1\n\npositions: line\nevents: Ir\nsummary: 10\n\nfl=(1) a.c\nfn=(1) main\n5 10\n\ntotals: 10\n\n"
            "pid: 42\ncmd: /bin/prog\npart: 1\nthread: 2\n\npositions: line\nevents: Dr Ir\nsummary: 3 20\n\nfl=(1)\nfn=(2) work\n7 3 20\n\ntotals: 3 20\n";
        const auto profile = imported(file);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        const auto totals = totalsOf(*profile);
        QCOMPARE(totals[text("Ir")].self, (QMap<QString, qint64>{{text("main"), 10}, {text("work"), 20}}));
        QCOMPARE(totals[text("Dr")].total, qint64(3));
        QCOMPARE(profile->threads.size(), size_t(2));
        QCOMPARE(profile->threads[0].process, 42);
        QCOMPARE(profile->threads[1].thread, 2);
        QCOMPARE(profile->text(profile->threads[1].processName), text("prog"));
        QVERIFY(texts(profile->notes).filter(text("add up")).isEmpty());
        QVERIFY(texts(profile->notes).filter(text("cut off")).isEmpty());
        QVERIFY(!texts(imported(file.left(file.indexOf("totals: 3")))->notes).filter(text("cut off")).isEmpty());
    }

    void whoCalledIsCertainOrSaidNotToBe_data()
    {
        QTest::addColumn<QStringList>("calls"); // "who whom"
        QTest::addColumn<QString>("function");
        QTest::addColumn<QString>("stack");
        const auto row = [](const char *name, const char *calls, const char *function, const char *stack) {
            QTest::newRow(name) << text(calls).split(u',') << text(function) << text(stack);
        };
        row("one caller", "main a,a b", "b", "main;a;b");
        row("recursion is no second caller", "main a,a a", "a", "main;a");
        row("nor is it by way of others", "main a,a b,b a", "a", "main;a");
        row("called below it", "main a,a b,b a", "b", "main;a;b");
        row("two callers", "main a,main b,a c,b c", "c", "main;[several callers];c");
        row("below those", "main a,main b,a c,b c,c d", "d", "main;[several callers];c;d");
        row("one of them calls the other", "main a,a b,a c,b c", "c", "main;a;[several callers];c");
        row("two starts", "main a,start_thread a", "a", "[several callers];a");
        row("a circle without a start", "a b,b a,b c", "c", "a;b;c");
    }
    void whoCalledIsCertainOrSaidNotToBe()
    {
        QFETCH(QStringList, calls);
        QFETCH(QString, function);
        QFETCH(QString, stack);
        QByteArray content = "events: Ir\n";
        for (const QString &call : calls)
            content += "fn=" + call.section(u' ', 0, 0).toUtf8() + "\n1 1\ncfn=" + call.section(u' ', 1).toUtf8()
                + "\ncalls=1 1\n1 1\n";
        content += "fn=" + function.toUtf8() + "\n1 1000\n";
        const auto profile = imported(content);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        const auto folded = foldedOf(*profile);
        QVERIFY2(folded.value(stack) >= 1000, qPrintable(QStringList(folded.keys()).join(u' ')));
        QCOMPARE(totalsOf(*profile)[text("Ir")].total, qint64(1000 + calls.size()));
    }

    void whatDoesNotFitIsSaid()
    {
        const auto notesOf = [](const QByteArray &content) {
            const auto profile = imported(content);
            return profile ? texts(profile->notes).join(u'\n') : QString();
        };
        QVERIFY(notesOf("events: Ir\nsummary: 9\nfn=f\n1 7\n").contains(text("holds 9, and its lines add up to 7")));
        QVERIFY(notesOf("events: Ir\nfn=f\n1 7\nfn=(3)\n1 1\nwhat=1\n1 x\n").contains(text("left out: 3")));
        QVERIFY(notesOf("events: Memory_(bytes)\nfn=f\n1 7\n2 -5\n")
                    .contains(text("below zero count as nothing: 1"))); // Xdebug: memory that was freed
        QVERIFY(!imported("# callgrind format\nversion: 1\n"));
        QVERIFY(!imported("events: Ir\nfn=f\n"));
    }

    void nextToNumbersThereAreNames()
    {
        const auto profile = imported(
            "# callgrind format\nevents: Ir\nob=(1) /lib/x.so\nfl=(1) ???\nfn=(502) (below main)\n0 11\ncfn=(504) __libc_start_main@@GLIBC_2.34\ncalls=1 0\n0 5\nfn=(504)\n0 3\nfn=(below main)\n0 2\n");
        QVERIFY(profile);
        QCOMPARE(foldedOf(*profile),
                 (QMap<QString, qint64>{{text("(below main)"), 13}, {text("(below main);__libc_start_main"), 3}}));
        QCOMPARE(profile->text(profile->moduleOf(profile->locations[0].function).path), text("/lib/x.so"));
    }

    /// callgrind writes the further levels of a recursion apart (--separate-recs, "rec'2"): one function, called by itself.
    void recursionIsOneFunction()
    {
        const auto profile = imported(
            "# callgrind format\nevents: Ir\nob=(1) /opt/x\nfn=(1) main\n1 1\ncfn=(2) rec\ncalls=1 1\n1 9\nfn=(2)\n5 13\ncfn=(3) rec'2\ncalls=1 5\n5 60\nfn=(3)\n5 20\ncfn=(3)\ncalls=8 5\n5 40\n"
            "cfn=(4) 0x00000000005243a0'2\ncalls=1 0\n5 6\nfn=(4)\n0 6\n");
        QVERIFY(profile);
        QCOMPARE(foldedOf(*profile),
                 (QMap<QString, qint64>{{text("main"), 1},
                                        {text("main;rec"), 13},
                                        {text("main;rec;rec"), 20},
                                        {text("main;rec;rec;x+0x5243a0"), 6}}));
        QCOMPARE(totalsOf(*profile)[text("Ir")].self.value(text("rec")), qint64(33));
    }

    /// Whatever was counted one by one is no small sample; of stacks without times nobody knows how large it was. Where the
    /// samples are told, few are few.
    void whatWasCountedIsNoSmallSample()
    {
        const auto counted = imported("events: Ir\nfn=f\n1 7\n2 9\n");
        QVERIFY(counted);
        QCOMPARE(gradeOf(*counted).letter, 'A');
        QCOMPARE(gradeOf(*counted).reasons, QStringList());
        const auto allocated = imported(
            "{\"dhatFileVersion\":2,\"mode\":\"rust-heap\",\"pps\":[{\"tb\":100,\"tbk\":1,\"fs\":[1]}],\"ftbl\":[\"[root]\",\"0x1: f (a.rs:1:2)\"]}");
        QVERIFY(allocated);
        QCOMPARE(gradeOf(*allocated).letter, 'A');
        const auto sampled = imported("a;b 3\na 4\n");
        QVERIFY(sampled);
        QCOMPARE(gradeOf(*sampled).samples, 7);
        QCOMPARE(gradeOf(*sampled).letter, 'D');
    }

    void damagedFilesDoNoHarm()
    {
        const QByteArray whole =
            "# callgrind format\nversion: 1\ncreator: callgrind-3.19.0\npid: 42\npositions: instr line\nevents: Ir Dr\nsummary: 31 4\n\nob=(1) /tmp/p\nfl=(1) a.c\nfn=(1) main\n0x1159 4 1 1\n+5 * 2\ncfn=(3) work\ncalls=2 -0x10 -2 \n* * 16 1\n\nfn=(3)\n0x1100 10 4\ntotals: 31 4\n";
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const auto profile = imported(whole.left(length));
            QVERIFY(!profile || profile->firstInconsistency().isEmpty());
        }
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const char byte : {'\0', '-', '(', '9', ':', '\n', '\xff'}) {
                QByteArray broken = whole;
                broken[at] = byte;
                const auto profile = imported(broken);
                QVERIFY(!profile || profile->firstInconsistency().isEmpty());
            }
        }
        const auto large = imported(
            "events: Ir\nfn=f\n99999999999999999999 99999999999999999999\n+99999999999999999999 1\n");
        QVERIFY(large && large->firstInconsistency().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWorldCallgrind)
#include "tst_world_callgrind.moc"
