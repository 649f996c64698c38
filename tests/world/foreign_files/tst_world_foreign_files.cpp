// SPDX-License-Identifier: MIT

// Profiles as other tools write them, with the right sums. Where a value is from is said at each row.
#include "foreign_totals.h"

#include <performance/client/profile_diff.h>
#include <performance/client/report_import.h>
#include <performance/exchange/gzip.h>
#include <performance/symbols/symbol_table.h>
#include <performance/symbols/symbolizer.h>

using namespace performance;

namespace {

constexpr qint64 Us = 1000;
constexpr qint64 Ms = 1'000'000;

/// What a protocol buffer is made of.
QByteArray varint(quint64 value)
{
    QByteArray out;
    for (; value >= 0x80; value >>= 7)
        out += char(value | 0x80);
    return out + char(value);
}
QByteArray number(int field, quint64 value)
{
    return varint(quint64(field) << 3) + varint(value);
}
QByteArray bytes(int field, const QByteArray &content)
{
    return varint(quint64(field) << 3 | 2) + varint(quint64(content.size())) + content;
}

} // namespace

class TestWorldForeignFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sumsAreRight_data()
    {
        using Self = QMap<QString, qint64>;
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<Self>("self");
        QTest::addColumn<QString>("note");
        const auto row = [](const char *file, const char *event, const char *unit, qint64 total, const Self &self,
                            const char *note = "") {
            QTest::addRow("%s: %s", file, event)
                << QString::fromLatin1(file) << QString::fromLatin1(event) << QString::fromUtf8(unit) << total << self
                << QString::fromLatin1(note);
        };
        const auto name = [](const char *text) { return QString::fromLatin1(text); };
        // Trace Event Format: a slice lasts `dur`, or from B to E; "Duration Events", "Complete Events". Open ones last
        // until the end of the trace, as Perfetto shows them.
        row("chrome-bom.json", "time", "ns", 1 * Ms, {{name("a"), 1 * Ms}});
        row("chrome-cut-object.json", "time", "ns", 1 * Ms, {{name("a"), 1 * Ms}}, "cut off");
        row("chrome-cut-open-slices.json", "time", "ns", 11 * Ms,
            {{name("main"), 1 * Ms}, {name("load"), 2 * Ms}, {name("render"), 7 * Ms}, {name("x"), 1 * Ms}},
            "still open: 2");
        row("chrome-unordered.json", "time", "ns", 2 * Ms, {{name("work"), 2 * Ms}});
        row("chrome-ts-as-text.json", "time", "ns", 2 * Ms, {{name("work"), 2 * Ms}});
        row("chrome-inf-value.json", "time", "ns", 14 * Us, {{name("copy"), 5 * Us}, {name("work"), 9 * Us}});
        row("chrome-pytorch-kineto.json", "time", "ns", 1300 * Us,
            {{name("my_op"), 400 * Us}, {name("my_kernel"), 900 * Us}});
        row("chrome-text-tids.json", "time", "ns", 3700 * Us,
            {{name("my_op"), 400 * Us},
             {name("kernel_a"), 900 * Us},
             {name("kernel_b"), 900 * Us},
             {name("span"), 1500 * Us}});
        row("chrome-tid-as-text.json", "time", "ns", 20 * Ms, {{name("a"), 10 * Ms}, {name("b"), 10 * Ms}});
        // speedscope reads the samples of such a trace; ten intervals of 1 ms, a slice of 10 ms.
        row("chrome-samples-and-slices.json", "time", "ns", 10 * Ms, {{name("work"), 10 * Ms}}, "samples and slices");
        row("chrome-samples-and-slices.json", "slices", "ns", 10 * Ms, {{name("RunTask"), 10 * Ms}});
        row("chrome-end-chunk-without-data.json", "time", "ns", 11 * Ms, {{name("work"), 11 * Ms}});
        // DevTools protocol, Profiler.Profile: startTime, endTime and timeDeltas in microseconds.
        row("v8-end-time.cpuprofile", "time", "ns", 200 * Ms, {{name("work"), 200 * Ms}});
        row("v8-idle.cpuprofile", "time", "ns", 1 * Ms, {{name("work"), 1 * Ms}});
        row("v8-idle.cpuprofile", "idle", "ns", 19 * Ms, {{name("(idle)"), 19 * Ms}});
        row("v8-old.cpuprofile", "time", "ns", 2 * Ms, {{name("work"), 2 * Ms}}); // startTime and endTime in seconds
        row("firefox-idle.json", "samples", "1", 3, {{name("work"), 3}});
        row("firefox-pid-as-text.json", "samples", "1", 5, {{name("work"), 5}});
        // flamegraph.pl: the count is what stands behind the last blank; two columns are before and after.
        row("bom.folded", "samples", "1", 15, {{name("main"), 5}, {name("work"), 10}});
        row("comments-austin.folded", "samples", "1", 193, {{name("main"), 7}, {name("work"), 186}});
        row("difffolded.folded", "after", "1", 31, {{name("main"), 6}, {name("work"), 25}});
        row("difffolded.folded", "before", "1", 15, {{name("main"), 5}, {name("work"), 10}});
        row("fractions.folded", "samples", "×0.01", 1325,
            {{name("parse"), 40}, {name("render"), 45}, {name("idle"), 1240}}, "0.01");
        row("one-bad-line.folded", "samples", "1", 15, {{name("main"), 5}, {name("work"), 10}}, "left out: 1");
        row("trailing-space.folded", "samples", "1", 15, {{name("main"), 5}, {name("work"), 10}});
        row("utf16.folded", "samples", "1", 5, {{name("w"), 5}});
        // profile.proto: the values that make_pprof.cjs of the trial writes, in its units.
        row("wall-microseconds.pb.gz", "wall", "ns", 40 * Ms, {{name("fetch"), 30 * Ms}, {name("render"), 10 * Ms}});
        row("wall-microseconds.pb.gz", "sample", "1", 4, {{name("fetch"), 3}, {name("render"), 1}});
        row("cpu-milliseconds.pb.gz", "cpu", "ns", 1000 * Ms, {{name("a"), 250 * Ms}, {name("b"), 750 * Ms}});
        row("mutex.pb.gz", "delay", "ns", 8 * Ms, {{name("lock"), 8 * Ms}});
        row("heap.pb.gz", "alloc_space", "By", 91'000, {{name("cache"), 1000}, {name("temp"), 90'000}});
        row("labels.pb.gz", "cpu", "ns", 70 * Ms, {{name("handle"), 70 * Ms}});
        row("addresses-run1.pb.gz", "cpu", "ns", 1 * Ms,
            {{name("libwork.so+0x1234"), 1 * Ms}}); // address − start + offset
        row("addresses-run2.pb.gz", "cpu", "ns", 1 * Ms, {{name("libwork.so+0x1234"), 1 * Ms}});
    }
    void sumsAreRight()
    {
        using Self = QMap<QString, qint64>;
        QFETCH(QString, file);
        QFETCH(QString, event);
        QFETCH(QString, unit);
        QFETCH(qint64, total);
        QFETCH(Self, self);
        QFETCH(QString, note);
        const auto profile = imported(inputOf(file));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->firstInconsistency(), QString());
        const auto totals = totalsOf(*profile);
        QVERIFY2(totals.contains(event), qPrintable(QStringList(totals.keys()).join(u' ')));
        QCOMPARE(totals[event].total, total);
        QCOMPARE(totals[event].unit, unit);
        QCOMPARE(totals[event].self, self);
        QVERIFY2(texts(profile->notes).join(u'\n').contains(note), qPrintable(texts(profile->notes).join(u'\n')));
    }

    void waitsAreNoTimeOnTheCpu()
    {
        QVERIFY(totalsOf(*imported(inputOf(QStringLiteral("v8-idle.cpuprofile"))))[QStringLiteral("idle")].kind
                == ProfileEvent::Kind::OffCpu);
        QVERIFY(totalsOf(*imported(inputOf(QStringLiteral("mutex.pb.gz"))))[QStringLiteral("delay")].kind
                == ProfileEvent::Kind::OffCpu);
        QVERIFY(totalsOf(*imported(inputOf(QStringLiteral("chrome-samples-and-slices.json"))))[QStringLiteral("slices")]
                    .kind
                == ProfileEvent::Kind::Other);
    }

    void negativeDeltasAreGoneBackOverOnce()
    {
        // Moments 0, 1000, 700, 2000, 3000 µs: in order 2 until 1000, then 3 until 3000 (CPUProfileDataModel of the DevTools).
        const auto profile = imported(
            "{\"nodes\":[{\"id\":2,\"callFrame\":{\"functionName\":\"two\"}},{\"id\":3,\"callFrame\":{\"functionName\":\"three\"}}],"
            "\"startTime\":0,\"endTime\":3000,\"samples\":[2,3,2,3,2],\"timeDeltas\":[0,1000,-300,1300,1000]}");
        QVERIFY(profile);
        const EventTotal time = totalsOf(*profile)[QStringLiteral("time")];
        QCOMPARE(time.total, 3 * Ms);
        QCOMPARE(time.self,
                 (QMap<QString, qint64>{{QStringLiteral("two"), 1 * Ms}, {QStringLiteral("three"), 2 * Ms}}));
    }

    void largeThreadIdsAreApart()
    {
        const auto profile = imported(
            "[{\"ph\":\"X\",\"name\":\"a\",\"pid\":1,\"tid\":140735000000001,\"ts\":0,\"dur\":10},{\"ph\":\"X\",\"name\":\"b\",\"pid\":1,\"tid\":140735000000002,\"ts\":5,\"dur\":10},]");
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(totalsOf(*profile)[QStringLiteral("time")].total, 20 * Us);
        QCOMPARE(profile->threads.size(), size_t(2));
    }

    void anEventThatIsNoneCostsItself()
    {
        const auto profile = imported(
            "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":0,\"dur\":10},{\"ph\":\"X\",\"name\":\"b\",\"ts\":[],\"dur\":10},7]");
        QVERIFY(profile);
        QCOMPARE(totalsOf(*profile)[QStringLiteral("time")].total, 10 * Us);
        QVERIFY(texts(profile->notes).join(u' ').contains(QStringLiteral("left out: 2")));
        QVERIFY(!imported("[{\"ph\":\"X\",\"name\":\"b\",\"ts\":[]}]"));
    }

    void processesOfFirefoxAreApart()
    {
        const auto texts = imported(inputOf(QStringLiteral("firefox-pid-as-text.json")));
        QVERIFY(texts);
        QCOMPARE(texts->threads.size(), size_t(2));
        QCOMPARE(texts->text(texts->threads[1].name), QStringLiteral("Compositor"));
        // samply: a process that executes another program comes a second time, as "7.1".
        QByteArray again = inputOf(QStringLiteral("firefox-pid-as-text.json"));
        again.replace("Process A", "7")
            .replace("Process B", "7.1")
            .replace("\"t1\"", "\"7\"")
            .replace("\"t2\"", "\"7.1\"");
        const auto reused = imported(again);
        QVERIFY(reused);
        QCOMPARE(reused->threads.size(), size_t(2));
        QCOMPARE(reused->threads[0].process, 7);
        QVERIFY(reused->threads[1].process != 7);
    }

    /// MOZ_PROFILER_SHUTDOWN: gecko-profile-format.md of firefox-devtools/profiler. A caller's address is that of the call, the
    /// address in a library counts from where its image begins, a child's times from its own start.
    void whatFirefoxItselfWritesIsRead()
    {
        const QByteArray tables =
            "\"stackTable\":{\"schema\":{\"prefix\":0,\"frame\":1},\"data\":[[null,0],[0,1],[1,2],[1,3]]},"
            "\"frameTable\":{\"schema\":{\"location\":0,\"relevantForJS\":1,\"innerWindowID\":2,\"implementation\":3,\"line\":4},\"data\":[[0],[1,false],[2,true,7,null,9],[3]]},"
            "\"stringTable\":[\"(root)\",\"0x7f0000001235\",\"paint (https://example.org/a.js:12:5)\",\"0x7f0000002000\"]";
        const QByteArray file =
            "{\"meta\":{\"version\":27,\"startTime\":1000,\"interval\":1},\"libs\":[{\"start\":139637976727552,\"end\":139637976743936,\"offset\":256,\"name\":\"libxul.so\",\"path\":\"/opt/libxul.so\",\"codeId\":\"AB\"}],"
            "\"threads\":[{\"name\":\"GeckoMain\",\"processType\":\"default\",\"processName\":\"Parent\",\"pid\":70,\"tid\":70,"
            + tables
            + ",\"samples\":{\"schema\":{\"stack\":0,\"time\":1,\"eventDelay\":2},\"data\":[[2,10.0,0],[3,11.0],[3,12.0],[null,13.0]]}}],"
              "\"processes\":[{\"meta\":{\"version\":27,\"startTime\":1500},\"libs\":[],\"threads\":[{\"name\":\"GeckoMain\",\"processName\":\"Web Content\",\"pid\":71,\"tid\":71,"
            + tables + ",\"samples\":{\"schema\":{\"stack\":0,\"time\":1},\"data\":[[0,2.0]]}}],\"processes\":[]}]}";
        const auto profile = imported(file);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->firstInconsistency(), QString());
        const EventTotal samples = totalsOf(*profile)[QStringLiteral("samples")];
        QCOMPARE(samples.total, qint64(4));
        QCOMPARE(samples.self,
                 (QMap<QString, qint64>{{QStringLiteral("paint"), 1},
                                        {QStringLiteral("libxul.so+0x2100"), 2},
                                        {QStringLiteral("(root)"), 1}}));
        QStringList functions;
        for (size_t i = 0; i < profile->functions.size(); ++i)
            functions << profile->functionName(qint32(i));
        QVERIFY2(functions.contains(QStringLiteral("libxul.so+0x1334")), qPrintable(functions.join(u' ')));
        QCOMPARE(profile->threads.size(), size_t(2));
        QCOMPARE(profile->text(profile->threads[1].processName), QStringLiteral("Web Content"));
        QCOMPARE(profile->duration.count(), 492 * Ms); // from 1010 to 1502
        QCOMPARE(profile->startedAt, fromNanoseconds(1000 * Ms));
        for (const auto &[from, to] :
             {std::pair("[null,0]", "[9,0]"), std::pair("[1,3]", "[1,4]"), std::pair("[1,3]", "[1,null]"),
              std::pair("\"schema\":{\"prefix\":0", "\"scheme\":{\"prefix\":0")}) {
            QByteArray broken = file;
            broken.replace(from, to);
            QVERIFY2(!imported(broken), to);
        }
    }

    void sourcesOfFirefoxAreFiles()
    {
        QByteArray text = inputOf(QStringLiteral("firefox-idle.json"));
        text.replace("\"fileName\": [null, null]", "\"source\": [null, 0]")
            .replace("\"stringArray\": [\"main\", \"work\"]", "\"stringArray\": [\"main\", \"work\", \"/src/work.c\"]");
        text.replace("\"libs\": []",
                     "\"libs\": [], \"shared\": {\"sources\": {\"length\": 1, \"uuid\": [null], \"filename\": [2]}}");
        const auto profile = imported(text);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        bool found = false;
        for (size_t i = 0; i < profile->locations.size(); ++i)
            found = found || profile->text(profile->locations[i].file) == u"/src/work.c";
        QVERIFY(found);
    }

    /// samply saves addresses, to be named when the profile is looked at; here with this very program, whose build id it has.
    void codeOfSamplyIsNamedByItsBuildId()
    {
        const QString program = QCoreApplication::applicationFilePath();
        const auto elf = ElfFile::open(program.toStdString());
        QVERIFY(elf);
        if (elf->buildId().empty())
            QSKIP("this compiler writes no build ids");
        SymbolTable table;
        table.add(*elf);
        table.finish();
        const auto symbol = std::ranges::find_if(table.symbols(), [](const Symbol &s) {
            return s.size > 0 && s.name.find("codeOfSamplyIsNamedByItsBuildId") != std::string_view::npos;
        });
        if (symbol == table.symbols().end())
            QSKIP("this program is stripped");
        QVERIFY(!elf->segments().empty());
        const quint64 place = symbol->address - elf->segments().front().address;
        QByteArray text = inputOf(QStringLiteral("firefox-idle.json"));
        const QByteArray address = QByteArray::number(place);
        text.replace("\"address\": [-1, -1]", "\"address\": [-1, " + address + "]");
        text.replace("\"stringArray\": [\"main\", \"work\"]",
                     "\"stringArray\": [\"main\", \"0x" + QByteArray::number(place, 16) + "\", \"program\"]");
        text.replace("\"resource\": [-1, -1]", "\"resource\": [-1, 0]");
        text.replace(
            "\"resourceTable\": {\"length\": 0, \"lib\": [], \"name\": [], \"host\": [], \"type\": []}",
            "\"resourceTable\": {\"length\": 1, \"lib\": [0], \"name\": [2], \"host\": [null], \"type\": [1]}");
        const auto named = [&](const QByteArray &buildId) {
            QByteArray whole = text;
            whole.replace("\"libs\": []",
                          "\"libs\": [{\"name\": \"program\", \"path\": \"" + program.toUtf8() + "\", \"codeId\": \""
                              + buildId + "\"}]");
            Symbolizer symbolizer;
            const auto profile = importProfileContent(whole, QStringLiteral("test"), &symbolizer);
            return profile ? totalsOf(*profile)[QStringLiteral("samples")].self.lastKey() + u' '
                    + totalsOf(*profile)[QStringLiteral("samples")].self.firstKey()
                           : profile.error().message();
        };
        const QByteArray id = QByteArray::fromStdString(elf->buildId());
        QVERIFY2(named(id.toUpper()).contains(QStringLiteral("codeOfSamplyIsNamedByItsBuildId")),
                 qPrintable(named(id)));
        const QString other = named(QByteArray(id.size(), '0'));
        QVERIFY2(other.contains(QStringLiteral("+0x") + QString::number(place, 16)), qPrintable(other));
    }

    void theDefaultEventOfPprofComesFirst()
    {
        QCOMPARE(imported(inputOf(QStringLiteral("heap.pb.gz")))->events.front().name,
                 QStringLiteral("inuse_space")); // default_sample_type
        QCOMPARE(imported(inputOf(QStringLiteral("labels.pb.gz")))->events.front().name,
                 QStringLiteral("cpu")); // else the last
    }

    void labelsOfPprofKeepSamplesApart()
    {
        const auto profile = imported(inputOf(QStringLiteral("labels.pb.gz")));
        QVERIFY(profile);
        QStringList names;
        for (const ProfileThread &thread : profile->threads)
            names << profile->text(thread.name);
        QCOMPARE(names, (QStringList{QStringLiteral("endpoint=/cart, span id=abc"), QStringLiteral("endpoint=/pay")}));
    }

    void differencesOfPprofKeepBothSides()
    {
        QByteArray message = bytes(1, number(1, 1) + number(2, 2)); // a sample type
        message += bytes(2, bytes(1, varint(1)) + bytes(2, varint(quint64(-5000))))
            + bytes(2, bytes(1, varint(2)) + bytes(2, varint(3000)));
        message += bytes(4, number(1, 1) + bytes(4, number(1, 1))) + bytes(4, number(1, 2) + bytes(4, number(1, 2)));
        message += bytes(5, number(1, 1) + number(2, 3)) + bytes(5, number(1, 2) + number(2, 4));
        for (const char *text : {"", "inuse_space", "bytes", "freed", "grown"})
            message += bytes(6, text);
        const auto profile = imported(gzip(message));
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        const auto totals = totalsOf(*profile);
        QCOMPARE(totals[QStringLiteral("inuse_space")].total, qint64(3000));
        QCOMPARE(totals[QStringLiteral("less inuse_space")].total, qint64(5000));
        QVERIFY(texts(profile->notes).join(u' ').contains(QStringLiteral("difference")));
    }

    void gzipHasMembers()
    {
        // RFC 1952, 2.2: "A gzip file consists of a series of members".
        const QByteArray two = gzip("main;work 5\n") + gzip("main 7\n");
        QCOMPARE(*gunzip(two, 100), QByteArray("main;work 5\nmain 7\n"));
        QCOMPARE(*gunzip(two + QByteArray(512, '\0'), 100), QByteArray("main;work 5\nmain 7\n"));
        QVERIFY(!gunzip(two + "garbage", 100));
        QVERIFY(!gunzip(two.chopped(3), 100));
        QVERIFY(!gunzip(two, 12));
        QCOMPARE(totalsOf(*imported(two))[QStringLiteral("samples")].total, qint64(12));
    }

    void heapsAreCompared()
    {
        const auto before = imported(inputOf(QStringLiteral("heap.pb.gz")));
        const auto after = imported(inputOf(QStringLiteral("heap-after.pb.gz")));
        QVERIFY(before && after);
        QStringList warnings;
        const auto diff = diffProfiles(*before, *after, 0.05, warnings);
        QVERIFY(diff);
        QCOMPARE(diff->event, QStringLiteral("inuse_space"));
        QCOMPARE(diff->unit, QStringLiteral("By"));
        QCOMPARE(diff->wholeA, 900.0);
        QCOMPARE(diff->wholeB, 99'000.0);
        QCOMPARE(diff->change, 109.0);
        QVERIFY(diff->verdict == MetricDifference::Verdict::Worse);
        QCOMPARE(diff->functions.front().name, QStringLiteral("cache"));
        QVERIFY(diffProfiles(*before, *before, 0.05, warnings)->verdict == MetricDifference::Verdict::Same);
        QVERIFY(warnings.isEmpty());
        QVERIFY(!diffProfiles(*before, *imported(inputOf(QStringLiteral("mutex.pb.gz"))), 0.05, warnings));
        QVERIFY(!warnings.isEmpty()); // nothing in common is said
    }

    void tracesOfPyTorchAreNoReports()
    {
        const auto report = readReportOrProfile(QStringLiteral(WAI_INPUTS "/chrome-pytorch-kineto.json"));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message()));
        QCOMPARE(totalsOf(report->profile)[QStringLiteral("time")].total, 1300 * Us);
    }

    void formatsThatAreNotReadSayWhatToDo()
    {
        const std::pair<QByteArray, const char *> rows[] = {
            {QByteArray("FLR\0\0\2\0\1", 8), "jfrconv"},
            {"*version\n3\ndata-file-overflow=false\n", "simpleperf"},
            {"v8-version,10,2,154,4\n", "--preprocess"},
            {QByteArray("QPERFSTREAM\0\x14\0\0\0", 16), "hotspot"},
            {"{\"version\":1,\"recording\":{\"displayName\":\"x\"}}", "speedscope"},
            {"{\"meta\":{\"version\":2},\"threads\":[]}", "Firefox Profiler"},
        };
        for (const auto &[content, word] : rows) {
            const auto result = imported(content);
            QVERIFY2(!result && result.error().message().contains(QLatin1String(word)), word);
        }
    }

    /// Bytes and blocks as dh_view.html shows them of what dhat of Valgrind 3.19 wrote of a small program.
    void allocationsOfDhatAreRead()
    {
        const QByteArray file =
            "{\"dhatFileVersion\":2,\"mode\":\"heap\",\"verb\":\"Allocated\",\"bklt\":true,\"bkacc\":true,\"tu\":\"instrs\",\"Mtu\":\"Minstr\",\"tuth\":500,\"cmd\":\"./h -x\",\"pid\":29251,\"te\":154400,\"tg\":149488,"
            "\"pps\":[{\"tb\":100,\"tbk\":1,\"tl\":7064,\"mb\":100,\"mbk\":1,\"gb\":100,\"gbk\":1,\"eb\":100,\"ebk\":1,\"rb\":0,\"wb\":100,\"acc\":[-100,1],\"fs\":[1,2,3]},"
            "{\"tb\":300,\"tbk\":3,\"tl\":1069,\"mb\":100,\"mbk\":1,\"gb\":0,\"gbk\":0,\"eb\":0,\"ebk\":0,\"rb\":0,\"wb\":300,\"fs\":[1,2,4,5]},{\"tb\":1000,\"tbk\":1,\"tl\":272,\"gb\":1000,\"gbk\":1,\"eb\":0,\"ebk\":0,\"fs\":[6,4,3]}],"
            "\"ftbl\":[\"[root]\",\"0x48417B4: malloc (in /usr/lib/libc.so.6)\",\"0x109169: a(int) (h.c:3)\",\"0x10919B: main (h.c:5)\",\"0x10918B: b (src/b.rs:4:9)\",\"0x1091AA: main (h.c:5)\",\"0x10A0: ??? (in /opt/x.so)\"]}";
        const auto heap = imported(file);
        QVERIFY2(heap, heap ? "" : qPrintable(heap.error().message()));
        QCOMPARE(heap->target, QStringLiteral("./h -x"));
        QStringList names;
        for (const ProfileEvent &event : heap->events)
            names << event.name + u' ' + event.unit;
        QCOMPARE(
            names.join(u','),
            QStringLiteral(
                "alloc_space By,alloc_objects 1,peak_space By,peak_objects 1,inuse_space By,inuse_objects 1,written By"));
        const auto totals = totalsOf(*heap);
        QCOMPARE(totals[QStringLiteral("alloc_space")].self,
                 (QMap<QString, qint64>{{QStringLiteral("malloc"), 400}, {QStringLiteral("x.so+0x10a0"), 1000}}));
        QCOMPARE(totals[QStringLiteral("alloc_objects")].total, qint64(5));
        QCOMPARE(totals[QStringLiteral("peak_space")].total, qint64(1100));
        QCOMPARE(totals[QStringLiteral("inuse_space")].total, qint64(100));
        QCOMPARE(totals[QStringLiteral("written")].total, qint64(400));
        QStringList places;
        for (size_t i = 0; i < heap->locations.size(); ++i)
            places << QStringLiteral("%1 %2:%3")
                          .arg(heap->functionName(heap->locations[i].function), heap->text(heap->locations[i].file))
                          .arg(heap->locations[i].line);
        QVERIFY2(places.contains(QStringLiteral("a(int) h.c:3")) && places.contains(QStringLiteral("b src/b.rs:4")),
                 qPrintable(places.join(u',')));
        // dhat --mode=copy counts what memcpy and its like copied; dhat --mode=ad-hoc what the program says.
        QByteArray copied = file;
        copied.replace("\"heap\"", "\"copy\"");
        QCOMPARE(totalsOf(*imported(copied))[QStringLiteral("copied")].unit, QStringLiteral("By"));
        QByteArray told = file;
        told.replace("\"heap\"", "\"ad-hoc\",\"bsu\":\"units\",\"bksu\":\"events\"");
        QCOMPARE(totalsOf(*imported(told))[QStringLiteral("units")].total, qint64(1400));
        QCOMPARE(totalsOf(*imported(told))[QStringLiteral("units")].unit, QStringLiteral("1"));
        QByteArray later = file;
        later.replace("Version\":2", "Version\":3");
        QVERIFY(!imported(later));
        QByteArray broken = file;
        broken.replace("[6,4,3]", "[6,4,7]");
        QVERIFY(!imported(broken));
    }

    void otherProfilesInJsonAreRead()
    {
        // HeapProfiler.SamplingHeapProfile of the DevTools protocol: selfSize in bytes.
        const auto heap = imported(
            "{\"head\":{\"callFrame\":{\"functionName\":\"(root)\"},\"selfSize\":0,\"children\":[{\"callFrame\":{\"functionName\":\"load\",\"url\":\"a.js\",\"lineNumber\":2},\"selfSize\":4096,\"children\":[]}]}}");
        QVERIFY2(heap, heap ? "" : qPrintable(heap.error().message()));
        QCOMPARE(totalsOf(*heap)[QStringLiteral("heap")].total, qint64(4096));
        QCOMPARE(totalsOf(*heap)[QStringLiteral("heap")].unit, QStringLiteral("By"));
        // stackprof: raw is depth, frames, count; cpu counts intervals of microseconds.
        const auto ruby = imported(
            "{\"version\":1.2,\"mode\":\"cpu\",\"interval\":1000,\"samples\":5,\"missed_samples\":2,"
            "\"frames\":{\"10\":{\"name\":\"main\",\"file\":\"a.rb\",\"line\":1,\"samples\":0},\"140000000000011\":{\"name\":\"work\",\"file\":\"a.rb\",\"line\":7,\"samples\":5}},"
            "\"raw\":[2,10,140000000000011,3,2,10,140000000000011,2]}");
        QVERIFY2(ruby, ruby ? "" : qPrintable(ruby.error().message()));
        QCOMPARE(totalsOf(*ruby)[QStringLiteral("cpu")].self,
                 (QMap<QString, qint64>{{QStringLiteral("work"), 5 * Ms}}));
        QCOMPARE(ruby->quality.lost, qint64(2));
        // node --prof-process --preprocess: pairs of code and offset, the innermost first.
        const auto log = imported(
            "{\"code\":[{\"name\":\"main\",\"type\":\"JS\"},{\"name\":\"work\",\"type\":\"JS\"}],\"functions\":[],\"ticks\":[{\"tm\":1000,\"vm\":0,\"s\":[1,5,0,9]},{\"tm\":3000,\"vm\":0,\"s\":[0,2]}]}");
        QVERIFY2(log, log ? "" : qPrintable(log.error().message()));
        QCOMPARE(totalsOf(*log)[QStringLiteral("time")].self,
                 (QMap<QString, qint64>{{QStringLiteral("main"), 2 * Ms}, {QStringLiteral("work"), 1 * Ms}}));
    }
};

QTEST_GUILESS_MAIN(TestWorldForeignFiles)
#include "tst_world_foreign_files.moc"
