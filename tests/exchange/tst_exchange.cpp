// SPDX-License-Identifier: MIT

// Profiles go out in the formats of other tools and come back the same, as far as each format can hold them.
#include "../support/folded_profile.h"

#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/exchange/gzip.h>
#include <performance/exchange/profile_writers.h>
#include <performance/symbols/import/profile_import.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace performance;

namespace {

using Shares = QMap<QString, std::pair<qint64, qint64>>;

/// Self and total of each function, of all threads.
Shares sharesOf(const Profile &profile)
{
    Shares shares;
    for (const FunctionCost &cost : functionCosts(buildCallTree(profile, {})))
        shares[profile.functionName(cost.function)] = {cost.self, cost.total};
    return shares;
}

/// Two threads, recursion, an odd name, an inlined function with a file.
Profile sample()
{
    Profile profile = foldedProfile(
        {QStringLiteral("main;parse;read 30000000"), QStringLiteral("main;parse;parse;read 20000000"),
         QStringLiteral("main;operator<< <char, int>(x) 7000000"), QStringLiteral("start;work 40000000@2"),
         QStringLiteral("start;work;späte Größe 3000000@2")});
    profile.startedAt = fromNanoseconds(1'700'000'000'000'000'000);
    return profile;
}

PerformanceResult<Profile> read(const QByteArray &content)
{
    return importProfileContent(content, QStringLiteral("test"));
}

struct OneFrame {
    ProfileBuilder builder;
    qint32 module = 0;
    qint32 frame = 0;
};
/// A program of one address, whose functions are for the test to name.
OneFrame oneFrame()
{
    OneFrame made;
    made.builder.header().events = {
        {ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 1000}};
    made.module = made.builder.module(QStringLiteral("prog"), QStringLiteral("/bin/prog"), {}, ModuleKind::Executable);
    made.frame = made.builder.frameOf(made.module, 0x1234);
    return made;
}

} // namespace

class TestExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void profilesComeBack_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("threads");
        QTest::addColumn<bool>("times");
        QTest::newRow("speedscope") << toSpeedscope(sample(), QStringLiteral("a name")) << true << false;
        QTest::newRow("pprof") << toPprof(sample()) << true << false;
        QTest::newRow("Firefox") << toFirefox(sample(), QStringLiteral("a name")) << true << true;
        QTest::newRow("Firefox, gzipped") << gzip(toFirefox(sample(), QStringLiteral("a name"))) << true << true;
    }
    void profilesComeBack()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, threads);
        QFETCH(bool, times);
        const Profile before = sample();
        const auto after = read(content);
        QVERIFY2(after, after ? "" : qPrintable(after.error().message()));
        QCOMPARE(after->firstInconsistency(), QString());
        QCOMPARE(sharesOf(*after), sharesOf(before));
        QCOMPARE(after->events.front().unit, before.events.front().unit);
        if (threads)
            QCOMPARE(after->threads.size(), before.threads.size());
        if (times) {
            QCOMPARE(after->startedAt, before.startedAt);
            for (size_t i = 0; i < before.sampleCount(); ++i)
                QCOMPARE(after->sampleTimes[i], before.sampleTimes[i]);
        }
    }

    void foldedStacksAreAsFlamegraphReadsThem()
    {
        const QByteArray folded = toFolded(sample());
        static const QRegularExpression grammar(QStringLiteral("^[^;]+(;[^;]+)* \\d+$"));
        const auto lines = QString::fromUtf8(folded).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        for (const QString &line : lines)
            QVERIFY2(grammar.match(line).hasMatch(), qPrintable(line));
        const auto after = read(folded);
        QVERIFY(after);
        QCOMPARE(sharesOf(*after), sharesOf(sample())); // its threads have no name to stand in front
    }

    void inlinedFunctionsStayFrames()
    {
        auto [builder, module, frame] = oneFrame();
        const qint32 file = builder.string(QStringLiteral("/src/a.cpp"));
        const ProfileLocation locations[] = {
            {builder.function(builder.string(QStringLiteral("outer")), module), file, 10},
            {builder.function(builder.string(QStringLiteral("inner")), module), file, 20}};
        builder.resolve(frame, locations);
        builder.addSample(0, 0, builder.thread(1, 1), builder.stack(-1, frame, FrameOrigin::Sampled), 1000);
        const Shares expected{{QStringLiteral("outer"), {0, 1000}}, {QStringLiteral("inner"), {1000, 1000}}};
        for (const QByteArray &content :
             {toSpeedscope(builder.profile(), {}), toPprof(builder.profile()), toFirefox(builder.profile(), {})}) {
            const auto after = read(content);
            QVERIFY(after);
            QCOMPARE(sharesOf(*after), expected);
        }
        QVERIFY(toFolded(builder.profile()).contains("outer;inner_[i] 1000"));
    }

    /// Folded stacks go to terminals, and names are other users' choice.
    void foldedNamesBreakNoTerminal()
    {
        auto [builder, module, frame] = oneFrame();
        const ProfileLocation location{
            builder.function(builder.string(QStringLiteral("evil\x1b]0;owned\x07\x7f\n")), module), 0, 0};
        builder.resolve(frame, {&location, 1});
        builder.addSample(0, 0, builder.thread(1, 1), builder.stack(-1, frame, FrameOrigin::Sampled), 1000);
        const QByteArray folded = toFolded(builder.profile());
        QVERIFY(folded.contains("evil ]0:owned"));
        QVERIFY(std::ranges::none_of(folded, [](char c) { return (uchar(c) < 0x20 && c != '\n') || c == 0x7f; }));
        QCOMPARE(folded.count('\n'), 1);
    }

    void flameGraphPageIsWholeAndSmall()
    {
        const QByteArray page = toFlameGraphHtml(sample());
        QVERIFY(page.contains("flame-data") && page.size() < 20'000);
        QVERIFY(!page.contains("http")); // nothing from elsewhere
        // Names cannot break out of the script element.
        const QByteArray hostile = toFlameGraphHtml(
            foldedProfile({QStringLiteral("main;</script><script>alert(1)</script> 5")}));
        QVERIFY(!hostile.contains("</script><script>alert"));
        QVERIFY(toFlameGraphHtml(Profile()).isEmpty());
        const qsizetype begin = page.indexOf('{', page.indexOf("flame-data"));
        const auto data = QJsonDocument::fromJson(page.mid(begin, page.indexOf("</script>", begin) - begin)).object();
        QCOMPARE(data[QStringLiteral("nodes")].toArray().size() % 4, 0);
        QCOMPARE(data[QStringLiteral("nodes")].toArray()[2].toDouble(), 1e8);
    }

    void perfScriptIsRead()
    {
        const QByteArray text =
            "# header\n"
            "my prog (1) 77/78 [001]   12.500000:   10101010 cpu-clock:pppH: \n"
            "\t    55d0 std::vector<int, std::allocator<int> >::push_back(int const&)+0x12 (/bin/my prog)\n"
            "\t    55d4 main+0x4 (/bin/my prog)\n"
            "\t7f00aa clock_nanosleep@GLIBC_2.2.5+0x1 (/lib/libc.so.6)\n\n"
            "swapper     0 [000]   12.600000:   10101010 cpu-clock:pppH: \n"
            "\tffffffff81000000 [unknown] ([kernel.kallsyms])\n\n";
        const auto profile = read(text);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->sampleCount(), size_t(2));
        QCOMPARE(profile->threads.front().process, 77);
        QCOMPARE(profile->threads.front().thread, 78);
        QCOMPARE(profile->text(profile->threads.front().name), QStringLiteral("my prog (1)"));
        QCOMPARE(profile->sampleTimes[1], qint64(100'000'000));
        const Shares shares = sharesOf(*profile);
        QVERIFY(shares.contains(QStringLiteral("std::vector<int, std::allocator<int> >::push_back(int const&)")));
        QVERIFY(shares.contains(QStringLiteral("clock_nanosleep")));
        QCOMPARE(shares.value(QStringLiteral("main")).second, qint64(10101010));
    }

    void chromeIsRead()
    {
        // B and E, X in one another, and a list that was cut off.
        const auto slices = read(
            "[{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":1,\"tid\":2,\"args\":{\"name\":\"Main\"}},"
            "{\"ph\":\"X\",\"name\":\"outer\",\"pid\":1,\"tid\":2,\"ts\":100,\"dur\":50},"
            "{\"ph\":\"X\",\"name\":\"inner\",\"pid\":1,\"tid\":2,\"ts\":110,\"dur\":20},"
            "{\"ph\":\"B\",\"name\":\"late\",\"pid\":1,\"tid\":2,\"ts\":200},"
            "{\"ph\":\"E\",\"pid\":1,\"tid\":2,\"ts\":205},\n");
        QVERIFY2(slices, slices ? "" : qPrintable(slices.error().message()));
        const Shares expected{{QStringLiteral("outer"), {30000, 50000}},
                              {QStringLiteral("inner"), {20000, 20000}},
                              {QStringLiteral("late"), {5000, 5000}}};
        QCOMPARE(sharesOf(*slices), expected);
        QCOMPARE(slices->text(slices->threads.front().name), QStringLiteral("Main"));
        const auto v8 = read(
            "{\"nodes\":[{\"id\":1,\"callFrame\":{\"functionName\":\"(root)\"},\"children\":[2]},{\"id\":2,\"callFrame\":{\"functionName\":\"hot\",\"url\":\"a.js\",\"lineNumber\":4}}],"
            "\"startTime\":0,\"endTime\":30,\"samples\":[2,2,1],\"timeDeltas\":[0,10,20]}");
        QVERIFY2(v8, v8 ? "" : qPrintable(v8.error().message()));
        QCOMPARE(sharesOf(*v8).value(QStringLiteral("hot")).first, qint64(30'000));
    }

    void brokenContentIsExplained()
    {
        for (const QByteArray &content :
             {QByteArray(), QByteArray("{}"), QByteArray("[]"), QByteArray("hello world\n"),
              QByteArray("\x1f\x8b broken"), QByteArray("{\"shared\":{\"frames\":[]},\"profiles\":[{}]}"),
              QByteArray("\0\1\2", 3)}) {
            const auto result = read(content);
            QVERIFY(!result);
            QVERIFY(!result.error().message().isEmpty());
        }
        QRandomGenerator random(11);
        const QByteArray whole[] = {toSpeedscope(sample(), QStringLiteral("n")), *gunzip(toPprof(sample()), 1 << 20),
                                    toFirefox(sample(), QStringLiteral("n")), toFolded(sample())};
        for (int i = 0; i < 2000; ++i) {
            QByteArray mutated = whole[i % 4];
            for (int k = 0; k < 1 + i % 8; ++k)
                mutated[qsizetype(random.bounded(quint32(mutated.size())))] = char(random.bounded(256));
            const auto result = read(
                mutated.left(i % 3 ? mutated.size() : qsizetype(random.bounded(quint32(mutated.size())))));
            if (result)
                QCOMPARE(result->firstInconsistency(), QString());
        }
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
